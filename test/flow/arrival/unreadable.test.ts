import { afterAll, describe, expect, it } from 'vitest';
import { dataKeyKey } from '#shared/adapters/table/keys';
import { openVault } from '#shared/app/report/vault';
import type { Unreadable } from '#shared/domain/report/event';
import { earlier, lapor, submitted, updated } from '#test/support/builders/a-channel-event';
import { takeLines } from '#test/support/captured-output';
import { aWorld, type World } from '#test/support/fakes/world';
import { brokenRules } from '#test/support/laws/end-state';

const GIVEN = { webhookId: 'msg_report', externalId: '8400', timestamp: earlier(10) };
const ID = lapor('8400');
const addition = (n: number, text: string) =>
  updated({ ...GIVEN, webhookId: `msg_${n}`, timestamp: earlier(60 - n) }, { content: text });

type Spoil = (sealed: Uint8Array, name: string) => Uint8Array | undefined;
const whole: Spoil = (sealed) => sealed;

let cases = 0;
afterAll(() => console.log(`unreadable originals: ${cases} cases`));

/** Two additions wait for their report, and the original of the first is not what it was. */
const aSpoiltWorld = async (spoilIn: (world: World) => Promise<Spoil>) => {
  cases += 1;
  let spoil = whole;
  let first: string | undefined;
  const world = aWorld({
    triageDeps: (deps) => {
      const find: typeof deps.originals.find = async (name) => {
        const sealed = await deps.originals.find(name);
        return sealed === undefined || name !== first ? sealed : spoil(sealed, name);
      };
      return { ...deps, originals: { ...deps.originals, find } };
    },
  });
  await world.send(addition(1, 'Tambahan pertama.'));
  await world.drain();
  first = (await world.store.parked(ID))[0]?.original;
  await world.send(addition(2, 'Tambahan kedua.'));
  await world.drain();
  spoil = await spoilIn(world);
  return {
    world,
    mend: () => {
      spoil = whole;
    },
  };
};

const said = async (world: World): Promise<readonly string[]> =>
  (await world.store.messages(ID)).map(({ words }) => words.text);
const unreadable = async (world: World): Promise<readonly Unreadable[]> =>
  (await world.store.events(ID)).flatMap(({ event }) => (event.type === 'ArrivalUnreadable' ? [event.why] : []));

const sealedAnew =
  (content: string) =>
  async (world: World): Promise<Spoil> => {
    const vault = await openVault(
      { dataKeys: world.dataKeys, reports: world.store },
      ID,
      await world.store.wrappedKey(ID),
    );
    return (_, name) => vault.seal(name, Buffer.from(content));
  };

describe('one original that cannot be read', () => {
  it.each<[string, Unreadable, (world: World) => Promise<Spoil>]>([
    ['is gone', 'missing', async () => () => undefined],
    [
      'has one other bit',
      'sealBroken',
      async () => (sealed) => sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte)),
    ],
    ['was cut off', 'sealBroken', async () => (sealed) => sealed.subarray(0, 9)],
    ['is empty', 'sealBroken', async () => () => new Uint8Array()],
    ['is no JSON any more', 'unparseable', sealedAnew('{"type":')],
    ['is JSON of another form', 'unparseable', sealedAnew('{"v":2}')],
    ['says nothing any more', 'unparseable', sealedAnew('{"type":"report.updated","timestamp":"x","data":{}}')],
  ])('an original that %s is made known once on its report, and all else goes on', async (_, why, spoil) => {
    const { world, mend } = await aSpoiltWorld(spoil);
    await world.send(submitted(GIVEN));
    await world.drain();
    await world.send(addition(3, 'Tambahan ketiga.'));
    await world.drain();
    expect(world.queue.deadLetters()).toEqual([]);
    expect(await said(world)).toEqual(['Tambahan kedua.', 'Tambahan ketiga.']);
    expect(await unreadable(world)).toEqual([why]);
    expect(await world.load(ID)).toMatchObject({ status: 'routed', flagged: true });
    const [left, ...others] = await world.store.parked(ID);
    expect([left?.unreadable, others]).toEqual([why, []]);
    expect(world.originals.names(), 'where it was').toContain(left?.original);
    expect(await brokenRules(world, ID)).toEqual([]);

    mend();
    await world.send(addition(4, 'Tambahan keempat.'));
    await world.drain();
    expect([...(await said(world))].sort(), 'with what was mended').toEqual(
      ['Tambahan keempat.', 'Tambahan kedua.', 'Tambahan ketiga.', 'Tambahan pertama.'].sort(),
    );
    expect(await world.store.parked(ID)).toEqual([]);
    expect(await unreadable(world)).toEqual([why]);
  });

  it('each of them is made known where the key of the report was destroyed', async () => {
    const { world } = await aSpoiltWorld(async ({ table }) => {
      await table.remove(dataKeyKey(ID));
      return whole;
    });
    await world.send(submitted(GIVEN));
    await world.send(addition(3, 'Tambahan ketiga.'));
    await world.drain();
    expect(world.queue.deadLetters()).toEqual([]);
    expect(await said(world)).toEqual(['Tambahan ketiga.']);
    expect(await unreadable(world)).toEqual(['sealBroken', 'sealBroken']);
    expect(await brokenRules(world, ID)).toEqual([]);
  });

  it('a store that does not answer is told apart from it, and tried again until it does', async () => {
    let down = true;
    const { world } = await aSpoiltWorld(async () => () => {
      if (down) throw new Error('the store does not answer');
      return undefined;
    });
    await world.send(submitted(GIVEN));
    await world.poll();
    expect(await unreadable(world)).toEqual([]);
    expect(await world.store.parked(ID)).toHaveLength(2);
    down = false;
    await world.drain();
    expect(await unreadable(world)).toEqual(['missing']);
    expect(await said(world)).toEqual(['Tambahan kedua.']);
  });
});

