import type { Now } from '#shared/app/ports';
import type { ChangeShown, ChangesListed } from '#shared/contracts/http/accounts';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import {
  changeWords,
  isOpen,
  type OfficeChange,
  type OfficeNames,
  PROPOSAL_LASTS_MS,
} from '#shared/domain/office/change';
import type { Officer } from '#shared/domain/office/officer';
import { Instant } from '#shared/domain/words/words';
import type { ChangeBook } from './ports.ts';

type Zoned = OfficeNames & { readonly calendar: Pick<Calendar, 'zone'> };

export type ListChangesDeps = {
  readonly policy: Zoned;
  readonly changes: Pick<ChangeBook, 'month'>;
  readonly now: Now;
};

/** A change as somebody reads it. Whether it is theirs to decide is judged once more when they do. */
export const shownChange = (policy: Zoned, officer: Officer, change: OfficeChange, now: Instant): ChangeShown => {
  const zone = policy.calendar;
  const { id, changed, by, at, state, approvers, until, second, doneAt } = change;
  const open = isOpen(change, now);
  const mayApprove = officer.roles.some(({ role }) => approvers?.includes(role) === true);
  return {
    change: id,
    what: changed.what,
    person: changed.person,
    ...('group' in changed ? { group: changed.group } : {}),
    ...('way' in changed ? { way: changed.way } : {}),
    words: changeWords(policy, changed),
    by,
    at: isoWithOffset(zone, at),
    state: state === 'proposed' && !open ? 'expired' : state,
    ...(approvers === undefined ? {} : { approvers }),
    ...(until === undefined ? {} : { until: isoWithOffset(zone, until) }),
    ...(second === undefined ? {} : { second: { by: second.by, at: isoWithOffset(zone, second.at) } }),
    ...(doneAt === undefined ? {} : { doneAt: isoWithOffset(zone, doneAt) }),
    yours: open && mayApprove && by !== officer.person && changed.person !== officer.person,
  };
};

/** The proposals of a kind that wait for a second person, the oldest first. */
export const openProposals = async (
  { policy: { calendar }, changes }: ListChangesDeps,
  isOurs: (change: OfficeChange) => boolean,
  at: Instant,
): Promise<readonly OfficeChange[]> => {
  // Whatever is open still was asked for since then.
  const months = new Set([at, Math.max(0, at - PROPOSAL_LASTS_MS)].map((one) => monthAt(calendar, Instant.parse(one))));
  const asked = await Promise.all([...months].map((month) => changes.month(month)));
  return asked
    .flat()
    .filter((change) => isOurs(change) && isOpen(change, at))
    .toSorted((one, other) => one.at - other.at);
};

/** What was changed of a kind in a month, this one unless it is said: by whom and with whom, the latest first. */
export const changesIn = async (
  { policy, changes, now }: ListChangesDeps,
  officer: Officer,
  isOurs: (change: OfficeChange) => boolean,
  { month = monthAt(policy.calendar, now()) }: MonthQuery,
): Promise<ChangesListed> => {
  const asked = await changes.month(month);
  const at = now();
  return {
    month,
    changes: asked
      .filter(isOurs)
      .toSorted((one, other) => other.at - one.at)
      .map((change) => shownChange(policy, officer, change, at)),
  };
};
