import type { ComponentChild } from 'preact';
import { titled } from '#shared/domain/words/titled';
import { NAMES } from '#web/made/names.ts';
import {
  Key,
  Lines,
  OUTCOME_WORDS,
  OutcomeKey,
  outcomeLine,
  type PictureLine,
  shareLine,
} from '#web/parts/pictures.tsx';
import { calendarDays, countWords } from '#web/words/counts.ts';
import { percent, whole } from '#web/words/numbers.ts';
import { language, say } from '../words/say.ts';
import { figureAddress } from './addresses.ts';
import type { Board, Evaluated } from './board.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { countOf, figureIn, nameOfFigure } from './figure-value.tsx';
import { periodWords } from './periods.ts';

type Words = Readonly<Record<'id' | 'en', string>>;

const WORDS = {
  inTime: { id: 'Tepat waktu', en: 'In time' },
  clocks: { id: 'Setiap batas', en: 'Each limit' },
  noClock: { id: 'Belum ada laporan dengan batas waktu.', en: 'No report has a limit yet.' },
  before: { id: 'sebelumnya', en: 'before' },
  compared: { id: 'Dibandingkan', en: 'Compared' },
  side: { id: 'Berdampingan', en: 'Side by side' },
  sideSays: {
    id: 'Laporan yang lebih baru belum selama itu dikerjakan.',
    en: 'Newer reports have not been worked on for as long.',
  },
  nothingBefore: {
    id: 'Tidak ada laporan pada masa pembanding.',
    en: 'No report came in during the periods to compare with.',
  },
  age: { id: 'Umur laporan terbuka', en: 'Age of open reports' },
  noneOpen: { id: 'Tidak ada laporan yang masih terbuka.', en: 'No report is still open.' },
  stillOpen: { id: 'masih terbuka', en: 'still open' },
  half: { id: 'separuh berumur paling lama', en: 'half are at most' },
  most: { id: '9 dari 10 paling lama', en: '9 of 10 at most' },
  halfOf: { id: 'separuh', en: 'half' },
  mostOf: { id: '9 dari 10', en: '9 of 10' },
  ended: { id: 'Cara laporan berakhir', en: 'How reports ended' },
  results: { id: 'Hasilnya', en: 'With what result' },
  closedBy: { id: 'Siapa atau apa yang menutupnya', en: 'Who or what closed them' },
  notFixed: { id: 'Selesai tidak selalu berarti diperbaiki.', en: 'Closed does not always mean fixed.' },
  noneEnded: { id: 'Belum ada laporan yang tuntas.', en: 'No report has been resolved yet.' },
  resolved: { id: 'laporan yang tuntas, diperbaiki', en: 'reports resolved, fixed' },
  again: { id: 'dibuka kembali', en: 'opened again' },
} as const satisfies Readonly<Record<string, Words>>;

const CLOCKS = ['triage', 'inform', 'processed', 'firstResponse', 'resolution'] as const;
const clockName = (clock: (typeof CLOCKS)[number]): string => titled(say(NAMES.clocks[clock]));

/** What stands first in a sentence about a period. */
const outcomesOf = ({ figures }: Evaluated, clock: string) => {
  const [met, pending, missed] = ['met', 'pending', 'missed'].map((outcome) => countOf(figures, `${clock}.${outcome}`));
  return met === undefined || pending === undefined || missed === undefined ? undefined : { met, pending, missed };
};

type SectionProps = {
  readonly title: Words;
  readonly says: string;
  readonly children: ComponentChild;
};

/** A part of the page: one sentence that says it, the picture, the table. */
export const Section = ({ title, says, children }: SectionProps) => (
  <section class="figures">
    <h2>{say(title)}</h2>
    {says !== '' && <p>{says}</p>}
    {children}
  </section>
);

