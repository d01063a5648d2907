import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { STAGES } from '#infra/stages';
import { clockKey } from '#shared/adapters/table/clock';
import { FOLLOWED } from '#shared/adapters/table/head';
import { eventItem, headItem, messageItem, wordsItem } from '#shared/adapters/table/items';
import {
  dataKeyKey,
  deliveryKey,
  dutyKey,
  evaluatedMonthKey,
  fileLinkKey,
  headKey,
  healthKey,
  identityKey,
  inboxKey,
  letterNoteKey,
  linkRoundKey,
  mailKey,
  mailNameKey,
  markKey,
  missKey,
  newsHeadKey,
  publicYearKey,
  quotaKey,
  rulesAppliedKey,
  trackingKey,
} from '#shared/adapters/table/keys';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod, MonthName, YearName } from '#shared/domain/calendar/period';
import { digestFile } from '#shared/domain/digest/files';
import { InformalId } from '#shared/domain/informal/contact';
import { newsIdOf } from '#shared/domain/news/news-item';
import { ChangeTold } from '#shared/domain/notices/change-told';
import { keptLetter, LetterId } from '#shared/domain/notices/dead-letter';
import { MailId } from '#shared/domain/notices/delivery';
import { changeSubject, digestSubject, informalSubject } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { Status } from '#shared/domain/report/lifecycle';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, Sha256 } from '#shared/domain/words/words';
import { ofType, synthesised } from '#test/infra/synthesis';
import { aReport } from '#test/support/builders/a-report';
import { activityId } from '#test/support/builders/an-activity';
import { richestReport } from '#test/support/builders/richest-report';
import { environments, grantsOf, grantsOfRole } from './grants.ts';

const production = synthesised('production');

