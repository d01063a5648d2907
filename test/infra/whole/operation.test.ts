import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACKNOWLEDGEMENTS } from '#infra/parts/acknowledgements';
import { STAGES, stageNamed } from '#infra/stages';
import { ofType, synthesised } from '#test/infra/synthesis';

const production = synthesised('production');
const local = synthesised('local');

describe('the rule packs', () => {
  it('leave at most twelve findings standing, each with a reason of its own', () => {
    const findings = Object.values(ACKNOWLEDGEMENTS).map(({ rule, reason }) => `${rule} ${reason}`);
    expect(new Set(findings).size).toBe(findings.length);
    expect(findings.length).toBeLessThanOrEqual(12);
    for (const { reason } of Object.values(ACKNOWLEDGEMENTS)) expect(reason.length).toBeGreaterThan(40);
  });
});

describe('every function', () => {
  const functions = [...ofType(production, 'AWS::Lambda::Function').values()].map(({ Properties }) => Properties);

  it('runs Node 24 on arm64, is traced, and writes JSON to a group of its own', () => {
    expect(functions).toHaveLength(23);
    for (const properties of functions) {
      // Typst and the decoder of pictures are made for each kind of machine: what was tested is what runs.
      const isNative = /"digest"|"inspect"/.test(JSON.stringify(properties['Environment']));
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: [isNative ? 'x86_64' : 'arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    const groups = functions.map((properties) => JSON.stringify(properties['LoggingConfig']));
    expect(new Set(groups).size).toBe(functions.length);
  });

  it('has one whole vCPU where it classifies', () => {
    const triage = functions.find((properties) => JSON.stringify(properties['Environment']).includes('"triage"'));
    expect(triage?.['MemorySize']).toBe(1769);
  });

  it('is watched for errors and throttles', () => {
    const alarms = [...ofType(production, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) => Properties);
    for (const metric of ['Errors', 'Throttles']) {
      expect(alarms.filter((alarm) => alarm['MetricName'] === metric)).toHaveLength(functions.length);
    }
    expect(alarms.filter((alarm) => alarm['MetricName'] === '5xx')).toHaveLength(1);
    for (const alarm of alarms) expect(z.array(z.unknown()).parse(alarm['AlarmActions'])).toHaveLength(1);
  });
});

describe('logs', () => {
  it('are never kept for ever', () => {
    const groups = [...ofType(production, 'AWS::Logs::LogGroup').values()];
    expect(groups).toHaveLength(24); // twenty-three functions and the API
    for (const { Properties } of groups) expect(Properties['RetentionInDays']).toBe(365);
    for (const { Properties } of ofType(local, 'AWS::Logs::LogGroup').values()) {
      expect(Properties['RetentionInDays']).toBe(7);
    }
  });
});

describe('the policy archive', () => {
  it('is called whenever a policy file changes', () => {
    production.workflow.hasResourceProperties('Custom::PolicyArchive', {
      PolicyHash: Match.stringLikeRegexp('^[0-9a-f]{64}$'),
      ServiceTimeout: '120',
    });
  });
});

describe('stages', () => {
  it('are all in Jakarta', () => {
    for (const stage of Object.values(STAGES)) expect(stage.region).toBe('ap-southeast-3');
  });

  it('are refused by name when there is none', () => {
    expect(() => stageNamed('prod')).toThrow(/local, staging, production/);
    expect(() => stageNamed(undefined)).toThrow(/local, staging, production/);
  });

  it('say what their users, tests and scripts need', () => {
    const said = [
      'TableName',
      'OriginalsBucketName',
      'EvaluationsBucketName',
      'EvidenceBucketName',
      'PublishedBucketName',
      'QuarantineBucketName',
      'PublishedBucketName',
      'PolicyBucketName',
      'IdentityKeyArn',
      'ReportKeyArn',
      'TrackingSecretArn',
      'LaporSecretArn',
      'PpidSecretArn',
      'ContactsSecretArn',
      'CursorSecretArn',
      'NoticeSecretArn',
      'SearchSecretArn',
      'SessionSecretArn',
      'UserPoolId',
      'SignInClientId',
      'SignInUrl',
      'ApiId',
      'ApiUrl',
      'ConsoleUrl',
      'IntakeQueueUrl',
      'IntakeDeadLetterQueueUrl',
      'IntakeDeadLetterQueueArn',
      'NoticeQueueUrl',
      'UrgentNoticeQueueUrl',
      'NoticeDeadLetterQueueUrl',
      'NoticeDeadLetterQueueArn',
      'NoticeFailuresQueueUrl',
      'FeedbackQueueUrl',
      'FeedbackQueueArn',
      'FeedbackDeadLetterQueueUrl',
      'FeedbackDeadLetterQueueArn',
      'MailFrom',
      'MailConfigurationSetName',
      'MailTopicArn',
      'AlarmTopicArn',
      ...[
        'Intake',
        'Triage',
        'PublicApi',
        'Pages',
        'AdminApi',
        'RevealIdentity',
        'Accounts',
        'Contacts',
        'Session',
        'ArchivePolicy',
        'Dispatch',
        'Notify',
        'Feedback',
        'Watch',
        'Evaluate',
        'Digest',
        'Exports',
        'Imports',
        'EvidenceApi',
        'ActivitiesApi',
        'Inspect',
        'Fetch',
        'CheckLinks',
      ].flatMap((name) => [`${name}FunctionName`, `${name}LogGroupName`]),
    ];
    expect(new Set(local.outputs)).toEqual(new Set(said));
    // What must be published in the domain's DNS; the local AWS has nothing to publish.
    expect(new Set(production.outputs)).toEqual(new Set([...said, 'DkimRecord1', 'DkimRecord2', 'DkimRecord3']));
  });
});