/** How each clock came out. */
export const InTime = ({ board }: { readonly board: Board }) => {
  const { shown, earlier } = board;
  const found = CLOCKS.flatMap((clock) => {
    const outcomes = outcomesOf(shown, clock);
    return outcomes === undefined ? [] : [{ clock, outcomes }];
  });
  const lines = found.map(({ clock, outcomes }) =>
    outcomeLine(language.value, clockName(clock), outcomes, figureAddress(shown.period, `${clock}.missed`)),
  );
  const said = found
    .filter(({ clock }) => clock === 'firstResponse' || clock === 'resolution')
    .map(({ clock, outcomes: { met, pending, missed } }) => {
      const before = earlier[0] === undefined ? undefined : outcomesOf(earlier[0], clock)?.met;
      // While some still run, what was in time before is no measure of what is by now.
      const was =
        before === undefined || pending.numerator > 0
          ? ''
          : ` (${say(WORDS.before)} ${percent(language.value, before.numerator / before.denominator)})`;
      const late = `${whole(language.value, missed.numerator)} ${say(OUTCOME_WORDS.missed)}`;
      const running =
        pending.numerator === 0 ? '' : `, ${whole(language.value, pending.numerator)} ${say(OUTCOME_WORDS.pending)}`;
      return `${clockName(clock)}: ${countWords(language.value, met)} ${say(OUTCOME_WORDS.met)}${was}, ${late}${running}.`;
    });
  return (
    <Section title={WORDS.inTime} says={said.length === 0 ? say(WORDS.noClock) : said.join(' ')}>
      {lines.length > 0 && (
        <>
          <Lines title={say(WORDS.clocks)} lines={lines}>
            <OutcomeKey language={language.value} />
          </Lines>
          <ComparisonTable
            title={say(WORDS.inTime)}
            board={board}
            names={found.flatMap(({ clock }) => ['met', 'pending', 'missed'].map((outcome) => `${clock}.${outcome}`))}
          />
        </>
      )}
    </Section>
  );
};

/** What is put side by side with the periods before: a share of each, and how bad a long bar is. */
const COMPARED = [
  ['closed', 'calm'],
  ['firstResponse.met', 'good'],
  ['resolution.met', 'good'],
  ['overdue', 'late'],
  ['notSatisfied', 'calm'],
  ['handedBack', 'calm'],
] as const;

/** The same shares of the period before and of the year before. */
export const Compared = ({ board }: { readonly board: Board }) => {
  const { shown, earlier, empty } = board;
  const periods = [shown, ...earlier];
  const pictures = (earlier.length === 0 ? [] : COMPARED)
    .map(([name, sort]) => ({
      name,
      lines: periods.flatMap(({ period, figures }): readonly PictureLine[] => {
        const count = countOf(figures, name);
        if (count === undefined) return [];
        const line = shareLine(
          language.value,
          titled(periodWords(language.value, period)),
          count,
          figureAddress(period, name),
        );
        return [{ ...line, parts: line.parts.map(({ share }) => ({ sort, share })) }];
      }),
    }))
    .filter(({ lines }) => lines.length > 0);
  const none = empty.map((period) => periodWords(language.value, period)).join(', ');
  const says = earlier.length === 0 ? say(WORDS.nothingBefore) : say(WORDS.sideSays);
  return (
    <Section title={WORDS.compared} says={none === '' ? says : `${says} ${noReportIn(none)}`}>
      <div class="pictures">
        {pictures.map(({ name, lines }) => (
          <Lines key={name} title={nameOfFigure(name)} lines={lines} />
        ))}
      </div>
      <ComparisonTable
        title={say(WORDS.side)}
        board={board}
        names={['received', ...COMPARED.map(([name]) => name), 'awaiting', 'referred', 'archived']}
      />
    </Section>
  );
};

const noReportIn = (periods: string): string =>
  say({ id: `Tidak ada laporan pada ${periods}.`, en: `No report came in during ${periods}.` });

