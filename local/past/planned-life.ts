import type { SampleEvent } from '#local/aws/samples';
import { rawArrivalOf } from '#shared/contracts/messages/channel-event';
import type { ArrivalType } from '#shared/domain/arrival/arrival';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { countLimit } from '#shared/domain/calendar/working-time';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import type { Actor } from '#shared/domain/report/event';
import { type Assessed, PersonId, type Report } from '#shared/domain/report/report';
import { keyedHash } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, Instant, type ReportId } from '#shared/domain/words/words';
import type { Random } from './random.ts';
import type { Step } from './take-step.ts';

/** What is meant to be done at a moment; nothing where the report does not stand so by then. */
export type PlannedStep = { readonly at: Instant; readonly step: (report: Report | undefined) => Step | undefined };

/** What people mean to do with one report, one after another. */
export type PlannedLife = { readonly report: ReportId; readonly steps: readonly PlannedStep[] };

export type PlanGiven = {
  readonly policy: Policy;
  readonly random: Random;
  /** What was submitted, under the id that it gets. */
  readonly submission: SampleEvent;
  readonly externalId: string;
  readonly receivedAt: Instant;
};

const MACHINE: Actor = { by: 'machine' };
const ADMIN: Actor = { by: 'person', person: PersonId.parse('admin-lapor') };
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How diligent whoever has it is this time: their steps come after so much of the usual working time. */
const PACES = [0.3, 0.6, 1, 1, 1.4, 3, 8] as const;

export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** Triaged, worked on, answered and closed, soon, late or never; the reporter is asked and answers or keeps silent. */
export const planLife = (given: PlanGiven): PlannedLife => {
  const plan = aPlan(given);
  plan.comesIn();
  if (isTriaged(plan, given) && isWorkedOn(plan, given)) ends(plan, given);
  return { report: plan.report, steps: plan.steps };
};

type Plan = ReturnType<typeof aPlan>;

const isTriaged = ({ acts, told, isShown, classifies }: Plan, { random }: PlanGiven): boolean => {
  acts(120, ADMIN, () => ({ type: 'confirm' }));
  const isForgotten = random() < 0.02;
  if (!isForgotten) classifies(60);
  told();
  if (isForgotten || random() >= 0.06) return !isForgotten;
  acts(60, ADMIN, () => ({ type: 'archive', reason: 'tooGeneral' }));
  isShown('Diarsipkan', isArchived);
  return false;
};

/** Up to the answer, and most often on to the end; a few are forgotten in between. */
const isWorkedOn = (plan: Plan, given: PlanGiven): boolean => {
  const { acts, said, isShown } = plan;
  acts(90, ADMIN, (now) => ({ type: 'markProcessed', statedAt: now }));
  acts(60, ADMIN, () => ({ type: 'startWork' }));
  if (given.random() < 0.15 && !isAnsweredByReporter(plan, given)) return false;
  acts(900, ADMIN, (now) => ({ type: 'postAnswer', content: said('jawaban'), postedAt: now }));
  if (given.random() < 0.95) isShown('Dalam Proses', ({ answeredAt }) => answeredAt !== undefined);
  return given.random() >= 0.04;
};

/** Whoever is asked in vain is waited for, and most often put away in the end. */
const isAnsweredByReporter = ({ acts, says, said, isShown }: Plan, { random }: PlanGiven): boolean => {
  acts(200, ADMIN, () => ({ type: 'askReporter', content: said('di mana?') }));
  if (random() < 0.7) {
    says(900, 'report.updated', { text: 'Letaknya di depan kantor desa, di seberang warung.' });
    return true;
  }
  if (random() < 0.8) acts(6_000, ADMIN, () => ({ type: 'archive', reason: 'incomplete' }));
  isShown('Diarsipkan', isArchived);
  return false;
};

