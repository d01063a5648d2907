import { type MemoryTable, memoryTable } from '#shared/adapters/table/memory-table';
import '#test/support/captured-output';
import type { APIGatewayProxyStructuredResultV2, SQSRecord } from 'aws-lambda';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import { intakeHandler } from '#functions/intake/handler';
import { publicApiHandler } from '#functions/public-api/handler';
import { triageHandler } from '#functions/triage/handler';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tableReportStore } from '#shared/adapters/table/report-store';
import type { OpenFileDeps } from '#shared/app/access/open-file';
import type { ChannelSecrets } from '#shared/app/arrival/ports';
import type { ReceiveDeps } from '#shared/app/arrival/receive-event';
import type { TriageDeps } from '#shared/app/arrival/triage-event';
import type { LetterNotes } from '#shared/app/operator/ports';
import type { Classify, ReadTrackingKeys, ReportStore } from '#shared/app/report/ports';
import type { TrackDeps } from '#shared/app/report/track-report';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { ReportId } from '#shared/domain/words/words';
import { Instant } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { verifySignature } from '#shared/runtime/webhook-signature';
import { EVENING_MS, type Posting } from '#test/support/builders/a-channel-event';
import {
  faultyOpening,
  faultySecrets,
  faultySend,
  faultyTracking,
  faultyTrackingKeys,
  faultyTriage,
  type Life,
  life,
  type Plan,
  points,
} from '#test/support/faults/faulty-ports';
import { policy } from '#test/support/policy';
import { type Ending, pollOnce } from './event-source.ts';
import { fakeQueue, type QueueRules } from './fake-queue.ts';
import { type Call, httpEvent } from './http-event.ts';
import { aContext } from './lambda-context.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

export const SECRET = `whsec_${Buffer.from('an invented secret of 32 bytes!!').toString('base64')}`;
export const SEARCH_KEY = 'an invented key that words are found under';
export const TRACKING_KEYS = { current: '1', keys: { 1: 'an invented tracking key of enough length' } } as const;

const rules = rulesClassifier(policy);
const proposals = new Map<string, Proposal>();

