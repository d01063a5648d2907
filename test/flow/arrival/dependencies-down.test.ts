import { afterAll, describe, expect, it } from 'vitest';
import { secretsManagerChannelSecrets, secretsManagerTrackingKeys } from '#shared/adapters/secrets/secrets';
import { Instant } from '#shared/domain/words/words';
import { EVENING, earlier, lapor, submitted, updated } from '#test/support/builders/a-channel-event';
import { fakeSecretsManager } from '#test/support/fakes/fake-secrets';
import { virtualClock } from '#test/support/fakes/virtual-clock';
import { aWorld, signedCall } from '#test/support/fakes/world';
import type { Plan } from '#test/support/faults/faulty-ports';
import { ACCEPTED, refusal, told } from '#test/support/laws/answers';
import { brokenRules, lostPostings } from '#test/support/laws/end-state';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse(EVENING);
const posting = submitted({ webhookId: 'msg_d', externalId: '8300', timestamp: earlier(10) });
const ID = lapor('8300');
const secretOf = (text: string): string => `whsec_${Buffer.from(text.padEnd(32, '.')).toString('base64')}`;
const [OLD, NEW] = [secretOf('the old secret'), secretOf('the new secret')];
const TRACKING = { version: '1', key1: 'an invented tracking key of enough length' };

let outages = 0;
afterAll(() => console.log(`dependencies down: ${outages} outages`));

const down =
  (port: string, from = 1, until = Number.POSITIVE_INFINITY): Plan =>
  (call) => {
    if (call.port !== port || call.n < from || call.n > until) return undefined;
    outages += 1;
    return 'fail';
  };

describe('F08 a signing secret that changes', () => {
  it('accepts both while they overlap and only the new one after, within five minutes of the change', async () => {
    const time = virtualClock(Instant.parse(START));
    let stored: object = { current: OLD };
    const secrets = secretsManagerChannelSecrets(
      fakeSecretsManager(() => stored),
      { lapor: 'a secret' },
      time.now,
    );
    const world = aWorld({ secrets });
    const wait = (milliseconds: number): void => {
      time.advance(milliseconds);
      world.clock.advance(milliseconds);
    };
    const ask = async (secret: string) =>
      told(await world.callIntake(signedCall(posting, world.clock.now(), { secret })));
    const refused = refusal('signatureInvalid');

    expect([await ask(OLD), await ask(NEW)]).toEqual([ACCEPTED, refused]);
    stored = { current: NEW, previous: OLD, previousUntil: new Date(START + HOUR).toISOString() };
    wait(5 * MINUTE);
    expect([await ask(OLD), await ask(NEW)]).toEqual([ACCEPTED, ACCEPTED]);
    wait(55 * MINUTE - 1);
    expect([await ask(OLD), await ask(NEW)]).toEqual([ACCEPTED, ACCEPTED]);
    wait(1);
    expect([await ask(OLD), await ask(NEW)]).toEqual([refused, ACCEPTED]);
  });
});

describe('F09 a secret store that is down', () => {
  it.each(['the signing secret', 'the tracking key'])(
    'accepts nothing while %s cannot be read, and says when to come back',
    async (which) => {
      const store = fakeSecretsManager((id) => {
        if (id === which) throw new Error(`no ${id} of ${OLD}`);
        return id === 'the tracking key' ? TRACKING : { current: OLD };
      });
      outages += 1;
      const time = virtualClock(Instant.parse(START));
      const world = aWorld({
        secrets: secretsManagerChannelSecrets(store, { lapor: 'the signing secret' }, time.now),
        trackingKeys: secretsManagerTrackingKeys(store, 'the tracking key', time.now),
      });
      const answer = await world.callIntake(signedCall(posting, world.clock.now(), { secret: OLD }));
      expect(told(answer)).toEqual(refusal('temporarilyUnavailable'));
      expect(answer?.headers?.['retry-after']).toBe('30');
      expect(world.queue.held()).toEqual([]);
    },
  );

  it('is bridged for an hour by what was read before, and never accepts without a signature', async () => {
    let isDown = false;
    const time = virtualClock(Instant.parse(START));
    const store = fakeSecretsManager(() => {
      if (isDown) throw new Error('down');
      return { current: OLD };
    });
    const world = aWorld({ secrets: secretsManagerChannelSecrets(store, { lapor: 'a secret' }, time.now) });
    const ask = async () => told(await world.callIntake(signedCall(posting, world.clock.now(), { secret: OLD })));
    expect(await ask()).toEqual(ACCEPTED);
    isDown = true;
    time.advance(60 * MINUTE - 1);
    expect(await ask()).toEqual(ACCEPTED);
    time.advance(1);
    expect(await ask()).toEqual(refusal('temporarilyUnavailable'));
    expect(
      told(
        await world.callIntake({
          ...signedCall(posting, world.clock.now()),
          headers: { 'content-type': 'application/json' },
        }),
      ),
    ).toEqual(refusal('temporarilyUnavailable'));
  });
});

