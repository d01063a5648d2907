import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import { PUBLIC_API_OPERATIONS } from '#shared/contracts/http/public-operations';
import { TrackingAnswer } from '#shared/contracts/http/tracking';
import { showTrackingCode, TrackingCode, trackingOf } from '#shared/domain/report/tracking-code';
import { earlier, lapor, submitted, updated } from '#test/support/builders/a-channel-event';
import { aWorld, type World } from '#test/support/fakes/world';
import { refusal, told } from '#test/support/laws/answers';

const GIVEN = { webhookId: 'msg_t', externalId: '8200', timestamp: earlier(10) };
const KEYS = { current: '1', keys: { 1: 'an invented tracking key of enough length' } };

let calls = 0;
afterAll(() => console.log(`tracking: ${calls} calls`));

const opened = async (data: object = {}): Promise<{ readonly world: World; readonly code: string }> => {
  const world = aWorld();
  const { trackingCode } = await world.send(submitted(GIVEN, data));
  await world.drain();
  return { world, code: trackingCode };
};
const track = (world: World, code: string, address?: string): Promise<APIGatewayProxyStructuredResultV2> => {
  calls += 1;
  return world.track(code, address);
};
const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
/** A well-formed code that we never gave out: under another key of the same version. */
const wrong = (n: number): string =>
  showTrackingCode(
    trackingOf({ current: '1', keys: { 1: 'a key that a guesser made up' } }, lapor(`unknown-${n}`)).code,
  );
const shown = ({ body }: APIGatewayProxyStructuredResultV2) => TrackingAnswer.parse(JSON.parse(body ?? ''));
const whole = ({ statusCode, headers, body }: APIGatewayProxyStructuredResultV2): string =>
  JSON.stringify([statusCode, headers, body]);

