import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { digestRecipients, digestsDue, firstDayOf } from '#shared/domain/digest/schedule';
import { ConcealedReport, type Knows } from '#shared/domain/figures/last-known';
import type { Policy } from '#shared/domain/policy/policy';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const LONG_AGO = IsoDate.parse('2020-01-01');
const due = (now: string, served: string | undefined, first = LONG_AGO): readonly string[] =>
  digestsDue(policy, wib(now), { served: served === undefined ? undefined : wib(served), first }).map(
    ({ name }) => name,
  );

describe('the digests that are owed', () => {
  it.each([
    // Monday, 2 June 2025: the week of 26 May ended last night, and so did May the night before.
    ['a Monday after the first of a month', '2025-06-02 07:30', '2025-05-31 07:30', ['2025-05', '2025-W22']],
    ['the day after', '2025-06-03 07:30', '2025-06-02 07:30', []],
    ['the morning of the first', '2025-08-01 07:30', '2025-07-31 07:30', ['2025-07']],
    ['twenty hours late', '2025-08-02 03:30', '2025-07-31 07:30', ['2025-07']],
    // Not before it is over in the office: 23:59 WIB is still July.
    ['a minute before midnight', '2025-07-31 23:59', '2025-07-28 07:30', []],
    ['midnight itself', '2025-08-01 00:00', '2025-07-28 07:30', ['2025-07']],
    ['the end of a February with 29 days', '2024-03-01 07:30', '2024-02-29 07:30', ['2024-02']],
    // Week 1 of 2026 is that of Thursday, 1 January; December is over on that day.
    ['the turn of the year', '2026-01-05 07:30', '2025-12-31 07:30', ['2025-12', '2026-W01']],
    ['a week without a run', '2025-06-16 07:30', '2025-06-08 07:30', ['2025-W23', '2025-W24']],
  ])('on %s', (_, now, served, expected) => {
    expect(due(now, served)).toEqual(expected);
  });

  it('go back four weeks and two months at most, however long nobody ran', () => {
    expect(due('2025-12-10 07:30', '2024-01-01 07:30')).toEqual([
      '2025-10',
      '2025-W46',
      '2025-W47',
      // The 30th of November is a Sunday: both are over at the same moment.
      '2025-11',
      '2025-W48',
      '2025-W49',
    ]);
  });

  it('are the last week and the last month for whoever is new', () => {
    expect(due('2025-12-10 07:30', undefined)).toEqual(['2025-11', '2025-W49']);
  });

  it('are none of a time before the first report', () => {
    expect(due('2025-12-10 07:30', undefined, IsoDate.parse('2025-12-01'))).toEqual(['2025-W49']);
    expect(due('2025-12-10 07:30', undefined, IsoDate.parse('2025-12-08'))).toEqual([]);
  });
});

describe('who receives digests', () => {
  const named = (...recused: string[]) => [
    {
      concealed: {
        [reportIdOf(LAPOR, '1')]: {
          ...ConcealedReport.parse({ oversight: 'confirmed', recused, standIns: [], before: [] }),
          on: IsoDate.parse('2025-03-01'),
        },
      },
    },
  ];
  const ids = (rules: Policy, headlines: Parameters<typeof digestRecipients>[1]): readonly string[] =>
    digestRecipients(rules, headlines).map(({ id }) => id);

  it('is the Secretary', () => {
    expect(ids(policy, [])).toEqual(['sekretaris']);
    expect(ids(policy, named('admin-lapor'))).toEqual(['sekretaris']);
  });

  it('is the inspector too where the Secretary is named in a report', () => {
    expect(ids(policy, named('sekretaris'))).toEqual(['sekretaris', 'inspektur']);
  });

  it('is whoever stands in for the inspector too where both are named', () => {
    expect(ids(policy, named('sekretaris', 'inspektur'))).toEqual(['sekretaris', 'inspektorat-provinsi']);
  });

  it('is everybody once, whatever they are', () => {
    const rules = { ...policy, digest: { ...policy.digest, to: ['secretary', 'inspector'] as const } };
    expect(ids(rules, named('sekretaris'))).toEqual(['sekretaris', 'inspektur']);
  });

  it('is told of no time before the first report that they know of', () => {
    const headlines = [{ concealed: named('sekretaris')[0]?.concealed ?? {}, firstDay: IsoDate.parse('2025-06-02') }];
    const knows = (id: string) => (report: Parameters<Knows>[0]) => !report.recused.some((one) => one === id);
    expect(firstDayOf(headlines, knows('sekretaris'))).toBe('2025-06-02');
    expect(firstDayOf(headlines, knows('inspektur'))).toBe('2025-03-01');
    expect(firstDayOf([{ concealed: headlines[0]?.concealed ?? {} }], knows('sekretaris'))).toBeUndefined();
  });
});
