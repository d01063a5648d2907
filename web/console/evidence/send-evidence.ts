import type { UploadOpened, UploadShown } from '#shared/contracts/http/evidence';
import type { Outcome } from '../api/asked.ts';

type Form = UploadOpened['form'];
type Announced = { readonly state: 'announced' };
/** What becomes of a file that was sent as evidence. */
export type KnownEvidence = Exclude<UploadShown, { state: 'announced' }>;

/** How far a file is on its way. */
export type Stage =
  | { readonly is: 'sending'; readonly done: number; readonly of: number }
  /** It has arrived; `isLong` where it has waited for so long that nobody needs to stay for it. */
  | { readonly is: 'checking'; readonly isLong: boolean };

/** What the way of a file needs; each may throw `NoLine`. */
export type Way<Known extends { readonly state: 'kept' | 'refused' } = KnownEvidence> = {
  readonly announce: () => Promise<Outcome<{ readonly upload: string; readonly form: Form }>>;
  /** Sends the file by the form; the answer is its status. */
  readonly post: (form: Form, onSent: (done: number, of: number) => void) => Promise<number>;
  readonly look: (upload: string) => Promise<Outcome<Announced | Known>>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly isNoLine: (cause: unknown) => boolean;
};

/** Every second at first, since most are looked into at once; then less often. */
const waitAfter = (times: number): number => {
  if (times < 10) return 1_000;
  return times < 20 ? 2_000 : 10_000;
};
/** After these many looks, half a minute, nobody needs to stay on the page. */
const LONG = 20;

/** The form is closed to this file: it was cut off on its way, or the quarter of an hour is over. */
const NOT_TAKEN = { ok: false, problem: { code: 'uploadNotTaken' } } as const;

type Looked<Known> = Exclude<Outcome<Known>, { ok: true }> | { readonly ok: true; readonly value: Known };

const lookedAt = async <Known extends { readonly state: 'kept' | 'refused' }>(
  { look, isNoLine }: Way<Known>,
  upload: string,
): Promise<Looked<Known> | undefined> => {
  try {
    const shown = await look(upload);
    if (!shown.ok) return shown;
    const { value } = shown;
    return value.state === 'announced' ? undefined : { ok: true, value };
  } catch (cause) {
    // It has arrived: a line that drops now is only waited for.
    if (isNoLine(cause)) return undefined;
    throw cause;
  }
};

/**
 * Announces a file, sends it, and waits until it is known what became of it. A line that drops before the file has
 * arrived throws: then it is announced anew, and the same file is the same evidence. `undefined` where nobody waits any
 * more.
 */
export const sendEvidence = async <Known extends { readonly state: 'kept' | 'refused' }>(
  way: Way<Known>,
  tell: (stage: Stage) => void,
  isWanted: () => boolean,
): Promise<Outcome<Known> | undefined> => {
  const opened = await way.announce();
  if (!opened.ok) return opened;
  const { upload, form } = opened.value;
  const status = await way.post(form, (done, of) => tell({ is: 'sending', done, of }));
  if (status >= 400) return NOT_TAKEN;
  for (let times = 0; isWanted(); times += 1) {
    tell({ is: 'checking', isLong: times >= LONG });
    await way.pause(waitAfter(times));
    const known = await lookedAt(way, upload);
    if (known !== undefined) return known;
  }
  return undefined;
};
