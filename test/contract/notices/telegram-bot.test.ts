import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCertificate } from '#local/aws/certificate';
import { freePort } from '#local/aws/free-port';
import { ensurePython } from '#local/aws/python';
import { telegramBot } from '#shared/adapters/mail/telegram-bot';
import type { PostToChat } from '#shared/app/notices/ports';
import { type FakeService, startFakeService } from '#test/support/fakes/fake-service';
import { type ChatWeather, fakeTelegram, RETRY_AFTER_S } from '#test/support/fakes/fake-telegram';
import { aMailId } from './deliveries.ts';

const TOKEN = '1234567890:AAcontohTokenBotYangDikarang_0123456789';
const TEXT = 'Laporan baru: *Lampu* _jalan_ <b>padam</b> 💡\nhttps://konsol.contoh.invalid/laporan/rep_contoh';
const aMessage = (text = TEXT) =>
  ({ id: aMailId(), to: { by: 'telegram', token: TOKEN, chat: '-1001234567890' }, text }) as const;

/** Nobody is given up for being slow, as the machine may be busy. */
const patient = (): AbortSignal => new AbortController().signal;

type Place = {
  readonly post: PostToChat;
  readonly telegram: ReturnType<typeof fakeTelegram>;
  readonly close: () => Promise<void>;
};
const inMemory = async (): Promise<Place> => {
  const telegram = fakeTelegram({ now: () => 0 });
  return { telegram, post: telegram.post, close: async () => {} };
};
const overHttp = async (): Promise<Place> => {
  const telegram = fakeTelegram({ now: () => 0 });
  const { api, close } = await telegram.listen();
  return { telegram, post: telegramBot({ bots: 'allowed', api, givenUp: patient }), close };
};

describe.each([
  ['the fake', inMemory],
  ['the real bot, over HTTP', overHttp],
] as const)('%s', (_, open) => {
  let place: Place;
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.close());

  /** What is made of an answer, and how many messages it left in the chat. */
  const inWeather = async (weather: ChatWeather, text?: string) => {
    place.telegram.setWeather(() => weather);
    const before = place.telegram.messages().length;
    const heard = await place.post(aMessage(text)).catch(() => 'lost');
    return [heard, place.telegram.messages().length - before];
  };

  it('puts the text into the chat as it is, and nothing of it is markup', async () => {
    expect(await inWeather('accept')).toEqual([{ kind: 'accepted' }, 1]);
    expect(place.telegram.messages().at(-1)).toMatchObject({ token: TOKEN, chat: '-1001234567890', text: TEXT });
  });

  const refused = (reason: string) => ({ kind: 'refused', reason });
  it.each<readonly [string, ChatWeather, object]>([
    [
      'too many were posted: later, when it says so',
      'tooMany',
      { kind: 'later', reason: 'throttled', after: RETRY_AFTER_S * 1_000 },
    ],
    ['the bot was removed from the chat', 'kicked', refused('endpointGone')],
    ['there is no such chat', 'noChat', refused('contactInvalid')],
    ['the group has become another', 'upgraded', refused('contactInvalid')],
    ['the bot may not write there', 'muted', refused('contactInvalid')],
    ['the message is wrong', 'refuse', refused('rejected')],
    ['the token was revoked', 'revoked', refused('contactInvalid')],
    ['the token is none', 'unknownBot', refused('contactInvalid')],
    ['it points elsewhere', 'moved', { kind: 'later', reason: 'unreachable' }],
  ])('knows for sure that nothing is in the chat: %s', async (_name, weather, heard) => {
    expect(await inWeather(weather)).toEqual([heard, 0]);
  });

  it.each<readonly [ChatWeather, number]>([
    ['loseAnswer', 1],
    ['notJson', 1],
    ['hangUp', 0],
    ['broken', 0],
    ['badGateway', 0],
  ])('throws where nobody knows whether the message is in the chat: %s', async (weather, messages) => {
    expect(await inWeather(weather)).toEqual(['lost', messages]);
  });

  it('is refused for good what is too long', async () => {
    expect(await inWeather('accept', 'x'.repeat(4_097))).toEqual([refused('rejected'), 0]);
    expect(await inWeather('accept', 'x'.repeat(4_096))).toEqual([{ kind: 'accepted' }, 1]);
  });
});

