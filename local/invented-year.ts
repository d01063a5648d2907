import type { Classify } from '#shared/app/ports';
import { nextActionAt } from '#shared/domain/agenda';
import { IsoDate, instantAt, plainDate } from '#shared/domain/calendar';
import type { Command } from '#shared/domain/command';
import { decide } from '#shared/domain/decide';
import { keyedHash } from '#shared/domain/hash';
import type { Policy } from '#shared/domain/policy';
import type { Proposal } from '#shared/domain/proposal';
import { record } from '#shared/domain/record';
import { PersonId, type Report } from '#shared/domain/report';
import type { Actor, RecordedEvent } from '#shared/domain/report-event';
import { reportIdOf } from '#shared/domain/report-id';
import { ChannelId, Instant, type ReportId } from '#shared/domain/words';
import { countLimit } from '#shared/domain/working-time';
import type { Random } from './random.ts';

export type InventedYear = {
  readonly year: number;
  readonly reports: number;
  readonly random: Random;
  /** Invented reports, some of each kind that an office gets. */
  readonly texts: readonly string[];
  /** Nothing happens after that. */
  readonly until: Instant;
};

const LAPOR = ChannelId.parse('lapor');
const CHANNEL: Actor = { by: 'channel', channel: LAPOR };
const MACHINE: Actor = { by: 'machine' };
const ADMIN: Actor = { by: 'person', person: PersonId.parse('admin-lapor') };
const DAY_MS = 86_400_000;

/**
 * A year as an office might have had it: reports that come in, officers who act on them soon, late or never, reporters who are asked
 * and answer or keep silent, and the watch that sees all of it. Everything is decided by the rulebook at its own time, and follows
 * from the seed alone. Gives each report's record.
 */
export const inventYear = async (
  policy: Policy,
  classify: Classify,
  given: InventedYear,
): Promise<readonly (readonly RecordedEvent[])[]> => {
  const records: (readonly RecordedEvent[])[] = [];
  for (let n = 1; n <= given.reports; n += 1) {
    const text = pick(given.random, given.texts);
    records.push(liveOf(policy, given, n, await classify({ text })));
  }
  return records;
};

const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

type Life = { readonly report: Report | undefined; readonly events: RecordedEvent[] };
type Step = { readonly at: Instant; readonly command: Command; readonly actor: Actor };

const liveOf = (policy: Policy, given: InventedYear, n: number, proposal: Proposal): readonly RecordedEvent[] => {
  const { year, random, until } = given;
  const id = reportIdOf(LAPOR, `contoh-${year}-${n}`);
  const first = instantAt(policy.calendar, plainDate(IsoDate.parse(`${year}-01-01`)), '00:00');
  const receivedAt = Instant.parse(first + Math.floor(random() * 365 * DAY_MS));
  let life: Life = { report: undefined, events: [] };
  for (const step of stepsOf(policy, given, id, receivedAt, proposal)) {
    if (step.at > until) break;
    life = watched(policy, id, life, step.at);
    life = taken(policy, id, life, step);
  }
  return watched(policy, id, life, until).events;
};

/** The watch sees whatever is due before a moment, each at its time. */
const watched = (policy: Policy, id: ReportId, before: Life, until: Instant): Life => {
  let life = before;
  for (;;) {
    const due = life.report === undefined ? undefined : nextActionAt(policy, life.report);
    if (due === undefined || due >= until) return life;
    const at = Instant.parse(Math.max(due, life.events.at(-1)?.recordedAt ?? 0));
    life = taken(policy, id, life, { at, command: { type: 'passTime' }, actor: MACHINE });
  }
};

/** What the rulebook refuses does not happen: an officer was too late, or somebody else was first. */
const taken = (policy: Policy, id: ReportId, { report, events }: Life, { at, command, actor }: Step): Life => {
  const context = { now: at, actor, policy };
  const decision = decide(report, command, context);
  if (!decision.ok || decision.value.length === 0) return { report, events };
  const { report: after, recorded } = record(id, report, decision.value, context);
  return { report: after, events: [...events, ...recorded] };
};

/** How diligent whoever has it is this time: their steps come after so much of the usual working time. */
const PACES = [0.3, 0.6, 1, 1, 1.4, 3, 8] as const;

/** What people mean to do with a report, one after another, each after so many working minutes. */
const stepsOf = (
  policy: Policy,
  { random }: InventedYear,
  id: ReportId,
  receivedAt: Instant,
  proposal: Proposal,
): readonly Step[] => {
  const pace = pick(random, PACES);
  const said = (what: string) => keyedHash('contoh', `${id} ${what}`);
  const steps: Step[] = [];
  let at = receivedAt;
  const then = (minutes: number, actor: Actor, command: (now: Instant) => Command): void => {
    const limit = Math.min(20_000, Math.round(minutes * pace * (0.5 + random())));
    at = countLimit(policy.calendar, { limit, unit: 'workingMinutes' }, at).dueAt;
    steps.push({ at, command: command(at), actor });
  };
  const told = (): void => {
    steps.push({ at: Instant.parse(at + 60_000), command: { type: 'recordInformed' }, actor: MACHINE });
  };
  steps.push({ at: receivedAt, command: arrival(id, receivedAt, proposal, said('isi')), actor: CHANNEL });
  told();
  then(120, ADMIN, () => ({ type: 'confirm' }));
  if (random() < 0.95) then(60, ADMIN, () => decided(policy, proposal));
  told();
  if (random() < 0.06) then(60, ADMIN, () => ({ type: 'archive', reason: 'tooGeneral' }));
  then(90, ADMIN, (now) => ({ type: 'markProcessed', statedAt: now }));
  then(60, ADMIN, () => ({ type: 'startWork' }));
  if (random() < 0.15) {
    then(200, ADMIN, () => ({ type: 'askReporter', content: said('di mana?') }));
    if (random() < 0.7)
      then(900, CHANNEL, (now) => ({ type: 'addReply', content: said('di sini'), sentAt: now, proposal }));
  }
  then(900, ADMIN, (now) => ({ type: 'postAnswer', content: said('jawaban'), postedAt: now }));
  if (random() < 0.08) return steps;
  then(1_800, ADMIN, () => ({
    type: 'resolve',
    result: pick(random, ['fixed', 'answered', 'planned', 'notFixed']),
    evidence: 1,
  }));
  if (random() < 0.07) {
    then(900, ADMIN, () => ({ type: 'reopen' }));
    then(1_800, ADMIN, () => ({ type: 'resolve', result: 'answered', evidence: 1 }));
  }
  if (random() < 0.9) then(1_500, CHANNEL, () => ({ type: 'close', closedBy: pick(random, ['reporter', 'channel']) }));
  return steps;
};

const arrival = (
  id: ReportId,
  receivedAt: Instant,
  proposal: Proposal,
  content: ReturnType<typeof keyedHash>,
): Command => ({
  type: 'submit',
  id,
  channel: LAPOR,
  receivedAt,
  sentAt: receivedAt,
  channelStatus: 'notFollowedUp',
  anonymous: false,
  secret: false,
  flags: [],
  content,
  proposal,
});

/** A person follows the machine where it says anything; what is for nobody of the office goes to the general affairs. */
const decided = (policy: Policy, { class: proposed, topic, urgency }: Proposal): Command => ({
  type: 'classify',
  class: proposed,
  topic,
  urgency,
  ...(policy.topics.topics.some(({ id, unit }) => id === topic && unit !== 'notOurs') ? {} : { assignee: 'umum' }),
});
