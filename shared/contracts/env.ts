import * as z from 'zod';

/**
 * The environment of each function, by name and shape. The stack writes what these schemas ask for and the function
 * reads it through them, so that neither can name a variable that the other does not know.
 */
const resourceName = z.string().min(1);

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('must be JSON');
    return z.NEVER;
  }
});

/** Channel id → id of the secret that signs its webhooks, as JSON text. */
const secretIds = json.pipe(z.record(z.string(), resourceName));

/**
 * What time every function goes by: the real one, or, where a stage allows it, one that may be moved; how far it is
 * ahead then stands in that table. It is how days are let pass on a developer's machine. A function that goes by the
 * real time does not start where it is told of such a table.
 */
export const ClockEnv = z.discriminatedUnion('CLOCK', [
  z.object({ CLOCK: z.literal('real'), CLOCK_TABLE: z.undefined().optional() }),
  z.object({ CLOCK: z.literal('movable'), CLOCK_TABLE: resourceName }),
]);
export type ClockEnv = z.infer<typeof ClockEnv>;

/**
 * So many times as long as on AWS a function waits for what it calls: a local AWS is as slow as the machine is busy.
 */
export const PatienceEnv = z.object({
  PATIENCE: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number),
});
export type PatienceEnv = z.infer<typeof PatienceEnv>;

export const IntakeEnv = z.object({
  INTAKE_QUEUE_URL: z.url(),
  CHANNEL_SECRET_IDS: secretIds,
  TRACKING_SECRET_ID: resourceName,
});
export type IntakeEnv = z.infer<typeof IntakeEnv>;

export const TriageEnv = z.object({
  TABLE: resourceName,
  ORIGINALS_BUCKET: resourceName,
  REPORT_KEY_ID: resourceName,
  IDENTITY_KEY_ID: resourceName,
  SEARCH_SECRET_ID: resourceName,
});
export type TriageEnv = z.infer<typeof TriageEnv>;

export const PublicApiEnv = z.object({
  TABLE: resourceName,
  TRACKING_SECRET_ID: resourceName,
  EVALUATIONS_BUCKET: resourceName,
});
export type PublicApiEnv = z.infer<typeof PublicApiEnv>;

export const ArchivePolicyEnv = z.object({
  POLICY_BUCKET: resourceName,
});
export type ArchivePolicyEnv = z.infer<typeof ArchivePolicyEnv>;

const queues = { NOTICE_QUEUE_URL: z.url(), URGENT_NOTICE_QUEUE_URL: z.url() };
/** Whoever puts notices on the queues seals them. */
const notices = { ...queues, NOTICE_SECRET_ID: resourceName };

export const DispatchEnv = z.object({
  TABLE: resourceName,
  ...notices,
  /** Where it is said that a file is to be fetched. */
  FETCH_QUEUE_URL: z.url(),
});
export type DispatchEnv = z.infer<typeof DispatchEnv>;

export const NotifyEnv = z.object({
  TABLE: resourceName,
  ...notices,
  CONTACTS_SECRET_ID: resourceName,
  MAIL_FROM: z.string().min(3),
  MAIL_CONFIGURATION_SET: resourceName,
  /** How many mails the account may send a day. */
  MAILS_PER_DAY: z.string().regex(/^\d+$/).transform(Number),
  /** Where the links in notices lead, without a slash at the end. */
  CONSOLE_URL: z.url(),
  /** Where our API answers, which opens the links to files, without a slash at the end. */
  API_URL: z.url(),
  EVALUATIONS_BUCKET: resourceName,
  /** A webhook goes over TLS; on a developer's machine it need not. */
  PLAIN_WEBHOOKS: z.enum(['allowed', 'refused']),
  /** Whether notices may go by a bot of Telegram, which keeps them abroad. */
  CHAT_BOTS: z.enum(['allowed', 'refused']),
});
export type NotifyEnv = z.infer<typeof NotifyEnv>;

