import { mayDo } from '#shared/domain/access/access';
import type { Alike, Evidence } from '#shared/domain/evidence/evidence';
import type { Officer } from '#shared/domain/office/officer';
import type { ReportOutline } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import type { ReportStore } from './ports.ts';

/**
 * Which of the reports that pictures are like somebody may know of. One question is asked of the table, however many
 * there are and also where there is none: how long the answer takes tells nothing.
 */
export const knownAlike = async (
  { reports }: { readonly reports: Pick<ReportStore, 'outlines'> },
  officer: Officer,
  report: ReportId,
  all: readonly Evidence[],
): Promise<(alike: Alike) => boolean> => {
  const others = all.flatMap(({ alike }) => alike.map((one) => one.report));
  const outlines = await reports.outlines([...new Set([report, ...others])]);
  const known = new Set(outlines.filter((one) => isKnown(officer, one)).map(({ id }) => id));
  return (alike) => known.has(alike.report);
};

const isKnown = (officer: Officer, report: ReportOutline): boolean => mayDo(officer, { to: 'readHead', report }).ok;
