import { beforeAll, describe, expect, it } from 'vitest';
import { REGION } from '#local/aws/local-aws';
import { callsOfLambda, deployedFunctions, keyPolicies, recordedCalls, roleOf } from '#test/e2e/deployed-roles';
import { stack } from '#test/e2e/system';
import {
  type Call,
  type Grant,
  grantsOf,
  isAllowed,
  neverDoneAndAllowed,
  notGranted,
  oneOfEach,
  type Role,
  shown,
  unusedGrants,
} from '#test/support/laws/granted-and-used';

/**
 * That every function may do what it does and nothing else. It comes after all other end-to-end tests
 * (vitest.config.ts) and judges what the functions have called in them, so it says nothing without them. A grant that
 * fails here wants a test that takes the way on which it is needed, or wants to go.
 */

/** Granted for what no test can bring about; at most three, each with its reason. */
const EXCEPTIONS: readonly { readonly role: string; readonly action: string; readonly reason: string }[] = [
  {
    role: 'Notify',
    action: 'ses:SendRawEmail',
    reason: 'Where files go along, AWS may judge the one call that sends a mail by this name; the local AWS does not.',
  },
  {
    role: 'Dispatch',
    action: 'dynamodb:ListStreams',
    reason:
      'Lambda makes no event source without it on the stream; as an action it knows no resource, so it allows nothing.',
  },
];

const isException = ({ role, action }: Grant): boolean =>
  EXCEPTIONS.some((exception) => exception.role === role && exception.action === action);

let roles: readonly Role[] = [];
let grants: readonly Grant[] = [];
let recorded: readonly Call[] = [];
let calls: readonly Call[] = [];
let keys: ReadonlyMap<string, unknown> = new Map();

beforeAll(async () => {
  const functions = await deployedFunctions();
  roles = await Promise.all(functions.map(roleOf));
  grants = roles.flatMap(grantsOf);
  recorded = oneOfEach(await recordedCalls(functions));
  calls = [...recorded, ...(await callsOfLambda(functions))];
  keys = await keyPolicies();
});

const listed = (them: readonly (Grant | Call)[]): readonly string[] => [...new Set(them.map(shown))].toSorted();

describe('what is granted', () => {
  it('is judged by calls of every function', () => {
    expect(roles.length).toBeGreaterThan(10);
    const silent = roles.filter(({ name }) => !recorded.some(({ role, allowed }) => role === name && allowed));
    expect(
      silent.map(({ name }) => name),
      'called nothing: run all of test/e2e',
    ).toEqual([]);
  });

  it('is enough for all that was called', async () => {
    expect(listed(await notGranted(roles, calls, { keyPolicies: keys })), 'called, not granted').toEqual([]);
  });

  it('is used, all of it', () => {
    const unused = unusedGrants(grants, calls).filter((grant) => !isException(grant));
    expect(listed(unused), 'granted, never used in any of test/e2e').toEqual([]);
  });

  it('has no more exceptions than three, and none that is not one', () => {
    expect(EXCEPTIONS.length).toBeLessThanOrEqual(3);
    const unused = unusedGrants(grants, calls);
    for (const { role, action } of EXCEPTIONS)
      expect(
        unused.some((grant) => grant.role === role && grant.action === action),
        `${role} ${action}`,
      ).toBe(true);
  });

  it('reaches nothing that was not called: every action that anybody uses, on everything of its kind, as everybody', async () => {
    const { allowed, refused } = await neverDoneAndAllowed(roles, grants, calls, { keyPolicies: keys });
    expect(listed(allowed), 'allowed, never done in any of test/e2e').toEqual([]);
    expect(refused).toBeGreaterThan(1_000);
  });
});

const account = `${REGION}:000000000000`;
const DOMAIN = stack.MailFrom.split('@').at(-1);
const nameOf = (queueUrl: string) => queueUrl.split('/').at(-1);
const reports = { 'dynamodb:LeadingKeys': ['R#rep_x'] };

