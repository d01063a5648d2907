import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '#shared/domain/figures/figure';
import { type FigureName, figureEntries } from '#shared/domain/figures/figure-name';
import { flowOf, flowsMerged } from '#shared/domain/figures/flow';
import { merged, type Part, partOf, without } from '#shared/domain/figures/part';
import { countedIn, seenIn } from '#shared/domain/figures/scope';
import { OUTCOMES, type Standing, standingAt } from '#shared/domain/figures/standing';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { Instant } from '#shared/domain/words/words';
import { laterMoment, recordsOf, someHistories } from '#test/support/builders/an-office';
import { corpusOf, holdsFor, once } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const { calendar } = policy;

const standing = (records: readonly (readonly RecordedEvent[])[], at: Instant): readonly Standing[] =>
  records.flatMap((one) => standingAt(calendar, one, at) ?? []);
const counted = (part: Part, name: FigureName) => part.counts[name]?.counted ?? [];

/** The records of an office with what stands at some moment, and ways to cut them. */
const OFFICES = corpusOf(
  fc.record({
    histories: someHistories,
    at: laterMoment,
    /** The part that each report falls into. */
    cut: fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
    scope: fc.constantFrom('full', 'general'),
    /** A bit for each report. */
    some: fc.nat(255),
    cuts: fc.array(laterMoment, { minLength: 1, maxLength: 5 }),
  }),
  150,
  ({ histories, at, ...given }) => {
    const records = recordsOf(histories);
    const standings = once(() => standing(records, at));
    return { ...given, records, at, standings, whole: once(() => partOf(standings(), calendar)) };
  },
);

describe('an evaluation', () => {
  it('is the same however its reports are cut into parts, and in whatever order they come', () => {
    holdsFor(OFFICES, ({ standings, cut, scope }) => {
      const parts = [0, 1, 2, 3].map((part) =>
        partOf(
          countedIn(
            standings().filter((_, index) => cut[index] === part),
            calendar,
            scope,
          ),
          calendar,
        ),
      );
      const whole = partOf(countedIn(standings(), calendar, scope), calendar);
      expect(merged(parts)).toEqual(whole);
      expect(merged(parts.toReversed())).toEqual(whole);
      expect(merged([merged(parts.slice(0, 2)), merged(parts.slice(2))])).toEqual(whole);
      expect(partOf(countedIn(standings().toReversed(), calendar, scope), calendar)).toEqual(whole);
    });
  });

  it('splits every whole without rest', () => {
    holdsFor(OFFICES, ({ whole }) => {
      const part = whole();
      const all = part.counts.received?.of ?? [];
      const sorted = (names: readonly FigureName[]) => names.flatMap((name) => counted(part, name)).toSorted();
      expect(sorted(['open', 'closed', 'referred', 'archived'])).toEqual(all);
      for (const clock of WATCHED_CLOCKS.options) {
        const names = OUTCOMES.map((outcome): FigureName => `${clock}.${outcome}`);
        expect(sorted(names)).toEqual(part.counts[`${clock}.met`]?.of);
      }
      for (const breakdown of ['class', 'topic', 'unit', 'channel', 'subDistrict']) {
        const names = figureEntries(part.counts)
          .map(([name]) => name)
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
      expect(partOf(countedIn(standing(known, at), calendar, 'general'), calendar)).toEqual(partOf(general, calendar));
    });
    expect(frozen).toBeGreaterThan(50);
  });

  it('lists in general none of the reports that are about oversight, and all others', () => {
    holdsFor(OFFICES, ({ standings }) => {
      const listed = new Set(seenIn(standings(), 'general'));
      for (const one of standings())
        expect(listed.has(one)).toBe(one.report.status === 'received' || one.report.oversight === 'none');
    });
  });

  it('without some of its reports is as if they had never been there', () => {
    holdsFor(OFFICES, ({ standings, whole, some }) => {
      const isHidden = (_: Standing, index: number): boolean => (some & (1 << index)) !== 0;
      const hidden = new Set(
        standings()
          .filter(isHidden)
          .map(({ report }) => report.id),
      );
      const rest = partOf(
        standings().filter((one, index) => !isHidden(one, index)),
        calendar,
      );
      expect(without(whole(), hidden)).toEqual(rest);
      expect(merged([rest, partOf(standings().filter(isHidden), calendar)])).toEqual(whole());
    });
  });

  it('an evaluation of what happened is the same however its time is cut into parts', () => {
    holdsFor(OFFICES, ({ records, cuts }) => {
      const end = Instant.parse(Date.UTC(2026, 0, 1));
      const standings = standing(records, end);
      const edges = [Instant.parse(Date.UTC(2025, 0, 1)), ...cuts.toSorted((a, b) => a - b), end];
      const pieces = edges.slice(1).map((until, index) => flowOf(standings, { from: edges[index] ?? until, until }));
      const whole = flowOf(standings, { from: edges[0] ?? end, until: end });
      expect(flowsMerged(pieces)).toEqual(whole);
      const closed = records.flat().filter(({ event }) => event.type === 'Closed');
      expect(whole['flow.closed'] ?? []).toHaveLength(closed.length);
    });
  });

  it('counts what a naive count from nothing counts', () => {
    holdsFor(OFFICES, ({ records, at, whole }) => {
      const figures = new Map(figuresOf(whole(), at).map((one) => [one.name, one]));
      const heads = records.flatMap((one) => {
        const head = one.filter(({ recordedAt }) => recordedAt <= at).reduce<Report | undefined>(evolve, undefined);
        return head === undefined ? [] : [head];
      });
      const count = (test: (head: Report) => boolean): number => heads.filter(test).length;
      const numerator = (name: FigureName) => {
        const figure = figures.get(name);
        return figure?.kind === 'count' ? figure.numerator : Number.NaN;
      };
      expect(numerator('received')).toBe(heads.length);
      expect(numerator('closed')).toBe(count(({ status }) => status === 'closed'));
      expect(numerator('archived')).toBe(count(({ status }) => status === 'archived'));
      expect(numerator('followedUp.panrb.gross')).toBe(
        count(({ status, answeredAt }) => status === 'closed' || answeredAt !== undefined),
      );
      for (const figure of figures.values()) {
        if (figure.kind === 'count') expect(figure.ids).toHaveLength(figure.numerator);
        else expect(figure.ids).toHaveLength(figure.n);
      }
    });
  });
});