describe('a bot over the wire', () => {
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService();
  });
  afterAll(() => service.stop());
  const bot = (givenUp = patient) => telegramBot({ bots: 'allowed', api: service.endpoint, givenUp });
  const ACCEPTED = { status: 200, body: { ok: true, result: {} } };

  it('asks for plain text without a preview of links', async () => {
    service.answer(ACCEPTED);
    await bot()(aMessage());
    const [asked] = service.asked();
    expect(asked?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      chat_id: '-1001234567890',
      text: TEXT,
      link_preview_options: { is_disabled: true },
    });
  });

  it('goes over a connection of its own, as the one before may have died while the function slept', async () => {
    service.answer(ACCEPTED);
    for (let n = 0; n < 3; n += 1) await bot()(aMessage());
    expect(service.connections()).toBe(3);
  });

  it('waits no longer than an hour, whatever pause is asked for', async () => {
    service.answer({ status: 429, body: { ok: false, error_code: 429, parameters: { retry_after: 90_000 } } });
    expect(await bot()(aMessage())).toEqual({ kind: 'later', reason: 'throttled', after: 3_600_000 });
    service.answer({ status: 429, body: 'nanti' });
    expect(await bot()(aMessage())).toEqual({ kind: 'later', reason: 'throttled', after: 0 });
  });

  it.each([
    ['before it answers', 'silence' as const],
    ['in the middle of its answer', { status: 200, body: '{"ok":', unfinished: true } as const],
  ])('is given up where the chat falls silent %s, and nobody knows', async (_, answer) => {
    const over = new AbortController();
    service.answer(() => {
      setImmediate(() => over.abort());
      return answer;
    });
    await expect(bot(() => over.signal)(aMessage())).rejects.toThrow('nobody knows');
    expect(service.asked()).toHaveLength(1);
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const nowhere = telegramBot({ bots: 'allowed', api: `http://127.0.0.1:${await freePort()}`, givenUp: patient });
    expect(await nowhere(aMessage())).toEqual({ kind: 'later', reason: 'unreachable' });
    const unnamed = telegramBot({ bots: 'allowed', api: 'http://api.contoh.invalid', givenUp: patient });
    expect(await unnamed(aMessage())).toEqual({ kind: 'later', reason: 'unreachable' });
  });

  it('tells nothing to whoever cannot show a certificate for the name', async () => {
    const { certificatePath, keyPath } = await ensureCertificate(await ensurePython());
    let asked = 0;
    const server = createServer({ cert: await readFile(certificatePath), key: await readFile(keyPath) }, () => {
      asked += 1;
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const api = `https://localhost:${typeof address === 'object' ? address?.port : undefined}`;
    try {
      const strangers = telegramBot({ bots: 'allowed', api, givenUp: patient });
      expect(await strangers(aMessage())).toEqual({ kind: 'later', reason: 'unreachable' });
      expect(asked).toBe(0);
    } finally {
      server.close();
    }
  });

  it('is off unless the office has decided for it', async () => {
    service.answer(ACCEPTED);
    const off = telegramBot({ bots: 'refused', api: service.endpoint });
    expect(await off(aMessage())).toEqual({ kind: 'refused', reason: 'contactInvalid' });
    expect(service.asked()).toEqual([]);
  });

  it('has its token in no error, however the call fails', async () => {
    const nowhere = telegramBot({ bots: 'allowed', api: 'tidak://api.contoh.invalid', givenUp: patient });
    const errors: unknown[] = [];
    await nowhere(aMessage()).catch((error: unknown) => errors.push(error));
    for (const answer of ['hang up', { status: 500, body: TOKEN }, { status: 200, body: TOKEN }] as const) {
      service.answer(answer);
      await bot()(aMessage()).catch((error: unknown) => errors.push(error));
    }
    expect(errors).toHaveLength(4);
    for (const error of errors) {
      if (!(error instanceof Error)) expect.fail('no error');
      expect([error.cause, `${error.stack}`.includes(TOKEN.slice(11))]).toEqual([undefined, false]);
    }
  });
});
