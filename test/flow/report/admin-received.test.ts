import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { ReceivedPage } from '#shared/contracts/http/received';
import type { Period } from '#shared/domain/calendar/period';
import type { Command } from '#shared/domain/report/command-table';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { SubDistrictId } from '#shared/domain/words/words';
import { aReport, CLOSED, LAPOR, OVERSIGHT, RESOLVED, wib } from '#test/support/builders/a-report';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { policy } from '#test/support/policy';

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'siti-contoh': ['lapor-admin'],
  'budi-contoh': ['head-llaj'],
  'rina-contoh': ['staff-asdp'],
  'dewi-contoh': ['secretary'],
  'hadi-contoh': ['operator'],
};
const [ADMIN, HEAD, OTHER_UNIT, SECRETARY, OPERATOR] = [
  'siti-contoh',
  'budi-contoh',
  'rina-contoh',
  'dewi-contoh',
  'hadi-contoh',
];
const NOW = wib('2025-06-10 09:00');
const ARCHIVE: Command = { type: 'archive', reason: 'tooGeneral' };
const REFER: Command = { type: 'refer', authority: 'polres' };

const idOf = (number: string): ReportId => reportIdOf(LAPOR, number);
const received = (number: string, at: string) => aReport({ id: idOf(number) }).receivedAt(wib(at));
type Told = Pick<ReturnType<typeof aReport>, 'story'>;