export const FeedbackEnv = z.object({ TABLE: resourceName, ...notices });
export type FeedbackEnv = z.infer<typeof FeedbackEnv>;

export const WatchEnv = z.object({ TABLE: resourceName, ...notices });
export type WatchEnv = z.infer<typeof WatchEnv>;

export const EvaluateEnv = z.object({ TABLE: resourceName, EVALUATIONS_BUCKET: resourceName });
export type EvaluateEnv = z.infer<typeof EvaluateEnv>;

export const DigestEnv = z.object({
  TABLE: resourceName,
  EVALUATIONS_BUCKET: resourceName,
  /** Where the numbers of a document lead, without a slash at the end. */
  CONSOLE_URL: z.url(),
  ...notices,
});
export type DigestEnv = z.infer<typeof DigestEnv>;

export const AdminApiEnv = z.object({
  USER_POOL_ID: resourceName,
  /** The only app client whose tokens are taken. */
  SIGN_IN_CLIENT_ID: resourceName,
  TABLE: resourceName,
  REPORT_KEY_ID: resourceName,
  /** Which what is discarded is put away under, and which it can open nothing with. */
  IDENTITY_KEY_ID: resourceName,
  CURSOR_SECRET_ID: resourceName,
  SEARCH_SECRET_ID: resourceName,
  TRACKING_SECRET_ID: resourceName,
  /** Where the links in notices lead, without a slash at the end. */
  CONSOLE_URL: z.url(),
  EVALUATIONS_BUCKET: resourceName,
  POLICY_BUCKET: resourceName,
  ORIGINALS_BUCKET: resourceName,
  /** Where dead letters lie, and where they go back to. */
  INTAKE_QUEUE_URL: z.url(),
  INTAKE_DEAD_LETTERS_URL: z.url(),
  ...notices,
  NOTICE_DEAD_LETTERS_URL: z.url(),
  FEEDBACK_QUEUE_URL: z.url(),
  FEEDBACK_DEAD_LETTERS_URL: z.url(),
  FAILURES_QUEUE_URL: z.url(),
  /** Where orders of exports go. */
  EXPORT_QUEUE_URL: z.url(),
  /** Where it is said that an import is to be worked on. */
  IMPORT_QUEUE_URL: z.url(),
  /** What the names of the stage's alarms begin with. */
  ALARM_PREFIX: resourceName,
});
export type AdminApiEnv = z.infer<typeof AdminApiEnv>;

export const ExportEnv = z.object({
  USER_POOL_ID: resourceName,
  TABLE: resourceName,
  EVALUATIONS_BUCKET: resourceName,
});
export type ExportEnv = z.infer<typeof ExportEnv>;

export const ImportEnv = z.object({
  USER_POOL_ID: resourceName,
  TABLE: resourceName,
  /** Where sheets lie that were sent, and what became of their rows. */
  EVALUATIONS_BUCKET: resourceName,
  /** Where sheets are kept that were taken in. */
  ORIGINALS_BUCKET: resourceName,
  REPORT_KEY_ID: resourceName,
  IDENTITY_KEY_ID: resourceName,
  SEARCH_SECRET_ID: resourceName,
  IMPORT_QUEUE_URL: z.url(),
});
export type ImportEnv = z.infer<typeof ImportEnv>;

/** The one host that a developer's machine has, as JSON text; elsewhere it is `none`. */
const localHost = z.union([
  z.literal('none').transform(() => undefined),
  json.pipe(
    z.strictObject({
      /** No name that anybody could register (RFC 2606). */
      name: z.string().endsWith('.invalid'),
      address: z.literal('127.0.0.1'),
      family: z.literal(4),
      port: z.int().min(1).max(65_535),
      ca: z.string().min(1),
    }),
  ),
]);

export const FetchEnv = z.object({
  TABLE: resourceName,
  /** Where files lie that nobody has looked into. */
  QUARANTINE_BUCKET: resourceName,
  REPORT_KEY_ID: resourceName,
  FETCH_QUEUE_URL: z.url(),
  /** For what is attached to the samples. */
  LOCAL_HOST: localHost,
});
export type FetchEnv = z.infer<typeof FetchEnv>;

