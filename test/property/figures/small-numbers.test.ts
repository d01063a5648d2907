import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodNamed } from '#shared/domain/calendar/period';
import { Dimension } from '#shared/domain/figures/counted-report';
import { evaluatedAfresh } from '#shared/domain/figures/evaluated-month';
import type { FigureValue } from '#shared/domain/figures/figure';
import { figureName, identityOf } from '#shared/domain/figures/figure-name';
import { type Cell, cellCount, officeCount } from '#shared/domain/figures/figures-of-period';
import { publicFigures } from '#shared/domain/figures/public-figures';
import { seenIn } from '#shared/domain/figures/scope';
import { OTHERS, withoutSmallNumbers } from '#shared/domain/figures/small-cells';
import { standingAt } from '#shared/domain/figures/standing';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { sumsKnown } from '#test/support/laws/sums-known';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const YEAR = periodNamed('2025') ?? expect.fail();
const LOOK = { asOf: YEAR_SEEN, calendar, hidden: new Map() };
const standings = seenIn(
  (await inventedYear(120)).flatMap(({ record }) => standingAt(calendar, record, YEAR_SEEN) ?? []),
  'general',
);

/** Some reports of the year, all that is published of them, and what stands behind it. */
const SMALL_YEARS = corpusOf(fc.subarray([...standings.keys()], { minLength: 8 }), 25, (places) => {
  const month = evaluatedAfresh(
    places.flatMap((place) => standings[place] ?? []),
    calendar,
  );
  const office = officeCount(YEAR, LOOK);
  office.add(month);
  const tables = Dimension.options.map((by) => {
    const count = cellCount(by, YEAR, LOOK);
    count.add(month);
    return {
      by,
      behind: count.counted().filter(({ figures }) => receivedIn(figures) > 0),
      seen: withoutSmallNumbers(count),
    };
  });
  return { office: office.counted(), seen: publicFigures(office.counted()), tables };
});
type SmallYear = ReturnType<ReturnType<typeof SMALL_YEARS.cases>[number]>;

const receivedIn = (figures: readonly FigureValue[]): number => figures.find(({ name }) => name === 'received')?.n ?? 0;
const isFew = (n: number): boolean => 0 < n && n < 5;
const partsOf = (figure: FigureValue): readonly (readonly [string, number])[] =>
  figure.kind === 'count'
    ? [
        [`${figure.name} counted`, figure.numerator],
        [`${figure.name} whole`, figure.denominator],
      ]
    : [[`${figure.name} whole`, figure.n]];

/** Sums that hold between the figures of any reports, by what docs/figures.md says of each. */
const IDENTITIES: readonly (readonly [string, readonly string[]])[] = [
  ['received whole', ['received counted']],
  ['received counted', ['open counted', 'closed counted', 'referred counted', 'archived counted']],
  ['followedUp.panrb.gross counted', ['closed counted', 'inProcess counted']],
  ['followedUp.kemendagri.gross counted', ['closed counted']],
  ['followedUp.kemendagri.net whole', ['followedUp.panrb.net whole']],
  ['result.fixed whole', ['resolved counted', 'closed counted']],
  ['closed.reporter whole', ['closed counted']],
  ['archived.withdrawn whole', ['archived counted']],
  ['handedBack whole', ['routed counted']],
  ['rerouted whole', ['routed counted']],
  ['age.open whole', ['open counted']],
  ...['classified', 'routed', 'open', 'overdue', 'awaiting', 'resolved', 'closed', 'referred', 'archived'].map(
    (name): readonly [string, readonly string[]] => [`${name} whole`, ['received whole']],
  ),
  ...['inProcess', 'followedUp.panrb.gross', 'followedUp.kemendagri.gross', 'escalated'].map(
    (name): readonly [string, readonly string[]] => [`${name} whole`, ['received whole']],
  ),
];
/** Where a whole falls into sorts without rest, each has that whole, and their sum is it. */
const PARTITIONS = [
  'result.*',
  'closed.*',
  'archived.*',
  'triage.*',
  'inform.*',
  'processed.*',
  'firstResponse.*',
  'resolution.*',
] as const;

type Attack = ReturnType<typeof sumsKnown>;