const anOffice = async (stories: readonly Told[]) => {
  const store = tableReportStore(memoryTable(), policy);
  const keep = async (told: Told): Promise<void> => {
    const { report, record } = told.story();
    if (report === undefined) throw new Error('no report');
    const expected = (await store.load(report.id))?.version ?? 0;
    await store.commit({ report, expected, events: record.slice(expected) });
  };
  for (const told of stories) await keep(told);
  const reads: Period[] = [];
  const receivedIn: typeof store.receivedIn = (days) => {
    reads.push(days);
    return store.receivedIn(days);
  };
  const call = anAdminApi(GROUPS, { reports: { ...store, receivedIn }, now: () => NOW });
  const ask = async (officer: string, query: Readonly<Record<string, string>> = {}) => {
    const answer = await call(claimsOf(officer), { method: 'GET', path: '/v1/admin/reports', query });
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  const list = async (officer: string, query: Readonly<Record<string, string>> = {}) => {
    const { status, body } = await ask(officer, query);
    expect([status, body.code]).toEqual([200, undefined]);
    const page = ReceivedPage.parse(body);
    return { ...page, ids: page.reports.map(({ id }) => id) };
  };
  return { ask, list, keep, reads };
};

/** What became of reports that came in at different times. */
const ENDED = {
  closed: received('1', '2025-05-02 10:00').next({ type: 'startWork' }).next(RESOLVED).next(CLOSED),
  archived: received('2', '2025-05-06 10:00').next(ARCHIVE),
  referred: received('3', '2025-05-07 10:00').next(REFER),
  open: received('4', '2025-06-09 10:00'),
};

describe('reports by their day of receipt', () => {
  it('are listed whatever became of them, the newest first', async () => {
    const { list } = await anOffice(Object.values(ENDED));
    const page = await list(ADMIN);
    expect(page.ids).toEqual(['4', '3', '2', '1'].map(idOf));
    expect([page.from, page.until]).toEqual(['2024-06-11', '2025-06-11']);
    expect(page).not.toHaveProperty('next');
    expect((await list(HEAD)).ids).toEqual(['4', '1'].map(idOf));
  });

  it.each([
    [{ status: 'closed' }, ['1']],
    [{ status: 'archived' }, ['2']],
    [{ status: 'referred' }, ['3']],
    [{ assignee: 'llaj' }, ['4', '1']],
    [{ assignee: 'asdp' }, []],
    [{ class: 'oversight' }, []],
    [{ topic: 'pju', until: '2025-05-07' }, ['2', '1']],
    [{ from: '2025-05-06', until: '2025-05-07' }, ['2']],
    [{ from: '1950-05-06', until: '1950-05-07' }, []],
    [{ from: '2025-05-03', status: 'closed' }, []],
    [{ subDistrict: 'semitau' }, []],
  ])('narrowed by %j are %j', async (query, numbers) => {
    const { list } = await anOffice(Object.values(ENDED));
    expect((await list(ADMIN, query)).ids).toEqual(numbers.map(idOf));
  });

  it('are found by their sub-district', async () => {
    const there = aReport({ id: idOf('9'), subDistrict: SubDistrictId.parse('semitau') });
    const { list } = await anOffice([...Object.values(ENDED), there.receivedAt(wib('2025-05-08 10:00'))]);
    expect((await list(ADMIN, { subDistrict: 'semitau' })).ids).toEqual([idOf('9')]);
  });

  it.each([
    [{ channel: 'lapor' }, ['4', '3', '2', '1']],
    [{ channel: 'ppid' }, []],
    [{ urgency: 'normal', status: 'closed' }, ['1']],
    [{ urgency: 'high' }, []],
    // What has ended has no limit that runs. The open one came on a day of joint leave: its unit is told on Tuesday.
    [{ dueFrom: '2025-06-10' }, ['4']],
    [{ dueFrom: '2025-06-10', dueUntil: '2025-06-11' }, ['4']],
    [{ dueUntil: '2025-06-10' }, []],
  ])('are narrowed, too, by %j to %j', async (query, numbers) => {
    const { list } = await anOffice(Object.values(ENDED));
    expect((await list(ADMIN, query)).ids).toEqual(numbers.map(idOf));
  });

  it('come from the oldest on where that is asked for, page by page, each once', async () => {
    const days = ['2025-01-06', '2025-01-06', '2025-02-28', '2025-05-02', '2025-06-09'];
    const { list } = await anOffice(days.map((day, n) => received(`${n}`, `${day} 1${n}:00`)));
    for (const limit of ['1', '2', '100']) {
      const seen: ReportId[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(ADMIN, { sort: 'receivedAt', limit, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.ids);
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(['0', '1', '2', '3', '4'].map(idOf));
    }
  });

  it('read no more days than a page takes, from whichever end', async () => {
    const days = ['2025-06-09 10:00', '2025-06-06 10:00', '2024-06-12 10:00', '2024-06-13 10:00'];
    const { list, reads } = await anOffice(days.map((at, n) => received(`${n}`, at)));
    expect((await list(ADMIN, { limit: '1' })).ids).toEqual([idOf('0')]);
    expect((await list(ADMIN, { limit: '1', sort: 'receivedAt' })).ids).toEqual([idOf('2')]);
    // Eight days at first; the year begins on 11 June 2024 and ends with 10 June 2025.
    expect(reads).toEqual([
      { from: '2025-06-03', until: '2025-06-11' },
      { from: '2024-06-11', until: '2024-06-19' },
    ]);
  });

  it('come page by page, each once, and a page is no shorter for what is kept from its reader', async () => {
    const mine = (n: number) => received(`${n}`, `2025-0${1 + (n % 5)}-10 0${n}:00`);
    const numbers = [1, 2, 3, 4, 5, 6, 7];
    const { list } = await anOffice([
      ...numbers.map(mine),
      ...numbers.map((n) => received(`x${n}`, `2025-0${1 + (n % 5)}-10 0${n}:30`).suspected()),
    ]);
    const seen: ReportId[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(HEAD, { limit: '3', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.ids);
      cursor = page.next;
      expect(cursor === undefined || page.ids.length === 3).toBe(true);
    } while (cursor !== undefined);
    expect(seen).toEqual([4, 3, 7, 2, 6, 1, 5].map((n) => idOf(`${n}`)));
  });

  it('answer as if there were none where all of them are kept from who asks', async () => {
    const { list } = await anOffice([]);
    const { asOf: _, ...none } = await list(HEAD);
    const secret = await anOffice([received('1', '2025-05-02 10:00').suspected(), ENDED.archived]);
    const { asOf: _1, ...told } = await secret.list(HEAD);
    expect(told).toEqual(none);
  });

  it('leave the list of whoever may know of them no more, and come to that of whoever may now', async () => {
    const accused = received('1', '2025-05-02 10:00').suspected();
    const { list, keep } = await anOffice([accused]);
    expect([(await list(ADMIN)).ids, (await list(SECRETARY)).ids]).toEqual([[idOf('1')], []]);
    await keep(accused.next(OVERSIGHT));
    expect([(await list(ADMIN)).ids, (await list(SECRETARY)).ids]).toEqual([[], [idOf('1')]]);
  });

  it.each([
    [{ from: '2025-05-02', until: '2025-05-02' }, 'windowInvalid'],
    [{ from: '2024-05-01', until: '2025-05-03' }, 'windowInvalid'],
    [{ from: '2025-06-12' }, 'windowInvalid'],
    [{ from: '2025-02-30' }, 'requestInvalid'],
    [{ status: 'selesai' }, 'requestInvalid'],
    [{ sort: 'due' }, 'requestInvalid'],
    [{ urgency: 'mendesak' }, 'requestInvalid'],
    [{ limit: '101' }, 'requestInvalid'],
    [{ cursor: 'x' }, 'cursorInvalid'],
  ])('asked for by %j are refused as %s', async (query, code) => {
    const { ask } = await anOffice([ENDED.open]);
    expect((await ask(ADMIN, query)).body.code).toBe(code);
  });

  it('are not for who runs the system, and of no other unit for a unit', async () => {
    const { ask, list } = await anOffice(Object.values(ENDED));
    expect((await ask(OPERATOR)).body.code).toBe('notAllowed');
    expect((await list(OTHER_UNIT)).ids).toEqual([]);
  });
});
