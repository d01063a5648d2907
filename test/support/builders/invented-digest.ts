import { expect } from 'vitest';
import { allCellsIn, figuresIn, seriesIn } from '#local/cli/figure-list';
import { DigestPeriod, earlierPeriods, periodNamed } from '#shared/domain/calendar/period';
import { type DigestCoverage, digestCoverage } from '#shared/domain/digest/coverage';
import { type Digest, digestOf } from '#shared/domain/digest/digest';
import { revisedFigures } from '#shared/domain/digest/revised';
import type { OverdueReport } from '#shared/domain/figures/overdue';
import { standingAt } from '#shared/domain/figures/standing';
import { coverageOf } from '#shared/domain/news/coverage';
import { ReportId } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { isoDate } from './a-calendar.ts';
import { aCoveredYear } from './a-covered-year.ts';
import { wib } from './a-report.ts';
import { inventedRecords } from './invented-records.ts';

const { calendar } = policy;
const AS_OF = wib('2026-01-01 08:00');

let made: Promise<Digest> | undefined;

/** An invented year of 70 reports, looked at for November: a fifth of them are overdue. Made once for all. */
export const inventedDigest = (): Promise<Digest> => {
  made ??= makeDigest();
  return made;
};

const makeDigest = async (): Promise<Digest> => {
  const records = await inventedRecords({ reports: 70, seed: 7, until: AS_OF });
  const standings = records.flatMap((record) => standingAt(calendar, record, AS_OF) ?? []);
  const period = periodNamed('2025-11') ?? expect.fail();
  const look = { calendar, asOf: AS_OF, scope: 'full' } as const;
  const figures = figuresIn(standings, period, look);
  const done = aCoveredYear({ from: '2025-03-01', until: '2025-12-01', others: 160 });
  const today = isoDate('2026-01-01');
  const given = {
    period,
    asOf: AS_OF,
    scope: 'full' as const,
    desk: 'secretary' as const,
    standings,
    figures,
    series: seriesIn(standings, period, look),
    cells: allCellsIn(standings, period, look),
    earlier: earlierPeriods(period).map((one) => ({ period: one, figures: figuresIn(standings, one, look) })),
    duty: Array.from({ length: 8 }, (_, index) => ({
      date: isoDate(`2025-11-${String(17 + index)}`),
      rev: 1,
      opened: [],
      missedAt: AS_OF,
      step: 1,
    })),
    failedNotices: 13,
    coverage: digestCoverage(
      policy,
      coverageOf({ ...done, rules: policy.activities, calendar, period, today }),
      period,
    ),
  };
  const digest = digestOf(policy, given);
  const [was, is] = [digest.headlines[1]?.values[0], digest.headlines[2]?.values[1]];
  if (was === undefined || is === undefined) return expect.fail();
  const [earlier] = given.earlier;
  const printed = (earlier?.figures ?? []).map(({ ids: _, ...value }) => value);
  const now = figures.map(({ ids: _, ...value }) => value);
  return {
    ...digest,
    previous: { asOf: wib('2025-11-03 07:30'), open: 51, overdue: 29 },
    revised: [{ name: 'closed', was, is }],
    reprinted: [
      {
        period: DigestPeriod.parse('2025-10'),
        asOf: wib('2025-11-03 07:30'),
        figures: revisedFigures(policy, printed, now),
      },
      { period: DigestPeriod.parse('2025-W43'), asOf: wib('2025-10-27 07:30'), figures: [] },
    ],
  };
};

const overdueReports = (n: number): readonly OverdueReport[] =>
  Array.from({ length: n }, (_, index) => ({
    id: ReportId.parse(`rep_${`${index}`.padStart(26, 'k7')}`),
    unit: policy.units.units[index % 4]?.name.id ?? '',
    topic: policy.topics.topics[index % 20]?.name.id ?? '',
    receivedAt: wib('2025-06-02 10:00'),
    oversight: index % 20 === 19,
    clock: 'resolution',
    also: [],
    proposed: [],
    startedAt: wib('2025-06-02 10:00'),
    limit: 14,
    limitUnit: 'workingDays',
    extended: false,
    dueAt: wib('2025-06-20 16:30'),
    provisional: false,
    weekendDays: 4,
    holidays: 2,
    pausedMinutes: 17 * index,
    pausedFor: index % 2 === 0 ? [] : ['awaitingReporter'],
    lateMinutes: 9_000 + index,
  }));

/** The same with so many reports overdue. */
export const withOverdue = (digest: Digest, n: number): Digest => ({ ...digest, overdue: overdueReports(n) });

/** A period in which nothing came in. */
export const NOTHING: Partial<Digest> = {
  received: 0,
  open: 0,
  overdue: [],
  openAge: [],
  behind: [],
  months: [],
  units: [],
  places: [],
  unopened: [],
  topics: [],
  revised: [],
  reprinted: [],
  closure: { ended: 0, ways: [], resolved: 0, results: [] },
};

/** The same with that name wherever a name can stand. */
export const withName = (digest: Digest, name: string): Digest => {
  const one = withOverdue(digest, 40);
  const overdue = one.overdue.map((report) => ({ ...report, unit: name, topic: name }));
  return {
    ...one,
    overdue,
    office: name,
    letterhead: { lines: [name, 'DINAS CONTOH'], address: name, place: name },
    desk: name,
    openAge: [{ unit: name, reports: [1, 2, 3, 4] }],
    units: [{ name, received: 4 }],
    places: [{ name, received: 4 }],
    topics: [{ topic: name, reports: 4, earlier: [1, 2] }],
    ...(one.coverage === undefined ? {} : { coverage: coverageNamed(one.coverage, name) }),
  };
};

const coverageNamed = (coverage: DigestCoverage, name: string): DigestCoverage => ({
  ...coverage,
  units: coverage.units.map((one) => ({ ...one, unit: name })),
  lacking: coverage.lacking.map((one) => ({ ...one, unit: name, kind: name })),
});

/** Names that are something else to whoever sets a page, or reads a file. */
export const HARD_NAMES = [
  '*tebal* _miring_ `kode` ~ -- --- ... "kutip"',
  '#let x = 1; #panic() #pagebreak()',
  '$a^2$ <label> @acuan',
  '= Judul palsu',
  '(tanda kurung) [siku] {kurawal} \\( \\) \\',
  '\\ // bukan komentar /* juga bukan */',
  'endobj endstream stream %%EOF startxref',
] as const;
