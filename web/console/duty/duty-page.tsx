import { useLocation } from 'preact-iso/router';
import type { DutyMonthShown } from '#shared/contracts/http/duty';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { isMonth, monthWords } from '#web/words/months.ts';
import { weekday } from '#web/words/times.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { MonthLinks } from '../frame/month-links.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { fullDate, fullWords, noteOfficeTime, timeWords } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { type DayState, type DutyOfDay, dayCounts, dayState, weeksOf } from './day-state.ts';

const WORDS = {
  title: { id: 'Piket', en: 'Duty' },
  caption: { id: 'Siapa membuka antrean, hari demi hari', en: 'Who opened the queue, day by day' },
  opened: { id: 'dibuka', en: 'opened' },
  also: { id: 'juga', en: 'also' },
  late: { id: 'terlambat', en: 'late' },
  missed: { id: 'tidak dibuka', en: 'not opened' },
  by: { id: 'batas', en: 'by' },
  waiting: { id: 'belum dibuka', en: 'not opened yet' },
  unknown: { id: 'tidak tercatat', en: 'not on record' },
  weekend: { id: 'akhir pekan', en: 'weekend' },
  tentative: { id: 'tanggalnya masih dapat berubah', en: 'its date may still change' },
  provisional: {
    id: 'Keputusan hari libur tahun ini belum dimuat: hanya akhir pekan yang dikenal.',
    en: 'No decree on holidays of this year is loaded: only weekends are known.',
  },
  today: { id: 'hari ini', en: 'today' },
  holidays: { id: 'Hari libur bulan ini', en: 'Holidays of this month' },
  open: { id: 'Terbuka sekarang', en: 'Open now' },
  dueToday: { id: 'jatuh tempo hari ini', en: 'due today' },
  overdue: { id: 'lewat batas', en: 'overdue' },
  past: {
    id: 'Berapa yang terbuka pada hari yang sudah lewat tidak disimpan: laporan dicatat sebagaimana keadaannya, bukan sebagaimana keadaannya dahulu.',
    en: 'How much was open on a day that is over is not kept: reports are kept as they stand, not as they stood.',
  },
  asOf: { id: 'Keadaan per', en: 'As of' },
} as const;

/** How many days ended how, in the order of the good. */
const COUNTED = [
  ['opened', { id: 'dibuka tepat waktu', en: 'opened in time' }, 'good'],
  ['late', { id: 'dibuka terlambat', en: 'opened late' }, 'risk'],
  ['missed', { id: 'tidak dibuka', en: 'not opened' }, 'late'],
  ['unknown', { id: 'tidak tercatat', en: 'not on record' }, 'soft'],
] as const;

/** A shape for each, so that it is told without colours. */
const SIGNS: Readonly<Record<DayState, string>> = {
  opened: '✓',
  late: '!',
  missed: '✕',
  waiting: '…',
  ahead: '',
  unknown: '?',
  off: '',
};

const TONES: Readonly<Partial<Record<DayState, string>>> = {
  opened: 'good',
  late: 'risk',
  missed: 'late',
  waiting: 'risk',
  unknown: 'soft',
};

const at = (iso: string): string => timeWords(Date.parse(iso));

const Opened = ({ opened }: Pick<DutyOfDay, 'opened'>) => {
  const [first, ...others] = opened;
  if (first === undefined) return null;
  return (
    <>
      <span class="who">
        {at(first.at)} {first.by}
      </span>
      {others.length > 0 && (
        <span class="who soft">{`${say(WORDS.also)} ${others.map((one) => `${one.by} ${at(one.at)}`).join(', ')}`}</span>
      )}
    </>
  );
};

/** What is said of a day in a word, and by when it had to be. */
const wordOf = (day: DutyOfDay, state: DayState): string => {
  const limit = day.openBy === undefined ? '' : ` (${say(WORDS.by)} ${at(day.openBy)})`;
  switch (state) {
    case 'opened':
      return say(WORDS.opened);
    case 'late':
      return `${say(WORDS.late)}${limit}`;
    case 'missed':
      return `${say(WORDS.missed)}${limit}`;
    case 'waiting':
      return `${say(WORDS.waiting)}${limit}`;
    case 'unknown':
      return say(WORDS.unknown);
    case 'ahead':
      return '';
    case 'off':
      return day.holiday === undefined ? say(WORDS.weekend) : say(day.holiday);
  }
};

