import { afterEach, describe, expect, it } from 'vitest';
import { telegramBot } from '#shared/adapters/mail/telegram-bot';
import { APRIL } from '#test/support/builders/a-digest';
import { wib } from '#test/support/builders/a-report';
import { arrives, BOT_CONTACT, DOCK, idOf, PPID_REQUEST } from '#test/support/builders/notice-stories';
import { type ChatWeather, fakeTelegram, RETRY_AFTER_S } from '#test/support/fakes/fake-telegram';
import { aNoticeWorld, MINUTE, type NoticeRules, type NoticeWorld } from '#test/support/fakes/notice-world';
import { brokenLaws, endsOf } from '#test/support/laws/notice-laws';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const aChat = (rules: NoticeRules = {}): NoticeWorld => {
  const world = aNoticeWorld(rules);
  world.setContact('grup-asdp', BOT_CONTACT);
  return world;
};
const weather = (...said: readonly ChatWeather[]): NoticeRules => ({
  telegram: { weather: ({ n }) => said[n - 1] ?? 'accept' },
});
const chatted = async (rules: NoticeRules = {}): Promise<NoticeWorld> => {
  const world = aChat(rules);
  await arrives(world, '8401', DOCK);
  await world.settleDown();
  expect(await brokenLaws(world)).toEqual([]);
  return world;
};
const NOTICE = `${idOf('8401')} newReport grup-asdp 1`;
const informedOf = (world: NoticeWorld) => world.recorded().filter(({ event }) => event.type === 'Informed');

describe('a unit’s chat in Telegram', () => {
  it('is told in the words of the mail, with the subject first and the link', async () => {
    const world = await chatted();
    const [message, ...others] = world.telegram.messages();
    expect([message?.chat, others]).toEqual([BOT_CONTACT.chat, []]);
    expect(message?.text).toMatch(
      /^Laporan baru: Dermaga dan tambatan.* \[[0-9A-Z]{6}\]\n\nLaporan berikut didisposisikan/,
    );
    expect(message?.text).toContain(`https://konsol.contoh.invalid/laporan/${idOf('8401')}`);
    expect(await endsOf(world)).toEqual({ [NOTICE]: 'delivered' });
    expect(informedOf(world)).toMatchObject([{ actor: { by: 'machine' } }]);
  });

  it('takes from the real bot, over the wire, one message, though its answer is lost', async () => {
    const telegram = fakeTelegram({ now: () => 0, weather: ({ n }) => (n === 1 ? 'tooMany' : 'loseAnswer') });
    const { api, close } = await telegram.listen();
    open.push(close);
    const world = aChat({ postToChat: telegramBot({ bots: 'allowed', api }) });
    await arrives(world, '8401', DOCK);
    await world.settleDown();
    expect(telegram.messages()).toMatchObject([{ token: BOT_CONTACT.token, chat: BOT_CONTACT.chat }]);
    expect(await endsOf(world)).toEqual({ [NOTICE]: 'unknown answerLost' });
  });

  it.each(['loseAnswer', 'hangUp', 'broken', 'badGateway', 'notJson'] as const)(
    'is posted to once where the answer is not known (%s), and a person is told to look',
    async (said) => {
      const world = await chatted(weather(said));
      expect(world.telegram.calls()).toBe(1);
      expect(await endsOf(world)).toEqual({ [NOTICE]: 'unknown answerLost' });
      expect(world.logged().some((line) => line.startsWith('notice.leftUnknown'))).toBe(true);
      expect(informedOf(world)).toEqual([]);
    },
  );

  it('waits as long as Telegram asks for, which is no trouble of the contact', async () => {
    const at: number[] = [];
    const world = await chatted({
      telegram: {
        weather: (call) => {
          at.push(call.at);
          return call.n === 1 ? 'tooMany' : 'accept';
        },
      },
    });
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(RETRY_AFTER_S * 1_000);
    expect(world.healths()).toEqual([]);
    expect(await endsOf(world)).toEqual({ [NOTICE]: 'delivered' });
  });

  it.each([
    ['kicked', 'endpointGone'],
    ['noChat', 'contactInvalid'],
    ['upgraded', 'contactInvalid'],
    ['revoked', 'contactInvalid'],
  ] as const)('is written to no more where the bot has no place (%s), which is told once', async (said, reason) => {
    const world = await chatted(weather(said));
    await arrives(world, '8402', DOCK);
    await world.settleDown();
    expect(world.telegram.calls()).toBe(1);
    expect(await brokenLaws(world)).toEqual([]);
    expect(await endsOf(world)).toEqual({
      [NOTICE]: `failed ${reason}`,
      [`${idOf('8402')} newReport grup-asdp 1`]: `failed ${reason}`,
      'contact_grup-asdp undeliverable admin-lapor 1': 'delivered',
      'contact_grup-asdp undeliverable sekretaris 1': 'delivered',
    });
  });

  it('goes on with the next message where one was refused', async () => {
    const world = await chatted(weather('refuse'));
    await arrives(world, '8402', DOCK);
    await world.settleDown();
    expect(await endsOf(world)).toEqual({
      [NOTICE]: 'failed rejected',
      [`${idOf('8402')} newReport grup-asdp 1`]: 'delivered',
    });
  });

  it('takes nothing of the mails of a day', async () => {
    const world = aChat({ mailsPerDay: 0 });
    await arrives(world, '8401', DOCK);
    await world.passes(MINUTE);
    expect(world.telegram.messages()).toHaveLength(1);
  });

  it('gives none of them back either where a message is refused', async () => {
    // A fifth is kept for what is urgent: of two mails a day, one is for these.
    const world = aChat({ mailsPerDay: 2, ...weather('refuse') });
    await arrives(world, '8401');
    await world.passes(MINUTE);
    await arrives(world, '8402', DOCK);
    await world.passes(MINUTE);
    await arrives(world, '8403');
    await world.passes(MINUTE);
    expect([world.mailer.accepted().length, world.telegram.calls()]).toEqual([1, 1]);
  });

  it('is sent each notice by itself, since one message must stay short', async () => {
    const world = aNoticeWorld({ start: wib('2026-11-03 09:10') });
    world.setContact('meja-ppid', BOT_CONTACT);
    for (const n of ['8403', '8404']) await arrives(world, n, PPID_REQUEST);
    await world.settleDown();
    expect(world.telegram.messages().map(({ at }) => at)).toEqual([wib('2026-11-03 10:00'), wib('2026-11-03 10:00')]);
  });
});

describe('a digest in a chat', () => {
  it('is what it says first, and links that open its files', async () => {
    const world = aNoticeWorld();
    world.setContact('sekretaris', BOT_CONTACT);
    await world.digest(APRIL);
    await world.settleDown();
    const [message] = world.telegram.messages();
    expect(message?.text).toContain('Meja Sekretaris Dinas: tidak ada yang lewat.');
    expect(message?.text.match(/\/v1\/files\//g)).toHaveLength(3);
    expect(message?.text.length).toBeLessThanOrEqual(4_096);
  });
});
