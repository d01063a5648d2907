import { describe, expect, it } from 'vitest';
import { occurrenceIdOf, RecurringId } from '#shared/domain/activities/activity';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { periodNamed } from '#shared/domain/calendar/period';
import { type Coverage, coverageOf, coverageShare } from '#shared/domain/news/coverage';
import { aCoveredYear, aDoneActivity, anOccurrence, newsOf } from '#test/support/builders/a-covered-year';
import { policy } from '#test/support/policy';

const NOVEMBER = periodNamed('2026-11') ?? expect.fail('no such month');
type Given = Partial<Parameters<typeof coverageOf>[0]> & { readonly on?: string };
const covered = ({ on = '2026-11-30', ...given }: Given): Coverage =>
  coverageOf({
    ...{ activities: [], news: [], rules: policy.activities, calendar: policy.calendar, period: NOVEMBER },
    today: IsoDate.parse(on),
    ...given,
  });
/** As if nothing recurred. */
const QUIET = { ...policy.activities, recurring: [] };
const ofUnit = ({ units }: Coverage, unit: string) =>
  units.find((one) => one.unit === unit) ?? expect.fail(`no ${unit} here`);

describe('the coverage of a month', () => {
  const plain = aDoneActivity('2026-11-03', 'llaj');
  const pictured = aDoneActivity('2026-11-04', 'llaj', { pictures: 2 });
  const written = aDoneActivity('2026-11-04', 'umum', { documents: 1 });
  const told = aDoneActivity('2026-11-05', 'umum', { pictures: 1 });
  const activities = [plain, pictured, written, told];

  it('counts what was done, what of it has a picture or a document, and what is published', () => {
    const { office } = covered({ activities, news: [newsOf(told, '2026-11-06')], rules: QUIET });
    expect(office.done).toEqual([plain, ...[pictured, written].toSorted(byId), told].map(({ id }) => id));
    expect(office.documented).toHaveLength(3);
    expect(office.published).toEqual([told.id]);
    const targets = { documented: 0.75, published: 0.5 };
    // three of four reach three quarters; one of four is less than half
    expect(coverageShare(office, 'documented', targets)).toEqual({
      ...{ numerator: 3, denominator: 4, ratio: 0.75, target: 0.75, isBelow: false },
    });
    expect(coverageShare(office, 'published', targets)).toMatchObject({ numerator: 1, ratio: 0.25, isBelow: true });
  });

  it('has no share, and none below target, where nothing was done', () => {
    const share = coverageShare(covered({}).office, 'documented', policy.activities.target);
    expect(share).toMatchObject({ denominator: 0, ratio: null, isBelow: false });
  });

  it('does not count what was withdrawn, nor news that is no longer or not yet public', () => {
    const gone = aDoneActivity('2026-11-03', 'llaj', {
      activity: { state: 'withdrawn', withdrawnWhy: 'twice', withdrawnAt: 1 },
    });
    const news = [
      newsOf(told, '2026-11-06', { state: 'withdrawn', withdrawnAt: 1 }),
      newsOf(written, '2026-11-06', { state: 'draft', returned: false }),
    ];
    const { office } = covered({ activities: [gone, told, written], news, rules: QUIET });
    expect([office.done.length, office.published.length]).toEqual([2, 0]);
  });

  it('leaves out what was done before and after', () => {
    const before = aDoneActivity('2026-10-31', 'llaj');
    const after = aDoneActivity('2026-12-01', 'llaj');
    expect(covered({ activities: [before, after], rules: QUIET, on: '2026-12-20' }).office.done).toEqual([]);
  });

  it('shows the four units also where they did nothing, and a desk where it did something', () => {
    expect(covered({}).units.map(({ unit }) => unit)).toEqual(['llaj', 'asdp', 'keuangan', 'umum']);
    const desk = covered({ activities: [aDoneActivity('2026-11-02', 'ppid')] });
    expect(desk.units.map(({ unit }) => unit)).toEqual(['llaj', 'asdp', 'keuangan', 'umum', 'ppid']);
  });

  it('tells day by day how far each activity is; news of one without documents is published all the same', () => {
    const bare = aDoneActivity('2026-11-03', 'llaj', {}, 1);
    const { days } = covered({ activities: [pictured, bare], news: [newsOf(bare, '2026-11-04')], rules: QUIET });
    expect(days).toHaveLength(30);
    expect(days[2]?.activities.map(({ id, how, hasDocuments }) => [id, how, hasDocuments])).toEqual([
      [bare.id, 'published', false],
    ]);
    expect(days[3]?.activities).toMatchObject([{ id: pictured.id, how: 'documented' }]);
  });
});

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);