const Day = ({ day, today }: { readonly day: DutyOfDay | undefined; readonly today: string }) => {
  if (day === undefined) return <td class="blank" />;
  const state = dayState(day, today);
  const isToday = day.date === today;
  return (
    <td class={`day ${state}`} aria-current={isToday ? 'date' : undefined}>
      <span class="unseen">{fullDate(day.date)}</span>
      <span class="date" aria-hidden="true">
        <b>{Number(day.date.slice(8))}</b> <i>{weekday(language.value, day.date, 'long')}</i>
        {isToday && <em> {say(WORDS.today)}</em>}
      </span>
      <span class={TONES[state] ?? 'soft'}>
        <span aria-hidden="true">{SIGNS[state]} </span>
        {wordOf(day, state)}
      </span>
      <Opened opened={day.opened} />
    </td>
  );
};

const Calendar = ({ days, today }: Pick<DutyMonthShown, 'days' | 'today'>) => {
  const weeks = weeksOf(days);
  const heads = weeks.find((week) => week.every((day) => day !== undefined)) ?? [];
  return (
    <table class="month">
      <caption class="unseen">{say(WORDS.caption)}</caption>
      <thead>
        <tr>
          {heads.map(
            (day) =>
              day !== undefined && (
                <th key={day.date} scope="col">
                  {weekday(language.value, day.date, 'long')}
                </th>
              ),
          )}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== undefined)?.date}>
            {week.map((day, place) => (
              <Day key={day?.date ?? `kosong-${place}`} day={day} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Holidays = ({ days }: Pick<DutyMonthShown, 'days'>) => {
  const holidays = days.flatMap(({ date, holiday }) => (holiday === undefined ? [] : [{ date, holiday }]));
  if (holidays.length === 0) return null;
  return (
    <section aria-labelledby="libur">
      <h2 id="libur">{say(WORDS.holidays)}</h2>
      <ul>
        {holidays.map(({ date, holiday }) => (
          <li key={date}>
            {`${fullDate(date)}: ${say(holiday)} (${nameOf('holidays', holiday.kind)}; `}
            <span lang="id">{holiday.decree}</span>
            {`)${holiday.tentative === true ? `; ${say(WORDS.tentative)}` : ''}`}
          </li>
        ))}
      </ul>
    </section>
  );
};

const OpenNow = ({ open }: Pick<DutyMonthShown, 'open'>) => (
  <>
    {open !== undefined && (
      <p>
        {`${say(WORDS.open)}: `}
        <b class="number">{open.all}</b>
        {`; ${say(WORDS.overdue)} `}
        <b class={open.overdue > 0 ? 'number late' : 'number'}>{open.overdue}</b>
        {`, ${say(WORDS.dueToday)} `}
        <b class="number">{open.dueToday}</b>.
      </p>
    )}
    <p class="soft">{say(WORDS.past)}</p>
  </>
);

const addressOf = (month: string): string => `${OFFICE_PAGES.duty}?bulan=${month}`;

const Shown = ({ duty }: { readonly duty: DutyMonthShown }) => {
  const { month, days, today, open, asOf } = duty;
  const counts = dayCounts(days, today);
  return (
    <>
      <h1>{`${say(WORDS.title)} · ${monthWords(language.value, month)}`}</h1>
      <p class="on-paper">{`${say(WORDS.asOf)} ${fullWords(asOf)}`}</p>
      <MonthLinks month={month} addressOf={addressOf} last={today.slice(0, 7)} />
      <p>
        {COUNTED.filter(([state]) => counts[state] > 0).map(([state, words, tone], place) => (
          <span key={state}>
            {place > 0 && ' · '}
            <b class={`number ${tone}`}>{counts[state]}</b> {say(words)}
          </span>
        ))}
      </p>
      {days.some(({ provisional }) => provisional === true) && <p class="told warn">{say(WORDS.provisional)}</p>}
      <Calendar days={days} today={today} />
      <Holidays days={days} />
      <OpenNow open={open} />
    </>
  );
};

/** Who opened the queue in a month, as a calendar; on a phone as a list. */
export const DutyPage = () => {
  usePageTitle(titled(say(WORDS.title)));
  const { query } = useLocation();
  const asked = isMonth(query['bulan']) ? { month: query['bulan'] } : {};
  const answer = useAsked(`piket ${asked.month ?? ''}`, async () => {
    const found = await api.showDutyMonth({ query: asked });
    if (found.ok) noteOfficeTime(found.value.asOf);
    return found;
  });
  return (
    <Waiting asked={answer} title={say(WORDS.title)}>
      {(duty) => <Shown duty={duty} />}
    </Waiting>
  );
};
