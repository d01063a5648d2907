import type { ComponentChild } from 'preact';
import type { PublicFigureShown, PublicYearShown } from '#shared/contracts/http/public-figures';
import { titled } from '#shared/domain/words/titled';
import { Lines, OutcomeKey, outcomeLine, type PictureLine, shareLine } from '#web/parts/pictures.tsx';
import { type Language, say } from '#web/words/language.ts';
import { workingTime } from '#web/words/numbers.ts';
import { afterColon, countOf } from './figure-words.ts';

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
  half: { id: 'separuh dalam', en: 'half within' },
  most: { id: '9 dari 10 dalam', en: '9 of 10 within' },
} as const;

const ENDS = ['closed', 'open', 'referred', 'archived'];
const RESULTS = ['result.fixed', 'result.answered', 'result.planned', 'result.notFixed'];

/** Counts of one whole, a bar each. */
const shares = (language: Language, figures: Figures, names: readonly string[]): readonly PictureLine[] =>
  names.flatMap((name): readonly PictureLine[] => {
    const figure = figures.find((one) => one.figure === name);
    const count = countOf(figures, name);
    if (figure === undefined || count === undefined || count.denominator === 0) return [];
    return [shareLine(language, afterColon(say(language, figure.name)), count)];
  });

const CLOCKS = [
  ['firstResponse', WORDS.answered],
  ['resolution', WORDS.resolved],
] as const;

/** How each clock came out: kept, running, missed, in one bar. */
const outcomes = (language: Language, figures: Figures): readonly PictureLine[] =>
  CLOCKS.flatMap(([clock, name]): readonly PictureLine[] => {
    const [met, pending, missed] = ['met', 'pending', 'missed'].map((sort) => countOf(figures, `${clock}.${sort}`));
    if (met === undefined || pending === undefined || missed === undefined || met.denominator === 0) return [];
    return [outcomeLine(language, titled(say(language, name)), { met, pending, missed })];
  });

/** How long each took: half of them, and nine of ten, on one scale from zero. */
const durations = (language: Language, figures: Figures, dayMinutes: number): readonly PictureLine[] => {
  const found = CLOCKS.flatMap(([clock, name]) => {
    const figure = figures.find((one) => one.figure === `time.${clock}`);
    if (figure?.kind !== 'minutes' || figure.median === null || figure.p90 === null) return [];
    return [{ name, median: figure.median, p90: figure.p90 }];
  });
  const longest = Math.max(1, ...found.map(({ p90 }) => p90));
  return found.flatMap(({ name, median, p90 }): readonly PictureLine[] =>
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
const handlers = (language: Language, { units, figures }: PublicYearShown): readonly PictureLine[] => {
  const all = countOf(figures, 'received')?.numerator ?? 0;
  return units.cells.flatMap(({ name, figures: own }): readonly PictureLine[] => {
    const received = countOf(own, 'received')?.numerator;
    if (received === undefined || all === 0) return [];
    return [shareLine(language, say(language, name), { numerator: received, denominator: all })];
  });
};

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
    lines: readonly PictureLine[],
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
    picture(WORDS.inTime, outcomes(language, figures), <OutcomeKey language={language} />),
    picture(WORDS.ended, shares(language, figures, RESULTS), <p class="soft">{say(language, WORDS.notFixed)}</p>),
    picture(WORDS.lasted, durations(language, figures, dayMinutes)),
    picture(WORDS.units, handlers(language, year)),
  ];
};
