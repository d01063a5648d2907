import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminInitiateAuthCommand,
  AdminRemoveUserFromGroupCommand,
  AssociateSoftwareTokenCommand,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  UpdateUserPoolClientCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LOCAL_PASSWORD, peopleClient, tokensOf } from '#local/aws/people';
import { PersonId } from '#shared/domain/report/report';
import { npmRun } from '#test/e2e/npm-run';
import { callback, proof, signInByPage, signInRequest } from '#test/e2e/sign-in-page';
import { call, stack } from '#test/e2e/system';
import { startCommand } from '#test/support/commands';

const { UserPoolId, SignInClientId: ClientId } = stack;
const pool = peopleClient(stack);

const Me = z.strictObject({
  person: z.string(),
  groups: z.array(z.string()),
  roles: z.array(z.looseObject({ role: z.string() })),
  may: z.array(z.string()),
  tokenIsBehind: z.boolean(),
});

const bearing = (token: string, path = '/v1/admin/me', method = 'GET') =>
  call(path, { method, headers: { authorization: `Bearer ${token}` } });
const tokensFor = (name: string) => tokensOf(stack, PersonId.parse(name));
const meBy = async (token: string) => {
  const answer = await bearing(token);
  expect(answer, answer.body).toMatchObject({ status: 200 });
  return Me.parse(JSON.parse(answer.body));
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const Part = z.record(z.string(), z.unknown());
const decode = (part: string | undefined) =>
  Part.parse(JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')));

describe('who has signed in', () => {
  it.each([
    ['siti-contoh', ['lapor-admin'], [{ role: 'laporAdmin' }]],
    ['joko-contoh', ['oversight-reader'], [{ role: 'oversightReader' }]],
    ['wati-contoh', ['head-llaj'], [{ role: 'headOfUnit', of: 'llaj' }]],
    ['tamu-contoh', [], []],
  ])('whoever has signed in as %s is that person, in the groups %j', async (name, groups, roles) => {
    const { access } = await tokensFor(name);
    expect(await meBy(access)).toMatchObject({ person: name, groups, roles, tokenIsBehind: false });
  });

  it('a person taken out of a group is out of it at the next call, and put back is in it again', async () => {
    const { access } = await tokensFor('joko-contoh');
    const membership = { UserPoolId, Username: 'joko-contoh', GroupName: 'oversight-reader' };
    await pool.send(new AdminRemoveUserFromGroupCommand(membership));
    expect(await meBy(access)).toEqual({ person: 'joko-contoh', groups: [], roles: [], may: [], tokenIsBehind: true });
    await pool.send(new AdminAddUserToGroupCommand(membership));
    expect(await meBy(access)).toMatchObject({ groups: ['oversight-reader'], tokenIsBehind: false });
  });

  it('is in several groups, which the gateway hands on as one text', async () => {
    const membership = { UserPoolId, Username: 'lina-contoh', GroupName: 'stand-in' };
    await pool.send(new AdminAddUserToGroupCommand(membership));
    const { access } = await tokensFor('lina-contoh');
    // That the token is not behind says that both were read from it.
    expect(await meBy(access)).toMatchObject({ groups: ['stand-in', 'head-asdp'], tokenIsBehind: false });
    await pool.send(new AdminRemoveUserFromGroupCommand(membership));
  });

  it('a person who was deleted has no groups, though the token still holds', async () => {
    const who = { UserPoolId, Username: 'sebentar-contoh' };
    const UserAttributes = [{ Name: 'email', Value: 'sebentar@kantor.contoh.invalid' }];
    await pool.send(
      new AdminCreateUserCommand({
        ...who,
        UserAttributes,
        TemporaryPassword: LOCAL_PASSWORD,
        MessageAction: 'SUPPRESS',
      }),
    );
    const code = await signInByPage('sebentar-contoh', challenge, { newPassword: `${LOCAL_PASSWORD}-baru` });
    const access = (await redeemed(code)).access_token ?? '';
    expect(await meBy(access)).toMatchObject({ person: 'sebentar-contoh' });
    await pool.send(new AdminDeleteUserCommand(who));
    expect(await meBy(access)).toMatchObject({ groups: [], roles: [] });
  });
});

describe('the gateway refuses, with its own words', () => {
  it('whoever brings no token, or what is none', async () => {
    for (const headers of [{}, { authorization: 'Bearer siti-contoh' }, { authorization: 'Bearer a.b.c' }]) {
      const answer = await call('/v1/admin/me', { headers });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toEqual({ message: 'Unauthorized' });
    }
    expect((await call('/v1/admin/nothing')).status).toBe(401);
  });

  it('an ID token, which lacks the scope', async () => {
    const { id } = await tokensFor('siti-contoh');
    expect(decode(id.split('.')[1])).toMatchObject({ token_use: 'id', aud: ClientId });
    const answer = await bearing(id);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toEqual({ message: 'Forbidden' });
  });

  it('a token that was changed, signed by somebody else, or not at all', async () => {
    const { access } = await tokensFor('tamu-contoh');
    const [head, claims, signature] = access.split('.');
    const raised = encode({ ...decode(claims), 'cognito:groups': ['secretary'] });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged = createSign('RSA-SHA256').update(`${head}.${raised}`).sign(privateKey, 'base64url');
    const unsigned = encode({ ...decode(head), alg: 'none' });
    for (const token of [
      `${head}.${raised}.${signature}`,
      `${head}.${raised}.${forged}`,
      `${unsigned}.${raised}.`,
      `${head}.${claims}.`,
    ]) {
      expect((await bearing(token)).status).toBe(401);
    }
    expect((await bearing(access)).status).toBe(200);
  });

  it("another client's token, though it is of the same pool", async () => {
    const { UserPoolClient } = await pool.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'lain',
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      }),
    );
    const { access } = await tokensOf(
      { ...stack, SignInClientId: UserPoolClient?.ClientId ?? '' },
      PersonId.parse('siti-contoh'),
    );
    expect((await bearing(access)).status).toBe(401);
  });

  it('a token whose time is over', async () => {
    const { UserPoolClient: before } = await pool.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    const client = { ...before, UserPoolId, ClientId };
    const TokenValidityUnits = { AccessToken: 'seconds', IdToken: 'minutes', RefreshToken: 'minutes' } as const;
    await pool.send(new UpdateUserPoolClientCommand({ ...client, AccessTokenValidity: 5, TokenValidityUnits }));
    try {
      const { access } = await tokensFor('siti-contoh');
      expect((await bearing(access)).status).toBe(200);
      await sleep(5_500);
      expect((await bearing(access)).status).toBe(401);
    } finally {
      await pool.send(new UpdateUserPoolClientCommand(client));
    }
  });
});

