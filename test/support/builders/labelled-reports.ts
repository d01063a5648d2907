import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Proposal, ProposedUnit } from '#shared/domain/classify/proposal';
import { ReportClass, Urgency } from '#shared/domain/words/words';

/**
 * An invented report and what a person would decide about it. `holdout` texts are not looked at when rules are changed.
 */
const LabelledReport = z.strictObject({
  id: z.string(),
  text: z.string(),
  class: ReportClass,
  unit: ProposedUnit,
  urgency: Urgency,
  holdout: z.boolean(),
});
export type LabelledReport = z.infer<typeof LabelledReport>;

export const labelledReports = (name = 'labelled-reports'): readonly LabelledReport[] =>
  readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => LabelledReport.parse(JSON.parse(line)));

export type Judged = { readonly report: LabelledReport; readonly proposal: Proposal };

export type Figures = {
  readonly n: number;
  readonly classRight: number;
  readonly unitRight: number;
  readonly urgencyRight: number;
  /** Oversight reports that would be routed without a person: must be none. */
  readonly oversightRouted: number;
  /** Service reports for one of our units that wait for a person. */
  readonly abstainedOnOurs: number;
  /** Among what is routed by the machine: the unit is right. */
  readonly routedUnitRight: number;
  readonly auc: number;
  readonly brier: number;
};

const share = (all: readonly Judged[], test: (one: Judged) => boolean): number =>
  all.length === 0 ? Number.NaN : all.filter(test).length / all.length;

/** The chance that an oversight report has a higher probability than a service report; ties count half. */
const aucOf = (judged: readonly Judged[]): number => {
  const yes = judged.filter(({ report }) => report.class === 'oversight');
  const no = judged.filter(({ report }) => report.class === 'service');
  const wins = yes.flatMap((a) => no.map((b) => (Math.sign(a.proposal.pOversight - b.proposal.pOversight) + 1) / 2));
  return wins.reduce((sum, win) => sum + win, 0) / wins.length;
};

export const figuresOf = (judged: readonly Judged[]): Figures => {
  const ours = judged.filter(({ report }) => report.class === 'service' && report.unit !== 'notOurs');
  const routed = judged.filter(({ proposal }) => !proposal.abstain);
  return {
    n: judged.length,
    classRight: share(judged, ({ report, proposal }) => report.class === proposal.class),
    unitRight: share(judged, ({ report, proposal }) => report.unit === proposal.unit),
    urgencyRight: share(judged, ({ report, proposal }) => report.urgency === proposal.urgency),
    oversightRouted: routed.filter(({ report }) => report.class === 'oversight').length,
    abstainedOnOurs: share(ours, ({ proposal }) => proposal.abstain),
    routedUnitRight: share(routed, ({ report, proposal }) => report.unit === proposal.unit),
    auc: aucOf(judged),
    brier:
      judged.reduce(
        (sum, { report, proposal }) => sum + (Number(report.class === 'oversight') - proposal.pOversight) ** 2,
        0,
      ) / judged.length,
  };
};
