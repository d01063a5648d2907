import { useLocation } from 'preact-iso/router';
import { titled } from '#shared/domain/words/titled';
import { ZONE } from '#web/made/names.ts';
import { BarPatterns } from '#web/parts/bar.tsx';
import { whole } from '#web/words/numbers.ts';
import { dateOf } from '#web/words/times.ts';
import { useAsked } from '../api/asked.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { PrintButton } from '../frame/print-button.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { officeNow } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { figureAddress, figuresAddress } from './addresses.ts';
import { askBoard, type Board, monthsUntil } from './board.ts';
import { byNamed } from './cell-words.ts';
import { CellsPart } from './cells-part.tsx';
import { countOf } from './figure-value.tsx';
import { MonthsPart } from './months-part.tsx';
import { choicesAt, isPeriod, kindOf, later, type PeriodName, periodAt, periodWords } from './periods.ts';
import { Compared, HonestEnds, InTime, OpenAge } from './sections.tsx';
import { WhatIfPart } from './what-if-part.tsx';

const WORDS = {
  title: { id: 'Angka', en: 'Figures' },
  choose: { id: 'Periode', en: 'Period' },
  show: { id: 'Tampilkan', en: 'Show' },
  before: { id: 'Sebelumnya', en: 'Before' },
  after: { id: 'Berikutnya', en: 'After' },
  steps: { id: 'Periode lain', en: 'Other periods' },
  month: { id: 'Bulan', en: 'Months' },
  week: { id: 'Minggu', en: 'Weeks' },
  year: { id: 'Tahun', en: 'Years' },
  none: { id: 'Tidak ada laporan pada periode ini.', en: 'No report came in during this period.' },
  received: { id: 'laporan diterima', en: 'reports received' },
  asOf: { id: 'Keadaan per', en: 'As of' },
  unsettled: {
    id: 'Sebagian bulan sedang dihitung ulang, jadi angkanya dapat berubah hari ini.',
    en: 'Some months are being counted anew, so figures may change today.',
  },
} as const;

const today = (): string => dateOf(ZONE, officeNow());

const Chooser = ({ period }: { readonly period: PeriodName }) => {
  const { route } = useLocation();
  const choices = choicesAt(today());
  const isListed = Object.values(choices).some((names) => names.includes(period));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const chosen = new FormData(event.currentTarget).get('periode');
    if (typeof chosen === 'string') route(figuresAddress(chosen));
  };
  return (
    <form class="periods" onSubmit={submit} key={period}>
      <div class="field">
        <label for="periode">{say(WORDS.choose)}</label>
        <select id="periode" name="periode" value={period}>
          {!isListed && <option value={period}>{titled(periodWords(language.value, period))}</option>}
          {(['month', 'week', 'year'] as const).map((kind) => (
            <optgroup key={kind} label={say(WORDS[kind])}>
              {choices[kind].map((name) => (
                <option key={name} value={name}>
                  {titled(periodWords(language.value, name))}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <button type="submit" class="button second">
        {say(WORDS.show)}
      </button>
    </form>
  );
};

const Steps = ({ period }: { readonly period: PeriodName }) => (
  <nav class="buttons unprinted" aria-label={say(WORDS.steps)}>
    {(
      [
        [WORDS.before, -1],
        [WORDS.after, 1],
      ] as const
    ).map(([which, by]) => {
      const name = later(period, by);
      return (
        <a key={by} class="button second" href={figuresAddress(name)}>
          {`${say(which)}: ${periodWords(language.value, name)}`}
        </a>
      );
    })}
  </nav>
);

const Shown = ({ board, by }: { readonly board: Board; readonly by: string | undefined }) => {
  const { shown, about, months } = board;
  const received = countOf(shown.figures, 'received');
  return (
    <>
      <p class="lead">
        {received === undefined ? (
          say(WORDS.none)
        ) : (
          <a
            href={figureAddress(shown.period, 'received')}
          >{`${whole(language.value, received.numerator)} ${say(WORDS.received)}`}</a>
        )}
      </p>
      {received !== undefined && (
        <>
          <InTime board={board} />
          <Compared board={board} />
        </>
      )}
      <MonthsPart months={months} />
      {received !== undefined && (
        <>
          <OpenAge board={board} />
          <HonestEnds board={board} />
          <CellsPart period={shown.period} by={byNamed(by) ?? 'unit'} />
          {kindOf(shown.period) !== 'year' && me.value?.may.includes('readSmallNumbers') === true && (
            <div class="unprinted">
              <WhatIfPart period={shown.period} />
            </div>
          )}
        </>
      )}
      <PrintButton />
      <p class="soft">
        {say(WORDS.asOf)} <Moment at={about.asOf} />. {about.settled ? '' : say(WORDS.unsettled)}
      </p>
    </>
  );
};

const OfPeriod = ({ period, by }: { readonly period: PeriodName; readonly by: string | undefined }) => {
  const name = titled(periodWords(language.value, period));
  usePageTitle(`${say(WORDS.title)}: ${name}`);
  const asked = useAsked(`angka ${period}`, () => askBoard(period));
  return (
    <>
      <h1>{`${say(WORDS.title)}: ${name}`}</h1>
      <BarPatterns />
      <Chooser period={period} />
      <Steps period={period} />
      <Waiting asked={asked}>{(board) => <Shown board={board} by={by} />}</Waiting>
    </>
  );
};

/** The month that is under way, or the last one in which anything came in. */
const latestMonth = async () => {
  const month = periodAt('month', today());
  const months = await monthsUntil(month);
  if (!months.ok) return months;
  const last = months.value.findLast(({ received }) => received > 0);
  return { ok: true as const, value: last?.month ?? month };
};

const OfLatest = ({ by }: { readonly by: string | undefined }) => {
  const asked = useAsked('bulan terakhir', latestMonth);
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(period) => <OfPeriod period={period} by={by} />}
    </Waiting>
  );
};

/** How a period went, to be looked at rather than read: which one stands in the address. */
export const FiguresPage = () => {
  const { query } = useLocation();
  const [period, by] = [query['periode'], query['menurut']];
  return period !== undefined && isPeriod(period) ? (
    <OfPeriod key={period} period={period} by={by} />
  ) : (
    <OfLatest by={by} />
  );
};
