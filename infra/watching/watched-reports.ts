import { Duration } from 'aws-cdk-lib';
import type { HttpApi as Api } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { DEAD_LETTER_RETENTION, RETENTION, type WorkQueue } from '#infra/parts/work-queue';
import type { AlarmBell } from './alarm-bell.ts';
import { type Counting, countsOf } from './counting.ts';
import { graph } from './graph.ts';

export type WatchedReports = {
  readonly api: Api;
  readonly intakeQueue: WorkQueue;
  readonly functions: { readonly Intake: Counting; readonly Triage: Counting };
};

/*
 * The age of the oldest message leaves out what was received three times: it tells that triage does not take reports,
 * be it overrun or switched off. That triage takes them and fails is told by the count of failures.
 */

/** A healthy report is recorded within seconds. */
const SLOW = Duration.minutes(15);
const STUCK = Duration.hours(2);
/** Half of the time after which the queue forgets a report; so old it becomes only while nobody takes it. */
const NEARLY_LOST = Duration.seconds(RETENTION.toSeconds() / 2);
/**
 * A failed message is tried every three minutes: in two periods in a row it failed again, so trying alone did not help.
 */
const FAILS_AGAIN = { period: Duration.minutes(5), periods: 2 };
/** Half of the time for which a message is tried before it becomes a dead letter. */
const KEEPS_FAILING = { period: Duration.hours(1), periods: 2 };
/** A person should have looked by then. */
const DEAD_FOR_LONG = Duration.days(1);
const DEAD_NEARLY_LOST = Duration.seconds(DEAD_LETTER_RETENTION.toSeconds() / 2);
/** More in an hour than strangers and slips make: a sender signs with a secret that we do not accept. */
const MANY_REFUSED = 20;
/** The most impatient senders give up after ten seconds and send again. */
const SLOW_ANSWER = Duration.seconds(3);

/** What calls somebody on the way of a report from its channel into the record. */
export const alarmsOfReports = (bell: AlarmBell, { api, intakeQueue, functions }: WatchedReports): void => {
  watchApi(bell, api);
  watchQueue(bell, intakeQueue);
  watchOutcomes(bell, functions);
};

const watchApi = (bell: AlarmBell, api: Api): void => {
  bell.above('ApiFaults', {
    alarmDescription: 'The API answered 5xx: a channel or a citizen was turned away by our own fault',
    metric: api.metricServerError({ statistic: Stats.SUM }),
    threshold: 0,
  });
  bell.above('ApiSlow', {
    alarmDescription: 'The API answers so slowly that channels may give up and send again',
    metric: api.metricLatency({ statistic: Stats.p(99) }),
    threshold: SLOW_ANSWER.toMilliseconds(),
    evaluationPeriods: 3,
  });
};

const watchQueue = (bell: AlarmBell, { queue, deadLetterQueue }: WorkQueue): void => {
  bell.ages(queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: Stats.MAXIMUM }), [
    ['IntakeSlow', SLOW, 'A report waits for triage longer than it should'],
    ['IntakeStuck', STUCK, 'A report has waited for hours: triage does not take reports from the queue'],
    ['IntakeNearlyLost', NEARLY_LOST, 'A report has waited for half of the time after which the queue forgets it'],
  ]);
  bell.deadLetters('DeadLetters', deadLetterQueue, 'A report that could not be recorded in any attempt');
  bell.ages(deadLetterQueue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }), [
    [
      'DeadLettersForLong',
      DEAD_FOR_LONG,
      'A report has waited in the dead-letter queue for a day: mend the cause and redrive it',
    ],
    [
      'DeadLettersNearlyLost',
      DEAD_NEARLY_LOST,
      'A report has waited in the dead-letter queue for half of the time after which it is lost',
    ],
  ]);
};

/** What no metric of AWS tells: failed records come back as a successful answer, and so do refused webhooks. */
const watchOutcomes = (bell: AlarmBell, { Intake, Triage }: WatchedReports['functions']): void => {
  bell.above('TriageFails', {
    alarmDescription: 'Triage takes reports and fails to record them, also when it tries again',
    metric: Triage.metricOutcome('failed', { period: FAILS_AGAIN.period }),
    threshold: 0,
    evaluationPeriods: FAILS_AGAIN.periods,
  });
  bell.above('TriageKeepsFailing', {
    alarmDescription: 'Triage has failed for hours: half of the tries before reports become dead letters are used up',
    metric: Triage.metricOutcome('failed', { period: KEEPS_FAILING.period }),
    threshold: 0,
    evaluationPeriods: KEEPS_FAILING.periods,
  });
  bell.above('OriginalsUnreadable', {
    alarmDescription: 'An original that is kept cannot be read: it is gone, was changed, or lost its key',
    metric: Triage.metricOutcome('unreadable'),
    threshold: 0,
  });
  bell.above('WebhooksRefused', {
    alarmDescription: 'Many webhooks were refused for their signature: does a sender still use a secret of before?',
    metric: Intake.metricOutcome('http401', { period: Duration.hours(1) }),
    threshold: MANY_REFUSED,
  });
};

/** The rows of the dashboard that show the same. */
export const graphsOfReports = ({ api, intakeQueue, functions }: WatchedReports): IWidget[][] => {
  const { queue, deadLetterQueue } = intakeQueue;
  const { Intake, Triage } = functions;
  return [
    [
      graph('Requests', [api.metricCount(), api.metricClientError(), api.metricServerError()]),
      graph('Latency, p50 and p99', [
        api.metricLatency({ statistic: Stats.p(50) }),
        api.metricLatency({ statistic: Stats.p(99) }),
      ]),
      graph('Webhooks by answer', countsOf(Intake, ['http202', 'http400', 'http401', 'http503'])),
    ],
    [
      graph('Age of the oldest report in the queue', [queue.metricApproximateAgeOfOldestMessage()]),
      graph('Reports waiting and dead letters', [
        queue.metricApproximateNumberOfMessagesVisible(),
        deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
      ]),
      graph(
        'What became of the messages',
        countsOf(Triage, ['applied', 'unchanged', 'repeated', 'parked', 'setAside', 'unreadable', 'failed']),
      ),
    ],
  ];
};
