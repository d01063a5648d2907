import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { figuresIn } from '#local/cli/figure-list';
import { differenceIn, differenceLines } from '#local/cli/what-if-lines';
import { type Period, periodNamed } from '#shared/domain/calendar/period';
import type { Figure } from '#shared/domain/figures/figure';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { isReplayed, standingsUnder } from '#shared/domain/figures/what-if';
import { triedRules, type WhatIf } from '#shared/domain/figures/what-if-rules';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { isoDate } from '#test/support/builders/a-calendar';
import { recordsOf, someHistories } from '#test/support/builders/an-office';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { runsOf, SEED } from '#test/support/fixed-seed';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const period = (name: string): Period => periodNamed(name) ?? expect.fail(name);
const SCOPES = ['full', 'general'] as const;

const tried = (asked: WhatIf) => {
  const result = triedRules(policy, asked);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
};

/** Histories of every kind, and a year as an office might have had it. */
let standings: readonly Standing[] = [];
beforeAll(async () => {
  const records = [
    ...(await inventedYear(60)).map(({ record }) => record),
    ...recordsOf(fc.sample(someHistories, { seed: SEED, ...runsOf(20, 'all') }).flat()),
  ];
  standings = records.flatMap((record) => standingAt(calendar, record, YEAR_SEEN) ?? []);
  expect(standings.length).toBeGreaterThan(100);
});

const figures = (some: readonly Standing[], rules = calendar, scope: (typeof SCOPES)[number] = 'full') =>
  figuresIn(some, period('2025'), { calendar: rules, asOf: YEAR_SEEN, scope });

describe('figures replayed', () => {
  it.each([
    ['where nothing is changed', {}],
    ['where empty lists are', { calendar: { addDaysOff: [], removeDaysOff: [], specialHours: [] }, clocks: [] }],
    ['under days off that no date reaches', { calendar: { addDaysOff: [isoDate('2027-11-17')] } }],
    ['under the hours that hold', { calendar: { hours: calendar.hours } }],
    ['under the limits that hold', { clocks: [{ clock: 'resolution', class: 'service', limit: 14 } as const] }],
  ] as const)('are the same to the last id %s', (_, asked) => {
    const others = tried(asked);
    const replay = standingsUnder({ rules: policy, others }, standings);
    for (const scope of SCOPES) {
      expect(figures(replay, others.calendar, scope)).toEqual(figures(standings, calendar, scope));
      const look = { period: period('2025'), asOf: YEAR_SEEN, scope };
      expect(differenceIn(standings, policy, others, look)).toMatchObject({ figures: [], reports: [] });
    }
    expect(replay.map(({ events }) => events)).toEqual(standings.map(({ events }) => events));
  });

  const OTHER: WhatIf = {
    calendar: {
      addDaysOff: [isoDate('2025-05-08'), isoDate('2025-11-18')],
      removeDaysOff: [isoDate('2025-05-12')],
      hours: [{ weekdays: [1, 2, 3, 4, 5, 6], segments: [['08:00', '13:00']] }],
    },
    clocks: [
      ...WATCHED_CLOCKS.options.filter((clock) => clock !== 'resolution').map((clock) => ({ clock, limit: 3 })),
      { clock: 'resolution', class: 'service', limit: 6 },
    ],
  };
  /** What follows from dates, or from how long the office was open. */
  const OF_DATES = /^(triage|inform|processed|firstResponse|resolution|time)\.|^(overdue|answeredLater)$/;
  const isOfDates = ({ name }: Figure): boolean => OF_DATES.test(name);

  it('differ in what follows from dates, and in nothing that people did', () => {
    const others = tried(OTHER);
    const replay = standingsUnder({ rules: policy, others }, standings);
    const [before, after] = [figures(standings), figures(replay, others.calendar)];
    const done = (some: readonly Figure[]) => some.filter((one) => !isOfDates(one) && one.name !== 'flow.moved');
    expect(done(after)).toEqual(done(before));
    const look = { period: period('2025'), asOf: YEAR_SEEN, scope: 'full' } as const;
    const difference = differenceIn(standings, policy, others, look);
    expect(difference.compared).toBe(before.filter(isReplayed).length);
    expect(difference.figures.length).toBeGreaterThan(15);
    expect(difference.figures.filter((one) => !isOfDates(one.before))).toEqual([]);
    const widths = differenceLines(difference, { ...look, withIds: true }).map((line) => line.length);
    expect(widths.length).toBeGreaterThan(100);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });
});
