import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { BeginDeps } from '#shared/app/notices/begin-notices';
import type { TakeFromQuota } from '#shared/app/notices/ports';
import type { Log } from '#shared/app/ports';
import type { ChangeShown } from '#shared/contracts/http/accounts';
import {
  approversOf,
  type Changed,
  ChangeId,
  groupsTouched,
  isOpen,
  MOST_CHANGES,
  type OfficeChange,
  PROPOSAL_LASTS_MS,
} from '#shared/domain/office/change';
import type { Officer } from '#shared/domain/office/officer';
import { isFreeName } from '#shared/domain/report/named-person';
import { base32 } from '#shared/domain/words/base32';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { hourOf } from './act-on-letter.ts';
import { shownChange } from './list-accounts.ts';
import type { AccountKeeper, ChangeBook, KnownAccount } from './ports.ts';
import { tellChange } from './tell-change.ts';

export type ChangeAccountDeps = BeginDeps & {
  readonly keeper: Pick<AccountKeeper, 'find' | 'invite' | 'carryOut'>;
  readonly changes: Pick<ChangeBook, 'save' | 'find'>;
  readonly changeQuota: TakeFromQuota;
  readonly log: Log;
};

export type ChangeRefusal =
  | { readonly kind: Denied | 'KeyReused' | 'OwnAccount' | 'AccountExists' | 'NameNotFree' }
  | { readonly kind: 'TooManyChanges'; readonly secondsLeft: number };

export type ChangeAsked = {
  readonly changed: Changed;
  /** Where an invitation goes; it is recorded nowhere. */
  readonly address?: string;
  /** Under which whoever asks may repeat it. */
  readonly key: string;
};

/** The name of a change follows from who asked for it under which key: asked again, it is the same one. */
const changeIdOf = (person: PersonId, key: string): ChangeId =>
  ChangeId.parse(`chg_${base32(Buffer.from(sha256(`${person}\n${key}`), 'hex'), 26).toLowerCase()}`);

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
  const at = deps.now();
  const id = changeIdOf(officer.person, asked.key);
  const before = await deps.changes.find(id, at);
  if (before !== undefined) return goOn(deps, officer, before, asked);
  const account = await deps.keeper.find(asked.changed.person);
  const objection = objectionTo(deps, officer, asked.changed, account);
  if (objection !== undefined) return refuse({ kind: objection });
  const hour = hourOf(at);
  if (!(await deps.changeQuota(hour.name, MOST_CHANGES)))
    return refuse({ kind: 'TooManyChanges', secondsLeft: Math.ceil((hour.until - at) / 1000) });
  const approvers = approversOf(groupsTouched(asked.changed, account?.groups ?? []));
  const common = { id, changed: asked.changed, by: officer.person, at, rev: 1 };
  const change: OfficeChange =
    approvers === undefined
      ? { ...common, state: 'begun' }
      : { ...common, state: 'proposed', approvers, until: Instant.parse(at + PROPOSAL_LASTS_MS) };
  if ((await deps.changes.save(change)) === 'conflict') throw new Error('the same change is being asked for');
  return goOn(deps, officer, change, asked);
};

const objectionTo = (
  { policy }: Pick<ChangeAccountDeps, 'policy'>,
  { person: own }: Officer,
  { what, person }: Changed,
  account: KnownAccount | undefined,
): 'OwnAccount' | 'AccountExists' | 'NameNotFree' | 'Absent' | undefined => {
  if (what === 'invite') {
    if (!isFreeName(policy.office, person)) return 'NameNotFree';
    return account === undefined ? undefined : 'AccountExists';
  }
  if (account === undefined) return 'Absent';
  return person === own && what !== 'signOut' ? 'OwnAccount' : undefined;
};

/** From where it stands: what was proposed is told, what was begun is done. */
const goOn = async (
  deps: ChangeAccountDeps,
  officer: Officer,
  change: OfficeChange,
  { changed, address = '' }: ChangeAsked,
): Promise<Result<ChangeShown, ChangeRefusal>> => {
  if (canonicalJson(change.changed) !== canonicalJson(changed)) return refuse({ kind: 'KeyReused' });
  const shown = (one: OfficeChange): ChangeShown => shownChange(deps.policy.calendar, officer, one, deps.now());
  if (change.state === 'proposed') {
    await tellChange(deps, change, 'proposed');
    return ok(shown(change));
  }
  if (change.state !== 'begun') return ok(shown(change));
  if (changed.what === 'invite') {
    const invited = await deps.keeper.invite(changed.person, address);
    // Whoever lost the answer has invited them already; otherwise the address is somebody else's.
    if (invited === 'taken' && (await deps.keeper.find(changed.person)) === undefined)
      return refuse({ kind: 'AccountExists' });
  } else await deps.keeper.carryOut(changed);
  return ok(shown(await ended(deps, change)));
};

/** It is done: written down, and told. */
const ended = async (deps: ChangeAccountDeps, change: OfficeChange): Promise<OfficeChange> => {
  const done: OfficeChange = { ...change, state: 'done', rev: change.rev + 1, doneAt: deps.now() };
  // Whoever was faster has done the same.
  await deps.changes.save(done);
  await tellChange(deps, done, 'done');
  const { by, changed, second } = done;
  deps.log('account.changed', {
    change: done.id,
    ...changed,
    by,
    ...(second === undefined ? {} : { with: second.by }),
  });
  return done;
};

export type DecideRefusal = Denied | 'NotSecondPerson' | 'ChangeOver';

/** Whether somebody may decide a change as the second person, by the groups that its account is in now. */
const isSecond = (officer: Officer, change: OfficeChange, account: KnownAccount | undefined): boolean => {
  const { by, changed, approvers = [] } = change;
  if (by === officer.person || changed.person === officer.person) return false;
  const now = approversOf(groupsTouched(changed, account?.groups ?? [])) ?? approvers;
  return officer.roles.some(({ role }) => approvers.includes(role) && now.includes(role));
};

/** Approves a change, which is done at once, or declines it. What is asked twice is done once. */
export const decideChange = async (
  deps: ChangeAccountDeps,
  officer: Officer,
  id: ChangeId,
  decision: 'approved' | 'declined',
): Promise<Result<ChangeShown, DecideRefusal>> => {
  const denied = deniedTo(officer, { to: 'approveAccountChange' });
  if (denied !== undefined) return refuse(denied);
  const at = deps.now();
  const change = await deps.changes.find(id, at);
  if (change === undefined) return refuse('Absent');
  const wasTheirs = change.second?.by === officer.person;
  if (!wasTheirs) {
    if (!isOpen(change, at)) return refuse('ChangeOver');
    if (!isSecond(officer, change, await deps.keeper.find(change.changed.person))) return refuse('NotSecondPerson');
  }
  const decided: OfficeChange = wasTheirs
    ? change
    : { ...change, state: decision, rev: change.rev + 1, second: { by: officer.person, at } };
  if (!wasTheirs && (await deps.changes.save(decided)) === 'conflict') return refuse('ChangeOver');
  // They have decided otherwise before.
  if ((decided.state === 'declined') !== (decision === 'declined')) return refuse('ChangeOver');
  if (decided.state === 'declined') {
    await tellChange(deps, decided, 'declined');
    deps.log('account.changeDeclined', { change: id, by: officer.person });
    return ok(shownChange(deps.policy.calendar, officer, decided, at));
  }
  if (decided.state === 'approved') await deps.keeper.carryOut(decided.changed);
  const done = decided.state === 'done' ? decided : await ended(deps, decided);
  return ok(shownChange(deps.policy.calendar, officer, done, at));
};
