import type { CoverageShown } from '#shared/contracts/http/coverage';
import { HOW_FAR } from '#web/made/coverage.ts';
import { weekday } from '#web/words/times.ts';
import { weeksOf } from '../duty/day-state.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { activitiesAddress, activityAddress } from './addresses.ts';
import { type CoveredDay, HOW_FAR_IN_ORDER, type HowFar, marksOf, SIGNS, TONES } from './marks.ts';

const WORDS = {
  caption: { id: 'Kegiatan hari demi hari', en: 'Activities, day by day' },
  today: { id: 'hari ini', en: 'today' },
  key: { id: 'Tandanya', en: 'What the marks mean' },
  list: { id: 'Semua kegiatan bulan ini sebagai daftar', en: 'All activities of the month as a list' },
  day: { id: 'Hari', en: 'Day' },
  unit: { id: 'Unit', en: 'Unit' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  how: { id: 'Sejauh mana', en: 'How far' },
  none: { id: 'Tidak ada kegiatan tercatat.', en: 'No activity is on record.' },
} as const;

type Activity = CoveredDay['activities'][number];

/** Nobody has answered it yet: there is no page of it, but a list on which that is done. */
const addressOf = (month: string, { activity, unit, how }: Activity): string =>
  how === 'unanswered' ? activitiesAddress(month, unit) : activityAddress(activity);

const Mark = ({ how }: { readonly how: HowFar }) => (
  <span class={`shape ${TONES[how]}`} aria-hidden="true">
    {SIGNS[how]}
  </span>
);

/** One leads to its page, several to their rows in the list. */
const Marks = ({ day, month }: { readonly day: CoveredDay; readonly month: string }) => (
  <>
    {marksOf(day).map(({ how, of }) => {
      const [first, ...others] = of;
      if (first === undefined) return null;
      const href = others.length === 0 ? addressOf(month, first) : `#hari-${day.date}`;
      return (
        <a key={how} href={href} class="covered">
          <Mark how={how} /> <b class="number">{of.length}</b> <span class="word">{say(HOW_FAR[how])}</span>
        </a>
      );
    })}
  </>
);

const Day = ({
  day,
  today,
  month,
}: {
  readonly day: CoveredDay | undefined;
  readonly today: string;
  readonly month: string;
}) => {
  if (day === undefined) return <td class="blank" />;
  const isToday = day.date === today;
  const looks = `${day.activities.length === 0 ? 'day off' : 'day'}${day.date > today ? ' ahead' : ''}`;
  return (
    <td class={looks} aria-current={isToday ? 'date' : undefined}>
      <span class="unseen">{fullDate(day.date)}</span>
      <span class="date" aria-hidden="true">
        <b>{Number(day.date.slice(8))}</b> <i>{weekday(language.value, day.date, 'long')}</i>
        {isToday && <em> {say(WORDS.today)}</em>}
      </span>
      <Marks day={day} month={month} />
    </td>
  );
};

/** A month as a calendar; on a phone as a list. Beside it stands every activity in words. */
export const MonthCalendar = ({ coverage }: { readonly coverage: CoverageShown }) => {
  const { days, today, month } = coverage;
  const weeks = weeksOf(days);
  const heads = weeks.find((week) => week.every((day) => day !== undefined)) ?? [];
  return (
    <>
      <table class="month coverage">
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
                <Day key={day?.date ?? `kosong-${place}`} day={day} today={today} month={month} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="marks">
        <span class="unseen">{`${say(WORDS.key)}: `}</span>
        {HOW_FAR_IN_ORDER.map((how) => (
          <span key={how}>
            <Mark how={how} /> {say(HOW_FAR[how])}
          </span>
        ))}
      </p>
      <Listed coverage={coverage} />
    </>
  );
};

/** Every activity of the month with what it leads to: the calendar in words. */
const Listed = ({ coverage: { days, month, kinds } }: { readonly coverage: CoverageShown }) => {
  const busy = days.filter(({ activities }) => activities.length > 0);
  const kindName = (kind: string): string => {
    const found = kinds.find((one) => one.kind === kind);
    return found === undefined ? kind : say(found.name);
  };
  if (busy.length === 0) return <p>{say(WORDS.none)}</p>;
  return (
    <details class="long">
      <summary>{say(WORDS.list)}</summary>
      <table class="cards">
        <caption class="unseen">{say(WORDS.list)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.day)}</th>
            <th scope="col">{say(WORDS.activity)}</th>
            <th scope="col">{say(WORDS.unit)}</th>
            <th scope="col">{say(WORDS.how)}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ date, activities }) =>
            activities.map((one, place) => (
              <tr key={one.activity} id={place === 0 ? `hari-${date}` : undefined}>
                <th scope="row">{fullDate(date)}</th>
                <td data-of={say(WORDS.activity)}>
                  <a href={addressOf(month, one)}>{kindName(one.kind)}</a>
                </td>
                <td data-of={say(WORDS.unit)}>{nameOf('units', one.unit)}</td>
                <td data-of={say(WORDS.how)}>
                  <Mark how={one.how} /> {say(HOW_FAR[one.how])}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </details>
  );
};
