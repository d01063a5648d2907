import { type FigureName, wordsOf } from '#shared/domain/figures/figure-name';
import type { DigestValue } from './digest-value.ts';
import { isFollowUp } from './formulas.ts';
import { figureLead } from './leads.ts';
import type { Voice } from './number-words.ts';
import { figureSaid } from './proposed.ts';
import { type Table, tableOf } from './table.ts';

/** Which way a figure went, where that says how well the office does; else only whether it is more or less. */
const WAYS = { worse: 'memburuk', better: 'membaik', more: 'bertambah', less: 'berkurang' } as const;
type Way = keyof typeof WAYS;
const ORDER: readonly Way[] = ['worse', 'better', 'more', 'less'];

/** A figure that is another than it was, in words. */
export type Change = {
  readonly name: string;
  readonly was: string;
  readonly is: string;
  readonly way: Way;
  readonly isSmall: boolean;
  /** Where it is a figure of periods: what is open is counted whenever it was received, and has no page. */
  readonly figure?: FigureName;
};

/** A share of fewer reports says little. */
const SMALL = 5;

/**
 * What has changed since the period before: what got worse first, then what got better, then what is only more or less.
 * What is open, and what of it is late, is put beside the report of that period, where there is one.
 */
export const changesOf = (voice: Voice): readonly Change[] => {
  const { write, digest } = voice;
  const { previous, open, overdue, headlines } = digest;
  const counted = (name: string, was: number, is: number, better?: 'less'): readonly Change[] =>
    was === is
      ? []
      : [{ name, was: write.count(was), is: write.count(is), way: wayOf(is - was, better), isSmall: false }];
  return [
    ...(previous === undefined
      ? []
      : [
          ...counted('Laporan terbuka yang lewat batas', previous.overdue, overdue.length, 'less'),
          ...counted('Laporan terbuka', previous.open, open),
        ]),
    ...headlines.flatMap(({ name, values: [is, was] }) =>
      is === undefined || was === undefined || !isComparable(voice) || !isTold(name)
        ? []
        : changeOf(voice, name, was, is),
    ),
  ].toSorted((one, other) => ORDER.indexOf(one.way) - ORDER.indexOf(other.way));
};

/** A share that says nothing of how well the office does is left to its table; of the formulas one is enough. */
const isTold = (name: FigureName): boolean =>
  (wordsOf(name)?.headline === 'number' || wordsOf(name)?.better !== undefined) &&
  (!isFollowUp(name) || name === 'followedUp.panrb.gross');

/** Whether anything came in in the period before. */
export const isComparable = ({ digest }: Voice): boolean =>
  (digest.headlines.find(({ name }) => name === 'received')?.values[1]?.numerator ?? 0) > 0;

const changeOf = ({ write, digest }: Voice, name: FigureName, was: DigestValue, is: DigestValue): readonly Change[] => {
  const words = wordsOf(name);
  const isNumber = words?.headline === 'number';
  const says = (value: DigestValue): string =>
    isNumber ? write.count(value.numerator) : `${write.percent(value.ratio)} (n ${write.count(value.denominator)})`;
  const [before, after] = isNumber ? [was.numerator, is.numerator] : [was.ratio, is.ratio];
  if (before === null || after === null) return [];
  const isSame = isNumber ? before === after : write.percent(before) === write.percent(after);
  const isSmall = !isNumber && Math.min(was.denominator, is.denominator) < SMALL;
  const way = wayOf(after - before, words?.better);
  return isSame ? [] : [{ name: figureSaid(name, digest), was: says(was), is: says(is), way, isSmall, figure: name }];
};

const wayOf = (by: number, better: 'more' | 'less' | undefined): Way => {
  if (better === undefined) return by > 0 ? 'more' : 'less';
  return (better === 'more') === by > 0 ? 'better' : 'worse';
};

/** In which way it changed; of a few reports, with that said. */
const waySays = ({ way, isSmall }: Change): string => `${WAYS[way]}${isSmall ? ', n kecil' : ''}`;

export const changesTable = (voice: Voice): Table => {
  const { write, digest } = voice;
  const [before] = digest.earlier;
  return tableOf(
    before === undefined ? [] : changesOf(voice),
    [
      { head: 'Angka', holds: 'name', says: ({ name }) => name },
      {
        head: before === undefined ? '' : write.columnPeriod(before),
        holds: 'number',
        says: ({ was }) => was,
        leads: ({ figure }) => (figure === undefined || before === undefined ? undefined : figureLead(before, figure)),
      },
      {
        head: write.columnPeriod(digest.period),
        holds: 'number',
        says: ({ is }) => is,
        leads: ({ figure }) => (figure === undefined ? undefined : figureLead(digest.period, figure)),
      },
      { head: 'Artinya', holds: 'text', says: waySays },
    ],
    write.noData,
  );
};

/** What is said before the table, or in its place. */
export const changesSay = (voice: Voice): string => {
  const { write, digest } = voice;
  const [before] = digest.earlier;
  const changes = changesOf(voice);
  if (before === undefined || (!isComparable(voice) && changes.length === 0))
    return before === undefined
      ? 'Tidak ada pembandingnya.'
      : `Tidak ada laporan yang diterima pada ${write.period(before)}, jadi tidak ada pembandingnya.`;
  if (changes.length === 0) return `Tidak ada angka utama yang berubah sejak ${write.period(before)}.`;
  return `Dibandingkan dengan ${write.period(before)}; laporan yang lebih baru belum selama itu dikerjakan.`;
};

/** In one short sentence each, as a mail says it. */
export const changeSentences = (voice: Voice): readonly string[] =>
  changesOf(voice).map((change) => `${change.name} ${waySays(change)}: ${change.was} menjadi ${change.is}.`);
