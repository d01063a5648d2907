import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi as Api } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  type AlarmProps,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  type MetricOptions,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';
import { DEAD_LETTER_RETENTION, INTAKE_RETENTION, type IntakeQueue } from './intake-queue.ts';
import type { Stage } from './stages.ts';

/** A function that counts what became of what it was given. */
type Counting = IFunction & { readonly metricOutcome: (outcome: string, options?: MetricOptions) => IMetric };

export type ObservabilityProps = {
  readonly stage: Stage;
  readonly alarmEmail?: string;
  readonly api: Api;
  readonly intakeQueue: IntakeQueue;
  readonly functions: Readonly<Record<string, IFunction>> & { readonly Intake: Counting; readonly Triage: Counting };
};

/*
 * The age of the oldest message leaves out what was received three times: it tells that triage does not take reports,
 * be it overrun or switched off. That triage takes them and fails is told by the count of failures.
 */

/** A healthy report is recorded within seconds. */
const SLOW = Duration.minutes(15);
const STUCK = Duration.hours(2);
/** Half of the time after which the queue forgets a report; so old it becomes only while nobody takes it. */
const NEARLY_LOST = Duration.seconds(INTAKE_RETENTION.toSeconds() / 2);
/** A failed message is tried every three minutes: in two periods in a row it failed again, so trying alone did not help. */
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

type Limit = Pick<AlarmProps, 'alarmDescription' | 'metric' | 'threshold'> &
  Partial<Pick<AlarmProps, 'evaluationPeriods'>>;

