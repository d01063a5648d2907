import type { Log, Now } from '#shared/app/ports';
import { commit } from '#shared/app/report/commit';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { standingVault, type Vault } from '#shared/app/report/vault';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { YearName } from '#shared/domain/calendar/period';
import { type Attachment, followed } from '#shared/domain/evidence/attachment';
import { keptUntil } from '#shared/domain/evidence/checked-file';
import { isOfReporter, keepEvidence } from '#shared/domain/evidence/decide-evidence';
import { type Evidence, type EvidenceText, filesOf, UploadId } from '#shared/domain/evidence/evidence';
import { flagsOf } from '#shared/domain/evidence/flags';
import { likenessOf } from '#shared/domain/evidence/likeness';
import { type Found, findingLike, type Trace } from '#shared/domain/evidence/trace';
import { type Announced, type UploadRefusal, UploadText } from '#shared/domain/evidence/upload';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import type { Message } from '#shared/domain/report/submission';
import type { Actor } from '#shared/domain/words/actor';
import { evidenceIdOf } from '#shared/domain/words/evidence-id';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, KeyedHash } from '#shared/domain/words/words';
import { uploadTextOf } from './announce-evidence.ts';
import { checkOnRecord } from './check-on-record.ts';
import type { Attachments, CheckedFile, CheckFile, LockedFiles, Quarantine, Traces, Uploads } from './ports.ts';

export type InspectDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'words' | 'evidence' | 'commit' | 'wrappedKey'>;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
  readonly uploads: Uploads;
  readonly attachments: Pick<Attachments, 'find' | 'save'>;
  readonly traces: Traces;
  readonly quarantine: Quarantine;
  readonly checkFile: CheckFile;
  readonly evidenceFiles: LockedFiles;
  readonly now: Now;
  readonly log: Log;
};

type Kept = Extract<Evidence, { state: 'kept' }>;

/**
 * Looks into what was sent, and keeps it or says why not; the bytes that were sent are gone afterwards. What nobody
 * announced, or was told of before, is only removed. It may be told of the same twice, and be broken off anywhere.
 */
export const inspectUpload = async (
  deps: InspectDeps,
  key: string,
): Promise<'evidenceKept' | 'evidenceRefused' | 'evidenceUnknown'> => {
  const id = UploadId.safeParse(key).data;
  if (id === undefined) return 'evidenceUnknown';
  const upload = await deps.uploads.find(id);
  const bytes = upload?.state === 'announced' ? await deps.quarantine.read(id) : undefined;
  if (upload?.state !== 'announced' || bytes === undefined) {
    await deps.quarantine.remove(id);
    return 'evidenceUnknown';
  }
  // The host may have been asked twice and have answered twice: the first answer that was looked into stands.
  const named = await attachmentOf(deps, upload);
  if (isSettled(named)) {
    await deps.quarantine.remove(id);
    return 'evidenceUnknown';
  }
  const kept = await keptOf(deps, upload, bytes);
  await settle(deps, upload, kept);
  await deps.uploads.save(
    kept.ok ? { ...upload, state: 'kept', evidence: kept.value } : { ...upload, state: 'refused', why: kept.refusal },
  );
  await deps.quarantine.remove(id);
  const facts = { report: upload.report, upload: id };
  deps.log(kept.ok ? 'evidence.kept' : 'evidence.refused', kept.ok ? facts : { ...facts, why: kept.refusal });
  return kept.ok ? 'evidenceKept' : 'evidenceRefused';
};

const OF_REPORTER = Buffer.from('complaint\n');

const attachmentOf = async (deps: InspectDeps, { report, attachment }: Announced): Promise<Attachment | undefined> =>
  attachment === undefined ? undefined : deps.attachments.find(report, attachment.id);

const isSettled = (named: Attachment | undefined): boolean => named?.state === 'kept' || named?.state === 'refused';

