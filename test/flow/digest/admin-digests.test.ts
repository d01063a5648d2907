import { memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { evaluate } from '#shared/app/figures/evaluate';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { DigestShown, DigestsListed } from '#shared/contracts/http/digest-shown';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { digestSubject } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { A_WEEK, APRIL, digestBytes, keepDigest } from '#test/support/builders/a-digest';
import { aReport, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { policy } from '#test/support/policy';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'dewi-contoh': ['secretary'],
  'agus-contoh': ['inspector'],
};
const YEAR = DigestPeriod.parse('2025');
const SECRETARY = 'dewi-contoh';
const INSPECTOR = 'agus-contoh';

/**
 * The Secretary has the digests of a month, a week of it and its year; the inspector that of the month, too, where
 * there is a reason.
 */
const anOffice = async ({ inspector = false } = {}) => {
  const table = memoryTable();
  const store = tableReportStore(table, policy);
  const [evaluations, eventLog, digestFiles] = [
    tableEvaluations(table, memoryKeptFiles()),
    eventLogInMemory(),
    memoryKeptFiles(),
  ];
  const at = wib('2025-05-07 08:00');
  const now = () => at;
  const deliveries = tableDeliveryStore(table, now);
  const { record } = aReport().receivedAt(wib('2025-04-08 10:00')).story();
  eventLog.append(record);
  const events = async () => record;
  await evaluate({ policy, reports: { events }, eventLog, evaluations, now, log: () => {} }, () => true);
  const made = [
    ['sekretaris', APRIL],
    ['sekretaris', A_WEEK],
    ['sekretaris', YEAR],
    ...(inspector ? [['inspektur', APRIL] as const] : []),
  ] as const;
  for (const [id, period] of made) {
    const recipient = RecipientId.parse(id);
    await keepDigest(digestFiles, recipient, period);
    const notice = { subject: digestSubject(period), version: 1, kind: 'digest', urgent: false, recipient } as const;
    await beginNotices({ policy, deliveries, enqueue: async () => {}, now }, [notice]);
  }
  const call = anAdminApi(GROUPS, { reports: store, evaluations, eventLog, deliveries, digestFiles, now });
  return (officer: string, address = '') =>
    call(claimsOf(officer), { method: 'GET', path: `/v1/admin/digests${address}` });
};
type Ask = Awaited<ReturnType<typeof anOffice>>;
const bodyOf = async (ask: Ask, officer: string, address = ''): Promise<unknown> =>
  JSON.parse((await ask(officer, address)).body ?? 'null');

describe('a digest', () => {
  it('is listed and shown to whoever it was made for, in its own words', async () => {
    const ask = await anOffice();
    expect(DigestsListed.parse(await bodyOf(ask, SECRETARY)).periods).toEqual([YEAR, APRIL, A_WEEK]);
    const shown = DigestShown.parse(await bodyOf(ask, SECRETARY, `/${APRIL}`));
    expect(shown).toMatchObject({ period: APRIL, asOf: '2025-05-01T00:00:00+07:00' });
    expect(shown.sentences.length).toBeGreaterThan(0);
    for (const { file, href, type } of shown.files) {
      const answer = await ask(SECRETARY, href.replace('/v1/admin/digests', ''));
      expect(Buffer.from(answer.body ?? '', 'base64')).toEqual(digestBytes('sekretaris', APRIL, file));
      expect(answer.headers).toMatchObject({ 'content-type': type });
    }
  });

  it('a digest of somebody else gets the same answer as one that does not exist, to the byte', async () => {
    const [ask, both] = [await anOffice(), await anOffice({ inspector: true })];
    const none = await ask(SECRETARY, '/2025-03');
    expect(none.statusCode).toBe(404);
    for (const officer of ['siti-contoh', 'budi-contoh', 'tamu-contoh', INSPECTOR])
      for (const address of [`/${APRIL}`, `/${APRIL}/angka.csv`, `/${A_WEEK}`, '/2025-99'])
        expect(await ask(officer, address)).toEqual(none);
    for (const officer of ['siti-contoh', 'budi-contoh', 'tamu-contoh']) expect(await both(officer)).toEqual(none);
    // The model is what the files are made from, and is nobody's.
    expect(await ask(SECRETARY, `/${APRIL}/model.json`)).toEqual(none);
    // That the inspector has one changes nothing for the Secretary.
    for (const address of ['', `/${APRIL}`, `/${APRIL}/angka.csv`])
      expect(await both(SECRETARY, address)).toEqual(await ask(SECRETARY, address));
    expect(await bodyOf(both, INSPECTOR)).toEqual({ periods: [APRIL] });
    expect((await both(INSPECTOR, `/${A_WEEK}`)).statusCode).toBe(404);
  });
});
