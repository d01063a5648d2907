import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { HandoverShown, MOST_HANDED_OVER } from '#shared/contracts/http/handover';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { someWords } from '#test/contract/stories';
import { aReport, CLOSED, LAPOR, OVERSIGHT, person, RESOLVED, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const GROUPS = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['head-asdp'],
  'maya-contoh': ['oversight-reader'],
  'hadi-contoh': ['operator'],
};
const [ADMIN, HEAD, OTHER_UNIT, READER, OPERATOR] = Object.keys(GROUPS);
const NOW = wib('2025-05-09 15:00');

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string, at: string) => aReport({ id: idOf(number) }).receivedAt(wib(at));

/** What is handed over by whom, of some reports as they are recorded. */
const anOffice = async (stories: readonly Pick<ReturnType<typeof aReport>, 'story'>[]) => {
  const store = tableReportStore(memoryTable(), policy);
  for (const told of stories) {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    await store.commit({ report, expected: 0, events: record, words: someWords({ title: 'Lampu padam' }) });
  }
  const call = anAdminApi(GROUPS, { reports: store, now: () => NOW });
  return async (officer = '') => {
    const answer = await call(claimsOf(officer), { method: 'GET', path: '/v1/admin/handover' });
    expect(answer.statusCode).toBe(200);
    return HandoverShown.parse(JSON.parse(answer.body ?? ''));
  };
};
const idsIn = ({ reports }: HandoverShown) => reports.map(({ report }) => report.id);
const tellsOf = ({ reports }: HandoverShown) => reports.map(({ story }) => story.map(({ type }) => type));

describe('what is handed over', () => {
  it('is the open work, what is due first foremost, by its number and its title', async () => {
    const handover = await anOffice([
      received('later', '2025-05-08 09:00'),
      received('first', '2025-05-05 09:00'),
      received('done', '2025-05-02 09:00')
        .next({ type: 'startWork' }, { now: wib('2025-05-02 09:30') })
        .next(RESOLVED, { now: wib('2025-05-02 10:00') })
        .next(CLOSED, { now: wib('2025-05-02 11:00') }),
    ]);
    const given = await handover(ADMIN);
    expect(idsIn(given)).toEqual([idOf('first'), idOf('later')]);
    expect(given.open).toBe(2);
    expect(given.reports[0]?.report).toMatchObject({ title: 'Lampu padam', number: expect.any(String) });
  });

  it('tells how a report came, what somebody decided last and what happened last, and nothing twice', async () => {
    const handover = await anOffice([
      received('alone', '2025-05-05 09:00'),
      received('worked', '2025-05-06 09:00').next(
        { type: 'startWork' },
        { now: wib('2025-05-06 10:00'), actor: person('budi-contoh') },
      ),
    ]);
    const [alone = [], worked = []] = tellsOf(await handover(HEAD));
    expect(alone).toEqual(['Received', 'Routed']);
    expect(worked).toEqual(['Received', 'WorkStarted']);
  });

  it('calls this week what is due until the end of the fifth working day from now', async () => {
    const given = await (await anOffice([]))(ADMIN);
    // Friday 9 May 2025; Monday 12 May is Waisak and Tuesday 13 May cuti bersama, so the fifth is the 20th.
    expect(given).toMatchObject({ date: '2025-05-09', weekUntil: '2025-05-20', open: 0, reports: [] });
  });

  it('holds sixty at most, and says how many are open', async () => {
    const given = await (
      await anOffice(Array.from({ length: MOST_HANDED_OVER + 3 }, (_, n) => received(`n${n}`, '2025-05-06 09:00')))
    )(ADMIN);
    expect([given.reports.length, given.open]).toEqual([MOST_HANDED_OVER, MOST_HANDED_OVER + 3]);
  });

  it('is for each only what they may read: a unit its own, the operator none', async () => {
    const handover = await anOffice([
      received('pju', '2025-05-06 09:00'),
      received('pungli', '2025-05-06 09:00').suspected(),
      received('judged', '2025-05-06 09:00')
        .suspected()
        .next(OVERSIGHT, { now: wib('2025-05-06 10:00') }),
    ]);
    expect(idsIn(await handover(HEAD))).toEqual([idOf('pju')]);
    expect(idsIn(await handover(OTHER_UNIT))).toEqual([]);
    expect(idsIn(await handover(OPERATOR))).toEqual([]);
    // Who may judge a suspicion reads it, and does not hand it over on paper.
    expect(idsIn(await handover(ADMIN))).toEqual([idOf('pju')]);
    expect((await handover(ADMIN)).open).toBe(1);
    expect(idsIn(await handover(READER))).toEqual([]);
  });
});