/** A reporter who closes it, one who is not satisfied, or an officer after long silence. */
const ends = ({ acts, isShown, channel }: Plan, { random }: PlanGiven): void => {
  const result = pick(random, ['fixed', 'answered', 'planned', 'notFixed'] as const);
  acts(1_800, ADMIN, () => ({ type: 'resolve', result, evidence: 1 }));
  if (random() < 0.07) {
    acts(900, ADMIN, () => ({ type: 'reopen', reason: 'notSatisfied' }));
    acts(1_800, ADMIN, () => ({ type: 'resolve', result: 'answered', evidence: 1 }));
  }
  const closer = random();
  const closedBy = pick(random, ['reporter', 'channel'] as const);
  if (closer < 0.75) acts(1_500, channel, () => ({ type: 'close', closedBy }));
  else if (closer < 0.95) acts(6_000, ADMIN, () => ({ type: 'close', closedBy: 'officer' }));
  if (random() < 0.97) isShown('Selesai', ({ status }) => status === 'closed');
};

const isArchived = ({ status }: Report): boolean => status === 'archived';

/** A plan that grows: each step after the one before, so many minutes of working time later at the usual pace. */
const aPlan = ({ policy, random, submission, externalId, receivedAt }: PlanGiven) => {
  const { calendar } = policy;
  const channelId = ChannelId.parse(submission.channel);
  const channel: Actor = { by: 'channel', channel: channelId };
  const report = reportIdOf(channelId, externalId);
  const pace = pick(random, PACES);
  const steps: PlannedStep[] = [];
  let at = receivedAt;
  const iso = (moment: number): string => isoWithOffset(calendar, Instant.parse(Math.floor(moment)));
  const passes = (minutes: number): void => {
    const limit = Math.min(20_000, Math.round(minutes * pace * (0.5 + random())));
    at = countLimit(calendar, { limit, unit: 'workingMinutes' }, at).dueAt;
  };
  const posted = (type: ArrivalType, data: Readonly<Record<string, unknown>>): Step => {
    const id = `${externalId}-${steps.length + 1}`;
    return { at, posting: { channel: channelId, id, type, timestamp: iso(at), data: { externalId, ...data } } };
  };
  const plans = (step: Step, where: (report: Report) => boolean = () => true): void => {
    steps.push({ at: step.at, step: (current) => (current === undefined || where(current) ? step : undefined) });
  };
  /** The group's first notice, a minute later. */
  const told = (): void => {
    plans({ at: Instant.parse(at + MINUTE_MS), command: { type: 'recordInformed' }, actor: MACHINE });
  };
  return {
    report,
    steps,
    channel,
    told,
    /** What nobody wrote down: only its hash is in the record. */
    said: (what: string) => keyedHash('contoh', `${report} ${what}`),
    acts: (minutes: number, actor: Actor, command: (now: Instant) => Command): void => {
      passes(minutes);
      plans({ at, command: command(at), actor });
    },
    /** What the machine left to a person; rarely, what it had routed by itself. */
    classifies: (minutes: number): void => {
      passes(minutes);
      const now = at;
      const isCorrected = random() < 0.05;
      steps.push({
        at,
        step: (current) =>
          current?.status === 'triaging' || (current?.status === 'routed' && isCorrected)
            ? { at: now, command: classified(policy, current), actor: ADMIN }
            : undefined,
      });
    },
    says: (minutes: number, type: ArrivalType, data: Readonly<Record<string, unknown>>): void => {
      passes(minutes);
      plans(posted(type, data));
    },
    /** The office keeps its channel up to date where the report stands so; only LAPOR! shows a status. */
    isShown: (status: string, where: (report: Report) => boolean): void => {
      if (channelId !== 'lapor') return;
      passes(30);
      plans(posted('channel.statusChanged', { status, changedAt: iso(at) }), where);
    },
    comesIn: (): void => {
      const disposedAt = receivedAt - random() * HOUR_MS;
      const data = {
        ...rawArrivalOf({ ...submission, timestamp: iso(at) }),
        externalId,
        submittedAt: iso(disposedAt - random() * 24 * HOUR_MS),
        disposedAt: iso(disposedAt),
        incidentDate: undefined,
        status: channelId === 'lapor' ? 'Belum Ditindaklanjuti' : undefined,
      };
      plans(posted(submission.type, data));
      told();
    },
  };
};

/**
 * A person follows the machine where it says anything; what is for nobody of the office goes to the general affairs.
 */
const classified = (policy: Policy, { class: proposed, topic, urgency }: Assessed): Command => {
  const isOurs = policy.topics.topics.some(({ id, unit }) => id === topic && unit !== 'notOurs');
  return { type: 'classify', class: proposed, topic, urgency, ...(isOurs ? {} : { assignee: 'umum' }) };
};
