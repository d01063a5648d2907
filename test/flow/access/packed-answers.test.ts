import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { reportIdOf } from '#shared/domain/words/report-id';
import { aReport, CLASSIFIED, LAPOR, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

/** What officers ask for over a weak line: lists and tables say the same things over and over again. */

const NOW = wib('2025-05-09 09:00');
const TAKES_GZIP = { 'accept-encoding': 'gzip, deflate, br' };
const WINDOW = { from: '2025-05-01', until: '2025-06-01' };

const store = tableReportStore(memoryTable(), policy);
for (let n = 1; n <= 20; n += 1) {
  const { report, record } = aReport({ id: reportIdOf(LAPOR, String(n)) })
    .receivedAt(wib('2025-05-06 10:00'))
    .doubtful()
    .next(CLASSIFIED)
    .story();
  if (report === undefined) throw new Error('no report');
  await store.commit({ report, expected: 0, events: record });
}
const call = anAdminApi({ 'siti-contoh': ['lapor-admin'] }, { reports: store, now: () => NOW });
const ask = (
  path: string,
  query: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
) => call(claimsOf('siti-contoh'), { method: 'GET', path: `/v1/admin/${path}`, query, headers });
type Answer = Awaited<ReturnType<typeof ask>>;
const bytesOf = ({ body = '', isBase64Encoded }: Answer): Buffer =>
  Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8');

describe('what officers ask for', () => {
  it.each([
    ['a list', 'reports'],
    ['a table of reports', 'exports/reports/csv'],
    ['a table of steps', 'exports/events/csv'],
  ])('is packed for whoever takes it so, and says the same: %s', async (_, path) => {
    const plain = await ask(path, WINDOW);
    expect(plain).toMatchObject({ statusCode: 200, headers: { vary: 'accept-encoding' } });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    const packed = await ask(path, WINDOW, TAKES_GZIP);
    expect(packed).toMatchObject({ statusCode: 200, isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    expect(packed.headers?.['content-type']).toBe(plain.headers?.['content-type']);
    expect(gunzipSync(bytesOf(packed))).toEqual(bytesOf(plain));
    expect(bytesOf(packed).byteLength).toBeLessThan(bytesOf(plain).byteLength / 4);
  });

  it('is not packed where it is short, or a file that is packed by itself', async () => {
    const short = await ask('me', {}, TAKES_GZIP);
    expect(short.headers).not.toHaveProperty('content-encoding');
    const workbook = await ask('exports/reports/xlsx', WINDOW, TAKES_GZIP);
    expect(workbook).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(workbook.headers).not.toHaveProperty('content-encoding');
    expect(bytesOf(workbook).subarray(0, 2).toString()).toBe('PK');
  });

  it('is a problem in the language that is asked for, whatever else is taken', async () => {
    const refused = await ask('exports/reports/csv', {}, { ...TAKES_GZIP, 'accept-language': 'en' });
    expect(refused).toMatchObject({ statusCode: 400, headers: { 'content-language': 'en', vary: 'accept-language' } });
    expect(JSON.parse(refused.body ?? '')).toHaveProperty('code');
  });
});
