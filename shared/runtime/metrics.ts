import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics();

/** Counts an outcome by its kind; written out once at the end of the call. */
export const count = (outcome: string): void => {
  metrics.addMetric(outcome, MetricUnit.Count, 1);
};

/** Writes what was counted as one log line that CloudWatch reads as metrics. */
export const publishCounts = (): void => {
  metrics.publishStoredMetrics();
};
