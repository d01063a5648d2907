import * as fc from 'fast-check';
import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FigureShown } from '#shared/contracts/http/evaluation';
import type { PublicFigureShown } from '#shared/contracts/http/public-figures';
import type { TriedShown } from '#shared/contracts/http/tried-rules';
import { DigestPeriod, YearName } from '#shared/domain/calendar/period';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import type { Board } from '#web/console/figures/board.ts';
import { FiguresPart } from '#web/public/figures-part.tsx';

/** What a drawing says of its whole, by the sort of each part, and the words beside it. */
type Drawn = {
  readonly words: string;
  readonly href: string | undefined;
  readonly parts: Readonly<Record<string, number>>;
};

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '').trim();
const attribute = (html: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];

/** Each part of a bar or a column by its length, as a share of the scale. */
const partsIn = (html: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...html.matchAll(/<rect[^>]*>/g)].flatMap(([rect]) => {
      const sort = attribute(rect, 'class') ?? '';
      const length = sort === 'ground' ? undefined : attribute(rect, html.includes('"column"') ? 'height' : 'width');
      return length === undefined ? [] : [[sort, Number(length.replace('%', '')) / 100]];
    }),
  );

const linesIn = (html: string): readonly Drawn[] =>
  [...html.matchAll(/<figure class="picture">.*?<\/figure>/g)].flatMap(([figure]) =>
    [...figure.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) => ({
      words: text(/<span class="(?:number|unseen)">(.*?)<\/span>/.exec(line)?.[1] ?? ''),
      href: attribute(line, 'href'),
      parts: partsIn(line),
    })),
  );

/** What a table says under each link. */
const cellsIn = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/<td[^>]*><a href="([^"]*)">(.*?)<\/a><\/td>/g)].map(([, href = '', words = '']) => [
      href,
      words,
    ]),
  );

/** `1.234` is a thousand and more. */
const numbersIn = (words: string): readonly number[] =>
  [...words.matchAll(/\d[\d.]*/g)].map(([number]) => Number(number.replaceAll('.', '')));
const shareIn = (words: string | undefined): number => {
  const [numerator = 0, denominator = 0] = numbersIn(words ?? expect.fail('not in the table'));
  return denominator === 0 ? 0 : numerator / denominator;
};

/** A length is drawn to a hundredth of a per cent. */
const expectLength = (drawn: number | undefined, share: number): void =>
  expect(Math.abs((drawn ?? expect.fail('not drawn')) - share)).toBeLessThan(0.000_06);

const count = (name: string, numerator: number, denominator: number): FigureShown => ({
  ...{ kind: 'count', name, formula: name, asOf: '2026-11-24T07:00:00+07:00', n: numerator },
  ...{ numerator, denominator, ratio: denominator === 0 ? null : numerator / denominator },
});

/** So many of each sort, and of all of them together. */
const parted = (names: readonly string[]): fc.Arbitrary<readonly FigureShown[]> =>
  fc.array(fc.nat(3000), { minLength: names.length, maxLength: names.length }).map((counts) => {
    const whole = counts.reduce((sum, n) => sum + n, 0);
    return names.map((name, place) => count(name, counts[place] ?? 0, whole));
  });

const OUTCOMES = { met: 'good', pending: 'rest', missed: 'late' } as const;
const CLOCKS = ['triage', 'firstResponse', 'resolution'];
const figures: fc.Arbitrary<readonly FigureShown[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 3000 }),
    parted(['result.fixed', 'result.answered', 'result.notFixed']),
    parted(['closed.reporter', 'closed.silence']),
    fc.tuple(...CLOCKS.map((clock) => parted(Object.keys(OUTCOMES).map((outcome) => `${clock}.${outcome}`)))),
    fc.array(fc.nat(3000), { minLength: 6, maxLength: 6 }),
    fc.tuple(fc.nat(400), fc.nat(400)),
  )
  .map(([all, results, ways, clocks, some, ages]) => [
    count('received', all, all),
    ...['open', 'closed', 'overdue', 'notSatisfied', 'handedBack', 'archived'].map((name, place) =>
      count(name, Math.min(all, some[place] ?? 0), all),
    ),
    ...[...results, ...ways, ...clocks.flat()],
    {
      ...{ kind: 'days' as const, name: 'age.open', formula: 'age.open', asOf: '2026-11-24T07:00:00+07:00', n: all },
      ...{ median: Math.min(...ages), p90: Math.max(...ages) },
    },
  ]);

const boards: fc.Arbitrary<Board> = fc
  .tuple(figures, figures, fc.array(fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900)), { minLength: 1, maxLength: 12 }))
  .map(([own, before, months]) => ({
    shown: { period: '2026-11', figures: own },
    about: { asOf: '2026-11-24T07:00:00+07:00', settled: true, scope: 'general' },
    earlier: [{ period: '2026-10', figures: before }],
    empty: [],
    year: undefined,
    months: months.map(([closed, open, otherwise], place) => ({
      month: `2026-${String(place + 1).padStart(2, '0')}`,
      ...{ received: closed + open + otherwise, closed, open },
    })),
  }));

/** A line is as long as what the table says under the same link. */
const expectAsInTable = ({ href = '', words, parts }: Drawn, cells: ReadonlyMap<string, string>): void => {
  const [, name, outcome] = /\/(\w+)(?:\.(\w+))?$/.exec(href) ?? [];
  if (name === 'age') {
    // Half of them, nine of ten, and how many: both stand on one scale, as long as the longer of them.
    const [, longest = 0] = numbersIn((cells.get(href) ?? '').replace('9 dari 10', ''));
    expectLength(parts['calm'], (numbersIn(words)[0] ?? 0) / Math.max(1, longest));
    return;
  }
  if (outcome === 'missed') {
    for (const [one, sort] of Object.entries(OUTCOMES))
      expectLength(parts[sort], shareIn(cells.get(href.replace('missed', one))));
    return;
  }
  expect(words).toBe(cells.get(href));
  expect(Object.keys(parts).length).toBe(1);
  expectLength(Object.values(parts)[0], shareIn(cells.get(href)));
};

