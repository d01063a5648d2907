import {
  type Attachment,
  type MessageHeader,
  type SESv2Client,
  SESv2ServiceException,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import type { Handover, MailAttachment, SendMail } from '#shared/app/notices/ports';
import type { PatienceEnv } from '#shared/contracts/env';
import { MAIL_HEADER, MAIL_TAG } from '#shared/contracts/messages/mail-feedback';
import { layOutMail } from './mail-layout.ts';
import { wasNeverSent } from './never-sent.ts';

/**
 * How a client must be made that sends mail. A mail is handed over once, so the SDK never repeats; in exchange one call
 * may take long. Each has a connection of its own: one that fell asleep with a frozen function breaks when it is used
 * again, and then nobody knows whether the mail is out.
 */
export const mailPatienceOf = ({ PATIENCE }: PatienceEnv) =>
  ({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 2_000 * PATIENCE,
      requestTimeout: 8_000 * PATIENCE,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  }) as const;

export type MailSender = {
  readonly from: string;
  /** Whose name the recipient sees beside the address. */
  readonly name: string;
  readonly configurationSet: string;
};

/** Mail by SES. What is thrown may or may not be out; whatever SES says no to is not. */
export const sesMail =
  (client: SESv2Client, sender: MailSender): SendMail =>
  async (mail) => {
    try {
      const { MessageId } = await client.send(new SendEmailCommand(emailOf(sender, mail)));
      return { kind: 'accepted', ...(MessageId === undefined ? {} : { serviceId: MessageId }) };
    } catch (error) {
      const said = notTaken(error);
      if (said === undefined) throw error;
      return said;
    }
  };

const emailOf = (
  { from, name, configurationSet }: MailSender,
  { id, to, text, attachments = [] }: Parameters<SendMail>[0],
): SendEmailCommandInput => {
  const { subject, text: plain, html } = layOutMail(text);
  return {
    FromEmailAddress: `"${name.replace(NOT_IN_A_NAME, ' ').trim()}" <${from}>`,
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: configurationSet,
    EmailTags: [{ Name: MAIL_TAG, Value: id }],
    Content: {
      Simple: {
        Subject: inUtf8(subject),
        Body: { Text: inUtf8(plain), Html: inUtf8(html) },
        Headers: [...headersOf(id), ...(text.urgent ? URGENT : [])],
        ...(attachments.length === 0 ? {} : { Attachments: attachments.map(attached) }),
      },
    },
  };
};

/** In quotes, these would end it or would have to be encoded. */
const NOT_IN_A_NAME = /(?:[^\x20-\x7e]|["\\ ])+/g;

const inUtf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

const attached = ({ name, type, bytes }: MailAttachment): Attachment => ({
  RawContent: bytes,
  FileName: name,
  ContentType: type,
  ContentDisposition: 'ATTACHMENT',
  ContentTransferEncoding: 'BASE64',
});

/** Answered by no automatic answer (RFC 3834). */
const headersOf = (id: string): readonly MessageHeader[] => [
  { Name: MAIL_HEADER, Value: id },
  { Name: 'Auto-Submitted', Value: 'auto-generated' },
];
/** Mail programs know one or the other. */
const URGENT: readonly MessageHeader[] = [
  { Name: 'X-Priority', Value: '1' },
  { Name: 'Importance', Value: 'high' },
];

const LATER: Handover = { kind: 'later', reason: 'throttled' };
const UNREACHABLE: Handover = { kind: 'later', reason: 'unreachable' };
const REJECTED: Handover = { kind: 'refused', reason: 'rejected' };

/** What is wrong with this very mail. Every other "no" is about us or the hour, and passes. */
const ABOUT_THE_MAIL = /^(MessageRejected|BadRequestException|Validation(Exception|Error)|InvalidParameterValue)$/;
/** Said under the same names, but of our own set-up, or of an account that may not yet write to everybody. */
const ABOUT_OUR_SETUP = /not (yet )?verified|configuration set/i;

/** What an error says for sure; `undefined` where the mail may be out all the same. */
const notTaken = (error: unknown): Handover | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (wasNeverSent(error)) return UNREACHABLE;
  if (error.name === 'CredentialsProviderError') return LATER;
  if (!(error instanceof SESv2ServiceException)) return undefined;
  const status = error.$metadata.httpStatusCode ?? 0;
  // 408 is said by whoever waited for us in vain, and that need not be SES.
  if (status < 400 || status >= 500 || status === 408) return undefined;
  return ABOUT_THE_MAIL.test(error.name) && !ABOUT_OUR_SETUP.test(error.message) ? REJECTED : LATER;
};