/** What became of a file that a channel named stands beside its report for good. */
const settle = async (deps: InspectDeps, upload: Announced, kept: Result<Kept['id'], UploadRefusal>): Promise<void> => {
  const { attachment, report } = upload;
  if (attachment === undefined) return;
  await untilSaved(async () => {
    const seen = await attachmentOf(deps, upload);
    if (isSettled(seen)) return 'settled';
    const about = followed(seen, { report, id: attachment.id, at: deps.now() });
    return deps.attachments.save(
      kept.ok ? { ...about, state: 'kept', evidence: kept.value } : { ...about, state: 'refused', why: kept.refusal },
    );
  });
};

const keptOf = async (
  deps: InspectDeps,
  upload: Announced,
  bytes: Uint8Array,
): Promise<Result<Kept['id'], UploadRefusal>> => {
  if (bytes.length !== upload.size || sha256(bytes) !== upload.sha256) return refuse('changed');
  const checked = await checkOnRecord({ checkFile: deps.checkFile, save: deps.uploads.save }, upload, bytes);
  if (!checked.ok) return checked;
  if (upload.kind !== undefined && checked.value.kind !== upload.kind) return refuse('otherKind');
  const report = await deps.reports.load(upload.report);
  const vault = await standingVault(deps, upload.report);
  if (report === undefined || vault === undefined) return refuse('reportEnded');
  // The same bytes are the same evidence, of the reporter and of the office each.
  const file = vault.hash(isOfReporter(upload) ? Buffer.concat([OF_REPORTER, bytes]) : bytes);
  const trace: Trace = {
    report: report.id,
    evidence: evidenceIdOf(file),
    sha256: upload.sha256,
    likeness: checked.value.picture === undefined ? undefined : likenessOf(checked.value.picture.grey),
  };
  const { like, ...found } = await flagged(deps, upload, report, checked.value, trace);
  const kept = pieceOf(upload, checked.value, { id: trace.evidence, file, keptAt: deps.now(), ...found });
  // Looked at before anything is put where it stays.
  const foreseen = await keepingOf(deps, report, { kept, like });
  if (!foreseen.ok) return foreseen;
  const said = UploadText.parse(JSON.parse(Buffer.from(vault.unseal(uploadTextOf(report.id), upload.text)).toString()));
  await keepFiles(deps, vault, kept, bytes, checked.value);
  const committed = await recordKept(deps, vault, { kept, like }, textOf(said, checked.value), said.why);
  if (!committed.ok) return committed;
  await deps.traces.keep(yearOf(deps.policy, kept.keptAt), trace);
  return ok(kept.id);
};

/** A piece, and which other files of its report it is like. */
type Compared = { readonly kept: Kept; readonly like: readonly Kept['id'][] };

const keepingOf = async ({ reports, policy }: InspectDeps, report: Report, { kept, like }: Compared, why?: KeyedHash) =>
  keepEvidence({ report, all: await reports.evidence(report.id), rules: policy.evidence, like }, kept, why);

const pieceOf = (
  { report, purpose, size, sha256: hash, sentBy, sentAs, sentAt, attachment, replaces }: Announced,
  { kind, clean, picture }: CheckedFile,
  found: Pick<Kept, 'id' | 'file' | 'keptAt' | 'flags' | 'alike'>,
): Kept => ({
  report,
  purpose,
  kind,
  size,
  sha256: hash,
  ...(sentBy === undefined ? {} : { sentBy }),
  sentAs,
  sentAt: whenSent({ sentAt, attachment }),
  ...(replaces === undefined ? {} : { replaces }),
  ...found,
  cleanSize: clean.length,
  ...(picture === undefined ? {} : { pixels: { width: picture.facts.width, height: picture.facts.height } }),
  looks: [],
  scanned: 'no',
  state: 'kept',
});

/** What the reporter attached they had sent by when the channel named it. */
const whenSent = ({ sentAt, attachment }: Pick<Announced, 'sentAt' | 'attachment'>): Instant =>
  attachment?.namedAt ?? sentAt;

