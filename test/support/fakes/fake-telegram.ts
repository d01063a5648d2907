import { once } from 'node:events';
import { createServer } from 'node:http';
import * as z from 'zod';
import type { Handover, PostToChat } from '#shared/app/notices/ports';

/** What Telegram does with a message, by what it is known to answer. */
export type ChatWeather =
  | 'accept'
  | 'loseAnswer'
  | 'hangUp'
  | 'tooMany'
  | 'kicked'
  | 'noChat'
  | 'upgraded'
  | 'muted'
  | 'refuse'
  | 'revoked'
  | 'unknownBot'
  | 'broken'
  | 'badGateway'
  | 'notJson'
  | 'moved';

type Call = { readonly n: number; readonly chat: string; readonly at: number };
export type TelegramRules = {
  readonly now: () => number;
  readonly weather?: (call: Call) => ChatWeather;
};

/** A message that stands in a chat: as often as it was taken, since no copy is told from another. */
export type ChatMessage = { readonly token: string; readonly chat: string; readonly text: string; readonly at: number };

/** What is answered: a status with a body, or nothing where the connection breaks. */
type Answer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | undefined;

export type FakeTelegram = {
  readonly post: PostToChat;
  readonly messages: () => readonly ChatMessage[];
  readonly calls: () => number;
  readonly setWeather: (weather: NonNullable<TelegramRules['weather']>) => void;
  /** Opens the same service on the loopback, for the real adapter. */
  readonly listen: () => Promise<{ readonly api: string; readonly close: () => Promise<void> }>;
};

/** Telegram's limit of one message. */
const LONGEST = 4_096;
export const RETRY_AFTER_S = 17;

const Sent = z.strictObject({
  chat_id: z.string(),
  text: z.string(),
  link_preview_options: z.strictObject({ is_disabled: z.literal(true) }),
});

const no = (error_code: number, description: string, parameters?: object): Answer => ({
  status: error_code,
  body: { ok: false, error_code, description, ...(parameters === undefined ? {} : { parameters }) },
});

/** What each weather but the taking ones answers. */
const ANSWERS = {
  hangUp: undefined,
  tooMany: no(429, `Too Many Requests: retry after ${RETRY_AFTER_S}`, { retry_after: RETRY_AFTER_S }),
  kicked: no(403, 'Forbidden: bot was kicked from the supergroup chat'),
  noChat: no(400, 'Bad Request: chat not found'),
  upgraded: no(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: -1_001_000_000_001,
  }),
  muted: no(400, 'Bad Request: not enough rights to send text messages to the chat'),
  refuse: no(400, 'Bad Request: message text is empty'),
  revoked: no(401, 'Unauthorized'),
  unknownBot: no(404, 'Not Found'),
  broken: no(500, 'Internal Server Error'),
  badGateway: { status: 502, body: '<html>502 Bad Gateway</html>' },
  moved: { status: 302, body: '', headers: { location: '/lain' } },
} as const satisfies Readonly<Partial<Record<ChatWeather, Answer>>>;

/** Telegram as a bot knows it: it takes plain text into chats, and tells no copy from another. */
export const fakeTelegram = ({ now, weather: first = () => 'accept' }: TelegramRules): FakeTelegram => {
  const messages: ChatMessage[] = [];
  let weather = first;
  let calls = 0;

  const receive = (token: string, sent: unknown): Answer => {
    calls += 1;
    const { chat_id: chat, text } = Sent.parse(sent);
    const said = weather({ n: calls, chat, at: now() });
    if (said in ANSWERS) return Object.entries(ANSWERS).find(([name]) => name === said)?.[1];
    if (text.length > LONGEST) return no(400, 'Bad Request: message is too long');
    messages.push({ token, chat, text, at: now() });
    if (said === 'loseAnswer') return undefined;
    if (said === 'notJson') return { status: 200, body: '<html>Selamat datang</html>' };
    return {
      status: 200,
      body: { ok: true, result: { message_id: messages.length, chat: { id: Number(chat) }, text } },
    };
  };

  return {
    post: async ({ to, text }) => {
      const sent = { chat_id: to.chat, text, link_preview_options: { is_disabled: true } };
      return heard(receive(to.token, sent));
    },
    messages: () => messages,
    calls: () => calls,
    setWeather: (next) => {
      weather = next;
    },
    listen: () => listening(receive),
  };
};

/** What a bot that keeps to ADR 10 makes of an answer; the contract's suite holds the real one to the same. */
const heard = (answer: Answer): Handover => {
  if (answer === undefined || answer.status >= 500 || (answer.status === 200 && typeof answer.body === 'string'))
    throw new Error('lost');
  if (answer.status === 200) return { kind: 'accepted' };
  if (answer.status === 429) return { kind: 'later', reason: 'throttled', after: RETRY_AFTER_S * 1_000 };
  if (answer.status === 302) return { kind: 'later', reason: 'unreachable' };
  if (answer.status === 403) return { kind: 'refused', reason: 'endpointGone' };
  const isAboutMessage = answer.status === 400 && /too long|empty/.test(JSON.stringify(answer.body));
  return { kind: 'refused', reason: isAboutMessage ? 'rejected' : 'contactInvalid' };
};

const listening = async (
  receive: (token: string, sent: unknown) => Answer,
): Promise<{ readonly api: string; readonly close: () => Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, token] = /^\/bot([^/]+)\/sendMessage$/.exec(request.url ?? '') ?? [];
    const answer =
      token === undefined || request.method !== 'POST'
        ? no(404, 'Not Found')
        : receive(token, JSON.parse(Buffer.concat(chunks).toString()));
    if (answer === undefined) {
      request.socket.destroy();
      return;
    }
    const { status, body, headers = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return {
    api: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
