import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/** A function that counts what became of what it was given. */
export type Counting = IFunction & {
  readonly logGroup: ILogGroup;
  readonly metricOutcome: (outcome: string, options?: MetricOptions) => IMetric;
};

export const countsOf = (counting: Counting, outcomes: readonly string[]): IMetric[] =>
  outcomes.map((outcome) => counting.metricOutcome(outcome));