describe('the admin API answers itself', () => {
  it('an address that is not there with 404, and another method with 405', async () => {
    const { access } = await tokensFor('siti-contoh');
    for (const [path, method, status] of [
      ['/v1/admin/nothing', 'GET', 404],
      ['/v1/admin/me', 'POST', 405],
      ['/v1/admin/me', 'DELETE', 405],
    ] as const) {
      const answer = await bearing(access, path, method);
      expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    }
  });
});

const { verifier, challenge } = proof();

const page = async (changes: Readonly<Record<string, string>> = {}) =>
  fetch(`${stack.SignInUrl}/oauth2/authorize?${new URLSearchParams(await signInRequest(challenge, changes))}`, {
    redirect: 'manual',
  });

const Redeemed = z.looseObject({
  access_token: z.string().optional(),
  id_token: z.string().optional(),
  error: z.string().optional(),
});
const redeemed = async (code: string, code_verifier = verifier) => {
  const form = { grant_type: 'authorization_code', client_id: ClientId, redirect_uri: await callback(), code };
  const body = new URLSearchParams({ ...form, code_verifier });
  const answer = await fetch(`${stack.SignInUrl}/oauth2/token`, { method: 'POST', body });
  return Redeemed.parse(await answer.json());
};

describe('the sign-in page', () => {
  it('gives a code for name and password, and for the code with its proof an access token that the API takes', async () => {
    expect((await page()).status).toBe(200);
    const { access_token = '', id_token = '' } = await redeemed(await signInByPage('siti-contoh', challenge));
    expect(await meBy(access_token)).toMatchObject({ person: 'siti-contoh', groups: ['lapor-admin'] });
    expect((await bearing(id_token)).status).toBe(403);
  });

  it('takes the mail address for the name, and the person stays the same', async () => {
    const { access_token = '' } = await redeemed(await signInByPage('siti-contoh@kantor.contoh.invalid', challenge));
    expect(await meBy(access_token)).toMatchObject({ person: 'siti-contoh' });
  });

  it('gives nothing for a code without its proof, nor for one that was used', async () => {
    const code = await signInByPage('siti-contoh', challenge);
    expect(await redeemed(code, proof().verifier)).toMatchObject({ error: 'invalid_grant' });
    const another = await signInByPage('siti-contoh', challenge);
    expect((await redeemed(another)).error).toBeUndefined();
    expect(await redeemed(another)).toMatchObject({ error: 'invalid_grant' });
  });

  it('hands a code to nobody but the console, and a token to nobody at once', async () => {
    expect((await page({ redirect_uri: 'https://contoh.invalid/ambil' })).status).toBe(400);
    expect((await page({ response_type: 'token' })).status).toBe(400);
  });

  it('is not passed by with a password alone', async () => {
    const AuthParameters = { USERNAME: 'siti-contoh', PASSWORD: LOCAL_PASSWORD };
    const asking = pool.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }));
    await expect(asking).rejects.toThrow(/not enabled/);
  });
});

