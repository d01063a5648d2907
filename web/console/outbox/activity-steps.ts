import type { ActivityUploadShown } from '#shared/contracts/http/activities';
import type { UploadOpened } from '#shared/contracts/http/evidence';
import type { Photo } from '../activities/photos.ts';
import type { ActivityAsked } from '../activities/typed-activity.ts';
import type { Refused } from '../api/client.ts';
import { type Stage, sendEvidence } from '../evidence/send-evidence.ts';
import { type ActivityEntry, type FileOnItsWay, isPassing } from './entry.ts';

type Form = UploadOpened['form'];
type Came<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Refused };
type Known = Exclude<ActivityUploadShown, { readonly state: 'announced' }>;

/** What an activity and its files need to be sent; each may throw what `isNoLine` knows. */
export type ActivityWay = {
  /** Sent again under the same key it is the same activity. */
  readonly record: (key: string, body: ActivityAsked) => Promise<Came<{ readonly activity: string }>>;
  /** The activity that somebody else recorded in place of this one, where it can be found. */
  readonly find: (body: ActivityAsked) => Promise<Came<string | undefined>>;
  readonly announce: (activity: string, file: Photo) => Promise<Came<{ readonly upload: string; readonly form: Form }>>;
  /** Sends the bytes by the form; the answer is its status. */
  readonly post: (form: Form, bytes: Blob, onSent: (done: number, of: number) => void) => Promise<number>;
  readonly look: (activity: string, upload: string) => Promise<Came<ActivityUploadShown>>;
  readonly bytes: (file: Photo) => Promise<Blob | undefined>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly isNoLine: (cause: unknown) => boolean;
  /** What time it is by the office's clock. */
  readonly now: () => number;
  /** Writes down how far it is: whatever happens afterwards, it goes on from there. */
  readonly note: (entry: ActivityEntry) => Promise<void>;
  readonly tell: (file: string, stage: Stage) => void;
};

/** How far it is after a step; `isLater` where nothing more of it can be done just now. */
export type Stepped = { readonly entry: ActivityEntry; readonly isLater: boolean };

/** So often a store may not take a file before nobody sends it again by itself. */
const MOST_NOT_TAKEN = 3;
/** So many looks at what becomes of a file, some twenty seconds; then others go first. */
const LOOKS = 15;

export const GONE = 'fileGone';
export const NOT_TAKEN = 'uploadNotTaken';

/** With all of its files settled it is sent. */
const settledAt = (entry: ActivityEntry, now: number): ActivityEntry =>
  entry.activity !== undefined && entry.files.every(({ became }) => became !== undefined)
    ? { ...entry, became: { is: 'sent', at: now } }
    : entry;

const withFile = (entry: ActivityEntry, file: FileOnItsWay): ActivityEntry => ({
  ...entry,
  files: entry.files.map((one) => (one.id === file.id ? file : one)),
});

/** Takes the next step of an activity that waits: it is recorded, or one of its files is sent. */
export const stepOf = async (entry: ActivityEntry, way: ActivityWay): Promise<Stepped> => {
  const { activity, body, files } = entry;
  if (activity === undefined) return body === undefined ? gaveUp(entry, way) : recorded(entry, body, way);
  const file = files.find(({ became }) => became === undefined);
  return file === undefined ? { entry: settledAt(entry, way.now()), isLater: false } : sent(entry, activity, file, way);
};

/** Nothing says what it is of: that cannot be, and must not be tried for ever. */
const gaveUp = (entry: ActivityEntry, { now }: ActivityWay): Stepped => ({
  entry: { ...entry, became: { is: 'refused', at: now(), problem: { code: GONE } } },
  isLater: false,
});

const recorded = async (entry: ActivityEntry, body: ActivityAsked, way: ActivityWay): Promise<Stepped> => {
  const answer = await way.record(entry.key, body);
  if (answer.ok) {
    const { activity } = answer.value;
    // Nothing that was typed is kept any more.
    return { entry: settledAt({ ...entry, activity, body: undefined, fields: {} }, way.now()), isLater: false };
  }
  const { problem } = answer;
  if (isPassing(problem)) return { entry, isLater: true };
  const refused: ActivityEntry = { ...entry, became: { is: 'refused', at: way.now(), problem } };
  if (problem.code !== 'activityExists') return { entry: refused, isLater: false };
  const found = await way.find(body);
  if (!found.ok && isPassing(found.problem)) return { entry, isLater: true };
  return { entry: found.ok ? { ...refused, exists: found.value } : refused, isLater: false };
};

const settled = (file: FileOnItsWay, known: Known): FileOnItsWay =>
  known.state === 'kept'
    ? { ...file, upload: undefined, became: { is: 'kept' } }
    : { ...file, upload: undefined, became: { is: 'refused', code: known.why, words: known.words } };

/** What a file that is as far as this makes of its activity. */
type After = (next: FileOnItsWay, isLater?: boolean) => Stepped;

const sent = async (entry: ActivityEntry, activity: string, file: FileOnItsWay, way: ActivityWay): Promise<Stepped> => {
  const after: After = (next, isLater = false) => ({ entry: settledAt(withFile(entry, next), way.now()), isLater });
  const before = await becameOf(activity, file, way);
  if (before === 'wait') return { entry, isLater: true };
  if (before !== undefined) return after(settled(file, before));
  const bytes = await way.bytes(file);
  if (bytes === undefined) return after({ ...file, became: { is: 'refused', code: GONE } });
  let known: FileOnItsWay = file;
  const note = async (upload: FileOnItsWay['upload']): Promise<void> => {
    known = { ...known, upload };
    await way.note(withFile(entry, known));
  };
  let looks = 0;
  const outcome = await sendEvidence<Known>(
    {
      announce: async () => {
        const opened = await way.announce(activity, file);
        if (opened.ok) await note({ id: opened.value.upload, arrived: false });
        return opened;
      },
      post: async (form, onSent) => {
        const status = await way.post(form, bytes, onSent);
        if (status < 400 && known.upload !== undefined) await note({ ...known.upload, arrived: true });
        return status;
      },
      look: async (upload) => {
        looks += 1;
        return way.look(activity, upload);
      },
      pause: way.pause,
      isNoLine: way.isNoLine,
    },
    (stage) => way.tell(file.id, stage),
    () => looks < LOOKS,
  );
  if (outcome === undefined) return after(known, true);
  if (outcome.ok) return after(settled(known, outcome.value));
  return refusedFile(known, outcome.problem, after);
};

/** What became of a file that was announced before, as far as that is known; `wait` where it is being looked into. */
const becameOf = async (
  activity: string,
  { upload }: FileOnItsWay,
  way: ActivityWay,
): Promise<Known | 'wait' | undefined> => {
  if (upload === undefined) return undefined;
  const shown = await way.look(activity, upload.id);
  if (!shown.ok) return isPassing(shown.problem) ? 'wait' : undefined;
  const { value } = shown;
  if (value.state !== 'announced') return value;
  return upload.arrived && Date.parse(value.until) > way.now() ? 'wait' : undefined;
};

const refusedFile = (file: FileOnItsWay, problem: Refused, after: After): Stepped => {
  if (isPassing(problem)) return after(file, true);
  const { code, detail } = problem;
  if (code === NOT_TAKEN && (file.notTaken ?? 0) + 1 < MOST_NOT_TAKEN)
    return after({ ...file, upload: undefined, notTaken: (file.notTaken ?? 0) + 1 }, true);
  const words = detail === undefined ? {} : { words: { id: detail, en: detail } };
  return after({ ...file, upload: undefined, became: { is: 'refused', code, ...words } });
};
