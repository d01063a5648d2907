import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { AccountsListed, ChangesListed } from '#shared/contracts/http/accounts';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { approversOf, GroupName, groupWords, isOfAccount, type OfficeChange } from '#shared/domain/office/change';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { changesIn, type ListChangesDeps, openProposals, shownChange } from './list-changes.ts';
import type { AccountKeeper } from './ports.ts';

export type ListAccountsDeps = ListChangesDeps & { readonly keeper: Pick<AccountKeeper, 'all'> };

const isOfAnAccount = ({ changed }: OfficeChange): boolean => isOfAccount(changed);

/** Everybody who has an account, and the proposals that wait for a second person. */
export const listAccounts = async (
  deps: ListAccountsDeps,
  officer: Officer,
): Promise<Result<AccountsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readAccounts' });
  if (denied !== undefined) return refuse(denied);
  const { policy } = deps;
  const at = deps.now();
  const [accounts, open] = await Promise.all([deps.keeper.all(), openProposals(deps, isOfAnAccount, at)]);
  return ok({
    asOf: isoWithOffset(policy.calendar, at),
    accounts: accounts.map((account) => ({ ...account, own: account.person === officer.person })),
    open: open.map((change) => shownChange(policy, officer, change, at)),
    groups: GroupName.options.map((group) => {
      const approvers = approversOf([group]);
      return { group, name: groupWords(policy, group), ...(approvers === undefined ? {} : { approvers }) };
    }),
  });
};

/** What was changed in a month, this one unless it is said, by whom and with whom. */
export const listAccountChanges = async (
  deps: ListChangesDeps,
  officer: Officer,
  query: MonthQuery,
): Promise<Result<ChangesListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readAccounts' });
  return denied === undefined ? ok(await changesIn(deps, officer, isOfAnAccount, query)) : refuse(denied);
};
