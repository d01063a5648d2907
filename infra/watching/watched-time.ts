import { Duration } from 'aws-cdk-lib';
import { type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { WATCH_EVERY } from '#infra/capabilities/watch';
import type { Stage } from '#infra/stages';
import type { AlarmBell } from './alarm-bell.ts';
import { type Counting, countsOf } from './counting.ts';
import { graph } from './graph.ts';

export type WatchedTime = { readonly stage: Stage; readonly functions: { readonly Watch: Counting } };

/** Twice in a row, so that trying again did not help: the watch runs every five minutes. */
const FAILS_AGAIN = { period: Duration.minutes(10), periods: 2 };

/** What the watch fails at, by the name under which it counts that, and what somebody is told of it. */
const FAILURES = [
  ['MissedNoticesFail', 'missedFailed', 'The watch cannot work out the notices that an event owes'],
  ['DeadlinesFail', 'watchFailed', 'The watch cannot look after the deadlines of a report'],
  ['RecountFails', 'recountFailed', 'The watch cannot count the deadlines of a report by the new calendar'],
] as const;

/** What calls somebody when time passes and nobody looks. */
export const alarmsOfTime = (bell: AlarmBell, { stage, functions: { Watch } }: WatchedTime): void => {
  for (const [id, outcome, what] of FAILURES) {
    bell.above(id, {
      alarmDescription: `${what}, also when it tries again`,
      metric: Watch.metricOutcome(outcome, { period: FAILS_AGAIN.period }),
      threshold: 0,
      evaluationPeriods: FAILS_AGAIN.periods,
    });
  }
  bell.above('CalendarGap', {
    alarmDescription: 'Deadlines reach into a year whose holidays are not decreed yet: load the decree when it is out',
    metric: Watch.metricOutcome('calendarGap', { period: Duration.hours(1), statistic: Stats.MAXIMUM }),
    threshold: 0,
  });
  // A local AWS sleeps whenever its machine does.
  if (!stage.onAws) return;
  bell.missing('WatchMissing', {
    alarmDescription:
      'The watch has not run for twenty minutes: no deadline is watched, and what waits for its time is not told',
    metric: Watch.metricOutcome('watched', { period: WATCH_EVERY }),
    evaluationPeriods: 4,
  });
};

/** The row of the dashboard that shows the same. */
export const graphsOfTime = ({ functions: { Watch } }: WatchedTime): IWidget[][] => [
  [
    graph('The watch', countsOf(Watch, ['watched', 'urgentReleased', 'released', 'unknown', 'missedFailed'])),
    graph(
      'Deadlines',
      countsOf(Watch, ['recordedDeadlineAtRisk', 'recordedDeadlineMissed', 'recordedEscalated', 'moved']),
    ),
    graph('What is amiss', countsOf(Watch, ['dutyMissed', 'calendarGap', 'watchFailed', 'recountFailed'])),
  ],
];
