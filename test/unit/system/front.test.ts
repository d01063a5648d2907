import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Front, startFront } from '#local/aws/front';

type Seen = { readonly method: string; readonly url: string; readonly raw: readonly string[]; readonly body: Buffer };

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const ZIPPED = gzipSync('<p>Hari ini</p>');
const PREFIX = '/_aws/execute-api/tanggap/$default';
const seen: Seen[] = [];
let behind: Server;
let front: Front;
let apiUrl: string;

beforeAll(async () => {
  behind = createServer(async (asked, answer) => {
    const { method = '', url = '' } = asked;
    seen.push({ method, url, raw: asked.rawHeaders, body: await bytesOf(asked) });
    if (url.endsWith('/putus')) {
      asked.socket.destroy();
      return;
    }
    if (url.endsWith('/pindah')) {
      answer.writeHead(303, { location: '/kantor' }).end();
      return;
    }
    const cookies = ['Set-Cookie', 'satu=1; Path=/', 'Set-Cookie', 'dua=2; Path=/'];
    answer.writeHead(201, 'Dibuat', [
      ...cookies,
      'Content-Encoding',
      'gzip',
      'X-Lain',
      'a',
      'Content-Length',
      `${ZIPPED.length}`,
    ]);
    answer.end(method === 'HEAD' ? undefined : ZIPPED);
  });
  behind.listen(0, '127.0.0.1');
  await once(behind, 'listening');
  const address = behind.address();
  apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}${PREFIX}`;
  front = await startFront(apiUrl);
});
afterAll(async () => {
  await front.stop();
  behind.closeAllConnections();
  behind.close();
});

/** Nothing of `fetch` in between, which opens what is packed and puts addresses right. */
const ask = async (
  path: string,
  method = 'GET',
  headers: readonly string[] = [],
  body?: Uint8Array,
  at = front.url,
) => {
  const { host, port } = new URL(at);
  const sent = request({ host: '127.0.0.1', port, path, method, headers: ['Host', host, ...headers] });
  sent.end(body);
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  if (answer === undefined) return expect.fail('no answer');
  return { answer, bytes: await bytesOf(answer) };
};

describe('the front of the local AWS', () => {
  it('hands on method, path, query, headers and bytes as they came, below the prefix', async () => {
    const body = Buffer.from([0, 255, 10, 13, 128]);
    const headers = ['X-Forwarded-For', '203.0.113.7', 'X-Dua', 'a', 'X-Dua', 'b', 'Content-Length', '5'];
    await ask('/v1/a%2Fb/../%7Ec?q=%20+&q=2', 'POST', headers, body);
    const last = seen.at(-1);
    expect(last).toMatchObject({ method: 'POST', url: `${PREFIX}/v1/a%2Fb/../%7Ec?q=%20+&q=2` });
    expect(last?.body).toEqual(body);
    expect(last?.raw.slice(0, 10)).toEqual(['Host', new URL(front.url).host, ...headers]);
  });

  it('answers with status, headers and bytes as they are behind it: several cookies, what is packed stays so', async () => {
    const { answer, bytes } = await ask('/');
    expect([answer.statusCode, answer.statusMessage]).toEqual([201, 'Dibuat']);
    expect(answer.headers).toMatchObject({
      'set-cookie': ['satu=1; Path=/', 'dua=2; Path=/'],
      'content-encoding': 'gzip',
      'x-lain': 'a',
    });
    expect(bytes).toEqual(ZIPPED);
    const head = await ask('/', 'HEAD');
    expect([head.answer.headers['content-length'], head.bytes.length]).toEqual([String(ZIPPED.length), 0]);
  });

  it('hands on a body whose length nobody told', async () => {
    await ask('/v1/session', 'POST', ['Transfer-Encoding', 'chunked'], Buffer.from('{"a":1}'));
    expect(seen.at(-1)?.body.toString()).toBe('{"a":1}');
  });

  it('follows no redirect', async () => {
    const { answer } = await ask('/pindah');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/kantor']);
  });

  it('answers 502 with a page of its own when nobody answers behind it, or hangs up', async () => {
    const lonely = await startFront('http://127.0.0.1:1/x');
    const nobody = await ask('/', 'POST', ['Content-Length', '2'], Buffer.from('{}'), lonely.url);
    await lonely.stop();
    for (const { answer, bytes } of [nobody, await ask('/putus')]) {
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([502, 'text/plain; charset=utf-8']);
      expect(bytes.toString()).toMatch(/^Sistem lokal tidak menjawab\./);
    }
  });

  it('is not reached under another name, nor as a way to other places', async () => {
    const before = seen.length;
    const { port } = new URL(front.url);
    const sent = request({
      host: '127.0.0.1',
      port,
      path: '/',
      headers: ['Host', `jahat.contoh.invalid:${port}`],
    }).end();
    const [answer]: IncomingMessage[] = await once(sent, 'response');
    answer?.resume();
    expect(answer?.statusCode).toBe(421);
    expect((await ask('http://contoh.invalid/')).answer.statusCode).toBe(400);
    expect(seen.length).toBe(before);
  });
});
