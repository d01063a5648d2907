import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  conflictItem,
  eventItem,
  headItem,
  inboxItem,
  messageItem,
  parkedItem,
  trackingItem,
  wordsItem,
} from '#shared/adapters/table/items';
import { lookAtOf } from '#shared/domain/arrival/parked';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { periodNamed } from '#shared/domain/calendar/period';
import { nextActionAt } from '#shared/domain/report/agenda';
import { canonicalJson } from '#shared/domain/words/hash';
import { webhookHash } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { lapor } from '#test/support/builders/a-channel-event';
import { LAPOR } from '#test/support/builders/a-report';
import { CANARY, canary, leaks, leaksOf } from '#test/support/builders/canary';
import { PLANTED_ID, plantedPostings } from '#test/support/builders/planted-postings';
import { takeLines } from '#test/support/captured-output';
import { aWorld, SECRET, signedCall, type World } from '#test/support/fakes/world';
import { brokenRules } from '#test/support/laws/end-state';
import { policy } from '#test/support/policy';
import { kitFiles } from '#test/support/recount';

const EXTERNAL_ID = PLANTED_ID;
const ID = lapor(EXTERNAL_ID);
const ZONE = policy.calendar.zone;

const ALL = plantedPostings();

const keysOf = (item: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'ttl'].map((name) => item[name]));

/**
 * Everything of a world that is a key, a name, an event or a head: whatever may be seen by who may not see the words.
 */
const outsideOf = async (world: World, id: ReportId): Promise<readonly string[]> => {
  const [head, events, messages, parked, conflicts, words] = await Promise.all([
    world.load(id),
    world.store.events(id),
    world.store.messages(id),
    world.store.parked(id),
    world.store.conflicts(id),
    world.store.words(id),
  ]);
  const seen = await Promise.all(ALL.map(({ webhookId }) => world.store.look(webhookHash(id, webhookId), id)));
  const inboxes = seen.flatMap(({ inbox }) => (inbox === undefined ? [] : [inbox]));
  return [
    ...world.originals.names(),
    ...world.queue.held().flatMap(({ id: messageId, group = '' }) => [messageId, group]),
    ...world.queue.deadLetters().flatMap(({ id: messageId, group = '' }) => [messageId, group]),
    ...(head === undefined ? [] : [canonicalJson(head), keysOf(headItem(head, ZONE, nextActionAt(policy, head)))]),
    ...events.flatMap((event) => [canonicalJson(event), keysOf(eventItem(event, ZONE))]),
    ...messages.map((message) => keysOf(messageItem(id, message))),
    ...(words === undefined ? [] : [keysOf(wordsItem(id, words))]),
    ...parked.flatMap((entry) => [canonicalJson(entry), keysOf(parkedItem(entry, lookAtOf(policy, entry)))]),
    ...conflicts.flatMap((conflict) => [canonicalJson(conflict), keysOf(conflictItem(id, conflict))]),
    ...inboxes.flatMap((inbox) => [canonicalJson(inbox), keysOf(inboxItem(inbox)), keysOf(trackingItem(inbox))]),
  ];
};

let searched = 0;
let lines = 0;
afterAll(() =>
  console.log(`canaries: ${ALL.length} postings, ${lines} log and metric lines and ${searched} names searched`),
);
beforeEach(() => {
  takeLines();
});

const expectNothing = (texts: readonly string[]): void => {
  searched += texts.length;
  expect(texts.length).toBeGreaterThan(0);
  expect(leaks(texts)).toEqual([]);
};
const expectSilentLogs = (): readonly string[] => {
  const written = takeLines();
  lines += written.length;
  expect(written.length).toBeGreaterThan(0);
  expect(leaks(written)).toEqual([]);
  expect(written.flatMap((line) => leaksOf(SECRET.slice(6), line))).toEqual([]);
  return written;
};

