import '#test/support/captured-output';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sessionHandler } from '#functions/session/handler';
import { sessionSeal } from '#shared/adapters/secrets/session-seal';
import { SessionShown } from '#shared/contracts/http/session';
import { Instant } from '#shared/domain/words/words';
import { log } from '#shared/runtime/logger';
import { wib } from '#test/support/builders/a-report';
import { takeLines } from '#test/support/captured-output';
import { type Call, httpEvent } from '#test/support/fakes/http-event';
import { aContext } from '#test/support/fakes/lambda-context';
import { ACCESS_LASTS_MS, signInPoolInMemory, userNameIn } from '#test/support/fakes/sign-in-pool';
import { refusal, told } from '#test/support/laws/answers';

const ORIGIN = 'https://konsol.contoh.invalid';
const MORNING = wib('2026-11-24 07:35');
const TEN_HOURS_MS = 36_000_000;
const VERIFIER = 'bukti'.repeat(10);
const NO_COOKIE = '__Host-tanggap=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict';

type Asked = Partial<Call> & { readonly cookie?: string | undefined; readonly said?: unknown };

/** A session function with a user pool, and a browser that keeps its cookie. */
const aConsole = () => {
  const signIn = signInPoolInMemory();
  const clock = { at: MORNING };
  const keys: { now: [string, ...string[]] } = { now: ['kunci'.repeat(8)] };
  const handler = sessionHandler({
    origin: ORIGIN,
    signOutUrl: 'https://masuk.contoh.invalid/logout',
    pool: signIn.pool,
    seal: sessionSeal(async () => keys.now),
    now: () => clock.at,
    log,
  });
  const ask = async (
    path: string,
    { cookie, said = {}, ...call }: Asked = {},
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const headers = { origin: ORIGIN, 'content-type': 'application/json', ...call.headers };
    const event = httpEvent({ path, body: JSON.stringify(said), at: clock.at, ...call, headers });
    return handler(cookie === undefined ? event : { ...event, cookies: ['lain=1', cookie] }, aContext());
  };
  const open = async (person = 'siti-contoh') => {
    const answer = await ask('/v1/session', { said: { code: signIn.letIn(person, VERIFIER), verifier: VERIFIER } });
    const [set, ...others] = answer.cookies ?? [];
    expect([answer.statusCode, others]).toEqual([200, []]);
    return { answer, set, cookie: set?.split(';')[0] };
  };
  const pass = (ms: number): void => {
    clock.at = Instant.parse(clock.at + ms);
  };
  return { signIn, ask, open, pass, keys };
};

const shown = ({ body = '' }: APIGatewayProxyStructuredResultV2) => SessionShown.parse(JSON.parse(body));