export const CheckLinksEnv = z.object({
  TABLE: resourceName,
  /** How long after the first look at a link that does not answer comes the second. */
  AGAIN_AFTER_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
  /** In the place of every portal. */
  LOCAL_HOST: localHost,
});
export type CheckLinksEnv = z.infer<typeof CheckLinksEnv>;

export const InspectEnv = z.object({
  TABLE: resourceName,
  /** Where files lie that nobody has looked into, */
  QUARANTINE_BUCKET: resourceName,
  /** and where those that were are kept, sealed. */
  EVIDENCE_BUCKET: resourceName,
  REPORT_KEY_ID: resourceName,
});
export type InspectEnv = z.infer<typeof InspectEnv>;

export const EvidenceApiEnv = z.object({
  USER_POOL_ID: resourceName,
  SIGN_IN_CLIENT_ID: resourceName,
  TABLE: resourceName,
  QUARANTINE_BUCKET: resourceName,
  /** Where a browser sends files to that bucket. */
  UPLOAD_URL: z.url(),
  EVIDENCE_BUCKET: resourceName,
  REPORT_KEY_ID: resourceName,
});
export type EvidenceApiEnv = z.infer<typeof EvidenceApiEnv>;

export const ActivitiesApiEnv = z.object({
  ...EvidenceApiEnv.shape,
  /** Where pictures of news lie that everybody may see. */
  PUBLISHED_BUCKET: resourceName,
});
export type ActivitiesApiEnv = z.infer<typeof ActivitiesApiEnv>;

export const SessionEnv = z.object({
  USER_POOL_ID: resourceName,
  SIGN_IN_CLIENT_ID: resourceName,
  /** Where the sign-in page answers, without a slash at the end. */
  SIGN_IN_URL: z.url(),
  SESSION_SECRET_ID: resourceName,
  /** Where the console lies, without a slash at the end. */
  CONSOLE_URL: z.url(),
});
export type SessionEnv = z.infer<typeof SessionEnv>;

export const RevealIdentityEnv = z.object({
  USER_POOL_ID: resourceName,
  SIGN_IN_CLIENT_ID: resourceName,
  TABLE: resourceName,
  REPORT_KEY_ID: resourceName,
  IDENTITY_KEY_ID: resourceName,
});
export type RevealIdentityEnv = z.infer<typeof RevealIdentityEnv>;

export const AccountsEnv = z.object({
  USER_POOL_ID: resourceName,
  SIGN_IN_CLIENT_ID: resourceName,
  TABLE: resourceName,
  ...notices,
});
export type AccountsEnv = z.infer<typeof AccountsEnv>;

export const ContactsEnv = AccountsEnv.extend({
  CONTACTS_SECRET_ID: resourceName,
  /** What may be written is what is sent to. */
  PLAIN_WEBHOOKS: NotifyEnv.shape.PLAIN_WEBHOOKS,
});
export type ContactsEnv = z.infer<typeof ContactsEnv>;

export const PagesEnv = z.object({
  TABLE: resourceName,
  TRACKING_SECRET_ID: resourceName,
  /** Where the sign-in page answers, without a slash at the end. */
  SIGN_IN_URL: z.url(),
  SIGN_IN_CLIENT_ID: resourceName,
  /** What a token must carry. */
  SIGN_IN_SCOPE: resourceName,
  /** Whether the office's pages have a service worker; `off` takes it out of every browser that has one. */
  OFFICE_WORKER: z.enum(['on', 'off']),
  /** Where the office's pages send files. */
  UPLOAD_URL: z.url(),
  /** Where the pages themselves lie, without a slash at the end: feeds lead there. */
  CONSOLE_URL: z.url(),
  /** Where pictures of published news lie. */
  PUBLISHED_BUCKET: resourceName,
});
export type PagesEnv = z.infer<typeof PagesEnv>;
