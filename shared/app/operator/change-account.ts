import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { ChangeShown } from '#shared/contracts/http/accounts';
import {
  type AccountChanged,
  approversOf,
  type ChangeId,
  groupsTouched,
  isOfAccount,
  type OfficeChange,
} from '#shared/domain/office/change';
import type { Officer } from '#shared/domain/office/officer';
import { isNameForNew } from '#shared/domain/report/named-person';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { shownChange } from './list-changes.ts';
import type { AccountKeeper, KnownAccount } from './ports.ts';
import {
  askedUnder,
  begunChange,
  contentOf,
  type DecideRefusal,
  decide,
  ended,
  failed,
  resumed,
  type SecondPersonDeps,
  type TooManyChanges,
  toldAgain,
} from './second-person.ts';

export type ChangeAccountDeps = SecondPersonDeps & {
  readonly keeper: Pick<AccountKeeper, 'find' | 'invite' | 'carryOut'>;
};

export type ChangeRefusal =
  | { readonly kind: Denied | 'KeyReused' | 'OwnAccount' | 'AccountExists' | 'NameNotFree' }
  | TooManyChanges;

export type ChangeAsked = {
  readonly changed: AccountChanged;
  /** Where an invitation goes; it is recorded nowhere. */
  readonly address?: string;
  /** Under which whoever asks may repeat it. */
  readonly key: string;
};

/**
 * Changes an account, or proposes to, where a second person must approve. It is written down before anything is done,
 * and told to those above; where it breaks off, asking again under the same key ends it.
 */
export const changeAccount = async (
  deps: ChangeAccountDeps,
  officer: Officer,
  asked: ChangeAsked,
): Promise<Result<ChangeShown, ChangeRefusal>> => {
  const denied = deniedTo(officer, { to: 'changeAccounts' });
  if (denied !== undefined) return refuse({ kind: denied });
  const { id, before } = await askedUnder(deps, officer, asked.key);
  if (before !== undefined) return goOn(deps, officer, before, asked);
  const account = await deps.keeper.find(asked.changed.person);
  const objection = objectionTo(deps, officer, asked.changed, account);
  if (objection !== undefined) return refuse({ kind: objection });
  const approvers = approversOf(groupsTouched(asked.changed, account?.groups ?? []));
  const content = contentOfAsked(asked);
  const begun = await begunChange(deps, officer, { id, changed: asked.changed, content, approvers });
  return begun.ok ? goOn(deps, officer, begun.value, asked) : begun;
};

const objectionTo = (
  { policy }: Pick<ChangeAccountDeps, 'policy'>,
  { person: own }: Officer,
  { what, person }: AccountChanged,
  account: KnownAccount | undefined,
): 'OwnAccount' | 'AccountExists' | 'NameNotFree' | 'Absent' | undefined => {
  if (what === 'invite') {
    if (!isNameForNew(policy.office, person)) return 'NameNotFree';
    return account === undefined ? undefined : 'AccountExists';
  }
  if (account === undefined) return 'Absent';
  return person === own && what !== 'signOut' ? 'OwnAccount' : undefined;
};

const contentOfAsked = ({ key, changed, address = '' }: ChangeAsked) => contentOf(key, { changed, address });

/** By the groups that the account is in now. */
const approversNow = async ({ keeper }: Pick<ChangeAccountDeps, 'keeper'>, changed: AccountChanged) =>
  approversOf(groupsTouched(changed, (await keeper.find(changed.person))?.groups ?? []));

/** From where it stands: what was proposed is told, what was begun is done. */
const goOn = async (
  deps: ChangeAccountDeps,
  officer: Officer,
  before: OfficeChange,
  asked: ChangeAsked,
): Promise<Result<ChangeShown, ChangeRefusal>> => {
  if (before.content !== contentOfAsked(asked)) return refuse({ kind: 'KeyReused' });
  const { changed, address = '' } = asked;
  const change = await resumed(deps, before, await approversNow(deps, changed));
  const shown = (one: OfficeChange): ChangeShown => shownChange(deps.policy, officer, one, deps.now());
  if (change.state === 'declined' && change.second === undefined) return refuse({ kind: 'AccountExists' });
  if (change.state !== 'begun') return ok(shown(await toldAgain(deps, change)));
  if (changed.what === 'invite') {
    const invited = await deps.keeper.invite(changed.person, address);
    // Whoever lost the answer has invited them already; otherwise the address is somebody else's.
    if (invited === 'taken' && (await deps.keeper.find(changed.person)) === undefined) {
      await failed(deps, change);
      return refuse({ kind: 'AccountExists' });
    }
  } else await deps.keeper.carryOut(changed);
  return ok(shown(await ended(deps, change)));
};

/** Approves a change of an account, which is done at once, or declines it. */
export const decideAccountChange = (
  deps: ChangeAccountDeps,
  officer: Officer,
  id: ChangeId,
  decision: 'approved' | 'declined',
): Promise<Result<ChangeShown, DecideRefusal>> =>
  decide(deps, officer, {
    ...{ id, decision, to: 'approveAccountChange' },
    isOurs: ({ changed }) => isOfAccount(changed),
    approversNow: async ({ changed }) => (isOfAccount(changed) ? approversNow(deps, changed) : undefined),
    carryOut: async ({ changed }) => {
      if (isOfAccount(changed)) await deps.keeper.carryOut(changed);
    },
  });
