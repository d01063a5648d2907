import { describe, expect, it } from 'vitest';
import {
  Call,
  grantsOf,
  isAllowed,
  neverDoneAndAllowed,
  notGranted,
  oneOfEach,
  type Role,
  shown,
  unusedGrants,
} from '#test/support/laws/granted-and-used';

const ACCOUNT = 'ap-southeast-3:000000000000';
const TABLE = `arn:aws:dynamodb:${ACCOUNT}:table/tanggap-local-data-Table`;
const KEY = `arn:aws:kms:${ACCOUNT}:key/1`;
const BUCKET = 'arn:aws:s3:::tanggap-local-data-files';
const account = {
  keyPolicies: new Map([
    [
      KEY,
      {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'kms:*', Resource: '*' },
        ],
      },
    ],
  ]),
};

const inPartitions = (...patterns: readonly string[]) => ({
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } },
});
const role = (name: string, ...statements: readonly object[]): Role => ({
  name,
  policies: [{ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) }],
});
const call = (who: string, action: string, resource: string, keys?: readonly string[]): Call =>
  Call.parse({
    role: who,
    action,
    resource,
    ...(keys === undefined ? {} : { conditions: { 'dynamodb:LeadingKeys': keys } }),
  });

const writer = role(
  'Writer',
  { Action: ['dynamodb:PutItem'], Resource: TABLE, ...inPartitions('R#*', 'K#*') },
  { Action: ['kms:Decrypt'], Resource: KEY },
  { Action: ['s3:GetObject', 's3:PutObject'], Resource: `${BUCKET}/months/*` },
);
const reader = role('Reader', { Action: 's3:GetObject', Resource: `${BUCKET}/digests/*` });

const used = [
  call('Writer', 'dynamodb:PutItem', TABLE, ['R#1', 'K#1']),
  call('Writer', 'kms:Decrypt', KEY),
  call('Writer', 's3:GetObject', `${BUCKET}/months/1`),
  call('Writer', 's3:PutObject', `${BUCKET}/months/2`),
  call('Reader', 's3:GetObject', `${BUCKET}/digests/1`),
];
const grants = [writer, reader].flatMap(grantsOf);
const unusedWithout = (index: number) => unusedGrants(grants, used.toSpliced(index, 1)).map(shown);

describe('what is granted', () => {
  it('is every action on every resource, apart for each partition', () => {
    expect(grantsOf(writer).map(shown)).toEqual([
      'Writer: dynamodb:PutItem on table/Table, R#*',
      'Writer: dynamodb:PutItem on table/Table, K#*',
      'Writer: kms:Decrypt on key/1',
      'Writer: s3:GetObject on files/months/*',
      'Writer: s3:PutObject on files/months/*',
    ]);
  });

  it.each([
    { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
    { NotAction: 's3:GetObject', Resource: '*' },
    { Action: 's3:GetObject', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    {
      Action: 'ses:SendEmail',
      Resource: '*',
      Condition: { StringEquals: { 'ses:FromAddress': 'a', 'aws:SourceAccount': 'b' } },
    },
  ])('is nothing that was not thought about: %j', (statement) => {
    expect(() => grantsOf(role('Any', statement))).toThrow();
  });

  it('is unused where no call was made of just that: action, resource and partition', () => {
    expect(unusedGrants(grants, used)).toEqual([]);
    expect(unusedWithout(1)).toEqual(['Writer: kms:Decrypt on key/1']);
    expect(unusedWithout(2)).toEqual(['Writer: s3:GetObject on files/months/*']);
    expect(
      unusedGrants(grants, [...used.slice(1), call('Writer', 'dynamodb:PutItem', TABLE, ['R#1'])]).map(shown),
    ).toEqual(['Writer: dynamodb:PutItem on table/Table, K#*']);
    expect(unusedGrants(grants, [])).toHaveLength(grants.length);
  });

  it('is not used by a call that was refused, nor by another role’s', () => {
    const others = used.with(1, { ...call('Writer', 'kms:Decrypt', KEY), allowed: false });
    expect(unusedGrants(grants, [...others, call('Reader', 'kms:Decrypt', KEY)]).map(shown)).toEqual([
      'Writer: kms:Decrypt on key/1',
    ]);
  });
});

describe('a key that is bound to what it is used for', () => {
  const bound = (to: string) => ({ Condition: { StringLike: { 'kms:EncryptionContext:reportId': to } } });
  const sealer = role('Sealer', { Action: ['kms:GenerateDataKey'], Resource: KEY, ...bound('rep_*') });
  const used = Call.parse({
    role: 'Sealer',
    action: 'kms:GenerateDataKey',
    resource: KEY,
    conditions: { 'kms:EncryptionContext:reportId': 'rep_1' },
  });

  it('is granted for that and nothing else, and is used where it was', async () => {
    expect(unusedGrants(grantsOf(sealer), [used])).toEqual([]);
    expect(unusedGrants(grantsOf(sealer), [call('Sealer', 'kms:GenerateDataKey', KEY)])).toHaveLength(1);
    const others = [
      { ...used, conditions: {} },
      { ...used, conditions: { 'kms:EncryptionContext:reportId': 'lain' } },
      { ...used, conditions: { 'kms:EncryptionContext:aws:s3:arn': 'rep_1' } },
      { ...used, action: 'kms:Decrypt' },
    ];
    expect(await notGranted([sealer], [used, ...others], account)).toEqual(others);
  });
});

describe('a part of an item', () => {
  const reading = (...attributes: readonly string[]) =>
    Call.parse({
      role: 'Follower',
      action: 'dynamodb:GetItem',
      resource: TABLE,
      conditions: {
        'dynamodb:LeadingKeys': ['R#1'],
        ...(attributes.length === 0 ? {} : { 'dynamodb:Attributes': attributes }),
        'dynamodb:Select': attributes.length === 0 ? 'ALL_ATTRIBUTES' : 'SPECIFIC_ATTRIBUTES',
      },
    });
  const follower = role('Follower', {
    Action: 'dynamodb:GetItem',
    Resource: TABLE,
    Condition: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'R#*' },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['s', 'ov'] },
      StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
  });

  it('is granted by its attributes, each of which is used or not, and never by all of them at once', async () => {
    expect(grantsOf(follower).map(shown)).toEqual([
      'Follower: dynamodb:GetItem on table/Table, R#*, s, SPECIFIC_ATTRIBUTES',
      'Follower: dynamodb:GetItem on table/Table, R#*, ov, SPECIFIC_ATTRIBUTES',
    ]);
    expect(unusedGrants(grantsOf(follower), [reading('s')]).map(shown)).toEqual([
      'Follower: dynamodb:GetItem on table/Table, R#*, ov, SPECIFIC_ATTRIBUTES',
    ]);
    const refused = [reading('s', 'words'), reading()];
    expect(await notGranted([follower], [reading('s', 'ov'), ...refused], account)).toEqual(refused);
  });
});

