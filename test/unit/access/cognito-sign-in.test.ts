import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cognitoSignIn } from '#shared/adapters/system/cognito-sign-in';

const VERIFIER = 'bukti'.repeat(10);
const CLIENT = new CognitoIdentityProviderClient({ region: 'ap-southeast-3' });

let server: Server;
let url = '';
let say: (response: ServerResponse) => void = () => {};
let asked = '';

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked = `${request.url} `;
    for await (const chunk of request) asked += Buffer.from(chunk).toString();
    say(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const poolAt = (where: string, patienceMs = 10_000) =>
  cognitoSignIn(CLIENT, {
    url: where,
    clientId: 'klien',
    userPoolId: 'ap-southeast-3_x',
    redirectUri: 'https://konsol.contoh.invalid/kantor/masuk',
    patienceMs,
  });
const json = (status: number, body: unknown) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

describe('the token endpoint', () => {
  it('is asked as a client without a secret, with the code, its proof and where it was sent to', async () => {
    say = json(200, { access_token: 'a', refresh_token: 'r', token_type: 'Bearer', expires_in: 900 });
    expect(await poolAt(url).redeem('kode', VERIFIER)).toEqual({
      accessToken: 'a',
      refreshToken: 'r',
      lastsMs: 900_000,
    });
    const [path, body] = asked.split(' ');
    expect(path).toBe('/oauth2/token');
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'authorization_code',
      client_id: 'klien',
      code: 'kode',
      code_verifier: VERIFIER,
      redirect_uri: 'https://konsol.contoh.invalid/kantor/masuk',
    });
  });

  it('says by invalid_grant, and by that alone, that what was brought is worth nothing', async () => {
    say = json(400, { error: 'invalid_grant' });
    expect(await poolAt(url).redeem('kode', VERIFIER)).toBeUndefined();
    expect(await poolAt(url).renew('token')).toBeUndefined();
  });

  it.each([
    ['another error of the protocol', json(400, { error: 'invalid_client' })],
    ['a fault of its own', json(500, { message: 'x' })],
    ['too many calls', json(429, { message: 'x' })],
    ['a page', (response: ServerResponse) => response.end('<p>invalid_grant</p>')],
    ['no token', json(200, { token_type: 'Bearer' })],
    ['a token of which it is not said how long it lasts', json(200, { access_token: 'a', token_type: 'Bearer' })],
    ['another place', (response: ServerResponse) => response.writeHead(302, { location: '/' }).end()],
    ['nothing', (response: ServerResponse) => response.destroy()],
    ['nothing for too long', () => {}],
  ])('ends no session by answering with %s: it is a fault', async (_, answer) => {
    say = answer;
    const pool = poolAt(url, 300);
    await expect(pool.renew('token')).rejects.toThrow();
    await expect(pool.redeem('kode', VERIFIER)).rejects.toThrow();
  });

  it('is asked without TLS on one’s own machine alone', async () => {
    asked = '';
    for (const where of [url.replace('localhost', '127.0.0.1'), 'http://masuk.contoh.invalid'])
      await expect(poolAt(where).renew('token')).rejects.toThrow(/HTTPS/);
    expect(asked).toBe('');
  });
});
