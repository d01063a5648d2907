import { deniedTo } from '#shared/app/access/denied-to';
import { type Begun, beginNotices, beginning } from '#shared/app/notices/begin-notices';
import type { DeliveryStore, EnqueueNotices } from '#shared/app/notices/ports';
import type { Log, Now } from '#shared/app/ports';
import type { Classify } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { InformalAsked, InformalRecorded } from '#shared/contracts/http/informal';
import type { InvalidField } from '#shared/contracts/http/invalid-fields';
import { readMoment } from '#shared/domain/arrival/read-value';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { assigneeOf } from '#shared/domain/classify/assignee';
import {
  AT_THE_COUNTER,
  type ContactSaid,
  type InformalContact,
  type InformalId,
  informalIdOf,
} from '#shared/domain/informal/contact';
import type { ContactRecorded } from '#shared/domain/informal/contact-event';
import { decideContact } from '#shared/domain/informal/decide-contact';
import { guideFor } from '#shared/domain/informal/guide';
import { heardInContact } from '#shared/domain/informal/heard-contact';
import { daysIn } from '#shared/domain/informal/informal-rules';
import { isNamedInIt } from '#shared/domain/informal/named-in';
import { recordContact } from '#shared/domain/informal/record-contact';
import { toldOfContact } from '#shared/domain/notices/notice';
import { informalSubject } from '#shared/domain/notices/subject';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { canonicalJson, keyedHash } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant, type KeyedHash } from '#shared/domain/words/words';
import type { ContactKeys, InformalStore } from './ports.ts';
import { sealSaid } from './sealed-said.ts';

export type RecordInformalDeps = {
  readonly policy: Policy;
  readonly informal: Pick<InformalStore, 'load' | 'save'>;
  readonly contactKeys: Pick<ContactKeys, 'create'>;
  readonly classify: Classify;
  readonly deliveries: Pick<DeliveryStore, 'begin'>;
  readonly enqueue: EnqueueNotices;
  readonly now: Now;
  readonly log: Log;
};

export type RecordRefusal =
  | { readonly kind: 'Absent' | 'Forbidden' | 'KeyReused' | 'CounterIsOfficial' }
  | { readonly kind: 'FieldsInvalid'; readonly fields: readonly InvalidField[] };

/**
 * Records that somebody turned to an officer, and gives the text to send them. The answer follows from what was asked
 * alone: it tells nobody what is heard in it. Danger is written down with it, to be told at once.
 */
export const recordInformal = async (
  deps: RecordInformalDeps,
  officer: Officer,
  asked: InformalAsked,
  key: string,
): Promise<Result<InformalRecorded, RecordRefusal>> => {
  const denied = deniedTo(officer, { to: 'recordInformal' });
  if (denied !== undefined) return refuse({ kind: denied });
  if (asked.onBehalf === true && deps.policy.office.counter.official) return refuse({ kind: 'CounterIsOfficial' });
  const id = informalIdOf(officer.person, key);
  const content = keyedHash(key, canonicalJson(asked));
  return untilSaved(async () => {
    const now = deps.now();
    const before = await deps.informal.load(id);
    if (before !== undefined)
      return before.asked === content
        ? ok(answerOf(deps.policy, before, asked))
        : refuse({ kind: 'KeyReused' as const });
    const read = await readAsked(deps, asked, now);
    if (!read.ok) return read;
    return write(deps, officer, { id, now, asked, facts: { ...read.value, asked: content } });
  });
};

type Facts = Omit<ContactRecorded, 'type' | 'said' | 'saidUntil'>;
type Writing = {
  readonly id: InformalId;
  readonly now: Instant;
  readonly asked: InformalAsked;
  readonly facts: Facts;
};

const write = async (
  deps: RecordInformalDeps,
  officer: Officer,
  { id, now, asked, facts }: Writing,
): Promise<Result<InformalRecorded, RecordRefusal> | 'conflict'> => {
  const { policy } = deps;
  const until = Instant.parse(now + daysIn(policy.informal.keptDays));
  const said = saidIn(asked);
  const sealed = said === undefined ? undefined : await sealSaid(deps.contactKeys, id, said, until);
  const kept: { said?: KeyedHash; saidUntil?: Instant } =
    sealed === undefined ? {} : { said: sealed.hash, saidUntil: until };
  const decision = decideContact(undefined, { type: 'record', ...facts, ...kept });
  if (!decision.ok) throw new Error('a contact that was not there is refused');
  const { contact, recorded } = recordContact(id, undefined, decision.value, { now, by: officer.person, policy });
  if (contact === undefined) throw new Error('nothing was recorded');
  const notices = noticesOf(policy, contact);
  const told = notices.map((notice) => beginning(policy, notice, now));
  const saved = await deps.informal.save({ contact, expected: 0, events: recorded, said: sealed?.sealed, told });
  if (saved === 'conflict') return saved;
  // They stand by now; what is not queued here, the watch queues.
  await beginNotices(deps, notices);
  deps.log('informal.recorded', { contact: id });
  return ok(answerOf(policy, contact, asked));
};

