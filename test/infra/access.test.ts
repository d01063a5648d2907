import { describe, expect, it } from 'vitest';
import { headKey, inboxKey, missKey, trackingKey } from '#shared/adapters/dynamo-keys';
import { reportIdOf } from '#shared/domain/report-id';
import { ChannelId, Instant, Sha256 } from '#shared/domain/words';
import { environments, grantsOf } from './grants.ts';
import { ofType, synthesised } from './synthesis.ts';

const production = synthesised('production');

/** What every function may do: log to its own group, and trace. */
const basics = (logs: string): readonly string[] => [
  `logs:CreateLogStream on ${logs}`,
  `logs:PutLogEvents on ${logs}`,
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];

/** The whole of what may be done by whom. A grant that is not here, or is here and not granted, fails. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  intake: [
    ...basics('IntakeFunctionLogs'),
    'secretsmanager:GetSecretValue on LaporSecret',
    'secretsmanager:GetSecretValue on PpidSecret',
    'secretsmanager:GetSecretValue on TrackingSecret',
    'sqs:SendMessage on IntakeQueue',
  ],
  triage: [
    'dynamodb:BatchGetItem on Table',
    'dynamodb:ConditionCheckItem on Table',
    'dynamodb:DeleteItem on Table',
    'dynamodb:GetItem on Table',
    'dynamodb:PutItem on Table',
    'dynamodb:Query on Table',
    'kms:Decrypt on IdentityKey',
    'kms:GenerateDataKey on IdentityKey',
    ...basics('TriageFunctionLogs'),
    's3:GetObject on Originals/*',
    's3:PutObject on Originals/*',
    'sqs:DeleteMessage on IntakeQueue',
    'sqs:GetQueueAttributes on IntakeQueue',
    'sqs:ReceiveMessage on IntakeQueue',
  ],
  'public-api': [
    'dynamodb:GetItem on Table in T#*, L#*, R#*',
    'dynamodb:UpdateItem on Table in L#*',
    ...basics('PublicApiFunctionLogs'),
    'secretsmanager:GetSecretValue on TrackingSecret',
  ],
  'archive-policy': [...basics('PolicyArchiveFunctionLogs'), 's3:PutObject on Policy/*'],
};

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort((a, b) => (a < b ? -1 : 1));

describe('who may do what', () => {
  it('knows every function', () => {
    expect(sorted([...environments(production).keys()])).toEqual(sorted(Object.keys(MAY)));
  });

  it.each(Object.keys(MAY))('%s may do exactly what is listed', (folder) => {
    expect(grantsOf(production, folder)).toEqual(sorted(MAY[folder] ?? []));
  });

  it('gives the identity key to triage alone', () => {
    const holders = Object.keys(MAY).filter((folder) =>
      grantsOf(production, folder).some((grant) => grant.startsWith('kms:')),
    );
    expect(holders).toEqual(['triage']);
  });

  it('lets nobody scan the table, and nobody who answers the public list it', () => {
    expect(production.text).not.toContain('dynamodb:Scan');
    expect(production.text).not.toContain('dynamodb:*');
    expect(grantsOf(production, 'public-api').join()).not.toContain('Query');
    expect(grantsOf(production, 'intake').join()).not.toContain('dynamodb');
  });

  it('lets who answers the public reach the partitions it asks for and no webhook', () => {
    const pattern = /GetItem on Table in (.*)/.exec(grantsOf(production, 'public-api').join('\n'))?.[1] ?? '';
    const reached = (pk: string) => pattern.split(', ').some((prefix) => pk.startsWith(prefix.replace('*', '')));
    const hash = Sha256.parse('0'.repeat(64));
    const id = reportIdOf(ChannelId.parse('lapor'), 'x');
    for (const { pk } of [trackingKey(hash), headKey(id), missKey('x', Instant.parse(0))])
      expect(reached(pk)).toBe(true);
    expect(reached(inboxKey(hash).pk)).toBe(false);
  });

  it('hands out no policy that AWS manages, and no role to anybody but Lambda', () => {
    for (const { Properties } of ofType(production, 'AWS::IAM::Role').values()) {
      expect(Properties['ManagedPolicyArns']).toBeUndefined();
      expect(Properties['Policies']).toBeUndefined();
      expect(JSON.stringify(Properties['AssumeRolePolicyDocument'])).toContain('lambda.amazonaws.com');
    }
    expect(ofType(production, 'AWS::IAM::ManagedPolicy').size).toBe(0);
  });
});
