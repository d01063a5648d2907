import type { Log, Now } from '#shared/app/ports';
import type { TrackingAnswer } from '#shared/contracts/http/tracking';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Clocks } from '#shared/domain/report/clock-rules';
import { STAGE_NAMES, type Told, toldOf } from '#shared/domain/report/public-stage';
import { comesNext, PUBLIC_STEP_NAMES, publicStepsOf } from '#shared/domain/report/public-steps';
import { ARCHIVED_FOR_NAMES, RESULT_NAMES } from '#shared/domain/report/reasons';
import {
  isOurs,
  readTrackingCode,
  showTrackingCode,
  type TrackingCode,
  type TrackingKeys,
  trackingHashOf,
} from '#shared/domain/report/tracking-code';
import { keyedHash } from '#shared/domain/words/hash';
import { isReceipt } from '#shared/domain/words/report-id';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { owedDeadlines } from './owed-deadlines.ts';
import type { MissCounter, ReadTrackingKeys, ReportStore } from './ports.ts';

export type TrackDeps = {
  readonly calendar: Calendar;
  readonly clocks: Clocks;
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
 * was received. A receipt opens nothing, whichever it is, and is told by its form.
 */
export const trackReport = async (
  deps: TrackDeps,
  request: { readonly typed: string; readonly address: string },
): Promise<Result<TrackingAnswer, 'receiptGiven' | 'notFound' | 'tooManyMisses'>> => {
  if (isReceipt(request.typed)) return refuse('receiptGiven');
  const code = readTrackingCode(request.typed);
  if (code === undefined) return refuse('notFound');
  const keys = await deps.trackingKeys();
  const hash = trackingHashOf(keys, code);
  if (hash === undefined) return refuse('notFound');
  const id = await deps.reports.byTracking(hash);
  const report = id === undefined ? undefined : await deps.reports.followed(id);
  if (report !== undefined) return ok(answerOf(deps, code, toldOf(report)));
  return isOurs(keys, code) ? ok(answerOf(deps, code, { stage: 'received' })) : missed(deps, keys, request.address);
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

const answerOf = (deps: TrackDeps, code: TrackingCode, told: Told): TrackingAnswer => {
  const { stage } = told;
  const steps = publicStepsOf(told);
  const moment = (at: Instant): string => isoWithOffset(deps.calendar, at);
  const receivedAt = steps.find(({ step }) => step === 'received')?.at;
  return {
    code: showTrackingCode(code),
    stage,
    name: STAGE_NAMES[stage],
    ...(receivedAt === undefined ? {} : { receivedAt: moment(receivedAt) }),
    steps: steps.map(({ step, at, state }) => ({
      step,
      name: PUBLIC_STEP_NAMES[step],
      ...(at === undefined ? {} : { at: moment(at) }),
      state,
    })),
    next: comesNext(steps),
    ...endingOf(told),
    deadlines: 'report' in told ? owedDeadlines(deps, told.report) : [],
  };
};

/** How it ended: that it was resolved says nothing of whether it was put right. */
const endingOf = (told: Told): Pick<TrackingAnswer, 'result' | 'reason'> => {
  if (told.stage === 'archived' && told.reason !== undefined)
    return { reason: { code: told.reason, name: ARCHIVED_FOR_NAMES[told.reason] } };
  if (!('report' in told) || told.report.result === undefined) return {};
  return { result: { code: told.report.result, name: RESULT_NAMES[told.report.result] } };
};
