import { Duration } from 'aws-cdk-lib';
import { type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Stage } from '#infra/stages';
import type { AlarmBell } from './alarm-bell.ts';
import { type Counting, countsOf } from './counting.ts';
import { graph } from './graph.ts';

export type WatchedFigures = {
  readonly stage: Stage;
  readonly exportQueue: Queue;
  readonly importQueue: Queue;
  readonly functions: Readonly<Record<'Evaluate' | 'Digest' | 'Exports' | 'Imports', Counting>>;
};

/** Both run once a day; two hours are left for a start that is delayed or repeated. */
const A_DAY_AND_TWO_HOURS = { period: Duration.hours(1), evaluationPeriods: 26 };

/** An order is begun within seconds, unless others are being carried out. */
const EXPORTS_WAIT = Duration.minutes(15);

/** An import is begun within seconds; each message that it hands on to itself is a new one. */
const IMPORTS_WAIT = Duration.minutes(15);

const alarmsOfImports = (bell: AlarmBell, { importQueue, functions: { Imports } }: WatchedFigures): void => {
  bell.above('ImportsFail', {
    alarmDescription: 'An import of history broke off; it is tried again, and whoever asked for it sees how far it is',
    metric: Imports.metricOutcome('failed', { period: Duration.minutes(5) }),
    threshold: 0,
  });
  bell.ages(importQueue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }), [
    ['ImportsWait', IMPORTS_WAIT, 'An import of history that was asked for is not begun'],
  ]);
};

/**
 * What calls somebody when figures are not counted, the Secretary is not told how the office stands, or an export is
 * not made.
 */
export const alarmsOfFigures = (bell: AlarmBell, watched: WatchedFigures): void => {
  const { stage, exportQueue, functions } = watched;
  const { Evaluate, Digest, Exports } = functions;
  alarmsOfImports(bell, watched);
  bell.above('ExportsFail', {
    alarmDescription: 'An export that somebody ordered could not be made; they see that, and order again',
    metric: Exports.metricOutcome('failed', { period: Duration.minutes(5) }),
    threshold: 0,
  });
  bell.ages(exportQueue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }), [
    ['ExportsWait', EXPORTS_WAIT, 'Exports that were ordered are not begun'],
  ]);
  bell.above('DigestsOwed', {
    alarmDescription:
      'A week or month is over and its digest cannot be made, because it is not evaluated: look at the evaluation first',
    metric: Digest.metricOutcome('owed', { period: Duration.hours(1) }),
    threshold: 0,
  });
  // A local AWS sleeps whenever its machine does.
  if (!stage.onAws) return;
  const { period, evaluationPeriods } = A_DAY_AND_TWO_HOURS;
  bell.missing('EvaluationMissing', {
    alarmDescription: 'No evaluation has come to its end for a day: figures are those of the day before, or older',
    metric: Evaluate.metricOutcome('evaluated', { period }),
    evaluationPeriods,
  });
  bell.missing('DigestMissing', {
    alarmDescription: 'Nobody has looked for a day whether a digest is owed: the Secretary may be waiting for one',
    metric: Digest.metricOutcome('digested', { period }),
    evaluationPeriods,
  });
};

const IMPORT_OUTCOMES = [
  ...['checked', 'takenIn', 'takenBack', 'workedOn', 'halted', 'goesOn', 'over', 'failed'],
] as const;

/** The row of the dashboard that shows the same. */
export const graphsOfFigures = ({ functions: { Evaluate, Digest, Exports, Imports } }: WatchedFigures): IWidget[][] => [
  [
    graph('Evaluation', countsOf(Evaluate, ['evaluated', 'unfinished', 'reports', 'months'])),
    graph('Digests', countsOf(Digest, ['digested', 'made', 'owed'])),
    graph('Exports in the background', countsOf(Exports, ['exported', 'refused', 'over', 'failed'])),
    graph('Imports of history', countsOf(Imports, IMPORT_OUTCOMES)),
  ],
];
