import { describe, expect, it } from 'vitest';
import { readStandings } from '#local/cli/figure-list';
import { differenceIn, differenceJson, differenceLines } from '#local/cli/what-if-lines';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { periodNamed } from '#shared/domain/calendar/period';
import type { Scope } from '#shared/domain/figures/scope';
import { triedLines, triedRules, type WhatIf } from '#shared/domain/figures/what-if-rules';
import { retold, stepTo } from '#test/contract/stories';
import { isoDate } from '#test/support/builders/a-calendar';
import { aReport, MACHINE, OVERSIGHT, said, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const MAY = periodNamed('2025-05') ?? expect.fail('no month');

/** Without the 8th the first answer to what came in on the 6th is due on Friday, 16 May, instead of the 15th. */
const WHAT_IF: WhatIf = {
  calendar: { addDaysOff: [isoDate('2025-05-08')] },
  clocks: [{ clock: 'processed', limit: 300 }],
};
const NOW = wib('2025-05-16 10:00');

const report = () => aReport().next({ type: 'recordInformed' }, { actor: MACHINE, now: wib('2025-05-06 10:05') });
const marked = report().next(
  { type: 'markProcessed', statedAt: wib('2025-05-06 15:30') },
  { now: wib('2025-05-06 15:30') },
);
const answered = marked.next(
  { type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-16 09:00') },
  { now: wib('2025-05-16 09:00') },
);

/** Reports in the table, and what a change makes of them. */
const office = async (builders: readonly ReturnType<typeof aReport>[]) => {
  const table = memoryTable();
  const source = { log: tableEventLog(table, calendar.zone), records: tableReportStore(table, policy) };
  const stories = builders.map((builder) => retold(builder.story()));
  for (const story of stories) await source.records.commit(stepTo(story, 0));
  const differ = async (
    asked: WhatIf,
    given: { readonly scope?: Scope; readonly prefix?: string; readonly ids?: true } = {},
  ) => {
    const standings = await readStandings(source, calendar, { since: wib('2025-05-01 00:00'), asOf: NOW });
    const tried = triedRules(policy, asked);
    if (!tried.ok) return expect.fail(JSON.stringify(tried.refusal));
    const { scope = 'full', prefix, ids } = given;
    const look = { period: MAY, asOf: NOW, scope, prefix, withIds: ids === true };
    const difference = differenceIn(standings, policy, tried.value, look);
    return {
      lines: [...triedLines(policy, asked), ...differenceLines(difference, look)],
      json: differenceJson(calendar, difference, asked, look),
    };
  };
  return { ids: stories.map((story) => story.report.id), differ };
};

describe('npm run figures -- --what-if', () => {
  it('tells which figures are another, and report by report which dates and outcomes', async () => {
    const { ids, differ } = await office([answered]);
    const { lines } = await differ(WHAT_IF);
    // 300 minutes from 10:00 until 16:00; to the answer 2640 working minutes, 450 of them on the 8th.
    expect(lines).toEqual([
      '+ libur / day off: 2025-05-08',
      '~ processed: 240 workingMinutes → 300 workingMinutes',
      '6 dari 66 angka / of 66 figures',
      '  angka / figure        tercatat / on record          bagaimana jika / what if',
      '  answeredLater         0 / 1  0%                     0 / 0  –',
      '  firstResponse.met     0 / 1  0%                     1 / 1  100%',
      '  firstResponse.missed  1 / 1  100%                   0 / 1  0%',
      '  processed.met         0 / 1  0%                     1 / 1  100%',
      '  processed.missed      1 / 1  100%                   0 / 1  0%',
      '  time.firstResponse    median 2640, p90 2640, n = 1  median 2190, p90 2190, n = 1',
      '  median, p90: menit kerja / working minutes',
      '',
      '1 dari 1 laporan, 1 dengan hasil lain / of 1 reports, 1 with another outcome',
      '    tenggat/clock  tercatat / on record                  bagaimana jika / what if',
      `  ${ids[0]}`,
      '    processed      6 Mei 2025 15.00 lewat / missed       6 Mei 2025 16.00 tepat waktu / in time',
      '    firstResponse  15 Mei 2025 16.00 lewat / missed      16 Mei 2025 16.30 tepat waktu / in time',
      '    resolution     28 Mei 2025 16.00 berjalan / running  2 Jun 2025 16.00 berjalan / running',
      '  Daftar ini hanya memuat laporan yang boleh dibaca pembacanya sekarang;',
      '  daftarnya dapat lebih pendek daripada angkanya.',
      '  This list holds only reports that its reader may read now;',
      '  it may be shorter than the number.',
    ]);
  });

  it('tells the same to programs', async () => {
    const { ids, differ } = await office([answered]);
    const { json } = await differ(WHAT_IF, { prefix: 'firstResponse.m', ids: true });
    expect(JSON.parse(JSON.stringify(json))).toEqual({
      period: MAY,
      scope: 'full',
      asOf: '2025-05-16T10:00:00+07:00',
      whatIf: WHAT_IF,
      compared: 2,
      received: 1,
      figures: [
        {
          name: 'firstResponse.met',
          before: { kind: 'count', numerator: 0, denominator: 1, ratio: 0, n: 1, ids: [] },
          after: { kind: 'count', numerator: 1, denominator: 1, ratio: 1, n: 1, ids },
        },
        {
          name: 'firstResponse.missed',
          before: { kind: 'count', numerator: 1, denominator: 1, ratio: 1, n: 1, ids },
          after: { kind: 'count', numerator: 0, denominator: 1, ratio: 0, n: 1, ids: [] },
        },
      ],
      reports: [
        {
          report: ids[0],
          clocks: [
            {
              clock: 'processed',
              before: { dueAt: '2025-05-06T15:00:00+07:00', outcome: 'missed' },
              after: { dueAt: '2025-05-06T16:00:00+07:00', outcome: 'met' },
            },
            {
              clock: 'firstResponse',
              before: { dueAt: '2025-05-15T16:00:00+07:00', outcome: 'missed' },
              after: { dueAt: '2025-05-16T16:30:00+07:00', outcome: 'met' },
            },
            {
              clock: 'resolution',
              before: { dueAt: '2025-05-28T16:00:00+07:00', outcome: 'pending' },
              after: { dueAt: '2025-06-02T16:00:00+07:00', outcome: 'pending' },
            },
          ],
        },
      ],
    });
  });

  it('tells of no difference where nothing is changed', async () => {
    const { differ } = await office([answered]);
    const { lines, json } = await differ({});
    expect(json).toMatchObject({ compared: 66, figures: [], reports: [] });
    expect(lines).toEqual([
      '0 dari 66 angka / of 66 figures',
      '  tidak ada angka yang berubah / no figure is another',
      '',
      '0 dari 1 laporan, 0 dengan hasil lain / of 1 reports, 0 with another outcome',
      '  tidak ada tenggat yang berubah / no clock is another',
    ]);
  });

  it('lists fifty reports and says how many more there are, or all of them', async () => {
    const { differ } = await office(
      Array.from({ length: 53 }, (_, n) => report().receivedAt(wib(`2025-05-06 10:${String(n).padStart(2, '0')}`))),
    );
    const listed = (lines: readonly string[]) => lines.filter((line) => line.startsWith('  rep_')).length;
    const [some, all] = [(await differ(WHAT_IF)).lines, (await differ(WHAT_IF, { ids: true })).lines];
    expect([listed(some), listed(all)]).toEqual([50, 53]);
    expect(some).toContain('  dan 3 lagi: --ids / and 3 more: --ids');
    expect(all.some((line) => line.includes('--ids'))).toBe(false);
  });

  it('lists in general no report of which nobody in particular may know', async () => {
    // Whom everybody knew until it was found to be oversight is still counted as it stood then.
    const found = answered.next(OVERSIGHT, { now: wib('2025-05-16 09:30') });
    const { ids, differ } = await office([found]);
    expect((await differ(WHAT_IF)).json.reports.map((one) => one.report)).toEqual(ids);
    const { json } = await differ(WHAT_IF, { scope: 'general', ids: true });
    expect(json.figures.map(({ name }) => name)).toContain('firstResponse.met');
    expect(JSON.stringify(json)).not.toContain('rep_');
  });

  it('replays nothing of the flow, and says so of a figure of it', async () => {
    const { differ } = await office([answered]);
    await expect(differ(WHAT_IF, { prefix: 'flow' })).rejects.toThrow(/^--figure flow: .*\n.*the flow is not$/);
  });
});
