import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics();

/** Counts an outcome by its kind; written out once at the end of the call. */
export const count = (outcome: string): void => {
  metrics.addMetric(outcome, MetricUnit.Count, 1);
};

/** Counts several outcomes by their kinds, nothing where nothing was. */
export const countMany = (outcomes: Readonly<Record<string, number>>): void => {
  for (const [outcome, times] of Object.entries(outcomes)) {
    if (times > 0) metrics.addMetric(outcome, MetricUnit.Count, times);
  }
};

/**
 * Writes what was counted as one log line that CloudWatch reads as metrics; no line where nothing was, and no warning
 * of that.
 */
export const publishCounts = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};