type Guarded = {
  readonly resource: string;
  /** By action: the functions that may nevertheless. */
  readonly may: Readonly<Record<string, readonly string[]>>;
  readonly conditions?: Call['conditions'];
};

/** What would hurt most. */
const GUARDED: Readonly<Record<string, Guarded>> = {
  'the key that opens who reported, for a report': {
    resource: stack.IdentityKeyArn,
    conditions: { 'kms:EncryptionContext:reportId': 'rep_x' },
    may: { 'kms:Decrypt': ['RevealIdentity'], 'kms:GenerateDataKey': ['Imports', 'Triage'] },
  },
  'the key of originals and hashes, for a report': {
    resource: stack.ReportKeyArn,
    conditions: { 'kms:EncryptionContext:reportId': 'rep_x' },
    may: {
      'kms:Decrypt': ['AdminApi', 'EvidenceApi', 'Fetch', 'Imports', 'Inspect', 'RevealIdentity', 'Triage'],
      'kms:GenerateDataKey': ['AdminApi', 'Imports', 'RevealIdentity', 'Triage'],
    },
  },
  'the key of originals and hashes, for no report': {
    resource: stack.ReportKeyArn,
    may: { 'kms:Decrypt': [], 'kms:GenerateDataKey': [] },
  },
  'the key that opens who reported, for no report': {
    resource: stack.IdentityKeyArn,
    may: {
      'kms:Decrypt': [],
      'kms:GenerateDataKey': [],
      'kms:ScheduleKeyDeletion': [],
      'kms:DisableKey': [],
      'kms:PutKeyPolicy': [],
      'kms:CreateGrant': [],
    },
  },
  'an original': {
    resource: `arn:aws:s3:::${stack.OriginalsBucketName}/rep_x/original`,
    may: {
      's3:GetObject': [],
      's3:PutObject': ['Triage'],
      's3:GetObjectVersion': [],
      's3:DeleteObject': [],
      's3:DeleteObjectVersion': [],
      's3:PutObjectRetention': [],
      's3:PutObjectLegalHold': [],
      's3:BypassGovernanceRetention': [],
    },
  },
  'what was set aside': {
    resource: `arn:aws:s3:::${stack.OriginalsBucketName}/aside/rep_x/other`,
    may: { 's3:GetObject': ['AdminApi', 'Triage'], 's3:PutObject': ['Triage'], 's3:DeleteObject': [] },
  },
  'what was discarded': {
    resource: `arn:aws:s3:::${stack.OriginalsBucketName}/discarded/intake/x`,
    may: { 's3:GetObject': [], 's3:PutObject': ['AdminApi'], 's3:DeleteObject': [] },
  },
  'a sheet of history that was taken in': {
    resource: `arn:aws:s3:::${stack.OriginalsBucketName}/sheets/imp_x`,
    may: { 's3:GetObject': ['Imports'], 's3:PutObject': ['Imports'], 's3:DeleteObject': [] },
  },
  'a part of a sheet that was sent': {
    resource: `arn:aws:s3:::${stack.EvaluationsBucketName}/sent/imp_x/1/1`,
    may: { 's3:GetObject': ['Imports'], 's3:PutObject': ['AdminApi'], 's3:DeleteObject': [] },
  },
  'the bucket of originals': {
    resource: `arn:aws:s3:::${stack.OriginalsBucketName}`,
    may: {
      's3:ListBucket': ['AdminApi', 'Imports', 'Triage'],
      's3:PutBucketPolicy': [],
      's3:PutLifecycleConfiguration': [],
      's3:PutBucketVersioning': [],
      's3:PutBucketObjectLockConfiguration': [],
    },
  },
  'a file that nobody has looked into': {
    resource: `arn:aws:s3:::${stack.QuarantineBucketName}/upl_x`,
    may: {
      's3:GetObject': ['Inspect'],
      's3:PutObject': ['ActivitiesApi', 'EvidenceApi', 'Fetch'],
      's3:DeleteObject': ['Inspect'],
    },
  },
  'the original of a piece of evidence': {
    resource: `arn:aws:s3:::${stack.EvidenceBucketName}/original/rep_x/x`,
    may: {
      's3:GetObject': [],
      's3:PutObject': ['Inspect'],
      's3:PutObjectRetention': ['Inspect'],
      's3:DeleteObject': [],
      's3:DeleteObjectVersion': [],
      's3:BypassGovernanceRetention': [],
    },
  },
  'the clean copy of a piece of evidence': {
    resource: `arn:aws:s3:::${stack.EvidenceBucketName}/clean/rep_x/x`,
    may: { 's3:GetObject': ['EvidenceApi'], 's3:PutObject': ['Inspect'], 's3:DeleteObject': [] },
  },
  'a digest': {
    resource: `arn:aws:s3:::${stack.EvaluationsBucketName}/digests/sekretaris/2026-10/model.json`,
    may: { 's3:PutObject': ['Digest'], 's3:DeleteObject': [] },
  },
  'a file of the office’s rules': {
    resource: `arn:aws:s3:::${stack.PolicyBucketName}/office.json/x`,
    may: { 's3:PutObject': ['PolicyArchive'], 's3:DeleteObject': [] },
  },
  'the table': {
    resource: `arn:aws:dynamodb:${account}:table/${stack.TableName}`,
    may: {
      'dynamodb:DeleteTable': [],
      'dynamodb:UpdateTable': [],
      'dynamodb:UpdateTimeToLive': [],
      'dynamodb:UpdateContinuousBackups': [],
      'dynamodb:ExportTableToPointInTime': [],
      'dynamodb:Scan': [],
    },
  },
  'a report in the table': {
    resource: `arn:aws:dynamodb:${account}:table/${stack.TableName}`,
    conditions: reports,
    may: {
      'dynamodb:DeleteItem': ['Triage'],
      'dynamodb:UpdateItem': [],
      'dynamodb:BatchWriteItem': [],
      'dynamodb:PartiQLSelect': [],
      'dynamodb:PartiQLDelete': [],
    },
  },
  'all of an item of a report': {
    resource: `arn:aws:dynamodb:${account}:table/${stack.TableName}`,
    conditions: { ...reports, 'dynamodb:Select': 'ALL_ATTRIBUTES' },
    may: {
      'dynamodb:GetItem': [
        'AdminApi',
        'Dispatch',
        'EvidenceApi',
        'Feedback',
        'Fetch',
        'Imports',
        'Inspect',
        'Notify',
        'RevealIdentity',
        'Triage',
        'Watch',
      ],
    },
  },
  'a citizen’s words, and the sealed identity, by name': {
    resource: `arn:aws:dynamodb:${account}:table/${stack.TableName}`,
    conditions: {
      ...reports,
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
      'dynamodb:Attributes': ['words', 'message', 'bytes', 'event'],
    },
    may: {
      'dynamodb:GetItem': [
        'AdminApi',
        'Dispatch',
        'EvidenceApi',
        'Feedback',
        'Fetch',
        'Imports',
        'Inspect',
        'Notify',
        'RevealIdentity',
        'Triage',
        'Watch',
      ],
    },
  },
  'what figures are counted from': {
    resource: `arn:aws:dynamodb:${account}:table/${stack.TableName}`,
    conditions: { 'dynamodb:LeadingKeys': ['E#evaluations'] },
    may: {
      'dynamodb:GetItem': ['AdminApi', 'Digest', 'Evaluate', 'Watch'],
      'dynamodb:Query': ['AdminApi', 'Digest', 'Evaluate'],
    },
  },
  'a mail from the office': {
    resource: `arn:aws:ses:${account}:identity/${DOMAIN}`,
    conditions: { 'ses:FromAddress': stack.MailFrom },
    may: { 'ses:SendEmail': ['Notify'] },
  },
  'a mail from somebody else of its domain': {
    resource: `arn:aws:ses:${account}:identity/${DOMAIN}`,
    conditions: { 'ses:FromAddress': `bupati@${DOMAIN}` },
    may: { 'ses:SendEmail': [], 'ses:SendRawEmail': [] },
  },
  'the contact book': {
    resource: stack.ContactsSecretArn,
    may: {
      'secretsmanager:GetSecretValue': ['Contacts', 'Notify'],
      'secretsmanager:PutSecretValue': ['Contacts'],
    },
  },
  'what seals notices': {
    resource: stack.NoticeSecretArn,
    may: {
      'secretsmanager:GetSecretValue': [
        'Accounts',
        'AdminApi',
        'Contacts',
        'Digest',
        'Dispatch',
        'Feedback',
        'Notify',
        'Watch',
      ],
      'secretsmanager:PutSecretValue': [],
    },
  },
  'what seals sessions': {
    resource: stack.SessionSecretArn,
    may: { 'secretsmanager:GetSecretValue': ['Session'], 'secretsmanager:PutSecretValue': [] },
  },
  'what signs webhooks': {
    resource: stack.LaporSecretArn,
    may: { 'secretsmanager:GetSecretValue': ['Intake'], 'secretsmanager:PutSecretValue': [] },
  },
  'what makes tracking codes': {
    resource: stack.TrackingSecretArn,
    may: {
      'secretsmanager:GetSecretValue': ['AdminApi', 'Intake', 'Pages', 'PublicApi'],
      'secretsmanager:PutSecretValue': [],
    },
  },
  'what hides the words that reports are found by': {
    resource: stack.SearchSecretArn,
    may: { 'secretsmanager:GetSecretValue': ['AdminApi', 'Imports', 'Triage'], 'secretsmanager:PutSecretValue': [] },
  },
  'who is who in the office': {
    resource: `arn:aws:cognito-idp:${account}:userpool/${stack.UserPoolId}`,
    may: {
      'cognito-idp:AdminAddUserToGroup': ['Accounts'],
      'cognito-idp:AdminCreateUser': ['Accounts'],
      'cognito-idp:AdminDisableUser': ['Accounts'],
      'cognito-idp:AdminSetUserMFAPreference': [],
      'cognito-idp:AdminUpdateUserAttributes': [],
      'cognito-idp:AdminSetUserPassword': [],
      'cognito-idp:AdminUserGlobalSignOut': ['Accounts', 'Session'],
    },
  },
  'what comes in': {
    resource: `arn:aws:sqs:${account}:${nameOf(stack.IntakeQueueUrl)}`,
    may: { 'sqs:SendMessage': ['AdminApi', 'Intake'], 'sqs:PurgeQueue': [], 'sqs:DeleteQueue': [] },
  },
  'news of mails': {
    resource: `arn:aws:sqs:${account}:${nameOf(stack.FeedbackQueueUrl)}`,
    may: { 'sqs:SendMessage': ['AdminApi'], 'sqs:ReceiveMessage': ['Feedback'] },
  },
  'a function': {
    resource: `arn:aws:lambda:${account}:function:${stack.WatchFunctionName}`,
    may: { 'lambda:InvokeFunction': [], 'lambda:UpdateFunctionCode': [], 'lambda:UpdateFunctionConfiguration': [] },
  },
  'a role': {
    resource: 'arn:aws:iam::000000000000:role/any',
    may: { 'iam:PutRolePolicy': [], 'iam:PassRole': [], 'sts:AssumeRole': [] },
  },
};

describe('what would hurt most', () => {
  it.each(Object.entries(GUARDED))(
    'is only for whom it is meant: %s',
    async (_, { resource, may, conditions = {} }) => {
      for (const [action, holders] of Object.entries(may)) {
        const allowed: string[] = [];
        for (const role of roles) {
          const call = { role: role.name, action, resource, conditions, allowed: true };
          if (await isAllowed(role, call, { keyPolicies: keys })) allowed.push(role.name);
        }
        expect(allowed.toSorted(), action).toEqual(holders);
      }
    },
  );
});
