import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OFFICIAL_CHANNELS } from '#infra/parts/channels';
import { TOKEN_BYTES } from '#shared/domain/access/file-link';
import { partFile } from '#shared/domain/arrival/sheet-import';
import { exportFile, exportIdOf, exportRunOf } from '#shared/domain/figures/export-order';
import { sha256 } from '#shared/domain/words/hash';
import { importIdOf } from '#shared/domain/words/import-id';
import { ofType, synthesised } from '#test/infra/synthesis';

const local = synthesised('local');
const staging = synthesised('staging');
const production = synthesised('production');

/** Changing one of these ids would leave what it holds behind and start empty. */
const STATEFUL: Readonly<Record<string, string>> = {
  TableCD117FA1: 'AWS::DynamoDB::GlobalTable',
  Originals63BA965B: 'AWS::S3::Bucket',
  Policy23B91518: 'AWS::S3::Bucket',
  EvaluationsF0E54255: 'AWS::S3::Bucket',
  Evidence4CC26D68: 'AWS::S3::Bucket',
  Quarantine23FF09FE: 'AWS::S3::Bucket',
  Published616FB537: 'AWS::S3::Bucket',
  AccessLogs8B620ECA: 'AWS::S3::Bucket',
  IdentityKeyF50EF652: 'AWS::KMS::Key',
  ReportKey59FCFF66: 'AWS::KMS::Key',
  TrackingSecret949D75AE: 'AWS::SecretsManager::Secret',
  LaporSecret8CDCADE7: 'AWS::SecretsManager::Secret',
  PpidSecret450EAD17: 'AWS::SecretsManager::Secret',
  ContactsSecret986DB592: 'AWS::SecretsManager::Secret',
  CursorSecretABAE1358: 'AWS::SecretsManager::Secret',
  NoticeSecret80B23C1F: 'AWS::SecretsManager::Secret',
  SearchSecret1A867649: 'AWS::SecretsManager::Secret',
  SessionSecretC41FBD23: 'AWS::SecretsManager::Secret',
  PeopleE38C8D03: 'AWS::Cognito::UserPool',
};

describe('what must outlive every deploy', () => {
  it.each(Object.entries(STATEFUL))('%s keeps its id and is retained in production', (id, type) => {
    const resource = production.resources.get(id);
    expect(resource?.Type).toBe(type);
    expect(resource?.DeletionPolicy).toBe('Retain');
    expect(resource?.UpdateReplacePolicy).toBe('Retain');
  });

  it('is all there is in the data stack, besides the policies of the buckets', () => {
    const types = new Set(Object.values(STATEFUL));
    for (const type of types) {
      const pinned = Object.keys(STATEFUL).filter((id) => STATEFUL[id] === type);
      const found = Object.keys(production.data.findResources(type));
      expect(new Set(found)).toEqual(new Set(pinned));
    }
    for (const type of types) {
      if (type !== 'AWS::KMS::Key') expect(Object.keys(production.workflow.findResources(type))).toEqual([]);
    }
  });

  it('is protected from deletion in production, and can be thrown away elsewhere', () => {
    expect(production.terminationProtected.data).toBe(true);
    expect(staging.terminationProtected.data).toBe(false);
    production.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })],
    });
    expect(local.resources.get('TableCD117FA1')?.DeletionPolicy).toBe('Delete');
  });
});

