import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, countedReports, Dimension } from '#shared/domain/figures/counted-report';
import type { Figure } from '#shared/domain/figures/figure';
import { type FigureName, figureName } from '#shared/domain/figures/figure-name';
import { flowFiguresOf, happeningsIn } from '#shared/domain/figures/flow';
import { countedIn, seenIn } from '#shared/domain/figures/scope';
import { OUTCOMES, type Standing, standingAt } from '#shared/domain/figures/standing';
import {
  addReport,
  addTally,
  cohortFigures,
  emptyTally,
  type Tally,
  talliedFigures,
} from '#shared/domain/figures/tally';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { Instant } from '#shared/domain/words/words';
import { laterMoment, recordsOf, someHistories } from '#test/support/builders/an-office';
import { oftenIn } from '#test/support/fixed-seed';
import { corpusOf, holdsFor, once } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const { calendar } = policy;

const hadEnded = (report: Report, how: string): boolean => report.status === 'history' && report.ended.how === how;

const standing = (records: readonly (readonly RecordedEvent[])[], at: Instant): readonly Standing[] =>
  records.flatMap((one) => standingAt(calendar, one, at) ?? []);
const idsIn = (figures: readonly Figure[], name: FigureName) => figures.find((one) => one.name === name)?.ids ?? [];
/** What has been counted of some reports. */
const tallied = (standings: readonly Standing[]): Tally => {
  const tally = emptyTally({ listed: true });
  for (const report of countedReports(standings, calendar)) addReport(tally, report);
  return tally;
};
/** Several counts as one. */
const together = (tallies: readonly Tally[]): Tally => {
  const all = emptyTally({ listed: true });
  for (const tally of tallies) addTally(all, tally);
  return all;
};

/** The records of an office with what stands at some moment, and ways to cut them. */
const OFFICES = corpusOf(
  fc.record({
    histories: someHistories,
    at: laterMoment,
    /** The part that each report falls into. */
    cut: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    scope: fc.constantFrom('full', 'general'),
    cuts: fc.array(laterMoment, { minLength: 1, maxLength: 5 }),
  }),
  60,
  ({ histories, at, ...given }) => {
    const records = recordsOf(histories);
    const standings = once(() => standing(records, at));
    const look = { asOf: at, calendar };
    return { ...given, records, at, look, standings, whole: once(() => cohortFigures(standings(), look)) };
  },
);