describe('F04, F05, F06 a queue that is down', () => {
  it('gives 503 with Retry-After and no receipt; the sender’s next attempt is accepted', async () => {
    const world = aWorld({ plan: down('send', 1, 3) });
    const answer = await world.post(posting);
    expect(told(answer)).toEqual(refusal('temporarilyUnavailable'));
    expect(answer?.headers?.['retry-after']).toBe('30');
    expect(answer?.body).not.toContain('receipt');
    expect(world.queue.held()).toEqual([]);
    expect(told(await world.post(posting))).toEqual(ACCEPTED);
  });

  it.each(['loseAnswer', 'killAfter'] as const)(
    'takes in one report when the message was queued but the sender never heard (%s)',
    async (fault) => {
      let once = true;
      const world = aWorld({
        plan: ({ port }) => {
          if (port !== 'send' || !once) return undefined;
          once = false;
          outages += 1;
          return fault;
        },
      });
      await world.send(posting);
      expect(world.queue.held()).toHaveLength(2);
      await world.drain();
      expect((await world.load(ID))?.version).toBe(3);
      expect(await brokenRules(world, ID)).toEqual([]);
    },
  );
});

describe('F51 a key service that is down', () => {
  it.each(['dataKeys.create', 'dataKeys.unwrap'])(
    'leaves the message in the queue and nothing at rest (%s)',
    async (port) => {
      const world = aWorld();
      if (port === 'dataKeys.unwrap') {
        await world.send(posting);
        await world.drain();
      }
      const before = world.originals.names().length;
      world.points.replan(down(port));
      await world.send(updated({ webhookId: 'msg_d2', externalId: '8300', timestamp: earlier(5) }));
      expect(await world.poll()).toEqual({ received: 1, done: 0 });
      expect(world.queue.held()).toHaveLength(1);
      expect(world.originals.names()).toHaveLength(before);
      expect(await world.store.messages(ID)).toEqual([]);
      expect(await world.store.parked(ID)).toEqual([]);
      world.points.replan(() => undefined);
      await world.drain();
      expect(
        await lostPostings(
          world,
          world.accepted().map((one) => one.posting),
        ),
      ).toEqual([]);
    },
  );
});

describe('R7 a table that is down for three hours', () => {
  it('loses nothing of what is accepted meanwhile, and gets through it once it is back', async () => {
    const world = aWorld({ queue: { maxReceives: 100 }, plan: down('look') });
    for (let n = 0; n < 36; n += 1) {
      await world.send(submitted({ webhookId: `msg_o${n}`, externalId: `83${n}x`, timestamp: earlier(5) }));
      await world.poll();
      world.clock.advance(5 * MINUTE);
    }
    world.points.replan(() => undefined);
    await world.drain();
    expect(world.queue.deadLetters()).toEqual([]);
    expect(
      await lostPostings(
        world,
        world.accepted().map((one) => one.posting),
      ),
    ).toEqual([]);
  });

  it('has what was tried five times among the dead letters, and takes it in after a redrive (F20, F22)', async () => {
    const world = aWorld({ plan: down('look') });
    await world.send(posting);
    await world.send(updated({ webhookId: 'msg_d2', externalId: '8300', timestamp: earlier(5) }));
    await world.drain();
    expect(world.queue.deadLetters().map(({ receives }) => receives)).toEqual([5, 5]);
    world.points.replan(() => undefined);
    world.queue.redrive();
    await world.drain();
    expect(await world.load(ID)).toMatchObject({ status: 'routed', messages: 1, version: 4 });
    expect(await brokenRules(world, ID)).toEqual([]);
  });
});