/** The six digits of a moment (RFC 6238). */
const digitsOf = (secret: string, seconds: number): string => {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
};

describe('a second factor', () => {
  const preferring = (AccessToken: string, Enabled: boolean) =>
    new SetUserMFAPreferenceCommand({
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled, PreferredMfa: Enabled },
    });
  let held = '';
  afterAll(async () => {
    if (held !== '') await pool.send(preferring(held, false));
  });

  it('can be set up by whoever has signed in, and is asked for from then on', async () => {
    const { access } = await tokensFor('galih-contoh');
    const { SecretCode = '' } = await pool.send(new AssociateSoftwareTokenCommand({ AccessToken: access }));
    const UserCode = digitsOf(SecretCode, Date.now() / 1000);
    const verified = await pool.send(new VerifySoftwareTokenCommand({ AccessToken: access, UserCode }));
    expect(verified.Status).toBe('SUCCESS');
    await pool.send(preferring(access, true));
    held = access;
    const asked = await pool.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'galih-contoh', PASSWORD: LOCAL_PASSWORD },
      }),
    );
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(asked.AuthenticationResult).toBeUndefined();
  });
});

describe('npm run token', () => {
  it('prints the token of somebody by role or name, and nothing else', async () => {
    // In a process of its own, which finds the system by its environment.
    const byRole = await startCommand('token', ['--as', 'inspector'], { env: stack.aws.env });
    expect(byRole).toMatchObject({ code: 0, err: '' });
    expect(await meBy(byRole.out.trim())).toMatchObject({ person: 'yanti-contoh', groups: ['inspector'] });
    const byName = await npmRun('token', '--as', 'yanti-contoh', '--id');
    expect((await bearing(byName.out.trim())).status).toBe(403);
  });

  it('says who there is', async () => {
    const asked = await npmRun('token', '--as', 'bupati');
    expect(asked.code).toBe(1);
    expect(asked.err).toMatch(/siti-contoh +lapor-admin/);
  });
});
