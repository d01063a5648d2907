import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pagesHandler } from '#functions/pages/handler';
import { wib } from '#test/support/builders/a-report';
import { httpEvent } from '#test/support/fakes/http-event';
import { aContext } from '#test/support/fakes/lambda-context';
import { publicPagesOnMemory } from '#test/support/fakes/public-pages';
import { OFFICE_PAGES } from '#web/page/addresses.ts';

const bytes = Buffer.from('body{}');
const SCRIPT = 'text/javascript; charset=utf-8';
const TYPES = new Map([
  ['site-ABC.css', 'text/css; charset=utf-8'],
  ['icon-ABC.svg', 'image/svg+xml'],
  ['worker-ABC.js', SCRIPT],
  ['worker-off-ABC.js', SCRIPT],
]);
const pagesWith = (worker: 'on' | 'off') =>
  pagesHandler({
    ...publicPagesOnMemory(() => wib('2026-11-24 08:00')),
    assets: {
      nameOf: (name) => name.replace('.', '-ABC.'),
      read: (file, accepted) => {
        const type = TYPES.get(file);
        if (type === undefined) return undefined;
        const encoding = accepted.includes('br') ? 'br' : undefined;
        return { type, encoding, bytes: type === SCRIPT ? Buffer.from(file) : bytes };
      },
    },
    signIn: { url: 'https://masuk.contoh.invalid', clientId: 'klien', scope: 'tanggap/office' },
    worker,
    uploadUrl: 'https://unggahan.example/',
  });
const handler = pagesWith('on');

type Asked = {
  readonly method?: string;
  readonly accept?: string;
  readonly encodings?: string;
  readonly query?: string;
};
const ask = (
  path: string,
  { method = 'GET', accept = 'text/html', encodings = '', query = '' }: Asked = {},
  pages = handler,
) =>
  pages(
    httpEvent({ method, path, headers: { accept, 'accept-encoding': encodings }, rawQuery: query, at: 0 }),
    aContext(),
  );

const REPORTS = ['rep_0000000000000000000000000a', 'rep_0000000000000000000000000b', 'bukan-laporan'];

describe('pages of the office', () => {
  it('every address of them is answered with the same bytes, whatever it names', async () => {
    const paths = [...Object.values(OFFICE_PAGES), ...REPORTS.map((report) => `/laporan/${report}`)];
    const answers = await Promise.all(paths.map((path) => ask(path)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    expect(answers[0]?.body).toContain('content="https://masuk.contoh.invalid"');
  });

  it('hold nothing inline, and forbid it', async () => {
    const { body = '', headers } = await ask('/kantor');
    expect(body).not.toMatch(/<style|style=|<script(?![^>]* src=)| on[a-z]+=/);
    const policySaid = String(headers?.['content-security-policy']);
    expect(policySaid).toContain("default-src 'none'");
    expect(policySaid).toContain("script-src 'self'");
    // To one address more they may send files.
    expect(policySaid).toContain("connect-src 'self' https://unggahan.example;");
    expect(policySaid.replace('https://unggahan.example', '')).not.toMatch(/unsafe|https?:|\*/);
  });
});

describe('the service worker of the office', () => {
  const textOf = ({ body = '' }: { readonly body?: string | undefined }) => Buffer.from(body, 'base64').toString();

  it('lies at an address that never changes, is asked for anew each time, and may serve both scopes', async () => {
    const answer = await ask('/kantor/pekerja.js', { accept: '*/*' });
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
        'service-worker-allowed': '/',
      },
    });
    expect(textOf(answer)).toBe('worker-ABC.js');
    expect((await ask('/kantor')).body).toContain('<meta name="tanggap:worker" content="/kantor/pekerja.js"');
  });

  it('is replaced, at the same address, by what takes it out where the stage has it switched off', async () => {
    const off = pagesWith('off');
    expect(textOf(await ask('/kantor/pekerja.js', { accept: '*/*' }, off))).toBe('worker-off-ABC.js');
    expect((await ask('/kantor', {}, off)).body).not.toContain('/kantor/pekerja.js');
  });

  it('is the only worker that a page may have', async () => {
    expect(String((await ask('/kantor')).headers?.['content-security-policy'])).toContain("worker-src 'self'");
  });
});

