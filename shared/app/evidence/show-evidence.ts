import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles } from '#shared/app/access/ports';
import { knownAlike } from '#shared/app/report/known-alike';
import { knownEvidence } from '#shared/app/report/known-evidence';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { decidedLast } from '#shared/app/report/timeline-of';
import { standingVault, type Vault } from '#shared/app/report/vault';
import { type EvidenceShown, FILE_PART_BYTES, type UploadShown } from '#shared/contracts/http/evidence';
import { mayDo } from '#shared/domain/access/access';
import type { EvidenceAction } from '#shared/domain/access/report-rows';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { isOfReporter, roomFor, takesEvidence } from '#shared/domain/evidence/decide-evidence';
import { type Alike, type Evidence, EvidenceText, filesOf, type UploadId } from '#shared/domain/evidence/evidence';
import { FLAG_WORDS } from '#shared/domain/evidence/flags';
import { flagsSeen } from '#shared/domain/evidence/proof';
import { UPLOAD_REFUSAL_WORDS } from '#shared/domain/evidence/upload';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedEvent } from '#shared/domain/report/event';
import type { Report } from '#shared/domain/report/report';
import type { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, ReportId } from '#shared/domain/words/words';
import type { EvidenceAt } from './act-on-evidence.ts';
import type { Uploads } from './ports.ts';
import { attachmentsShown, type ShowAttachmentsDeps } from './show-attachments.ts';

export type ShowEvidenceDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'evidence' | 'evidenceText' | 'wrappedKey' | 'outlines' | 'events'>;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
};

export type ListEvidenceDeps = ShowEvidenceDeps & ShowAttachmentsDeps;

