import { digestPeriodOf, type Period } from '#shared/domain/calendar/period';
import type { FigureName } from '#shared/domain/figures/figure-name';
import type { ReportId } from '#shared/domain/words/words';

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