/** How far a movable clock is ahead. */
const LOOK = `dynamodb:GetItem on Table in ${clockKey().pk}`;

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
  // It reads nothing that anybody reported.
  pages: [
    `dynamodb:GetItem on Table in R#* of ${FOLLOWED.join(', ')} only`,
    'dynamodb:GetItem on Table in T#*, L#*, Y#*',
    'dynamodb:Query on Table in PB#news',
    'dynamodb:UpdateItem on Table in L#*',
    ...basics('PagesFunctionLogs'),
    's3:GetObject on Published/news/*',
    's3:ListBucket on Published',
    'secretsmanager:GetSecretValue on TrackingSecret',
  ],
  triage: [
    'dynamodb:BatchGetItem on Table in R#*, I#*',
    'dynamodb:ConditionCheckItem on Table in R#*',
    'dynamodb:DeleteItem on Table in R#*',
    'dynamodb:GetItem on Table in R#*',
    'dynamodb:PutItem on Table in R#*, I#*, T#*, W#*, X#*',
    'dynamodb:Query on Table in R#*',
    'kms:Decrypt on ReportKey for rep_*',
    'kms:GenerateDataKey on IdentityKey for rep_*',
    'kms:GenerateDataKey on ReportKey for rep_*',
    ...basics('TriageFunctionLogs'),
    's3:GetObject on Originals/aside/rep_*',
    's3:ListBucket on Originals',
    's3:PutObject on Originals/aside/rep_*',
    's3:PutObject on Originals/rep_*',
    'secretsmanager:GetSecretValue on SearchSecret',
    'sqs:DeleteMessage on IntakeQueue',
    'sqs:GetQueueAttributes on IntakeQueue',
    'sqs:ReceiveMessage on IntakeQueue',
  ],
  'public-api': [
    `dynamodb:GetItem on Table in R#* of ${FOLLOWED.join(', ')} only`,
    'dynamodb:GetItem on Table in F#*',
    'dynamodb:GetItem on Table in T#*, L#*, Y#*',
    'dynamodb:UpdateItem on Table in L#*',
    ...basics('PublicApiFunctionLogs'),
    's3:GetObject on Evaluations/digests/*',
    'secretsmanager:GetSecretValue on TrackingSecret',
  ],
  'admin-api': [
    'cloudwatch:DescribeAlarms on *',
    'cloudwatch:GetMetricData on *',
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'cognito-idp:ListUsers on People',
    'cognito-idp:ListUsersInGroup on People',
    'dynamodb:BatchGetItem on Table in R#*, G#*, C#*, D#*',
    'dynamodb:BatchGetItem on Table in X#*',
    'dynamodb:BatchGetItem on Table in N#*',
    'dynamodb:ConditionCheckItem on Table in R#*',
    'dynamodb:ConditionCheckItem on Table in N#*',
    'dynamodb:GetItem on Table in N#*',
    'dynamodb:PutItem on Table in N#*',
    'dynamodb:Query on Table in N#*',
    'kms:Decrypt on ReportKey for inf_*',
    'kms:GenerateDataKey on ReportKey for inf_*',
    'secretsmanager:GetSecretValue on NoticeSecret',
    's3:GetObject on Evaluations/imports/*',
    's3:PutObject on Evaluations/sent/*',
    'dynamodb:GetItem on Table in J#*, H#*',
    'dynamodb:GetItem on Table in R#*, K#*, E#*, D#*, T#*',
    'dynamodb:PutItem on Table in A#*',
    'dynamodb:PutItem on Table in J#*, H#*',
    'dynamodb:PutItem on Table in R#*, K#*, D#*, W#*',
    'dynamodb:Query on Table in A#*',
    'dynamodb:Query on Table in R#*, E#*, W#*, H#*',
    'dynamodb:Query on Table/index/GSI1',
    'dynamodb:Query on Table/index/GSI2',
    'dynamodb:UpdateItem on Table in Q#exports, Q#imports',
    'dynamodb:UpdateItem on Table in Q#letters',
    'kms:Decrypt on ReportKey for rep_*',
    'kms:GenerateDataKey on IdentityKey for Originals/discarded/*, Evaluations/sent/*',
    'kms:GenerateDataKey on ReportKey for rep_*',
    ...basics('AdminApiFunctionLogs'),
    's3:GetObject on Evaluations/digests/*',
    's3:GetObject on Evaluations/exports/*',
    's3:GetObject on Evaluations/months/*',
    's3:GetObject on Originals/aside/rep_*',
    's3:GetObject on Policy/*',
    's3:ListBucket on Originals',
    's3:ListBucket on Policy',
    's3:PutObject on Originals/discarded/*',
    'secretsmanager:GetSecretValue on CursorSecret',
    'secretsmanager:GetSecretValue on SearchSecret',
    'secretsmanager:GetSecretValue on TrackingSecret',
    ...[
      'IntakeQueueDeadLetters',
      'MailFeedbackQueueDeadLetters',
      'NoticeQueuesDeadLetters',
      'NoticeQueuesFailures',
    ].flatMap((queue) => [
      `sqs:ChangeMessageVisibility on ${queue}`,
      `sqs:DeleteMessage on ${queue}`,
      `sqs:GetQueueAttributes on ${queue}`,
      `sqs:ReceiveMessage on ${queue}`,
    ]),
    ...[
      'ExportsQueue',
      'ImportsQueue',
      'IntakeQueue',
      'MailFeedbackQueue',
      'NoticeQueuesOtherQueue',
      'NoticeQueuesUrgentQueue',
    ].flatMap((queue) => [`sqs:GetQueueAttributes on ${queue}`, `sqs:SendMessage on ${queue}`]),
  ],
  export: [
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'dynamodb:BatchGetItem on Table in R#*',
    'dynamodb:GetItem on Table in J#*',
    'dynamodb:PutItem on Table in J#*, X#*',
    'dynamodb:Query on Table/index/GSI2',
    ...basics('ExportsFunctionLogs'),
    's3:PutObject on Evaluations/exports/*',
    'sqs:DeleteMessage on ExportsQueue',
    'sqs:GetQueueAttributes on ExportsQueue',
    'sqs:ReceiveMessage on ExportsQueue',
  ],
  // As triage it seals who reported and opens none; sheets it opens by their own names.
  imports: [
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'dynamodb:BatchGetItem on Table in R#*',
    'dynamodb:GetItem on Table in R#*, H#*',
    'dynamodb:PutItem on Table in R#*, W#*, H#*, X#*',
    'kms:Decrypt on IdentityKey for Evaluations/sent/*',
    'kms:Decrypt on IdentityKey for Originals/sheets/*',
    'kms:Decrypt on ReportKey for rep_*',
    'kms:GenerateDataKey on IdentityKey for Originals/sheets/*',
    'kms:GenerateDataKey on IdentityKey for rep_*',
    'kms:GenerateDataKey on ReportKey for rep_*',
    ...basics('ImportsFunctionLogs'),
    's3:GetObject on Evaluations/sent/*',
    's3:GetObject on Originals/sheets/*',
    's3:ListBucket on Evaluations',
    's3:ListBucket on Originals',
    's3:PutObject on Evaluations/imports/*',
    's3:PutObject on Originals/sheets/*',
    'secretsmanager:GetSecretValue on SearchSecret',
    'sqs:DeleteMessage on ImportsQueue',
    'sqs:GetQueueAttributes on ImportsQueue',
    'sqs:ReceiveMessage on ImportsQueue',
    'sqs:SendMessage on ImportsQueue',
  ],
  'reveal-identity': [
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'dynamodb:GetItem on Table in R#*, K#*',
    'dynamodb:PutItem on Table in R#*, K#*',
    'kms:Decrypt on IdentityKey for rep_*',
    'kms:Decrypt on ReportKey for rep_*',
    'kms:GenerateDataKey on ReportKey for rep_*',
    ...basics('RevealIdentityFunctionLogs'),
  ],
  // It reads no report, sets no password and takes away no second factor.
  accounts: [
    'cognito-idp:AdminAddUserToGroup on People',
    'cognito-idp:AdminCreateUser on People',
    'cognito-idp:AdminDisableUser on People',
    'cognito-idp:AdminEnableUser on People',
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'cognito-idp:AdminRemoveUserFromGroup on People',
    'cognito-idp:AdminUserGlobalSignOut on People',
    'cognito-idp:ListUsers on People',
    'dynamodb:BatchGetItem on Table in O#*',
    'dynamodb:PutItem on Table in B#*',
    'dynamodb:PutItem on Table in O#*',
    'dynamodb:Query on Table in B#*',
    'dynamodb:UpdateItem on Table in Q#changes',
    ...basics('AccountsFunctionLogs'),
    'secretsmanager:GetSecretValue on NoticeSecret',
    'sqs:SendMessage on NoticeQueuesOtherQueue',
  ],
  // It sends nothing, and reads no report.
  contacts: [
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'dynamodb:BatchGetItem on Table in O#*',
    'dynamodb:GetItem on Table in C#*',
    'dynamodb:PutItem on Table in B#*',
    'dynamodb:PutItem on Table in C#*',
    'dynamodb:PutItem on Table in O#*',
    'dynamodb:Query on Table in B#*',
    'dynamodb:UpdateItem on Table in Q#changes',
    ...basics('ContactsFunctionLogs'),
    'secretsmanager:GetSecretValue on ContactsSecret',
    'secretsmanager:GetSecretValue on NoticeSecret',
    'secretsmanager:PutSecretValue on ContactsSecret',
    'sqs:SendMessage on NoticeQueuesOtherQueue',
  ],
  session: [
    'cognito-idp:AdminUserGlobalSignOut on People',
    ...basics('SessionFunctionLogs'),
    'secretsmanager:GetSecretValue on SessionSecret',
  ],
  dispatch: [
    'dynamodb:BatchGetItem on Table in R#*',
    'dynamodb:DescribeStream on Table stream',
    'dynamodb:GetItem on Table in R#*',
    'dynamodb:GetRecords on Table stream',
    'dynamodb:GetShardIterator on Table stream',
    'dynamodb:ListStreams on Table stream',
    'dynamodb:PutItem on Table in R#*',
    'dynamodb:Query on Table in R#*',
    ...basics('DispatchFunctionLogs'),
    'secretsmanager:GetSecretValue on NoticeSecret',
    'sqs:SendMessage on FetchQueue',
    'sqs:SendMessage on NoticeQueuesFailures',
    'sqs:SendMessage on NoticeQueuesOtherQueue',
    'sqs:SendMessage on NoticeQueuesUrgentQueue',
  ],
  notify: [
    'dynamodb:BatchGetItem on Table in R#*, C#*, D#*, G#*, N#*, O#*',
    'dynamodb:GetItem on Table in R#*, C#*',
    'dynamodb:PutItem on Table in R#*, C#*, D#*, G#*, N#*, O#*, F#*, M#*, S#*, X#*',
    'dynamodb:UpdateItem on Table in Q#mail',
    ...basics('NotifyFunctionLogs'),
    's3:GetObject on Evaluations/digests/*',
    'secretsmanager:GetSecretValue on ContactsSecret',
    'secretsmanager:GetSecretValue on NoticeSecret',
    'ses:SendEmail on MailSender from tanggap@example.invalid',
    'ses:SendEmail on MailTerms from tanggap@example.invalid',
    'ses:SendRawEmail on MailSender from tanggap@example.invalid',
    'ses:SendRawEmail on MailTerms from tanggap@example.invalid',
    ...['NoticeQueuesOtherQueue', 'NoticeQueuesUrgentQueue'].flatMap((queue) => [
      `sqs:DeleteMessage on ${queue}`,
      `sqs:GetQueueAttributes on ${queue}`,
      `sqs:ReceiveMessage on ${queue}`,
      `sqs:SendMessage on ${queue}`,
    ]),
  ],
  feedback: [
    'dynamodb:BatchGetItem on Table in R#*, C#*, D#*, G#*, N#*, O#*',
    'dynamodb:GetItem on Table in R#*, C#*, M#*, S#*',
    'dynamodb:PutItem on Table in R#*, C#*, D#*, G#*, N#*, O#*, X#*',
    ...basics('FeedbackFunctionLogs'),
    'secretsmanager:GetSecretValue on NoticeSecret',
    'sqs:DeleteMessage on MailFeedbackQueue',
    'sqs:GetQueueAttributes on MailFeedbackQueue',
    'sqs:ReceiveMessage on MailFeedbackQueue',
    'sqs:SendMessage on NoticeQueuesOtherQueue',
  ],
  watch: [
    'dynamodb:BatchGetItem on Table in R#*, D#*',
    'dynamodb:GetItem on Table in R#*, D#*, E#*',
    'dynamodb:PutItem on Table in R#*, C#*, D#*, E#*, G#*, N#*, O#*',
    'dynamodb:Query on Table in R#*',
    'dynamodb:Query on Table/index/GSI1',
    'dynamodb:Query on Table/index/GSI2',
    ...basics('WatchFunctionLogs'),
    'secretsmanager:GetSecretValue on NoticeSecret',
    'sqs:SendMessage on NoticeQueuesFailures',
    'sqs:SendMessage on NoticeQueuesOtherQueue',
    'sqs:SendMessage on NoticeQueuesUrgentQueue',
  ],
  evaluate: [
    'dynamodb:GetItem on Table in E#*, Y#*',
    'dynamodb:PutItem on Table in E#*, Y#*',
    'dynamodb:Query on Table in R#*, E#*',
    'dynamodb:Query on Table/index/GSI2',
    ...basics('EvaluateFunctionLogs'),
    's3:GetObject on Evaluations/months/*',
    's3:PutObject on Evaluations/months/*',
    'sqs:SendMessage on NoticeQueuesFailures',
  ],
  digest: [
    'dynamodb:BatchGetItem on Table in G#*',
    'dynamodb:GetItem on Table in D#*, E#*',
    'dynamodb:PutItem on Table in E#*, G#*',
    'dynamodb:Query on Table in R#*, E#*',
    'dynamodb:Query on Table/index/GSI1',
    'dynamodb:Query on Table/index/GSI2',
    ...basics('DigestFunctionLogs'),
    's3:GetObject on Evaluations/digests/*',
    's3:GetObject on Evaluations/months/*',
    's3:ListBucket on Evaluations',
    's3:PutObject on Evaluations/digests/*',
    'secretsmanager:GetSecretValue on NoticeSecret',
    'sqs:SendMessage on NoticeQueuesFailures',
    'sqs:SendMessage on NoticeQueuesOtherQueue',
  ],
  // Of what was sent and of what is kept, each may read but one half.
  'evidence-api': [
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'dynamodb:BatchGetItem on Table in R#*',
    'dynamodb:GetItem on Table in R#*, U#upl_*',
    'dynamodb:PutItem on Table in R#*, U#upl_*',
    'dynamodb:Query on Table in R#*',
    'kms:Decrypt on ReportKey for rep_*',
    ...basics('EvidenceApiFunctionLogs'),
    's3:GetObject on Evidence/clean/rep_*',
    's3:GetObject on Evidence/view/rep_*',
    's3:PutObject on Quarantine/*',
  ],
  // What everybody may read is written by this one alone, and read by the pages.
  'activities-api': [
    'cognito-idp:AdminGetUser on People',
    'cognito-idp:AdminListGroupsForUser on People',
    'dynamodb:BatchGetItem on Table in R#*, AC#*',
    'dynamodb:ConditionCheckItem on Table in AC#*, NW#*',
    'dynamodb:DeleteItem on Table in PB#news, NW#*',
    'dynamodb:GetItem on Table in AC#*, NW#*, U#upa_*',
    'dynamodb:PutItem on Table in AC#*, NW#*, U#upa_*, PB#news',
    'dynamodb:Query on Table in AC#*, NW#*',
    'dynamodb:Query on Table/index/GSI1',
    'dynamodb:Query on Table/index/GSI2',
    'kms:Decrypt on ReportKey for act_*',
    'kms:GenerateDataKey on ReportKey for act_*',
    ...basics('ActivitiesApiFunctionLogs'),
    's3:DeleteObject on Published/news/*',
    's3:GetObject on Evidence/clean/act_*',
    's3:GetObject on Evidence/view/act_*',
    's3:PutObject on Published/news/*',
    's3:PutObject on Quarantine/*',
  ],
  inspect: [
    'dynamodb:GetItem on Table in R#*, U#*, AC#*',
    'dynamodb:PutItem on Table in R#*, U#*, V#*, X#*, AC#*',
    'dynamodb:Query on Table in R#*, V#*, AC#*',
    'kms:Decrypt on ReportKey for act_*',
    'kms:Decrypt on ReportKey for rep_*',
    ...basics('InspectFunctionLogs'),
    's3:DeleteObject on Quarantine/*',
    's3:GetObject on Quarantine/*',
    's3:ListBucket on Quarantine',
    's3:PutObject on Evidence/*',
    's3:PutObjectRetention on Evidence/*',
    'sqs:DeleteMessage on InspectQueue',
    'sqs:GetQueueAttributes on InspectQueue',
    'sqs:ReceiveMessage on InspectQueue',
  ],
  // It brings files to where they are looked into; what lies there, and what is kept, it can read nothing of.
  fetch: [
    'dynamodb:GetItem on Table in R#*',
    'dynamodb:PutItem on Table in R#*, U#upl_*, X#*',
    'kms:Decrypt on ReportKey for rep_*',
    ...basics('FetchFunctionLogs'),
    's3:PutObject on Quarantine/*',
    'sqs:DeleteMessage on FetchQueue',
    'sqs:GetQueueAttributes on FetchQueue',
    'sqs:ReceiveMessage on FetchQueue',
    'sqs:SendMessage on FetchQueue',
  ],
  // It asks hosts outside, and can read nothing of any report.
  'check-links': [
    'dynamodb:GetItem on Table in NW#*',
    'dynamodb:PutItem on Table in NW#*',
    'dynamodb:Query on Table in NW#*',
    ...basics('CheckLinksFunctionLogs'),
    'sqs:SendMessage on NoticeQueuesFailures',
  ],
  'archive-policy': [...basics('PolicyArchiveFunctionLogs'), 's3:PutObject on Policy/*'],
};

