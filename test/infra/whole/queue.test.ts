import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { environments } from '#test/infra/access/grants';
import { ofType, type Synthesis, synthesised } from '#test/infra/synthesis';

const production = synthesised('production');
const HOUR = 3_600;
const DAY = 86_400;

const QueueProperties = z.looseObject({
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number(),
  MaximumMessageSize: z.number(),
  SqsManagedSseEnabled: z.boolean(),
  RedrivePolicy: z
    .object({
      maxReceiveCount: z.number(),
      deadLetterTargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
    })
    .optional(),
});

const queues = new Map(
  [...ofType(production, 'AWS::SQS::Queue')].map(([id, { Properties }]) => [id, QueueProperties.parse(Properties)]),
);
const queueNamed = (name: string): [string, z.infer<typeof QueueProperties>] => {
  const found = [...queues].find(([id]) => id.slice(0, -8) === name);
  if (found === undefined) throw new Error(`no queue ${name}`);
  return found;
};

const Source = z.looseObject({
  EventSourceArn: z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
    .optional()
    .catch(undefined),
  FunctionName: z.object({ Ref: z.string() }),
  BatchSize: z.number(),
  FunctionResponseTypes: z.array(z.string()),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
});
const sources = [...ofType(production, 'AWS::Lambda::EventSourceMapping').values()].map(({ Properties }) =>
  Source.parse(Properties),
);
const timeoutOf = (functionId: string): number =>
  z.number().parse(production.resources.get(functionId)?.Properties['Timeout']);

/** Which queue feeds whom, for how long a message is tried again, and how many at once. */
const FED = [
  ['IntakeQueue', 'TriageFunction', { tries: 80, hours: 4, batch: 10, atOnce: 20 }],
  ['NoticeQueuesUrgentQueue', 'NotifyFunction', { tries: 10, hours: 1, batch: 5, atOnce: 2 }],
  ['NoticeQueuesOtherQueue', 'NotifyFunction', { tries: 10, hours: 1, batch: 5, atOnce: 2 }],
  ['ExportsQueue', 'ExportsFunction', { tries: 4, hours: 1, batch: 1, atOnce: 2 }],
  ['ImportsQueue', 'ImportsFunction', { tries: 4, hours: 2, batch: 1, atOnce: 2 }],
  ['InspectQueue', 'InspectFunction', { tries: 20, hours: 2, batch: 1, atOnce: 4 }],
  ['FetchQueue', 'FetchFunction', { tries: 20, hours: 2, batch: 1, atOnce: 2 }],
  ['MailFeedbackQueue', 'FeedbackFunction', { tries: 80, hours: 4, batch: 10, atOnce: 2 }],
] as const;

describe.each(FED)('the queue %s, which feeds %s,', (name, consumer, { tries, hours, batch, atOnce }) => {
  const [id, queue] = queueNamed(name);
  const source = sources.find(({ EventSourceArn }) => EventSourceArn?.['Fn::GetAtt'][0] === id);

  it('hides a batch for six times the time that its consumer has', () => {
    expect(source?.FunctionName.Ref.slice(0, -8)).toBe(consumer);
    expect(queue.VisibilityTimeout).toBe(6 * timeoutOf(source?.FunctionName.Ref ?? ''));
  });

  it('tries a message for so many hours, and long before it forgets it', () => {
    const seconds = (queue.RedrivePolicy?.maxReceiveCount ?? 0) * (queue.VisibilityTimeout ?? 0);
    expect(queue.RedrivePolicy?.maxReceiveCount).toBe(tries);
    expect(seconds).toBe(hours * HOUR);
    expect(seconds).toBeLessThan(queue.MessageRetentionPeriod / 10);
  });

  it('keeps a dead letter longer than it kept the message before', () => {
    expect(queue.MessageRetentionPeriod).toBe(4 * DAY);
    // A message keeps its age when it is set aside: were both equal, it could be forgotten on arrival.
    const deadLetters = queues.get(queue.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0] ?? '');
    expect(deadLetters?.MessageRetentionPeriod).toBe(14 * DAY);
  });

  it('gives batches of which only the failed messages come back, and not without limit', () => {
    expect(source).toMatchObject({
      BatchSize: batch,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: atOnce },
    });
  });
});

describe('a stage on a slow machine', () => {
  const local = synthesised('local');
  const timeoutsOf = (synthesis: Synthesis) =>
    [...ofType(synthesis, 'AWS::Lambda::Function')].map(([id, { Properties }]) => [
      id.slice(0, -8),
      z.number().parse(Properties['Timeout']),
    ]);

  it('gives every function ten times as long as AWS does, as far as Lambda lets it', () => {
    expect(timeoutsOf(local)).toEqual(
      timeoutsOf(production).map(([id, seconds]) => [id, Math.min(10 * Number(seconds), 900)]),
    );
  });

  it.each(FED)('hides a batch of %s for as long as %s may work on it', (name, consumer) => {
    const [, hidden = 0] = [...ofType(local, 'AWS::SQS::Queue')].flatMap(([id, { Properties }]) =>
      id.slice(0, -8) === name ? [id, QueueProperties.parse(Properties).VisibilityTimeout] : [],
    );
    const [, worked = 0] = timeoutsOf(local).find(([id]) => id === consumer) ?? [];
    expect(hidden).toBeGreaterThanOrEqual(Number(worked));
  });
});

describe('queues', () => {
  it('take messages up to one MiB, encrypted at rest and only over TLS', () => {
    for (const queue of queues.values()) {
      expect(queue.MaximumMessageSize).toBe(1024 * 1024);
      expect(queue.SqsManagedSseEnabled).toBe(true);
    }
    const policies = [...ofType(production, 'AWS::SQS::QueuePolicy').values()];
    expect(policies).toHaveLength(queues.size);
    for (const { Properties } of policies)
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
  });

  it('are only those that are fed or that end a line', () => {
    const ends = [...queues.values()].flatMap(
      ({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0],
    );
    const fed = FED.map(([name]) => queueNamed(name)[0]);
    const [failures] = queueNamed('NoticeQueuesFailures');
    expect(new Set(queues.keys())).toEqual(new Set([...fed, ...ends.filter((id) => id !== undefined), failures]));
  });

  it('keep danger apart from the rest, and both functions that fill them know which is which', () => {
    for (const folder of ['dispatch', 'notify', 'feedback', 'watch']) {
      const variables = environments(production).get(folder);
      expect(variables?.['URGENT_NOTICE_QUEUE_URL'], folder).toEqual({ Ref: queueNamed('NoticeQueuesUrgentQueue')[0] });
      expect(variables?.['NOTICE_QUEUE_URL'], folder).toEqual({ Ref: queueNamed('NoticeQueuesOtherQueue')[0] });
    }
  });
});