/** All that somebody knows who has every table: the numbers that are shown, and the sums that always hold. */
const attackOn = ({ office, seen, tables }: SmallYear): Attack => {
  const attack = sumsKnown();
  const places: readonly (readonly [string, readonly FigureValue[]])[] = [
    ['office', office],
    ...tables.flatMap(({ by, behind }) => behind.map(({ key, figures }) => [`${by}=${key}`, figures] as const)),
  ];
  for (const [place, figures] of places) {
    const at = (part: string): string => `${place} ${part}`;
    for (const [sum, parts] of IDENTITIES) attack.learn([at(sum)], parts.map(at));
    for (const row of PARTITIONS) {
      const sorts = figures.map(({ name }) => name).filter((name) => identityOf(name).figure === row);
      const [first = figureName('received')] = sorts;
      attack.learn(
        [at(`${first} whole`)],
        sorts.map((name) => at(`${name} counted`)),
      );
      for (const name of sorts) attack.learn([at(`${name} whole`)], [at(`${first} whole`)]);
    }
  }
  const names = new Set(office.flatMap(partsOf).map(([part]) => part));
  for (const { by, behind } of tables)
    for (const part of names)
      attack.learn(
        [`office ${part}`],
        behind.map(({ key }) => `${by}=${key} ${part}`),
      );
  for (const figure of seen)
    if (!figure.withheld)
      for (const [part] of partsOf(office.find(({ name }) => name === figure.name) ?? expect.fail()))
        attack.learn([`office ${part}`], []);
  for (const { by, behind, seen: shown } of tables) {
    const apart = shown.cells.map(({ key }) => key);
    const together = behind.filter(({ key }) => !apart.includes(key)).map(({ key }) => key);
    for (const { key, figures } of shown.cells)
      for (const [part] of figures.flatMap(partsOf))
        attack.learn(
          (key === OTHERS ? together : [key]).map((one) => `${by}=${one} ${part}`),
          [],
        );
  }
  return attack;
};

describe('the tables of a small year', () => {
  it('let no number of one to four reports follow, however they are added and subtracted', () => {
    let small = 0;
    let shown = 0;
    holdsFor(SMALL_YEARS, (year) => {
      const attack = attackOn(year);
      shown += year.tables.reduce((sum, { seen }) => sum + seen.cells.flatMap(({ figures }) => figures).length, 0);
      const cells: readonly Cell[] = [
        { key: 'office', figures: year.office.filter(({ kind }) => kind !== 'events') },
        ...year.tables.flatMap(({ by, behind }) =>
          behind.map(({ key, figures }) => ({
            key: `${by}=${key}`,
            figures: figures.filter(({ kind }) => kind !== 'events'),
          })),
        ),
      ];
      for (const { key, figures } of cells)
        for (const figure of figures) {
          const name = (part: string): string => `${key} ${figure.name} ${part}`;
          if (identityOf(figure.name).figure.startsWith('received.')) continue;
          for (const [part, n] of partsOf(figure))
            if (isFew(n)) {
              small += 1;
              expect(attack.follows([`${key} ${part}`], []), `${key} ${part} = ${n}`).toBe(false);
            }
          if (figure.kind === 'count' && isFew(figure.denominator - figure.numerator))
            expect(attack.follows([name('whole')], [name('counted')]), name('left')).toBe(false);
        }
    });
    expect(small).toBeGreaterThan(500);
    expect(shown).toBeGreaterThan(500);
  });

  it('would let small numbers follow if nothing but them were left out', () => {
    let follow = 0;
    holdsFor(SMALL_YEARS, (year) => {
      const every = {
        ...year,
        seen: [],
        tables: year.tables.map((table) => ({ ...table, seen: { cells: [], withheld: [] } })),
      };
      const attack = attackOn(every);
      const places = year.tables.flatMap(({ by, behind }) =>
        behind.map(({ key, figures }) => ({ at: `${by}=${key}`, figures })),
      );
      const parts = [{ at: 'office', figures: year.office }, ...places].flatMap(({ at, figures }) =>
        figures.flatMap(partsOf).map(([part, n]) => ({ term: `${at} ${part}`, n })),
      );
      for (const { term, n } of parts) if (!isFew(n)) attack.learn([term], []);
      follow += parts.filter(({ term, n }) => isFew(n) && attack.follows([term], [])).length;
    });
    expect(follow).toBeGreaterThan(50);
  });
});