/** How old open reports are, on one scale from zero. */
export const OpenAge = ({ board }: { readonly board: Board }) => {
  const { shown, year } = board;
  const ages = [shown, ...(year === undefined ? [] : [year])].flatMap(({ period, figures }) => {
    const age = figureIn(figures, 'age.open');
    return age?.kind === 'days' && age.median !== null && age.p90 !== null
      ? [{ period, n: age.n, median: age.median, p90: age.p90 }]
      : [];
  });
  const longest = Math.max(1, ...ages.map(({ p90 }) => p90));
  const lines = ages.flatMap(({ period, n, median, p90 }) =>
    (
      [
        [WORDS.halfOf, median],
        [WORDS.mostOf, p90],
      ] as const
    ).map(
      ([which, days]): PictureLine => ({
        name: `${titled(periodWords(language.value, period))}: ${say(which)}`,
        words: `${calendarDays(language.value, days)} (n ${whole(language.value, n)})`,
        parts: [{ sort: 'calm', share: days / longest }],
        href: figureAddress(period, 'age.open'),
      }),
    ),
  );
  const says = ages.map(
    ({ period, n, median, p90 }) =>
      `${titled(periodWords(language.value, period))}: ${whole(language.value, n)} ${say(WORDS.stillOpen)}, ${say(WORDS.half)} ${calendarDays(language.value, median)}, ${say(WORDS.most)} ${calendarDays(language.value, p90)}.`,
  );
  return (
    <Section title={WORDS.age} says={says.length === 0 ? say(WORDS.noneOpen) : says.join(' ')}>
      {lines.length > 0 && <Lines title={say(WORDS.age)} lines={lines} />}
      <ComparisonTable title={say(WORDS.age)} board={board} names={['open', 'overdue', 'age.open']} />
    </Section>
  );
};

const linesOf = ({ period, figures }: Evaluated, names: readonly string[]): readonly PictureLine[] =>
  names.flatMap((name) => {
    const count = countOf(figures, name);
    return count === undefined
      ? []
      : [shareLine(language.value, lastPart(nameOfFigure(name)), count, figureAddress(period, name))];
  });

/** `Hasil: diperbaiki` stands under its heading as `Diperbaiki`. */
const lastPart = (name: string): string => titled(name.slice(name.indexOf(': ') < 0 ? 0 : name.indexOf(': ') + 2));

const namesLike = ({ figures }: Evaluated, prefix: string): readonly string[] =>
  figures.flatMap(({ name }) => (name.startsWith(prefix) ? [name] : []));

/** How reports ended and with what result: an end is not yet a repair. */
export const HonestEnds = ({ board }: { readonly board: Board }) => {
  const { shown } = board;
  const [results, ways] = [namesLike(shown, 'result.'), namesLike(shown, 'closed.')];
  const fixed = countOf(shown.figures, 'result.fixed');
  const again = countOf(shown.figures, 'notSatisfied');
  const says =
    fixed === undefined
      ? say(WORDS.noneEnded)
      : [
          `${say({ id: 'Dari', en: 'Of' })} ${whole(language.value, fixed.denominator)} ${say(WORDS.resolved)}: ${whole(language.value, fixed.numerator)} (${percent(language.value, fixed.numerator / fixed.denominator)}).`,
          ...(again === undefined ? [] : [`${titled(say(WORDS.again))}: ${countWords(language.value, again)}.`]),
          say(WORDS.notFixed),
        ].join(' ');
  return (
    <Section title={WORDS.ended} says={says}>
      <div class="pictures">
        {[
          { title: WORDS.results, lines: linesOf(shown, results) },
          { title: WORDS.closedBy, lines: linesOf(shown, ways) },
        ].map(({ title, lines }) => lines.length > 0 && <Lines key={title.en} title={say(title)} lines={lines} />)}
      </div>
      <ComparisonTable
        title={say(WORDS.ended)}
        board={board}
        names={[...results, ...ways, ...namesLike(shown, 'archived.'), 'notSatisfied']}
      />
    </Section>
  );
};

/** What the parts of the columns of months stand for. */
export const END_WORDS = {
  closed: { id: 'selesai', en: 'closed' },
  elsewhere: {
    id: 'berakhir lain: diteruskan ke instansi lain atau diarsipkan',
    en: 'ended otherwise: passed on or archived',
  },
  open: { id: 'masih terbuka', en: 'still open' },
} as const;

export const EndsKey = () => (
  <Key
    sorts={[
      ['calm', say(END_WORDS.closed)],
      ['other', say(END_WORDS.elsewhere)],
      ['rest', say(END_WORDS.open)],
    ]}
  />
);
