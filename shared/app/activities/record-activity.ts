import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Log, Now } from '#shared/app/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { type Vault, vaultFor } from '#shared/app/report/vault';
import type { ActivityAsked, ActivityDone, NotDoneAsked } from '#shared/contracts/http/activities';
import {
  type Activity,
  type ActivityId,
  type ActivityWords,
  activityIdOf,
  occurrenceIdOf,
} from '#shared/domain/activities/activity';
import { type ActivityCommand, decideActivity } from '#shared/domain/activities/decide-activity';
import { recordActivity as recorded } from '#shared/domain/activities/record-activity';
import type { Officer } from '#shared/domain/office/officer';
import { canonicalJson, keyedHash } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant, KeyedHash } from '#shared/domain/words/words';
import type { ActivityKeys, ActivityStore } from './ports.ts';
import { type ActivityInvalid, occurrenceOf, type ReadActivityDeps, readActivity } from './read-activity.ts';

export type RecordActivityDeps = ReadActivityDeps & {
  readonly activities: Pick<ActivityStore, 'load' | 'save' | 'wrappedKey' | 'keepKey'>;
  readonly activityKeys: ActivityKeys;
  readonly now: Now;
  readonly log: Log;
};

type Refusal = Denied | 'KeyReused' | 'ActivityExists' | ActivityInvalid;
type Recorded = Promise<Result<ActivityDone, Refusal>>;

/** Records what was done; sent again under the same key it is the same, and a recurring one is recorded once a day. */
export const recordActivity = async (
  deps: RecordActivityDeps,
  officer: Officer,
  asked: ActivityAsked,
  key: string,
): Recorded => {
  const denied = deniedTo(officer, { to: 'recordActivity', unit: asked.unit });
  if (denied !== undefined) return refuse(denied);
  const { recurring, ...facts } = asked;
  const of = recurring === undefined ? undefined : occurrenceOf(deps.policy, { recurring, ...facts });
  if (of?.ok === false) return of;
  const content = keyedHash(key, canonicalJson(asked));
  const id = of === undefined ? activityIdOf(officer.person, key) : occurrenceIdOf(of.value);
  const otherwise = of === undefined ? 'KeyReused' : 'ActivityExists';
  return write(deps, officer, { id, asked: content, otherwise, words: asked.words }, async (now, said) => {
    const codes = await readActivity(deps, officer, facts, now);
    if (!codes.ok) return codes;
    return ok({ type: 'record', codes: codes.value, asked: content, said, of: of?.value });
  });
};

/** Records that a recurring activity was not done on its day, and why: that is an answer too. */
export const stateNotDone = async (
  deps: RecordActivityDeps,
  officer: Officer,
  asked: NotDoneAsked,
  key: string,
): Recorded => {
  const of = occurrenceOf(deps.policy, asked);
  if (!of.ok) return of;
  const recurring = deps.policy.activities.recurring.find(({ id }) => id === asked.recurring);
  if (recurring === undefined) throw new Error('an occurrence of nothing');
  const denied = deniedTo(officer, { to: 'recordActivity', unit: recurring.unit });
  if (denied !== undefined) return refuse(denied);
  const content = keyedHash(key, canonicalJson(asked));
  const words: ActivityWords = {
    what: recurring.what,
    ...(recurring.place === undefined ? {} : { place: recurring.place }),
    ...(asked.note === undefined ? {} : { why: asked.note }),
  };
  const { unit, kind, subDistrict, indicators, place } = recurring;
  const where = subDistrict === undefined && place === undefined ? { place: recurring.what } : { place };
  const facts = { unit, kind, subDistrict, indicators, date: asked.date, regularity: 'routine', reports: [] } as const;
  const id = occurrenceIdOf(of.value);
  return write(deps, officer, { id, asked: content, otherwise: 'ActivityExists', words }, async (now, said) => {
    const codes = await readActivity(deps, officer, { ...facts, words: where }, now);
    if (!codes.ok) return codes;
    return ok({ type: 'stateNotDone', codes: codes.value, asked: content, said, of: of.value, why: asked.why });
  });
};

type Writing = {
  readonly id: ActivityId;
  readonly asked: KeyedHash;
  /** What it is called when something else is there. */
  readonly otherwise: 'KeyReused' | 'ActivityExists';
  readonly words: ActivityWords;
};

const write = (
  deps: RecordActivityDeps,
  officer: Officer,
  { id, asked, otherwise, words }: Writing,
  commandOf: (now: Instant, said: KeyedHash) => Promise<Result<ActivityCommand, ActivityInvalid>>,
): Recorded =>
  untilSaved(async () => {
    const before = await deps.activities.load(id);
    if (before?.asked === asked) return ok(doneOf(before));
    const vault = await activityVault(deps, id);
    const command = await commandOf(deps.now(), vault.hash(canonicalJson(words)));
    if (!command.ok) return command;
    const decision = decideActivity(before, command.value);
    if (!decision.ok) return refuse(otherwise);
    const context = { now: deps.now(), by: officer.person, policy: deps.policy };
    const { activity, recorded: events } = recorded(id, before, decision.value, context);
    if (activity === undefined) throw new Error('nothing was recorded');
    const saved = await deps.activities.save({ activity, expected: before?.version ?? 0, events, words });
    if (saved === 'conflict') return saved;
    deps.log('activity.recorded', { activity: id });
    return ok(doneOf(activity));
  });

/** An activity's vault; its key is made when it is first recorded. */
export const activityVault = async (
  {
    activities,
    activityKeys,
  }: {
    readonly activities: Pick<ActivityStore, 'wrappedKey' | 'keepKey'>;
    readonly activityKeys: ActivityKeys;
  },
  id: ActivityId,
): Promise<Vault> => vaultFor(activityKeys, activities.keepKey, id, await activities.wrappedKey(id));

export const doneOf = ({ id, version, state }: Activity): ActivityDone => ({ activity: id, version, state });
