import { afterAll, describe, expect, it } from 'vitest';
import { deliveryItem, healthItem, mailItem } from '#shared/adapters/table/notice-items';
import { showGroupText } from '#shared/app/notices/show-group-text';
import { MailId } from '#shared/domain/notices/delivery';
import { reportSubject } from '#shared/domain/notices/subject';
import { PersonId } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import { lapor } from '#test/support/builders/a-channel-event';
import { aDelivery } from '#test/support/builders/a-delivery';
import { recipientId } from '#test/support/builders/a-recipient';
import { CLASSIFIED, OVERSIGHT, person } from '#test/support/builders/a-report';
import { canary, leaks } from '#test/support/builders/canary';
import { arrives, BOT_CONTACT, DOCK } from '#test/support/builders/notice-stories';
import { PLANTED_ID, plantedPostings } from '#test/support/builders/planted-postings';
import { takeLines } from '#test/support/captured-output';
import type { GatewayWeather } from '#test/support/fakes/fake-gateway';
import type { News, Weather } from '#test/support/fakes/fake-mailer';
import type { ChatWeather } from '#test/support/fakes/fake-telegram';
import {
  addressOf,
  aNoticeWorld,
  BOT_TOKEN,
  CONSOLE_URL,
  HOUR,
  MINUTE,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { brokenLaws, leakedBy } from '#test/support/laws/notice-laws';
import { policy } from '#test/support/policy';

const ID = lapor(PLANTED_ID);
const TEXTS = {
  'a street light': 'Lampu PJU di depan pasar padam sejak tiga malam, mohon diperbaiki.',
  danger: 'Tiang lampu jalan PJU roboh melintang di jalan dan kabelnya terbuka, bahaya tersetrum.',
  'a dock': 'Papan dermaga penyeberangan lapuk dan berlubang, mohon diperbaiki.',
  'an accusation': 'Lampu jalan padam, petugas Dishub minta setoran.',
} as const;

let searched = { lines: 0, things: 0 };
afterAll(() =>
  console.log(
    `notices: ${searched.lines} log and metric lines, ${searched.things} mails and messages searched for canaries`,
  ),
);

/** Everything goes wrong now and then, so that what is said of trouble is searched too. */
const ROUGH: NoticeRules = {
  mailer: {
    weather: ({ n }): Weather =>
      n % 5 === 0 ? 'loseAnswer' : n % 7 === 0 ? 'throttle' : n % 11 === 0 ? 'refuse' : 'accept',
    fate: ({ to }): readonly News[] => [
      { type: 'Delivery', after: 1_000, shape: to.length % 2 === 0 ? 'eventInEnvelope' : 'notification' },
      { type: 'DeliveryDelay', after: 2_000 },
      ...(to === addressOf('admin-ppid') ? [{ type: 'PermanentBounce', after: 3_000 } as const] : []),
      { type: 'Complaint', after: 30 * HOUR },
    ],
  },
  gateway: { weather: ({ n }): GatewayWeather => (n % 3 === 1 ? 'down' : n % 4 === 0 ? 'loseAnswer' : 'accept') },
  stream: { shards: 1 },
};

/**
 * Every kind of event with words planted everywhere; looked at while it waits, while it is sent and when it has
 * settled.
 */
const planted = async (
  text: string,
  rules: NoticeRules = {},
  prepare: (world: NoticeWorld) => void = () => {},
): Promise<NoticeWorld> => {
  takeLines();
  const world = aNoticeWorld(rules);
  prepare(world);
  for (const posting of plantedPostings({ text })) {
    world.turnOff('notify');
    expect((await world.front.post(posting))?.statusCode).toBe(202);
    await world.rest();
    expect(await leakedBy(world)).toEqual([]);
    world.turnOn('notify');
    await world.passes(MINUTE);
  }
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  return world;
};

/** What stands in the table beside a report, keys and all. */
const itemsOf = async (world: NoticeWorld): Promise<readonly string[]> => {
  const mails = await Promise.all(
    world.told().flatMap(({ by, id }) => (by === 'mail' ? [world.deliveries.mail(MailId.parse(id))] : [])),
  );
  return [
    ...(await world.allDeliveries()).map(deliveryItem),
    ...mails.flatMap((mail) => (mail === undefined ? [] : [mailItem(mail)])),
    ...world.healths().map(healthItem),
  ].map((item) => JSON.stringify(item));
};

const namesAnAddress = (line: string): boolean =>
  /contoh\.invalid|whsec_|"(url|address|to|token|chat)":/.test(line) || line.includes(BOT_TOKEN);

/** Everybody is told by a bot. */
const byBots = (world: NoticeWorld): void => {
  for (const { id } of [...policy.office.people, ...policy.office.groups]) world.setContact(id, BOT_CONTACT);
};
const CHAT_TROUBLE: readonly ChatWeather[] = [
  'tooMany',
  'loseAnswer',
  'broken',
  'accept',
  'refuse',
  'accept',
  'kicked',
];

/** What the Lapor admin may copy into a unit's group, if anything. */
const groupTextIn = async (world: NoticeWorld, id: ReportId, rules = policy): Promise<readonly string[]> => {
  const officer = { person: PersonId.parse('siti-contoh'), roles: [{ role: 'laporAdmin' }] } as const;
  const said = await showGroupText({ policy: rules, reports: world.store, consoleUrl: CONSOLE_URL }, officer, id);
  return said.ok ? [JSON.stringify(said.value), ...Object.values(said.value.share).map(decodeURIComponent)] : [];
};

describe('a citizen’s words and identity', () => {
  it.each(Object.entries(TEXTS))('are in no notice, log, queue or item: %s', async (_, text) => {
    const world = await planted(text);
    const sent = world.mailer.accepted().length + world.gateway.messages().length;
    expect(sent).toBeGreaterThan(4);
    expect(await leakedBy(world)).toEqual([]);
    expect(leaks(await itemsOf(world))).toEqual([]);
    const lines = takeLines();
    expect(leaks(lines)).toEqual([]);
    expect(lines.some((line) => line.includes('notices.begun'))).toBe(true);
    searched = { lines: searched.lines + lines.length, things: searched.things + sent };
  });

  it.each(Object.entries(TEXTS))('are in no message of a bot, and its token is nowhere: %s', async (_, text) => {
    const weather = ({ n }: { readonly n: number }): ChatWeather => CHAT_TROUBLE[n % CHAT_TROUBLE.length] ?? 'accept';
    const world = await planted(text, { telegram: { weather } }, byBots);
    expect(await leakedBy(world)).toEqual([]);
    const lines = takeLines();
    expect(world.telegram.messages().length).toBeGreaterThan(2);
    const things = [...(await itemsOf(world)), ...world.logged(), ...world.telegram.messages().map((one) => one.text)];
    expect(leaks([...lines, ...things])).toEqual([]);
    expect([...lines, ...things].filter((line) => line.includes(BOT_TOKEN))).toEqual([]);
    searched = { lines: searched.lines + lines.length, things: searched.things + things.length };
  });

  it.each(Object.entries(TEXTS))(
    'are in no text that is copied into the group of a unit, nor in its link: %s',
    async (name, text) => {
      const world = await planted(text);
      for (const command of [{ type: 'restore' }, CLASSIFIED] as const) await world.asks(ID, command, person('admin'));
      const copied = await groupTextIn(world, ID);
      // What accuses somebody is told to no group.
      expect(copied.length).toBe(name === 'an accusation' ? 0 : 3);
      expect(leaks(copied)).toEqual([]);
    },
  );

  it('nor are they where everything goes wrong, and neither is any address', async () => {
    const world = await planted(TEXTS['a dock'], ROUGH);
    const [last] = world.recorded().slice(-1);
    if (last === undefined) throw new Error('nothing was recorded');
    world.stream.append([{ ...last, version: 999 }]);
    await world.queues.other.send({ group: 'asing', body: JSON.stringify({ v: 1, recipient: canary('recipient') }) });
    await world.queues.feedback.send({ group: 'news', body: `{"${canary('news')}"` });
    await world.settleDown();
    expect(world.stream.failures().length).toBeGreaterThan(0);
    const lines = takeLines();
    for (const told of [
      'contact.trouble',
      'message.failed',
      'record.failed',
      'feedback.settled',
      'notice.answerLost',
    ]) {
      expect(
        lines.some((line) => line.includes(told)),
        told,
      ).toBe(true);
    }
    expect(leaks(lines)).toEqual([]);
    expect(leaks(world.stream.failures().map((failure) => JSON.stringify(failure)))).toEqual([]);
    expect([...lines, ...(await itemsOf(world))].filter(namesAnAddress)).toEqual([]);
  });
});

describe('a report that may be about oversight', () => {
  const READERS = [addressOf('admin-lapor'), addressOf('pembaca-pengawasan')];
  const sentTo = (world: NoticeWorld): readonly string[] =>
    [...new Set(world.mailer.accepted().map(({ to }) => to))].toSorted();

  it('is told to its readers alone, and confirmed to theirs', async () => {
    const world = await planted(TEXTS['an accusation']);
    expect(sentTo(world)).toEqual(READERS);
    const before = world.mailer.accepted().length;
    await world.act(ID, { ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
    await world.settleDown();
    expect(
      world.mailer
        .accepted()
        .slice(before)
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([addressOf('inspektur'), addressOf('pembaca-pengawasan')]);
    expect([world.gateway.messages(), await brokenLaws(world)]).toEqual([[], []]);
  });

  it('is told without a word of what it is about', async () => {
    const world = await planted(TEXTS['an accusation']);
    const shown = world.mailer.accepted().map(({ text }) => JSON.stringify(text));
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((text) => /pungli|setoran|lampu|PJU|LLAJ|pengawasan|dugaan/i.test(text))).toEqual([]);
  });

  it('is betrayed by no line of the log: not by a word, not by whom it names, and not by an id that can be guessed', async () => {
    const world = await planted(TEXTS['an accusation'], {
      mailer: { weather: ({ n }) => (n % 3 === 0 ? 'loseAnswer' : 'accept') },
    });
    await world.act(ID, OVERSIGHT);
    await world.settleDown();
    const lines = takeLines();
    expect(lines.some((line) => line.includes('notices.handled'))).toBe(true);
    const everybody = [...policy.office.people, ...policy.office.groups].map(({ id }) => id).join('|');
    const betrays = new RegExp(`oversight|pengawasan|terbatas|suspect|confirm|recus|ntc_|${everybody}`, 'i');
    expect(lines.filter((line) => betrays.test(line))).toEqual([]);
  });

  it('waits as one sealed message of one length, however many are told, as any other report does', async () => {
    const waitingOf = async (text: string) => {
      const world = aNoticeWorld();
      world.turnOff('notify');
      const [first = expect.fail('no posting')] = plantedPostings({ text });
      await world.front.post(first);
      await world.rest();
      const [message, ...others] = [...world.queues.urgent.held(), ...world.queues.other.held()];
      expect(others).toEqual([]);
      return { told: (await world.allDeliveries()).length, group: message?.group, bytes: message?.body.length };
    };
    const [oversight, other] = [await waitingOf(TEXTS['an accusation']), await waitingOf(TEXTS['a dock'])];
    expect([oversight.told, other.told]).toEqual([2, 1]);
    expect(oversight).toEqual({ told: 2, group: undefined, bytes: other.bytes });
  });

  it('leaves the lines that any doubtful report does, by kind and fields', async () => {
    const shapesAfter = async (text: string): Promise<readonly string[]> => {
      await planted(text);
      const shapes = takeLines().flatMap((line) => {
        const { message, ...fields } = JSON.parse(line);
        return typeof message === 'string' && /^(notice|feedback|contact)/.test(message)
          ? [`${message} ${Object.keys(fields).toSorted()}`]
          : [];
      });
      return [...new Set(shapes)].toSorted();
    };
    const doubtful = await shapesAfter('Mohon dibuatkan sesuatu yang lebih baik lagi di kota kita ini.');
    expect(await shapesAfter(TEXTS['an accusation'])).toEqual(doubtful);
    expect(doubtful.length).toBeGreaterThan(2);
  });
});

describe('the search for them', () => {
  it('finds one in a mail, a message to a chat or by a bot, a text to be copied, a queue and a delivery', async () => {
    const topics = policy.topics.topics.map((topic) => ({
      ...topic,
      name: { id: canary('topic'), en: canary('topic') },
    }));
    const named = { ...policy, topics: { ...policy.topics, topics } };
    const [byMail, byChat, begun] = [aNoticeWorld({ policy: named }), aNoticeWorld({ policy: named }), aNoticeWorld()];
    await arrives(byMail, '1');
    await arrives(byChat, '1', DOCK);
    for (const world of [byMail, byChat]) await world.rest();
    expect([byMail.mailer.accepted().length, byMail.gateway.messages().length]).toEqual([1, 0]);
    expect(await leakedBy(byMail)).not.toEqual([]);
    expect([byChat.mailer.accepted().length, byChat.gateway.messages().length]).toEqual([0, 1]);
    expect(await leakedBy(byChat)).not.toEqual([]);
    const byBot = aNoticeWorld({ policy: named });
    byBots(byBot);
    const id = await arrives(byBot, '1');
    await byBot.rest();
    expect([byBot.mailer.accepted().length, byBot.telegram.messages().length]).toEqual([0, 1]);
    expect(await leakedBy(byBot)).not.toEqual([]);
    expect(leaks(await groupTextIn(byBot, id, named))).toHaveLength(3);
    expect(leaks(await groupTextIn(byBot, id))).toEqual([]);
    const subject = reportSubject(await arrives(begun, '1'));
    expect(await leakedBy(begun)).toEqual([]);
    await begun.deliveries.begin([aDelivery({ subject, recipient: recipientId(canary('recipient').toLowerCase()) })]);
    expect(await leakedBy(begun)).toHaveLength(1);
    const queued = aNoticeWorld();
    await queued.queues.urgent.send({ group: 'x', body: canary('message') });
    expect(await leakedBy(queued)).toEqual([canary('message')]);
  });
});
