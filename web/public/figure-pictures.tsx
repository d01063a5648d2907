import type { ComponentChild } from 'preact';
import type { PublicFigureShown, PublicYearShown } from '#shared/contracts/http/public-figures';
import { titled } from '#shared/domain/words/titled';
import { Bar, type BarPart } from '#web/parts/bar.tsx';
import { type Language, say } from '#web/words/language.ts';
import { whole, workingTime } from '#web/words/numbers.ts';
import { afterColon, type Counted, countOf, countWords } from './figure-words.ts';

type Figures = readonly PublicFigureShown[];

/** A picture by its title; nothing is drawn where its numbers are hidden. */
export type Picture = { readonly title: string; readonly drawn: ComponentChild | undefined };

const WORDS = {
  became: { id: 'Apa jadinya laporan itu', en: 'What became of them' },
  inTime: { id: 'Tepat waktu atau tidak', en: 'In time or not' },
  ended: { id: 'Hasil laporan yang tuntas', en: 'Results of what was resolved' },
  lasted: { id: 'Berapa lama', en: 'How long it took' },
  units: { id: 'Siapa yang menanganinya', en: 'Who handled them' },
  notFixed: { id: 'Selesai tidak selalu berarti diperbaiki.', en: 'Closed does not always mean fixed.' },
  answered: { id: 'tanggapan awal', en: 'first answer' },
  resolved: { id: 'penyelesaian', en: 'resolution' },
  met: { id: 'tepat waktu', en: 'in time' },
  pending: { id: 'masih berjalan', en: 'still running' },
  missed: { id: 'lewat batas', en: 'missed' },
  half: { id: 'separuh dalam', en: 'half within' },
  most: { id: '9 dari 10 dalam', en: '9 of 10 within' },
} as const;

type LineProps = { readonly name: string; readonly words: string; readonly parts: readonly BarPart[] };

/** A line of a picture: what it is, the number in words, and its bar. */
const Line = ({ name, words, parts }: LineProps) => (
  <li>
    <span class="name">{name}</span> <span class="number">{words}</span>
    <Bar parts={parts} />
  </li>
);

const Lines = ({
  title,
  lines,
  children,
}: {
  readonly title: string;
  readonly lines: readonly LineProps[];
  readonly children?: ComponentChild;
}) => (
  <figure class="picture">
    <figcaption>{title}</figcaption>
    <ul>
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
    </ul>
    {children}
  </figure>
);

const shareOf = ({ numerator, denominator }: Counted): number => (denominator === 0 ? 0 : numerator / denominator);

const ENDS = ['closed', 'open', 'referred', 'archived'];
const RESULTS = ['result.fixed', 'result.answered', 'result.planned', 'result.notFixed'];

/** Counts of one whole, a bar each. */
const shares = (language: Language, figures: Figures, names: readonly string[]): readonly LineProps[] =>
  names.flatMap((name): readonly LineProps[] => {
    const figure = figures.find((one) => one.figure === name);
    const count = countOf(figures, name);
    if (figure === undefined || count === undefined || count.denominator === 0) return [];
    return [
      {
        name: afterColon(say(language, figure.name)),
        words: countWords(language, count),
        parts: [{ sort: 'calm', share: shareOf(count) }],
      },
    ];
  });

const CLOCKS = [
  ['firstResponse', WORDS.answered],
  ['resolution', WORDS.resolved],
] as const;

/** How each clock came out: kept, running, missed, in one bar. */
const outcomes = (language: Language, figures: Figures): readonly LineProps[] =>
  CLOCKS.flatMap(([clock, name]): readonly LineProps[] => {
    const [met, pending, missed] = ['met', 'pending', 'missed'].map((sort) => countOf(figures, `${clock}.${sort}`));
    if (met === undefined || pending === undefined || missed === undefined || met.denominator === 0) return [];
    const rest = [
      `${whole(language, missed.numerator)} ${say(language, WORDS.missed)}`,
      `${whole(language, pending.numerator)} ${say(language, WORDS.pending)}`,
    ];
    return [
      {
        name: titled(say(language, name)),
        words: `${countWords(language, met)} ${say(language, WORDS.met)}; ${rest.join(', ')}`,
        parts: [
          { sort: 'good', share: shareOf(met) },
          { sort: 'rest', share: shareOf(pending) },
          { sort: 'late', share: shareOf(missed) },
        ],
      },
    ];
  });

/** How long each took: half of them, and nine of ten, on one scale from zero. */
const durations = (language: Language, figures: Figures, dayMinutes: number): readonly LineProps[] => {
  const found = CLOCKS.flatMap(([clock, name]) => {
    const figure = figures.find((one) => one.figure === `time.${clock}`);
    if (figure?.kind !== 'minutes' || figure.median === null || figure.p90 === null) return [];
    return [{ name, median: figure.median, p90: figure.p90 }];
  });
  const longest = Math.max(1, ...found.map(({ p90 }) => p90));
  return found.flatMap(({ name, median, p90 }): readonly LineProps[] =>
    (
      [
        [WORDS.half, median],
        [WORDS.most, p90],
      ] as const
    ).map(([which, minutes]) => ({
      name: `${titled(say(language, name))}: ${say(language, which)}`,
      words: workingTime(language, minutes, dayMinutes),
      parts: [{ sort: 'calm', share: minutes / longest }],
    })),
  );
};

/** How many each unit had, of all. */
const handlers = (language: Language, { units, figures }: PublicYearShown): readonly LineProps[] => {
  const all = countOf(figures, 'received')?.numerator ?? 0;
  return units.cells.flatMap(({ name, figures: own }): readonly LineProps[] => {
    const received = countOf(own, 'received')?.numerator;
    if (received === undefined || all === 0) return [];
    const count = { numerator: received, denominator: all };
    const parts = [{ sort: 'calm', share: shareOf(count) }] as const;
    return [{ name: say(language, name), words: countWords(language, count), parts }];
  });
};

const KEY = [
  ['good', WORDS.met],
  ['rest', WORDS.pending],
  ['late', WORDS.missed],
] as const;

const Key = ({ language }: { readonly language: Language }) => (
  <p class="key" aria-hidden="true">
    {KEY.map(([sort, name]) => (
      <span key={sort}>
        <Bar parts={[{ sort, share: 1 }]} wide={8} /> {say(language, name)}
      </span>
    ))}
  </p>
);

/** The pictures of a year, those that can be drawn and those whose numbers are hidden. */
export const picturesOf = ({
  language,
  year,
  dayMinutes,
}: {
  readonly language: Language;
  readonly year: PublicYearShown;
  readonly dayMinutes: number;
}): readonly Picture[] => {
  const { figures } = year;
  const picture = (
    words: Readonly<Record<Language, string>>,
    lines: readonly LineProps[],
    below?: ComponentChild,
  ): Picture => {
    const title = say(language, words);
    const drawn = (
      <Lines key={words.en} title={title} lines={lines}>
        {below}
      </Lines>
    );
    return { title, drawn: lines.length === 0 ? undefined : drawn };
  };
  return [
    picture(WORDS.became, shares(language, figures, ENDS)),
    picture(WORDS.inTime, outcomes(language, figures), <Key language={language} />),
    picture(WORDS.ended, shares(language, figures, RESULTS), <p class="soft">{say(language, WORDS.notFixed)}</p>),
    picture(WORDS.lasted, durations(language, figures, dayMinutes)),
    picture(WORDS.units, handlers(language, year)),
  ];
};