/** The office's rules. They depend on the text alone, so that a text that was read before is not read again. */
const classify: Classify = async (text) => {
  const key = JSON.stringify(text);
  const proposal = proposals.get(key) ?? (await rules(text));
  proposals.set(key, proposal);
  return proposal;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long a sender of Standard Webhooks waits before each attempt; all together 75.6 hours. */
export const ATTEMPTS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

const Acceptance = z.strictObject({ receipt: z.string(), trackingCode: z.string() });
export type Acceptance = z.infer<typeof Acceptance> & { readonly at: Instant; readonly posting: Posting };

export type WorldRules = {
  readonly plan?: Plan;
  /** Time and table of a larger world that this one is a part of. */
  readonly clock?: VirtualClock;
  readonly table?: MemoryTable;
  readonly store?: ReportStore;
  readonly notes?: LetterNotes;
  readonly queue?: Omit<QueueRules, 'now'>;
  readonly batchSize?: number;
  /** A broken variant of a function's dependencies: how a planted bug is built. */
  readonly triageDeps?: (deps: TriageDeps, of: Life) => TriageDeps;
  readonly receiveDeps?: (deps: ReceiveDeps) => ReceiveDeps;
  readonly secrets?: ChannelSecrets;
  readonly trackingKeys?: ReadTrackingKeys;
  readonly invoke?: (invoke: (batch: readonly SQSRecord[]) => Promise<Ending>) => typeof invoke;
  readonly remainingMs?: () => number;
};

export type World = ReturnType<typeof aWorld>;

/** The whole system around its real handlers: memory for the table, a queue by AWS's rules, time by the test. */
export const aWorld = (given: WorldRules = {}) => {
  const clock = given.clock ?? virtualClock(Instant.parse(EVENING_MS));
  const table = given.table ?? memoryTable();
  const queue = fakeQueue({ now: clock.now, ...given.queue });
  const store = given.store ?? tableReportStore(table, policy);
  const originals = memoryKeptFiles();
  const dataKeys = memoryDataKeys();
  const identityKeys = memoryDataKeys();
  const notes = given.notes ?? tableLetterNotes(table);
  const misses = tableMissCounter(table);
  const publicYears = tablePublicYears(table);
  const evaluations = memoryKeptFiles();
  const fileLinks = tableFileLinks(table);
  const at = points(given.plan);
  const accepted: Acceptance[] = [];
  let deliveries = 0;
  const secrets: ChannelSecrets = given.secrets ?? (async () => [SECRET]);
  const trackingKeys: ReadTrackingKeys = given.trackingKeys ?? (async () => TRACKING_KEYS);

  const startIntake = () => {
    const of = life(at);
    const deps: ReceiveDeps = {
      policy,
      verify: verifySignature,
      secrets: faultySecrets(of, secrets),
      trackingKeys: faultyTrackingKeys(of, trackingKeys),
      send: faultySend(of, queue.send),
      now: clock.now,
      log,
    };
    return { of, handler: intakeHandler(given.receiveDeps?.(deps) ?? deps) };
  };
  const startTriage = () => {
    const of = life(at);
    const keys = { dataKeys, identityKeys, searchKey: async () => SEARCH_KEY };
    const deps = faultyTriage(of, { policy, reports: store, originals, ...keys, classify, now: clock.now, log });
    return { of, handler: triageHandler({ ...(given.triageDeps?.(deps, of) ?? deps), notes }) };
  };
  const startPublic = () => {
    const of = life(at);
    const { calendar, clocks, channels } = policy;
    const around = { now: clock.now, log };
    const tracking: TrackDeps = { calendar, clocks, reports: store, misses, trackingKeys, ...around };
    const files: OpenFileDeps = { fileLinks, readFile: evaluations.read, ...around };
    const deps = { ...faultyTracking(of, tracking), ...faultyOpening(of, files), channels, rules: policy, publicYears };
    return { of, handler: publicApiHandler(deps) };
  };

  let intake = startIntake();
  let triage = startTriage();
  let open = startPublic();

  /** One call to intake; `undefined` when the process died before it answered. */
  const callIntake = async (call: Omit<Call, 'at'>): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
    if (intake.of.isDead()) intake = startIntake();
    const event = httpEvent({ ...call, at: clock.now() });
    return Promise.race([intake.handler(event, aContext()), intake.of.died.then(() => undefined)]);
  };

  const callPublic = async (call: Omit<Call, 'at'>): Promise<APIGatewayProxyStructuredResultV2> => {
    if (open.of.isDead()) open = startPublic();
    const answer = await open.handler(httpEvent({ ...call, at: clock.now() }), aContext());
    return answer;
  };

  /** One attempt: signed anew with the time of the attempt, under the webhook's own id. */
  const post = async (posting: Posting): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
    const answer = await callIntake(signedCall(posting, clock.now()));
    if (answer?.statusCode === 202) {
      const body: unknown = JSON.parse(answer.body ?? '');
      accepted.push({ ...Acceptance.parse(body), at: clock.now(), posting });
    }
    return answer;
  };

  /** Posts as a sender does: again and again by its schedule until it is answered with 2xx. */
  const send = async (posting: Posting): Promise<Acceptance> => {
    for (const wait of ATTEMPTS) {
      clock.advance(wait);
      const answer = await post(posting);
      const last = accepted.at(-1);
      if (answer?.statusCode === 202 && last !== undefined) return last;
    }
    throw new Error(`${posting.webhookId} was never accepted`);
  };

  const invoke = async (batch: readonly SQSRecord[]): Promise<Ending> => {
    if (triage.of.isDead()) triage = startTriage();
    deliveries += batch.length;
    const { of, handler } = triage;
    const answered = handler({ Records: [...batch] }, aContext(given.remainingMs)).then(
      (answer): Ending => ({ ended: 'answered', answer: answer ?? undefined }),
      (): Ending => ({ ended: 'threw' }),
    );
    return Promise.race([answered, of.died.then((): Ending => ({ ended: 'died' }))]);
  };
  const invokeAs = given.invoke?.(invoke) ?? invoke;

  const poll = () => pollOnce(queue, invokeAs, given.batchSize);

  /**
   * Polls until nothing is left, letting time pass where messages are in flight; throws when it does not come to rest.
   */
  const drain = async (mostPolls = 200): Promise<void> => {
    for (let polls = 0; polls < mostPolls; polls += 1) {
      if (queue.held().length === 0) return;
      const { received } = await poll();
      const next = queue.nextVisibleAt();
      if (received === 0 && next !== undefined && next > clock.now()) clock.advance(next - clock.now());
    }
    throw new Error('the queue does not come to rest');
  };

  return {
    clock,
    table,
    queue,
    store,
    originals,
    evaluations,
    fileLinks,
    dataKeys,
    identityKeys,
    notes,
    points: at,
    accepted: (): readonly Acceptance[] => accepted,
    deliveries: (): number => deliveries,
    callIntake,
    callPublic,
    post,
    send,
    poll,
    drain,
    track: (code: string, address?: string) =>
      callPublic({
        path: '/v1/public/tracking',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
        ...(address === undefined ? {} : { address }),
      }),
    load: (report: ReportId) => store.load(report),
  };
};

/** A signed call as any sender of Standard Webhooks makes it; the signature is an outside package's. */
export const signedCall = (
  { webhookId, channel, body }: Posting,
  at: number,
  given: { readonly secret?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Omit<Call, 'at'> => {
  const seconds = Math.floor(at / 1000);
  const signature = new Webhook(given.secret ?? SECRET).sign(webhookId, new Date(seconds * 1000), body);
  return {
    path: `/v1/channels/${channel}/events`,
    pathParameters: { channel },
    headers: {
      'content-type': 'application/json',
      'webhook-id': webhookId,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signature,
      ...given.headers,
    },
    body,
  };
};
