import '#test/support/captured-output';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { PROBLEMS } from '#shared/contracts/problem';
import { takeLines } from '#test/support/captured-output';
import { aContext } from '#test/support/lambda-context';
import { environments } from './grants.ts';
import { ofType, synthesised } from './synthesis.ts';

const production = synthesised('production');
const local = synthesised('local');
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const Alarm = z.looseObject({
  MetricName: z.string().optional(),
  Namespace: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Metrics: z.array(z.looseObject({ Expression: z.string().optional() })).default([]),
  Statistic: z.string().optional(),
  Period: z.number().optional(),
  EvaluationPeriods: z.number(),
  Threshold: z.number(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.unknown()),
});
const alarms = [...ofType(production, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) =>
  Alarm.parse(Properties),
);

/** The thresholds of the alarms on one metric of one resource. */
const thresholds = (metric: string, resource: RegExp): readonly number[] =>
  alarms
    .filter(({ MetricName, Dimensions }) => MetricName === metric && resource.test(JSON.stringify(Dimensions)))
    .map(({ Threshold }) => Threshold)
    .sort((a, b) => a - b);

describe('an alarm', () => {
  it('goes off above its threshold, not for want of data, and tells one topic', () => {
    expect(alarms.length).toBeGreaterThan(0);
    for (const alarm of alarms) {
      expect(alarm.ComparisonOperator).toBe('GreaterThanThreshold');
      expect(alarm.TreatMissingData).toBe('notBreaching');
      expect(alarm.AlarmActions).toHaveLength(1);
    }
  });

  it('tells when a report waits, is stuck, or is nearly forgotten', () => {
    expect(thresholds('ApproximateAgeOfOldestMessage', /"IntakeQueue[0-9A-F]{8}"/)).toEqual([
      15 * MINUTE,
      2 * HOUR,
      2 * DAY,
    ]);
  });

  it('tells of dead letters: that there are any, that more came, and that they have been left for long', () => {
    const deadLetters = /"IntakeQueueDeadLetters[0-9A-F]{8}"/;
    expect(thresholds('ApproximateNumberOfMessagesVisible', deadLetters)).toEqual([0]);
    expect(thresholds('ApproximateAgeOfOldestMessage', deadLetters)).toEqual([DAY, 7 * DAY]);
    const more = alarms.filter(({ Metrics }) => Metrics.some(({ Expression }) => Expression?.startsWith('DIFF(')));
    expect(more).toHaveLength(1);
    expect(JSON.stringify(more)).toMatch(deadLetters);
  });

  it('on an expression is left out on the local AWS, which cannot deploy one', () => {
    for (const { Properties } of ofType(local, 'AWS::CloudWatch::Alarm').values()) {
      expect(Properties['Metrics']).toBeUndefined();
    }
    expect(ofType(local, 'AWS::CloudWatch::Alarm').size).toBe(alarms.length - 1);
  });

  it('reaches a person by an encrypted topic', () => {
    production.workflow.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    production.workflow.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@example.invalid',
    });
    const [policy] = ofType(production, 'AWS::SNS::TopicPolicy').values();
    expect(JSON.stringify(policy?.Properties)).toContain('"aws:SecureTransport":"false"');
  });
});

const Statement = z.looseObject({
  Principal: z.object({ Service: z.string().optional() }).catch({}),
  Action: z.union([z.string(), z.array(z.string())]),
  Condition: z.unknown().optional(),
});
const Policies = z.object({ Statement: z.array(Statement) });

describe('CloudWatch', () => {
  it('may use the topic and its key for alarms of this account only', () => {
    const documents = [
      ...[...ofType(production, 'AWS::SNS::TopicPolicy').values()].map(
        ({ Properties }) => Properties['PolicyDocument'],
      ),
      ...[...ofType(production, 'AWS::KMS::Key').values()].map(({ Properties }) => Properties['KeyPolicy']),
    ];
    const statements = documents
      .flatMap((document) => Policies.parse(document).Statement)
      .filter(({ Principal }) => Principal.Service === 'cloudwatch.amazonaws.com');
    expect(new Set(statements.flatMap(({ Action }) => Action))).toEqual(
      new Set(['sns:Publish', 'kms:Decrypt', 'kms:GenerateDataKey*']),
    );
    for (const { Condition } of statements) {
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
    }
  });
});

const Emf = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** What the queue function of that folder counts when a record fails, as CloudWatch would name the metric. */
const countedFailure = async (folder: string) => {
  for (const [name, value] of Object.entries(environments(production).get(folder) ?? {})) {
    if (name.startsWith('POWERTOOLS_')) vi.stubEnv(name, z.string().parse(value));
  }
  const { eachRecord, queueStack } = await import('#shared/runtime/stacks');
  takeLines();
  const handle = eachRecord(z.strictObject({}), async () => 'applied');
  const record = { messageId: '1', body: 'not JSON', receiptHandle: '', attributes: {}, messageAttributes: {} };
  const event = { Records: [{ ...record, md5OfBody: '', eventSource: '', eventSourceARN: '', awsRegion: '' }] };
  await Reflect.apply(handle, undefined, [event, aContext()]);
  await Reflect.apply(queueStack().after ?? (() => undefined), undefined, []);
  vi.unstubAllEnvs();
  const [emf] = takeLines().flatMap((line) => {
    const parsed = Emf.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });
  const [metrics] = emf?._aws.CloudWatchMetrics ?? [];
  return {
    Namespace: metrics?.Namespace,
    MetricName: metrics?.Metrics[0]?.Name,
    Dimensions: metrics?.Dimensions.flat().map((Name) => ({ Name, Value: emf?.[Name] })),
  };
};

describe('what our own functions count', () => {
  const ofService = (service: string) =>
    alarms.filter(
      ({ Dimensions }) => JSON.stringify(Dimensions) === JSON.stringify([{ Name: 'service', Value: service }]),
    );

  it('is what the alarms on failed records watch, by the very name that CloudWatch gets', async () => {
    const failure = await countedFailure('triage');
    expect(failure.MetricName).toBe('failed');
    const watching = ofService('triage');
    expect(watching).toHaveLength(2);
    for (const alarm of watching) expect(alarm).toMatchObject({ ...failure, Statistic: 'Sum', Threshold: 0 });
  });

  it('calls somebody when a record fails again, and once more when half of its tries are used up', () => {
    const lasting = ofService('triage').map(({ Period, EvaluationPeriods }) => [Period, EvaluationPeriods]);
    expect(lasting).toEqual(
      expect.arrayContaining([
        [5 * MINUTE, 2],
        [HOUR, 2],
      ]),
    );
  });

  it('calls somebody when many webhooks are refused for their signature', () => {
    expect(ofService('intake')).toMatchObject([
      {
        Namespace: 'Tanggap',
        MetricName: `http${PROBLEMS.signatureInvalid.status}`,
        Statistic: 'Sum',
        Period: HOUR,
        EvaluationPeriods: 1,
        Threshold: 20,
      },
    ]);
  });

  it('is on the dashboard', () => {
    const [dashboard] = ofType(production, 'AWS::CloudWatch::Dashboard').values();
    const text = JSON.stringify(dashboard?.Properties).replaceAll('\\', '');
    for (const outcome of ['parked', 'setAside', 'failed']) {
      expect(text).toContain(`"Tanggap","${outcome}","service","triage"`);
    }
  });
});
