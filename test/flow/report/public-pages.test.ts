import '#test/support/captured-output';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { pagesHandler } from '#functions/pages/handler';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import { writeNewsFeed } from '#shared/adapters/files/news-feeds';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableTrackedReports } from '#shared/adapters/table/report-store';
import { YearName } from '#shared/domain/calendar/period';
import { showTrackingCode, trackingOf } from '#shared/domain/report/tracking-code';
import { sha256 } from '#shared/domain/words/hash';
import type { Instant } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { earlier, lapor, submitted } from '#test/support/builders/a-channel-event';
import { wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { httpEvent } from '#test/support/fakes/http-event';
import { aContext } from '#test/support/fakes/lambda-context';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { aWorld, TRACKING_KEYS } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';

const EVENING = wib('2026-11-03 19:00');
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

type Asked = {
  readonly method?: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
};

/** The pages over a table in which anything may lie. */
const pagesOver = (table = memoryTable(), at: Instant = EVENING) => {
  const { calendar, clocks, channels } = policy;
  const handler = pagesHandler({
    calendar,
    clocks,
    channels,
    rules: policy,
    reports: tableTrackedReports(table),
    misses: tableMissCounter(table),
    publicYears: tablePublicYears(table),
    trackingKeys: async () => TRACKING_KEYS,
    now: () => at,
    log,
    assets: { nameOf: (name) => name, read: () => undefined },
    signIn: { url: 'https://masuk.contoh.invalid', clientId: 'klien', scope: 'tanggap/office' },
    worker: 'on',
    uploadUrl: 'https://unggahan.example/',
    news: {
      published: tablePublishedNews(table),
      pictures: memoryPublishedPictures(),
      writeFeed: writeNewsFeed,
      origin: 'https://kantor.contoh.invalid',
    },
  });
  return (path: string, { method = 'GET', query = '', body, headers = {}, address }: Asked = {}) =>
    handler(
      httpEvent({
        method,
        path,
        headers: { accept: 'text/html', ...headers },
        rawQuery: query,
        at,
        ...(body === undefined ? {} : { body }),
        ...(address === undefined ? {} : { address }),
      }),
      aContext(),
    );
};
const post = (ask: ReturnType<typeof pagesOver>, code: string, more: Asked = {}) =>
  ask('/lacak', { method: 'POST', headers: FORM, body: new URLSearchParams({ kode: code }).toString(), ...more });
const asDays = (typed: string) =>
  pagesOver()('/hari-kerja', { query: `tanggal=2026-11-03&batas=sendiri&hari=${encodeURIComponent(typed)}` });
const textOf = ({ body = '' }: APIGatewayProxyStructuredResultV2): string =>
  body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

/** A report that was routed, with its code. */
const routed = async (data: object = {}) => {
  const table = memoryTable();
  const world = aWorld({ table, clock: virtualClock(EVENING) });
  const given = { webhookId: 'msg_p', externalId: '8300', timestamp: earlier(10) };
  const { trackingCode: code } = await world.send(submitted(given, data));
  await world.drain();
  return { ask: pagesOver(table), code };
};
const unknown = showTrackingCode(trackingOf({ current: '1', keys: { 1: 'somebody else’s key' } }, lapor('nie')).code);

describe('the tracking page', () => {
  it('takes a code as a form does, without script, and says the steps, what is next, and both dates with their days', async () => {
    const { ask, code } = await routed();
    const answer = await post(ask, code.toLowerCase());
    expect(answer.statusCode).toBe(200);
    const text = textOf(answer);
    for (const part of [
      'Sedang ditangani unit kerja',
      'diteruskan ke unit kerja (sekarang)',
      'dijawab (belum)',
      'Unit kerja mengerjakannya, lalu menjawab lewat kanal tempat Anda melapor.',
      'Dijawab paling lambat Senin, 9 November 2026 pukul 16.00.',
      'Dituntaskan paling lambat Jumat, 20 November 2026 pukul 16.30.',
      'Sabtu, 7 November 2026: akhir pekan, tidak dihitung',
      'Senin, 9 November 2026: hari kerja ke-5',
    ])
      expect(text).toContain(part);
    expect(answer.body).not.toMatch(/<script|style=/);
  });

  it('says the same in English, and takes the code along in a form', async () => {
    const { ask, code } = await routed();
    const answer = await post(ask, code, { query: 'bahasa=en' });
    expect(answer.body).toContain('<html lang="en"');
    expect(textOf(answer)).toContain('You are answered by Monday, 9 November 2026 at 16:00.');
    expect(answer.body).toMatch(/<form method="post" action="\/lacak"[^>]*><input type="hidden" name="kode"/);
    expect(answer.headers).toMatchObject({ 'x-robots-tag': 'noindex' });
  });

  it('has the code in no address, title, header or log line', async () => {
    const { ask, code } = await routed();
    takeLines();
    const answers = [await post(ask, code), await post(ask, unknown), await post(ask, code, { query: 'bahasa=en' })];
    const plain = code.replaceAll('-', '');
    for (const { body = '', headers } of answers) {
      const addresses = [...body.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address);
      const [, title] = /<title>(.*?)<\/title>/.exec(body) ?? [];
      const elsewhere = JSON.stringify([addresses, title, headers]).replaceAll('-', '');
      expect(elsewhere).not.toContain(plain);
      expect(headers?.['cache-control']).toBe('no-store');
      expect(headers?.['Referrer-Policy']).toBe('no-referrer');
    }
    const lines = takeLines().join('\n').replaceAll('-', '');
    expect(lines).not.toContain(plain);
    expect(lines).not.toContain(unknown.replaceAll('-', ''));
  });

  it('shows a report of misconduct to the byte as one that waits for a person', async () => {
    const misconduct = await routed({ content: 'Petugas Dishub minta setoran harian dari pedagang, mohon diperiksa.' });
    const unclear = await routed({ content: 'Tolong dibantu ya pak.', title: '' });
    const [one, other] = [await post(misconduct.ask, misconduct.code), await post(unclear.ask, unclear.code)];
    expect(textOf(one)).toContain('Diterima, sedang ditelaah');
    expect(one).toEqual(other);
  });

  it.each([
    ['that opens nothing', unknown, 404, 'Kode ini tidak membuka laporan.'],
    ['with a mistake', '1ABCD-2EFGH-3JKM', 404, 'Kode ini tidak membuka laporan.'],
    ['that is a receipt', `rcp_${'0'.repeat(20)}`, 400, 'Ini tanda terima sebuah kiriman, bukan kode lacak.'],
    ['that is empty', '  ', 400, 'Isi kode lacak Anda.'],
  ])('says of a code %s what is wrong, at the field, and keeps what was typed', async (_, typed, status, words) => {
    const answer = await post(pagesOver(), typed);
    expect(answer.statusCode).toBe(status);
    expect(textOf(answer)).toContain(words);
    expect(answer.body).toContain('<title>Perlu diperbaiki: Lacak laporan');
    expect(answer.body).toMatch(/<a href="#kode">/);
    expect(answer.body).toMatch(/aria-describedby="kode-petunjuk kode-salah" aria-invalid="true"/);
    expect(answer.body).toContain(typed.trim() === '' ? 'name="kode"' : `value="${typed}"`);
  });

  it('tells an address so that has guessed twenty times, and opens for it by a right code all the same', async () => {
    const { ask, code } = await routed();
    for (let n = 0; n < 20; n += 1) await post(ask, unknown);
    const limited = await post(ask, unknown);
    expect(limited).toMatchObject({ statusCode: 429, headers: { 'retry-after': '900' } });
    expect((await post(ask, unknown, { address: '198.51.100.9' })).statusCode).toBe(404);
    expect((await post(ask, code)).statusCode).toBe(200);
  });

  it('writes what was typed as text, whatever it is', async () => {
    const typed = '"><script>alert(1)</script>';
    const answer = await post(pagesOver(), typed);
    expect(answer.body).not.toContain('<script>');
    expect(answer.body).toContain('&quot;>&lt;script>alert(1)&lt;/script>');
  });

  it.each([
    ['a code', async (typed: string) => post(pagesOver(), typed)],
    ['a date', async (typed: string) => pagesOver()('/hari-kerja', { query: `tanggal=${encodeURIComponent(typed)}` })],
    ['a number of days', async (typed: string) => asDays(typed)],
  ])('writes no control of what was typed as %s, wherever its page is read', async (_, asked) => {
    const { body = '' } = await asked('AB\u001b[2J\u009b31m\u0000\u0007\u202eCD');
    expect(body).toContain('CD');
    expect(body).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.each([
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{"kode":"x"}' }, 415],
    ['nothing', { headers: FORM }, 400],
    ['two codes', { headers: FORM, body: 'kode=a&kode=b' }, 400],
    ['more than 16 KiB', { headers: FORM, body: `kode=${'a'.repeat(16_400)}` }, 413],
    ['something packed', { headers: { ...FORM, 'content-encoding': 'gzip' }, body: 'kode=a' }, 415],
  ])('refuses %s by a page', async (_, asked, status) => {
    const answer = await pagesOver()('/lacak', { method: 'POST', ...asked });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers?.['content-type']).toContain('text/html');
  });

  it('is a form when it is opened, and serves nothing but this', async () => {
    const answer = await pagesOver()('/lacak');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/<form method="post" action="\/lacak" autocomplete="off">/);
    expect((await pagesOver()('/lacak', { method: 'DELETE' })).statusCode).toBe(405);
  });
});

describe('the calculator page', () => {
  const calculated = async (query: string) => pagesOver()('/hari-kerja', { query });

  it('is a form with today in it when it is opened', async () => {
    const answer = await calculated('');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/name="tanggal"[^>]*value="2026-11-03"/);
    expect(textOf(answer)).not.toContain('Jatuh tempo');
  });

  it('answers a question that stands in its address, day by day', async () => {
    // docs: 27 March 2025 + 14 working days over Nyepi, Lebaran, Good Friday and 1 May.
    const answer = await calculated('tanggal=2025-03-27&pukul=16%3A30&batas=resolution.service&hari=');
    expect(answer.statusCode).toBe(200);
    const text = textOf(answer);
    expect(text).toContain('Jatuh tempo Senin, 28 April 2025 pukul 16.00');
    expect(text).toContain('14 hari kerja sejak Kamis, 27 Maret 2025 pukul 16.30.');
    expect(text).toContain('Cuti bersama Idulfitri (SKB Tiga Menteri');
    expect(answer.body).toContain('value="2025-03-27"');
  });

  it('takes a number of days of one’s own, and a pause on the days between question and answer', async () => {
    const plain = await calculated('tanggal=2026-11-24&pukul=08%3A00&batas=hari&hari=3');
    expect(textOf(plain)).toContain('Jatuh tempo Jumat, 27 November 2026');
    // Asked on Wednesday, answered on Friday: neither Wednesday nor Thursday counts, Friday does.
    const paused = await calculated('tanggal=2026-11-24&batas=hari&hari=3&ditanya=2026-11-25&dijawab=2026-11-27');
    expect(textOf(paused)).toContain('Jatuh tempo Selasa, 1 Desember 2026');
    expect(textOf(paused)).toContain('hitungan berhenti: menunggu jawaban pelapor');
  });

  it('keeps the question when the language is changed, and links to it', async () => {
    const answer = await calculated('tanggal=2026-11-24&batas=hari&hari=3');
    expect(answer.body).toContain('href="/hari-kerja?tanggal=2026-11-24&amp;batas=hari&amp;hari=3&amp;bahasa=en"');
    expect(answer.body).toContain('href="/hari-kerja?tanggal=2026-11-24&amp;batas=hari&amp;hari=3"');
  });

  it.each([
    ['tanggal=2025-02-30&batas=hari&hari=3', ['tanggal']],
    ['tanggal=1999-12-31&batas=hari&hari=3', ['tanggal']],
    ['tanggal=x&batas=hari&hari=drei', ['tanggal', 'hari']],
    ['tanggal=2026-11-24&batas=hari&hari=401', ['hari']],
    ['tanggal=2026-11-24&batas=tidak.ada', ['batas']],
    ['tanggal=2026-11-24&batas=resolution.service&ditanya=2026-11-25', ['dijawab']],
    ['tanggal=2026-11-24&batas=resolution.service&ditanya=2026-11-25&dijawab=2026-11-20', ['dijawab']],
    ['tanggal=2026-11-24&batas=inform&ditanya=2026-11-25&dijawab=2026-11-26', ['ditanya']],
  ])('says of %s what is wrong at %j', async (query, fields) => {
    const answer = await calculated(query);
    expect(answer.statusCode).toBe(400);
    const linked = [...(answer.body ?? '').matchAll(/<a href="#([a-z]+)">[^<]/g)].map(([, field]) => field);
    expect(linked.filter((field) => field !== 'isi')).toEqual(fields);
  });
});

