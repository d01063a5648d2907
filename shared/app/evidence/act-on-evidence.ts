import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log, Now } from '#shared/app/ports';
import { commit } from '#shared/app/report/commit';
import { knownEvidence } from '#shared/app/report/known-evidence';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { standingVault } from '#shared/app/report/vault';
import type { EvidenceActed } from '#shared/contracts/http/evidence';
import {
  type EvidenceRefusal,
  type EvidenceStep,
  lookAtEvidence,
  withdrawEvidence,
} from '#shared/domain/evidence/decide-evidence';
import type { Evidence } from '#shared/domain/evidence/evidence';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Report } from '#shared/domain/report/report';
import type { Said } from '#shared/domain/report/submission';
import type { EvidenceId } from '#shared/domain/words/evidence-id';
import { canonicalJson } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';

export type ActOnEvidenceDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load' | 'events' | 'evidence' | 'commit' | 'wrappedKey'>;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
  readonly now: Now;
  readonly log: Log;
};

export type EvidenceAt = { readonly report: ReportId; readonly evidence: EvidenceId };
type Refused = Denied | EvidenceRefusal | 'EvidenceErased';

/** States that somebody who did not send a file has looked at it. Said twice, it is done once. */
export const lookAt = (
  deps: ActOnEvidenceDeps,
  officer: Officer,
  at: EvidenceAt,
): Promise<Result<EvidenceActed, Refused>> =>
  acted(deps, officer, at, {
    deniedFor: (report) => deniedTo(officer, { to: 'lookAtEvidence', report }),
    step: async ({ one }) => lookAtEvidence(one, officer.person, officer.functions ?? [], deps.now()),
  });

/** Withdraws a file, with the reason as a note. */
export const withdraw = (
  deps: ActOnEvidenceDeps,
  officer: Officer,
  { text, ...at }: EvidenceAt & { readonly text: string },
): Promise<Result<EvidenceActed, Refused>> => {
  const said: Said = { text, attachments: [], flags: [], raw: {} };
  return acted(deps, officer, at, {
    deniedFor: (report) => deniedTo(officer, { to: 'withdrawEvidence', report }),
    step: async ({ report, one }) => {
      const vault = await standingVault(deps, report.id);
      if (vault === undefined) return refuse('EvidenceErased');
      const content = vault.hash(canonicalJson({ type: 'withdrawEvidence', said }));
      return withdrawEvidence(report, one, officer.person, deps.now(), content);
    },
    said,
  });
};

type Acting = {
  readonly deniedFor: (report: Report | undefined) => Denied | undefined;
  readonly step: (at: {
    readonly report: Report;
    readonly one: Evidence;
  }) => Promise<Result<EvidenceStep, EvidenceRefusal | 'EvidenceErased'>>;
  readonly said?: Said;
};

const acted = (
  deps: ActOnEvidenceDeps,
  officer: Officer,
  { report: id, evidence }: EvidenceAt,
  { deniedFor, step, said }: Acting,
): Promise<Result<EvidenceActed, Refused>> =>
  untilSaved(async () => {
    const current = await deps.reports.load(id);
    const denied = deniedFor(current);
    if (denied !== undefined) return refuse(denied);
    if (current === undefined) return refuse('Absent' as const);
    const [events, all] = [await deps.reports.events(id), await deps.reports.evidence(id)];
    const one = knownEvidence(officer, current, events, all).find((piece) => piece.id === evidence);
    if (one === undefined) return refuse('Absent' as const);
    const decided = await step({ report: current, one });
    if (!decided.ok) return decided;
    const now = deps.now();
    const context = { now, actor: { by: 'person', person: officer.person } as const, policy: deps.policy };
    const committed = await commit(deps, { id, current }, decided.value.events, context, ({ report }) => ({
      evidence: decided.value.evidence.map((piece) => ({ evidence: piece })),
      ...(said === undefined ? {} : { messages: [{ n: report.messages, kind: 'note', sentAt: now, words: said }] }),
    }));
    return committed === 'conflict' ? committed : ok({ report: id, version: committed.report.version });
  });
