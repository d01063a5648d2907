import { Duration } from 'aws-cdk-lib';
import type { HttpApi as Api } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  type AlarmProps,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
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
import { INTAKE_RETENTION, type IntakeQueue } from './intake-queue.ts';

export type ObservabilityProps = {
  readonly alarmEmail?: string;
  readonly api: Api;
  readonly intakeQueue: IntakeQueue;
  readonly functions: Readonly<Record<string, IFunction>>;
};

/** A healthy report is recorded within seconds; five minutes mean that triage does not keep up or does not work. */
const SLOW = Duration.minutes(5);
/** Half of the time after which the queue forgets a report. */
const NEARLY_LOST = Duration.seconds(INTAKE_RETENTION.toSeconds() / 2);
/** The most impatient senders give up after ten seconds and send again. */
const SLOW_ANSWER = Duration.seconds(3);

type Limit = Pick<AlarmProps, 'alarmDescription' | 'metric' | 'threshold'> &
  Partial<Pick<AlarmProps, 'evaluationPeriods'>>;

/** What wakes somebody up, and the one page on which that person looks first. */
export class Observability extends Construct {
  readonly topic: Topic;
  readonly #alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, { api, intakeQueue, functions, alarmEmail }: ObservabilityProps) {
    super(scope, id);
    this.topic = this.#openTopic(alarmEmail);
    this.#watchApi(api);
    this.#watchQueue(intakeQueue);
    for (const [name, watched] of Object.entries(functions)) this.#watchFunction(name, watched);
    this.#draw({ api, intakeQueue, functions });
  }

  #openTopic(alarmEmail: string | undefined): Topic {
    // CloudWatch cannot publish to a topic under the AWS-managed key, so this one has a key of its own.
    const key = new Key(this, 'AlarmKey', { description: 'Encrypts alarms', enableKeyRotation: true });
    const topic = new Topic(this, 'Alarms', { displayName: 'Tanggap', masterKey: key, enforceSSL: true });
    // Includes the use of the key.
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
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

  #watchQueue({ queue, deadLetterQueue }: IntakeQueue): void {
    const age = queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1), statistic: Stats.MAXIMUM });
    this.#above('IntakeSlow', {
      alarmDescription: 'A report waits for triage longer than it should',
      metric: age,
      threshold: SLOW.toSeconds(),
    });
    this.#above('IntakeNearlyLost', {
      alarmDescription: 'A report has waited for half of the time after which the queue forgets it',
      metric: age,
      threshold: NEARLY_LOST.toSeconds(),
    });
    this.#above('DeadLetters', {
      alarmDescription: 'A report could not be recorded in any attempt and waits in the dead-letter queue',
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      threshold: 0,
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
          graph('Reports waiting and set aside', [
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
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
