import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { KeyedHash } from '#shared/domain/words/words';
import type {
  Activity,
  ActivityCodes,
  ActivityFile,
  ActivityWithdrawnWhy,
  NotDoneWhy,
  Occurrence,
} from './activity.ts';
import type { ActivityEvent } from './activity-event.ts';
import type { ActivityRules } from './activity-rules.ts';

/** What somebody does to an activity; nothing is done by time or by the machine. */
export type ActivityCommand =
  | {
      readonly type: 'record';
      readonly codes: ActivityCodes;
      readonly asked: KeyedHash;
      readonly said: KeyedHash;
      readonly of?: Occurrence | undefined;
    }
  | {
      readonly type: 'stateNotDone';
      readonly codes: ActivityCodes;
      readonly asked: KeyedHash;
      readonly said?: KeyedHash | undefined;
      readonly of: Occurrence;
      readonly why: NotDoneWhy;
    }
  | { readonly type: 'amend'; readonly codes: ActivityCodes; readonly said: KeyedHash }
  | { readonly type: 'withdraw'; readonly why: ActivityWithdrawnWhy; readonly isPublished: boolean };

export type ActivityRefusal =
  /** It is there already, sent otherwise: under one key another thing, or an occurrence that somebody has answered. */
  | 'ActivityExists'
  /** It was withdrawn, or not done: nothing is added to it. */
  | 'ActivityEnded'
  /** News of it is public; that is withdrawn first. */
  | 'ActivityPublished';

type Decision = Result<readonly ActivityEvent[], ActivityRefusal>;
const NOTHING: Decision = ok([]);

/** What a command does to an activity. A step already taken is answered with nothing more to do. */
export const decideActivity = (activity: Activity | undefined, command: ActivityCommand): Decision => {
  switch (command.type) {
    case 'record':
      return record(activity, command);
    case 'stateNotDone':
      return stateNotDone(activity, command);
    case 'amend':
      return activity?.state === 'done'
        ? ok([{ type: 'ActivityAmended', ...command.codes, said: command.said }])
        : refuse('ActivityEnded');
    case 'withdraw':
      return withdraw(activity, command);
  }
};

const record = (
  activity: Activity | undefined,
  { codes, asked, said, of }: Extract<ActivityCommand, { type: 'record' }>,
): Decision => {
  // What was not done after all may have been: the last word of a person holds.
  if (activity === undefined || activity.state === 'notDone')
    return ok([{ type: 'ActivityRecorded', ...codes, asked, said, ...(of === undefined ? {} : { of }) }]);
  return activity.asked === asked ? NOTHING : refuse('ActivityExists');
};

const stateNotDone = (
  activity: Activity | undefined,
  { codes, asked, said, of, why }: Extract<ActivityCommand, { type: 'stateNotDone' }>,
): Decision => {
  if (activity === undefined)
    return ok([{ type: 'ActivityNotDone', ...codes, asked, of, why, ...(said === undefined ? {} : { said }) }]);
  return activity.asked === asked ? NOTHING : refuse('ActivityExists');
};

const withdraw = (
  activity: Activity | undefined,
  { why, isPublished }: Extract<ActivityCommand, { type: 'withdraw' }>,
): Decision => {
  if (activity === undefined) return refuse('ActivityEnded');
  if (activity.state === 'withdrawn') return activity.withdrawnWhy === why ? NOTHING : refuse('ActivityEnded');
  return isPublished ? refuse('ActivityPublished') : ok([{ type: 'ActivityWithdrawn', why }]);
};

export const isThere = ({ withdrawn }: Pick<ActivityFile, 'withdrawn'>): boolean => withdrawn === undefined;

/** So many more files an activity takes; what was withdrawn makes room. */
export const roomForFiles = (files: readonly ActivityFile[], { mostFiles }: Pick<ActivityRules, 'mostFiles'>): number =>
  Math.max(0, mostFiles - files.filter(isThere).length);

/** A file that was looked into is kept. The same bytes are the same file; once withdrawn they can be sent again. */
export const decideFile = (
  activity: Activity,
  files: readonly ActivityFile[],
  next: ActivityFile,
  rules: Pick<ActivityRules, 'mostFiles'>,
): Result<readonly ActivityEvent[], 'ActivityEnded' | 'ActivityFull'> => {
  if (activity.state !== 'done') return refuse('ActivityEnded');
  if (files.some((file) => file.id === next.id && isThere(file))) return ok([]);
  if (roomForFiles(files, rules) === 0) return refuse('ActivityFull');
  return ok([{ type: 'ActivityFileKept', file: next.id, sha256: next.sha256, isPicture: next.pixels !== undefined }]);
};

/** A file of an activity is taken away from it: its bytes stay until their term. Not while it is public. */
export const decideWithdrawnFile = (
  activity: Activity,
  file: ActivityFile | undefined,
  isPublished: boolean,
): Result<readonly ActivityEvent[], 'ActivityFileAbsent' | 'ActivityEnded' | 'ActivityPublished'> => {
  if (file === undefined) return refuse('ActivityFileAbsent');
  if (!isThere(file)) return ok([]);
  if (activity.state !== 'done') return refuse('ActivityEnded');
  // Everybody would see it on, and whoever took it away would believe it gone.
  if (isPublished) return refuse('ActivityPublished');
  return ok([{ type: 'ActivityFileWithdrawn', file: file.id, isPicture: file.pixels !== undefined }]);
};