describe('what a page may use of a browser', () => {
  it('is what it needs: a text is copied, and nobody is seen, heard or found', async () => {
    const said = String((await ask('/kantor')).headers?.['permissions-policy']).split(', ');
    expect(said).toEqual(expect.arrayContaining(['camera=()', 'microphone=()', 'geolocation=()']));
    expect(said.filter((one) => one.startsWith('clipboard-write'))).toEqual([]);
  });
});

describe('pages over a weak line', () => {
  it('are packed for whoever takes them so, and say the same', async () => {
    const plain = await ask('/');
    expect(plain).toMatchObject({ headers: { vary: 'accept-encoding' } });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    const packed = await ask('/', { encodings: 'gzip, deflate, br' });
    expect(packed).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    const bytes = Buffer.from(packed.body ?? '', 'base64');
    expect(gunzipSync(bytes).toString()).toBe(plain.body);
    expect(bytes.byteLength).toBeLessThan((plain.body ?? '').length / 2);
  });

  it('are not packed where they are problems for programs, or were asked for without their body', async () => {
    const problem = await ask('/tidak-ada', { accept: '*/*', encodings: 'gzip' });
    expect(problem.headers).not.toHaveProperty('content-encoding');
    expect(await ask('/', { method: 'HEAD', encodings: 'gzip' })).toMatchObject({ statusCode: 200, body: '' });
  });
});

describe('files of pages', () => {
  it('a browser may keep them for ever, and gets them as small as it takes them', async () => {
    const small = await ask('/aset/site-ABC.css', { encodings: 'gzip, deflate, br' });
    expect(small).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      body: bytes.toString('base64'),
      headers: {
        'content-type': 'text/css; charset=utf-8',
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'accept-encoding',
      },
    });
    expect((await ask('/aset/site-ABC.css')).headers).not.toHaveProperty('content-encoding');
  });

  it('a name that is none is not found, nor is one that leads out of the folder', async () => {
    for (const file of ['site.css', '..%2Findex.mjs', 'assets.json', '__proto__', 'toString'])
      expect(await ask(`/aset/${file}`, { accept: '*/*' })).toMatchObject({ statusCode: 404 });
  });
});

describe('what crawlers and browsers ask for by themselves', () => {
  it('crawlers are kept from the office, its reports and the API, and from no page for everybody', async () => {
    const { statusCode, headers, body = '' } = await ask('/robots.txt', { accept: '*/*' });
    expect([statusCode, headers?.['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const kept = [...body.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path ?? '');
    const isKept = (address: string) => kept.some((path) => address.startsWith(path));
    for (const address of [...Object.values(OFFICE_PAGES), '/laporan/rep_0', '/v1/admin/me'])
      expect([address, isKept(address)]).toEqual([address, true]);
    for (const address of [
      '/',
      '/lacak',
      '/hari-kerja',
      '/berita',
      '/berita/rss.xml',
      '/pernyataan',
      '/aset/site-ABC.css',
    ])
      expect([address, isKept(address)]).toEqual([address, false]);
  });

  it('pages of the office say themselves that nobody is to list them', async () => {
    expect((await ask('/kantor')).headers).toMatchObject({ 'x-robots-tag': 'noindex' });
    expect((await ask('/')).headers).not.toHaveProperty('x-robots-tag');
  });

  it('the icon is found where browsers look for it', async () => {
    expect(await ask('/favicon.ico', { accept: 'image/*' })).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
      body: bytes.toString('base64'),
    });
  });
});

describe('where nothing is', () => {
  it('a person is told by a page, in the language that is asked for', async () => {
    const indonesian = await ask('/tidak-ada');
    expect(indonesian).toMatchObject({ statusCode: 404 });
    expect(indonesian.body).toContain('<html lang="id"');
    expect(indonesian.body).toContain('Halaman tidak ada');
    const english = await ask('/tidak-ada', { query: 'bahasa=en' });
    expect(english.body).toContain('<html lang="en"');
    expect(english.body).toContain('Page not found');
  });

  it('a program is told by a problem, and whoever asks the API too', async () => {
    for (const answer of [await ask('/tidak-ada', { accept: '*/*' }), await ask('/v1/tidak-ada')])
      expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'notFound', status: 404 });
    expect(await ask('/kantor', { method: 'POST' })).toMatchObject({
      statusCode: 405,
      headers: { allow: 'GET, HEAD, OPTIONS' },
    });
  });
});