describe('recurring activities of a month', () => {
  // Tuesdays and Thursdays of November 2026 are 3, 5, 10, 12, 17, 19, 24, 26: no holiday among them.
  const kir = { recurring: policy.activities.recurring.filter(({ id }) => id === 'hari-kir') };
  const rules = { ...policy.activities, ...kir };
  const done = anOccurrence('hari-kir', '2026-11-03', { pictures: 1 });
  const not = anOccurrence('hari-kir', '2026-11-05', { why: 'noStaff' });

  it('were done, were not done with a reason, or were not answered up to today', () => {
    const found = covered({ activities: [done, not], rules, on: '2026-11-12' });
    const unanswered = ['2026-11-10', '2026-11-12'].map((date) =>
      occurrenceIdOf({ recurring: RecurringId.parse('hari-kir'), date: IsoDate.parse(date) }),
    );
    expect(found.until).toBe('2026-11-12');
    expect(found.office.occurrences).toEqual({ done: [done.id], notDone: [not.id], unanswered });
    expect(found.office.done).toEqual([done.id]);
    expect(ofUnit(found, 'llaj').occurrences).toEqual(found.office.occurrences);
  });

  it('are not expected before anything was recorded at all', () => {
    expect(covered({ rules }).office.occurrences.unanswered).toEqual([]);
    const first = aDoneActivity('2026-11-20', 'umum');
    // of the eight only the 24th and the 26th come after it
    expect(covered({ activities: [first], rules }).office.occurrences.unanswered).toHaveLength(2);
    const long = aDoneActivity('2026-08-01', 'umum');
    expect(covered({ activities: [long], rules }).office.occurrences.unanswered).toHaveLength(8);
  });

  it('are not expected before the day from which on they recur', () => {
    const since = kir.recurring.map((one) => ({ ...one, since: IsoDate.parse('2026-11-24') }));
    const activities = [aDoneActivity('2026-08-01', 'umum')];
    const found = covered({ activities, rules: { ...rules, recurring: since } });
    expect(found.office.occurrences.unanswered).toHaveLength(2);
  });

  it('have no answer where that was withdrawn', () => {
    const gone = anOccurrence('hari-kir', '2026-11-03', {
      activity: { state: 'withdrawn', withdrawnWhy: 'mistake', withdrawnAt: 1 },
    });
    expect(covered({ activities: [gone], rules, on: '2026-11-03' }).office.occurrences).toEqual({
      ...{ done: [], notDone: [], unanswered: [gone.id] },
    });
  });
});

describe('the silence of a unit', () => {
  const on = (date: string) => aDoneActivity(date, 'llaj', { pictures: 1 });
  const [first, second, third] = [on('2026-10-01'), on('2026-10-20'), on('2026-11-02')];
  const activities = [first, second, third];
  // 2 to 21 October are 19 days, 21 October to 3 November are 13.
  const news = [newsOf(third, '2026-11-03'), newsOf(first, '2026-10-02'), newsOf(second, '2026-10-21')];
  const silence = (given: Given) => ofUnit(covered({ activities, rules: QUIET, ...given }), 'llaj').silence;

  it('lasts from its last news until the day that is looked at, and is over the limit only after so many days', () => {
    expect(silence({ news, on: '2026-11-17' })).toMatchObject({ since: '2026-11-03', days: 14, isOver: false });
    expect(silence({ news, on: '2026-11-18' })).toMatchObject({ days: 15, isOver: true });
    expect(silence({ news, on: '2026-12-24' })).toMatchObject({ days: 27 });
  });

  it('was the longest between two that followed each other', () => {
    const { longestGap, published } = silence({ news });
    expect(published).toHaveLength(3);
    expect(longestGap).toEqual({ days: 19, between: [news[1]?.id, news[2]?.id] });
    expect(silence({ news: news.slice(1) }).longestGap?.days).toBe(19);
    expect(silence({ news: news.slice(2) }).longestGap).toBeNull();
  });

  it('is not measured where nothing was published, but is over the limit where something was done long ago', () => {
    expect(silence({ news: [] })).toEqual({
      ...{ published: [], longestGap: null, since: '2026-10-01', days: null, isOver: true },
    });
    const fresh = ofUnit(covered({ activities: [on('2026-11-20')], rules: QUIET }), 'llaj').silence;
    expect(fresh).toMatchObject({ days: null, isOver: false });
    expect(ofUnit(covered({ activities, news, rules: QUIET }), 'keuangan').silence).toEqual({
      ...{ published: [], longestGap: null, since: null, days: null, isOver: false },
    });
  });

  it('does not know of what was published after the day that is looked at', () => {
    expect(silence({ news, on: '2026-11-02' })).toMatchObject({ since: '2026-10-21', days: 12 });
  });

  it('goes by the office’s days', () => {
    const late = newsOf(third, '2026-11-03', { publishedAt: Date.parse('2026-11-03T17:30:00Z') });
    // half past midnight of the 4th in the office
    expect(silence({ news: [late], on: '2026-11-10' })).toMatchObject({ since: '2026-11-04', days: 6 });
  });
});

it('an invented year has some three hundred activities, of which each kind of fate came up', () => {
  const { activities, news } = aCoveredYear();
  expect(activities.length).toBeGreaterThanOrEqual(300);
  for (const state of ['done', 'notDone', 'withdrawn'])
    expect(activities.some((one) => one.state === state)).toBe(true);
  for (const state of ['published', 'draft', 'withdrawn']) expect(news.some((one) => one.state === state)).toBe(true);
});