describe('the front page', () => {
  it('says how to report, what does not count, and what is promised by which source', async () => {
    const answer = await pagesOver()('/');
    expect(answer.statusCode).toBe(200);
    const text = textOf(answer);
    expect(answer.body).toContain('href="https://www.lapor.go.id"');
    for (const part of ['Tidak dihitung: WhatsApp, Telepon', 'Tanggapan awal 5 hari kerja', 'UU 14/2008 Pasal 22'])
      expect(text).toContain(part);
    expect(text).toContain('4 jam kerja sejak diterima kantor ini (usulan, belum ditetapkan kantor)');
    expect(text).toContain('Angka belum tersedia.');
  });

  it('says how it stands in words, in pictures and in a table, and what is hidden', async () => {
    const table = memoryTable();
    const asOf = wib('2026-11-03 05:30');
    const count = (name: 'received' | 'closed' | 'open', numerator: number | null) =>
      ({ name, asOf, withheld: numerator === null, kind: 'count', numerator, denominator: numerator && 120 }) as const;
    await tablePublicYears(table).save(undefined, {
      year: YearName.parse('2025'),
      asOf,
      rules: sha256('aturan'),
      figures: [count('received', 120), count('closed', 90), count('open', null)],
      units: { cells: [], withheld: [] },
    });
    const answer = await pagesOver(table)('/');
    const text = textOf(answer);
    expect(text).toContain('120 laporan diterima lewat kanal resmi. Selesai: 90 dari 120 (75%).');
    expect(answer.body).toMatch(/<rect x="0%" width="75%" height="100%" class="calm"/);
    expect(text).toMatch(/Masih terbuka.{1,200}disembunyikan/);
    expect(text).toContain('Disembunyikan: Tepat waktu atau tidak; Hasil laporan yang tuntas');
    expect(text).toContain('Keadaan per Selasa, 3 November 2026 pukul 05.30.');
  });
});

