import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { freePort } from './free-port.ts';

export type Front = {
  /** The origin of the public pages, the console and the API behind them, without a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** What concerns one connection only (RFC 9110); the two sides of the front are two. */
const OF_A_CONNECTION = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const HOSTS = new Set(['localhost', '127.0.0.1']);

const NOBODY_THERE = `Sistem lokal tidak menjawab. Tunggu sampai npm start selesai, lalu muat ulang halaman ini.

The local system does not answer. Wait until npm start is ready, then load this page again.
`;

/** Headers as they came: in their order, as often as they came. */
const headersOf = ({ rawHeaders }: IncomingMessage): readonly string[] =>
  rawHeaders.flatMap((name, at) =>
    at % 2 === 0 && !OF_A_CONNECTION.has(name.toLowerCase()) ? [name, rawHeaders[at + 1] ?? ''] : [],
  );

const say = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
};

/** Asks the API and answers as it does, byte by byte. */
const handOn = (request: IncomingMessage, response: ServerResponse, api: URL): void => {
  const send = api.protocol === 'https:' ? httpsRequest : httpRequest;
  const sent = send({
    host: api.hostname,
    port: api.port,
    // A connection that is kept may be closed by the other side while something is being sent.
    agent: false,
    method: request.method ?? 'GET',
    // As it was written: a parser of addresses would put it right.
    path: `${api.pathname}${request.url ?? '/'}`,
    headers: headersOf(request),
  });
  sent.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, [...headersOf(answer)]);
    // Where either side breaks off, the other is told by the end of its connection.
    pipeline(answer, response, () => {});
  });
  sent.on('error', () => {
    if (response.headersSent) response.destroy();
    else say(response, 502, NOBODY_THERE);
  });
  response.on('close', () => sent.destroy());
  request.pipe(sent);
};

/**
 * Puts the HTTP API of a local AWS at an origin of its own, at the paths that it has on AWS: the local AWS wants a
 * prefix before them. Changes nothing else of a request or an answer, and follows no redirect. Reachable from this
 * machine only.
 */
export const startFront = async (apiUrl: string, preferredPort?: number): Promise<Front> => {
  const api = new URL(apiUrl);
  const server = createServer((request, response) => {
    // Another site's page in the same browser must not reach it under a name of its own.
    const name = request.headers.host?.replace(/:\d+$/, '');
    if (name === undefined || !HOSTS.has(name)) say(response, 421, 'Alamat lain / another address\n');
    else if (request.url?.startsWith('/') !== true) say(response, 400, 'Bukan jalur / no path\n');
    else handOn(request, response, api);
  });
  const port = await freePort(preferredPort);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
