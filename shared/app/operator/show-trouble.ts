import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import { type HealthShown, healthsShown } from '#shared/app/notices/healths-shown';
import type { DeliveryStore } from '#shared/app/notices/ports';
import type { Log, Now } from '#shared/app/ports';
import { ALARM_STEPS } from '#shared/contracts/http/alarm-steps';
import type { TroubleShown } from '#shared/contracts/http/trouble';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { tellsOfOversight } from '#shared/domain/notices/kind';
import { staysUntold } from '#shared/domain/notices/tellers-of-trouble';
import { TroubleMark, WaitingQueue } from '#shared/domain/notices/waiting';
import type { Office } from '#shared/domain/office/office';
import type { Officer } from '#shared/domain/office/officer';
import type { RecipientId } from '#shared/domain/office/recipient';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import type { AlarmSeen, Counted, CountWaiting, Watching } from './ports.ts';

export type TroubleDeps = {
  readonly policy: { readonly calendar: Pick<Calendar, 'zone'>; readonly office: Pick<Office, 'people' | 'groups'> };
  readonly deliveries: Pick<DeliveryStore, 'look' | 'failed' | 'due'>;
  readonly countWaiting: CountWaiting;
  readonly watching: Watching;
  readonly now: Now;
  readonly log: Log;
};

/** So long ago a notice that came to nothing still says something of its recipient's contact. */
const LATELY_MS = 30 * 86_400_000;

/**
 * What is stuck, without a word of any report: alarms and their steps, what waits, whom notices do not reach. It stands
 * also while nobody says how the alarms are: then it is most needed.
 */
export const showTrouble = async (deps: TroubleDeps, officer: Officer): Promise<Result<TroubleShown, Denied>> => {
  const denied = deniedTo(officer, { to: 'readTrouble' });
  if (denied !== undefined) return refuse(denied);
  const { policy, deliveries, countWaiting, watching, log } = deps;
  const { calendar, office } = policy;
  const at = deps.now();
  const everybody = [...office.people, ...office.groups];
  const healths = await healthsShown(deps);
  const [alarms, counted, waiting, urgent, others, notTold] = await Promise.all([
    orUnknown(log, 'alarms', watching.alarms()),
    orUnknown(log, 'counted', watching.counted(at)),
    countWaiting(),
    oldestDue(deliveries, true, at),
    oldestDue(deliveries, false, at),
    notToldLately(deliveries, healths, at),
  ]);
  const shown = (moment: Instant): string => isoWithOffset(calendar, moment);
  return ok({
    asOf: shown(at),
    ...(alarms === undefined ? {} : { alarms: alarmsShown(alarms, shown) }),
    steps: ALARM_STEPS.map((row) => ({
      alarms: [...row.alarms],
      ...('called' in row ? { called: row.called } : {}),
      ...('when' in row ? { when: row.when } : {}),
      means: row.means,
      todo: row.todo,
    })),
    waiting: waitingShown(waiting, counted),
    due: {
      ...(urgent === undefined ? {} : { urgent: shown(urgent) }),
      ...(others === undefined ? {} : { others: shown(others) }),
    },
    contacts: healths.flatMap((one) => contactShown(one, notTold.get(one.recipient), shown)),
    unshown: everybody.filter(staysUntold).map(({ id }) => id),
    ...(counted === undefined ? {} : { marks: marksShown(counted) }),
  });
};

/** What another service does not answer is left out, and the rest is shown. */
const orUnknown = async <T>(log: Log, what: string, asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    log('trouble.unknown', { what, fault: error instanceof Error ? error.name : typeof error });
    return undefined;
  }
};

/** The watch looks every five minutes: what has been due for longer, it has not looked after. */
const NOT_YET_MS = 10 * 60_000;

const oldestDue = async (
  deliveries: Pick<DeliveryStore, 'due'>,
  urgent: boolean,
  at: Instant,
): Promise<Instant | undefined> => {
  for await (const { lookAt } of deliveries.due(urgent, Instant.parse(Math.max(0, at - NOT_YET_MS)))) return lookAt;
  return undefined;
};

type NotTold = { bounced: number; failed: number; unknown: number };

/**
 * How often somebody was not told, but for what would say that something is about oversight, and for what went to a
 * contact that has been changed since: nothing is left to mend there.
 */
const notToldLately = async (
  deliveries: Pick<DeliveryStore, 'failed'>,
  healths: readonly HealthShown[],
  at: Instant,
): Promise<ReadonlyMap<RecipientId, NotTold>> => {
  const counts = new Map<RecipientId, NotTold>();
  const from = Instant.parse(Math.max(0, at - LATELY_MS));
  const changed = new Map(healths.map(({ recipient, health }) => [recipient, health?.changedAt ?? 0]));
  for await (const { recipient, kind, state, ...sent } of deliveries.failed(from, Instant.parse(at + 1))) {
    const { sentAt = sent.claimedAt ?? sent.queuedAt } = sent;
    if (tellsOfOversight(kind) || sentAt < (changed.get(recipient) ?? 0)) continue;
    const count = counts.get(recipient) ?? { bounced: 0, failed: 0, unknown: 0 };
    if (state === 'bounced' || state === 'failed' || state === 'unknown') count[state] += 1;
    counts.set(recipient, count);
  }
  return counts;
};

type Shown = (moment: Instant) => string;

const ORDER: readonly AlarmSeen['state'][] = ['rings', 'unknown', 'quiet'];

const alarmsShown = (alarms: readonly AlarmSeen[], shown: Shown): NonNullable<TroubleShown['alarms']> =>
  [...alarms]
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.alarm < b.alarm ? -1 : 1))
    .map(({ alarm, state, since }) => ({ alarm, state, ...(since === undefined ? {} : { since: shown(since) }) }));

const waitingShown = (
  waiting: Awaited<ReturnType<CountWaiting>>,
  counted: Counted | undefined,
): TroubleShown['waiting'] =>
  WaitingQueue.options.flatMap((queue) => {
    const found = waiting.find((one) => one.queue === queue);
    const oldest = counted?.oldest[queue];
    return found === undefined ? [] : [{ ...found, ...(oldest === undefined ? {} : { oldest }) }];
  });

const marksShown = ({ marks }: Counted): NonNullable<TroubleShown['marks']> =>
  TroubleMark.options.flatMap((mark) => {
    const times = marks[mark] ?? 0;
    return times === 0 ? [] : [{ mark, times }];
  });

const contactShown = (
  { recipient, health }: HealthShown,
  notTold: NotTold = { bounced: 0, failed: 0, unknown: 0 },
  shown: Shown,
): TroubleShown['contacts'] => {
  const { trouble, failingSince } = health ?? {};
  const isWell = trouble === undefined && failingSince === undefined;
  if (isWell && Object.values(notTold).every((times) => times === 0)) return [];
  return [
    {
      recipient,
      ...(trouble === undefined ? {} : { trouble: { why: trouble.why, since: shown(trouble.at) } }),
      ...(failingSince === undefined ? {} : { failingSince: shown(failingSince) }),
      ...(isWell ? { notTold } : {}),
    },
  ];
};