const BOARDS = corpusOf(boards, 40, (board) => board);
const YEARS = corpusOf(figures, 40, (all) => all);

describe('pictures of the office’s figures', () => {
  const drawn: { board?: ComponentType<{ readonly board: Board }>[]; months?: ComponentType<Pick<Board, 'months'>> } =
    {};

  beforeAll(async () => {
    // What a browser has and these pages ask at once: the address, and what was chosen last.
    vi.stubGlobal('location', { search: '' });
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
    const { InTime, Compared, OpenAge, HonestEnds } = await import('#web/console/figures/sections.tsx');
    drawn.board = [InTime, Compared, OpenAge, HonestEnds];
    drawn.months = (await import('#web/console/figures/months-part.tsx')).MonthsPart;
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });

  it('have a line for every number, as long as what the table says under the same link', () => {
    holdsFor(BOARDS, (board) => {
      const html = (drawn.board ?? []).map((part) => renderToString(h(part, { board }))).join('');
      const [lines, cells] = [linesIn(html), cellsIn(html)];
      expect(lines.length).toBeGreaterThan(15);
      for (const line of lines) expectAsInTable(line, cells);
    });
  });

  it('have months as high as what the table says came in, in parts that are all of it', () => {
    holdsFor(BOARDS, ({ months }) => {
      const html = drawn.months === undefined ? '' : renderToString(h(drawn.months, { months }));
      const [columns, cells] = [linesIn(html), cellsIn(html)];
      expect(columns.length).toBe(months.length);
      const inTable = (href: string): number => numbersIn(cells.get(href) ?? expect.fail(href))[0] ?? 0;
      const most = Math.max(1, ...columns.map(({ href = '' }) => inTable(href)));
      for (const { href = '', parts } of columns) {
        const [received, closed, open] = ['received', 'closed', 'open'].map((name) =>
          inTable(href.replace('received', name)),
        );
        expectLength(parts['calm'], (closed ?? 0) / most);
        expectLength(parts['rest'], (open ?? 0) / most);
        expect(
          Math.abs(Object.values(parts).reduce((sum, share) => sum + share, 0) - (received ?? 0) / most),
        ).toBeLessThan(0.000_2);
      }
    });
  });
});

const outcomes = fc.record({ met: fc.nat(900), pending: fc.nat(900), missed: fc.nat(900) });
const TRIED = corpusOf(
  fc.array(fc.record({ clock: fc.constantFrom(...WATCHED_CLOCKS.options), before: outcomes, after: outcomes }), {
    minLength: 1,
    maxLength: 4,
  }),
  40,
  (clocks): TriedShown => ({
    ...{ period: DigestPeriod.parse('2026-11'), from: '2026-11-01', until: '2026-12-01' },
    ...{ asOf: '2026-11-24T07:00:00+07:00', settled: true, scope: 'general', reports: 9, turned: [] },
    ...{ clocks, note: MAY_BE_SHORTER },
  }),
);

describe('pictures of what other rules would have made', () => {
  it('have a line for each row of the table, as long as its numbers say', async () => {
    const { TriedResult } = await import('#web/console/figures/what-if-part.tsx');
    holdsFor(TRIED, (tried) => {
      const html = renderToString(h(TriedResult, { tried }));
      const rows = [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) =>
        [...row.matchAll(/<td data-of="[^"]*">(\d+)<\/td>/g)].map(([, n]) => Number(n)),
      );
      const lines = linesIn(html);
      expect(rows.length).toBe(lines.length);
      for (const [place, { parts }] of lines.entries()) {
        const [met = 0, missed = 0, pending = 0] = rows[place] ?? [];
        const all = Math.max(1, met + missed + pending);
        for (const [sort, n] of [
          ['good', met],
          ['late', missed],
          ['rest', pending],
        ] as const)
          expectLength(parts[sort], n / all);
      }
    });
  });
});

const openly = ({ name, ...figure }: FigureShown): PublicFigureShown | undefined =>
  figure.kind === 'count'
    ? {
        ...{ figure: name, name: { id: name, en: name }, means: { id: name, en: name }, withheld: false },
        ...{ kind: 'count', numerator: figure.numerator, denominator: figure.denominator, ratio: figure.ratio },
      }
    : undefined;

describe('pictures for everybody', () => {
  it('have bars as long as what the table of all figures says', () => {
    holdsFor(YEARS, (all) => {
      const year = {
        ...{ year: YearName.parse('2026'), from: '2026-01-01', until: '2027-01-01', finished: false },
        ...{ asOf: '2026-11-24T07:00:00+07:00', units: { cells: [], withheld: [] } },
        figures: all.flatMap((figure) => openly(figure) ?? []),
      };
      const html = renderToString(h(FiguresPart, { language: 'id', zone: 'Asia/Jakarta', year, dayMinutes: 450 }));
      const table = [...html.matchAll(/<td data-of="Nilai">(.*?)<\/td>/g)].map(([, words = '']) => words);
      const lines = linesIn(html);
      expect(lines.length).toBeGreaterThan(4);
      for (const { words, parts } of lines) {
        const said = words.replace(/ tepat waktu;.*/, '');
        expect(table).toContain(said);
        expectLength(parts['good'] ?? parts['calm'], shareIn(said));
      }
    });
  });
});