describe('a citizen’s words and identity', () => {
  it.each([
    ['in order', ALL],
    ['backwards', ALL.toReversed()],
  ])('are in no log line, metric, key, name, event, head or answer, %s', async (_, postings) => {
    const world = aWorld();
    const answers: string[] = [];
    for (const posting of [...postings, ...postings]) {
      const answer = await world.post(posting);
      expect(answer?.statusCode).toBe(202);
      answers.push(JSON.stringify(answer));
      await world.poll();
    }
    expectNothing(await outsideOf(world, ID));
    await world.drain();
    expect(await brokenRules(world, ID)).toEqual([]);
    const code = world.accepted()[0]?.trackingCode ?? '';
    answers.push(JSON.stringify(await world.track(code, '2001:db8::7')));
    expectNothing(answers);
    expectNothing(await outsideOf(world, ID));
    const written = expectSilentLogs();
    expect(written.some((line) => line.includes('report.Received'))).toBe(true);
    expect(written.some((line) => line.includes('CloudWatchMetrics'))).toBe(true);
    expect(written.join()).not.toContain('2001:db8');
  });

  it('are in no file of a recompute kit', async () => {
    const world = aWorld();
    for (const posting of ALL) await world.post(posting);
    await world.drain();
    const asOf = world.clock.now();
    const day = periodNamed(isoDateOf(policy.calendar, asOf)) ?? expect.fail('no day');
    const record = await world.store.events(ID);
    const files = await kitFiles({ records: [record], period: day, asOf, policy });
    expect(files['events.jsonl']?.trimEnd().split('\n')).toHaveLength(record.length);
    expectNothing(Object.values(files).flatMap((content) => content.split('\n')));
  });

  it('are in no refusal and not in what is logged of it', async () => {
    const world = aWorld();
    const [posting = ALL[0]] = ALL;
    if (posting === undefined) throw new Error('no posting');
    const at = world.clock.now();
    const right = signedCall(posting, at);
    const bodies = [
      '',
      '[]',
      `{"${CANARY}"`,
      posting.body.replace(EXTERNAL_ID, ' '),
      posting.body.replace('report.submitted', CANARY),
    ];
    const calls = [
      { ...right, headers: { ...right.headers, 'content-type': `text/${CANARY}` } },
      { ...right, headers: { ...right.headers, 'webhook-id': `${CANARY}.` } },
      { ...right, headers: { ...right.headers, 'webhook-signature': `v1,${CANARY}` } },
      { ...right, pathParameters: { channel: CANARY } },
      { ...right, method: CANARY },
      ...bodies.map((body) => signedCall({ ...posting, body }, at)),
    ];
    const answers: string[] = [];
    for (const call of calls) {
      const answer = await world.callIntake(call);
      expect(answer?.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer?.statusCode).toBeLessThan(500);
      answers.push(JSON.stringify(answer));
    }
    answers.push(JSON.stringify(await world.track(CANARY)));
    answers.push(JSON.stringify(await world.callPublic({ method: 'GET', path: `/${CANARY}` })));
    expectNothing(answers);
    expectSilentLogs();
  });

  it('are not in what is logged of a fault, though its message and cause quote them', async () => {
    const quoting = () => Promise.reject(new Error(canary('message'), { cause: new Error(canary('cause')) }));
    const sending = aWorld({ receiveDeps: (deps) => ({ ...deps, send: quoting }) });
    const [posting] = ALL;
    if (posting === undefined) throw new Error('no posting');
    expectNothing([JSON.stringify(await sending.post(posting))]);
    const saving = aWorld({ triageDeps: (deps) => ({ ...deps, reports: { ...deps.reports, commit: quoting } }) });
    await saving.post(posting);
    await saving.drain();
    expect(saving.queue.deadLetters()).toHaveLength(1);
    expectNothing(await outsideOf(saving, ID));
    const written = expectSilentLogs();
    // One of intake, and of each of five tries two: by its message, and by its report.
    expect(written.filter((line) => line.includes('.failed'))).toHaveLength(11);
  });

  it('are not in what is logged of a message that nobody can read', async () => {
    const world = aWorld();
    for (const body of [`{"${CANARY}"`, JSON.stringify({ v: 1, channel: CANARY, webhookId: CANARY, body: CANARY })]) {
      await world.queue.send({ group: LAPOR, body });
    }
    await world.drain();
    expect(world.queue.deadLetters()).toHaveLength(2);
    expectSilentLogs();
  });
});

describe('the search for them', () => {
  it('finds one in a log line, whatever form it has', () => {
    const forms = [
      canary('x'),
      canary('x').toLowerCase(),
      Buffer.from(`a${canary('x')}`).toString('base64'),
      Buffer.from(`ab${canary('x')}`).toString('base64'),
      Buffer.from(canary('x')).toString('hex'),
    ];
    for (const value of forms) log('test', { value });
    expect(leaks(takeLines())).toHaveLength(forms.length);
  });

  it('finds them where they may be: in the words, and in what waits in the queue', async () => {
    const world = aWorld();
    const [posting] = ALL;
    if (posting === undefined) throw new Error('no posting');
    await world.post(posting);
    expect(leaks(world.queue.held().map(({ body }) => body))).toHaveLength(1);
    await world.drain();
    expect(leaks([JSON.stringify(await world.store.words(ID))])).toHaveLength(1);
  });

  it('finds none in the originals and the identity, which are sealed', async () => {
    const world = aWorld();
    const [posting] = ALL;
    if (posting === undefined) throw new Error('no posting');
    await world.send(posting);
    await world.drain();
    const [name = ''] = world.originals.names();
    const sealed = [await world.originals.read(name), (await world.store.identity(ID)) ?? Buffer.alloc(0)];
    expect(sealed.map((bytes) => bytes.byteLength > 100)).toEqual([true, true]);
    expect(leaks(sealed.map((bytes) => Buffer.from(bytes).toString('latin1')))).toEqual([]);
  });
});
