import { describe, expect, it } from 'vitest';
import { aGroup } from '#test/support/builders/a-recipient';
import { aProposal, shownInWib, topic, wib } from '#test/support/builders/a-report';
import { arrives, DANGER, DOCK, PPID_REQUEST } from '#test/support/builders/notice-stories';
import { addressOf, aNoticeWorld, HOUR, MINUTE, type NoticeWorld } from '#test/support/fakes/notice-world';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';
import { policy } from '#test/support/policy';

const PPID = addressOf('meja-ppid');
const mailsTo = (world: NoticeWorld, to: string) =>
  world.mailer
    .accepted()
    .filter((mail) => mail.to === to)
    .map(({ at, text }) => ({ at: shownInWib(at), items: text.items.length }));
const settled = async (world: NoticeWorld): Promise<void> => {
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  expect(new Set(Object.values(await endsOf(world)))).toEqual(new Set(['delivered']));
};

describe('a desk that wants one notice an hour', () => {
  it('gets five requests of an hour in one mail at the full hour, and the sixth in the next', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 09:00') });
    for (const minutes of [1, 9, 20, 11, 18, 2]) {
      await world.passes(minutes * MINUTE);
      await arrives(world, `80${minutes}`, PPID_REQUEST);
    }
    await settled(world);
    // At 9:01, 9:10, 9:30, 9:41, 9:59; and at 10:01.
    expect(mailsTo(world, PPID)).toEqual([
      { at: '2026-11-03 10:00', items: 5 },
      { at: '2026-11-03 11:00', items: 1 },
    ]);
  });

  it('is told of danger at once, and of the rest at the full hour', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 09:10') });
    await arrives(world, '8101', PPID_REQUEST);
    const danger = aProposal({ unit: 'umum', topic: topic('informasi-publik'), urgency: 'danger' });
    await arrives(world, '8102', { ...PPID_REQUEST, proposal: danger });
    await settled(world);
    expect(mailsTo(world, PPID)).toEqual([
      { at: '2026-11-03 09:10', items: 1 },
      { at: '2026-11-03 10:00', items: 1 },
    ]);
  });

  it('gets as many mails as its notices need, forty to one', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 09:10') });
    for (let n = 0; n < 45; n += 1) await arrives(world, `82${n}`, PPID_REQUEST);
    await settled(world);
    expect(mailsTo(world, PPID)).toEqual([
      { at: '2026-11-03 10:00', items: 40 },
      { at: '2026-11-03 10:00', items: 5 },
    ]);
  });

  it('behind a chat gets them one by one, so that each keeps its own id', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 09:10') });
    const secret = `whsec_${Buffer.from('an invented gateway key, 32 byte').toString('base64')}`;
    world.setContact('meja-ppid', { by: 'webhook', url: 'https://gerbang.contoh.invalid/ppid', secret });
    for (let n = 0; n < 5; n += 1) await arrives(world, `83${n}`, PPID_REQUEST);
    await settled(world);
    expect(world.gateway.messages().map(({ at, copies }) => [shownInWib(at), copies])).toEqual(
      Array.from({ length: 5 }, () => ['2026-11-03 10:00', 1]),
    );
  });
});

describe('a group that keeps quiet hours', () => {
  const told = (world: NoticeWorld) => world.gateway.messages().map(({ at }) => shownInWib(at));

  it.each([
    ['2026-11-03 20:59', '2026-11-03 20:59'],
    ['2026-11-03 21:00', '2026-11-04 06:00'],
    ['2026-11-04 03:30', '2026-11-04 06:00'],
    ['2026-11-04 06:00', '2026-11-04 06:00'],
  ])('is told of what came at %s at %s', async (came, at) => {
    const world = aNoticeWorld({ start: wib(came) });
    await arrives(world, '8401', DOCK);
    await settled(world);
    expect(told(world)).toEqual([at]);
  });

  it('is told of danger at night, as are those who are told with it', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-04 02:00') });
    await arrives(world, '8402', DOCK);
    await arrives(world, '8403', {
      proposal: aProposal({ unit: 'asdp', topic: topic('kapal-keselamatan'), urgency: 'danger' }),
    });
    await settled(world);
    expect(told(world)).toEqual(['2026-11-04 02:00', '2026-11-04 06:00']);
    expect(world.mailer.accepted().map(({ at }) => shownInWib(at))).toEqual(['2026-11-04 02:00', '2026-11-04 02:00']);
  });

  it('a group with quiet hours that wants one notice an hour gets the night’s in one mail at six', async () => {
    const quiet = aGroup('grup-llaj', 'llaj', { quiet: true, grouping: 'hourly' });
    const groups = policy.office.groups.map((group) => (group.id === quiet.id ? quiet : group));
    const world = aNoticeWorld({
      start: wib('2026-11-03 20:30'),
      policy: { ...policy, office: { ...policy.office, groups } },
    });
    for (let n = 0; n < 4; n += 1) {
      await arrives(world, `85${n}`);
      await world.passes(2 * HOUR);
    }
    await settled(world);
    // The one of 20:30 would be told at nine, and then it is quiet.
    expect(mailsTo(world, addressOf('grup-llaj'))).toEqual([{ at: '2026-11-04 06:00', items: 4 }]);
  });
});

describe('danger', () => {
  it('waits behind nothing: it is out before a hundred others that came first', async () => {
    const world = aNoticeWorld();
    world.turnOff('notify');
    for (let n = 0; n < 100; n += 1) await arrives(world, `86${n}`);
    await world.rest();
    await arrives(world, '8700', DANGER);
    await world.rest();
    world.turnOn('notify');
    await settled(world);
    expect(
      world.mailer
        .accepted()
        .slice(0, 3)
        .map(({ text }) => text.urgent),
    ).toEqual([true, true, true]);
    expect(world.mailer.accepted()).toHaveLength(103);
  });
});
