import type { ReportStore } from '#shared/app/report/ports';
import type { ActivityAsked } from '#shared/contracts/http/activities';
import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import { mayDo } from '#shared/domain/access/access';
import type { ActivityCodes, Occurrence } from '#shared/domain/activities/activity';
import type { ActivityRules } from '#shared/domain/activities/activity-rules';
import { mayBecomeNews } from '#shared/domain/activities/from-report';
import { occursOn } from '#shared/domain/activities/occurrences';
import { type IsoDate, isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Assignee, Instant, ReportId } from '#shared/domain/words/words';

export type ActivityInvalid = { readonly kind: 'ActivityInvalid'; readonly fields: readonly InvalidField[] };

export type ReadActivityDeps = { readonly policy: Policy; readonly reports: Pick<ReportStore, 'loadAll'> };

type Facts = Omit<ActivityAsked, 'unit' | 'recurring' | 'words'> & {
  readonly unit: Assignee;
  readonly words: { readonly place?: string | undefined };
};

/**
 * What somebody says was done, in the office's terms, or what of it does not fit: nothing of tomorrow, nothing so old
 * that nobody remembers, and no report but one that they may read and that everybody may be told of.
 */
export const readActivity = async (
  { policy, reports }: ReadActivityDeps,
  officer: Officer,
  asked: Facts,
  now: Instant,
): Promise<Result<ActivityCodes, ActivityInvalid>> => {
  const { unit, kind, regularity, date, from, until, subDistrict, indicators, words } = asked;
  const { activities: rules, subDistricts } = policy;
  const named = [...new Set(asked.reports)];
  const fields: readonly InvalidField[] = [
    ...(rules.kinds.some(({ id }) => id === kind)
      ? []
      : [wrong('kind', 'jenis menurut aturan kantor · a kind of the office’s rules')]),
    ...dayFault(policy, date, now),
    ...(from !== undefined && until !== undefined && until <= from ? [wrong('until', AFTER_ITS_START)] : []),
    ...(subDistrict === undefined || subDistricts.subDistricts.some(({ id }) => id === subDistrict)
      ? []
      : [wrong('subDistrict', 'kecamatan menurut aturan · a sub-district of the rules')]),
    ...(subDistrict === undefined && words.place === undefined
      ? [wrong('subDistrict', 'kecamatan atau tempat · a sub-district or a place')]
      : []),
    ...(indicators.every((one) => rules.indicators.some(({ id }) => id === one))
      ? []
      : [wrong('indicators', 'indikator menurut aturan · indicators of the rules')]),
    ...((await mayAllBeNamed(reports, officer, named))
      ? []
      : [wrong('reports', 'laporan layanan yang dapat Anda baca · service reports that you may read')]),
  ];
  if (fields.length > 0) return refuse({ kind: 'ActivityInvalid', fields });
  return ok({
    ...{ unit, kind, regularity, date, indicators: [...new Set(indicators)], reports: named },
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(subDistrict === undefined ? {} : { subDistrict }),
  });
};

/** Coverage and news count by the day: what goes past midnight is of two. */
const AFTER_ITS_START =
  'sesudah waktu mulai; yang melewati tengah malam dicatat dua kali, sehari satu · after the start; what goes past midnight is recorded twice, once for each day';

const wrong = (field: string, expected: string): InvalidField => ({ field, expected, rule: 'form' });

const dayFault = ({ calendar, activities }: Policy, date: IsoDate, now: Instant): readonly InvalidField[] => {
  const today = isoDateOf(calendar, now);
  if (date > today) return [wrong('date', `tidak di masa depan, paling lambat ${today} · not after ${today}`)];
  const days = activities.recordedWithinDays;
  const earliest = isoOf(plainDate(today).subtract({ days }));
  return date < earliest
    ? [wrong('date', `paling lama ${days} hari lalu, sejak ${earliest} · at most ${days} days ago, from ${earliest}`)]
    : [];
};

const mayAllBeNamed = async (
  reports: ReadActivityDeps['reports'],
  officer: Officer,
  ids: readonly ReportId[],
): Promise<boolean> => {
  if (ids.length === 0) return true;
  const found = await reports.loadAll(ids);
  return (
    found.length === ids.length &&
    found.every((report) => mayBecomeNews(report) && mayDo(officer, { to: 'readHead', report }).ok)
  );
};

/** The recurring activity of a day that somebody means, where it is that unit's and does propose itself then. */
export const occurrenceOf = (
  { calendar, activities }: Pick<Policy, 'calendar'> & { readonly activities: Pick<ActivityRules, 'recurring'> },
  { recurring: id, date, unit }: Occurrence & { readonly unit?: Assignee },
): Result<Occurrence, ActivityInvalid> => {
  const recurring = activities.recurring.find((one) => one.id === id);
  const expected = 'kegiatan berulang pada hari itu, dari unit itu · a recurring activity of that unit on that day';
  if (recurring === undefined || (unit !== undefined && recurring.unit !== unit))
    return refuse({ kind: 'ActivityInvalid', fields: [wrong('recurring', expected)] });
  return occursOn(calendar, recurring, date)
    ? ok({ recurring: id, date })
    : refuse({ kind: 'ActivityInvalid', fields: [wrong('date', expected)] });
};
