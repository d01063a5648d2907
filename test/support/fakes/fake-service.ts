import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { clientConfig } from '#local/aws/local-aws';

export type Answer =
  | {
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      /** Begun, and never brought to an end. */
      readonly unfinished?: true;
    }
  | 'hang up'
  | 'silence';

export type Asked = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A service of AWS that answers what it is told to, and keeps what it was asked. */
export type FakeService = {
  readonly endpoint: string;
  /** For an SDK client that asks once. */
  readonly config: Omit<ReturnType<typeof clientConfig>, 'requestHandler'> & { readonly requestHandler: object };
  /** Starts anew: these answers in turn, the last one from then on. */
  readonly answer: (...answers: readonly (Answer | ((asked: Asked) => Answer))[]) => void;
  readonly asked: () => readonly Asked[];
  /** How many connections were made to it since it started anew. */
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

export const startFakeService = async (): Promise<FakeService> => {
  let answers: (Answer | ((asked: Asked) => Answer))[] = [];
  let asked: Asked[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() };
    asked.push(call);
    const next = answers.length > 1 ? answers.shift() : answers[0];
    const answer = typeof next === 'function' ? next(call) : next;
    if (answer === 'silence') return;
    if (answer === undefined || answer === 'hang up') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0', ...answer.headers });
    response.write(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    if (!answer.unfinished) response.end();
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`;
  return {
    endpoint,
    // With connections of its own, so that they can be counted.
    config: { ...clientConfig({ endpoint }), maxAttempts: 1, requestHandler: {} },
    answer: (...next) => {
      answers = [...next];
      asked = [];
      connections = 0;
    },
    asked: () => asked,
    connections: () => connections,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