const textOf = ({ name }: UploadText, { picture }: CheckedFile): EvidenceText => {
  if (picture === undefined) return { name, tools: [] };
  const { taken, place, camera, tools } = picture.facts;
  return { name, taken, place, camera, tools };
};

/** So many years back a file is looked for. */
const YEARS = 5;

const yearOf = ({ calendar }: Pick<Policy, 'calendar'>, at: Instant): YearName =>
  YearName.parse(isoDateOf(calendar, at).slice(0, 4));

/** What the file says against itself, and what it is like. */
const flagged = async (
  deps: InspectDeps,
  upload: Announced,
  report: Report,
  { picture }: CheckedFile,
  trace: Trace,
): Promise<Found & Pick<Kept, 'flags'>> => {
  const { evidence: rules, calendar } = deps.policy;
  const finding = findingLike(trace, rules);
  const last = Number(yearOf(deps.policy, deps.now()));
  for (let year = last; year > last - YEARS; year -= 1)
    for await (const other of deps.traces.all(YearName.parse(String(year)))) finding.look(other);
  const found = finding.found();
  if (picture === undefined) return { ...found, flags: [] };
  const place = await placeOf(deps, report);
  const own = flagsOf(picture.facts, {
    receivedAt: report.receivedAt,
    sentAt: whenSent(upload),
    place,
    rules,
    calendar,
  });
  // What is complained of was there before the complaint.
  return { ...found, flags: own.filter((flag) => !(flag === 'takenBefore' && isOfReporter(upload))) };
};

const placeOf = async ({ reports }: InspectDeps, { id }: Pick<Report, 'id'>): Promise<EvidenceText['place']> => {
  const { latitude: north, longitude: east } = (await reports.words(id))?.place ?? {};
  return north === undefined || east === undefined ? undefined : { north, east };
};

/** Original, clean copy and view, each sealed under the report's key; what is there already stays. */
const keepFiles = async (
  { evidenceFiles, policy }: Pick<InspectDeps, 'evidenceFiles' | 'policy'>,
  vault: Vault,
  kept: Kept,
  bytes: Uint8Array,
  { clean, picture }: CheckedFile,
): Promise<void> => {
  const names = filesOf(kept);
  const until = keptUntil(policy.evidence, kept.sentAt);
  const seal = (name: string, content: Uint8Array) =>
    evidenceFiles.keep(name, vault.seal(`evidence ${name}`, content), until);
  await seal(names.original, bytes);
  await seal(names.clean, clean);
  if (picture !== undefined) await seal(names.view, picture.view);
};

const recordKept = (
  deps: InspectDeps,
  vault: Vault,
  { kept, like }: Compared,
  text: EvidenceText,
  why: string | undefined,
): Promise<Result<true, UploadRefusal>> =>
  untilSaved(async () => {
    const current = await deps.reports.load(kept.report);
    if (current === undefined) return refuse('reportEnded');
    const said = why === undefined ? undefined : ({ text: why, attachments: [], flags: [], raw: {} } as const);
    const content = said === undefined ? undefined : vault.hash(canonicalJson({ type: 'sendEvidence', said }));
    const step = await keepingOf(deps, current, { kept, like }, content);
    if (!step.ok) return step;
    const actor: Actor = kept.sentBy === undefined ? { by: 'machine' } : { by: 'person', person: kept.sentBy };
    const context = { now: deps.now(), actor, policy: deps.policy };
    const sealed = vault.seal(`evidence ${kept.id}`, Buffer.from(JSON.stringify(text)));
    const committed = await commit(deps, { id: current.id, current }, step.value.events, context, ({ report }) => ({
      evidence: step.value.evidence.map((evidence) =>
        evidence.id === kept.id ? { evidence, text: sealed } : { evidence },
      ),
      ...(said === undefined ? {} : { messages: [noteOf(report.messages, said, kept.sentAt)] }),
    }));
    return committed === 'conflict' ? committed : ok(true as const);
  });

const noteOf = (n: number, words: Message['words'], sentAt: Instant): Message => ({ n, kind: 'note', sentAt, words });
