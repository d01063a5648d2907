import type { ReportEvent } from '#shared/domain/report/event';
import type { Assessed, PersonId, Report } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, KeyedHash } from '#shared/domain/words/words';
import type { EvidenceRules } from './checked-file.ts';
import { type Evidence, MOST_LOOKS } from './evidence.ts';
import type { UploadRefusal } from './upload.ts';

/** Why nothing is done with a piece of evidence. */
export type EvidenceRefusal = 'EvidenceOwn' | 'EvidenceEnded' | 'EvidenceFull' | 'EvidenceReportEnded';

type Kept = Extract<Evidence, { state: 'kept' }>;
/** How the pieces stand that change, and what is recorded of that on the report: nothing where nothing changes. */
export type EvidenceStep = { readonly evidence: readonly Evidence[]; readonly events: readonly ReportEvent[] };
const NOTHING: EvidenceStep = { evidence: [], events: [] };

/** Words that stand beside a step, by their hash. */
type SaidWhy = KeyedHash | undefined;

/** Nothing is proven any more of what was put away, and nothing yet of what nobody has looked at. */
export const takesEvidence = (report: Report): report is Assessed =>
  !['received', 'archived', 'referred', 'history'].includes(report.status);

const isKept = (one: Evidence): one is Kept => one.state === 'kept';
/** What a report holds at a time; what was withdrawn or replaced makes room. */
export const roomFor = (all: readonly Evidence[], { mostFiles }: Pick<EvidenceRules, 'mostFiles'>): number =>
  Math.max(0, mostFiles - all.filter(isKept).length);

/**
 * A file that was looked into is kept; as a newer version where it says so. The same bytes for the same purpose are
 * there already, however often somebody sends them; once withdrawn they can be sent again. From somebody else they are
 * evidence anew: of who sent them before, these may not know.
 */
export const keepEvidence = (
  { report, all, rules }: { readonly report: Report; readonly all: readonly Evidence[]; readonly rules: EvidenceRules },
  next: Kept,
  why: SaidWhy,
): Result<EvidenceStep, UploadRefusal> => {
  if (!takesEvidence(report)) return refuse('reportEnded');
  const same = all.find(({ id }) => id === next.id);
  if (same?.state === 'kept') {
    if (same.purpose !== next.purpose) return refuse('alreadyThere');
    if (same.sentBy === next.sentBy) return ok(NOTHING);
  }
  const former = all.filter(isKept).find(({ id }) => id === next.replaces);
  if (former === undefined && roomFor(all, rules) === 0) return refuse('full');
  const { replaces: _, ...alone } = next;
  const again = same === undefined ? {} : { firstSentAt: same.firstSentAt ?? same.sentAt };
  const kept: Kept = { ...(former === undefined ? alone : next), ...again };
  const { id: evidence, purpose, sha256 } = kept;
  const said = why === undefined ? {} : { content: why, message: report.messages + 1 };
  return ok({
    evidence: [kept, ...(former === undefined ? [] : [replaced(former, kept)])],
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

const replaced = (former: Kept, { id, sentBy, keptAt }: Kept): Evidence => ({
  ...former,
  state: 'replaced',
  by: id,
  endedBy: sentBy,
  endedAt: keptAt,
});

/** Somebody who did not send it has looked at it: each person once. */
export const lookAtEvidence = (
  one: Evidence,
  by: PersonId,
  as: readonly PersonId[],
  at: Instant,
): Result<EvidenceStep, EvidenceRefusal> => {
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
  if (one.state === 'withdrawn') return ok(NOTHING);
  if (!isKept(one)) return refuse('EvidenceEnded');
  return ok({
    evidence: [{ ...one, state: 'withdrawn', endedBy: by, endedAt: at }],
    events: [{ type: 'EvidenceWithdrawn', evidence: one.id, content: why, message: report.messages + 1 }],
  });
};