/** Whose keys each function of these may use; all others those of reports alone. */
const OPENED_BY: Readonly<Record<string, RegExp>> = {
  'admin-api': / for (rep|inf)_\*$/,
  inspect: / for (rep|act)_\*$/,
  'activities-api': / for act_\*$/,
};

const Trust = z.object({
  Statement: z.array(
    z.looseObject({
      Principal: z.strictObject({ Service: z.string() }),
      Condition: z.strictObject({ StringEquals: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
});

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort((a, b) => (a < b ? -1 : 1));

describe('who may do what', () => {
  it('knows every function', () => {
    expect(sorted([...environments(production).keys()])).toEqual(sorted(Object.keys(MAY)));
  });

  it.each(Object.keys(MAY))('%s may do exactly what is listed', (folder) => {
    expect(grantsOf(production, folder)).toEqual(sorted(MAY[folder] ?? []));
  });

  it.each(Object.keys(MAY))(
    '%s may do the same on the local AWS, where it is tried whether that is used, and look at the clock',
    (folder) => {
      const grants = grantsOf(synthesised('local'), folder).map((grant) =>
        grant.replace(STAGES.local.mailFrom, 'tanggap@example.invalid'),
      );
      expect(grants.filter((grant) => grant !== LOOK)).toEqual(grantsOf(production, folder));
      expect(grants.filter((grant) => grant === LOOK)).toEqual(folder === 'archive-policy' ? [] : [LOOK]);
    },
  );

  it.each(['staging', 'production'] as const)('lets nobody look at a clock where that is the real one: %s', (name) => {
    const stage = synthesised(name);
    for (const folder of Object.keys(MAY)) expect(grantsOf(stage, folder), folder).not.toContain(LOOK);
    expect(stage.text).not.toMatch(/CLOCK_TABLE|"CLOCK"\]|:"CLOCK"/);
  });

  it('lets one function open who reported, and only by the report; who seals it or puts it away opens nothing but sheets of history', () => {
    for (const name of ['local', 'staging', 'production'] as const) {
      const holders = Object.keys(MAY).flatMap((folder) =>
        grantsOf(synthesised(name), folder)
          .filter((grant) => grant.includes(' on IdentityKey'))
          .map((grant) => `${folder}: ${grant.replace(' on IdentityKey', '')}`),
      );
      expect(sorted(holders)).toEqual([
        'admin-api: kms:GenerateDataKey for Originals/discarded/*, Evaluations/sent/*',
        'imports: kms:Decrypt for Evaluations/sent/*',
        'imports: kms:Decrypt for Originals/sheets/*',
        'imports: kms:GenerateDataKey for Originals/sheets/*',
        'imports: kms:GenerateDataKey for rep_*',
        'reveal-identity: kms:Decrypt for rep_*',
        'triage: kms:GenerateDataKey for rep_*',
      ]);
    }
  });

  it('gives the key of reports to who takes words in, from channels and from the office, and only by the report', () => {
    const holders = Object.keys(MAY).filter((folder) =>
      grantsOf(production, folder).some((grant) => grant.includes(' on ReportKey')),
    );
    expect(sorted(holders)).toEqual([
      ...['activities-api', 'admin-api', 'evidence-api', 'fetch', 'imports', 'inspect', 'reveal-identity', 'triage'],
    ]);
    for (const folder of holders)
      for (const grant of grantsOf(production, folder).filter((one) => one.includes(' on ReportKey')))
        expect(grant).toMatch(OPENED_BY[folder] ?? / for rep_\*$/);
    expect(reportIdOf(ChannelId.parse('lapor'), 'x')).toMatch(/^rep_/);
  });

  it('lets an original be read by nobody, what lies aside by triage and by who shows it, and a sheet of history by who takes it in', () => {
    const reading = Object.keys(MAY).flatMap((folder) =>
      grantsOf(production, folder)
        .filter((grant) => grant.startsWith('s3:GetObject on Originals'))
        .map((grant) => `${folder}: ${grant}`),
    );
    expect(sorted(reading)).toEqual([
      'admin-api: s3:GetObject on Originals/aside/rep_*',
      'imports: s3:GetObject on Originals/sheets/*',
      'triage: s3:GetObject on Originals/aside/rep_*',
    ]);
  });

  it('lets who answers the public read of a report what its follower is told of, and nothing of events, words, messages or identity', () => {
    const report = aReport().build();
    const others = [
      ...aReport()
        .story()
        .record.map((event) => eventItem(event, 'Asia/Pontianak')),
      wordsItem(report.id, { externalId: 'x', text: 'x', attachments: [], flags: [], raw: {} }),
      messageItem(report.id, {
        n: 1,
        kind: 'note',
        sentAt: report.receivedAt,
        words: { text: 'x', attachments: [], flags: [], raw: {} },
      }),
      { ...identityKey(report.id), bytes: new Uint8Array() },
      { ...dataKeyKey(report.id), bytes: new Uint8Array() },
    ].flatMap(Object.keys);
    expect(others.filter((name) => FOLLOWED.includes(name) && !['pk', 'sk'].includes(name))).toEqual([]);
    const heads = Status.options.map((status) => headItem(richestReport(status), 'Asia/Pontianak', undefined));
    expect(heads.flatMap(Object.keys)).toEqual(expect.arrayContaining([...FOLLOWED]));
  });

  it('lets who answers people of the office ask who is there, in which groups, and whether they still are, who keeps sessions sign somebody out, who keeps accounts change them, and nobody else anything of the user pool', () => {
    const asking = Object.keys(MAY).filter((folder) => grantsOf(production, folder).join().includes('cognito-idp:'));
    expect(asking).toEqual([
      'admin-api',
      'export',
      'imports',
      'reveal-identity',
      'accounts',
      'contacts',
      'session',
      'evidence-api',
      'activities-api',
    ]);
    expect(new Set(production.text.match(/cognito-idp:\w+/g))).toEqual(
      new Set([
        'cognito-idp:AdminAddUserToGroup',
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminEnableUser',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminListGroupsForUser',
        'cognito-idp:AdminRemoveUserFromGroup',
        'cognito-idp:AdminUserGlobalSignOut',
        'cognito-idp:ListUsers',
        'cognito-idp:ListUsersInGroup',
      ]),
    );
    const changing = Object.keys(MAY).filter((folder) =>
      /cognito-idp:Admin(Add|Create|Disable|Enable|Remove)/.test(grantsOf(production, folder).join()),
    );
    expect(changing).toEqual(['accounts']);
  });

  it('lets nobody scan the table, and nobody who answers the public list it', () => {
    expect(production.text).not.toContain('dynamodb:Scan');
    expect(production.text).not.toContain('dynamodb:*');
    expect(grantsOf(production, 'public-api').join()).not.toContain('Query');
    expect(grantsOf(production, 'intake').join()).not.toContain('dynamodb');
  });

  it('lets who answers the public reach the partitions it asks for and no webhook', () => {
    const patterns = [
      ...grantsOf(production, 'public-api')
        .join('\n')
        .matchAll(/GetItem on Table in ([^o\n]*)/g),
    ];
    const prefixes = patterns.flatMap(([, some = '']) => some.trim().split(', '));
    const reached = (pk: string) => prefixes.some((prefix) => pk.startsWith(prefix.replace('*', '')));
    const hash = Sha256.parse('0'.repeat(64));
    const id = reportIdOf(ChannelId.parse('lapor'), 'x');
    for (const { pk } of [trackingKey(hash), headKey(id), missKey('x', Instant.parse(0))])
      expect(reached(pk)).toBe(true);
    expect(reached(fileLinkKey(hash).pk)).toBe(true);
    expect(reached(inboxKey(hash).pk)).toBe(false);
  });

  it('lets notify alone send mail, who keeps contacts alone write where people are told, and nobody else read that', () => {
    const mayOf = (action: string) =>
      Object.keys(MAY).filter((folder) => grantsOf(production, folder).some((grant) => grant.startsWith(action)));
    expect(mayOf('ses:')).toEqual(['notify']);
    expect(mayOf('secretsmanager:GetSecretValue on ContactsSecret')).toEqual(['contacts', 'notify']);
    expect(mayOf('secretsmanager:PutSecretValue')).toEqual(['contacts']);
  });

  it('lets who tells people neither list what is recorded, nor delete, nor open what is sealed', () => {
    const grants = grantsOf(production, 'notify').join('\n');
    expect(grants).not.toMatch(/Query|Scan|Delete(?!Message)|kms:|s3:(?!GetObject on Evaluations\/digests\/\*)/);
  });

  it('lets who hands out files make no link, and who makes links open none', () => {
    expect(grantsOf(production, 'public-api').join('\n')).not.toContain('PutItem');
    const opened = grantsOf(production, 'notify').filter((grant) => /GetItem/.test(grant) && grant.includes('F#'));
    expect(opened).toEqual([]);
  });

  it('lets no function read what was discarded from the dead letters', () => {
    expect(keptLetter('intake', LetterId.parse('x'))).toMatch(/^discarded\//);
    const reading = Object.keys(MAY).flatMap((folder) =>
      grantsOf(production, folder).filter((grant) => grant.startsWith('s3:GetObject on Originals')),
    );
    expect(reading.filter((grant) => !/Originals\/((aside\/)?rep_|sheets\/)\*$/.test(grant))).toEqual([]);
  });

  it('lets files be read where digests are kept', () => {
    const key = digestFile(RecipientId.parse('sekretaris'), DigestPeriod.parse('2026-10'), 'model.json');
    expect(key.startsWith('digests/')).toBe(true);
  });

  it('names the partitions as the keys are made', () => {
    const reached = (folder: string, action: string) =>
      grantsOf(production, folder)
        .filter((grant) => grant.startsWith(`dynamodb:${action} on Table in `))
        .flatMap((grant) =>
          grant
            .replace(/.* in /, '')
            .replaceAll('*', '')
            .split(', '),
        );
    const prefixOf = ({ pk }: { readonly pk: string }): string => pk.slice(0, 2);
    const recipient = RecipientId.parse('grup-llaj');
    const mail = MailId.parse(`ntc_${'0'.repeat(26)}`);
    const report = prefixOf(headKey(reportIdOf(ChannelId.parse('lapor'), 'x')));
    const [contact, ours, theirs] = [healthKey(recipient), mailKey(mail), mailNameKey('x')].map(prefixOf);
    const day = prefixOf(dutyKey(IsoDate.parse('2026-01-05')));
    const subject = digestSubject(DigestPeriod.parse('2026-10'));
    const digest = prefixOf(deliveryKey({ subject, version: 1, kind: 'digest', recipient }));
    const about = { what: 'invite', person: 'siti-contoh' };
    const changed = changeSubject(ChangeTold.parse({ id: `chg_${'0'.repeat(26)}`, changed: about, step: 'done' }));
    const change = prefixOf(deliveryKey({ subject: changed, version: 1, kind: 'officeChanged', recipient }));
    const heard = informalSubject(InformalId.parse(`inf_${'0'.repeat(26)}`));
    const informal = prefixOf(deliveryKey({ subject: heard, version: 1, kind: 'dangerInformal', recipient }));
    const note = prefixOf(letterNoteKey(LetterId.parse('x')));
    const link = prefixOf(fileLinkKey(Sha256.parse('0'.repeat(64))));
    expect(reached('notify', 'BatchGetItem')).toEqual([report, contact, day, digest, informal, change]);
    expect(reached('notify', 'PutItem')).toEqual([
      report,
      contact,
      day,
      digest,
      informal,
      change,
      link,
      ours,
      theirs,
      note,
    ]);
    expect(reached('notify', 'UpdateItem')).toEqual([quotaKey('mail', '2026-01-01').pk]);
    expect(reached('feedback', 'GetItem')).toEqual([report, contact, ours, theirs]);
    expect(reached('feedback', 'PutItem')).toEqual([report, contact, day, digest, informal, change, note]);
    expect(reached('watch', 'PutItem')).toEqual([
      report,
      contact,
      day,
      prefixOf(markKey('x')),
      digest,
      informal,
      change,
    ]);
    expect(reached('watch', 'GetItem')).toEqual([report, day, prefixOf(markKey('x'))]);
    const year = prefixOf(publicYearKey(YearName.parse('2025')));
    expect(reached('evaluate', 'PutItem')).toEqual([prefixOf(evaluatedMonthKey(MonthName.parse('2026-10'))), year]);
    expect(reached('pages', 'GetItem')).toContain(year);
    expect(reached('digest', 'BatchGetItem')).toEqual([digest]);
    expect(reached('contacts', 'GetItem')).toEqual([contact]);
    expect(reached('digest', 'GetItem')).toEqual([day, prefixOf(markKey('x'))]);
    const [news, links] = [newsHeadKey(newsIdOf(activityId())), linkRoundKey()].map(({ pk }) => pk.slice(0, 3));
    expect([reached('check-links', 'GetItem'), reached('check-links', 'PutItem')]).toEqual([[news], [links]]);
    expect(prefixOf(rulesAppliedKey())).toBe(prefixOf(markKey('x')));
  });

  it.each(['Watch', 'Evaluate', 'Digest', 'CheckLinks'])(
    'lets the schedule of %s start that and nothing else',
    (name) => {
      const [role] = [...ofType(production, 'AWS::IAM::Role').keys()].filter((id) => id.startsWith(`${name}Start`));
      expect(grantsOfRole(production, role)).toEqual([
        `lambda:InvokeFunction on ${name}Function`,
        'sqs:SendMessage on NoticeQueuesFailures',
      ]);
    },
  );

  it('hands out no policy that AWS manages, and no role but to Lambda and to our own schedules', () => {
    const assumed = [...ofType(production, 'AWS::IAM::Role').values()].map(({ Properties }) => {
      expect(Properties['ManagedPolicyArns']).toBeUndefined();
      expect(Properties['Policies']).toBeUndefined();
      return Trust.parse(Properties['AssumeRolePolicyDocument']).Statement;
    });
    const services = assumed.flat().map(({ Principal }) => Principal.Service);
    expect(new Set(services)).toEqual(new Set(['lambda.amazonaws.com', 'scheduler.amazonaws.com']));
    const schedules = assumed.flat().filter(({ Principal }) => Principal.Service.startsWith('scheduler'));
    expect(schedules).toHaveLength(4);
    // The service acts for every account: without these anybody's schedule could assume it.
    for (const { Condition } of schedules)
      expect(Object.keys(Condition?.StringEquals ?? {})).toEqual(['aws:SourceAccount', 'aws:SourceArn']);
    expect(ofType(production, 'AWS::IAM::ManagedPolicy').size).toBe(0);
  });
});
