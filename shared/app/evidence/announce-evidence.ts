import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log, Now } from '#shared/app/ports';
import { knownEvidence } from '#shared/app/report/known-evidence';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { standingVault } from '#shared/app/report/vault';
import type { EvidenceAnnounced, UploadOpened } from '#shared/contracts/http/evidence';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { isOfReporter, roomFor, takesEvidence } from '#shared/domain/evidence/decide-evidence';
import { UploadId } from '#shared/domain/evidence/evidence';
import { type Announced, sentUntil, type UploadText } from '#shared/domain/evidence/upload';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { base32 } from '#shared/domain/words/base32';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import type { Uploads, WriteForm } from './ports.ts';

export type AnnounceDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'events' | 'evidence' | 'wrappedKey'>;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
  readonly uploads: Pick<Uploads, 'save'>;
  readonly writeForm: WriteForm;
  readonly random: (size: number) => Uint8Array;
  readonly now: Now;
  readonly log: Log;
};

export type AnnounceRefusal =
  | Denied
  | 'EvidenceReportEnded'
  | 'EvidenceFull'
  | 'EvidenceTooLarge'
  | 'EvidenceEnded'
  | 'EvidenceOfReporter'
  | 'EvidenceErased';

const ID_LENGTH = 26;
const ID_BYTES = 17;

/**
 * Opens the way for one file of one size, kind and hash, for a quarter of an hour. Nothing is kept of the report by it:
 * where the file does not come, the announcement is forgotten after a day.
 */
export const announceEvidence = async (
  deps: AnnounceDeps,
  officer: Officer,
  { report: id, name, why, replaces, ...file }: EvidenceAnnounced & { readonly report: ReportId },
): Promise<Result<UploadOpened, AnnounceRefusal>> => {
  const report = await deps.reports.load(id);
  const denied = deniedTo(officer, { to: 'sendEvidence', report });
  if (denied !== undefined) return refuse(denied);
  if (report === undefined || !takesEvidence(report)) return refuse('EvidenceReportEnded');
  if (file.size > deps.policy.evidence.mostBytes) return refuse('EvidenceTooLarge');
  const all = knownEvidence(officer, report, await deps.reports.events(id), await deps.reports.evidence(id));
  const former = all.find((one) => one.id === replaces);
  if (former !== undefined && isOfReporter(former)) return refuse('EvidenceOfReporter');
  if (replaces !== undefined && former?.state !== 'kept') return refuse('EvidenceEnded');
  if (former === undefined && roomFor(all, deps.policy.evidence) === 0) return refuse('EvidenceFull');
  const vault = await standingVault(deps, id);
  if (vault === undefined) return refuse('EvidenceErased');
  const text: UploadText = { name, ...(why === undefined ? {} : { why }) };
  const at = deps.now();
  const upload: Announced = {
    ...file,
    id: UploadId.parse(`upl_${base32(deps.random(ID_BYTES), ID_LENGTH).toLowerCase()}`),
    report: id,
    sentBy: officer.person,
    sentAs: officer.functions ?? [],
    sentAt: at,
    until: sentUntil(at),
    ...(replaces === undefined ? {} : { replaces }),
    text: Uint8Array.from(vault.seal(uploadTextOf(id), Buffer.from(JSON.stringify(text)))),
    state: 'announced',
  };
  await deps.uploads.save(upload);
  deps.log('evidence.announced', { report: id, upload: upload.id });
  const form = await deps.writeForm(upload);
  return ok({ upload: upload.id, until: isoWithOffset(deps.policy.calendar, upload.until), form });
};

/** What the name of a file is sealed for until it is kept. */
export const uploadTextOf = (report: ReportId): string => `upload ${report}`;
