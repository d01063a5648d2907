import type { ActivityId } from '#shared/domain/activities/activity';
import { digestPeriodOf, type Period } from '#shared/domain/calendar/period';
import type { FigureName } from '#shared/domain/figures/figure-name';
import type { Assignee, ReportId } from '#shared/domain/words/words';

/**
 * Where a number of the document leads, as an address of the console without its origin: the page that says what it is
 * and lists the reports behind it. A period that has no name has no such page.
 */
export const figureLead = (period: Period, figure: FigureName): string | undefined => {
  const name = digestPeriodOf(period);
  return name === undefined ? undefined : `/kantor/angka/${name}/${encodeURIComponent(figure)}`;
};

/** Where the number of a report leads. */
export const reportLead = (report: ReportId): string => `/laporan/${report}`;

/** Where what a unit did is listed, a month at a time: that in which the period begins. */
export const activitiesLead = ({ from }: Period, unit: Assignee): string =>
  `/kantor/kegiatan?bulan=${from.slice(0, 7)}&unit=${unit}`;
export const activityLead = (activity: ActivityId): string => `/kantor/kegiatan/${activity}`;
