import type { LedgerDayAnswer } from '#shared/contracts/http/deadlines';
import { type Language, say } from '#web/words/language.ts';
import { tenths } from '#web/words/numbers.ts';
import { dayAndMonth, longDate, weekday } from '#web/words/times.ts';

export type DayStripProps = {
  readonly language: Language;
  readonly unit: 'workingDays' | 'workingMinutes';
  readonly ledger: readonly LedgerDayAnswer[];
  /** Why the count stood still, by its code. */
  readonly standstills: Readonly<Record<string, Readonly<Record<Language, string>>>>;
};

const WORDS = {
  strip: { id: 'Hari demi hari', en: 'Day by day' },
  zero: { id: 'hari ke-0: hitungan dimulai sesudah hari ini', en: 'day 0: the count begins after this day' },
  day: { id: 'hari kerja ke-', en: 'working day ' },
  minutes: { id: 'menit kerja dihitung, jumlah', en: 'working minutes counted, in all' },
  weekend: { id: 'akhir pekan, tidak dihitung', en: 'weekend, not counted' },
  still: { id: 'hitungan berhenti', en: 'the count stood still' },
  none: { id: 'tidak ada yang dihitung', en: 'nothing counted' },
  tentative: { id: 'tanggalnya masih dapat berubah', en: 'its date may still change' },
  provisional: {
    id: 'sementara: keputusan hari libur tahun ini belum ada',
    en: 'provisional: no decree on holidays of this year yet',
  },
  legend: { id: 'Arti tanda', en: 'What the signs mean' },
  counted: { id: 'dihitung', en: 'counted' },
  holiday: { id: 'hari libur', en: 'holiday' },
  skipped: { id: 'akhir pekan', en: 'weekend' },
  paused: { id: 'hitungan berhenti', en: 'stood still' },
  start: { id: 'hari ke-0', en: 'day 0' },
} as const;

type Sort = 'zero' | 'counted' | 'weekend' | 'holiday' | 'still' | 'none';

const sortOf = ({ kind, dayZero, share, still }: LedgerDayAnswer): Sort => {
  if (kind === 'holiday' || kind === 'weekend') return kind;
  if (share > 0) return 'counted';
  if (still !== undefined && still.length > 0) return 'still';
  return dayZero === true ? 'zero' : 'none';
};

/** A shape for each sort of day, so that it is told without colours. */
const SIGNS: Readonly<Record<Sort, string>> = {
  zero: '0',
  counted: '',
  weekend: '▒',
  holiday: '✚',
  still: '‖',
  none: '·',
};

/** What a counted day shows, as the legend has it: which of the days it is, or that some of its hours count. */
const COUNTED = { workingDays: '1', workingMinutes: '✓' } as const;

/** What stands in the square of a day: how many of the limit are counted by then, or the sign of its sort. */
const signOf = ({ unit }: DayStripProps, day: LedgerDayAnswer): string => {
  const sort = sortOf(day);
  if (sort !== 'counted') return SIGNS[sort];
  return unit === 'workingDays' ? String(Math.ceil(day.counted)) : COUNTED.workingMinutes;
};

/** What is said of a day, for whoever cannot see the strip, and below it. */
const wordsOf = ({ language, unit, standstills }: DayStripProps, day: LedgerDayAnswer): string => {
  const tell = (text: Readonly<Record<Language, string>>): string => say(language, text);
  const { holiday, dayZero, share, counted, still = [] } = day;
  const said: string[] = [];
  if (day.kind === 'weekend') said.push(tell(WORDS.weekend));
  if (holiday !== undefined) {
    said.push(`${language === 'id' ? holiday.id : holiday.en} (${holiday.decree})`);
    if (holiday.tentative === true) said.push(tell(WORDS.tentative));
  }
  if (share > 0 && unit === 'workingDays') said.push(`${tell(WORDS.day)}${tenths(language, counted)}`);
  if (share > 0 && unit === 'workingMinutes')
    said.push(`${tenths(language, share)} ${tell(WORDS.minutes)} ${tenths(language, counted)}`);
  if (dayZero === true && share === 0) said.push(tell(WORDS.zero));
  for (const { why } of still) said.push(`${tell(WORDS.still)}: ${tell(standstills[why] ?? { id: why, en: why })}`);
  if (day.provisional === true) said.push(tell(WORDS.provisional));
  return said.length === 0 ? tell(WORDS.none) : said.join('; ');
};

const LEGEND = [
  ['zero', WORDS.start],
  ['counted', WORDS.counted],
  ['weekend', WORDS.skipped],
  ['holiday', WORDS.holiday],
  ['still', WORDS.paused],
] as const;

/**
 * Why a date is that date: one square a day from the beginning of the count, with what was counted on it and why not.
 * Each day says its words to a screen reader; `DayWords` says the same below it, for everybody.
 */
export const DayStrip = (props: DayStripProps) => {
  const { language, ledger } = props;
  const there = new Set(ledger.map(sortOf));
  return (
    <div class="strip">
      <ol aria-label={say(language, WORDS.strip)}>
        {ledger.map((day) => (
          <li key={day.date} class={sortOf(day)}>
            <span aria-hidden="true">
              <i>{weekday(language, day.date, 'short')}</i>
              <b>{signOf(props, day)}</b>
              <i>{dayAndMonth(language, day.date)}</i>
            </span>
            <span class="unseen">{`${longDate(language, day.date)}: ${wordsOf(props, day)}`}</span>
          </li>
        ))}
      </ol>
      <p class="legend" aria-hidden="true">
        {LEGEND.filter(([sort]) => there.has(sort)).map(([sort, name]) => (
          <span key={sort} class={sort}>
            <b>{sort === 'counted' ? COUNTED[props.unit] : SIGNS[sort]}</b> {say(language, name)}
          </span>
        ))}
      </p>
    </div>
  );
};

/** The same in words, a day a line. */
export const DayWords = (props: DayStripProps) => (
  <ul>
    {props.ledger.map((day) => (
      <li key={day.date}>{`${longDate(props.language, day.date)}: ${wordsOf(props, day)}`}</li>
    ))}
  </ul>
);
