import { type Calendar, dateOf, type IsoDate, isoOf } from '#shared/domain/calendar/calendar';
import { DigestPeriod, instantsOf, type Period, periodNamed, weekName } from '#shared/domain/calendar/period';
import type { MonthHeadline } from '#shared/domain/figures/evaluated-month';
import type { Knows } from '#shared/domain/figures/last-known';
import type { Office } from '#shared/domain/office/office';
import { type Person, peopleWith } from '#shared/domain/office/recipient';
import { substituteFor } from '#shared/domain/office/stand-in';
import type { Instant } from '#shared/domain/words/words';
import type { DigestRules } from './rules.ts';

type Rules = { readonly digest: DigestRules; readonly calendar: Pick<Calendar, 'zone'> };
/** A finished period and when it ended. */
export type DuePeriod = { readonly name: DigestPeriod; readonly period: Period; readonly endedAt: Instant };

/**
 * The weeks and months of which somebody is owed a digest, the earliest first: those that have ended since they were
 * last served, as far back as the rules go. Whoever is new gets the last of each. Nothing that was over before the
 * office's first report.
 */
export const digestsDue = (
  { digest, calendar }: Rules,
  now: Instant,
  { served, first }: { readonly served: Instant | undefined; readonly first: IsoDate },
): readonly DuePeriod[] => {
  const today = dateOf(calendar, now);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const back = served === undefined ? { weeks: 1, months: 1 } : digest.mostBack;
  const names = [
    ...counted(back.weeks).map((weeks) => weekName(monday.subtract({ weeks }))),
    ...counted(back.months).map((months) => isoOf(today.with({ day: 1 }).subtract({ months })).slice(0, 7)),
  ];
  return names
    .map((name) => duePeriod(calendar, DigestPeriod.parse(name)))
    .filter(({ period, endedAt }) => period.until > first && (served === undefined || endedAt > served))
    .toSorted((one, other) => one.endedAt - other.endedAt || (one.name < other.name ? -1 : 1));
};

const counted = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);

export const duePeriod = (calendar: Pick<Calendar, 'zone'>, name: DigestPeriod): DuePeriod => {
  const period = periodNamed(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return { name, period, endedAt: instantsOf(calendar, period).until };
};

/** The last month that is over. */
export const monthBefore = (calendar: Pick<Calendar, 'zone'>, now: Instant): DigestPeriod =>
  DigestPeriod.parse(isoOf(dateOf(calendar, now).subtract({ months: 1 })).slice(0, 7));

/**
 * Who receives digests: whoever the rules name. Where one of them is named in a report about oversight, and so never
 * learns of it, whoever it passed to receives one too, in which it is.
 */
export const digestRecipients = (
  policy: { readonly office: Office; readonly digest: DigestRules },
  headlines: readonly Pick<MonthHeadline, 'concealed'>[],
): readonly Person[] => {
  const readers = policy.digest.to.flatMap((role) => peopleWith(policy, role));
  const passedTo = new Set(
    headlines
      .flatMap(({ concealed }) => Object.values(concealed))
      .flatMap(({ recused }) =>
        readers
          .filter(({ id }) => recused.includes(id))
          .flatMap((reader) => substituteFor(policy.office, reader, recused)?.id ?? []),
      ),
  );
  return [...new Set([...readers, ...policy.office.people.filter(({ id }) => passedTo.has(id))])];
};

/** The day of the first report that a reader knows of, or once knew of: an earlier digest would tell of others. */
export const firstDayOf = (
  headlines: readonly Pick<MonthHeadline, 'firstDay' | 'concealed'>[],
  knows: Knows,
): IsoDate | undefined =>
  headlines
    .flatMap(({ firstDay, concealed }) => [
      ...(firstDay === undefined ? [] : [firstDay]),
      ...Object.values(concealed).flatMap((report) => ([report, ...report.before].some(knows) ? [report.on] : [])),
    ])
    .toSorted((one, other) => (one < other ? -1 : 1))
    .at(0);
