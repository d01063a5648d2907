import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import type { WriteForm } from '#shared/app/evidence/ports';
import type { Log, Now } from '#shared/app/ports';
import type {
  ActivityFileAnnounced,
  ActivityFilePath,
  ActivityPath,
  ActivityUploadOpened,
  ActivityUploadPath,
  ActivityUploadShown,
} from '#shared/contracts/http/activities';
import { FILE_PART_BYTES } from '#shared/contracts/http/evidence';
import { activityFileNames } from '#shared/domain/activities/activity';
import { ActivityUploadId, announcedFile } from '#shared/domain/activities/activity-upload';
import { isThere, roomForFiles } from '#shared/domain/activities/decide-activity';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { UPLOAD_REFUSAL_WORDS } from '#shared/domain/evidence/upload';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { base32 } from '#shared/domain/words/base32';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { deniedToChange } from './change-activity.ts';
import type { ActivityKeys, ActivityStore, ActivityUploads } from './ports.ts';
import { activityVault } from './record-activity.ts';

export type ActivityFilesDeps = {
  readonly policy: Policy;
  readonly activities: Pick<ActivityStore, 'load' | 'files' | 'wrappedKey' | 'keepKey'>;
  readonly activityKeys: ActivityKeys;
  readonly activityUploads: ActivityUploads;
  readonly activityFiles: Pick<KeptFiles, 'find'>;
  readonly writeForm: WriteForm;
  readonly random: (size: number) => Uint8Array;
  readonly now: Now;
  readonly log: Log;
};

const ID_LENGTH = 26;
const ID_BYTES = 17;

/** Opens the way for one file of one size, kind and hash, for a quarter of an hour. */
export const announceActivityFile = async (
  deps: ActivityFilesDeps,
  officer: Officer,
  { activity: id, ...file }: ActivityFileAnnounced & ActivityPath,
): Promise<Result<ActivityUploadOpened, Denied | 'ActivityEnded' | 'ActivityFull' | 'EvidenceTooLarge'>> => {
  const activity = await deps.activities.load(id);
  const denied = deniedToChange(officer, activity);
  if (activity === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  if (activity.state !== 'done') return refuse('ActivityEnded');
  if (file.size > deps.policy.evidence.mostBytes) return refuse('EvidenceTooLarge');
  if (roomForFiles(await deps.activities.files(id), deps.policy.activities) === 0) return refuse('ActivityFull');
  const name = ActivityUploadId.parse(`upa_${base32(deps.random(ID_BYTES), ID_LENGTH).toLowerCase()}`);
  const upload = announcedFile({ ...file, id: name, activity: id, sentBy: officer.person }, deps.now());
  await deps.activityUploads.save(upload);
  deps.log('activity.fileAnnounced', { activity: id, upload: name });
  const form = await deps.writeForm(upload);
  return ok({ upload: name, until: isoWithOffset(deps.policy.calendar, upload.until), form });
};

/** What became of a file that somebody sent, to who sent it. */
export const showActivityUpload = async (
  deps: Pick<ActivityFilesDeps, 'policy' | 'activities' | 'activityUploads'>,
  officer: Officer,
  { activity: id, upload: name }: ActivityUploadPath,
): Promise<Result<ActivityUploadShown, Denied>> => {
  const denied = deniedToChange(officer, await deps.activities.load(id));
  if (denied !== undefined) return refuse(denied);
  const upload = await deps.activityUploads.find(name);
  if (upload === undefined || upload.activity !== id || upload.sentBy !== officer.person) return refuse('Absent');
  const about = { upload: name, until: isoWithOffset(deps.policy.calendar, upload.until) };
  switch (upload.state) {
    case 'announced':
      return ok({ ...about, state: upload.state });
    case 'kept':
      return ok({ ...about, state: upload.state, file: upload.file });
    case 'refused':
      return ok({ ...about, state: upload.state, why: upload.why, words: UPLOAD_REFUSAL_WORDS[upload.why] });
  }
};

type Opened = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A part of the clean copy, or of a picture a view that is small enough for a weak line. */
export const openActivityFile = async (
  deps: Pick<ActivityFilesDeps, 'activities' | 'activityKeys' | 'activityFiles'>,
  officer: Officer,
  { activity: id, file: wanted, part }: ActivityFilePath & { readonly part: number | 'view' },
): Promise<Result<Opened, Denied>> => {
  const denied = deniedTo(officer, { to: 'readActivities' });
  if (denied !== undefined) return refuse(denied);
  const file = (await deps.activities.files(id)).find((one) => one.id === wanted);
  if (file === undefined || !isThere(file)) return refuse('Absent');
  if (part === 'view' ? file.pixels === undefined : part > Math.ceil(file.cleanSize / FILE_PART_BYTES))
    return refuse('Absent');
  const names = activityFileNames(file);
  const name = part === 'view' ? names.view : names.clean;
  const sealed = await deps.activityFiles.find(name);
  if (sealed === undefined) throw new Error(`no file of ${wanted}`);
  const bytes = (await activityVault(deps, id)).unseal(`activity ${name}`, sealed);
  if (part === 'view') return ok({ name: `${wanted}.jpg`, type: 'image/jpeg', bytes });
  const from = (part - 1) * FILE_PART_BYTES;
  return ok({
    name: `${wanted}.${file.kind}.${part}`,
    type: 'application/octet-stream',
    bytes: bytes.subarray(from, from + FILE_PART_BYTES),
  });
};
