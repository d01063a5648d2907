import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ofType, synthesised } from './synthesis.ts';

const production = synthesised('production');
const HOUR = 3_600;
const DAY = 86_400;

const QueueProperties = z.looseObject({
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number(),
  MaximumMessageSize: z.number(),
  SqsManagedSseEnabled: z.boolean(),
  RedrivePolicy: z.looseObject({ maxReceiveCount: z.number(), deadLetterTargetArn: z.unknown() }).optional(),
});

const queues = [...ofType(production, 'AWS::SQS::Queue').values()].map(({ Properties }) =>
  QueueProperties.parse(Properties),
);
const intake = queues.find(({ RedrivePolicy }) => RedrivePolicy !== undefined);
const deadLetters = queues.find(({ RedrivePolicy }) => RedrivePolicy === undefined);

describe('the intake queue', () => {
  it('hides a batch for six times the time that triage has', () => {
    const triage = [...ofType(production, 'AWS::Lambda::Function').values()].find(({ Properties }) =>
      JSON.stringify(Properties['Environment']).includes('"triage"'),
    );
    expect(intake?.VisibilityTimeout).toBe(6 * z.number().parse(triage?.Properties['Timeout']));
  });

  it('tries a message for four hours, so that an outage of three ends by itself, and long before it forgets it', () => {
    const tries = intake?.RedrivePolicy?.maxReceiveCount ?? 0;
    const seconds = tries * (intake?.VisibilityTimeout ?? 0);
    expect(tries).toBe(80);
    expect(seconds).toBe(4 * HOUR);
    expect(seconds).toBeLessThan((intake?.MessageRetentionPeriod ?? 0) / 10);
  });

  it('keeps a dead letter longer than it kept the message before', () => {
    expect(intake?.MessageRetentionPeriod).toBe(4 * DAY);
    // A message keeps its age when it is set aside: were both equal, it could be forgotten on arrival.
    expect(deadLetters?.MessageRetentionPeriod).toBe(14 * DAY);
  });

  it('takes messages up to one MiB, encrypted at rest and only over TLS', () => {
    for (const queue of queues) {
      expect(queue.MaximumMessageSize).toBe(1024 * 1024);
      expect(queue.SqsManagedSseEnabled).toBe(true);
    }
    const policies = [...ofType(production, 'AWS::SQS::QueuePolicy').values()];
    expect(policies).toHaveLength(queues.length);
    for (const { Properties } of policies)
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
  });

  it('feeds triage in batches of ten of which only the failed messages come back, and not without limit', () => {
    production.workflow.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 20 },
    });
  });
});