describe('an evaluation', () => {
  it('is the same however its reports are cut into parts, and in whatever order they come', () => {
    holdsFor(OFFICES, ({ standings, cut, scope, look }) => {
      const counted = countedIn(standings(), calendar, scope);
      const parts = [0, 1, 2, 3].map((part) => tallied(counted.filter((_, index) => cut[index] === part)));
      const whole = cohortFigures(counted, look);
      const figuresOf = (tallies: readonly Tally[]) => talliedFigures(together(tallies), look);
      expect(figuresOf(parts)).toEqual(whole);
      expect(figuresOf(parts.toReversed())).toEqual(whole);
      expect(figuresOf([together(parts.slice(0, 2)), together(parts.slice(2))])).toEqual(whole);
      expect(cohortFigures(counted.toReversed(), look)).toEqual(whole);
    });
  });

  it('is the sum of the cells of any dimension', () => {
    holdsFor(OFFICES, ({ standings, whole, look }) => {
      for (const dimension of Dimension.options) {
        const cells = Map.groupBy(countedReports(standings(), calendar), (report) => cellOf(report, dimension));
        const tallies = [...cells.values()].map((reports) => {
          const tally = emptyTally({ listed: true });
          for (const report of reports) addReport(tally, report);
          return tally;
        });
        expect(talliedFigures(together(tallies), look)).toEqual(whole());
        for (const [key, reports] of cells)
          expect(idsIn(whole(), figureName(`received.${dimension}.*`, key))).toEqual(
            reports.map(({ id }) => id).toSorted(),
          );
      }
    });
  });

  it('splits every whole without rest', () => {
    holdsFor(OFFICES, ({ whole, standings }) => {
      const all = standings()
        .map(({ report }) => report.id)
        .toSorted();
      const sorted = (names: readonly FigureName[]) => names.flatMap((name) => idsIn(whole(), name)).toSorted();
      expect(sorted(['open', 'closed', 'referred', 'archived'])).toEqual(all);
      for (const clock of WATCHED_CLOCKS.options) {
        const names = OUTCOMES.map((outcome): FigureName => `${clock}.${outcome}`);
        const met = whole().find(({ name }) => name === `${clock}.met`);
        expect(sorted(names)).toHaveLength(met?.n ?? Number.NaN);
        expect(new Set(sorted(names)).size).toBe(met?.n);
      }
      for (const breakdown of Dimension.options) {
        const names = whole()
          .map(({ name }) => name)
          .filter((name) => name.startsWith(`received.${breakdown}.`));
        expect(sorted(names)).toEqual(all);
      }
    });
  });

  it('an evaluation in general is that of the reports that are not about oversight, and of others as they stood when they last were not', () => {
    let frozen = 0;
    holdsFor(OFFICES, ({ records, at }) => {
      // Told from the events alone: the last that said anything of it.
      const isOpenly = (events: readonly RecordedEvent[]): boolean =>
        events.reduce((open, { event }) => {
          if (event.type === 'OversightSuspected') return false;
          return event.type === 'Classified' ? event.oversight === 'none' : open;
        }, true);
      const known = records.map((one) => one.filter(({ recordedAt }) => recordedAt <= at));
      const general = known.flatMap((events) => {
        if (isOpenly(events)) return standing([events], at);
        const moments = [...new Set(events.map(({ recordedAt }) => recordedAt))];
        const until = (moment: Instant) => events.filter(({ recordedAt }) => recordedAt < moment);
        const end = moments.findLast((moment, index) => index > 0 && isOpenly(until(moment)));
        frozen += Number(end !== undefined);
        return end === undefined ? [] : standing([until(end)], Instant.parse(end - 1));
      });
      const look = { asOf: at, calendar };
      const counted = countedIn(standing(known, at), calendar, 'general');
      expect(cohortFigures(counted, look)).toEqual(cohortFigures(general, look));
    });
    expect(frozen).toBeGreaterThan(oftenIn(25));
  });

  it('lists in general none of the reports that are about oversight, and all others', () => {
    holdsFor(OFFICES, ({ standings }) => {
      const listed = new Set(seenIn(standings(), 'general'));
      for (const one of standings())
        expect(listed.has(one)).toBe(one.report.status === 'received' || one.report.oversight === 'none');
    });
  });

  it('an evaluation of what happened is the same however its time is cut into parts', () => {
    holdsFor(OFFICES, ({ records, cuts }) => {
      const end = Instant.parse(Date.UTC(2026, 0, 1));
      const standings = standing(records, end);
      const edges = [Instant.parse(Date.UTC(2025, 0, 1)), ...cuts.toSorted((a, b) => a - b), end];
      const pieces = edges
        .slice(1)
        .flatMap((until, index) => happeningsIn(standings, { from: edges[index] ?? until, until }));
      const whole = flowFiguresOf(happeningsIn(standings, { from: edges[0] ?? end, until: end }), end);
      expect(flowFiguresOf(pieces, end)).toEqual(whole);
      const closed = records.flat().filter(({ event }) => event.type === 'Closed');
      expect(idsIn(whole, 'flow.closed')).toHaveLength(closed.length);
    });
  });

  it('counts what a naive count from nothing counts', () => {
    holdsFor(OFFICES, ({ records, at, whole }) => {
      const figures = new Map(whole().map((one) => [one.name, one]));
      const heads = records.flatMap((one) => {
        const head = one.filter(({ recordedAt }) => recordedAt <= at).reduce<Report | undefined>(evolve, undefined);
        return head === undefined || (head.status === 'archived' && head.reason === 'importUndone') ? [] : [head];
      });
      const count = (test: (head: Report) => boolean): number => heads.filter(test).length;
      const numerator = (name: FigureName) => {
        const figure = figures.get(name);
        return figure?.kind === 'count' ? figure.numerator : Number.NaN;
      };
      expect(numerator('received')).toBe(heads.length);
      expect(numerator('closed')).toBe(count((report) => report.status === 'closed' || hadEnded(report, 'done')));
      expect(numerator('archived')).toBe(
        count((report) => report.status === 'archived' || hadEnded(report, 'archived')),
      );
      expect(numerator('followedUp.panrb.gross')).toBe(
        count((report) => report.status === 'closed' || hadEnded(report, 'done') || report.answeredAt !== undefined),
      );
      for (const figure of figures.values()) {
        if (figure.kind === 'count') expect(figure.ids).toHaveLength(figure.numerator);
        else expect(figure.ids).toHaveLength(figure.n);
      }
    });
  });
});