/** The files that prove something about a report, the newest first, to whoever may open them. */
export const showEvidence = async (
  deps: ListEvidenceDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<EvidenceShown, Denied>> => {
  const report = await deps.reports.load(id);
  const denied = deniedTo(officer, { to: 'readEvidence', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  const [events, vault, became] = await Promise.all([
    deps.reports.events(id),
    standingVault(deps, id),
    deps.attachments.all(id),
  ]);
  // After what says which of the named files are kept: those are among them.
  const there = await deps.reports.evidence(id);
  const all = knownEvidence(officer, report, events, there);
  const knows = await knownAlike(deps, officer, id, all);
  const maySend = takesEvidence(report) && mayDo(officer, { to: 'sendEvidence', report }).ok;
  const { mostBytes, mostFiles } = deps.policy.evidence;
  const shown = all
    .toSorted((one, other) => other.sentAt - one.sentAt)
    .map((one) => shownOf(deps, { officer, report, events, vault, knows }, one));
  return ok({
    report: id,
    maySend,
    mostBytes,
    mostFiles,
    room: roomFor(all, deps.policy.evidence),
    evidence: await Promise.all(shown),
    attachments: await attachmentsShown(deps, { report, events, vault, became }),
  });
};

type Around = {
  readonly officer: Officer;
  readonly report: Report;
  readonly events: readonly RecordedEvent[];
  readonly vault: Vault | undefined;
  readonly knows: (alike: Alike) => boolean;
};

const shownOf = async (
  deps: ShowEvidenceDeps,
  around: Around,
  one: Evidence,
): Promise<EvidenceShown['evidence'][number]> => {
  const { officer, report, events, vault, knows } = around;
  const at = (instant: Instant): string => isoWithOffset(deps.policy.calendar, instant);
  const who = peopleSince(officer, report, events);
  const said = await textOf(deps, vault, one);
  const { purpose, kind, size, cleanSize, pixels, state, replaces } = one;
  const alike = one.alike.filter(knows);
  return {
    evidence: one.id,
    purpose,
    kind,
    size,
    sha256: one.sha256,
    parts: partsOf(cleanSize),
    ...(pixels === undefined ? {} : { pixels }),
    ...(said === undefined ? { erased: true } : said),
    sentAt: at(one.sentAt),
    ...(one.sentBy === undefined ? {} : who(one.sentBy, one.sentAt)),
    isOwn: one.sentBy === officer.person,
    looks: one.looks.map((look) => ({ at: at(look.at), ...who(look.by, look.at) })),
    flags: flagsSeen(one, knows).map((flag) => ({
      flag,
      words: FLAG_WORDS[flag],
      reports: alike.filter((other) => other.flag === flag).map((other) => other.report),
    })),
    scanned: one.scanned,
    state,
    ...(state === 'replaced' ? { by: one.by } : {}),
    ...(state === 'kept' ? {} : { endedAt: at(one.endedAt) }),
    ...(replaces === undefined ? {} : { replaces }),
    open: openTo(officer, report, one),
  };
};

const openTo = (officer: Officer, report: Report, one: Evidence): EvidenceShown['evidence'][number]['open'] => {
  if (one.state !== 'kept' || isOfReporter(one)) return [];
  const isOwn = one.sentBy === officer.person;
  const isLookedAt = one.looks.some(({ by }) => by === officer.person);
  const may = (to: EvidenceAction): boolean => mayDo(officer, { to, report }).ok;
  return [
    ...(!isOwn && !isLookedAt && may('lookAtEvidence') ? (['look'] as const) : []),
    ...(takesEvidence(report) && may('sendEvidence') ? (['replace'] as const) : []),
    ...(may('withdrawEvidence') ? (['withdraw'] as const) : []),
  ];
};

/**
 * Who did something, of what was done since a person decided last what the report is: before that, who sent a file may
 * tell that it was taken for something else.
 */
const peopleSince = (officer: Officer, report: Report, events: readonly RecordedEvent[]) => {
  const isAll = mayDo(officer, { to: 'readRecord', report }).ok;
  const decided = decidedLast(events);
  return (person: PersonId, at: Instant) =>
    isAll || decided === undefined || at > decided.recordedAt ? { person } : {};
};

const textOf = async ({ reports }: ShowEvidenceDeps, vault: Vault | undefined, { report, id }: Evidence) => {
  const sealed = await reports.evidenceText(report, id);
  if (vault === undefined || sealed === undefined) return undefined;
  return EvidenceText.parse(JSON.parse(Buffer.from(vault.unseal(`evidence ${id}`, sealed)).toString()));
};

const partsOf = (size: number): number => Math.ceil(size / FILE_PART_BYTES);

export type OpenEvidenceDeps = ShowEvidenceDeps & { readonly evidenceFiles: Pick<KeptFiles, 'find'> };
type Opened = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A part of the clean copy, or of a picture a view that is small enough for a weak line. */
export const openEvidence = async (
  deps: OpenEvidenceDeps,
  officer: Officer,
  { report: id, evidence, part }: EvidenceAt & { readonly part: number | 'view' },
): Promise<Result<Opened, Denied | 'EvidenceErased'>> => {
  const report = await deps.reports.load(id);
  const denied = deniedTo(officer, { to: 'readEvidence', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  const [events, all] = [await deps.reports.events(id), await deps.reports.evidence(id)];
  const one = knownEvidence(officer, report, events, all).find((piece) => piece.id === evidence);
  if (one === undefined || (part === 'view' ? one.pixels === undefined : part > partsOf(one.cleanSize)))
    return refuse('Absent');
  const vault = await standingVault(deps, id);
  if (vault === undefined) return refuse('EvidenceErased');
  const names = filesOf(one);
  const name = part === 'view' ? names.view : names.clean;
  const sealed = await deps.evidenceFiles.find(name);
  if (sealed === undefined) throw new Error(`no file of ${evidence}`);
  const bytes = vault.unseal(`evidence ${name}`, sealed);
  if (part === 'view') return ok({ name: `${evidence}.jpg`, type: 'image/jpeg', bytes });
  const from = (part - 1) * FILE_PART_BYTES;
  return ok({
    name: `${evidence}.${one.kind}.${part}`,
    type: 'application/octet-stream',
    bytes: bytes.subarray(from, from + FILE_PART_BYTES),
  });
};

export type ShowUploadDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load'>;
  readonly uploads: Pick<Uploads, 'find'>;
};

/** What became of a file that somebody sent, to who sent it. */
export const showUpload = async (
  deps: ShowUploadDeps,
  officer: Officer,
  { report: id, upload: uploadId }: { readonly report: ReportId; readonly upload: UploadId },
): Promise<Result<UploadShown, Denied>> => {
  const report = await deps.reports.load(id);
  const denied = deniedTo(officer, { to: 'sendEvidence', report });
  if (denied !== undefined) return refuse(denied);
  const upload = await deps.uploads.find(uploadId);
  if (upload === undefined || upload.report !== id || upload.sentBy !== officer.person) return refuse('Absent');
  const until = isoWithOffset(deps.policy.calendar, upload.until);
  switch (upload.state) {
    case 'announced':
      return ok({ upload: uploadId, until, state: 'announced' });
    case 'kept':
      return ok({ upload: uploadId, until, state: 'kept', evidence: upload.evidence });
    case 'refused':
      return ok({
        upload: uploadId,
        until,
        state: 'refused',
        why: upload.why,
        words: UPLOAD_REFUSAL_WORDS[upload.why],
      });
  }
};
