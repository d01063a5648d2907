import { setTimeout as sleep } from 'node:timers/promises';
import { queueDepth } from '#local/aws/queue-depth';
import { deliveriesOf, dutyBookOf, recordsOf } from '#local/aws/records';
import type { Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import type { Now } from '#shared/app/ports';
import { IsoDate, isoDateOf, plainDate } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { digestsDue } from '#shared/domain/digest/schedule';
import { datesBetween } from '#shared/domain/notices/duty';
import type { ContactHealth } from '#shared/domain/office/contact';
import { Instant, type ReportId } from '#shared/domain/words/words';
import {
  contactHealths,
  digestNotices,
  dutyNotices,
  isAtRest,
  type NoticeOutcome,
  type NoticeSource,
  reportNotices,
  troubleNotices,
} from './notice-outcome.ts';

/** All that was told, by report; the notices about contacts and about duty apart. */
export type Told = {
  readonly reports: ReadonlyMap<ReportId, readonly NoticeOutcome[]>;
  readonly contacts: readonly NoticeOutcome[];
  /** About the days of duty of the last week. */
  readonly duty: readonly NoticeOutcome[];
  /** Of the weeks and months that have ended lately. */
  readonly digests: readonly NoticeOutcome[];
  readonly healths: readonly ContactHealth[];
  /** Messages about notices that were given up. */
  readonly dead: number;
  /** Nothing was under way any more when this was read. */
  readonly atRest: boolean;
};

const policy = loadPolicy();
const { calendar } = policy;
const DAY_MS = 86_400_000;

/** Only ends what would never end: a message that failed once comes back sooner. */
const LIMIT_MS = 15 * 60_000;
const EVERY_MS = 75;
/** While queues are being emptied, looking at every report anew only keeps the local AWS from emptying them. */
const LOOK_EVERY_MS = 1_000;

const sourceOf = (stack: Stack): NoticeSource => {
  const records = recordsOf(stack);
  return { events: (id) => records.events(id), deliveries: deliveriesOf(stack) };
};

const rests = (notices: readonly NoticeOutcome[], now: Now): boolean =>
  notices.every((notice) => isAtRest(notice, now()));

/** The weeks and months that have ended lately, and the year before. */
const endedLately = (at: Instant): readonly DigestPeriod[] => [
  ...digestsDue(policy, at, { served: Instant.parse(0), first: IsoDate.parse('1970-01-01') }).map(({ name }) => name),
  DigestPeriod.parse(String(plainDate(isoDateOf(calendar, at)).year - 1)),
];

/** Whatever is told of something else than a report, at this moment. */
const readOthers = async (source: NoticeSource, stack: Stack, now: Now) => {
  const week = datesBetween(calendar, Instant.parse(now() - 6 * DAY_MS), now());
  const [healths, duty, digests] = await Promise.all([
    contactHealths(source),
    dutyNotices(source, dutyBookOf(stack), week, now()),
    digestNotices(source, endedLately(now())),
  ]);
  return { healths, contacts: await troubleNotices(source, healths), duty, digests };
};

/** Everything that was told so far, at this moment. */
export const readTold = async (stack: Stack, ids: readonly ReportId[]): Promise<Told> => {
  const source = sourceOf(stack);
  const now = await stackClock(stack);
  const reports = new Map(
    await Promise.all(ids.map(async (id) => [id, await reportNotices(source, id, now())] as const)),
  );
  const others = await readOthers(source, stack, now);
  const { dead } = await queueDepth(stack, 'notices');
  const all = [...[...reports.values()].flat(), ...others.contacts, ...others.duty, ...others.digests];
  return { reports, ...others, dead, atRest: rests(all, now) };
};

export type Wait = { readonly say: (detail: string) => void; readonly signal?: AbortSignal | undefined };

/** What was told of each report when it was last read. */
export type Known = Map<ReportId, readonly NoticeOutcome[]>;

/**
 * Waits until everything is told or waits for its time. Of the reports only those are read that are not known yet, or
 * not to have come to rest: whoever knows that something new is recorded of one takes it out. `false` when that does
 * not come to pass.
 */
export const untilAtRest = async (
  stack: Stack,
  ids: readonly ReportId[],
  known: Known,
  { say, signal }: Wait,
): Promise<boolean> => {
  const source = sourceOf(stack);
  const now = await stackClock(stack);
  let lastRead = 0;
  for (const limit = Date.now() + LIMIT_MS; Date.now() < limit; await sleep(EVERY_MS, undefined, { signal })) {
    const { waiting, taken } = await queueDepth(stack, 'notices');
    if (waiting + taken > 0 && Date.now() < lastRead + LOOK_EVERY_MS) continue;
    lastRead = Date.now();
    const left = ids.filter((id) => !rests(known.get(id) ?? [], now) || !known.has(id));
    await Promise.all(left.map(async (id) => known.set(id, await reportNotices(source, id, now()))));
    const under = [...known.values()].flat().filter((notice) => !isAtRest(notice, now())).length;
    // What is taken already shows in its delivery.
    say(under + waiting === 0 ? '' : `${under} belum sampai, ${waiting} dalam antrean`);
    if (under + waiting > 0) continue;
    const { contacts, duty, digests } = await readOthers(source, stack, now);
    if (rests([...contacts, ...duty, ...digests], now)) return true;
  }
  return false;
};

/**
 * Waits until everything that the reports' events owe is told or waits for its time: the stream has brought it, the
 * queues are empty, the mail service has answered. Gives up where that does not come to pass and shows how far it came.
 */
export const untilTold = async (stack: Stack, ids: readonly ReportId[], wait: Wait): Promise<Told> => {
  for (;;) {
    const isAtRest = await untilAtRest(stack, ids, new Map(), wait);
    const told = await readTold(stack, ids);
    if (told.atRest || !isAtRest) return told;
  }
};
