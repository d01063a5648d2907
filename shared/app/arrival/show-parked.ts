import pMap from 'p-map';
import { deniedTo } from '#shared/app/access/denied-to';
import type { Log } from '#shared/app/ports';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { openVault } from '#shared/app/report/vault';
import type { ParkedShown } from '#shared/contracts/http/parked';
import { mayKnowOf } from '#shared/domain/access/report-access';
import { knownOf } from '#shared/domain/arrival/parked';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { saidIn } from './command-of.ts';
import { type RecallDeps, recallEvent } from './recall-event.ts';

export type ShowParkedDeps = RecallDeps & {
  readonly policy: Pick<Policy, 'calendar' | 'office'>;
  readonly reports: Pick<ReportStore, 'load' | 'parked' | 'wrappedKey' | 'keepKey'>;
  readonly dataKeys: DataKeys;
  readonly log: Log;
};

/** So many originals are read at the same time, and so many are shown. */
const ORIGINALS_AT_ONCE = 8;
const MOST_SHOWN = 50;

/**
 * What waits for a report that has not come, in its own words, and what its channel calls that report; of what cannot
 * be read, why not. Once the report is there it is asked instead, whose readers are others.
 */
export const showParked = async (
  deps: ShowParkedDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<ParkedShown, 'Absent'>> => {
  const [report, waiting, wrapped] = await Promise.all([
    deps.reports.load(id),
    deps.reports.parked(id),
    deps.reports.wrappedKey(id),
  ]);
  const [first] = waiting;
  const mayRead =
    deniedTo(officer, { to: 'readParked' }) === undefined && mayKnowOf(officer, knownOf(deps.policy.office, waiting));
  if (first === undefined || report !== undefined || !mayRead) return refuse('Absent');
  const vault = wrapped === undefined ? undefined : await openVault(deps, id, wrapped);
  const newest = waiting.toSorted((a, b) => a.receivedAt - b.receivedAt).slice(-MOST_SHOWN);
  const read = await pMap(
    newest,
    async (parked) => {
      const { type, receivedAt } = parked;
      const at = { type, receivedAt: isoWithOffset(deps.policy.calendar, receivedAt) };
      const event = await recallEvent(deps, vault, parked.channel, parked);
      if (!event.ok) {
        deps.log('parked.unreadable', { report: id, why: event.refusal });
        return { wait: { ...at, unreadable: event.refusal } };
      }
      const { arrival } = event.value;
      const words = saidIn(arrival);
      return { number: arrival.externalId, wait: { ...at, ...(words === undefined ? {} : { words }) } };
    },
    { concurrency: ORIGINALS_AT_ONCE },
  );
  // All of them are about one report: its id is made of this number.
  const number = read.find((one) => one.number !== undefined)?.number;
  return ok({
    report: id,
    channel: first.channel,
    ...(number === undefined ? {} : { number }),
    waits: read.map(({ wait }) => wait),
  });
};
