import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { BeginDeps } from '#shared/app/notices/begin-notices';
import type { TakeFromQuota } from '#shared/app/notices/ports';
import type { Log } from '#shared/app/ports';
import type { ChangeShown } from '#shared/contracts/http/accounts';
import { type MonthName, monthAt } from '#shared/domain/calendar/period';
import {
  type Changed,
  ChangeId,
  MOST_CHANGES,
  type OfficeChange,
  PROPOSAL_LASTS_MS,
} from '#shared/domain/office/change';
import type { Officer, OfficerRole } from '#shared/domain/office/officer';
import { base32 } from '#shared/domain/words/base32';
import { canonicalJson, keyedHash, sha256 } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant, type KeyedHash } from '#shared/domain/words/words';
import { hourOf } from './act-on-letter.ts';
import { shownChange } from './list-changes.ts';
import type { ChangeBook } from './ports.ts';
import { tellChange } from './tell-change.ts';

export type SecondPersonDeps = BeginDeps & {
  readonly changes: Pick<ChangeBook, 'save' | 'find'>;
  readonly changeQuota: TakeFromQuota;
  readonly log: Log;
};

/**
 * The name of a change follows from who asked for it under which key in which month: asked again, it is the same one,
 * while the same key months later asks for another, which is told anew.
 */
const changeIdOf = (person: PersonId, key: string, month: MonthName): ChangeId =>
  ChangeId.parse(`chg_${base32(Buffer.from(sha256(`${person}\n${key}\n${month}`), 'hex'), 26).toLowerCase()}`);

/** The name of what somebody asks for now, and the change where they have asked for it under this key before. */
export const askedUnder = async (
  { changes, policy: { calendar }, now }: SecondPersonDeps,
  { person }: Officer,
  key: string,
): Promise<{ readonly id: ChangeId; readonly before: OfficeChange | undefined }> => {
  const at = now();
  const monthOf = (one: number): MonthName => monthAt(calendar, Instant.parse(one));
  const id = changeIdOf(person, key, monthOf(at));
  // What was proposed at the end of a month is repeated at the beginning of the next.
  const earlier = changeIdOf(person, key, monthOf(Math.max(0, at - PROPOSAL_LASTS_MS)));
  const before = (await changes.find(id, at)) ?? (earlier === id ? undefined : await changes.find(earlier, at));
  return { id, before };
};

/**
 * All that is asked for, an address too, as a change keeps it: under one key nothing else is asked for. It is keyed by
 * the key of whoever asks, which is kept nowhere.
 */
export const contentOf = (key: string, asked: unknown): KeyedHash => keyedHash(key, canonicalJson(asked));

export type TooManyChanges = { readonly kind: 'TooManyChanges'; readonly secondsLeft: number };

type Beginning = {
  readonly id: ChangeId;
  readonly changed: Changed;
  readonly content: KeyedHash;
  readonly approvers: readonly OfficerRole[] | undefined;
};

/** Writes a change down before anything is done: as begun, or as proposed where a second person must approve. */
export const begunChange = async (
  { changes, changeQuota, now }: SecondPersonDeps,
  officer: Officer,
  { id, changed, content, approvers }: Beginning,
): Promise<Result<OfficeChange, TooManyChanges>> => {
  const at = now();
  const hour = hourOf(at);
  if (!(await changeQuota(hour.name, MOST_CHANGES)))
    return refuse({ kind: 'TooManyChanges', secondsLeft: Math.ceil((hour.until - at) / 1000) });
  const change = waiting({ id, changed, content, by: officer.person, at, rev: 1, state: 'begun' }, approvers, at);
  if ((await changes.save(change)) === 'saved') return ok(change);
  // The same was asked for at the same moment: whatever was written first goes on.
  const first = await changes.find(id, at);
  if (first === undefined) throw new Error('the same change is being asked for');
  return ok(first);
};

/** The same, proposed where somebody must approve it. */
const waiting = (change: OfficeChange, approvers: Beginning['approvers'], at: Instant): OfficeChange =>
  approvers === undefined
    ? change
    : { ...change, state: 'proposed', approvers, until: Instant.parse(at + PROPOSAL_LASTS_MS) };

/** One that broke off, judged by how things stand now: where somebody must approve it by now, it is proposed. */
export const resumed = async (
  { changes, now }: SecondPersonDeps,
  change: OfficeChange,
  approvers: Beginning['approvers'],
): Promise<OfficeChange> => {
  if (change.state !== 'begun' || approvers === undefined) return change;
  const proposed = waiting({ ...change, rev: change.rev + 1 }, approvers, now());
  if ((await changes.save(proposed)) === 'conflict') throw new Error('the same change is being asked for');
  return proposed;
};

