import type { ComponentChild } from 'preact';
import { type Counted, countWords, shareOf } from '#web/words/counts.ts';
import { type Language, say } from '#web/words/language.ts';
import { whole } from '#web/words/numbers.ts';
import { Bar, type BarPart, type BarSort, Column } from './bar.tsx';

/** How a clock came out; so it is called, and so it looks, on every page. */
export const OUTCOME_WORDS = {
  met: { id: 'tepat waktu', en: 'in time' },
  pending: { id: 'masih berjalan', en: 'still running' },
  missed: { id: 'lewat batas', en: 'missed' },
} as const;
const OUTCOME_SORTS = { met: 'good', pending: 'rest', missed: 'late' } as const;
const OUTCOMES = ['met', 'pending', 'missed'] as const;

/** A line of a picture: what it is, the number in words, and its bar. */
export type PictureLine = {
  readonly name: string;
  readonly words: string;
  readonly parts: readonly BarPart[];
  /** Where the number leads to, if to anything. */
  readonly href?: string | undefined;
};

const Words = ({ words, href }: Pick<PictureLine, 'words' | 'href'>) => (
  <span class="number">{href === undefined ? words : <a href={href}>{words}</a>}</span>
);

type PictureProps = { readonly title: string; readonly children?: ComponentChild };

/** A picture of lines, each with its number in words. */
export const Lines = ({ title, lines, children }: PictureProps & { readonly lines: readonly PictureLine[] }) => (
  <figure class="picture">
    <figcaption>{title}</figcaption>
    <ul>
      {lines.map((line) => (
        <li key={line.name}>
          <span class="name">{line.name}</span> <Words {...line} />
          <Bar parts={line.parts} />
        </li>
      ))}
    </ul>
    {children}
  </figure>
);

/** A column of a picture: the number above it, what it is of below; both in full for whoever hears them. */
export type PictureColumn = {
  readonly key: string;
  readonly name: string;
  readonly short: string;
  /** What stands above the column. */
  readonly number: string;
  readonly words: string;
  readonly parts: readonly BarPart[];
  readonly href?: string | undefined;
};

const Inside = ({ name, short, number, words, parts }: PictureColumn) => (
  <>
    <span class="number" aria-hidden="true">
      {number}
    </span>
    <Column parts={parts} />
    <span aria-hidden="true">{short}</span>
    <span class="unseen">{`${name}: ${words}`}</span>
  </>
);

/** A picture of columns side by side, all on one scale from zero. */
export const Columns = ({
  title,
  columns,
  children,
}: PictureProps & { readonly columns: readonly PictureColumn[] }) => (
  <figure class="picture">
    <figcaption>{title}</figcaption>
    <ol class="columns">
      {columns.map((column) => (
        <li key={column.key}>
          {column.href === undefined ? (
            <Inside {...column} />
          ) : (
            <a href={column.href} title={`${column.name}: ${column.words}`}>
              <Inside {...column} />
            </a>
          )}
        </li>
      ))}
    </ol>
    {children}
  </figure>
);

/** What the parts of a picture stand for. */
export const Key = ({ sorts }: { readonly sorts: readonly (readonly [BarSort, string])[] }) => (
  <p class="key" aria-hidden="true">
    {sorts.map(([sort, name]) => (
      <span key={sort}>
        <Bar parts={[{ sort, share: 1 }]} /> {name}
      </span>
    ))}
  </p>
);

export const OutcomeKey = ({ language }: { readonly language: Language }) => (
  <Key sorts={OUTCOMES.map((outcome) => [OUTCOME_SORTS[outcome], say(language, OUTCOME_WORDS[outcome])])} />
);

/** How a clock came out, the three counts of one whole. */
export type Outcomes = Readonly<Record<(typeof OUTCOMES)[number], Counted>>;

/** A count of one whole, as a line. */
export const shareLine = (language: Language, name: string, count: Counted, href?: string): PictureLine => ({
  name,
  words: countWords(language, count),
  parts: [{ sort: 'calm', share: shareOf(count) }],
  href,
});

/** How a clock came out: kept, running, missed, in one bar. */
export const outcomeLine = (language: Language, name: string, outcomes: Outcomes, href?: string): PictureLine => {
  const rest = (['missed', 'pending'] as const).map(
    (outcome) => `${whole(language, outcomes[outcome].numerator)} ${say(language, OUTCOME_WORDS[outcome])}`,
  );
  return {
    name,
    words: `${countWords(language, outcomes.met)} ${say(language, OUTCOME_WORDS.met)}; ${rest.join(', ')}`,
    parts: OUTCOMES.map((outcome) => ({ sort: OUTCOME_SORTS[outcome], share: shareOf(outcomes[outcome]) })),
    href,
  };
};
