import { describe, expect, it } from 'vitest';
import type { DeliveryState } from '#shared/domain/notices/delivery';
import { wib } from '#test/support/builders/a-report';
import { arrives, bounceStory, DANGER, idOf, told } from '#test/support/builders/notice-stories';
import { takeLines } from '#test/support/captured-output';
import type { News, Weather } from '#test/support/fakes/fake-mailer';
import {
  addressOf,
  aNoticeWorld,
  DAY,
  HOUR,
  MINUTE,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

const LLAJ = addressOf('grup-llaj');
const DELIVERED: readonly News[] = [{ type: 'Delivery', after: 1_000 }];
const statesOf = async (world: NoticeWorld): Promise<readonly string[]> =>
  Object.values(await endsOf(world)).toSorted();
const sentTo = (world: NoticeWorld): readonly string[] =>
  world.mailer
    .accepted()
    .map(({ to }) => to)
    .toSorted();

/** A world after one report for LLAJ; what is said of the mail to its group is the test's. */
const oneMail = async (rules: NoticeRules): Promise<NoticeWorld> => {
  const world = aNoticeWorld(rules);
  await arrives(world, '8100');
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  return world;
};

describe('one of three recipients', () => {
  const dangerWith = async (said: Weather, times: number): Promise<NoticeWorld> => {
    let left = times;
    const weather = ({ to }: { readonly to: string }): Weather => {
      if (to !== addressOf('sekretaris') || left === 0) return 'accept';
      left -= 1;
      return said;
    };
    const world = aNoticeWorld({ mailer: { weather } });
    await arrives(world, '8101', DANGER);
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    return world;
  };

  it('is refused: its mates are told once, and its own failure is visible', async () => {
    const world = await dangerWith('refuse', 1);
    expect(sentTo(world)).toEqual([addressOf('admin-lapor'), LLAJ]);
    expect(await statesOf(world)).toEqual(['delivered', 'delivered', 'failed rejected']);
  });

  it('cannot be looked at: its mates are told at once, and it alone when the message comes again', async () => {
    let fails = 1;
    const world = aNoticeWorld({
      broken: {
        notify: (deps) => ({
          ...deps,
          deliveries: {
            ...deps.deliveries,
            look: async (recipient, ids) => {
              if (recipient === 'grup-llaj' && fails > 0) {
                fails -= 1;
                throw new Error('the table is down');
              }
              return deps.deliveries.look(recipient, ids);
            },
          },
        }),
      },
    });
    await arrives(world, '8103', DANGER);
    await world.passes(MINUTE);
    expect(sentTo(world)).toEqual([addressOf('admin-lapor'), addressOf('sekretaris')]);
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(sentTo(world)).toEqual([addressOf('admin-lapor'), LLAJ, addressOf('sekretaris')].toSorted());
  });

  it('is throttled five times: its mates are told once and at once, and it is told itself soon after', async () => {
    const world = await dangerWith('throttle', 5);
    expect(sentTo(world)).toEqual([addressOf('admin-lapor'), LLAJ, addressOf('sekretaris')].toSorted());
    const [first, second, last] = world.mailer.accepted().map(({ at }) => at);
    expect(second).toBe(first);
    // After 5 s, 5 min and three times 15 min, each up to a fifth longer; the last three when the watch comes by, five
    // minutes later at most.
    expect((last ?? 0) - (first ?? 0)).toBeLessThan((0.1 + 6 + 3 * (18 + 5)) * MINUTE);
  });

  it('gets no answer: nobody is told twice, and what went out is known from the news', async () => {
    const world = await dangerWith('loseAnswer', 1);
    expect(sentTo(world)).toHaveLength(3);
    expect(await statesOf(world)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('breaks off: it stays unknown, and that is said', async () => {
    const world = await dangerWith('breakOff', 1);
    expect(sentTo(world)).toHaveLength(2);
    expect(await statesOf(world)).toEqual(['delivered', 'delivered', 'unknown answerLost']);
    expect(world.logged().filter((line) => line.startsWith('notice.leftUnknown'))).toHaveLength(1);
  });
});

describe('a mail service that says "too fast" for hours', () => {
  it('delays everything and loses nothing, at a few calls an hour', async () => {
    let throttled = true;
    const world = aNoticeWorld({ mailer: { weather: () => (throttled ? 'throttle' : 'accept') } });
    for (let n = 0; n < 12; n += 1) await arrives(world, `82${n}`);
    await world.passes(9 * HOUR);
    // At once, after 5 s, 5 min and 30 min, then every two hours and up to a fifth more: eight at most.
    expect(world.mailer.calls()).toBeLessThanOrEqual(12 * 8);
    throttled = false;
    await world.settleDown();
    expect(sentTo(world)).toHaveLength(12);
    expect(await brokenLaws(world)).toEqual([]);
    expect(new Set(await statesOf(world))).toEqual(new Set(['delivered']));
  });

  it('"too fast" for longer than three days makes the notice fail visibly', async () => {
    const world = await oneMail({ mailer: { weather: () => 'throttle' } });
    expect(await statesOf(world)).toEqual(['failed tooManyAttempts']);
    expect(world.mailer.accepted()).toEqual([]);
  });

  it('once, after four days in which nothing could be tried, is no reason to give up', async () => {
    const world = aNoticeWorld({ mailer: { weather: ({ n }) => (n === 1 ? 'throttle' : 'accept') } });
    await arrives(world, '8210');
    world.turnOff('notify');
    await world.passes(4 * DAY);
    world.turnOn('notify');
    await world.settleDown();
    expect(await statesOf(world)).toEqual(['delivered']);
  });
});

describe('an answer that was lost', () => {
  const lostWith = (...news: readonly News[]): Promise<NoticeWorld> => {
    takeLines();
    return oneMail({ mailer: { weather: () => 'loseAnswer', fate: () => news } });
  };
  const counted = (name: string): number =>
    takeLines().filter((line) => line.includes('CloudWatchMetrics') && line.includes(`"${name}":1`)).length;

  it.each<[string, News, DeliveryState]>([
    ['a second later', { type: 'Send', after: 1_000 }, 'sent'],
    ['the next day', { type: 'Delivery', after: 30 * HOUR }, 'delivered'],
    ['after three months', { type: 'Delivery', after: 90 * DAY, shape: 'eventInEnvelope' }, 'delivered'],
  ])('is settled by tagged news %s', async (_, news, state) => {
    const world = await lostWith();
    const [mail] = world.mailer.accepted();
    if (mail === undefined) throw new Error('no mail');
    world.mailer.report(mail, news);
    await world.settleDown(100 * DAY);
    expect(await statesOf(world)).toEqual([state]);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('stays unknown where the news has no tag, which nobody can match: it is counted, said, and clogs no queue', async () => {
    const world = await lostWith(
      { type: 'Delivery', after: 1_000, shape: 'notification' },
      { type: 'PermanentBounce', after: 2 * DAY, shape: 'notificationInEnvelope' },
    );
    expect(await statesOf(world)).toEqual(['unknown answerLost']);
    expect(world.mailer.accepted()).toHaveLength(1);
    expect(world.logged().filter((line) => line.startsWith('feedback.unmatched'))).toHaveLength(2);
    expect(world.logged().filter((line) => line.startsWith('notice.leftUnknown'))).toHaveLength(1);
    expect(counted('unmatched')).toBe(2);
  });

  it('stays unknown where there is no news at all', async () => {
    expect(await statesOf(await lostWith())).toEqual(['unknown answerLost']);
    expect(counted('unknown')).toBe(2); // by the worker, and by the watch a day later
  });
});

describe('news of a mail', () => {
  it('months later still settles it', async () => {
    const world = await oneMail({ mailer: { fate: () => DELIVERED } });
    const [mail] = world.mailer.accepted();
    if (mail === undefined) throw new Error('no mail');
    world.mailer.report(mail, { type: 'Complaint', after: 100 * DAY });
    await world.settleDown(120 * DAY);
    expect(await brokenLaws(world)).toEqual([]);
    expect(await statesOf(world)).toEqual(['complained', 'delivered', 'delivered']);
  });

  it('news of a mail that is not ours is logged and given up within twenty minutes', async () => {
    const world = aNoticeWorld();
    const mail = { serviceId: '0109-asing', id: 'ntc_asing', to: 'asing@contoh.invalid', at: world.clock.now() };
    const [text] = (await oneMail({})).mailer.accepted().map((own) => own.text);
    if (text === undefined) throw new Error('no text');
    world.mailer.report(
      { ...mail, text, attachments: [] },
      { type: 'PermanentBounce', after: 0, shape: 'notification' },
    );
    await world.settleDown();
    expect(world.deadLetters()).toBe(0);
    expect(world.logged().filter((line) => !line.startsWith('deadlines.'))).toEqual([
      'feedback.unmatched {"feedback":"bounced"}',
    ]);
    expect(world.clock.now() - mail.at).toBeLessThan(20 * MINUTE);
  });
});

describe('an address that does not take mails', () => {
  it('is told of once, written to no more, and its later notices fail visibly, until it is corrected', async () => {
    const world = await told(bounceStory());
    expect(await brokenLaws(world)).toEqual([]);
    expect(await endsOf(world)).toEqual({
      'contact_grup-llaj undeliverable admin-lapor 1': 'delivered',
      'contact_grup-llaj undeliverable sekretaris 1': 'delivered',
      [`${idOf('8004')} newReport grup-llaj 1`]: 'bounced',
      [`${idOf('8005')} newReport grup-llaj 1`]: 'failed bounced',
      [`${idOf('8006')} newReport grup-llaj 1`]: 'delivered',
    });
    expect(sentTo(world)).toEqual(
      [LLAJ, addressOf('admin-lapor'), addressOf('sekretaris'), 'grup-baru@contoh.invalid'].toSorted(),
    );
    const subjects = world.mailer.accepted().map(({ text }) => text.subject);
    expect(subjects.filter((subject) => subject === 'Pemberitahuan tidak sampai: Grup LLAJ')).toHaveLength(2);
  });

  it('an address that does not take mails only for now is written to again', async () => {
    const world = aNoticeWorld({ mailer: { fate: () => [{ type: 'TransientBounce', after: 1_000 }] } });
    await arrives(world, '8401');
    await world.settleDown();
    await arrives(world, '8402');
    await world.settleDown();
    expect(sentTo(world)).toEqual([LLAJ, LLAJ]);
    expect(await statesOf(world)).toEqual(['bounced', 'bounced']);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('where the addresses of the Lapor admin and the Secretary both fail, word of each is owed to the other and fails too', async () => {
    const world = aNoticeWorld({
      mailer: { fate: ({ to }) => (to === LLAJ ? DELIVERED : [{ type: 'PermanentBounce', after: 1_000 }]) },
    });
    await arrives(world, '8403', DANGER);
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    const ends = Object.entries(await endsOf(world)).filter(([name]) => name.includes('undeliverable'));
    expect(Object.fromEntries(ends)).toEqual({
      'contact_admin-lapor undeliverable sekretaris 1': 'failed bounced',
      'contact_sekretaris undeliverable admin-lapor 1': 'failed bounced',
    });
    expect(world.logged().some((line) => line.startsWith('contact.trouble'))).toBe(true);
  });

  it('was replaced long ago: a late complaint of it tells nobody a second time', async () => {
    const world = aNoticeWorld({
      mailer: {
        fate: ({ to }) =>
          to === LLAJ
            ? [
                { type: 'PermanentBounce', after: 1_000 },
                { type: 'Complaint', after: 3 * DAY },
              ]
            : DELIVERED,
      },
      gateway: { weather: ({ n }) => (n === 1 ? 'down' : 'accept') },
    });
    await arrives(world, '8404');
    await world.passes(HOUR);
    const secret = `whsec_${Buffer.from('an invented gateway key, 32 byte').toString('base64')}`;
    world.setContact('grup-llaj', { by: 'webhook', url: 'https://gerbang.contoh.invalid/llaj', secret });
    await arrives(world, '8405');
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
    expect(world.gateway.messages()).toHaveLength(1);
    expect(Object.keys(await endsOf(world)).filter((name) => name.includes('undeliverable'))).toHaveLength(2);
  });
});

describe('a day’s mails', () => {
  const QUOTA = 20;
  /** A fifth is kept for what is urgent. */
  const FOR_OTHERS = 16;

  it('are kept for what is urgent when they run short, and the rest is told the next day', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 08:00'), mailsPerDay: QUOTA, mailer: { perDay: QUOTA } });
    for (let n = 0; n < 20; n += 1) await arrives(world, `88${n}`);
    await world.passes(HOUR);
    expect(sentTo(world)).toHaveLength(FOR_OTHERS);
    await arrives(world, '8899', DANGER);
    await world.passes(MINUTE);
    expect(
      world.mailer
        .accepted()
        .slice(FOR_OTHERS)
        .map(({ text }) => text.urgent),
    ).toEqual([true, true, true]);
    await world.passes(14 * HOUR);
    expect(sentTo(world)).toHaveLength(FOR_OTHERS + 3);
    await world.settleDown();
    expect(sentTo(world)).toHaveLength(20 + 3);
    // By the office's calendar, and no sooner than the mail service's own 24 hours allow.
    const late = world.mailer.accepted().slice(FOR_OTHERS + 3);
    expect(Math.min(...late.map(({ at }) => at))).toBeGreaterThanOrEqual(wib('2026-11-04 00:00'));
    expect(await brokenLaws(world)).toEqual([]);
    expect(new Set(await statesOf(world))).toEqual(new Set(['delivered']));
  });

  it('are not used up by calls that the mail service did not take', async () => {
    let throttled = true;
    const world = aNoticeWorld({
      start: wib('2026-11-03 01:00'),
      mailsPerDay: 80,
      mailer: { weather: () => (throttled ? 'throttle' : 'accept') },
    });
    for (let n = 0; n < 4; n += 1) await arrives(world, `89${n}`, DANGER);
    await world.passes(20 * HOUR);
    expect(world.mailer.calls()).toBeGreaterThan(80);
    throttled = false;
    await world.passes(30 * MINUTE);
    expect(sentTo(world)).toHaveLength(12);
    await world.settleDown();
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('a day’s mails that urgent notices have used up hold up even urgent ones, and lose nothing', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 08:00'), mailsPerDay: 4 });
    await arrives(world, '8801', DANGER);
    await arrives(world, '8802', DANGER);
    await world.passes(HOUR);
    expect(sentTo(world)).toHaveLength(4);
    await world.settleDown();
    expect(sentTo(world)).toHaveLength(6);
    expect(await brokenLaws(world)).toEqual([]);
  });
});
