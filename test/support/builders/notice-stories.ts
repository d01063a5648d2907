import { IsoDate } from '#shared/domain/calendar/calendar';
import { openedBy } from '#shared/domain/notices/duty';
import type { Command } from '#shared/domain/report/command-table';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import type { AcceptedMail, News } from '#test/support/fakes/fake-mailer';
import {
  addressOf,
  aNoticeWorld,
  BOT_TOKEN,
  MINUTE,
  type NoticeRules,
  type NoticeWorld,
} from '#test/support/fakes/notice-world';
import { updated } from './a-channel-event.ts';
import { A_WEEK, APRIL } from './a-digest.ts';
import { aProposal, LAPOR, MACHINE, OVERSIGHT, PPID, SUSPICION, said, submit, topic, wib } from './a-report.ts';

type Submit = Command<'submit'>;

export const idOf = (externalId: string): ReportId => reportIdOf(LAPOR, externalId);

/** A new report, received at this moment: of a street light, for the group of LLAJ, unless told otherwise. */
export const arrives = async (
  world: NoticeWorld,
  externalId: string,
  given: Partial<Submit> = {},
): Promise<ReportId> => {
  const id = idOf(externalId);
  const now = world.clock.now();
  await world.act(id, submit({ id, receivedAt: now, sentAt: now, ...given }), { by: 'channel', channel: LAPOR });
  return id;
};

export const DANGER: Partial<Submit> = { proposal: aProposal({ urgency: 'danger' }) };
/** For the group whose chat stands behind a gateway. */
export const DOCK: Partial<Submit> = { proposal: aProposal({ unit: 'asdp', topic: topic('dermaga') }) };
/** For the desk that wants one notice an hour. */
export const PPID_REQUEST: Partial<Submit> = {
  channel: PPID,
  proposal: aProposal({ unit: 'umum', topic: topic('informasi-publik') }),
};
export const ACCUSATION: Partial<Submit> = { proposal: SUSPICION };
export const DOUBTFUL: Partial<Submit> = { proposal: aProposal({ abstain: true, reasons: ['abstain.rivalry'] }) };

/** The reporter says something more. */
export const adds = (world: NoticeWorld, id: ReportId, words = 'di simpang', proposal = aProposal()): Promise<void> =>
  world.act(id, { type: 'addReply', content: said(words), sentAt: world.clock.now(), proposal }, MACHINE);

/** What happens, from the first event to the last notice. */
export type NoticeStory = {
  readonly name: string;
  readonly rules?: NoticeRules;
  readonly tell: (world: NoticeWorld) => Promise<void>;
};

/** The first mail to the group of LLAJ comes back. */
const firstBounces = () => {
  let bounced = false;
  return ({ to }: AcceptedMail): readonly News[] => {
    if (bounced || to !== addressOf('grup-llaj')) return [{ type: 'Delivery', after: 1_000 }];
    bounced = true;
    return [{ type: 'PermanentBounce', after: 2_000 }];
  };
};

export const MAIL_STORY: NoticeStory = {
  name: 'one mail to one unit',
  tell: async (world) => {
    await arrives(world, '8000');
    await world.settleDown();
  },
};

export const CHAT_ONLY_STORY: NoticeStory = {
  name: 'one message to one chat',
  tell: async (world) => {
    await arrives(world, '8007', DOCK);
    await world.settleDown();
  },
};

/** The group behind the gateway has a bot in Telegram instead. */
export const BOT_CONTACT = { by: 'telegram', token: BOT_TOKEN, chat: '-1001234567890' } as const;

export const BOT_STORY: NoticeStory = {
  name: 'a message of a bot to one chat, and an addition',
  tell: async (world) => {
    world.setContact('grup-asdp', BOT_CONTACT);
    const id = await arrives(world, '8009', DOCK);
    await world.settleDown();
    await adds(world, id);
    await world.settleDown();
  },
};

export const HOURLY_STORY: NoticeStory = {
  name: 'three requests of an hour in one mail',
  tell: async (world) => {
    await world.passes(MINUTE);
    for (let n = 0; n < 3; n += 1) await arrives(world, `801${n}`, PPID_REQUEST);
    await world.settleDown();
  },
};

export const DANGER_STORY: NoticeStory = {
  name: 'danger for a unit, and an addition',
  tell: async (world) => {
    const id = await arrives(world, '8001', DANGER);
    await world.settleDown();
    await adds(world, id);
    await world.settleDown();
  },
};

export const CHAT_STORY: NoticeStory = {
  name: 'a chat behind a gateway, and a withdrawal',
  tell: async (world) => {
    const id = await arrives(world, '8002', DOCK);
    await world.settleDown();
    await world.act(id, { type: 'withdraw' }, MACHINE);
    await world.settleDown();
  },
};

export const OVERSIGHT_STORY: NoticeStory = {
  name: 'an accusation that is confirmed, with the Secretary named in it',
  tell: async (world) => {
    const id = await arrives(world, '8003', ACCUSATION);
    await world.settleDown();
    await world.act(id, { ...OVERSIGHT, recused: [PersonId.parse('sekretaris')] });
    await world.settleDown();
  },
};

export const TAKEN_STORY: NoticeStory = {
  name: 'a report that is taken from its unit as oversight, with the unit named in it',
  tell: async (world) => {
    const id = await arrives(world, '8008');
    await world.settleDown();
    await world.act(id, { ...OVERSIGHT, recused: [PersonId.parse('grup-llaj')] });
    await world.settleDown();
  },
};

export const DIGEST_STORY: NoticeStory = {
  name: 'the digests of a month and of a week, one of them begun twice',
  tell: async (world) => {
    await world.digest(APRIL);
    await world.digest(APRIL);
    await world.digest(A_WEEK, 'inspektur');
    await world.settleDown();
  },
};

export const PARKED_STORY: NoticeStory = {
  name: 'danger and an addition, whose report does not come',
  rules: { start: wib('2025-05-06 06:30'), timeTells: true },
  tell: async (world) => {
    // Somebody opens the queue on each of these days, so that nothing is told of that.
    for (const day of ['2025-05-06', '2025-05-07', '2025-05-08'].map((date) => IsoDate.parse(date)))
      await world.dutyBook.save(openedBy(day, undefined, PersonId.parse('admin-lapor'), wib('2025-05-06 06:30')));
    const about = (n: number) => ({
      webhookId: `msg_${n}`,
      externalId: '8009',
      timestamp: '2025-05-06T06:00:00+07:00',
    });
    await world.front.send(updated(about(1), { content: 'Kabelnya terkelupas dan ada anak yang kesetrum.' }));
    await world.front.send(updated(about(2)));
    await world.settleDown();
  },
};

export const bounceStory = (): NoticeStory => ({
  name: 'an address that does not take it, and is corrected',
  rules: { mailer: { fate: firstBounces() } },
  tell: async (world) => {
    await arrives(world, '8004');
    await world.settleDown();
    await arrives(world, '8005');
    await world.settleDown();
    world.setContact('grup-llaj', { by: 'mail', address: 'grup-baru@contoh.invalid' });
    await arrives(world, '8006');
    await world.settleDown();
  },
});

/** A world after a story. */
export const told = async (story: NoticeStory, rules: NoticeRules = {}): Promise<NoticeWorld> => {
  const world = aNoticeWorld({ ...story.rules, ...rules });
  await story.tell(world);
  return world;
};