describe('what was called', () => {
  it('is not granted where action, resource, or one of the partitions is not', async () => {
    const roles = [writer, reader];
    expect(await notGranted(roles, used, account)).toEqual([]);
    const refused = [
      call('Writer', 'dynamodb:PutItem', TABLE, ['R#1', 'I#1']),
      call('Writer', 'dynamodb:GetItem', TABLE, ['R#1']),
      call('Reader', 's3:GetObject', `${BUCKET}/months/1`),
      call('Nobody', 's3:GetObject', `${BUCKET}/months/1`),
      call('Reader', 'kms:Decrypt', KEY),
    ];
    expect(await notGranted(roles, [...used, ...refused], account)).toEqual(refused);
  });

  it('is judged whole or not at all', async () => {
    await expect(isAllowed(reader, call('Reader', 's3:GetNothing', `${BUCKET}/digests/1`), account)).rejects.toThrow(
      /cannot be judged/,
    );
    const everything = role('All', { Action: '*', Resource: '*' });
    await expect(isAllowed(everything, call('All', 'kms:Decrypt', KEY, ['R#1']), account)).rejects.toThrow(
      /not all of it was judged/,
    );
  });
});

describe('what nobody was seen to do', () => {
  it('is refused where everything that is granted is used', async () => {
    // Reader: write months and digests, read months, decrypt, write both partitions. Writer: read and write digests.
    expect(await neverDoneAndAllowed([writer, reader], grants, used, account)).toEqual({ allowed: [], refused: 8 });
  });

  it('is found where a grant is wider than what is done', async () => {
    const wide = role('Wide', { Action: 's3:*', Resource: `${BUCKET}/*` });
    const calls = [...used, call('Wide', 's3:GetObject', `${BUCKET}/digests/1`)];
    const roles = [writer, reader, wide];
    const { allowed } = await neverDoneAndAllowed(roles, roles.flatMap(grantsOf), calls, account);
    expect([...new Set(allowed.map(shown))]).toEqual([
      'Wide: s3:GetObject on files/months/1',
      'Wide: s3:PutObject on files/months/1',
      'Wide: s3:PutObject on files/digests/1',
    ]);
  });
});

describe('one call of each kind', () => {
  const id = (letter: string): string => `rep_${letter.repeat(26)}`;
  const one = call('Writer', 'dynamodb:PutItem', TABLE, [`R#${id('a')}`, 'K#2026-11']);
  const object = call('Writer', 's3:GetObject', `${BUCKET}/months/2026-W47/${'0f'.repeat(32)}`);

  it.each([
    ['report and month', one, call('Writer', 'dynamodb:PutItem', TABLE, ['K#2025-02', `R#${id('b')}`, `R#${id('c')}`])],
    ['week and hash', object, call('Writer', 's3:GetObject', `${BUCKET}/months/2025-W01/${'1e'.repeat(32)}`)],
  ])('stands for those that differ in nothing but %s', (_, first, other) => {
    expect(oneOfEach([first, other])).toHaveLength(1);
  });

  it.each([
    ['role', { ...one, role: 'Reader' }],
    ['action', { ...one, action: 'dynamodb:GetItem' }],
    ['resource', { ...one, resource: `${TABLE}/index/GSI1` }],
    ['partition', call('Writer', 'dynamodb:PutItem', TABLE, [`S#${id('a')}`, 'K#2026-11'])],
    ['answer', { ...one, allowed: false }],
  ])('stands for none of another %s', (_, other) => {
    expect(oneOfEach([one, other])).toEqual([one, other]);
  });

  it('stands for no call on another key', () => {
    const keys = ['99707e59-9b3a-4911-b968-b056d6743af7', '0c1b7a52-1f0e-4a6e-9a3b-7d1c2e3f4a5b'];
    const calls = keys.map((key) => call('Writer', 'kms:Decrypt', `arn:aws:kms:${ACCOUNT}:key/${key}`));
    expect(oneOfEach(calls)).toEqual(calls);
  });
});
