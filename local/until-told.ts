import { setTimeout as sleep } from 'node:timers/promises';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import type { Now } from '#shared/app/ports';
import { IsoDate, isoDateOf, plainDate } from '#shared/domain/calendar';
import type { ContactHealth } from '#shared/domain/contact';
import { digestsDue } from '#shared/domain/digest-schedule';
import { datesBetween } from '#shared/domain/duty';
import { DigestPeriod } from '#shared/domain/period';
import { Instant, type ReportId } from '#shared/domain/words';
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
import { queueDepth } from './queue-depth.ts';
import { deliveriesOf, dutyBookOf, recordsOf } from './records.ts';
import type { Stack } from './stack.ts';
import { stackClock } from './stack-clock.ts';

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

const LIMIT_MS = 60_000;
const EVERY_MS = 300;

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

/** Everything that was told so far, at this moment. */
export const readTold = async (stack: Stack, ids: readonly ReportId[]): Promise<Told> => {
  const source = sourceOf(stack);
  const now = await stackClock(stack);
  const reports = new Map(
    await Promise.all(ids.map(async (id) => [id, await reportNotices(source, id, now())] as const)),
  );
  const healths = await contactHealths(source);
  const contacts = await troubleNotices(source, healths);
  const week = datesBetween(calendar, Instant.parse(now() - 6 * DAY_MS), now());
  const duty = await dutyNotices(source, dutyBookOf(stack), week, now());
  const digests = await digestNotices(source, endedLately(now()));
  const { dead } = await queueDepth(stack, 'notices');
  const all = [...[...reports.values()].flat(), ...contacts, ...duty, ...digests];
  return { reports, contacts, duty, digests, healths, dead, atRest: rests(all, now) };
};

/**
 * Waits until everything that the reports' events owe is told or waits for its time: the stream has brought it, the queues
 * are empty, the mail service has answered. Gives up after a minute and shows how far it came.
 */
export const untilTold = async (
  stack: Stack,
  ids: readonly ReportId[],
  { say, signal }: { readonly say: (detail: string) => void; readonly signal?: AbortSignal },
): Promise<Told> => {
  const source = sourceOf(stack);
  const now = await stackClock(stack);
  const limit = Date.now() + LIMIT_MS;
  const done = new Map<ReportId, readonly NoticeOutcome[]>();
  for (;;) {
    // What has come to rest stays there, so only the others are read again.
    const left = ids.filter((id) => !rests(done.get(id) ?? [], now) || !done.has(id));
    for (const [id, notices] of await Promise.all(
      left.map(async (id) => [id, await reportNotices(source, id, now())] as const),
    ))
      done.set(id, notices);
    const under = [...done.values()].flat().filter((notice) => !isAtRest(notice, now())).length;
    // What is taken already shows in its delivery.
    const { waiting } = await queueDepth(stack, 'notices');
    say(under + waiting === 0 ? '' : `${under} belum sampai, ${waiting} dalam antrean`);
    if ((under === 0 && waiting === 0) || Date.now() > limit) {
      const told = await readTold(stack, ids);
      if (told.atRest || Date.now() > limit) return told;
    }
    await sleep(EVERY_MS, undefined, { signal });
  }
};
