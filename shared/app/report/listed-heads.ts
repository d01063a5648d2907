import type { ListedReport } from '#shared/contracts/http/admin-report';
import { mayDo } from '#shared/domain/access/access';
import type { Calendar } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Clocks } from '#shared/domain/report/clock-rules';
import type { Report } from '#shared/domain/report/report';
import type { Instant, ReportId } from '#shared/domain/words/words';
import { headOf } from './head-of.ts';
import type { ReportStore } from './ports.ts';

export type HeadsDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'>; readonly clocks: Clocks };
  readonly reports: Pick<ReportStore, 'loadAll' | 'allWords'>;
};

/**
 * Reports that an officer may read, as a list shows each of them to that officer: its head, and by what its reporter
 * and its channel call it where its words may be read.
 */
export const listedHeads = async (
  deps: HeadsDeps,
  officer: Officer,
  reports: readonly Report[],
  asOf: Instant,
): Promise<readonly ListedReport[]> => {
  const duplicated = reports.flatMap(({ duplicateOf }) => duplicateOf ?? []);
  const known = await readableAmong(deps, officer, duplicated);
  const names = await namesOf(deps, officer, reports);
  return reports.map((report) => ({
    ...headOf(deps.policy, report, {
      asOf,
      isOtherKnown: report.duplicateOf !== undefined && known.has(report.duplicateOf),
      isClassKnown: mayDo(officer, { to: 'readProposal', report }).ok,
    }),
    ...names.get(report.id),
  }));
};

/** By what reporter and channel call those of some reports whose words an officer may read. */
export const namesOf = async (
  { reports: { allWords } }: { readonly reports: Pick<ReportStore, 'allWords'> },
  officer: Officer,
  reports: readonly Report[],
): Promise<ReadonlyMap<ReportId, Pick<ListedReport, 'title' | 'number'>>> => {
  const readable = reports.filter((report) => mayDo(officer, { to: 'readWords', report }).ok).map(({ id }) => id);
  const words = readable.length === 0 ? [] : await allWords(readable);
  return new Map(
    [...words].map(([id, { title, externalId: number }]) => [
      id,
      { ...(title === undefined ? {} : { title }), number },
    ]),
  );
};

/** Those of other reports that an officer may know of. */
export const readableOf = async (
  { reports }: { readonly reports: Pick<ReportStore, 'loadAll'> },
  officer: Officer,
  others: Iterable<ReportId>,
): Promise<readonly Report[]> => {
  const ids = [...new Set(others)];
  const found = ids.length === 0 ? [] : await reports.loadAll(ids);
  return found.filter((report) => mayDo(officer, { to: 'readHead', report }).ok);
};

/** Which of these an officer may know of. */
export const readableAmong = async (
  deps: { readonly reports: Pick<ReportStore, 'loadAll'> },
  officer: Officer,
  others: Iterable<ReportId>,
): Promise<ReadonlySet<ReportId>> => new Set((await readableOf(deps, officer, others)).map(({ id }) => id));
