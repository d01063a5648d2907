import { describe, expect, it } from 'vitest';
import {
  cellLines,
  cellsIn,
  figureLines,
  figuresIn,
  figuresJson,
  publicCellsIn,
  publicLines,
  readStandings,
} from '#local/cli/figure-list';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { type Period, periodNamed } from '#shared/domain/calendar/period';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { retold, stepTo } from '#test/contract/stories';
import {
  aReport,
  CLASSIFIED,
  CLOSED,
  OVERSIGHT,
  person,
  RESOLVED,
  said,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const period = (name: string): Period => periodNamed(name) ?? expect.fail(name);

/** Reports in the table, and how to look at their figures. */
const office = async (builders: readonly ReturnType<typeof aReport>[]) => {
  const table = memoryTable();
  const log = tableEventLog(table, calendar.zone);
  const records = tableReportStore(table, policy);
  const ids: ReportId[] = [];
  for (const builder of builders) {
    const story = retold(builder.story());
    await records.commit(stepTo(story, 0));
    ids.push(story.report.id);
  }
  const standings = (asOf: Instant) =>
    readStandings({ log, records }, calendar, { since: wib('2025-01-01 00:00'), asOf });
  const figures = async (name: string, asOf: Instant, scope: 'full' | 'general' = 'full') =>
    figuresIn(await standings(asOf), period(name), { calendar, asOf, scope });
  const of = async (name: string, figure: string, asOf: Instant, scope: 'full' | 'general' = 'full') =>
    (await figures(name, asOf, scope)).find((one) => one.name === figure) ?? expect.fail(`no figure ${figure}`);
  return { ids, standings, figures, of };
};

/** Received late on the last evening of May, and early on the first morning of June: 23:59 and 00:01 in the office. */
const evening = aReport().receivedAt(wib('2025-05-31 23:59:59.999'));
const morning = aReport().receivedAt(wib('2025-06-01 00:00'));
const END = wib('2025-07-31 16:00');

describe('the figures of a period', () => {
  it('are of those who came in on its days in the office, to the millisecond', async () => {
    const { ids, of } = await office([evening, morning]);
    expect(await of('2025-05', 'received', END)).toMatchObject({ n: 1, ids: [ids[0]] });
    expect(await of('2025-06', 'received', END)).toMatchObject({ n: 1, ids: [ids[1]] });
    expect((await of('2025', 'received', END)).n).toBe(2);
  });

  it('tell what happened in it apart from what became of those who came in', async () => {
    // Received in May, closed in June.
    const builder = aReport()
      .receivedAt(wib('2025-05-28 10:00'))
      .next({ type: 'startWork' }, { now: wib('2025-06-02 08:00') })
      .next(RESOLVED, { now: wib('2025-06-03 10:00') })
      .next(CLOSED, { now: wib('2025-06-04 10:00') });
    const { ids, of } = await office([builder]);
    expect(await of('2025-05', 'closed', END)).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await of('2025-05', 'flow.closed', END)).toMatchObject({ n: 0 });
    expect(await of('2025-06', 'closed', END)).toMatchObject({ numerator: 0, denominator: 0, ratio: null });
    expect(await of('2025-06', 'flow.closed', END)).toMatchObject({ n: 1, ids });
    expect(await of('2025-06', 'flow.closed.reporter', END)).toMatchObject({ n: 1 });
  });

  it('count what happened to one report as often as it did', async () => {
    const answer = (shown: string) =>
      [
        { type: 'postAnswer', content: said(shown), postedAt: wib(shown) },
        { now: wib(shown), actor: person('admin') },
      ] as const;
    const { ids, of } = await office([
      aReport()
        .next(...answer('2025-05-07 10:00'))
        .next(...answer('2025-05-08 10:00')),
    ]);
    expect(await of('2025-05', 'flow.answered', END)).toMatchObject({ n: 2, ids: [ids[0], ids[0]] });
  });

  it('are as of an instant: what is recorded after it changes nothing', async () => {
    const { of } = await office([
      aReport().next({ type: 'archive', reason: 'tooGeneral' }, { now: wib('2025-05-09 10:00') }),
    ]);
    expect((await of('2025-05', 'archived', wib('2025-05-09 09:59:59.999'))).ids).toHaveLength(0);
    expect((await of('2025-05', 'archived', wib('2025-05-09 10:00'))).ids).toHaveLength(1);
  });

  it('the figures in general show nothing of oversight, neither what became of it nor that anything happened to it', async () => {
    const accused = aReport().suspected().next(OVERSIGHT);
    const { figures } = await office([evening, accused]);
    const { figures: without } = await office([evening]);
    const shown = (all: Awaited<ReturnType<typeof figures>>) =>
      all.map(({ ids, ...figure }) => ({ ...figure, n: ids.length }));
    expect(shown(await figures('2025-05', END, 'general'))).toEqual(shown(await without('2025-05', END)));
  });

  it('come as a table, beside other periods, and as JSON, with the reports behind them where they are asked for', async () => {
    const { ids, figures } = await office([evening, morning]);
    const [may, june] = [await figures('2025-05', END), await figures('2025-06', END)];
    const lines = figureLines(
      [
        { title: 'Mei', figures: may },
        { title: 'Juni', figures: june.filter(({ name }) => name !== 'closed') },
      ],
      true,
    );
    expect(lines.find((line) => line.includes('  received  '))).toMatch(/1 \/ 1 {2}100% .*1 \/ 1 {2}100%/);
    expect(lines.find((line) => line.includes('  closed  '))).toMatch(/0 \/ 1 {2}0% .*–/);
    expect(lines.find((line) => line.includes('machine.agreed'))).toContain('0 / 0  tidak ada data');
    expect(lines.join('\n')).toContain(String(ids[0]));
    expect(lines.join('\n')).not.toContain(String(ids[1]));
    const about = { period: period('2025-05'), scope: 'full', asOf: END, figures: may } as const;
    expect(JSON.stringify(figuresJson(calendar, about, false))).not.toContain(String(ids[0]));
    expect(figuresJson(calendar, about, true)).toMatchObject({ asOf: '2025-07-31T16:00:00+07:00', scope: 'full' });
  });

  it('say that there is no data where nothing came in', async () => {
    const { of } = await office([]);
    expect(await of('2025-05', 'received', END)).toMatchObject({ numerator: 0, denominator: 0, ratio: null });
    expect(await of('2025-05', 'time.resolution', END)).toMatchObject({ n: 0, median: null });
    expect(await of('2025-05', 'flow.closed', END)).toMatchObject({ n: 0 });
  });

  it('withhold for everybody as much where one of them is asked for as where all are', async () => {
    const closed = Array.from({ length: 5 }, () =>
      aReport()
        .next({ type: 'startWork' }, { now: wib('2025-05-07 08:00') })
        .next(RESOLVED, { now: wib('2025-05-08 10:00') })
        .next(CLOSED, { now: wib('2025-05-09 10:00') }),
    );
    const archived = Array.from({ length: 5 }, () =>
      aReport().next({ type: 'archive', reason: 'tooGeneral' }, { now: wib('2025-05-09 10:00') }),
    );
    // Closed and archived ones are many; that one is open would follow from them.
    const { figures } = await office([...closed, ...archived, evening]);
    const all = await figures('2025', END, 'general');
    expect(publicLines(all, 'closed')).toEqual([
      '  closed           *  kurang dari 5 / fewer than 5',
      '  closed.channel   *  kurang dari 5 / fewer than 5',
      '  closed.officer   *  kurang dari 5 / fewer than 5',
      '  closed.reporter  *  kurang dari 5 / fewer than 5',
      '  closed.silence   *  kurang dari 5 / fewer than 5',
    ]);
    expect(publicLines(all, 'received')).toEqual(['  received  11 / 11']);
  });

  it('are shown by unit, small ones together and with an asterisk for what would tell of few', async () => {
    const ours = Array.from({ length: 6 }, () => aReport());
    const few = Array.from({ length: 2 }, () =>
      aReport()
        .doubtful()
        .next({ ...CLASSIFIED, topic: topic('pju'), assignee: 'asdp' }),
    );
    const others = Array.from({ length: 4 }, () =>
      aReport()
        .doubtful()
        .next({ ...CLASSIFIED, topic: topic('pju'), assignee: 'umum' }),
    );
    const { standings } = await office([...ours, ...few, ...others]);
    const year = period('2025');
    const look = { calendar, asOf: END, scope: 'general' } as const;
    const all = await standings(END);
    const shown = (cells: ReturnType<typeof cellsIn>) => cellLines(policy, 'unit', cells, 'o').slice(1);
    expect(shown(cellsIn(all, 'unit', year, look)).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['llaj', '6/6', '6/6', 'Bidang Lalu Lintas dan Angkutan Jalan'],
      ['umum', '4/4', '4/4', 'Subbagian Umum dan Aparatur'],
      ['asdp', '2/2', '2/2', 'Bidang Keselamatan, Sarana Prasarana dan ASDP'],
      // Nobody had them as they came in.
      ['?', '–', '–', 'Tanpa unit atau meja'],
    ]);
    expect(shown(publicCellsIn(all, 'unit', year, look)).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['llaj', '6/6', '6/6', 'Bidang Lalu Lintas dan Angkutan Jalan'],
      ['others', '6/6', '6/6', 'Lainnya'],
    ]);
    const most = cellLines(policy, 'unit', cellsIn(all, 'unit', year, look), undefined);
    expect(most[0]).toContain('diterima');
    expect(most[1]?.trim().split(/ {2,}/).slice(0, 4)).toEqual(['llaj', '6', '6/6', '6/6']);
    expect(cellLines(policy, 'unit', publicCellsIn(all, 'class', year, look), undefined)).toEqual([
      '  tidak ada, atau terlalu sedikit untuk dipisahkan / none, or too few to be told apart',
    ]);
  });
});
