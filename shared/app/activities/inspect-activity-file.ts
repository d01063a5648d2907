import { checkOnRecord } from '#shared/app/evidence/check-on-record';
import type { CheckedFile, CheckFile, LockedFiles, Quarantine } from '#shared/app/evidence/ports';
import type { Log, Now } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { type ActivityFile, activityFileNames } from '#shared/domain/activities/activity';
import { ActivityUploadId, type AnnouncedForActivity } from '#shared/domain/activities/activity-upload';
import { decideFile, isThere } from '#shared/domain/activities/decide-activity';
import { recordActivity } from '#shared/domain/activities/record-activity';
import { keptUntil } from '#shared/domain/evidence/checked-file';
import type { UploadRefusal } from '#shared/domain/evidence/upload';
import type { Policy } from '#shared/domain/policy/policy';
import { evidenceIdOf } from '#shared/domain/words/evidence-id';
import { sha256 } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ActivityKeys, ActivityStore, ActivityUploads } from './ports.ts';
import { activityVault } from './record-activity.ts';

export type InspectActivityFileDeps = {
  readonly policy: Policy;
  readonly activities: Pick<ActivityStore, 'load' | 'save' | 'files' | 'wrappedKey' | 'keepKey'>;
  readonly activityKeys: ActivityKeys;
  readonly activityUploads: ActivityUploads;
  readonly quarantine: Quarantine;
  readonly checkFile: CheckFile;
  readonly evidenceFiles: LockedFiles;
  readonly now: Now;
  readonly log: Log;
};

/** Whether what was sent is a file of an activity, by the name of its announcement. */
export const isOfAnActivity = (key: string): boolean => ActivityUploadId.safeParse(key).success;

/**
 * Looks into a file that was sent for an activity, and keeps it or says why not; the bytes that were sent are gone
 * afterwards. It may be told of the same twice, and be broken off anywhere.
 */
export const inspectActivityFile = async (
  deps: InspectActivityFileDeps,
  key: string,
): Promise<'activityFileKept' | 'activityFileRefused' | 'activityFileUnknown'> => {
  const id = ActivityUploadId.parse(key);
  const upload = await deps.activityUploads.find(id);
  const bytes = upload?.state === 'announced' ? await deps.quarantine.read(id) : undefined;
  if (upload?.state !== 'announced' || bytes === undefined) {
    await deps.quarantine.remove(id);
    return 'activityFileUnknown';
  }
  const kept = await keptOf(deps, upload, bytes);
  await deps.activityUploads.save(
    kept.ok ? { ...upload, state: 'kept', file: kept.value } : { ...upload, state: 'refused', why: kept.refusal },
  );
  await deps.quarantine.remove(id);
  const facts = { activity: upload.activity, upload: id };
  deps.log(kept.ok ? 'activity.fileKept' : 'activity.fileRefused', kept.ok ? facts : { ...facts, why: kept.refusal });
  return kept.ok ? 'activityFileKept' : 'activityFileRefused';
};

const keptOf = async (
  deps: InspectActivityFileDeps,
  upload: AnnouncedForActivity,
  bytes: Uint8Array,
): Promise<Result<ActivityFile['id'], UploadRefusal>> => {
  if (bytes.length !== upload.size || sha256(bytes) !== upload.sha256) return refuse('changed');
  const checked = await checkOnRecord({ checkFile: deps.checkFile, save: deps.activityUploads.save }, upload, bytes);
  if (!checked.ok) return checked;
  if (checked.value.kind !== upload.kind) return refuse('otherKind');
  const vault = await activityVault(deps, upload.activity);
  const hash = vault.hash(bytes);
  const file = fileOf(upload, checked.value, { id: evidenceIdOf(hash), file: hash, keptAt: deps.now() });
  // Looked at before anything is put where it stays.
  const foreseen = await recordKept(deps, file, 'look');
  if (!foreseen.ok) return foreseen;
  const names = activityFileNames(file);
  const until = keptUntil(deps.policy.evidence, upload.sentAt);
  const seal = (name: string, content: Uint8Array) =>
    deps.evidenceFiles.keep(name, vault.seal(`activity ${name}`, content), until);
  await seal(names.original, bytes);
  await seal(names.clean, checked.value.clean);
  if (checked.value.picture !== undefined) await seal(names.view, checked.value.picture.view);
  const recorded = await recordKept(deps, file, 'keep');
  return recorded.ok ? ok(file.id) : recorded;
};

const fileOf = (
  { activity, kind, size, sha256: hash, sentBy }: AnnouncedForActivity,
  { clean, picture }: CheckedFile,
  found: Pick<ActivityFile, 'id' | 'file' | 'keptAt'>,
): ActivityFile => ({
  ...{ activity, kind, size, sha256: hash, sentBy },
  ...found,
  cleanSize: clean.length,
  ...(picture === undefined ? {} : { pixels: { width: picture.facts.width, height: picture.facts.height } }),
});

const recordKept = (
  deps: InspectActivityFileDeps,
  file: ActivityFile,
  what: 'look' | 'keep',
): Promise<Result<true, UploadRefusal>> =>
  untilSaved(async () => {
    const activity = await deps.activities.load(file.activity);
    if (activity === undefined) return refuse('reportEnded');
    const files = await deps.activities.files(file.activity);
    const decision = decideFile(activity, files, file, deps.policy.activities);
    if (!decision.ok) return refuse(decision.refusal === 'ActivityFull' ? 'full' : 'reportEnded');
    const isKept = files.some(({ id, ...one }) => id === file.id && isThere(one));
    if (what === 'look' || isKept || decision.value.length === 0) return ok(true as const);
    const context = { now: deps.now(), by: file.sentBy, policy: deps.policy };
    const next = recordActivity(activity.id, activity, decision.value, context);
    if (next.activity === undefined) throw new Error('an activity that is gone');
    const step = { activity: next.activity, expected: activity.version, events: next.recorded, file };
    return (await deps.activities.save(step)) === 'conflict' ? 'conflict' : ok(true as const);
  });
