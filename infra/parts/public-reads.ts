import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { allow } from './allow.ts';
import { inPartitions, onlyAttributes } from './in-partitions.ts';

/** The keys, and what shared/domain/report/public-stage.ts says of a report. */
const FOLLOWED = [
  'pk',
  'sk',
  'status',
  'channel',
  'receivedAt',
  'oversight',
  'channelClass',
  'decidedBy',
  'confirmed',
  'labelUnjudged',
  'withdrawn',
  'deadlines',
  'stood',
  'routedAt',
  'askedAt',
  'answeredAt',
  'resolvedAt',
  'result',
  'closedAt',
  'referredAt',
  'archivedAt',
  'reason',
];

/**
 * Lets a function that answers the public follow a report by its code and show the figures of years: single items by
 * key, and nothing that they were made from.
 */
export const allowPublicReads = (reader: IGrantable, { tableArn }: TableV2, trackingSecretArn: string): void => {
  allow(reader, ['dynamodb:GetItem'], [tableArn], inPartitions('T#*', 'L#*', 'Y#*'));
  // Of a report what its follower is told of, by attributes that words, messages, events and identity do not have: IAM
  // tells partitions apart, and attributes, but not the items in a partition. That an item of some name is there can
  // still be found out.
  allow(reader, ['dynamodb:GetItem'], [tableArn], onlyAttributes(FOLLOWED, 'R#*'));
  // The counter of wrong codes, which tells of guessing.
  allow(reader, ['dynamodb:UpdateItem'], [tableArn], inPartitions('L#*'));
  allow(reader, ['secretsmanager:GetSecretValue'], [trackingSecretArn]);
};
