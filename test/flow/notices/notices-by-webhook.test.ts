import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { signedWebhook } from '#shared/adapters/mail/signed-webhook';
import { arrives, DOCK, idOf } from '#test/support/builders/notice-stories';
import { pollOnce } from '#test/support/fakes/event-source';
import { fakeGateway, type GatewayWeather } from '#test/support/fakes/fake-gateway';
import {
  aNoticeWorld,
  DAY,
  GATEWAY_SECRET,
  GATEWAY_URL,
  HOUR,
  MINUTE,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { overtaken } from '#test/support/faults/overtaken';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const chatted = async (rules: NoticeRules): Promise<NoticeWorld> => {
  const world = aNoticeWorld(rules);
  await arrives(world, '8001', DOCK);
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  return world;
};
const weather = (...said: readonly GatewayWeather[]): NoticeRules => ({
  gateway: { weather: ({ n }) => said[n - 1] ?? 'accept' },
});
const Body = z.strictObject({
  type: z.literal('notice'),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.strictObject({
    urgent: z.boolean(),
    recipient: z.string(),
    language: z.string(),
    subject: z.string(),
    text: z.string(),
    links: z.array(z.url()),
  }),
});

describe('a chat behind a gateway', () => {
  it('takes from the real adapter, over the wire, what it can verify, and posts it once', async () => {
    const world = aNoticeWorld({ postWebhook: signedWebhook({ plain: 'allowed' }) });
    const said = ['loseAnswer', 'down'] as const;
    const gateway = fakeGateway({ now: world.clock.now, weather: ({ n }) => said[n - 1] ?? 'accept' });
    const { url, close } = await gateway.listen(GATEWAY_SECRET);
    open.push(close);
    world.setContact('grup-asdp', { by: 'webhook', url, secret: GATEWAY_SECRET });
    await arrives(world, '8000', DOCK);
    await world.settleDown();
    expect([gateway.refused(), gateway.messages().map(({ copies }) => copies)]).toEqual([0, [2]]);
    expect(Object.values(await endsOf(world))).toEqual(['delivered']);
  });

  it('is told the subject and the text of the notice, and its link', async () => {
    const world = await chatted({});
    const { data } = Body.parse(JSON.parse(world.gateway.messages()[0]?.body ?? ''));
    expect(data).toMatchObject({ urgent: false, recipient: 'grup-asdp', language: 'id' });
    expect(data.subject).toMatch(/^Laporan baru: Dermaga dan tambatan.* \[[0-9A-Z]{6}\]$/);
    expect(data.text).toMatch(/^Laporan berikut didisposisikan kepada Anda\.\n\n\[[0-9A-Z]{6}\] Laporan baru: Dermaga/);
    expect(data.links).toEqual([`https://konsol.contoh.invalid/laporan/${idOf('8001')}`]);
  });

  it('a chat that loses its answers sees every copy under one id, and shows one message', async () => {
    const world = await chatted(weather('loseAnswer', 'loseAnswer', 'down', 'loseAnswer'));
    expect(world.gateway.messages().map(({ copies }) => copies)).toEqual([4]);
    expect(Object.values(await endsOf(world))).toEqual(['delivered']);
  });

  it('a chat that is gone is written to no more, which is told once', async () => {
    const world = await chatted(weather('gone'));
    await arrives(world, '8002', DOCK);
    await world.settleDown();
    expect(world.gateway.calls()).toBe(1);
    expect(await brokenLaws(world)).toEqual([]);
    expect(await endsOf(world)).toEqual({
      [`${idOf('8001')} newReport grup-asdp 1`]: 'failed endpointGone',
      [`${idOf('8002')} newReport grup-asdp 1`]: 'failed endpointGone',
      'contact_grup-asdp undeliverable admin-lapor 1': 'delivered',
      'contact_grup-asdp undeliverable sekretaris 1': 'delivered',
    });
  });
});

describe('an endpoint that fails for days', () => {
  /** A report a day, for so many days. */
  const daily = async (world: NoticeWorld, from: number, days: number): Promise<void> => {
    for (let day = from; day < from + days; day += 1) {
      await arrives(world, `81${day}`, DOCK);
      await world.passes(DAY);
    }
  };
  const undeliverable = async (world: NoticeWorld): Promise<number> =>
    Object.keys(await endsOf(world)).filter((name) => name.includes('undeliverable')).length;

  it('is switched off after five days, told of once, not called again, and works with a changed contact', async () => {
    let down = true;
    const world = aNoticeWorld({
      gateway: { weather: ({ url }) => (down && url === GATEWAY_URL ? 'down' : 'accept') },
    });
    await daily(world, 0, 4);
    expect(await undeliverable(world)).toBe(0);
    await daily(world, 4, 2);
    expect(await undeliverable(world)).toBe(2);
    expect(world.logged().some((line) => line.includes('contact.trouble') && line.includes('endpointOff'))).toBe(true);
    const calls = world.gateway.calls();
    await daily(world, 6, 2);
    expect(world.gateway.calls()).toBe(calls);
    expect(await endsOf(world)).toMatchObject({ [`${idOf('817')} newReport grup-asdp 1`]: 'failed endpointOff' });
    // It works again, but nobody has said so: only a changed contact is tried.
    down = false;
    await daily(world, 8, 1);
    expect(world.gateway.messages()).toEqual([]);
    world.setContact('grup-asdp', { by: 'webhook', url: `${GATEWAY_URL}/baru`, secret: GATEWAY_SECRET });
    await daily(world, 9, 1);
    await world.settleDown();
    expect(world.gateway.messages()).toHaveLength(1);
    expect(await undeliverable(world)).toBe(2);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('an endpoint that answers now and then stays on', async () => {
    const world = aNoticeWorld({ gateway: { weather: ({ at }) => (at % (4 * DAY) < 3 * HOUR ? 'accept' : 'down') } });
    await daily(world, 0, 9);
    expect(await undeliverable(world)).toBe(0);
    world.gateway.setWeather(() => 'accept');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
  });
});

describe('a worker that fell asleep while it posted', () => {
  it.each(['down', 'loseAnswer', 'gone', 'accept'] as const)(
    'a worker that hears "%s" long after another has posted takes nothing of that back',
    async (late) => {
      const world = aNoticeWorld();
      world.turnOff('notify');
      await arrives(world, '8201', DOCK);
      await world.rest();
      world.turnOn('notify');
      // Contacts, look and claim; the fourth call is the post, before which the function is frozen for seven minutes.
      const worker = () => pollOnce(world.queues.other, world.functions.notify);
      const wasHeld = await overtaken(world.points, 4, worker, async () => {
        await world.passes(7 * MINUTE);
        expect(Object.values(await endsOf(world))).toEqual(['delivered']);
        world.gateway.setWeather(() => late);
      });
      expect(wasHeld).toBe(true);
      world.gateway.setWeather(() => 'accept');
      await world.settleDown();
      const laws = await brokenLaws(world);
      expect(laws).toEqual([]);
      expect((await endsOf(world))[`${idOf('8201')} newReport grup-asdp 1`]).toBe('delivered');
      expect(world.gateway.messages()).toHaveLength(1);
    },
  );
});
