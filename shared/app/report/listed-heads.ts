import pMap from 'p-map';
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
  readonly reports: Pick<ReportStore, 'loadAll' | 'words'>;
};

/** So many titles are read at the same time. */
const TITLES_AT_ONCE = 16;

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
  const known = await knownOthers(deps, officer, reports);
  return pMap(
    reports,
    async (report) => ({
      ...headOf(deps.policy.calendar, report, {
        asOf,
        clocks: deps.policy.clocks,
        isOtherKnown: report.duplicateOf !== undefined && known.has(report.duplicateOf),
        isClassKnown: mayDo(officer, { to: 'readProposal', report }).ok,
      }),
      ...(mayDo(officer, { to: 'readWords', report }).ok ? await calledBy(deps, report.id) : {}),
    }),
    { concurrency: TITLES_AT_ONCE },
  );
};

const calledBy = async ({ reports }: HeadsDeps, id: ReportId): Promise<Pick<ListedReport, 'title' | 'number'>> => {
  const words = await reports.words(id);
  if (words === undefined) return {};
  const { title, externalId: number } = words;
  return { ...(title === undefined ? {} : { title }), number };
};

/** Of what these duplicate, what the officer may read. */
const knownOthers = async (
  { reports }: HeadsDeps,
  officer: Officer,
  listed: readonly Report[],
): Promise<ReadonlySet<ReportId>> => {
  const ids = new Set(listed.flatMap(({ duplicateOf }) => duplicateOf ?? []));
  const others = ids.size === 0 ? [] : await reports.loadAll([...ids]);
  return new Set(others.flatMap((report) => (mayDo(officer, { to: 'readHead', report }).ok ? [report.id] : [])));
};
