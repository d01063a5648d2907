import { deciding } from '#functions/admin-api/deciding';
import { type Answering, officeApi, officeRoute, refusedFor } from '#functions/admin-api/office-api';
import { questions } from '#functions/admin-api/questions';
import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { readJson } from '#shared/app/arrival/read-json';
import {
  type ChangeAccountDeps,
  type ChangeAsked,
  changeAccount,
  decideAccountChange,
} from '#shared/app/operator/change-account';
import { type ListAccountsDeps, listAccountChanges, listAccounts } from '#shared/app/operator/list-accounts';
import { ACCOUNT_OPERATIONS, type AccountOperationId } from '#shared/contracts/http/account-operations';
import { AccountChange, AccountPath, Invite } from '#shared/contracts/http/accounts';
import { type InvalidField, invalidFields } from '#shared/contracts/http/invalid-fields';
import { MonthQuery } from '#shared/contracts/http/month-query';
import { bodyIn } from '#shared/runtime/http';
import { keyOf } from '#shared/runtime/precondition';
import { json, problem, requestInvalid } from '#shared/runtime/problem-answer';

export type AccountsDeps = ChangeAccountDeps & ListAccountsDeps & WhoAmIDeps & { readonly clientId: string };

type Read = Omit<ChangeAsked, 'key'> | 'notFound' | { readonly fields: readonly InvalidField[] };

/** How a change is read from a request, and what became of it is answered. */
const changing =
  (deps: AccountsDeps, read: (at: unknown, body: unknown) => Read): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const asked = read(event.pathParameters, body.value);
    if (asked === 'notFound') return problem('notFound');
    if ('fields' in asked) return requestInvalid(requestId, asked.fields);
    const key = keyOf(event);
    if (key === undefined) return problem('keyMissing', { requestId });
    const changed = await changeAccount(deps, await officerNow(deps, caller), { ...asked, key });
    return changed.ok ? json(200, changed.value) : refusedFor(changed.refusal, requestId);
  };

const invited = (_: unknown, body: unknown): Read => {
  const invite = Invite.safeParse(body);
  if (!invite.success) return { fields: invalidFields(invite.error) };
  const { person, address } = invite.data;
  return { changed: { what: 'invite', person }, address };
};

const changedOf = (person: AccountPath['person'], change: AccountChange): ChangeAsked['changed'] =>
  'groupName' in change ? { what: change.what, person, group: change.groupName } : { what: change.what, person };

const changedAt = (at: unknown, body: unknown): Read => {
  const place = AccountPath.safeParse(at);
  if (!place.success) return 'notFound';
  const change = AccountChange.safeParse(body);
  if (!change.success) return { fields: invalidFields(change.error) };
  return { changed: changedOf(place.data.person, change.data) };
};

/** Who has an account and may be what: the one door to changing that, and behind it the one function that may. */
export const accountsHandler = (deps: AccountsDeps) => {
  const { of, by } = questions(deps);
  const answers: Readonly<Record<AccountOperationId, Answering>> = {
    listAccounts: of((officer) => listAccounts(deps, officer)),
    listAccountChanges: by(MonthQuery, (officer, query) => listAccountChanges(deps, officer, query)),
    inviteAccount: changing(deps, invited),
    changeAccount: changing(deps, changedAt),
    approveAccountChange: deciding(deps, (officer, change) => decideAccountChange(deps, officer, change, 'approved')),
    declineAccountChange: deciding(deps, (officer, change) => decideAccountChange(deps, officer, change, 'declined')),
  };
  return officeApi(
    deps,
    ACCOUNT_OPERATIONS.map((operation) => officeRoute(operation, answers[operation.id])),
  );
};
