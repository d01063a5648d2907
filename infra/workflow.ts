import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Accounts } from '#infra/capabilities/accounts';
import { ActivitiesApi } from '#infra/capabilities/activities-api';
import { AdminApi, type AdminApiProps } from '#infra/capabilities/admin-api';
import { CheckLinks, type CheckLinksProps } from '#infra/capabilities/check-links';
import { Contacts } from '#infra/capabilities/contacts';
import { Digest, type DigestProps } from '#infra/capabilities/digest';
import { Dispatch } from '#infra/capabilities/dispatch';
import { Evaluate } from '#infra/capabilities/evaluate';
import { EvidenceApi } from '#infra/capabilities/evidence-api';
import { Exports } from '#infra/capabilities/exports';
import { FEEDBACK_TIMEOUT, Feedback } from '#infra/capabilities/feedback';
import { FETCH_TIMEOUT, FETCH_TRIED_FOR, Fetch } from '#infra/capabilities/fetch';
import { HttpApi } from '#infra/capabilities/http-api';
import { SheetImports } from '#infra/capabilities/imports';
import { Inspect } from '#infra/capabilities/inspect';
import { Intake } from '#infra/capabilities/intake';
import { Mail } from '#infra/capabilities/mail';
import { NOTIFY_TIMEOUT, Notify } from '#infra/capabilities/notify';
import { Pages } from '#infra/capabilities/pages';
import { PolicyArchive } from '#infra/capabilities/policy-archive';
import { PublicApi } from '#infra/capabilities/public-api';
import { RevealIdentity } from '#infra/capabilities/reveal-identity';
import { Session } from '#infra/capabilities/session';
import { SignIn, type SignInProps } from '#infra/capabilities/sign-in';
import { TRIAGE_TIMEOUT, TRIAGE_TRIED_FOR, Triage } from '#infra/capabilities/triage';
import { Watch } from '#infra/capabilities/watch';
import { NoticeQueues } from '#infra/parts/notice-queues';
import { WorkQueue } from '#infra/parts/work-queue';
import { Observability } from '#infra/watching/observability';
import type { Data } from './data.ts';
import type { Stage } from './stages.ts';

export type WorkflowProps = StackProps & {
  readonly stage: Stage;
  readonly data: Data;
  /** The address that notices come from. */
  readonly mailFrom: string;
  /** The origin of the console, where the links in notices lead; the API's own address unless given. */
  readonly consoleUrl?: string | undefined;
  /** Where the API answers that a local AWS has. */
  readonly localApiUrl?: string | undefined;
  /** The host that a developer's machine has for what is attached to reports, as JSON text. */
  readonly localHost?: string | undefined;
  /** Who is told of an alarm. */
  readonly alarmEmail?: string | undefined;
};

/**
 * The local AWS gives the API this address, which its template cannot know; whoever starts it may know a better one.
 */
const LOCAL_URL = 'http://localhost:4566/_aws/execute-api/tanggap/$default';