/** It is done: written down, and told. */
export const ended = async (deps: SecondPersonDeps, change: OfficeChange): Promise<OfficeChange> => {
  const done: OfficeChange = { ...change, state: 'done', rev: change.rev + 1, doneAt: deps.now() };
  // Whoever was faster has done the same.
  await deps.changes.save(done);
  await tellChange(deps, done, 'done');
  const { by, changed, second } = done;
  deps.log('office.changed', { change: done.id, ...changed, by, ...(second === undefined ? {} : { with: second.by }) });
  return done;
};

/** Tells what has become of a change, told or not: whoever asks again may have met a fault the first time. */
export const toldAgain = async (deps: SecondPersonDeps, change: OfficeChange): Promise<OfficeChange> => {
  if (change.state === 'proposed' || change.state === 'done' || change.state === 'declined')
    await tellChange(deps, change, change.state);
  return change;
};

/** Nothing came of it, and nothing was told of it: it is on record as what was asked for and not done. */
export const failed = async ({ changes }: SecondPersonDeps, change: OfficeChange): Promise<void> => {
  await changes.save({ ...change, state: 'declined', rev: change.rev + 1 });
};

export type DecideRefusal = Denied | 'NotSecondPerson' | 'ChangeOver';

type Deciding = {
  readonly id: ChangeId;
  readonly decision: 'approved' | 'declined';
  readonly to: 'approveAccountChange' | 'approveContactChange';
  readonly isOurs: (change: OfficeChange) => boolean;
  /** Who must approve it by how things stand now, beside those who had to when it was proposed. */
  readonly approversNow: (change: OfficeChange) => Promise<readonly OfficerRole[] | undefined>;
  readonly carryOut: (change: OfficeChange) => Promise<void>;
  /** Whether all is there that it takes; what cannot be carried out is not approved. */
  readonly isReady?: (change: OfficeChange) => Promise<boolean>;
  /** What is left of one that was declined. */
  readonly dropped?: (change: OfficeChange) => Promise<void>;
};

/** Whether somebody may decide a change as the second person. */
const isSecond = async (officer: Officer, change: OfficeChange, { approversNow }: Deciding): Promise<boolean> => {
  const { by, changed, approvers = [] } = change;
  if (by === officer.person || changed.person === officer.person) return false;
  const now = (await approversNow(change)) ?? approvers;
  return officer.roles.some(({ role }) => approvers.includes(role) && now.includes(role));
};

/** Why somebody may not decide a change. What they approved themselves and what broke off then is judged anew. */
const objectionTo = async (
  officer: Officer,
  change: OfficeChange,
  deciding: Deciding,
  at: Instant,
): Promise<'ChangeOver' | 'NotSecondPerson' | undefined> => {
  const { state, until = 0, second } = change;
  const wasTheirs = second?.by === officer.person;
  if (wasTheirs && state !== 'approved') return undefined;
  if (!wasTheirs && state !== 'proposed') return 'ChangeOver';
  if (at >= until) return 'ChangeOver';
  if (!(await isSecond(officer, change, deciding))) return 'NotSecondPerson';
  const isReady = wasTheirs || deciding.decision === 'declined' || ((await deciding.isReady?.(change)) ?? true);
  return isReady ? undefined : 'ChangeOver';
};

/** Approves a change, which is done at once, or declines it. What is asked twice is done once. */
export const decide = async (
  deps: SecondPersonDeps,
  officer: Officer,
  deciding: Deciding,
): Promise<Result<ChangeShown, DecideRefusal>> => {
  const { id, decision, to } = deciding;
  const denied = deniedTo(officer, { to });
  if (denied !== undefined) return refuse(denied);
  const at = deps.now();
  const change = await deps.changes.find(id, at);
  if (change === undefined || !deciding.isOurs(change)) return refuse('Absent');
  const objection = await objectionTo(officer, change, deciding, at);
  if (objection !== undefined) return refuse(objection);
  const wasTheirs = change.second?.by === officer.person;
  const decided: OfficeChange = wasTheirs
    ? change
    : { ...change, state: decision, rev: change.rev + 1, second: { by: officer.person, at } };
  if (!wasTheirs && (await deps.changes.save(decided)) === 'conflict') return refuse('ChangeOver');
  // They have decided otherwise before.
  if ((decided.state === 'declined') !== (decision === 'declined')) return refuse('ChangeOver');
  return ok(shownChange(deps.policy, officer, await carriedOut(deps, decided, deciding), at));
};

const carriedOut = async (
  deps: SecondPersonDeps,
  decided: OfficeChange,
  { carryOut, dropped }: Deciding,
): Promise<OfficeChange> => {
  if (decided.state === 'done') return toldAgain(deps, decided);
  if (decided.state === 'declined') {
    await dropped?.(decided);
    await tellChange(deps, decided, 'declined');
    deps.log('office.changeDeclined', { change: decided.id, by: decided.second?.by });
    return decided;
  }
  await carryOut(decided);
  return ended(deps, decided);
};
