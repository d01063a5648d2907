import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodNamed } from '#shared/domain/calendar/period';
import { Dimension } from '#shared/domain/figures/counted-report';
import { evaluatedAfresh } from '#shared/domain/figures/evaluated-month';
import type { FigureValue } from '#shared/domain/figures/figure';
import { identityOf } from '#shared/domain/figures/figure-name';
import { cellCount, officeCount } from '#shared/domain/figures/figures-of-period';
import { publicFigures } from '#shared/domain/figures/public-figures';
import { seenIn } from '#shared/domain/figures/scope';
import { OTHERS, withoutSmallNumbers } from '#shared/domain/figures/small-cells';
import { standingAt } from '#shared/domain/figures/standing';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { oftenIn } from '#test/support/fixed-seed';
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
const SMALL_YEARS = corpusOf(fc.subarray([...standings.keys()], { minLength: 8 }), 6, (places) => {
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
type SmallYear = ReturnType<ReturnType<typeof SMALL_YEARS.cases>[number]['value']>;

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

type Place = { readonly at: string; readonly figures: readonly FigureValue[] };

/** The office and each cell, with what stands behind them. */
const placesIn = ({ office, tables }: SmallYear): readonly Place[] => [
  { at: 'office', figures: office },
  ...tables.flatMap(({ by, behind }) => behind.map(({ key, figures }) => ({ at: `${by}=${key}`, figures }))),
];

/** The sums that hold within any group of reports. */
const learnIdentities = (attack: Attack, { at, figures }: Place): void => {
  const here = (parts: readonly string[]): readonly string[] => parts.map((part) => `${at} ${part}`);
  for (const [sum, parts] of IDENTITIES) attack.learn(here([sum]), here(parts));
  for (const row of PARTITIONS) {
    const sorts = figures.map(({ name }) => name).filter((name) => identityOf(name).figure === row);
    const whole = `${sorts[0] ?? row} whole`;
    attack.learn(here([whole]), here(sorts.map((name) => `${name} counted`)));
    for (const name of sorts) attack.learn(here([`${name} whole`]), here([whole]));
  }
};

/** What a table tells: its numbers, of each cell or of several that are put together. */
const learnTable = (attack: Attack, { by, behind, seen }: SmallYear['tables'][number]): void => {
  const apart = seen.cells.map(({ key }) => key);
  const together = behind.map(({ key }) => key).filter((key) => !apart.includes(key));
  for (const { key, figures } of seen.cells) {
    const keys = key === OTHERS ? together : [key];
    for (const [part] of figures.flatMap(partsOf))
      attack.learn(
        keys.map((one) => `${by}=${one} ${part}`),
        [],
      );
  }
};

/** All that somebody knows who has every table: the numbers that are shown, and the sums that always hold. */
const attackOn = (year: SmallYear): Attack => {
  const attack = sumsKnown();
  for (const place of placesIn(year)) learnIdentities(attack, place);
  const parts = [...new Set(year.office.flatMap(partsOf).map(([part]) => part))];
  for (const { by, behind } of year.tables)
    for (const part of parts)
      attack.learn(
        [`office ${part}`],
        behind.map(({ key }) => `${by}=${key} ${part}`),
      );
  const told = new Set(year.seen.filter(({ withheld }) => !withheld).map(({ name }) => name));
  for (const [part] of year.office.filter(({ name }) => told.has(name)).flatMap(partsOf))
    attack.learn([`office ${part}`], []);
  for (const table of year.tables) learnTable(attack, table);
  return attack;
};

/** Numbers of one to four reports, as differences of two sums. */
const smallIn = ({ at, figures }: Place): readonly (readonly [string, string | undefined])[] =>
  figures
    .filter(({ name, kind }) => kind !== 'events' && !identityOf(name).figure.startsWith('received.'))
    .flatMap((figure) => {
      const alone = partsOf(figure).filter(([, n]) => isFew(n));
      const isLeft = figure.kind === 'count' && isFew(figure.denominator - figure.numerator);
      const left = isLeft ? [[`${at} ${figure.name} whole`, `${at} ${figure.name} counted`] as const] : [];
      return [...alone.map(([part]) => [`${at} ${part}`, undefined] as const), ...left];
    });

/** So many years are enough to see that the attack finds what follows. */
const FEW = 3;

describe('the tables of a small year', () => {
  it('let no number of one to four reports follow, however they are added and subtracted', () => {
    let small = 0;
    let shown = 0;
    holdsFor(SMALL_YEARS, (year) => {
      const attack = attackOn(year);
      shown += year.tables.flatMap(({ seen }) => seen.cells.flatMap(({ figures }) => figures)).length;
      for (const [term, less] of placesIn(year).flatMap(smallIn)) {
        small += 1;
        expect(attack.follows([term], less === undefined ? [] : [less]), `${term} - ${less}`).toBe(false);
      }
    });
    expect(small).toBeGreaterThan(oftenIn(90));
    expect(shown).toBeGreaterThan(oftenIn(90));
  });

  it('would let small numbers follow if nothing but them were left out', () => {
    let follow = 0;
    for (const year of SMALL_YEARS.cases()
      .slice(0, FEW)
      .map(({ value }) => value())) {
      const nothing = { cells: [], withheld: [] };
      const attack = attackOn({ ...year, seen: [], tables: year.tables.map((table) => ({ ...table, seen: nothing })) });
      const terms = placesIn(year).flatMap(({ at, figures }) =>
        figures.flatMap(partsOf).map(([part, n]) => ({ term: `${at} ${part}`, n })),
      );
      for (const { term, n } of terms) if (!isFew(n)) attack.learn([term], []);
      follow += terms.filter(({ term, n }) => isFew(n) && attack.follows([term], [])).length;
    }
    expect(follow).toBeGreaterThan(50);
  });
});
