import * as z from 'zod';
import { type Feedback, MailId } from '#shared/domain/notices/delivery';
import { Instant } from '#shared/domain/words/words';

/** Under this tag a mail carries its own id, so that news of it finds it even when the service's answer was lost. */
export const MAIL_TAG = 'notice';
/** The same as a header, for notifications that show headers and no tags. */
export const MAIL_HEADER = 'X-Tanggap-Notice';

const Moment = z.iso.datetime({ offset: true }).transform((text) => Instant.parse(Date.parse(text)));

/** SES writes `eventType` where a configuration set publishes, and `notificationType` where an identity does. */
const SesNews = z.object({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.object({
    messageId: z.string().min(1).max(256),
    timestamp: Moment,
    tags: z.record(z.string(), z.array(z.string())).optional(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  }),
  bounce: z.object({ bounceType: z.string(), timestamp: Moment.optional() }).optional(),
  complaint: z.object({ timestamp: Moment.optional() }).optional(),
  delivery: z.object({ timestamp: Moment.optional() }).optional(),
});

/** The envelope of SNS, where it does not deliver the message raw. */
const SnsEnvelope = z.object({ Type: z.literal('Notification'), Message: z.string() });

const FEEDBACK: Readonly<Record<string, Feedback>> = {
  Send: 'accepted',
  DeliveryDelay: 'delayed',
  Reject: 'rejected',
  'Rendering Failure': 'rejected',
  Delivery: 'delivered',
  Bounce: 'bounced',
  Complaint: 'complained',
};

export type MailNews = {
  /** `undefined` for news that says nothing of the delivery, such as a click. */
  readonly feedback: Feedback | undefined;
  /** The address itself is bad, or its owner does not want our mails: nothing more is sent there. */
  readonly suppress: boolean;
  readonly mail: MailId | undefined;
  readonly serviceId: string;
  readonly sentAt: Instant;
  readonly at: Instant;
};

/** News of a mail in the system's terms; addresses and diagnoses that come with it are left behind here. */
export const MailFeedback = z.unknown().transform((given, context): MailNews => {
  const envelope = SnsEnvelope.safeParse(given);
  const parsed = SesNews.safeParse(envelope.success ? readJson(envelope.data.Message) : given);
  if (!parsed.success) {
    context.addIssue('not news of a mail');
    return z.NEVER;
  }
  const { mail, bounce, complaint, delivery, eventType, notificationType } = parsed.data;
  const type = eventType ?? notificationType ?? '';
  const tagged = mail.tags?.[MAIL_TAG]?.[0] ?? headerOf(mail.headers ?? []);
  const id = MailId.safeParse(tagged);
  return {
    feedback: Object.hasOwn(FEEDBACK, type) ? FEEDBACK[type] : undefined,
    suppress: type === 'Complaint' || (type === 'Bounce' && bounce?.bounceType === 'Permanent'),
    mail: id.success ? id.data : undefined,
    serviceId: mail.messageId,
    sentAt: mail.timestamp,
    at: bounce?.timestamp ?? complaint?.timestamp ?? delivery?.timestamp ?? mail.timestamp,
  };
});
export type MailFeedback = MailNews;

const headerOf = (headers: readonly { readonly name: string; readonly value: string }[]): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === MAIL_HEADER.toLowerCase())?.value;

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // then it is no news, which is said above
  }
};
