import type { SealedNotices } from '#shared/contracts/messages/notice-message';
import type { SendOutcome } from './record-outcome.ts';
import { noticeVault, openNotices } from './sealed-notices.ts';
import { type SendDeps, sendNotices } from './send-notices.ts';

/**
 * The worst first: a message is counted and logged by what went worst, since how many were told is nobody's business
 * who reads a log.
 */
const WORST_FIRST = [
  'failed',
  'unknown',
  'postponed',
  'setApart',
  'sent',
  'withheld',
  'nothingToSend',
] as const satisfies readonly SendOutcome[];

/**
 * Tells everybody whom a message names, one after the other. One who cannot be told hinders no other; the message then
 * goes back, and whoever was told is not told again. The line in the log names nobody: whom and how many were told says
 * what a report is about.
 */
export const tellNotices = async (deps: SendDeps, sealed: SealedNotices): Promise<SendOutcome> => {
  const { batches } = openNotices(await noticeVault(deps.noticeKey), sealed);
  const outcomes = new Set<SendOutcome>();
  const faults: unknown[] = [];
  for (const batch of batches) {
    try {
      outcomes.add(await sendNotices(deps, batch));
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'recipients could not be told');
  const outcome = WORST_FIRST.find((one) => outcomes.has(one)) ?? 'nothingToSend';
  deps.log('notices.handled', { outcome });
  return outcome;
};