const OTHER = lapor('8401');
type Spoilt = Readonly<Record<string, unknown>>;

/** A report of which something more comes when its wrapped key is not what was kept. */
const aWorldOfSpoiltKey = async (spoil: (bytes: Uint8Array) => Spoilt) => {
  cases += 1;
  const world = aWorld();
  await world.send(submitted(GIVEN));
  await world.send(addition(1, 'Tambahan pertama.'));
  await world.drain();
  const whole = (await world.store.wrappedKey(ID)) ?? expect.fail('no key');
  const spoilt = { ...dataKeyKey(ID), ...spoil(whole) };
  await world.table.put(spoilt);
  const kept = { head: await world.load(ID), originals: world.originals.names() };
  takeLines();
  await world.send(addition(2, 'Tambahan kedua.'));
  await world.send(submitted({ ...GIVEN, webhookId: 'msg_other', externalId: '8401' }));
  await world.drain();
  return { world, whole, spoilt, kept, lines: takeLines() };
};

const SPOILT: readonly (readonly [string, (bytes: Uint8Array) => Spoilt])[] = [
  ['has one other bit', (bytes) => ({ bytes: bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) })],
  ['was cut off', (bytes) => ({ bytes: bytes.subarray(0, 9) })],
  ['is text', () => ({ bytes: 'kunci' })],
  ['has no bytes', () => ({})],
];

describe('the key of a report that does not open', () => {
  it.each(SPOILT)(
    'a key that %s leaves what comes to its report among the dead letters, and changes nothing',
    async (...given) => {
      const { world, spoilt, kept, lines } = await aWorldOfSpoiltKey(given[1]);
      expect(world.queue.deadLetters()).toHaveLength(1);
      expect(await world.table.get(dataKeyKey(ID))).toEqual(spoilt);
      expect(await world.load(ID)).toEqual(kept.head);
      expect(world.originals.names()).toEqual(expect.arrayContaining([...kept.originals]));
      expect(await world.load(OTHER), 'all else goes on').toMatchObject({ status: 'routed' });
      // Whoever runs the system learns of which report it is, and of no other.
      const failed = lines.filter((line) => line.includes('event.failed'));
      expect(failed.length).toBeGreaterThan(0);
      expect(failed.filter((line) => !line.includes(ID))).toEqual([]);
    },
  );

  it.each(SPOILT)(
    'a key that %s and is put back lets what waited come in, as if nothing had been',
    async (...given) => {
      const { world, whole } = await aWorldOfSpoiltKey(given[1]);
      await world.table.put({ ...dataKeyKey(ID), bytes: whole });
      world.queue.redrive();
      await world.drain();
      expect(world.queue.deadLetters()).toEqual([]);
      expect(await said(world)).toEqual(['Tambahan pertama.', 'Tambahan kedua.']);
      expect(await brokenRules(world, ID)).toEqual([]);
    },
  );

  it('a key that nobody has any more is taken away, and what waited comes in under another', async () => {
    const { world, whole, kept } = await aWorldOfSpoiltKey(() => ({}));
    await world.table.remove(dataKeyKey(ID));
    world.queue.redrive();
    await world.drain();
    expect(world.queue.deadLetters()).toEqual([]);
    expect(await said(world)).toEqual(['Tambahan pertama.', 'Tambahan kedua.']);
    expect(await world.store.wrappedKey(ID)).not.toEqual(whole);
    // What was sealed under the first stays where it is, should that be found again.
    expect(world.originals.names()).toEqual(expect.arrayContaining([...kept.originals]));
  });
});
