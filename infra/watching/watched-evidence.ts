import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { AlarmBell } from './alarm-bell.ts';
import type { Counting } from './counting.ts';

export type WatchedEvidence = {
  readonly inspectQueue: Queue;
  readonly fetchQueue: Queue;
  readonly functions: Readonly<Record<'Inspect' | 'Fetch', Counting>>;
};

/** A file is looked into within seconds; after a day it is gone from where it waits. */
const FILES_WAIT = Duration.minutes(15);
/** A host that fails is asked again for a quarter of an hour, and many files may come at once. */
const ATTACHMENTS_WAIT = Duration.hours(1);

/** What calls somebody when files that were sent are not looked into, or those that channels named not fetched. */
export const alarmsOfEvidence = (
  bell: AlarmBell,
  { inspectQueue, fetchQueue, functions: { Inspect, Fetch } }: WatchedEvidence,
): void => {
  bell.above('EvidenceFails', {
    alarmDescription: 'A file that was sent as evidence could not be looked into; it is tried again',
    metric: Inspect.metricOutcome('failed', { period: Duration.minutes(5) }),
    threshold: 0,
  });
  bell.ages(inspectQueue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }), [
    ['EvidenceWaits', FILES_WAIT, 'Files that were sent as evidence are not looked into'],
  ]);
  bell.above('AttachmentsFail', {
    alarmDescription: 'A file that a channel named could not be fetched through a fault of ours; it is tried again',
    metric: Fetch.metricOutcome('failed', { period: Duration.minutes(5) }),
    threshold: 0,
  });
  bell.ages(fetchQueue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }), [
    ['AttachmentsWait', ATTACHMENTS_WAIT, 'Files that channels named are not fetched'],
  ]);
};
