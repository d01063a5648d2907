import { Trouble } from '#local/aws/trouble';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { assigneeOf } from '#shared/domain/classify/assignee';
import type { NoticeKind } from '#shared/domain/notices/kind';
import { type Notice, noticesFor } from '#shared/domain/notices/notice';
import type { Telling } from '#shared/domain/notices/telling';
import { ChangeId } from '#shared/domain/office/change';
import type { Policy } from '#shared/domain/policy/policy';
import { nextActionAt } from '#shared/domain/report/agenda';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Actor } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { record } from '#shared/domain/report/record';
import { PersonId, type Report } from '#shared/domain/report/report';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, type ReportId, TopicId } from '#shared/domain/words/words';
import { inventDigest } from './invented-digest.ts';

/** What is to be invented: the n-th report of its kind, received at this time. */
export type Wanted = {
  readonly kind: NoticeKind;
  readonly n: number;
  readonly receivedAt: Instant;
  readonly secret: boolean;
};

/** A notice as it might be: what would be told, whom the rules owe it, and when it happens. */
export type InventedNotice = { readonly telling: Telling; readonly owed: readonly Notice[]; readonly at: Instant };

/** What the rules owe for a report's event. */
type OfReport = Notice['kind'];

type Step = { readonly command: Command; readonly actor: Actor; readonly now: Instant };

const LAPOR = ChannelId.parse('lapor');
const CHANNEL: Actor = { by: 'channel', channel: LAPOR };
const MACHINE: Actor = { by: 'machine' };
const PERSON = { by: 'person', person: PersonId.parse('admin-lapor') } as const satisfies Actor;
/** Holds no account of any channel. */
const HEAD = { by: 'person', person: PersonId.parse('kepala-llaj') } as const satisfies Actor;
const content = (words: string) => keyedHash('invented', words);
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A notice of an invented report that went the real way: decided by the rulebook, recorded, and told by the rules. */
export const inventNotice = (policy: Policy, wanted: Wanted): InventedNotice => {
  const { kind, receivedAt: at } = wanted;
  if (kind === 'undeliverable') {
    const about = policy.office.groups[wanted.n % policy.office.groups.length];
    if (about === undefined) throw new Trouble('office.json: no group');
    return { telling: { kind, about }, owed: [], at };
  }
  if (kind === 'dangerParked' || kind === 'reportMissing')
    return { telling: { kind, parked: { channel: LAPOR, receivedAt: at } }, owed: [], at };
  if (kind === 'queueUnopened') return { telling: { kind, day: isoDateOf(policy.calendar, at) }, owed: [], at };
  if (kind === 'unitSilent')
    return { telling: { kind, silence: { unit: 'llaj', since: isoDateOf(policy.calendar, at) } }, owed: [], at };
  if (kind === 'officeChanged') {
    const id = ChangeId.parse(`chg_${'0'.repeat(26)}`);
    const changed = { what: 'addGroup', person: PERSON.person, group: 'staff-llaj' } as const;
    return { telling: { kind, change: { id, changed, step: 'done' } }, owed: [], at };
  }
  if (kind === 'dangerInformal') {
    const topic = TopicId.parse('dermaga');
    return { telling: { kind, contact: { topic, at, oversight: 'none' } }, owed: [], at };
  }
  if (kind === 'digest') return { telling: inventDigest(policy, at), owed: [], at };
  return inventReport(policy, { ...wanted, kind });
};

/** A report so far, and what it owes of the kind that is wanted. */
type Life = { readonly report: Report | undefined; readonly owed: readonly Notice[] };

/** Longer than any report takes to go through all that time alone brings. */
const MOST_STEPS = 60;

const inventReport = (policy: Policy, wanted: Wanted & { readonly kind: OfReport }): InventedNotice => {
  const id = reportIdOf(LAPOR, externalId(wanted));
  let life: Life = { report: undefined, owed: [] };
  let at = wanted.receivedAt;
  for (const step of stepsOf(policy, wanted)) {
    at = step.now;
    life = after(policy, id, life, step, wanted.kind);
  }
  // From here on nobody does anything.
  for (let n = 0; life.owed.length === 0 && n < MOST_STEPS; n += 1) {
    const next = life.report === undefined ? undefined : nextActionAt(policy, life.report);
    if (next === undefined) break;
    at = Instant.parse(Math.max(at, next));
    life = after(policy, id, life, { command: { type: 'passTime' }, actor: MACHINE, now: at }, wanted.kind);
  }
  const { report, owed } = life;
  if (report === undefined || report.status === 'received' || owed.length === 0) {
    throw new Trouble(`notices.json, watch.json: no rule tells anybody of ${wanted.kind}`);
  }
  // The report as it is when the notice goes out: after all that happened in the same moment.
  const { kind } = wanted;
  return { telling: kind === 'takenAway' ? { kind, former: id } : { kind, report }, owed, at };
};

