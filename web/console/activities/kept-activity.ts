import type { Refused } from '../api/client.ts';
import { dropDraft, keepDraft, newKey, readDraft } from '../session/draft.ts';
import type { Photo } from './photos.ts';
import type { Typed } from './typed-activity.ts';

const COMMAND = 'recordActivity';
/** What the form is kept under that begins with nothing. */
export const PLAIN = 'kegiatan';

/** A form as it was left: what was typed, what was chosen, and why it was refused where it was. */
export type KeptActivity = {
  readonly typed: Typed;
  readonly photos: readonly Photo[];
  readonly problem?: Refused | undefined;
};

const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');
const isPhoto = (value: unknown): value is Photo =>
  typeof value === 'object' && value !== null && 'id' in value && 'sha256' in value && 'size' in value;
const isProblem = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';

/** What was typed and chosen before in this window, and is not sent yet. */
export const keptActivity = (of: string): KeptActivity | undefined => {
  const { typed, photos, problem } = readDraft(of, COMMAND)?.fields ?? {};
  if (!isTyped(typed) || !Array.isArray(photos)) return undefined;
  return { typed, photos: photos.filter(isPhoto), ...(isProblem(problem) ? { problem } : {}) };
};

const isSame = (one: Typed, other: Typed): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

/** Keeps what stands there now; gives its key, which stays while nothing else is typed, also after loading again. */
export const keepActivity = (of: string, { typed, photos, problem }: KeptActivity): string => {
  const before = keptActivity(of);
  const kept = readDraft(of, COMMAND);
  const key = kept !== undefined && before !== undefined && isSame(before.typed, typed) ? kept.key : newKey();
  keepDraft(of, COMMAND, { fields: { typed, photos, ...(problem === undefined ? {} : { problem }) }, key });
  return key;
};

export const dropActivity = (of: string): void => dropDraft(of, COMMAND);