describe('S. a session', () => {
  it.each(['/v1/session', '/v1/session/renewal', '/v1/session/end'])(
    'is not asked for at %s with a parameter that stands twice',
    async (path) => {
      expect(told(await aConsole().ask(path, { rawQuery: 'a=1&%61=2' }))).toEqual(refusal('parameterRepeated'));
    },
  );

  it('is opened with a code: the browser gets an access token, and the rest sealed in a cookie that ends with it', async () => {
    const { open, signIn } = aConsole();
    const { answer, set = '' } = await open();
    expect(userNameIn(shown(answer).accessToken)).toBe('siti-contoh');
    expect(shown(answer)).toEqual({
      accessToken: expect.any(String),
      at: '2026-11-24T00:35:00.000Z',
      expiresAt: '2026-11-24T00:50:00.000Z',
      endsAt: '2026-11-24T10:35:00.000Z',
    });
    expect(set).toMatch(/^__Host-tanggap=1\.[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
    });
    const [refreshToken = ''] = signIn.living();
    expect(refreshToken).not.toBe('');
    expect(JSON.stringify(answer)).not.toContain(refreshToken);
  });

  it('is not opened with a code that was used, or for another browser, and what was there stays', async () => {
    const { ask, signIn, open } = aConsole();
    await open();
    const code = signIn.letIn('siti-contoh', VERIFIER);
    const other = await ask('/v1/session', { said: { code, verifier: 'lain'.repeat(12) } });
    expect([told(other), other.cookies]).toEqual([refusal('codeNotAccepted'), undefined]);
    expect((await ask('/v1/session', { said: { code, verifier: VERIFIER } })).statusCode).toBe(200);
    expect(told(await ask('/v1/session', { said: { code, verifier: VERIFIER } }))).toEqual(refusal('codeNotAccepted'));
  });

  it('is renewed by its cookie, as often as one likes, and ends ten hours after signing in to the millisecond', async () => {
    const { ask, open, pass } = aConsole();
    const { cookie, answer } = await open();
    pass(ACCESS_LASTS_MS);
    const renewed = await ask('/v1/session/renewal', { cookie });
    expect(renewed.cookies).toBeUndefined();
    expect(shown(renewed).accessToken).not.toBe(shown(answer).accessToken);
    expect(shown(renewed).endsAt).toBe(shown(answer).endsAt);
    pass(TEN_HOURS_MS - ACCESS_LASTS_MS - 1);
    const last = shown(await ask('/v1/session/renewal', { cookie }));
    // The token would be taken for a quarter of an hour more, and nobody is told so.
    expect(last.expiresAt).toBe(last.endsAt);
    pass(1);
    const over = await ask('/v1/session/renewal', { cookie });
    expect([told(over), over.cookies]).toEqual([refusal('sessionOver'), [NO_COOKIE]]);
  });

  it('is over for whoever brings no cookie, one of their own making, or the cookie of another key', async () => {
    const { ask, open, keys } = aConsole();
    const { cookie = '' } = await open();
    const forged = `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`;
    for (const brought of [
      undefined,
      '__Host-tanggap=',
      '__Host-tanggap=1.AAAA',
      forged,
      cookie.replace('__Host-', ''),
    ]) {
      const answer = await ask('/v1/session/renewal', { cookie: brought });
      expect([told(answer), answer.cookies], brought).toEqual([refusal('sessionOver'), [NO_COOKIE]]);
    }
    keys.now = ['gembok'.repeat(8)];
    expect(told(await ask('/v1/session/renewal', { cookie }))).toEqual(refusal('sessionOver'));
    keys.now = ['gembok'.repeat(8), 'kunci'.repeat(8)];
    expect((await ask('/v1/session/renewal', { cookie })).statusCode).toBe(200);
  });

  it('is known by the header too, where a gateway leaves the cookies there', async () => {
    const { ask, open } = aConsole();
    const { cookie = '' } = await open();
    const headers = { cookie: `a=b; ${cookie}; c=d` };
    expect((await ask('/v1/session/renewal', { headers })).statusCode).toBe(200);
  });

  it('is ended everywhere, for this person and nobody else, and a second time is no fault', async () => {
    const { ask, open, signIn } = aConsole();
    const { cookie } = await open();
    const elsewhere = await open();
    const another = await open('budi-contoh');
    const ended = await ask('/v1/session/end', { cookie });
    expect([ended.statusCode, ended.cookies]).toEqual([200, [NO_COOKIE]]);
    expect(JSON.parse(ended.body ?? '')).toEqual({ signOutUrl: 'https://masuk.contoh.invalid/logout' });
    expect(signIn.living()).toHaveLength(1);
    for (const gone of [cookie, elsewhere.cookie]) {
      expect(told(await ask('/v1/session/renewal', { cookie: gone }))).toEqual(refusal('sessionOver'));
    }
    expect((await ask('/v1/session/renewal', { cookie: another.cookie })).statusCode).toBe(200);
    for (const brought of [cookie, undefined, '__Host-tanggap=x']) {
      const again = await ask('/v1/session/end', { cookie: brought });
      expect([again.statusCode, again.cookies]).toEqual([200, [NO_COOKIE]]);
    }
  });

  it('does not end, when it is over or was copied before, the one that its person has opened since', async () => {
    const { ask, open, pass, signIn } = aConsole();
    const { cookie } = await open();
    await ask('/v1/session/end', { cookie });
    await open();
    await ask('/v1/session/end', { cookie });
    expect(signIn.living()).toHaveLength(1);
    const { cookie: late } = await open();
    pass(TEN_HOURS_MS);
    await ask('/v1/session/end', { cookie: late });
    expect(signIn.living()).toHaveLength(2);
  });

  it('stays when the user pool does not answer: the fault is ours, and the cookie is left', async () => {
    const { ask, open, signIn } = aConsole();
    const { cookie } = await open();
    const code = signIn.letIn('siti-contoh', VERIFIER);
    signIn.down = true;
    for (const [path, said] of [
      ['/v1/session', { code, verifier: VERIFIER }],
      ['/v1/session/renewal', {}],
      ['/v1/session/end', {}],
    ] as const) {
      const answer = await ask(path, { cookie, said });
      expect([told(answer), answer.cookies], path).toEqual([refusal('sessionUnavailable'), undefined]);
      expect(answer.headers).toMatchObject({ 'retry-after': '30', 'cache-control': 'no-store' });
    }
    signIn.down = false;
    expect((await ask('/v1/session/renewal', { cookie })).statusCode).toBe(200);
  });

  it('is never touched by a page of somebody else', async () => {
    const { ask, open, signIn } = aConsole();
    const { cookie } = await open();
    const code = signIn.letIn('siti-contoh', VERIFIER);
    const foreign = [
      `${ORIGIN}.jahat.invalid`,
      'http://konsol.contoh.invalid',
      `${ORIGIN}:8443`,
      `${ORIGIN}/`,
      'null',
      '',
    ];
    for (const path of ['/v1/session', '/v1/session/renewal', '/v1/session/end']) {
      for (const origin of foreign) {
        const answer = await ask(path, { cookie, said: { code, verifier: VERIFIER }, headers: { origin } });
        expect([told(answer), answer.cookies], `${path} ${origin}`).toEqual([refusal('originForeign'), undefined]);
      }
      const form = await ask(path, { cookie, headers: { 'content-type': 'text/plain' } });
      expect(told(form)).toEqual(refusal('mediaTypeUnsupported'));
    }
    expect((await ask('/v1/session/renewal', { cookie })).statusCode).toBe(200);
  });

  it.each([
    ['/v1/session', {}],
    ['/v1/session', { code: 'k', verifier: 'pendek' }],
    ['/v1/session', { code: '', verifier: VERIFIER }],
    ['/v1/session', { code: 'k', verifier: VERIFIER, lain: 1 }],
    ['/v1/session/renewal', { token: 'x' }],
    ['/v1/session/end', []],
  ])('is not asked for at %s with %j', async (path, said) => {
    const { ask } = aConsole();
    expect(told(await ask(path, { said }))).toEqual(refusal('requestInvalid'));
  });

  it('is asked for by POST alone', async () => {
    const { ask } = aConsole();
    for (const path of ['/v1/session', '/v1/session/renewal', '/v1/session/end'])
      expect((await ask(path, { method: 'GET' })).statusCode).toBe(405);
  });

  it('leaves no code, proof, cookie or token in a log', async () => {
    takeLines();
    const { ask, open, signIn } = aConsole();
    const { cookie = '', answer } = await open();
    const code = signIn.letIn('siti-contoh', VERIFIER);
    await ask('/v1/session', { said: { code, verifier: `${VERIFIER}x` } });
    await ask('/v1/session/renewal', { cookie });
    await ask('/v1/session/renewal', { cookie: `${cookie}x` });
    signIn.down = true;
    await ask('/v1/session/renewal', { cookie });
    signIn.down = false;
    await ask('/v1/session/end', { cookie });
    const lines = takeLines();
    expect(lines.filter((line) => z.object({ message: z.string() }).safeParse(JSON.parse(line)).success)).not.toEqual(
      [],
    );
    const text = lines.join('\n');
    for (const said of ['session.opened', 'session.ended', 'request.failed']) expect(text).toContain(said);
    for (const secret of [code, VERIFIER, cookie.slice(15, 60), shown(answer).accessToken, 'rahasia', 'siti-contoh'])
      expect(text).not.toContain(secret);
  });
});
