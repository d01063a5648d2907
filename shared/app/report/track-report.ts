import type { Log, Now } from '#shared/app/ports';
import type { TrackingAnswer } from '#shared/contracts/http/tracking';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Office } from '#shared/domain/office/office';
import { isPaused } from '#shared/domain/report/clocks';
import { type FollowedReport, type PublicStage, publicStageOf, STAGE_NAMES } from '#shared/domain/report/public-stage';
import {
  isOurs,
  readTrackingCode,
  showTrackingCode,
  type TrackingCode,
  type TrackingKeys,
  trackingHashOf,
} from '#shared/domain/report/tracking-code';
import { keyedHash } from '#shared/domain/words/hash';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import type { MissCounter, ReadTrackingKeys, ReportStore } from './ports.ts';

export type TrackDeps = {
  readonly office: Pick<Office, 'zone'>;
  readonly reports: Pick<ReportStore, 'byTracking' | 'followed'>;
  readonly misses: MissCounter;
  readonly trackingKeys: ReadTrackingKeys;
  readonly now: Now;
  readonly log: Log;
};

/**
 * After so many well-formed wrong codes in a window an address is told so. A mistyped code is found by its check
 * character and is no guess.
 */
const MOST_MISSES = 20;
const WINDOW_MS = 900_000;

/**
 * What the holder of a code may know. Every code that opens nothing gets the same answer, from an address of many wrong
 * ones another; one whose check character is wrong gets it without the table being asked. A right code opens whatever
 * else came from its address: many people may sit behind it (ADR 30, which also counts why guessing is hopeless). A
 * code that we gave out opens something from the first moment, though its report is in the record only later: that it
 * was received.
 */
export const trackReport = async (
  deps: TrackDeps,
  request: { readonly typed: string; readonly address: string },
): Promise<Result<TrackingAnswer, 'notFound' | 'tooManyMisses'>> => {
  const code = readTrackingCode(request.typed);
  if (code === undefined) return refuse('notFound');
  const keys = await deps.trackingKeys();
  const hash = trackingHashOf(keys, code);
  if (hash === undefined) return refuse('notFound');
  const id = await deps.reports.byTracking(hash);
  const report = id === undefined ? undefined : await deps.reports.followed(id);
  if (report !== undefined) return ok(answerOf(deps.office, code, report));
  return isOurs(keys, code) ? ok(told(code, 'received')) : missed(deps, keys, request.address);
};

const missed = async (
  deps: TrackDeps,
  keys: TrackingKeys,
  address: string,
): Promise<Result<never, 'notFound' | 'tooManyMisses'>> => {
  const now = deps.now();
  const window = Instant.parse(now - (now % WINDOW_MS));
  // Addresses are personal too: they are counted under a keyed name that nobody can turn back.
  const name = keyedHash(keys.keys[keys.current] ?? '', `address\n${networkOf(address)}`);
  if ((await deps.misses.count(name, window)) >= MOST_MISSES) {
    deps.log('tracking.limited', {});
    return refuse('tooManyMisses');
  }
  await deps.misses.add(name, window, Instant.parse(window + 2 * WINDOW_MS));
  return refuse('notFound');
};

/** An IPv6 caller owns a whole /64: its addresses count as one. An IPv4 address in IPv6 dress is itself. */
const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes(':') ? expand(plain).slice(0, 4).join(':') : plain;
};

const expand = (address: string): readonly string[] => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
};

const runningDue = (report: FollowedReport): Instant | undefined => {
  const { resolution } = report.deadlines;
  if (resolution === undefined || report.status === 'received') return undefined;
  return isPaused(report, 'resolution', resolution) ? undefined : resolution.dueAt;
};

const answerOf = (office: Pick<Office, 'zone'>, code: TrackingCode, report: FollowedReport): TrackingAnswer => {
  const stage: PublicStage = publicStageOf(report);
  // While the clock stands still nobody can tell.
  const due = stage === 'handled' || stage === 'awaitingReporter' ? runningDue(report) : undefined;
  return {
    ...told(code, stage),
    receivedAt: isoWithOffset(office, report.receivedAt),
    ...(due === undefined ? {} : { dueAt: isoWithOffset(office, due) }),
  };
};

const told = (code: TrackingCode, stage: PublicStage) => ({
  code: showTrackingCode(code),
  stage,
  name: STAGE_NAMES[stage],
});
