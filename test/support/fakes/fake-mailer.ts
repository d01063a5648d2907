import type { Handover, MailAttachment, SendMail } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';
import { MAIL_HEADER, MAIL_TAG } from '#shared/contracts/messages/mail-feedback';
import type { NoticeText } from '#shared/domain/notices/text';

const DAY = 86_400_000;

/**
 * What the service does with a call: takes it, says "too fast" or "no", takes it and its answer is lost, or breaks off
 * without having taken it, which looks the same to the caller.
 */
export type Weather = 'accept' | 'throttle' | 'unreachable' | 'refuse' | 'loseAnswer' | 'breakOff';

/** What the service may report of a mail it took. */
export type NewsType =
  | 'Send'
  | 'Delivery'
  | 'DeliveryDelay'
  | 'Reject'
  | 'PermanentBounce'
  | 'TransientBounce'
  | 'Complaint';
/** Published by the configuration set with tags; by the identity, without; each raw or in the envelope of SNS. */
export type NewsShape = 'event' | 'notification' | 'eventInEnvelope' | 'notificationInEnvelope';
export type News = { readonly type: NewsType; readonly after: number; readonly shape?: NewsShape };

/** A mail that is on its way, whatever the caller was told. */
export type AcceptedMail = {
  readonly serviceId: string;
  readonly id: string;
  readonly to: string;
  readonly text: NoticeText;
  readonly attachments: readonly MailAttachment[];
  readonly at: number;
};

export type MailerRules = {
  readonly now: Now;
  /** Of the n-th call, from 1. */
  readonly weather?: (call: { readonly n: number; readonly to: string; readonly at: number }) => Weather;
  /** What becomes of a mail; delivered a minute later unless told otherwise: later than anybody would try again. */
  readonly fate?: (mail: AcceptedMail) => readonly News[];
  /** How many it takes within any 24 hours. */
  readonly perDay?: number;
  /** Happens after the mail was taken and before the caller is answered. */
  readonly meanwhile?: (mail: AcceptedMail) => Promise<void>;
};

export type FakeMailer = {
  readonly send: SendMail;
  /** Every mail taken, copies of the same id too: the service does not know one from another. */
  readonly accepted: () => readonly AcceptedMail[];
  /** How often it was called. */
  readonly calls: () => number;
  /** Takes the news that is due by now, in the words of SES. */
  readonly takeNews: () => readonly string[];
  readonly nextNewsAt: () => number | undefined;
  /** News of one more thing, whenever the test likes. */
  readonly report: (mail: AcceptedMail, news: News) => void;
  readonly setWeather: (weather: NonNullable<MailerRules['weather']>) => void;
};

const DELIVERED: readonly News[] = [
  { type: 'Send', after: 20_000 },
  { type: 'Delivery', after: 60_000 },
];

/** SES by its rules: it takes every call for a new mail, and tells later, twice and in any order what became of it. */
export const fakeMailer = ({
  now,
  weather: first = () => 'accept',
  fate = () => DELIVERED,
  perDay = Number.POSITIVE_INFINITY,
  meanwhile = async () => undefined,
}: MailerRules): FakeMailer => {
  const accepted: AcceptedMail[] = [];
  const news: { readonly at: number; readonly body: string }[] = [];
  let weather = first;
  let calls = 0;

  const report = (mail: AcceptedMail, what: News): void => {
    news.push({ at: now() + what.after, body: newsOf(mail, what, now() + what.after) });
  };
  const take = async ({ id, to, text, attachments = [] }: Parameters<SendMail>[0]): Promise<AcceptedMail> => {
    // Nothing of this fake may lean on the id: only whoever asks twice knows that it is twice.
    const serviceId = `0109019${String(accepted.length + 1).padStart(9, '0')}-contoh-000000`;
    const mail = { serviceId, id, to, text, attachments, at: now() };
    accepted.push(mail);
    for (const what of fate(mail)) report(mail, what);
    await meanwhile(mail);
    return mail;
  };

  return {
    send: async (mail): Promise<Handover> => {
      calls += 1;
      const isOver = accepted.filter(({ at }) => at > now() - DAY).length >= perDay;
      const said = weather({ n: calls, to: mail.to, at: now() });
      if (said === 'breakOff') throw new Error('TimeoutError: socket hang up');
      if (said === 'throttle' || isOver) return { kind: 'later', reason: 'throttled' };
      if (said === 'unreachable') return { kind: 'later', reason: 'unreachable' };
      if (said === 'refuse') return { kind: 'refused', reason: 'rejected' };
      const { serviceId } = await take(mail);
      if (said === 'loseAnswer') throw new Error('TimeoutError: the answer was lost');
      return { kind: 'accepted', serviceId };
    },
    accepted: () => accepted,
    calls: () => calls,
    takeNews: () => {
      const due = news.filter(({ at }) => at <= now()).toSorted((a, b) => a.at - b.at);
      for (const one of due) news.splice(news.indexOf(one), 1);
      return due.map(({ body }) => body);
    },
    nextNewsAt: () => (news.length === 0 ? undefined : Math.min(...news.map(({ at }) => at))),
    report,
    setWeather: (next) => {
      weather = next;
    },
  };
};

