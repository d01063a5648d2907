import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { EvaluatedMonth } from '#shared/domain/figures/evaluated-month';
import {
  FIGURE_ROWS,
  type FigureKey,
  FigureName,
  figureName,
  identityOf,
  isFigureName,
  namedFigure,
  namesIn,
  printedName,
  wordsOf,
} from '#shared/domain/figures/figure-name';
import type { FigureRow } from '#shared/domain/figures/figure-row';
import { reportIdOf } from '#shared/domain/words/report-id';
import { aDigest } from '#test/support/builders/a-digest';
import { LAPOR } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');

/** The names in the first cells of the table that follows a heading of the page; `…` stands for every sort. */
const definedUnder = (heading: string): readonly string[] => {
  const blocks = page.split(`**${heading}`)[1]?.split('\n\n') ?? [];
  const table = blocks.find((block) => block.startsWith('|')) ?? '';
  return [...table.matchAll(/^\| (`.*?) \|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace('…', '*')))
    .toSorted();
};
/** One name for each sort that the rules know, of a row whose sorts are open. */
const ofOpenSorts = (figure: FigureKey): readonly FigureName[] => {
  const sorts: Readonly<Partial<Record<FigureKey, readonly { readonly id: string }[]>>> = {
    'received.topic.*': policy.topics.topics,
    'received.channel.*': policy.channels.channels,
    'received.subDistrict.*': policy.subDistricts.subDistricts,
  };
  const open = (sorts[figure] ?? []).map(({ id }) => figureName(figure, id));
  return figure === 'received.channel.*' || open.length === 0 ? open : [...open, figureName(figure, '?')];
};
const rowsOf = (...families: readonly FigureRow['family'][]): readonly string[] =>
  FIGURE_ROWS.flatMap(({ figure, row }) => (families.includes(row.family) ? [figure] : [])).toSorted();

describe('docs/figures.md', () => {
  it('defines every figure of the table where it belongs, and no other', () => {
    expect(definedUnder('Kohor')).toEqual(rowsOf('cohort count', 'cohort count by sort', 'breakdown'));
    expect(definedUnder('Arus')).toEqual(rowsOf('flow', 'flow by sort', 'notices'));
    expect(definedUnder('Lama')).toEqual(rowsOf('cohort duration'));
  });
});

describe('the name of a figure', () => {
  it('does not compile where there is no such figure or sort', () => {
    const names: readonly FigureName[] = [
      'received',
      'followedUp.panrb.net',
      'firstResponse.met',
      'received.unit.?',
      'received.topic.pju-padam',
      'flow.routed.llaj',
      // @ts-expect-error misspelt
      'recieved',
      // @ts-expect-error no outcome of a clock
      'firstResponse.late',
      // @ts-expect-error no unit
      'received.unit.dishub',
      // @ts-expect-error the row, and no figure of it
      'closed.*',
    ];
    expect(names.map(isFigureName)).toEqual([...Array(6).fill(true), ...Array(4).fill(false)]);
  });

  it.each(['', '.', 'received.', 'received.topic', 'received.topic.', 'closed', 'toString', 'flow', 'time.triage.x'])(
    'is read from outside only where there is one: %j',
    (text) => {
      expect(FigureName.safeParse(text).success).toBe(text === 'closed');
    },
  );

  it('is taken apart as it was put together', () => {
    for (const { figure, row } of FIGURE_ROWS) {
      for (const name of namesIn(figure)) expect(figureName(identityOf(name).figure, identityOf(name).sort)).toBe(name);
      expect('sort' in row, figure).toBe(figure.endsWith('.*'));
    }
    expect(identityOf('received.topic.pju-padam')).toEqual({ figure: 'received.topic.*', sort: 'pju-padam' });
    expect(identityOf('closed')).toEqual({ figure: 'closed', sort: undefined });
    expect(identityOf('closed.silence')).toEqual({ figure: 'closed.*', sort: 'silence' });
  });

  it('is not made of a sort that the figure does not have', () => {
    expect(() => figureName('closed.*', 'nobody')).toThrow('closed.nobody is no figure');
    expect(() => figureName('closed.*')).toThrow('closed.* is no figure');
    expect(() => figureName('closed', 'silence')).toThrow();
  });

  it('is printed in words: no code, no two alike, each with a meaning', () => {
    const names = FIGURE_ROWS.flatMap(({ figure }) => [...namesIn(figure), ...ofOpenSorts(figure)]);
    const printed = names.map((name) => printedName(policy, name));
    const inEnglish = names.map((name) => namedFigure(policy, name).en);
    const codes = new Set(names.flatMap((name) => [name, identityOf(name).sort ?? name]));
    for (const [index, name] of names.entries()) {
      const words = printed[index] ?? '';
      expect(words, name).toMatch(/^[A-Z0-9][^.]+$/);
      expect(
        words.split(/: /).filter((part) => codes.has(part)),
        name,
      ).toEqual([]);
      expect(inEnglish[index], name).toMatch(/^[A-Z0-9][^.]+$/);
      for (const means of Object.values(wordsOf(name).means)) expect(means, name).toMatch(/ /);
    }
    for (const all of [printed, inEnglish])
      expect(all.filter((words, index) => all.indexOf(words) !== index)).toEqual([]);
    expect(printed.length).toBeGreaterThan(150);
  });

  it('is printed as the office calls it', () => {
    const shown: readonly (readonly [FigureName, string])[] = [
      ['firstResponse.met', 'Tanggapan awal tepat waktu'],
      ['firstResponse.missed', 'Tenggat tanggapan awal: lewat'],
      ['closed.silence', 'Selesai: pelapor diam'],
      ['received.unit.asdp', 'Diterima menurut unit: Bidang Keselamatan, Sarana Prasarana dan ASDP'],
      ['received.unit.?', 'Diterima menurut unit: tanpa unit atau meja'],
      ['flow.missed.triage', 'Pencatatan lewat batas: klasifikasi'],
      ['time.inform', 'Lama: pemberitahuan ke unit'],
      ['flow.received', 'Penerimaan'],
    ];
    for (const [name, words] of shown) expect(printedName(policy, name)).toBe(words);
  });

  it('tells of a sort that the rules no longer know', () => {
    expect(printedName(policy, figureName('received.topic.*', 'trem'))).toBe(
      'Diterima menurut topik: tidak lagi dalam aturan (trem)',
    );
  });
});

describe('what is kept of figures', () => {
  it('is read in the columns that there are, in a month that was written when there were others', () => {
    const report = { on: '2025-05-06', frozen: [] };
    const counts = ['closed', 'gone', 'received'].map((column) => column === 'closed');
    const id = reportIdOf(LAPOR, 'kolom-lama');
    const read = EvaluatedMonth.parse({
      columns: ['closed', 'gone', 'received'],
      reports: { [id]: { ...report, counts } },
      happened: {},
    });
    const was = Object.fromEntries(read.columns.map((column, place) => [column, read.reports[id]?.counts[place]]));
    expect(was).toMatchObject({ closed: true, received: false, open: null });
    expect(was).not.toHaveProperty('gone');
  });

  it('names only figures that there are, in a digest that is kept for ever', () => {
    const digest = aDigest();
    const value = { kind: 'events', asOf: digest.asOf, n: 3 };
    const frozen = (name: string) =>
      FrozenDigest.safeParse({ digest, figures: [{ ...value, name }], cells: [] }).success;
    expect([frozen('flow.closed'), frozen('flow.gone')]).toEqual([true, false]);
  });
});