const after = (policy: Policy, id: ReportId, life: Life, { command, ...by }: Step, kind: OfReport): Life => {
  const functions = by.actor.by === 'person' ? [by.actor.person] : [];
  const context = { ...by, policy, functions };
  const decision = decide(life.report, command, context);
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.refusal.kind}`);
  let { report } = life;
  const owed = [...life.owed];
  for (const entry of record(id, report, decision.value, context).recorded) {
    const before = report;
    report = evolve(before, entry);
    if (report.status === 'received') continue;
    owed.push(...noticesFor(policy, { before, after: report }, entry).filter((notice) => notice.kind === kind));
  }
  return { report, owed };
};

const externalId = ({ kind, n }: Wanted): string => `invented-${kind}-${n}`;

/**
 * What happens to the report, from its arrival to the event that is told; where time tells it, to where time takes
 * over.
 */
const stepsOf = (policy: Policy, wanted: Wanted & { readonly kind: OfReport }): readonly Step[] => {
  const submit = submission(policy, wanted);
  const first: Step = { command: submit, actor: CHANNEL, now: wanted.receivedAt };
  // Sent as secret it would wait for a person instead of going to its unit.
  const hide = { type: 'raiseConfidentiality', anonymous: false, secret: true } as const;
  const begin = [first, ...(wanted.secret ? [{ command: hide, actor: PERSON, now: wanted.receivedAt }] : [])];
  const now = Instant.parse(wanted.receivedAt + DAY_MS);
  const said = { content: content('more'), sentAt: now, proposal: submit.proposal };
  const then = (command: Command, actor: Actor = CHANNEL): readonly Step[] => [...begin, { command, actor, now }];
  const soon = (command: Command, actor: Actor): Step => ({
    command,
    actor,
    now: Instant.parse(wanted.receivedAt + MINUTE_MS),
  });
  switch (wanted.kind) {
    case 'newReport':
    case 'needsPerson':
    case 'danger':
    case 'suspectedOversight':
      return begin;
    case 'confirmedOversight':
      return then({ type: 'classify', class: 'oversight', topic: submit.proposal.topic, urgency: 'normal' }, PERSON);
    case 'secondPerson':
    case 'oversightStep':
      return then(
        { type: 'proposeStep', step: { type: 'archive', reason: 'notAComplaint' }, content: said.content },
        PERSON,
      );
    case 'reporterUpdated':
      return then({ type: 'addReply', ...said });
    case 'withdrawn':
      return then({ type: 'withdraw' });
    case 'takenAway':
      return then({ type: 'classify', class: 'oversight', topic: submit.proposal.topic, urgency: 'normal' }, PERSON);
    case 'handedBack':
      return then({ type: 'handBack', reason: 'notThisUnit' }, PERSON);
    case 'amended':
      return then({ ...submit, content: said.content, sentAt: now });
    case 'conflict':
      return then({ type: 'setConflictAside', webhook: sha256(externalId(wanted)), body: content('other') });
    case 'unreadable':
      return then({ type: 'noteUnreadable', webhook: sha256(externalId(wanted)), why: 'missing' });
    case 'atRisk':
    case 'overdue':
    case 'escalated':
      // The group has been told, and has not acted.
      return [...begin, soon({ type: 'recordInformed' }, MACHINE)];
    case 'reporterSilent':
    case 'closeProposed':
      return [...begin, soon({ type: 'askReporter', content: content('question') }, PERSON)];
    case 'toPost':
      return [...begin, soon({ type: 'askReporter', content: content('question') }, HEAD)];
    case 'channelDiffers': {
      const observed = { type: 'noteChannelStatus', status: 'notFollowedUp', observedAt: wanted.receivedAt } as const;
      return [
        ...begin,
        soon(observed, CHANNEL),
        soon({ type: 'markProcessed', statedAt: Instant.parse(wanted.receivedAt + MINUTE_MS) }, PERSON),
      ];
    }
  }
};

type Submit = Command<'submit'>;

const OF_OVERSIGHT: readonly OfReport[] = ['suspectedOversight', 'confirmedOversight', 'secondPerson', 'oversightStep'];

const submission = (policy: Policy, wanted: Wanted & { readonly kind: OfReport }): Submit => {
  const { kind, n, receivedAt } = wanted;
  const isOversight = OF_OVERSIGHT.includes(kind);
  const ours = policy.topics.topics.filter(({ id, unit }) => unit !== 'notOurs' && assigneeOf(policy, id) === unit);
  const topic = ours[(n + (kind === 'danger' ? 30 : 0)) % ours.length];
  if (topic === undefined) throw new Trouble('topics.json: no topic of a unit');
  const { subDistricts } = policy.subDistricts;
  const place = n % 5 === 4 ? undefined : subDistricts[n % subDistricts.length];
  return {
    type: 'submit',
    id: reportIdOf(LAPOR, externalId(wanted)),
    channel: LAPOR,
    receivedAt,
    sentAt: receivedAt,
    channelClass: 'complaint',
    ...(place === undefined ? {} : { subDistrict: place.id }),
    anonymous: false,
    secret: false,
    flags: [],
    content: content('report'),
    proposal: {
      class: isOversight ? 'oversight' : 'service',
      pOversight: isOversight ? 0.9 : 0.01,
      unit: topic.unit,
      topic: topic.id,
      urgency: kind === 'danger' ? 'danger' : 'normal',
      confidence: kind === 'needsPerson' ? 0.2 : 0.9,
      abstain: kind === 'needsPerson',
      reasons: [],
    },
  };
};
