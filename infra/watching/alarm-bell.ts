import type { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/stages';
import { type AlarmId, alarmPrefixOf } from '#shared/contracts/http/alarm-steps';

type Limit = Pick<AlarmProps, 'alarmDescription' | 'metric' | 'threshold'> &
  Partial<Pick<AlarmProps, 'evaluationPeriods'>>;

/** The alarms that tell of dead letters: that there are any, and that there are more. */
type OfDeadLetters = Extract<AlarmId, `${string}DeadLetters`>;
type LetterAlarm = { readonly [Id in OfDeadLetters]: `More${Id}` extends AlarmId ? Id : never }[OfDeadLetters];

/** Makes alarms that tell one topic, and knows all that it made. Each has its steps in `alarm-steps.ts`. */
export class AlarmBell {
  readonly alarms: Alarm[] = [];
  readonly #scope: Construct;
  readonly #topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, topic: Topic, stage: Stage) {
    this.#scope = scope;
    this.#topic = topic;
    this.#stage = stage;
  }

  /** Above the limit is an alarm, also the first time; no data is none. */
  above(id: AlarmId, limit: Limit): void {
    this.#ring(id, {
      evaluationPeriods: 1,
      ...limit,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Nothing counted for so many periods is an alarm: what should happen all the time does not. */
  missing(id: AlarmId, limit: Pick<AlarmProps, 'alarmDescription' | 'metric' | 'evaluationPeriods'>): void {
    this.#ring(id, {
      ...limit,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /**
   * That there are dead letters, and that there are more: the first alarm stays red and silent while anything waits.
   * `what` finishes the sentence "… waits in the dead-letter queue".
   */
  deadLetters(id: LetterAlarm, queue: Queue, what: string): void {
    const waiting = queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM });
    this.above(id, { alarmDescription: `${what} waits in the dead-letter queue`, metric: waiting, threshold: 0 });
    // The local AWS cannot deploy an alarm on an expression.
    if (!this.#stage.onAws) return;
    this.above(`More${id}`, {
      alarmDescription: `${what} was added to the dead-letter queue in the last five minutes`,
      metric: new MathExpression({ expression: 'DIFF(waiting)', usingMetrics: { waiting }, label: 'added' }),
      threshold: 0,
    });
  }

  /** That the oldest message of a queue is older than each of these. */
  ages(metric: IMetric, limits: readonly (readonly [AlarmId, Duration, string])[]): void {
    for (const [id, age, alarmDescription] of limits) {
      this.above(id, { alarmDescription, metric, threshold: age.toSeconds() });
    }
  }

  #ring(id: AlarmId, props: AlarmProps): void {
    // Named by us, so that whoever asks CloudWatch knows which of ours it is.
    const alarm = new Alarm(this.#scope, id, { ...props, alarmName: `${alarmPrefixOf(this.#stage.name)}${id}` });
    const tell = new SnsAction(this.#topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.alarms.push(alarm);
  }
}