/** What wakes somebody up, and the one page on which that person looks first. */
export class Observability extends Construct {
  readonly topic: Topic;
  readonly #alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.topic = this.#openTopic(props.alarmEmail);
    this.#watchApi(props.api);
    this.#watchQueue(props.intakeQueue);
    this.#watchDeadLetters(props.intakeQueue, props.stage);
    for (const [name, watched] of Object.entries(props.functions)) this.#watchFunction(name, watched);
    this.#watchOutcomes(props.functions);
    this.#draw(props);
  }

  #openTopic(alarmEmail: string | undefined): Topic {
    // CloudWatch cannot publish to a topic under the AWS-managed key, so this one has a key of its own.
    const key = new Key(this, 'AlarmKey', { description: 'Encrypts alarms', enableKeyRotation: true });
    const topic = new Topic(this, 'Alarms', { displayName: 'Tanggap', masterKey: key, enforceSSL: true });
    // Only for alarms of this account: CloudWatch acts for every account. Includes the use of the key.
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: ofThisAccount }));
    if (alarmEmail !== undefined) {
      acknowledge(topic.addSubscription(new EmailSubscription(alarmEmail)), 'alarmMailOnce');
    }
    return topic;
  }

  /** Above the limit is an alarm, also the first time; no data is none. */
  #above(id: string, limit: Limit): void {
    const alarm = new Alarm(this, id, {
      evaluationPeriods: 1,
      ...limit,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.#alarms.push(alarm);
  }

  #watchApi(api: Api): void {
    this.#above('ApiFaults', {
      alarmDescription: 'The API answered 5xx: a channel or a citizen was turned away by our own fault',
      metric: api.metricServerError({ statistic: Stats.SUM }),
      threshold: 0,
    });
    this.#above('ApiSlow', {
      alarmDescription: 'The API answers so slowly that channels may give up and send again',
      metric: api.metricLatency({ statistic: Stats.p(99) }),
      threshold: SLOW_ANSWER.toMilliseconds(),
      evaluationPeriods: 3,
    });
  }

  #watchQueue({ queue }: IntakeQueue): void {
    const age = queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: Stats.MAXIMUM });
    this.#above('IntakeSlow', {
      alarmDescription: 'A report waits for triage longer than it should',
      metric: age,
      threshold: SLOW.toSeconds(),
    });
    this.#above('IntakeStuck', {
      alarmDescription: 'A report has waited for hours: triage does not take reports from the queue',
      metric: age,
      threshold: STUCK.toSeconds(),
    });
    this.#above('IntakeNearlyLost', {
      alarmDescription: 'A report has waited for half of the time after which the queue forgets it',
      metric: age,
      threshold: NEARLY_LOST.toSeconds(),
    });
  }

  #watchDeadLetters({ deadLetterQueue }: IntakeQueue, stage: Stage): void {
    const waiting = deadLetterQueue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM });
    const age = deadLetterQueue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM });
    this.#above('DeadLetters', {
      alarmDescription: 'A report could not be recorded in any attempt and waits in the dead-letter queue',
      metric: waiting,
      threshold: 0,
    });
    // The alarm above stays red and silent while anything waits. The local AWS cannot deploy an alarm on an expression.
    if (stage.onAws) {
      this.#above('MoreDeadLetters', {
        alarmDescription: 'There are more reports in the dead-letter queue than five minutes ago',
        metric: new MathExpression({ expression: 'DIFF(waiting)', usingMetrics: { waiting }, label: 'added' }),
        threshold: 0,
      });
    }
    this.#above('DeadLettersForLong', {
      alarmDescription: 'A report has waited in the dead-letter queue for a day: mend the cause and redrive it',
      metric: age,
      threshold: DEAD_FOR_LONG.toSeconds(),
    });
    this.#above('DeadLettersNearlyLost', {
      alarmDescription: 'A report has waited in the dead-letter queue for half of the time after which it is lost',
      metric: age,
      threshold: DEAD_NEARLY_LOST.toSeconds(),
    });
  }

  /** What no metric of AWS tells: failed records come back as a successful answer, and so do refused webhooks. */
  #watchOutcomes({ Intake, Triage }: ObservabilityProps['functions']): void {
    this.#above('TriageFails', {
      alarmDescription: 'Triage takes reports and fails to record them, also when it tries again',
      metric: Triage.metricOutcome('failed', { period: FAILS_AGAIN.period }),
      threshold: 0,
      evaluationPeriods: FAILS_AGAIN.periods,
    });
    this.#above('TriageKeepsFailing', {
      alarmDescription: 'Triage has failed for hours: half of the tries before reports become dead letters are used up',
      metric: Triage.metricOutcome('failed', { period: KEEPS_FAILING.period }),
      threshold: 0,
      evaluationPeriods: KEEPS_FAILING.periods,
    });
    this.#above('WebhooksRefused', {
      alarmDescription: 'Many webhooks were refused for their signature: does a sender still use a secret of before?',
      metric: Intake.metricOutcome('http401', { period: Duration.hours(1) }),
      threshold: MANY_REFUSED,
    });
  }

  #watchFunction(name: string, watched: IFunction): void {
    this.#above(`${name}Errors`, {
      alarmDescription: `${name} failed`,
      metric: watched.metricErrors(),
      threshold: 0,
    });
    this.#above(`${name}Throttles`, {
      alarmDescription: `${name} was not allowed to run: the account's concurrency is used up`,
      metric: watched.metricThrottles(),
      threshold: 0,
    });
  }

  #draw({ api, intakeQueue, functions }: ObservabilityProps): void {
    const { queue, deadLetterQueue } = intakeQueue;
    const { Intake, Triage } = functions;
    const ofEach = (metric: (watched: IFunction) => IMetric): IMetric[] => Object.values(functions).map(metric);
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: this.#alarms, width: 24 })],
        [
          graph('Requests', [api.metricCount(), api.metricClientError(), api.metricServerError()]),
          graph('Latency, p50 and p99', [
            api.metricLatency({ statistic: Stats.p(50) }),
            api.metricLatency({ statistic: Stats.p(99) }),
          ]),
          graph('Age of the oldest report in the queue', [queue.metricApproximateAgeOfOldestMessage()]),
        ],
        [
          graph('Reports waiting and dead letters', [
            queue.metricApproximateNumberOfMessagesVisible(),
            deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
          ]),
          graph('Errors and throttles', [
            ...ofEach((watched) => watched.metricErrors()),
            ...ofEach((watched) => watched.metricThrottles()),
          ]),
          graph(
            'Duration, p99',
            ofEach((watched) => watched.metricDuration({ statistic: Stats.p(99) })),
          ),
        ],
        [
          graph('What became of the messages', countsOf(Triage, ['applied', 'unchanged', 'repeated', 'failed'])),
          graph('Parked and set aside', countsOf(Triage, ['parked', 'setAside'])),
          graph('Webhooks by answer', countsOf(Intake, ['http202', 'http400', 'http401', 'http503'])),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });

const countsOf = (counting: Counting, outcomes: readonly string[]): IMetric[] =>
  outcomes.map((outcome) => counting.metricOutcome(outcome));
