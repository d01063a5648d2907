import * as z from 'zod';
import { ReportId } from '#shared/domain/words/words';
import type { LocalAws } from './local-aws.ts';

/** A mail that the local AWS was given to send, and sent nowhere. */
export type SentMail = {
  /** The mail service's own name for it. */
  readonly serviceId: string;
  readonly from: string;
  /** The bare address in it. */
  readonly sender: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: number;
  /** The reports that its links lead to. */
  readonly reports: readonly ReportId[];
  /**
   * The links to files in it, in its own words. What was attached the local AWS drops: a file is looked at by its link.
   */
  readonly files: readonly { readonly label: string; readonly url: string }[];
};

const Mail = z.object({
  MessageId: z.string(),
  Source: z.string(),
  To: z.array(z.string()),
  Subject: z.string(),
  BodyText: z.string(),
  BodyHtml: z.string().nullable(),
  /** Seconds since 1970. */
  Timestamp: z.number(),
});
const Mailbox = z.object({ messages: z.record(z.string(), z.array(Mail)) });

/** The reports that are linked in a text, each once. */
export const reportsIn = (text: string): readonly ReportId[] => [
  ...new Set(
    [...text.matchAll(/\/laporan\/(\w+)/g)].flatMap(([, id]) => {
      const parsed = ReportId.safeParse(id);
      return parsed.success ? [parsed.data] : [];
    }),
  ),
];

/** A label, and on the line after it the address that opens the file. */
const filesIn = (text: string): SentMail['files'] =>
  [...text.matchAll(/^ *(.+):\n +(https?:\/\/\S+\/v1\/files\/\w+)$/gm)].flatMap(([, label, url]) =>
    label === undefined || url === undefined ? [] : [{ label, url }],
  );

const mailOf = ({ MessageId, Source, To, Subject, BodyText, BodyHtml, Timestamp }: z.infer<typeof Mail>): SentMail => ({
  serviceId: MessageId,
  from: Source,
  sender: /<([^<>]+)>$/.exec(Source)?.[1] ?? Source,
  to: To,
  subject: Subject,
  text: BodyText,
  html: BodyHtml ?? '',
  at: Math.round(Timestamp * 1000),
  reports: reportsIn(BodyText),
  files: filesIn(BodyText),
});

/** Only ends what would never end. */
const LIMIT_MS = 2 * 60_000;

/**
 * Every mail so far, oldest first, but for so many that came first. An AWS that keeps none to be looked at has an empty
 * mailbox.
 */
export const readMailbox = async (
  { endpoint }: Pick<LocalAws, 'endpoint'>,
  after = 0,
): Promise<readonly SentMail[]> => {
  const response = await fetch(`${endpoint}/_ministack/ses/messages?after=${after}`, {
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const body = await response.text();
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`the local mailbox answers ${response.status}`);
  const { messages } = Mailbox.parse(JSON.parse(body));
  return Object.values(messages)
    .flat()
    .map(mailOf)
    .sort((a, b) => a.at - b.at);
};
