import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { Handover, PostWebhook } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';

/** What the receiver's side does: takes it, takes it and hangs up before it answers, is down, or is gone for good. */
export type GatewayWeather = 'accept' | 'loseAnswer' | 'down' | 'gone';

export type GatewayRules = {
  readonly now: Now;
  readonly weather?: (call: { readonly n: number; readonly url: string; readonly at: number }) => GatewayWeather;
};

/** A message that the chat has seen: once, however often it was posted. */
export type PostedMessage = {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly at: number;
  /** How often it came in all. */
  readonly copies: number;
};

export type FakeGateway = {
  readonly post: PostWebhook;
  readonly messages: () => readonly PostedMessage[];
  readonly calls: () => number;
  readonly refused: () => number;
  readonly setWeather: (weather: NonNullable<GatewayRules['weather']>) => void;
  /** Opens the same gateway on the loopback, for the real adapter. */
  readonly listen: (secret: string) => Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
};

const TOLERANCE_S = 300;
type Headers = Readonly<Record<string, string | undefined>>;

/** A chat's gateway that keeps to Standard Webhooks: it takes what is signed and fresh, and knows a copy by its id. */
export const fakeGateway = ({ now, weather: first = () => 'accept' }: GatewayRules): FakeGateway => {
  const messages = new Map<string, PostedMessage>();
  let weather = first;
  let calls = 0;
  let refused = 0;

  /**
   * The package's own check reads the machine's clock, so its signature is compared, and the time by the clock of the
   * test.
   */
  const isGenuine = (secret: string, headers: Headers, body: string): boolean => {
    const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signature } = headers;
    const seconds = Number(timestamp);
    if (Math.abs(now() / 1000 - seconds) > TOLERANCE_S) return false;
    return new Webhook(secret).sign(id, new Date(seconds * 1000), body) === signature;
  };

  /** The status that the receiver answers with; `undefined` when it hangs up. */
  const receive = (url: string, secret: string, headers: Headers, body: string): number | undefined => {
    calls += 1;
    const said = weather({ n: calls, url, at: now() });
    if (said === 'down') return 503;
    if (said === 'gone') return 410;
    if (!isGenuine(secret, headers, body)) {
      refused += 1;
      return 401;
    }
    const id = headers['webhook-id'] ?? '';
    const known = messages.get(id);
    messages.set(
      id,
      known === undefined ? { id, url, body, at: now(), copies: 1 } : { ...known, copies: known.copies + 1 },
    );
    return said === 'loseAnswer' ? undefined : 204;
  };

  return {
    post: async ({ id, to, at, body }): Promise<Handover> => {
      const seconds = Math.floor(at / 1000);
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': new Webhook(to.secret).sign(id, new Date(seconds * 1000), body),
      };
      const status = receive(to.url, to.secret, headers, body);
      if (status === 410) return { kind: 'refused', reason: 'endpointGone' };
      return status === 204 ? { kind: 'accepted' } : { kind: 'later', reason: 'unreachable' };
    },
    messages: () => [...messages.values()],
    calls: () => calls,
    refused: () => refused,
    setWeather: (next) => {
      weather = next;
    },
    listen: (secret) => listening((url, headers, body) => receive(url, secret, headers, body)),
  };
};

type Receive = (url: string, headers: Headers, body: string) => number | undefined;

const listening = async (receive: Receive): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat()[0]]),
    );
    const status = receive(request.url ?? '', headers, Buffer.concat(chunks).toString());
    if (status === undefined) request.socket.destroy();
    else response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `${originOf(server)}/pesan`, close: () => closed(server) };
};

const originOf = (server: Server): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway listens nowhere');
  return `http://127.0.0.1:${address.port}`;
};

const closed = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
};
