import { describe, expect, it } from 'vitest';
import { PersonId } from '#shared/domain/report/report';
import { MACHINE, OVERSIGHT, SUSPICION } from '#test/support/builders/a-report';
import { ACCUSATION, adds, arrives, DANGER, DOCK } from '#test/support/builders/notice-stories';
import { addressOf, aNoticeWorld, DAY, HOUR, type NoticeWorld } from '#test/support/fakes/notice-world';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

const sentTo = (world: NoticeWorld): readonly string[] =>
  world.mailer
    .accepted()
    .map(({ to }) => to)
    .toSorted();
const READERS_OF_SUSPICION = [addressOf('admin-lapor'), addressOf('pembaca-pengawasan')];

/** Its notices are begun and queued, and nobody has sent them yet. */
const waiting = async (
  world: NoticeWorld,
  ...given: Parameters<typeof arrives> extends [unknown, ...infer Rest] ? Rest : never
) => {
  world.turnOff('notify');
  const id = await arrives(world, ...given);
  await world.rest();
  return id;
};

describe('a report that turns to suspected oversight between dispatch and notify', () => {
  it.each([0, HOUR, DAY])('is told to its unit as gone, and to nobody of it otherwise, %i ms later', async (delay) => {
    const world = aNoticeWorld();
    const id = await waiting(world, '8001', DANGER);
    await adds(world, id, 'petugas meminta uang', SUSPICION);
    await world.passes(delay);
    world.turnOn('notify');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    // The Lapor admin twice: of the danger, which is told as restricted by now, and of the suspicion.
    expect(sentTo(world).filter((to) => !READERS_OF_SUSPICION.includes(to))).toEqual([addressOf('grup-llaj')]);
    expect(await endsOf(world)).toMatchObject({
      [`${id} danger grup-llaj 1`]: 'withheld notTheirs',
      [`${id} danger sekretaris 1`]: 'withheld notTheirs',
      [`${id} reporterUpdated grup-llaj 1`]: 'withheld notTheirs',
      [`${id} takenAway grup-llaj 1`]: 'delivered',
      [`${id} suspectedOversight admin-lapor 1`]: 'delivered',
      [`${id} suspectedOversight pembaca-pengawasan 1`]: 'delivered',
    });
    // No word of what it was about before.
    const said = world.mailer.accepted().map(({ text }) => JSON.stringify(text));
    expect(said.join()).not.toMatch(/lampu|Putussibau|LLAJ|bahaya/i);
  });

  it('is told to no chat either but as gone, also when its first try had failed', async () => {
    const world = aNoticeWorld({ gateway: { weather: ({ n }) => (n === 1 ? 'down' : 'accept') } });
    const id = await arrives(world, '8002', DOCK);
    await world.rest();
    expect(world.gateway.calls()).toBe(1);
    await adds(world, id, 'petugas meminta uang', SUSPICION);
    await world.settleDown();
    expect(world.gateway.messages().map(({ body }) => JSON.parse(body).data.subject)).toEqual([
      expect.stringMatching(/^Laporan tidak lagi didisposisikan kepada Anda/),
    ]);
    expect((await endsOf(world))[`${id} newReport grup-asdp 1`]).toBe('withheld notTheirs');
    expect(await brokenLaws(world)).toEqual([]);
  });
});

describe('somebody who is named in a report', () => {
  it('after the notices were queued hears nothing, and the inspector looks in their place', async () => {
    const world = aNoticeWorld();
    const id = await waiting(world, '8101', ACCUSATION);
    await world.act(id, {
      ...OVERSIGHT,
      recused: [PersonId.parse('sekretaris'), PersonId.parse('pembaca-pengawasan')],
    });
    world.turnOn('notify');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(sentTo(world)).toEqual([addressOf('inspektur')]);
    expect(await endsOf(world)).toEqual({
      // Confirmed by now, it is none of the Lapor admin's any more.
      [`${id} suspectedOversight admin-lapor 1`]: 'withheld notTheirs',
      [`${id} suspectedOversight pembaca-pengawasan 1`]: 'withheld notTheirs',
      [`${id} confirmedOversight inspektur 1`]: 'delivered',
    });
  });

  it('somebody named by a second decision, after the first was queued, gets no notice of either', async () => {
    const world = aNoticeWorld();
    world.turnOff('notify');
    const id = await arrives(world, '8102', ACCUSATION);
    await world.act(id, OVERSIGHT);
    await world.rest();
    await world.act(id, { ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
    await world.rest();
    world.turnOn('notify');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(sentTo(world)).not.toContain(addressOf('sekretaris'));
    expect(await endsOf(world)).toMatchObject({
      [`${id} confirmedOversight sekretaris 1`]: 'withheld notTheirs',
      [`${id} confirmedOversight inspektur 1`]: 'delivered',
    });
  });
});

describe('a report that went elsewhere while its notice waited', () => {
  it('is told only to the unit that has it', async () => {
    const world = aNoticeWorld();
    const id = await waiting(world, '8201');
    await world.act(id, { type: 'handBack', reason: 'notThisUnit' });
    await world.act(id, { type: 'route', assignee: 'asdp' });
    world.turnOn('notify');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(await endsOf(world)).toEqual({
      [`${id} newReport grup-llaj 1`]: 'withheld superseded',
      [`${id} handedBack admin-lapor 1`]: 'withheld superseded',
      [`${id} newReport grup-asdp 1`]: 'delivered',
    });
    expect([world.mailer.accepted(), world.gateway.messages().length]).toEqual([[], 1]);
  });

  it('a report that was withdrawn while its notice waited is told as withdrawn only', async () => {
    const world = aNoticeWorld();
    const id = await waiting(world, '8202');
    await world.act(id, { type: 'withdraw' }, MACHINE);
    world.turnOn('notify');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(await endsOf(world)).toEqual({
      [`${id} newReport grup-llaj 1`]: 'withheld superseded',
      [`${id} withdrawn grup-llaj 1`]: 'delivered',
    });
  });
});

describe('the record that the unit was informed', () => {
  it('informing the unit is recorded once for each routing, and not again when the unit is told more', async () => {
    const world = aNoticeWorld();
    const id = await arrives(world, '8301', DANGER);
    await world.settleDown();
    await adds(world, id);
    await world.settleDown();
    await world.act(id, { type: 'handBack', reason: 'needsDecision' });
    await world.settleDown();
    await world.act(id, { type: 'route', assignee: 'llaj' });
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    const types = world.recorded().map(({ event }) => event.type);
    expect(types.filter((type) => type === 'Routed' || type === 'Informed')).toEqual([
      'Routed',
      'Informed',
      'Routed',
      'Informed',
    ]);
  });

  it('informing the unit is not recorded by late news of a notice from when it had the report before', async () => {
    const world = aNoticeWorld({
      mailer: {
        fate: () => [
          { type: 'Delivery', after: 1_000 },
          { type: 'Delivery', after: 3 * HOUR },
        ],
      },
    });
    const id = await arrives(world, '8302');
    await world.passes(HOUR);
    await world.act(id, { type: 'handBack', reason: 'needsDecision' });
    await world.passes(HOUR);
    world.setContact('grup-llaj', undefined);
    await world.act(id, { type: 'route', assignee: 'llaj' });
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(world.recorded().filter(({ event }) => event.type === 'Informed')).toHaveLength(1);
    expect((await world.load(id))?.deadlines.inform?.stoppedAt).toBeUndefined();
  });
});