describe('T. the tracking page', () => {
  it('shows whoever holds the code the stage, what was done, and by when it is owed', async () => {
    const { world, code } = await opened();
    const answer = await track(world, code);
    expect(answer.statusCode).toBe(200);
    const { steps, next, deadlines, ...others } = shown(answer);
    expect(others).toEqual({
      code,
      stage: 'handled',
      name: { id: 'Sedang ditangani unit kerja', en: 'Being handled' },
      receivedAt: '2026-11-03T19:00:00+07:00',
    });
    expect(steps.filter(({ at }) => at !== undefined).map(({ step }) => step)).toEqual(['received', 'forwarded']);
    expect(next.id).toMatch(/menjawab lewat kanal/);
    // Disposed on Monday, 2 November 2026: 5 working days later is Monday, 9 November, 14 are Friday, 20 November.
    expect(deadlines.map(({ clock, dueAt, outcome }) => [clock, dueAt, outcome])).toEqual([
      ['firstResponse', '2026-11-09T16:00:00+07:00', 'pending'],
      ['resolution', '2026-11-20T16:30:00+07:00', 'pending'],
    ]);
  });

  it('says of a receipt that it is one, whichever it is, and asks the table nothing', async () => {
    const world = aWorld();
    const { receipt } = await world.send(submitted(GIVEN));
    await world.drain();
    const before = world.points.calls().length;
    const answers = await Promise.all(
      [receipt, ` ${receipt.toUpperCase()} `, `rcp_${'0'.repeat(20)}`].map((typed) => track(world, typed)),
    );
    expect(answers.map(told)).toEqual([receipt, '', ''].map(() => refusal('receiptGiven')));
    expect(world.points.calls().slice(before)).toEqual([]);
    expect(told(await track(world, `${receipt}0`))).toEqual(refusal('notFound'));
  });

  it('T02 reads small letters, spaces, O and I as they were meant', async () => {
    const { world, code } = await opened();
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'i');
    expect(shown(await track(world, typed)).code).toBe(code);
    expect(shown(await track(world, ` ${code.replaceAll('-', '')}\n`)).code).toBe(code);
  });

  it('answers every code that opens nothing with the same bytes', async () => {
    const { world, code } = await opened();
    const mistyped = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    const unknownKey = `2${code.slice(1)}`;
    const answers = await Promise.all(
      [wrong(1), mistyped, unknownKey, 'x', '🙂', '-'].map((typed) => track(world, typed)),
    );
    expect(new Set(answers.map(whole)).size).toBe(1);
    expect(answers.map(told)[0]).toEqual(refusal('notFound'));
    const elsewhere = await world.callPublic({ method: 'GET', path: '/v1/nowhere' });
    expect(whole(elsewhere)).toBe(whole(answers[0] ?? {}));
  });

  it.each([
    ['still in the queue', submitted, false],
    ['an addition that waits for its report', updated, true],
  ] as const)('says of a code that was given out for %s that it was received, and no more', async (_, post, parked) => {
    const world = aWorld();
    const { trackingCode } = await world.send(post(GIVEN));
    if (parked) await world.drain();
    const answer = await track(world, trackingCode);
    expect(answer.statusCode).toBe(200);
    const { steps, next: promised, ...others } = shown(answer);
    expect(promised.id).toMatch(/^Kiriman Anda tersimpan/);
    expect(others).toEqual({
      code: trackingCode,
      stage: 'received',
      name: { id: 'Diterima, belum diproses', en: 'Received, not processed yet' },
      deadlines: [],
    });
    expect(steps.filter(({ state, at: when }) => state !== 'ahead' || when !== undefined)).toEqual([
      { step: 'received', name: { id: 'diterima', en: 'received' }, state: 'current' },
    ]);
    await world.send(submitted({ ...GIVEN, webhookId: 'msg_t2' }));
    await world.drain();
    expect(shown(await track(world, trackingCode)).stage).toBe('handled');
  });

  it('says so of the code of an older key as well, and to whoever asks again and again', async () => {
    const { code } = trackingOf({ current: '2', keys: { ...KEYS.keys, 2: 'the key before' } }, lapor('8201'));
    const world = aWorld({ trackingKeys: async () => ({ ...KEYS, keys: { ...KEYS.keys, 2: 'the key before' } }) });
    for (let n = 0; n < 25; n += 1) expect((await track(world, showTrackingCode(code))).statusCode).toBe(200);
  });

  it('takes a code for given out only by its proof: one character next to it is a miss like any other', async () => {
    const { world, code } = await opened();
    const plain = code.replaceAll('-', '');
    const neighbours = ALPHABET.filter((character) => character !== plain.charAt(11)).flatMap((character) => {
      const body = `${plain.slice(0, 11)}${character}${plain.slice(12, -1)}`;
      return ALPHABET.flatMap((check) => TrackingCode.safeParse(body + check).data ?? []);
    });
    expect(neighbours.length).toBe(31);
    const statuses = [];
    for (const neighbour of neighbours) statuses.push((await track(world, neighbour)).statusCode);
    expect(statuses).toEqual(neighbours.map((_, n) => (n < 20 ? 404 : 429)));
  });

  it('asks the table nothing when the check character is wrong', async () => {
    const { world, code } = await opened();
    const before = world.points.calls().length;
    for (const character of ALPHABET) {
      if (character !== code.slice(-1)) await track(world, `${code.slice(0, -1)}${character}`);
    }
    expect(world.points.calls().slice(before)).toEqual([]);
    expect((await track(world, code)).statusCode).toBe(200);
  });

  it('T01 opens nothing for a thousand guesses, and tells their address so after twenty of a quarter of an hour', async () => {
    const { world } = await opened();
    const statuses: (number | undefined)[] = [];
    for (let n = 0; n < 1000; n += 1) statuses.push((await track(world, wrong(n))).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 404), ...Array.from({ length: 980 }, () => 429)]);
    const limited = await track(world, wrong(0));
    expect(told(limited)).toEqual(refusal('tooManyMisses'));
    expect(limited.headers?.['retry-after']).toBe('900');
    expect((await track(world, wrong(0), '198.51.100.1')).statusCode).toBe(404);
    world.clock.advance(900_000);
    expect((await track(world, wrong(0))).statusCode).toBe(404);
  });

  it('T01 opens for a right code at once, however many wrong ones came from the same address', async () => {
    const { world, code } = await opened();
    const mistyped = `${code.slice(0, 3)}${code[3] === '7' ? '8' : '7'}${code.slice(4)}`;
    for (let n = 0; n < 30; n += 1) {
      expect((await track(world, mistyped)).statusCode).toBe(404);
      await track(world, wrong(n));
      expect((await track(world, code)).statusCode).toBe(200);
    }
  });

  it('counts right codes and mistyped ones as no guess', async () => {
    const { world, code } = await opened();
    for (let n = 0; n < 25; n += 1) await track(world, code);
    for (let n = 0; n < 25; n += 1) await track(world, 'not a code');
    expect((await track(world, wrong(1))).statusCode).toBe(404);
  });

  it('counts all addresses of one IPv6 network as one, and those of the next as another', async () => {
    const { world } = await opened();
    for (let n = 0; n < 20; n += 1) await track(world, wrong(n), `2001:db8:0:1:${n.toString(16)}::${n + 1}`);
    expect((await track(world, wrong(0), '2001:DB8::1:ffff:ffff:ffff:ffff')).statusCode).toBe(429);
    expect((await track(world, wrong(0), '2001:db8:0:2::1')).statusCode).toBe(404);
  });

  it('T04 asks the table as often for a code that opens as for one that does not, and counts the latter', async () => {
    const { world, code } = await opened();
    const asked = async (typed: string): Promise<readonly string[]> => {
      const before = world.points.calls().length;
      await track(world, typed);
      return world.points
        .calls()
        .slice(before)
        .map(({ port }) => port);
    };
    await asked(code);
    expect(await asked(code)).toEqual(['trackingKeys', 'byTracking', 'followed']);
    expect(await asked(wrong(1))).toEqual(['trackingKeys', 'byTracking', 'misses.count', 'misses.add']);
  });

  it('T05 shows a report of misconduct as one that is being looked at, like any other in triage', async () => {
    const misconduct = await opened({ content: 'Petugas Dishub minta setoran harian dari pedagang, mohon diperiksa.' });
    const unclear = await opened({ content: 'Tolong dibantu ya pak.', title: '' });
    expect((await misconduct.world.load(lapor('8200')))?.status).toBe('triaging');
    const [a, b] = [await track(misconduct.world, misconduct.code), await track(unclear.world, unclear.code)];
    expect(shown(a).stage).toBe('inReview');
    expect(whole(a)).toBe(whole(b));
  });

  it('T06 repeats nothing of what was sent', async () => {
    const { world, code } = await opened({ title: '<script>alert(1)</script>' });
    expect(whole(await track(world, code))).not.toContain('alert');
    expect(whole(await track(world, '<script>alert(1)</script>'))).not.toContain('alert');
  });

  it('T08 is kept by no cache, whatever the answer', async () => {
    const { world, code } = await opened();
    const answers = [
      await track(world, code),
      await track(world, wrong(1)),
      await world.callPublic({ method: 'GET', path: '/v1/health' }),
      await world.callPublic({ method: 'GET', path: '/v1/public/tracking' }),
    ];
    expect(answers.map(({ headers }) => headers?.['cache-control'])).toEqual(
      Array.from({ length: 4 }, () => 'no-store'),
    );
  });

  it.each([
    ['no body', undefined, 'bodyNotJson'],
    ['no JSON', '{', 'bodyNotJson'],
    ['no code', '{}', 'requestInvalid'],
    ['a code that is a number', '{"code":1}', 'requestInvalid'],
    ['a code of 65 characters', JSON.stringify({ code: '1'.repeat(65) }), 'requestInvalid'],
    ['a list', '[]', 'requestInvalid'],
    ['two codes', '{"code":"A","code":"B"}', 'fieldRepeated'],
    ['more than 16 KiB', `{"code":"${' '.repeat(16_400)}"}`, 'questionTooLarge'],
    ['16 KiB', `{"code":"${' '.repeat(16_384 - 11)}"}`, 'requestInvalid'],
    ['__proto__', '{"__proto__":{"code":"x"},"code":"x"}', 'bodyNotJson'],
  ] as const)('refuses %s', async (_, body, code) => {
    const world = aWorld();
    const answer = await world.callPublic({
      path: '/v1/public/tracking',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    expect(told(answer)).toEqual(refusal(code));
    expect(world.points.calls()).toEqual([]);
  });

  it.each(PUBLIC_API_OPERATIONS)(
    'refuses a parameter that stands twice behind any address, however it is spelled: $id',
    async ({ method, path }) => {
      const world = aWorld();
      for (const rawQuery of ['a=1&a=2', 'a=1&b=2&%61=1', 'a&a', 'a+b=1&a%20b=2']) {
        const answer = await world.callPublic({ method, path: path.replace('{token}', 'x'), rawQuery });
        expect(told(answer)).toEqual(refusal('parameterRepeated'));
      }
      expect(world.points.calls()).toEqual([]);
    },
  );

  it('takes a parameter that stands once, whatever is in it', async () => {
    const once = await aWorld().callPublic({ method: 'GET', path: '/v1/health', rawQuery: 'a=1,2&b=1&A=3' });
    expect(once.statusCode).toBe(200);
  });

  it.each([
    ['GET', '/v1/public/tracking', 'methodNotAllowed'],
    ['DELETE', '/v1/public/tracking', 'methodNotAllowed'],
    ['POST', '/v1/health', 'methodNotAllowed'],
    ['GET', '/', 'notFound'],
    ['GET', '/v1/public/tracking/x', 'notFound'],
    ['GET', '/v1/channels/lapor/events', 'notFound'],
    ['GET', '/constructor', 'notFound'],
    ['GET', '/__proto__', 'notFound'],
  ] as const)('answers %s %s', async (method, path, code) => {
    expect(told(await aWorld().callPublic({ method, path }))).toEqual(refusal(code));
  });

  it('answers a table that is down with 500 and without its cause', async () => {
    const world = aWorld({ plan: ({ port }) => (port === 'byTracking' ? 'fail' : undefined) });
    const answer = await track(world, wrong(1));
    expect(told(answer)).toEqual(refusal('unexpected'));
    expect(whole(answer)).not.toMatch(/Injected|byTracking/);
  });
});
