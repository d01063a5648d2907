import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { AccountsListed, ChangeShown, ChangesListed } from '#shared/contracts/http/accounts';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/figures/evaluated-month';
import {
  approversOf,
  changeWords,
  GroupName,
  groupWords,
  isOfAccount,
  isOpen,
  type OfficeChange,
  type OfficeNames,
  PROPOSAL_LASTS_MS,
} from '#shared/domain/office/change';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import type { AccountKeeper, ChangeBook } from './ports.ts';

type Zoned = OfficeNames & { readonly calendar: Pick<Calendar, 'zone'> };
export type ListAccountsDeps = {
  readonly policy: Zoned;
  readonly keeper: Pick<AccountKeeper, 'all'>;
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

/** Everybody who has an account, and the proposals that wait for a second person. */
export const listAccounts = async (
  { policy, keeper, changes, now }: ListAccountsDeps,
  officer: Officer,
): Promise<Result<AccountsListed, Denied>> => {
  const { calendar } = policy;
  const denied = deniedTo(officer, { to: 'readAccounts' });
  if (denied !== undefined) return refuse(denied);
  const at = now();
  // Whatever is open still was asked for since then.
  const months = new Set([at, Math.max(0, at - PROPOSAL_LASTS_MS)].map((one) => monthAt(calendar, Instant.parse(one))));
  const [accounts, ...asked] = await Promise.all([keeper.all(), ...[...months].map((month) => changes.month(month))]);
  return ok({
    asOf: isoWithOffset(calendar, at),
    accounts: accounts.map((account) => ({ ...account, own: account.person === officer.person })),
    open: asked
      .flat()
      .filter((change) => isOfAccount(change.changed) && isOpen(change, at))
      .sort((a, b) => a.at - b.at)
      .map((change) => shownChange(policy, officer, change, at)),
    groups: GroupName.options.map((group) => {
      const approvers = approversOf([group]);
      return { group, name: groupWords(policy, group), ...(approvers === undefined ? {} : { approvers }) };
    }),
  });
};

/** What was changed in a month, this one unless it is said, by whom and with whom. */
export const listAccountChanges = async (
  { policy, changes, now }: ListAccountsDeps,
  officer: Officer,
  { month = monthAt(policy.calendar, now()) }: MonthQuery,
): Promise<Result<ChangesListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readAccounts' });
  if (denied !== undefined) return refuse(denied);
  const asked = await changes.month(month);
  const at = now();
  return ok({
    month,
    changes: asked
      .filter(({ changed }) => isOfAccount(changed))
      .toSorted((a, b) => b.at - a.at)
      .map((change) => shownChange(policy, officer, change, at)),
  });
};
