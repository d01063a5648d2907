import { Duration } from 'aws-cdk-lib';
import { type IWidget, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { NoticeQueues } from '#infra/parts/notice-queues';
import { METRICS_NAMESPACE } from '#infra/parts/service-function';
import type { WorkQueue } from '#infra/parts/work-queue';
import type { AlarmBell } from './alarm-bell.ts';
import { type Counting, countsOf } from './counting.ts';
import { graph } from './graph.ts';

export type WatchedNotices = {
  readonly noticeQueues: NoticeQueues;
  readonly feedbackQueue: WorkQueue;
  readonly functions: {
    readonly Dispatch: IFunction;
    readonly Notify: Counting;
    readonly Feedback: Counting;
    readonly Watch: Counting;
  };
};

/** An event is taken from the stream within seconds. */
const BEHIND = Duration.minutes(10);
/** Danger is told at once, and the rest within a minute where nothing holds it. */
const URGENT_WAITS = Duration.minutes(10);
const OTHERS_WAIT = Duration.hours(1);
/** News that overtakes its mail waits for a quarter of an hour at most. */
const NEWS_WAITS = Duration.hours(2);
/** Twice in a row, so that trying again did not help: the queue gives back after six minutes. */
const FAILS_AGAIN = { period: Duration.minutes(10), periods: 2 };
/** Single answers are lost now and then, and the mail service's news settles them. */
const MANY_UNKNOWN = 5;
/**
 * More tries in an hour than a slip makes: one notice that is refused all the time makes six, danger three times as
 * many.
 */
const MANY_PUT_OFF = 5;
/** Lines of the log that somebody must hear of, and the names under which they are counted. */
const TROUBLE = { line: 'contact.trouble', metric: 'contactTrouble' };
const LEFT_UNKNOWN = { line: 'notice.leftUnknown', metric: 'leftUnknown' };

/** What calls somebody on the way from the record to whoever is told. */
export const alarmsOfNotices = (scope: Construct, bell: AlarmBell, watched: WatchedNotices): void => {
  const { noticeQueues, feedbackQueue, functions } = watched;
  watchDispatch(bell, functions.Dispatch, noticeQueues);
  watchNotify(bell, functions.Notify, noticeQueues);
  bell.deadLetters('FeedbackDeadLetters', feedbackQueue.deadLetterQueue, 'News of a mail that could not be taken');
  bell.ages(feedbackQueue.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }), [
    ['FeedbackStuck', NEWS_WAITS, 'News of mails is not taken: bounces are not noticed'],
  ]);
  const { Notify, Feedback, Watch } = functions;
  bell.above('ContactTrouble', {
    alarmDescription: 'A recipient cannot be reached: the contact book lacks a working address',
    metric: linesIn(scope, TROUBLE, { Notify, Feedback }),
    threshold: 0,
  });
  bell.above('NoticesLeftUnknown', {
    alarmDescription: 'A day after it was sent nobody knows whether a mail went out: tell the recipient in another way',
    metric: linesIn(scope, LEFT_UNKNOWN, { Watch }),
    threshold: 0,
  });
};

const watchDispatch = (bell: AlarmBell, Dispatch: IFunction, { failures }: NoticeQueues): void => {
  bell.above('DispatchBehind', {
    alarmDescription: 'Events are taken from the stream late: units are told late',
    metric: Dispatch.metric('IteratorAge', { statistic: Stats.MAXIMUM }),
    threshold: BEHIND.toMilliseconds(),
  });
  bell.above('NoticeFailures', {
    alarmDescription:
      'An event was set aside by dispatch, a run that a schedule starts failed, or an export was given up: look why',
    metric: failures.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
    threshold: 0,
  });
};

const watchNotify = (bell: AlarmBell, Notify: Counting, { urgent, other, deadLetterQueue }: NoticeQueues): void => {
  const oldest = { period: Duration.minutes(1), statistic: Stats.MAXIMUM };
  bell.ages(urgent.metricApproximateAgeOfOldestMessage(oldest), [
    ['UrgentNoticesWait', URGENT_WAITS, 'Danger waits to be told: call the unit'],
  ]);
  bell.ages(other.metricApproximateAgeOfOldestMessage(oldest), [
    ['NoticesWait', OTHERS_WAIT, 'Notices are not taken from their queue'],
  ]);
  bell.deadLetters('NoticeDeadLetters', deadLetterQueue, 'A notice that failed in every attempt');
  bell.above('NotifyFails', {
    alarmDescription: 'Notices fail, also when they are tried again',
    metric: Notify.metricOutcome('failed', { period: FAILS_AGAIN.period }),
    threshold: 0,
    evaluationPeriods: FAILS_AGAIN.periods,
  });
  bell.above('NoticesPutOff', {
    alarmDescription:
      'The mail service or a gateway refuses notices, or the mails of the day are used up: units are not told',
    metric: Notify.metricOutcome('postponed', { period: Duration.hours(1) }),
    threshold: MANY_PUT_OFF,
  });
  bell.above('MailAnswersLost', {
    alarmDescription: 'The mail service does not answer: nobody knows which mails went out',
    metric: Notify.metricOutcome('unknown', { period: Duration.hours(1) }),
    threshold: MANY_UNKNOWN,
  });
};

/** How often these functions wrote that line. */
const linesIn = (
  scope: Construct,
  { line, metric }: typeof TROUBLE,
  functions: Readonly<Record<string, Counting>>,
): Metric => {
  for (const [name, { logGroup }] of Object.entries(functions)) {
    new MetricFilter(scope, `${name} ${metric}`, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', line),
      metricNamespace: METRICS_NAMESPACE,
      metricName: metric,
      metricValue: '1',
    });
  }
  return new Metric({ namespace: METRICS_NAMESPACE, metricName: metric, statistic: Stats.SUM });
};

/** The rows of the dashboard that show the same. */
export const graphsOfNotices = ({ noticeQueues, feedbackQueue, functions }: WatchedNotices): IWidget[][] => {
  const { urgent, other, deadLetterQueue, failures } = noticeQueues;
  const { Dispatch, Notify, Feedback } = functions;
  return [
    [
      graph('What became of notices', countsOf(Notify, ['sent', 'postponed', 'withheld', 'unknown', 'failed'])),
      graph('Age of the oldest notice, urgent and other', [
        urgent.metricApproximateAgeOfOldestMessage(),
        other.metricApproximateAgeOfOldestMessage(),
      ]),
      graph('Notices waiting and what was set aside', [
        ...[urgent, other, deadLetterQueue, failures].map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
      ]),
    ],
    [
      graph('News of mails', [
        ...countsOf(Feedback, ['settled', 'unmatched']),
        feedbackQueue.deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
      ]),
      graph('How far dispatch is behind', [Dispatch.metric('IteratorAge', { statistic: Stats.MAXIMUM })]),
    ],
  ];
};
