import { Activity, activityIdOf, type NotDoneWhy, occurrenceIdOf } from '#shared/domain/activities/activity';
import { occurrencesIn } from '#shared/domain/activities/occurrences';
import { IsoDate, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { NewsItem, newsIdOf } from '#shared/domain/news/news-item';
import { PersonId } from '#shared/domain/report/report';
import { sha256 } from '#shared/domain/words/hash';
import { Instant, KeyedHash } from '#shared/domain/words/words';
import { policy } from '#test/support/policy';
import { wib } from './a-report.ts';

const BY = PersonId.parse('staf-contoh');
const HASH = sha256('rekaan');
const ASKED = KeyedHash.parse(HASH);

type Made = { readonly activity?: object; readonly pictures?: number; readonly documents?: number };

/** Something that was done, by its day and unit; the number tells it from others of that day. */
export const aDoneActivity = (date: string, unit: string, { activity = {}, ...files }: Made = {}, n = 0): Activity =>
  Activity.parse({
    id: activityIdOf(BY, `${date} ${unit} ${n}`),
    ...{ version: 1, tip: HASH, unit, kind: 'lainnya', regularity: 'incidental', date, indicators: [], reports: [] },
    ...{ recordedAt: wib(`${date} 16:00`), by: BY, asked: ASKED, text: 1, pictures: 0, documents: 0, state: 'done' },
    ...files,
    ...activity,
  });

/** A recurring activity on a day: done, or not done. */
export const anOccurrence = (recurring: string, date: string, files: Made & { readonly why?: NotDoneWhy } = {}) => {
  const rule = policy.activities.recurring.find(({ id }) => id === recurring);
  if (rule === undefined) throw new Error(`nothing recurs as ${recurring}`);
  const of = { recurring: rule.id, date: IsoDate.parse(date) };
  const { why, ...made } = files;
  const state = why === undefined ? {} : { state: 'notDone', why };
  const activity = { id: occurrenceIdOf(of), of, kind: rule.kind, regularity: 'routine', ...state, ...made.activity };
  return aDoneActivity(date, rule.unit, { ...made, activity });
};

/** News of an activity, published on a day; any other state by what is given. */
export const newsOf = ({ id: activity, unit, date }: Activity, publishedOn: string, given: object = {}): NewsItem =>
  NewsItem.parse({
    id: newsIdOf(activity),
    ...{ activity, version: 3, tip: HASH, unit, date, text: 1, editors: [BY] },
    shown: { headline: 'Judul rekaan', opening: 'Pembuka rekaan', pictures: 1 },
    ...{ changedAt: wib(`${publishedOn} 12:00`), state: 'published', publishedAt: wib(`${publishedOn} 12:00`) },
    approvedBy: PersonId.parse('admin-berita-contoh'),
    ...given,
  });

/** So much of a whole, again the same for the same seed. */
const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const UNITS = ['llaj', 'llaj', 'asdp', 'umum', 'keuangan', 'ppid'] as const;
const FATES = [
  'published',
  'published',
  'documented',
  'documented',
  'documented',
  'nothing',
  'draft',
  'withdrawnNews',
  'withdrawn',
] as const;

/** An office for a while: recurring activities of which most were answered, others beside them, and news of some. */
export const aCoveredYear = ({ seed = 1, from = '2026-01-01', until = '2027-01-01', others = 150 } = {}) => {
  const roll = dice(seed);
  const one = <T>(some: readonly [T, ...T[]]): T => some[Math.floor(roll() * some.length)] ?? some[0];
  const period = { from: IsoDate.parse(from), until: IsoDate.parse(until) };
  const length = plainDate(period.from).until(plainDate(period.until), { largestUnit: 'days' }).days;
  const [activities, news]: [Activity[], NewsItem[]] = [[], []];
  const fated = (made: (files: Made) => Activity): void => {
    const fate = one(FATES);
    const files = fate === 'nothing' ? {} : { pictures: Math.floor(roll() * 3), documents: 1 };
    const gone = { state: 'withdrawn', withdrawnWhy: 'mistake', withdrawnAt: Instant.parse(wib(`${from} 09:00`)) };
    const activity = made(fate === 'withdrawn' ? { activity: gone } : files);
    activities.push(activity);
    const later = isoOf(plainDate(activity.date).add({ days: Math.floor(roll() * 9) }));
    if (fate === 'published') news.push(newsOf(activity, later));
    if (fate === 'draft') news.push(newsOf(activity, later, { state: 'draft', returned: false }));
    if (fate === 'withdrawnNews')
      news.push(newsOf(activity, later, { state: 'withdrawn', withdrawnAt: wib(`${later} 15:00`) }));
  };
  for (const { recurring, date } of occurrencesIn(policy.calendar, policy.activities, period)) {
    const luck = roll();
    // most days of the dock are not answered at all: an invented year of some three hundred activities
    if (luck < 0.65) continue;
    if (luck < 0.72) activities.push(anOccurrence(recurring, date, { why: one(['weather', 'noStaff', 'noVehicle']) }));
    else fated((files) => anOccurrence(recurring, date, files));
  }
  for (let n = 0; n < others; n += 1) {
    const date = isoOf(plainDate(period.from).add({ days: Math.floor(roll() * length) }));
    fated((files) => aDoneActivity(date, one(UNITS), files, n));
  }
  return { activities, news, period };
};
