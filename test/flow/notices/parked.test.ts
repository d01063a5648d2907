import { describe, expect, it } from 'vitest';
import {
  lapor,
  type Posting,
  statusChanged,
  submitted,
  updated,
  withdrawn,
} from '#test/support/builders/a-channel-event';
import { wib } from '#test/support/builders/a-report';
import { canary, leaks } from '#test/support/builders/canary';
import {
  addressOf,
  aNoticeWorld,
  DAY,
  HOUR,
  MINUTE,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { everyFault, faultsAt } from '#test/support/faults/faulty-ports';

const ID = lapor('8500');
const DANGER = `Kabelnya terkelupas dan ada anak yang kesetrum. ${canary('danger')}`;
const ACCUSED_IN_DANGER = `Petugas Dishub minta setoran dan mengancam; kabel terkelupas, ada anak yang kesetrum. ${canary('both')}`;

let sent = 0;
const given = () => {
  sent += 1;
  return { webhookId: `msg_${sent}`, externalId: '8500', timestamp: '2025-05-06T02:00:00+07:00' };
};
const adds = (content: string): Posting => updated(given(), { content, user: { name: canary('who') } });
const plain = (): Posting => adds(`Masih padam. ${canary('plain')}`);
const report = (): Posting => submitted(given());

/** A Tuesday, long before the office opens. */
const NIGHT = wib('2025-05-06 02:00');
const aWorldAt = (rules: NoticeRules = {}): NoticeWorld => aNoticeWorld({ start: NIGHT, timeTells: true, ...rules });

/** What was told of what waits for its report, once for each mail. */
const told = (world: NoticeWorld): readonly string[] =>
  world.mailer
    .accepted()
    .flatMap(({ to, text }) => (/belum datang/.test(text.subject) ? [`${text.subject} → ${to}`] : []))
    .toSorted();
const DANGER_SUBJECT = 'BAHAYA: kiriman SP4N-LAPOR! yang laporannya belum datang';
const MISSING_SUBJECT = 'Laporan dari SP4N-LAPOR! belum datang';
const to = (subject: string, ...who: readonly string[]) => who.map((one) => `${subject} → ${addressOf(one)}`);

const arrive = async (world: NoticeWorld, ...postings: readonly Posting[]): Promise<void> => {
  for (const posting of postings) await world.front.send(posting);
  await world.rest();
};
const waiting = (world: NoticeWorld) => world.store.parked(ID);

describe('danger in what came before its report', () => {
  it('is told at once, at night, to the Lapor admin and the Secretary, and once however often it is brought', async () => {
    const world = aWorldAt();
    await arrive(world, adds(DANGER));
    expect(told(world)).toEqual(to(DANGER_SUBJECT, 'admin-lapor', 'sekretaris'));
    world.stream.deliverAgain();
    await world.passes(HOUR);
    await world.functions.watch(undefined);
    expect(told(world)).toEqual(to(DANGER_SUBJECT, 'admin-lapor', 'sekretaris'));
    expect(await waiting(world)).toMatchObject([
      { urgency: 'danger', oversight: 'none', alarmedAt: expect.anything() },
    ]);
  });

  it('is told by the watch within five minutes where the stream brings nothing', async () => {
    const world = aWorldAt();
    world.turnOff('dispatch');
    await arrive(world, adds(DANGER));
    expect(told(world)).toEqual([]);
    await world.passes(5 * MINUTE);
    expect(told(world)).toEqual(to(DANGER_SUBJECT, 'admin-lapor', 'sekretaris'));
  });

  it.each([
    ['a withdrawal', (text: string) => withdrawn(given(), { reason: text })],
    ['the words of a status', (text: string) => statusChanged(given(), 'Proses', { content: text })],
  ])('is heard in %s as well', async (_, post) => {
    const world = aWorldAt();
    await arrive(world, post(DANGER));
    expect(told(world)).toEqual(to(DANGER_SUBJECT, 'admin-lapor', 'sekretaris'));
  });

  it('is told to those alone who may hear of a suspicion, in the same words, where it accuses somebody', async () => {
    const world = aWorldAt();
    await arrive(world, adds(ACCUSED_IN_DANGER));
    expect(told(world)).toEqual(to(DANGER_SUBJECT, 'admin-lapor', 'pembaca-pengawasan'));
    const other = aWorldAt();
    await arrive(other, adds(DANGER));
    const wording = ({ mailer }: NoticeWorld) => mailer.accepted().map(({ text: { language: _, ...text } }) => text)[0];
    expect(wording(world)).toEqual(wording(other));
  });

  it('is told by its report where that was faster', async () => {
    const world = aWorldAt();
    world.turnOff('dispatch');
    await arrive(world, adds(DANGER), report());
    world.turnOn('dispatch');
    await world.passes(HOUR);
    expect(told(world)).toEqual([]);
    expect(world.mailer.accepted().map(({ to: who }) => who)).toEqual(
      expect.arrayContaining(['admin-lapor', 'sekretaris', 'grup-llaj'].map(addressOf)),
    );
  });
});

describe('a report that does not come', () => {
  it('is told of to the Lapor admin once, a working day later, when the office is open', async () => {
    const world = aWorldAt();
    await arrive(world, plain());
    // Received on Tuesday: it is missing from Wednesday 16:00 on, when the office shuts.
    await world.passes(38 * HOUR);
    expect(told(world)).toEqual([]);
    await world.passes(DAY);
    expect(told(world)).toEqual(to(MISSING_SUBJECT, 'admin-lapor'));
    await world.passes(20 * DAY);
    expect(told(world)).toEqual(to(MISSING_SUBJECT, 'admin-lapor'));
    expect(await waiting(world)).toMatchObject([{ toldAt: expect.anything() }]);
  });

  it('is told of once, however much waits for it, and whatever comes later', async () => {
    const world = aWorldAt();
    await arrive(world, plain(), withdrawn(given()), statusChanged(given(), 'Proses'));
    await world.passes(3 * DAY);
    await arrive(world, plain());
    await world.passes(7 * DAY);
    expect(told(world)).toEqual(to(MISSING_SUBJECT, 'admin-lapor'));
    expect((await waiting(world)).every(({ toldAt }) => toldAt !== undefined)).toBe(true);
  });

  it('is told of to whoever reads in place of the Lapor admin where that one is accused', async () => {
    const world = aWorldAt();
    await arrive(world, plain(), adds('Admin SP4N-LAPOR meminta uang supaya laporan saya diteruskan.'));
    await world.passes(3 * DAY);
    expect(told(world)).toEqual(to(MISSING_SUBJECT, 'pembaca-pengawasan'));
  });

  it('is told of to them, and not to who was accused, also when the accusation comes later', async () => {
    const accusation = () => adds('Admin SP4N-LAPOR meminta uang supaya laporan saya diteruskan.');
    const world = aWorldAt();
    await arrive(world, plain());
    // After the office has shut: begun, and not told before it opens.
    await world.passes(40 * HOUR);
    await arrive(world, accusation());
    await world.passes(5 * DAY);
    expect(told(world)).toEqual(to(MISSING_SUBJECT, 'pembaca-pengawasan'));
  });

  it('is told of no more when it comes before anybody could be told', async () => {
    const world = aWorldAt();
    await arrive(world, plain());
    await world.passes(40 * HOUR);
    expect((await waiting(world))[0]?.toldAt, 'after the office has shut').toBeDefined();
    await arrive(world, report());
    await world.passes(2 * DAY);
    expect(told(world)).toEqual([]);
    expect(await waiting(world)).toEqual([]);
    const deliveries = (await world.allDeliveries()).filter(({ subject }) => subject.of === 'parked');
    expect(deliveries.map(({ state, reason }) => [state, reason])).toEqual([['withheld', 'superseded']]);
  });

  it('takes in what waited when it comes after all, and is told of like any other', async () => {
    const world = aWorldAt();
    await arrive(world, plain());
    await world.passes(4 * DAY);
    await arrive(world, report());
    expect(await waiting(world)).toEqual([]);
    expect(await world.store.messages(ID)).toHaveLength(1);
    expect(await world.load(ID)).toMatchObject({ status: 'routed', assignee: 'llaj' });
    await world.settleDown();
    expect(told(world)).toEqual(to(MISSING_SUBJECT, 'admin-lapor'));
  });
});

describe('what waits for its report', () => {
  it('leaves no word of the citizen in notices and logs, nor which report it is', async () => {
    const world = aWorldAt();
    await arrive(world, adds(DANGER), adds(ACCUSED_IN_DANGER), plain());
    await world.passes(4 * DAY);
    const texts = world.mailer.accepted().map(({ text, id }) => JSON.stringify([id, text]));
    expect(texts.length).toBeGreaterThan(0);
    expect(leaks([...texts, ...world.logged()])).toEqual([]);
    expect(texts.filter((text) => text.includes(ID) || text.includes(ID.slice(-6).toUpperCase()))).toEqual([]);
    expect(world.logged().filter((line) => /suspect|danger|recus/.test(line))).toEqual([]);
  });

  const story = async (rules: NoticeRules = {}): Promise<NoticeWorld> => {
    const world = aWorldAt(rules);
    await arrive(world, adds(DANGER), plain());
    await world.passes(3 * DAY);
    return world;
  };

  it('is told of as if nothing had happened where dispatch or watch break off before or after any call', async () => {
    const calm = await story();
    const ends = told(calm);
    expect(ends).toEqual([...to(DANGER_SUBJECT, 'admin-lapor', 'sekretaris'), ...to(MISSING_SUBJECT, 'admin-lapor')]);
    const theirs = /^(parked|allParked|keepParked)$/;
    const faults = everyFault(calm.points.calls().filter(({ port }) => theirs.test(port)));
    expect(faults.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const { n, fault, name } of faults) {
      const world = await story({ plan: faultsAt([n, fault]) });
      if (told(world).join() !== ends.join()) wrong.push(`${name}: ${told(world).join()}`);
    }
    expect(wrong).toEqual([]);
  });
});