describe('the statement', () => {
  it('says when the office is open, what is kept and for how long, who reads it, and whom to ask', async () => {
    const text = textOf(await pagesOver()('/pernyataan'));
    for (const part of [
      'Jumat 07.30–11.30, 13.00–16.30',
      'Sabtu tutup',
      'jadwal retensi arsip (JRA)',
      'Admin PPID kantor ini',
      'Usulan: kantor belum menetapkannya.',
      'Aksesibilitas',
    ])
      expect(text).toContain(part);
  });
});

describe('every page for everybody', () => {
  const PATHS = ['/', '/lacak', '/hari-kerja', '/berita', '/pernyataan'];

  it.each(PATHS)('%s needs no script, holds nothing inline, and has one heading of the first level', async (path) => {
    for (const query of ['', 'bahasa=en']) {
      const { body = '', headers } = await pagesOver()(path, { query });
      expect(body).not.toMatch(/<script|<style|style=| on[a-z]+=/);
      expect(body.match(/<h1/g)).toHaveLength(1);
      expect(String(headers?.['content-security-policy'])).not.toContain('unsafe');
    }
  });

  it.each([...PATHS, '/berita/x', '/berita/rss.xml', '/berita/gambar/x/1.jpg', '/kantor', '/laporan/x', '/aset/x'])(
    '%s refuses a parameter that stands twice, however it is spelled',
    async (path) => {
      for (const query of ['bahasa=en&bahasa=id', 'a=1&%61=2'])
        expect(JSON.parse((await pagesOver()(path, { query })).body ?? '')).toMatchObject({
          code: 'parameterRepeated',
        });
    },
  );

  it.each(PATHS)('%s says nothing in the other language but what it marks as such', async (path) => {
    const without = (language: string, { body = '' }: APIGatewayProxyStructuredResultV2): string =>
      textOf({ body: body.replaceAll(new RegExp(`<(\\w+)[^>]* lang="${language}"[^>]*>.*?</\\1>`, 'g'), '') });
    const english = without('id', await pagesOver()(path, { query: 'bahasa=en' }));
    expect(english).not.toMatch(/\b(yang|tidak|dengan|untuk|atau|Anda|hari)\b/);
    const indonesian = without('en', await pagesOver()(path));
    expect(indonesian).not.toMatch(/\b(the|of|with|you|your|days)\b/);
  });
});
