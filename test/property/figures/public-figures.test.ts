import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '#shared/domain/figures/figure';
import type { FigureName } from '#shared/domain/figures/figure-name';
import { flowFiguresOf, happeningsIn } from '#shared/domain/figures/flow';
import { type PublicFigure, publicFigures } from '#shared/domain/figures/public-figures';
import { seenIn } from '#shared/domain/figures/scope';
import { standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import { wib } from '#test/support/builders/a-report';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const standings = (await inventedYear(120)).flatMap(({ record }) => standingAt(calendar, record, YEAR_SEEN) ?? []);

/** The figures of any reports of the year, as everybody may see them, beside what they are made of. */
const ANY = corpusOf(fc.subarray([...standings.keys()]), 60, (places) => {
  const some = places.flatMap((place) => standings[place] ?? []);
  const figures: readonly Figure[] = [
    ...cohortFigures(seenIn(some, 'general'), { asOf: YEAR_SEEN, calendar }),
    ...flowFiguresOf(happeningsIn(some, { from: wib('2025-01-01 00:00'), until: YEAR_SEEN }), YEAR_SEEN),
  ];
  return { figures, seen: new Map(publicFigures(figures).map((figure) => [figure.name, figure])) };
});
const isFew = (n: number): boolean => 0 < n && n < 5;
const cell = (seen: ReadonlyMap<string, PublicFigure>, name: string): PublicFigure =>
  seen.get(name) ?? expect.fail(name);

describe('what everybody may see of the figures', () => {
  it('is no number behind which one to four reports stand, nor one that leaves so few', () => {
    holdsFor(ANY, ({ seen }) => {
      for (const figure of seen.values()) {
        if (figure.kind === 'count') {
          const { numerator, denominator } = figure;
          for (const n of [numerator, denominator, (denominator ?? 0) - (numerator ?? 0)])
            expect(isFew(n ?? 0)).toBe(false);
        } else expect(isFew(figure.n ?? 0)).toBe(false);
        expect(figure).not.toHaveProperty('ids');
      }
    });
  });

  it('is not one number of what is withheld', () => {
    holdsFor(ANY, ({ seen }) => {
      for (const { name: _name, asOf: _asOf, kind: _kind, withheld, ...numbers } of seen.values())
        if (withheld) expect(Object.values(numbers).filter((number) => number !== null)).toEqual([]);
    });
  });

  it('is all of a sum or nothing of it, since one part would follow from the rest', () => {
    holdsFor(ANY, ({ seen }) => {
      for (const sum of ['triage.', 'inform.', 'processed.', 'firstResponse.', 'resolution.']) {
        const cells = [...seen.values()].filter(({ name }) => name.startsWith(sum));
        expect(new Set(cells.map(({ withheld }) => withheld)).size, sum).toBe(1);
      }
    });
  });

  it('says nothing of units, topics and places: those are put together where they are small', () => {
    holdsFor(ANY, ({ seen }) => {
      expect([...seen.keys()].filter((name) => name.startsWith('received.'))).toEqual([]);
    });
  });

  it('is not what follows from how many are open, closed, or followed up', () => {
    holdsFor(ANY, ({ seen }) => {
      const families = [
        ['open', 'closed', 'inProcess', 'referred', 'archived', 'followedUp.panrb.gross', 'result.fixed'],
        ['machine.abstained', 'machine.agreed', 'machine.unconfirmed'],
        ['flow.classified', 'flow.routed', 'flow.resolved', 'flow.closed', 'flow.archived', 'flow.missed'],
      ];
      for (const family of families)
        expect(new Set(family.map((name) => cell(seen, name).withheld)).size, `${family}`).toBe(1);
    });
  });

  it('is still what it is where enough reports stand behind all of it', () => {
    const figure = (name: FigureName, numerator: number): Figure => ({
      ...{ name, asOf: YEAR_SEEN, kind: 'count', numerator, denominator: 40, ratio: numerator / 40, n: 40, ids: [] },
    });
    const figures = [figure('received', 40), figure('open', 30), figure('closed', 10)];
    expect(publicFigures(figures).map((one) => (one.kind === 'count' ? one.numerator : undefined))).toEqual([
      40, 30, 10,
    ]);
  });
});