const saidIn = ({ sentence, identity }: InformalAsked): ContactSaid | undefined =>
  sentence === undefined && identity === undefined
    ? undefined
    : { ...(sentence === undefined ? {} : { sentence }), ...(identity === undefined ? {} : { identity }) };

/** Danger to life, to whom it concerns: once for each contact. */
const noticesOf = (policy: Policy, contact: InformalContact): readonly Begun[] =>
  contact.urgency === 'danger'
    ? toldOfContact(policy, contact).map(({ id: recipient }) => ({
        subject: informalSubject(contact.id),
        version: 1,
        kind: 'dangerInformal',
        urgent: policy.notices.words.dangerInformal.urgent,
        recipient,
      }))
    : [];

const answerOf = (policy: Policy, { id, at, recordedAt }: InformalContact, asked: InformalAsked): InformalRecorded => ({
  contact: id,
  at: isoWithOffset(policy.calendar, at),
  recordedAt: isoWithOffset(policy.calendar, recordedAt),
  guide: guideFor(policy, { topic: asked.topic, subDistrict: asked.subDistrict, sentence: asked.sentence }),
  ...(asked.onBehalf === true ? { receipt: policy.informal.receipt } : {}),
});

/** What was asked for in the office's terms, or what of it does not fit. */
const readAsked = async (
  deps: RecordInformalDeps,
  asked: InformalAsked,
  now: Instant,
): Promise<Result<Omit<Facts, 'asked'>, RecordRefusal>> => {
  const { policy } = deps;
  const { how, topic, subDistrict, sentence, identity, onBehalf = false, danger = false } = asked;
  const at = asked.at === undefined ? now : readMoment(asked.at, policy.office.zone);
  const proposal = sentence === undefined ? undefined : await deps.classify({ text: sentence });
  const fields: readonly InvalidField[] = [
    ...(policy.topics.topics.some(({ id }) => id === topic)
      ? []
      : [wrong('topic', 'topik menurut aturan · a topic of the rules')]),
    ...(isPlace(policy, subDistrict)
      ? []
      : [wrong('subDistrict', 'kecamatan menurut aturan · a sub-district of the rules')]),
    ...timeFault(policy, at, now),
    ...(onBehalf && !AT_THE_COUNTER.includes(how)
      ? [wrong('onBehalf', `hanya dengan · only with ${AT_THE_COUNTER.join(', ')}`)]
      : []),
    ...(onBehalf && isNamedInIt(policy.named, namesIn({ sentence, identity, accused: proposal?.accused ?? [] }))
      ? [wrong('identity', 'bukan orang kantor yang disebut di dalamnya · nobody of the office who is named in it')]
      : []),
  ];
  if (fields.length > 0 || at === undefined) return refuse({ kind: 'FieldsInvalid', fields });
  const unit = assigneeOf(policy, topic);
  return ok({
    ...{ how, onBehalf, topic },
    ...(unit === undefined ? {} : { unit }),
    ...(subDistrict === undefined ? {} : { subDistrict }),
    at: Instant.parse(at),
    ...heardInContact(policy, topic, { proposal, danger }),
  });
};

const wrong = (field: string, expected: string): InvalidField => ({ field, expected, rule: 'form' });

const isPlace = ({ subDistricts }: Policy, id: string | undefined): boolean =>
  id === undefined || subDistricts.subDistricts.some((one) => one.id === id);

const timeFault = ({ informal }: Policy, at: number | undefined, now: Instant): readonly InvalidField[] => {
  if (at === undefined) return [wrong('at', 'tanggal dan jam · a date and time')];
  if (at > now) return [wrong('at', 'tidak di masa depan · not in the future')];
  return at < now - daysIn(informal.recordedWithinDays)
    ? [
        wrong(
          'at',
          `paling lama ${informal.recordedWithinDays} hari lalu · at most ${informal.recordedWithinDays} days ago`,
        ),
      ]
    : [];
};

const namesIn = ({
  sentence = '',
  identity = '',
  accused,
}: {
  readonly sentence: string | undefined;
  readonly identity: string | undefined;
  readonly accused: readonly PersonId[];
}) => ({ sentence, identity, accused });
