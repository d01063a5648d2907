import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { RepliesShown } from '#shared/contracts/http/replies';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { someWords } from '#test/contract/stories';
import { aReport, LAPOR, OVERSIGHT, submit, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const PEOPLE = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary'],
  'lina-contoh': ['oversight-reader'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const ID = submit().id;
const ABSENT = reportIdOf(LAPOR, 'tidak-ada');

const anOffice = async (story: ReturnType<typeof aReport>) => {
  const store = tableReportStore(memoryTable(), policy);
  const { report, record } = story.story();
  if (report === undefined) throw new Error('no report');
  await store.commit({ report, expected: 0, events: record, words: someWords({ externalId: '1916449' }) });
  const call = anAdminApi(PEOPLE, { reports: store, now: () => wib('2025-05-07 09:00') });
  const ask = async (officer: keyof typeof PEOPLE, id: ReportId = ID) => {
    const path = `/v1/admin/reports/${id}/replies`;
    const { statusCode, body = '' } = await call(claimsOf(officer), {
      method: 'GET',
      path,
      pathParameters: { report: id },
    });
    const { requestId: _, ...said } = JSON.parse(body);
    return { status: statusCode, body: said };
  };
  return {
    ask,
    idsFor: async (officer: keyof typeof PEOPLE) =>
      RepliesShown.parse((await ask(officer)).body).replies.map(({ id }) => id),
  };
};

describe('the ready texts for a report', () => {
  it('are those beside commands that are open to whoever asks, filled in', async () => {
    const office = await anOffice(aReport());
    const admin = RepliesShown.parse((await office.ask('siti-contoh')).body).replies;
    expect(admin.map(({ id, command }) => [id, command])).toEqual([
      ['ask-place-and-time', 'askReporter'],
      ['ask-lamp', 'askReporter'],
      ['answer-routed', 'postAnswer'],
    ]);
    expect(admin[2]?.text.id).toContain('Laporan Anda nomor 1916449 sudah kami teruskan kepada Bidang Lalu Lintas');
    // The unit asks and hands back; who has the channel's account answers there.
    expect(await office.idsFor('budi-contoh')).toEqual([
      'ask-place-and-time',
      'ask-lamp',
      'back-other-unit',
      'back-other-agency',
    ]);
    expect(await office.idsFor('dewi-contoh')).toEqual([]);
  });

  it('are not there for whoever may not know of the report, like those of one that is not there', async () => {
    const office = await anOffice(aReport().suspected().next(OVERSIGHT));
    for (const officer of ['siti-contoh', 'budi-contoh', 'rina-contoh'] as const) {
      const hidden = await office.ask(officer);
      expect(hidden).toEqual(await office.ask(officer, ABSENT));
      expect(hidden.status).toBe(404);
    }
    expect(await office.idsFor('dewi-contoh')).toEqual(['ask-place-and-time', 'answer-in-review']);
    expect(await office.idsFor('lina-contoh')).toEqual([]);
  });
});
