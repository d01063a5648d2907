import type { ReportEvent } from '#shared/domain/report/event';
import type { Assessed, PersonId, Report } from '#shared/domain/report/report';
import type { EvidenceId, Purpose } from '#shared/domain/words/evidence-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, KeyedHash } from '#shared/domain/words/words';
import type { EvidenceRules } from './checked-file.ts';
import { type Evidence, MOST_LOOKS } from './evidence.ts';
import { flagsBeside, withComplaint } from './flags-beside.ts';
import type { UploadRefusal } from './upload.ts';

/** Why nothing is done with a piece of evidence. */
export type EvidenceRefusal =
  | 'EvidenceOwn'
  | 'EvidenceEnded'
  | 'EvidenceFull'
  | 'EvidenceReportEnded'
  | 'EvidenceOfReporter';

type Kept = Extract<Evidence, { state: 'kept' }>;
/** How the pieces stand that change, and what is recorded of that on the report: nothing where nothing changes. */
export type EvidenceStep = { readonly evidence: readonly Evidence[]; readonly events: readonly ReportEvent[] };
const NOTHING: EvidenceStep = { evidence: [], events: [] };

/** Words that stand beside a step, by their hash. */
type SaidWhy = KeyedHash | undefined;

/** Nothing is proven any more of what was put away, and nothing yet of what nobody has looked at. */
export const takesEvidence = (report: Report): report is Assessed =>
  !['received', 'archived', 'referred', 'history'].includes(report.status);

/** What a reporter attached is kept of a report that was put away too: it may come back. */
const takesAttachments = (report: Report): report is Assessed =>
  report.status !== 'received' && report.status !== 'history';

/** What the reporter attached is their word: nobody of the office replaces, withdraws or vouches for it. */
export const isOfReporter = ({ purpose }: Pick<Evidence, 'purpose'>): boolean => purpose === 'complaint';

const isKept = (one: Evidence): one is Kept => one.state === 'kept';
/**
 * What a report holds at a time; what was withdrawn or replaced makes room. The reporter's files take none of the
 * office's: nobody is kept from proving something by being sent many.
 */
export const roomFor = (
  all: readonly Evidence[],
  { mostFiles }: Pick<EvidenceRules, 'mostFiles'>,
  purpose: Purpose = 'document',
): number => {
  const held = all.filter((one) => isKept(one) && isOfReporter(one) === isOfReporter({ purpose }));
  return Math.max(0, mostFiles - held.length);
};

const takes = (report: Report, next: Kept): report is Assessed =>
  isOfReporter(next) ? takesAttachments(report) : takesEvidence(report);

/**
 * Why the same bytes cannot be there for another purpose too. What the reporter sends is kept whatever the office has
 * sent before: of that, whoever reads their words may not know.
 */
const clashOf = (all: readonly Evidence[], same: Evidence | undefined, next: Kept): UploadRefusal | undefined => {
  const isTheirs = (one: Evidence): boolean => isOfReporter(one) && one.sha256 === next.sha256;
  if (!isOfReporter(next) && all.some(isTheirs)) return 'fromReporter';
  return same?.state === 'kept' && same.purpose !== next.purpose ? 'alreadyThere' : undefined;
};

/** The report that a file is sent to, what it holds, and which of that a picture is like. */
export type Beside = {
  readonly report: Report;
  readonly all: readonly Evidence[];
  readonly rules: EvidenceRules;
  readonly like?: readonly EvidenceId[];
};

/**
 * A file that was looked into is kept; as a newer version where it says so. The same bytes for the same purpose are
 * there already, however often somebody sends them; once withdrawn they can be sent again. From somebody else they are
 * evidence anew: of who sent them before, these may not know. What the reporter sent is never evidence of the office's.
 */
export const keepEvidence = (
  { report, all, rules, like = [] }: Beside,
  next: Kept,
  why: SaidWhy,
): Result<EvidenceStep, UploadRefusal> => {
  if (!takes(report, next)) return refuse('reportEnded');
  const same = all.find(({ id }) => id === next.id);
  const clash = clashOf(all, same, next);
  if (clash !== undefined) return refuse(clash);
  if (same?.state === 'kept' && same.sentBy === next.sentBy) return ok(NOTHING);
  const by = next.sentBy;
  const former = all.filter(isKept).find(({ id, ...one }) => id === next.replaces && !isOfReporter(one));
  if (former === undefined && roomFor(all, rules, next.purpose) === 0) return refuse('full');
  const { replaces: _, ...alone } = next;
  const again = same === undefined ? {} : { firstSentAt: same.firstSentAt ?? same.sentAt };
  const flags = flagsBeside(next, all, like);
  const kept: Kept = { ...(former === undefined ? alone : next), ...again, flags };
  const { id: evidence, purpose, sha256 } = kept;
  const said = why === undefined ? {} : { content: why, message: report.messages + 1 };
  return ok({
    evidence: [
      kept,
      ...(former === undefined || by === undefined ? [] : [replaced(former, kept, by)]),
      ...(isOfReporter(kept) ? withComplaint(kept, all.filter(isKept), like) : []),
    ],
    events: [
      {
        type: 'EvidenceKept',
        evidence,
        purpose,
        sha256,
        ...(former === undefined ? {} : { replaces: former.id }),
        ...said,
      },
    ],
  });
};

const replaced = (former: Kept, { id, keptAt }: Kept, endedBy: PersonId): Evidence => ({
  ...former,
  state: 'replaced',
  by: id,
  endedBy,
  endedAt: keptAt,
});

/** Somebody who did not send it has looked at it: each person once. */
export const lookAtEvidence = (
  one: Evidence,
  by: PersonId,
  as: readonly PersonId[],
  at: Instant,
): Result<EvidenceStep, EvidenceRefusal> => {
  if (isOfReporter(one)) return refuse('EvidenceOfReporter');
  if (!isKept(one)) return refuse('EvidenceEnded');
  if (one.sentBy === by) return refuse('EvidenceOwn');
  if (one.looks.some((look) => look.by === by) || one.looks.length >= MOST_LOOKS) return ok(NOTHING);
  return ok({
    evidence: [{ ...one, looks: [...one.looks, { by, as, at }] }],
    events: [{ type: 'EvidenceLookedAt', evidence: one.id }],
  });
};

/** It proves nothing any more; its bytes stay until their term. */
export const withdrawEvidence = (
  report: Pick<Report, 'messages'>,
  one: Evidence,
  by: PersonId,
  at: Instant,
  why: KeyedHash,
): Result<EvidenceStep, EvidenceRefusal> => {
  if (isOfReporter(one)) return refuse('EvidenceOfReporter');
  if (one.state === 'withdrawn') return ok(NOTHING);
  if (!isKept(one)) return refuse('EvidenceEnded');
  return ok({
    evidence: [{ ...one, state: 'withdrawn', endedBy: by, endedAt: at }],
    events: [{ type: 'EvidenceWithdrawn', evidence: one.id, content: why, message: report.messages + 1 }],
  });
};