/** Everything that can be torn down and deployed again without losing a recorded report. */
export class Workflow extends Stack {
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    const { stage, data, mailFrom, consoleUrl, localApiUrl, localHost, alarmEmail, ...stackProps } = props;
    super(scope, id, stackProps);
    const http = new HttpApi(this, 'HttpApi', stage);
    const apiUrl = stage.onAws ? http.api.apiEndpoint : (localApiUrl ?? LOCAL_URL);
    const urls = { consoleUrl: consoleUrl?.replace(/\/+$/, '') ?? apiUrl, apiUrl };
    const reports = this.#takeReports(stage, data);
    const notices = this.#tellUnits({ stage, data, mailFrom, ...urls });
    const people = this.#letPeopleIn({ stage, data, localHost, ...reports, ...notices, ...urls });
    const { Intake: intake, PublicApi: publicApi } = reports.functions;
    const { Pages: pages, Session: session, AdminApi: adminApi, RevealIdentity: revealIdentity } = people.functions;
    const { Accounts: accounts, Contacts: contacts } = people.functions;
    const { EvidenceApi: evidenceApi, ActivitiesApi: activitiesApi } = people.functions;
    const ofTheOffice = { adminApi, evidenceApi, activitiesApi, revealIdentity, accounts, contacts };
    const served = { intake, publicApi, pages, session, ...ofTheOffice };
    http.serve({ functions: served, authorizer: people.authorizer, scope: people.scope });
    const figures = this.#countFigures({ stage, data, queues: notices.noticeQueues, ...urls });
    const news = this.#lookAfterNews({ stage, data, localHost, failures: notices.noticeQueues.failures });
    const functions = {
      ...{ ...reports.functions, ...people.functions, ...notices.functions, ...figures.functions },
      ...news.functions,
    };
    const { topic } = new Observability(this, 'Observability', {
      ...reports,
      ...notices,
      exportQueue: people.exportQueue,
      importQueue: people.importQueue,
      inspectQueue: people.inspectQueue,
      api: http.api,
      stage,
      alarmEmail,
      functions,
    });
    new CfnOutput(this, 'ApiId', { value: http.api.apiId });
    new CfnOutput(this, 'ApiUrl', { value: http.stage.url });
    new CfnOutput(this, 'ConsoleUrl', { value: urls.consoleUrl });
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
    for (const [name, handler] of Object.entries(functions)) {
      new CfnOutput(this, `${name}FunctionName`, { value: handler.functionName });
      new CfnOutput(this, `${name}LogGroupName`, { value: handler.logGroup.logGroupName });
    }
  }

  /** From the sign-in page to who somebody is in the office. */
  #letPeopleIn({ stage, data, consoleUrl, apiUrl, localHost, ...waiting }: LettingInProps) {
    const { userPool, table, reportKey, identityKey, evaluations, policy, originals } = data;
    const { cursorSecretArn, searchSecretArn, trackingSecretArn } = data;
    const signIn = new SignIn(this, 'SignIn', { stage, userPool, consoleUrl, apiUrl });
    const { client, authorizer, scope, url } = signIn;
    const { sessionSecretArn } = data;
    const session = new Session(this, 'Session', { stage, userPool, signIn, sessionSecretArn, consoleUrl, table });
    const keys = { reportKey, identityKey };
    const secrets = { cursorSecretArn, searchSecretArn, trackingSecretArn };
    const kept = { table, ...keys, ...secrets, evaluations, policy, originals };
    const { intakeQueue, noticeQueues, feedbackQueue } = waiting;
    const letters = { intakeQueue, noticeQueues, feedbackQueue };
    const { failures } = noticeQueues;
    const exports = new Exports(this, 'Exports', { stage, userPool, table, evaluations, failures });
    const files = { evaluations, originals };
    const imports = new SheetImports(this, 'Imports', {
      ...{ stage, userPool, table, ...files, ...keys, searchSecretArn, failures },
    });
    const queues = { ...letters, exportQueue: exports.queue, importQueue: imports.queue };
    const adminApi = new AdminApi(this, 'AdminApi', { stage, userPool, client, consoleUrl, ...kept, ...queues });
    const revealIdentity = new RevealIdentity(this, 'RevealIdentity', { stage, userPool, client, table, ...keys });
    const changing = { stage, userPool, client, table, queues: noticeQueues };
    const accounts = new Accounts(this, 'Accounts', changing);
    const { contactsSecretArn } = data;
    const contacts = new Contacts(this, 'Contacts', { ...changing, contactsSecretArn });
    const { quarantine } = data;
    const uploadUrl = stage.onAws
      ? `https://${quarantine.bucketRegionalDomainName}/`
      : `${new URL(apiUrl).origin}/${quarantine.bucketName}`;
    const proving = { stage, table, reportKey, quarantine, evidence: data.evidence };
    const inspect = new Inspect(this, 'Inspect', { ...proving, failures });
    const fetch = new Fetch(this, 'Fetch', { ...proving, queue: waiting.fetchQueue, localHost });
    const evidenceApi = new EvidenceApi(this, 'EvidenceApi', { ...proving, userPool, client, uploadUrl });
    const { published } = data;
    const activitiesApi = new ActivitiesApi(this, 'ActivitiesApi', {
      ...{ ...proving, userPool, client, uploadUrl, published },
    });
    const entry = { signIn: { url, client, scope }, uploadUrl, consoleUrl };
    const pages = new Pages(this, 'Pages', { stage, table, trackingSecretArn, published, ...entry });
    new CfnOutput(this, 'SignInClientId', { value: client.userPoolClientId });
    new CfnOutput(this, 'SignInUrl', { value: url });
    const functions = {
      Session: session.handler,
      AdminApi: adminApi.handler,
      RevealIdentity: revealIdentity.handler,
      Exports: exports.handler,
      Imports: imports.handler,
      Pages: pages.handler,
      Accounts: accounts.handler,
      Contacts: contacts.handler,
      EvidenceApi: evidenceApi.handler,
      ActivitiesApi: activitiesApi.handler,
      Inspect: inspect.handler,
      Fetch: fetch.handler,
    };
    const worked = { exportQueue: exports.queue, importQueue: imports.queue, inspectQueue: inspect.queue };
    return { authorizer, scope, ...worked, functions };
  }

  /** From a channel's webhook to the record, and from a tracking code to what everybody may see of it. */
  #takeReports(stage: Stage, data: Data) {
    const { table, trackingSecretArn, channelSecretArns } = data;
    const timing = { stage, consumerTimeout: TRIAGE_TIMEOUT, triedFor: TRIAGE_TRIED_FOR };
    const intakeQueue = new WorkQueue(this, 'IntakeQueue', timing);
    const { queue, deadLetterQueue } = intakeQueue;
    const intake = new Intake(this, 'Intake', { stage, queue, table, channelSecretArns, trackingSecretArn });
    const triage = new Triage(this, 'Triage', {
      stage,
      queue,
      table,
      originals: data.originals,
      reportKey: data.reportKey,
      identityKey: data.identityKey,
      searchSecretArn: data.searchSecretArn,
    });
    const publicApi = new PublicApi(this, 'PublicApi', {
      stage,
      table,
      trackingSecretArn,
      evaluations: data.evaluations,
    });
    const archive = new PolicyArchive(this, 'PolicyArchive', { stage, bucket: data.policy });
    new CfnOutput(this, 'IntakeQueueUrl', { value: queue.queueUrl });
    new CfnOutput(this, 'IntakeDeadLetterQueueUrl', { value: deadLetterQueue.queueUrl });
    new CfnOutput(this, 'IntakeDeadLetterQueueArn', { value: deadLetterQueue.queueArn });
    return {
      intakeQueue,
      functions: {
        Intake: intake.handler,
        Triage: triage.handler,
        PublicApi: publicApi.handler,
        ArchivePolicy: archive.handler,
      },
    };
  }

  /** From an event in the record to whoever it concerns, and back to what became of it. */
  #tellUnits({ stage, data, mailFrom, ...urls }: TellingProps) {
    const { table, contactsSecretArn, noticeSecretArn, evaluations } = data;
    const waiting = { consumerTimeout: NOTIFY_TIMEOUT, noticeSecretArn };
    const noticeQueues = new NoticeQueues(this, 'NoticeQueues', { stage, ...waiting });
    const mail = new Mail(this, 'Mail', { stage, from: mailFrom, consumerTimeout: FEEDBACK_TIMEOUT });
    const { feedbackQueue } = mail;
    const common = { stage, table, queues: noticeQueues };
    const { queue: fetchQueue } = new WorkQueue(this, 'FetchQueue', {
      stage,
      consumerTimeout: FETCH_TIMEOUT,
      triedFor: FETCH_TRIED_FOR,
      deadLetterQueue: noticeQueues.failures,
    });
    const dispatch = new Dispatch(this, 'Dispatch', { ...common, fetchQueue });
    const notify = new Notify(this, 'Notify', { ...common, ...urls, mail, contactsSecretArn, evaluations });
    const feedback = new Feedback(this, 'Feedback', { ...common, queue: feedbackQueue.queue });
    const watch = new Watch(this, 'Watch', common);
    new CfnOutput(this, 'NoticeQueueUrl', { value: noticeQueues.other.queueUrl });
    new CfnOutput(this, 'UrgentNoticeQueueUrl', { value: noticeQueues.urgent.queueUrl });
    new CfnOutput(this, 'NoticeDeadLetterQueueUrl', { value: noticeQueues.deadLetterQueue.queueUrl });
    new CfnOutput(this, 'NoticeDeadLetterQueueArn', { value: noticeQueues.deadLetterQueue.queueArn });
    new CfnOutput(this, 'NoticeFailuresQueueUrl', { value: noticeQueues.failures.queueUrl });
    new CfnOutput(this, 'FeedbackQueueUrl', { value: feedbackQueue.queue.queueUrl });
    new CfnOutput(this, 'FeedbackQueueArn', { value: feedbackQueue.queue.queueArn });
    new CfnOutput(this, 'FeedbackDeadLetterQueueUrl', { value: feedbackQueue.deadLetterQueue.queueUrl });
    new CfnOutput(this, 'FeedbackDeadLetterQueueArn', { value: feedbackQueue.deadLetterQueue.queueArn });
    new CfnOutput(this, 'MailFrom', { value: mail.from });
    new CfnOutput(this, 'MailConfigurationSetName', { value: mail.configurationSetName });
    new CfnOutput(this, 'MailTopicArn', { value: mail.topic.topicArn });
    // The local AWS signs nothing and has no records to publish.
    for (const [index, { name, value }] of (stage.onAws ? mail.identity.dkimRecords : []).entries()) {
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${name} CNAME ${value}` });
    }
    return {
      noticeQueues,
      feedbackQueue,
      fetchQueue,
      functions: {
        Dispatch: dispatch.handler,
        Notify: notify.handler,
        Feedback: feedback.handler,
        Watch: watch.handler,
      },
    };
  }

  /** From the record to the figures of every period, and to the documents that say them. */
  #countFigures({ stage, data: { table, evaluations }, queues, consoleUrl }: CountingProps) {
    const evaluate = new Evaluate(this, 'Evaluate', { stage, table, evaluations, failures: queues.failures });
    const digest = new Digest(this, 'Digest', { stage, table, evaluations, queues, consoleUrl });
    return { functions: { Evaluate: evaluate.handler, Digest: digest.handler } };
  }

  /** From what was posted on the news portal to whether it still answers there. */
  #lookAfterNews({ stage, data: { table }, localHost, failures }: LookingAfterProps) {
    const checkLinks = new CheckLinks(this, 'CheckLinks', { stage, table, localHost, failures });
    return { functions: { CheckLinks: checkLinks.handler } };
  }
}

type LookingAfterProps = Pick<WorkflowProps, 'stage' | 'data' | 'localHost'> & Pick<CheckLinksProps, 'failures'>;
type CountingProps = Pick<WorkflowProps, 'stage' | 'data'> & Pick<DigestProps, 'queues' | 'consoleUrl'>;

type LettingInProps = Pick<WorkflowProps, 'stage' | 'data' | 'localHost'> & { readonly fetchQueue: Queue } & Pick<
    AdminApiProps,
    'intakeQueue' | 'noticeQueues' | 'feedbackQueue'
  > &
  Pick<SignInProps, 'consoleUrl' | 'apiUrl'>;
type TellingProps = Required<Pick<WorkflowProps, 'stage' | 'data' | 'mailFrom'>> & {
  readonly consoleUrl: string;
  readonly apiUrl: string;
};
