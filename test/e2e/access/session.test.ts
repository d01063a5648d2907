import { describe, expect, it } from 'vitest';
import { peopleClient } from '#local/aws/people';
import { cognitoSignIn } from '#shared/adapters/system/cognito-sign-in';
import { Me } from '#shared/contracts/http/me';
import { SessionEnded, SessionShown } from '#shared/contracts/http/session';
import { itSignsIn } from '#test/contract/access/sign-in-pool';
import { linesOf, logGroups } from '#test/e2e/logs';
import { challengeOf, proof, signInByPage } from '#test/e2e/sign-in-page';
import { PATIENCE_MS, stack } from '#test/e2e/system';

/** Everything goes by the front: the origin of the console, at the paths of AWS. */
const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${stack.consoleUrl}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS), ...init });

const post = (path: string, said: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.consoleUrl, ...headers },
    body: JSON.stringify(said),
  });

/** As a browser does it; the cookie is what it would send again. */
const open = async (person: string) => {
  const { verifier, challenge } = proof();
  const code = await signInByPage(person, challenge);
  const answer = await post('/v1/session', { code, verifier });
  const set = answer.headers.getSetCookie();
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return { shown: SessionShown.parse(JSON.parse(text)), set, cookie: set[0]?.split(';')[0] ?? '', code, verifier };
};
const renew = (cookie: string) => post('/v1/session/renewal', {}, { cookie });
const codeOf = async (answer: Response): Promise<unknown> => {
  const { status, code } = JSON.parse(await answer.text());
  return `${status} ${code}`;
};
const me = async (token: string) => {
  const answer = await ask('/v1/admin/me', { headers: { authorization: `Bearer ${token}` } });
  return Me.parse(await answer.json());
};

describe('the front', () => {
  it('has the API at the paths that it has on AWS', async () => {
    const health = await ask('/v1/health');
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('a session of the console', () => {
  it('lets whoever comes back from the sign-in page work with an access token that no cookie holds', async () => {
    const { shown, set } = await open('wati-contoh');
    expect(await me(shown.accessToken)).toMatchObject({ person: 'wati-contoh', groups: ['head-llaj'] });
    expect(set).toEqual([
      expect.stringMatching(/^__Host-tanggap=1\.[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
    ]);
    expect(Date.parse(shown.expiresAt) - Date.parse(shown.at)).toBe(900_000);
    expect(Date.parse(shown.endsAt) - Date.parse(shown.at)).toBeLessThanOrEqual(36_000_000);
  });

  it('gives another token for its cookie, for the same person', async () => {
    const { shown, cookie } = await open('wati-contoh');
    const renewed = await renew(cookie);
    expect([renewed.status, renewed.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const again = SessionShown.parse(await renewed.json());
    expect(again.accessToken).not.toBe(shown.accessToken);
    expect(again.endsAt).toBe(shown.endsAt);
    expect(await me(again.accessToken)).toMatchObject({ person: 'wati-contoh' });
  });

  it('is over everywhere when it is ended anywhere, and the refresh token is dead', async () => {
    const here = await open('dedi-contoh');
    const elsewhere = await open('dedi-contoh');
    const another = await open('wati-contoh');
    const ended = await post('/v1/session/end', {}, { cookie: here.cookie });
    expect(ended.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-tanggap=; Max-Age=0; /)]);
    const { signOutUrl } = SessionEnded.parse(await ended.json());
    for (const { cookie } of [here, elsewhere]) {
      const over = await renew(cookie);
      expect(over.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-tanggap=; Max-Age=0; /)]);
      expect(await codeOf(over)).toBe('401 sessionOver');
    }
    expect((await renew(another.cookie)).status).toBe(200);
    expect((await post('/v1/session/end', {}, { cookie: here.cookie })).status).toBe(200);
    const left = await fetch(signOutUrl, { redirect: 'manual' });
    expect([left.status, left.headers.get('location')]).toEqual([302, `${stack.consoleUrl}/`]);
  });

  it('is opened once with a code, and by nobody without its proof', async () => {
    const { code, verifier } = await open('wati-contoh');
    expect(await codeOf(await post('/v1/session', { code, verifier }))).toBe('401 codeNotAccepted');
    const other = await signInByPage('wati-contoh', proof().challenge);
    expect(await codeOf(await post('/v1/session', { code: other, verifier }))).toBe('401 codeNotAccepted');
  });

  it('is not touched from another origin, nor with a cookie that was changed', async () => {
    const { cookie } = await open('wati-contoh');
    for (const origin of [new URL(stack.apiUrl).origin, 'https://jahat.contoh.invalid', 'null']) {
      for (const path of ['/v1/session', '/v1/session/renewal', '/v1/session/end'])
        expect(await codeOf(await post(path, {}, { cookie, origin }))).toBe('403 originForeign');
    }
    expect(await codeOf(await renew(`${cookie}A`))).toBe('401 sessionOver');
    expect((await renew(cookie)).status).toBe(200);
  });

  it('leaves nothing of a cookie, a code or a token in a log', async () => {
    const { shown, cookie, code, verifier } = await open('wati-contoh');
    await renew(cookie);
    await renew(`${cookie}A`);
    const [group = ''] = (await logGroups()).filter((name) => name.includes('SessionFunctionLogs'));
    const text = (await linesOf(group)).join('\n');
    expect(text).toContain('session.opened');
    const sealed = cookie.slice(cookie.indexOf('=') + 1);
    for (const secret of [shown.accessToken, sealed, code, verifier, 'eyJ', 'wati-contoh'])
      expect(text).not.toContain(secret);
  });
});

describe('the sign-in of the local AWS', () => {
  itSignsIn(() => {
    const { SignInUrl: url, SignInClientId: clientId, UserPoolId: userPoolId } = stack;
    const redirectUri = `${stack.consoleUrl}/kantor/masuk`;
    const at = { url, clientId, userPoolId, redirectUri, patienceMs: PATIENCE_MS };
    return {
      pool: cognitoSignIn(peopleClient(stack), at),
      letIn: (verifier) => signInByPage('ani-contoh', challengeOf(verifier)),
    };
  });
});
