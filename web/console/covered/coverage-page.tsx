import { useLocation } from 'preact-iso/router';
import type { CoverageShown } from '#shared/contracts/http/coverage';
import { titled } from '#shared/domain/words/titled';
import { HOW_FAR } from '#web/made/coverage.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { BarPatterns } from '#web/parts/bar.tsx';
import { calendarDays, countWords } from '#web/words/counts.ts';
import { isMonth, monthWords } from '#web/words/months.ts';
import { percent, whole } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { MonthLinks } from '../frame/month-links.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { PrintButton } from '../frame/print-button.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { MonthCalendar } from './month-calendar.tsx';
import { MonthsPart, UnitsPart } from './units-part.tsx';

const WORDS = {
  title: { id: 'Cakupan', en: 'Coverage' },
  asOf: { id: 'Sampai', en: 'Until' },
  none: { id: 'Belum ada kegiatan tercatat pada bulan ini.', en: 'No activity of this month is on record yet.' },
  done: { id: 'kegiatan terlaksana', en: 'activities were done' },
  target: { id: 'sasaran', en: 'target' },
  unanswered: { id: 'kegiatan berulang belum dijawab', en: 'recurring activities are not answered' },
  silent: { id: 'Diam lebih dari', en: 'Silent for more than' },
  proposed: { id: 'Dasar sasarannya', en: 'What the targets rest on' },
} as const;

/** The month in one sentence, and a second and a third where something is missing. */
const saysOf = ({ office, target, units }: CoverageShown): string => {
  const part = (name: 'documented' | 'published'): string =>
    `${countWords(language.value, office[name])} ${say(HOW_FAR[name])} (${say(WORDS.target)} ${percent(language.value, target[name])})`;
  const silent = units.filter(({ silence }) => silence.isOver).map(({ unit }) => nameOf('units', unit));
  const { unanswered } = office.occurrences;
  return [
    office.done === 0
      ? say(WORDS.none)
      : `${whole(language.value, office.done)} ${say(WORDS.done)}: ${part('documented')}, ${part('published')}.`,
    ...(unanswered === 0 ? [] : [`${whole(language.value, unanswered)} ${say(WORDS.unanswered)}.`]),
    ...(silent.length === 0
      ? []
      : [`${say(WORDS.silent)} ${calendarDays(language.value, target.silentDays)}: ${silent.join(', ')}.`]),
  ].join(' ');
};

const addressOf = (month: string): string => `${OFFICE_PAGES.coverage}?bulan=${month}`;

const Shown = ({ coverage }: { readonly coverage: CoverageShown }) => {
  const { month, today, until, target } = coverage;
  return (
    <div class="covering">
      <BarPatterns />
      <h1>{`${say(WORDS.title)} · ${monthWords(language.value, month)}`}</h1>
      <p class="on-paper">{`${say(WORDS.asOf)} ${fullDate(until)}`}</p>
      <MonthLinks month={month} addressOf={addressOf} last={today.slice(0, 7)} />
      <p class="lead">{saysOf(coverage)}</p>
      {target.proposed && (
        <p class="soft">
          {`${say(WORDS.proposed)}: `}
          <span lang="id">{target.source}</span>.
        </p>
      )}
      <MonthCalendar coverage={coverage} />
      <UnitsPart coverage={coverage} />
      <MonthsPart coverage={coverage} />
      <PrintButton />
    </div>
  );
};

/** How much of what was done in a month is documented and published. */
export const CoveragePage = () => {
  usePageTitle(titled(say(WORDS.title)));
  const { query } = useLocation();
  const asked = isMonth(query['bulan']) ? { month: query['bulan'] } : {};
  const answer = useAsked(`cakupan ${asked.month ?? ''}`, () => api.showCoverage({ query: asked }));
  return (
    <Waiting asked={answer} title={say(WORDS.title)}>
      {(coverage) => <Shown coverage={coverage} />}
    </Waiting>
  );
};
