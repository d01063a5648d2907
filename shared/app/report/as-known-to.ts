import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import type { Assessed } from '#shared/domain/report/report';
import { isOpenly } from './timeline-of.ts';

/**
 * A report as far as its past may be known: of one that is not about oversight, what was suspected of it once, and who
 * was named in it then, is known only to whoever may read the whole record.
 */
export const asKnownTo = (officer: Officer, report: Assessed): Assessed =>
  isOpenly(report) && !mayDo(officer, { to: 'readRecord', report }).ok ? neverSuspected(report) : report;

const neverSuspected = (report: Assessed): Assessed => {
  const { seenUntil: _, recused: _1, standIns: _2, proposed: _3, ...facts } = report;
  return facts;
};
