import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readContactBook } from '#local/aws/contact-book';
import { freePort } from '#local/aws/free-port';
import { readMailbox, type SentMail } from '#local/aws/mailbox';
import type { Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { wordsOf } from '#local/aws/trouble';
import { type ReceivedWebhook, type WebhookReceiver, webhookReceiver } from '#local/aws/webhook-receiver';
import { Contact } from '#shared/domain/office/contact';
import type { ReportId } from '#shared/domain/words/words';
import { type MailboxGroup, mailboxPage } from './mailbox-page.ts';
import { CONTACTS_NAME, DIGESTS_NAME, DUTY_NAME } from './notice-table.ts';
import { readTold } from './until-told.ts';

const PREFERRED_PORT = 4570;
const BODY_LIMIT = 262_144;
const HOSTS = ['localhost', '127.0.0.1'];

/** Nothing of a mail may load or run anything: it is shown, not trusted. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** Reports by what a person calls them. */
export type Names = ReadonlyMap<ReportId, string>;

export type MailboxServer = {
  /** Where a person looks at it. */
  readonly url: string;
  /** Where a recipient's webhooks go. */
  readonly webhookUrl: (recipient: string) => string;
  readonly received: WebhookReceiver['received'];
  /** Until then it takes nothing, so that a sender tries again. */
  readonly open: (stack: Stack, names: Names) => void;
  readonly stop: () => Promise<void>;
};

type Opened = { readonly stack: Stack; readonly names: Names };

const groupsOf = async ({ stack, names }: Opened, mails: readonly SentMail[], webhooks: readonly ReceivedWebhook[]) => {
  const named = [...names.keys()];
  const mentioned = [...mails, ...webhooks].flatMap(({ reports }) => reports);
  const ids = [...new Set([...named, ...mentioned])];
  const told = await readTold(stack, ids);
  const about = (id: ReportId) => ({
    mails: mails.filter(({ reports }) => reports.includes(id)),
    webhooks: webhooks.filter(({ reports }) => reports.includes(id)),
  });
  const isDigest = ({ files }: SentMail): boolean => files.length > 0;
  const loose = {
    mails: mails.filter((mail) => mail.reports.length === 0 && !isDigest(mail)),
    webhooks: webhooks.filter(({ reports }) => reports.length === 0),
  };
  const groups: readonly MailboxGroup[] = [
    ...ids.map((id) => ({
      name: names.get(id) ?? id,
      anchor: id,
      notices: told.reports.get(id) ?? [],
      ...about(id),
    })),
    {
      name: DIGESTS_NAME,
      anchor: 'laporan-kepatuhan',
      notices: told.digests,
      mails: mails.filter(isDigest),
      webhooks: [],
    },
    { name: `${DUTY_NAME}; ${CONTACTS_NAME}`, anchor: 'lainnya', notices: [...told.duty, ...told.contacts], ...loose },
  ];
  const filled = groups.filter((group) => group.notices.length + group.mails.length + group.webhooks.length > 0);
  return { told, groups: filled };
};

const showPage = async (opened: Opened, webhooks: readonly ReceivedWebhook[]): Promise<string> => {
  const mails = (await readMailbox(opened.stack.aws)).filter(({ sender }) => sender === opened.stack.MailFrom);
  const { told, groups } = await groupsOf(opened, mails, webhooks);
  return mailboxPage(groups, told, {
    mails: mails.length,
    webhooks: webhooks.length,
    now: (await stackClock(opened.stack))(),
  });
};

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const headersOf = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

type Reply = { readonly status: number; readonly type?: string; readonly body?: string };

const replyTo = async (
  request: IncomingMessage,
  opened: Opened | undefined,
  receiver: WebhookReceiver,
): Promise<Reply> => {
  const { pathname, hostname } = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  // Another site's page in the same browser must not read it under a name of its own.
  if (!HOSTS.includes(hostname)) return { status: 421 };
  if (opened === undefined) return { status: 503, type: 'text/plain', body: 'Belum siap / not ready yet\n' };
  if (request.method === 'POST') {
    const body = await bodyOf(request);
    return { status: body === undefined ? 413 : await receiver.take(pathname.slice(1), headersOf(request), body) };
  }
  if (request.method !== 'GET') return { status: 405 };
  if (pathname === '/') return { status: 200, type: 'text/html', body: await showPage(opened, receiver.received()) };
  if (pathname === '/webhooks.json') {
    return { status: 200, type: 'application/json', body: JSON.stringify(receiver.received()) };
  }
  return { status: 404, type: 'text/plain', body: 'Tidak ada / not found\n' };
};

const answer = (response: ServerResponse, { status, type, body }: Reply): void => {
  response.writeHead(status, {
    ...(type === undefined ? {} : { 'content-type': `${type}; charset=utf-8` }),
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
};

/**
 * The local mailbox: takes webhooks as a chat's gateway would, and shows them and the mails that went out. Reachable
 * from this machine only.
 */
export const startMailboxServer = async (): Promise<MailboxServer> => {
  let opened: Opened | undefined;
  const secretOf = async (recipient: string): Promise<string | undefined> => {
    if (opened === undefined) return undefined;
    const { contacts } = await readContactBook(opened.stack);
    const contact = Contact.safeParse(contacts[recipient]);
    return contact.success && contact.data.by === 'webhook' ? contact.data.secret : undefined;
  };
  const receiver = webhookReceiver(secretOf, async () =>
    opened === undefined ? Date.now() : (await stackClock(opened.stack))(),
  );
  const server = createServer((request, response) => {
    replyTo(request, opened, receiver).then(
      (reply) => answer(response, reply),
      (cause: unknown) => answer(response, { status: 500, type: 'text/plain', body: `${wordsOf(cause)}\n` }),
    );
  });
  const port = await freePort(PREFERRED_PORT);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${port}/`,
    // Not by name: a function's resolver may try the other kind of address first.
    webhookUrl: (recipient) => `http://127.0.0.1:${port}/${recipient}`,
    received: receiver.received,
    open: (stack, names) => {
      opened = { stack, names };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