describe('the table', () => {
  it('has the keys, indexes, stream and expiry that the store relies on, and can be restored to any second', () => {
    const index = (number: number) => ({
      IndexName: `GSI${number}`,
      KeySchema: [
        { AttributeName: `gsi${number}pk`, KeyType: 'HASH' },
        { AttributeName: `gsi${number}sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    });
    production.data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [index(1), index(2)],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      SSESpecification: { SSEEnabled: true },
      Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
    });
  });
});

describe('the buckets', () => {
  it('are private, encrypted and reached over TLS only', () => {
    const buckets = ofType(production, 'AWS::S3::Bucket');
    expect(buckets.size).toBe(7);
    for (const { Properties } of buckets.values()) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties['BucketEncryption']).toBeDefined();
    }
    const policies = [...ofType(production, 'AWS::S3::BucketPolicy').values()];
    expect(policies).toHaveLength(buckets.size);
    for (const { Properties } of policies)
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
  });

  it('keep every version of originals and policies, and say who read them', () => {
    for (const id of ['Originals63BA965B', 'Policy23B91518']) {
      const properties = production.resources.get(id)?.Properties;
      expect(properties?.['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
      expect(properties?.['LoggingConfiguration']).toBeDefined();
      expect(JSON.stringify(properties?.['LifecycleConfiguration'])).not.toMatch(/Expiration/);
    }
  });

  it('keep exports that were made in the background, and sheets that were sent and not taken in, for a week, and nothing else so shortly', () => {
    for (const synthesis of [local, staging, production]) {
      const rules = z
        .object({ Rules: z.array(z.looseObject({ Prefix: z.string().optional() })) })
        .parse(synthesis.resources.get('EvaluationsF0E54255')?.Properties['LifecycleConfiguration']).Rules;
      const ending = rules.filter((rule) => Object.keys(rule).some((name) => name.includes('Expiration')));
      expect(ending).toEqual([
        {
          Status: 'Enabled',
          Prefix: 'exports/',
          ExpirationInDays: 7,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
        {
          Status: 'Enabled',
          Prefix: 'sent/',
          ExpirationInDays: 7,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        },
      ]);
    }
    const id = exportIdOf(Buffer.alloc(TOKEN_BYTES));
    const run = exportRunOf(Buffer.alloc(TOKEN_BYTES));
    expect(exportFile({ id, run }, 1)).toMatch(/^exports\//);
    expect(partFile({ id: importIdOf(sha256('lembar')), sending: 1 }, 1)).toMatch(/^sent\//);
  });

  it('lock originals by a rule of the bucket in production alone, and evidence everywhere, each file by itself', () => {
    const locked = (synthesis: typeof production) =>
      [...ofType(synthesis, 'AWS::S3::Bucket')].flatMap(([id, { Properties }]) =>
        Properties['ObjectLockEnabled'] === true ? [[id, Properties['ObjectLockConfiguration']]] : [],
      );
    const rule = { DefaultRetention: expect.objectContaining({ Mode: 'COMPLIANCE' }) };
    const originals = ['Originals63BA965B', expect.objectContaining({ Rule: rule })];
    const evidence = ['Evidence4CC26D68', undefined];
    expect(locked(production)).toEqual([originals, evidence]);
    expect(locked(staging)).toEqual([evidence]);
    expect(locked(local)).toEqual([evidence]);
  });

  it('keep what nobody has looked into for a day, and tell of what comes', () => {
    const properties = production.resources.get('Quarantine23FF09FE')?.Properties;
    expect(properties?.['LifecycleConfiguration']).toMatchObject({
      Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }],
    });
    expect(properties?.['NotificationConfiguration']).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(properties?.['CorsConfiguration']).toMatchObject({ CorsRules: [{ AllowedMethods: ['POST'] }] });
  });
});

describe('the bucket of what is published', () => {
  it('keeps no version and no lock, so that a withdrawal takes a picture away, and says who read it', () => {
    for (const synthesis of [local, staging, production]) {
      const properties = synthesis.resources.get('Published616FB537')?.Properties ?? {};
      expect(properties).not.toHaveProperty('VersioningConfiguration');
      expect(properties).not.toHaveProperty('ObjectLockEnabled');
      expect(properties).toHaveProperty('LoggingConfiguration');
      expect(JSON.stringify(properties['LifecycleConfiguration'])).not.toMatch(/Expiration|Transition/);
    }
  });
});

describe('keys and secrets', () => {
  it('rotates every key', () => {
    const keys = [...ofType(production, 'AWS::KMS::Key').values()];
    expect(keys.length).toBeGreaterThan(0);
    for (const { Properties } of keys) expect(Properties['EnableKeyRotation']).toBe(true);
  });

  it('has one secret for each official channel, the tracking key, the contact book and the keys of cursors, notices, words and sessions', () => {
    const texts = [...ofType(production, 'AWS::SecretsManager::Secret').values()].map(({ Properties }) =>
      String(Properties['Description']),
    );
    for (const channel of OFFICIAL_CHANNELS) expect(texts).toContain(`Signs the webhooks of the channel ${channel}`);
    expect(texts).toHaveLength(OFFICIAL_CHANNELS.length + 6);
  });
});
