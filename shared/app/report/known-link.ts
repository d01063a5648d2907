import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import type { Report } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import type { ReportStore } from './ports.ts';

type Deps = { readonly reports: Pick<ReportStore, 'load'> };

/** A report as whoever may not know of what it is linked with knows it: linked with nothing. */
export const withoutLink = ({ duplicateOf: _, ...facts }: Report): Report => facts;

/** What a report is linked with, where that is kept from an officer. */
export const hiddenLinkOf = async (
  { reports }: Deps,
  officer: Officer,
  { duplicateOf }: Pick<Report, 'duplicateOf'>,
): Promise<ReportId | undefined> => {
  if (duplicateOf === undefined) return undefined;
  return mayDo(officer, { to: 'readHead', report: await reports.load(duplicateOf) }).ok ? undefined : duplicateOf;
};

/** So many links are followed one after the other, which no office makes. */
const LONGEST_CHAIN = 20;

/** The reports that links lead to from a report on, in their order, and whether the chain was followed to its end. */
export const linkedFrom = async (
  { reports }: Deps,
  { duplicateOf }: Pick<Report, 'duplicateOf'>,
): Promise<{ readonly chain: readonly Report[]; readonly isWhole: boolean }> => {
  const chain: Report[] = [];
  let next = duplicateOf;
  while (next !== undefined && chain.length < LONGEST_CHAIN) {
    const report: Report | undefined = await reports.load(next);
    if (report !== undefined) chain.push(report);
    next = report?.duplicateOf;
  }
  return { chain, isWhole: next === undefined };
};