const stamp = (at: number): string => new Date(at).toISOString();

const DETAILS: Readonly<Record<NewsType, (to: string, timestamp: string) => object>> = {
  Send: () => ({ send: {} }),
  Delivery: (to, timestamp) => ({ delivery: { timestamp, recipients: [to], smtpResponse: `250 ok ${to}` } }),
  DeliveryDelay: (to, timestamp) => ({
    deliveryDelay: { timestamp, delayType: 'MailboxFull', delayedRecipients: [{ emailAddress: to }] },
  }),
  Reject: () => ({ reject: { reason: 'Bad content' } }),
  PermanentBounce: (to, timestamp) => bounce('Permanent', to, timestamp),
  TransientBounce: (to, timestamp) => bounce('Transient', to, timestamp),
  Complaint: (to, timestamp) => ({
    complaint: { timestamp, complainedRecipients: [{ emailAddress: to }], complaintFeedbackType: 'abuse' },
  }),
};

const bounce = (bounceType: string, emailAddress: string, timestamp: string) => ({
  bounce: {
    bounceType,
    bounceSubType: 'General',
    timestamp,
    bouncedRecipients: [{ emailAddress, status: '5.1.1', diagnosticCode: `smtp; 550 5.1.1 ${emailAddress} unknown` }],
  },
});

/** As SES writes it; an identity's notification shows neither tags nor our headers, and knows fewer kinds of news. */
const newsOf = (mail: AcceptedMail, { type, shape = 'event' }: News, at: number): string => {
  const { serviceId, id, to } = mail;
  const { subject } = mail.text;
  const said = type.endsWith('Bounce') ? 'Bounce' : type;
  const details = DETAILS[type](to, stamp(at));
  const about = {
    timestamp: stamp(mail.at),
    source: 'tanggap@contoh.invalid',
    messageId: serviceId,
    destination: [to],
  };
  const isEvent = shape.startsWith('event');
  const headers = [
    { name: 'To', value: to },
    { name: 'Subject', value: subject },
    { name: MAIL_HEADER, value: id },
  ];
  const event = {
    eventType: said,
    mail: {
      ...about,
      headersTruncated: false,
      headers,
      commonHeaders: { from: ['tanggap@contoh.invalid'], to: [to], subject },
      tags: { 'ses:configuration-set': ['notices'], 'ses:from-domain': ['contoh.invalid'], [MAIL_TAG]: [id] },
    },
    ...details,
  };
  const notification = { notificationType: said, mail: { ...about, sendingAccountId: '000000000000' }, ...details };
  const body = JSON.stringify(isEvent ? event : notification);
  return shape.endsWith('InEnvelope')
    ? JSON.stringify({
        Type: 'Notification',
        MessageId: `sns-${serviceId}-${type}`,
        TopicArn: 'arn:aws:sns:ap-southeast-3:000000000000:news',
        Subject: 'Amazon SES Email Event Notification',
        Message: body,
        Timestamp: stamp(at),
      })
    : body;
};
