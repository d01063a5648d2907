import '#test/support/captured-output';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { LiveGroups } from '#shared/app/access/ports';
import { ADMIN_OPERATIONS } from '#shared/contracts/http/admin-operations';
import { Instant } from '#shared/domain/words/words';
import { takeLines } from '#test/support/captured-output';
import { anAdminApi, claimsOf } from '#test/support/fakes/admin-api';
import { refusal, told } from '#test/support/laws/answers';

const AT = Date.UTC(2026, 10, 24);

type Claims = Readonly<Record<string, unknown>>;
const aToken = (changes: Claims = {}): Claims =>
  claimsOf('siti-contoh', { scope: 'aws.cognito.signin.user.admin', exp: '1795478400', ...changes });

type Asked = {
  readonly claims?: Claims | undefined;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly rawQuery?: string;
  readonly body?: string;
};

const inGroups =
  (...groups: readonly string[]): LiveGroups =>
  async (person) =>
    person === 'siti-contoh' ? groups : [];

const ask = (
  { claims, method = 'GET', path = '/v1/admin/me', headers = {}, ...more }: Asked,
  liveGroups = inGroups('lapor-admin'),
) =>
  anAdminApi({}, { liveGroups, now: () => Instant.parse(AT), log: () => {} })(claims, {
    ...{ method, path, headers },
    ...more,
  });

const me = async (claims: Claims, liveGroups?: LiveGroups): Promise<unknown> => {
  const answer = await ask({ claims }, liveGroups);
  expect(answer.statusCode).toBe(200);
  return JSON.parse(answer.body ?? '');
};

describe('who I am', () => {
  it('is the person of the token, with the roles of the groups that are known here', async () => {
    const live = inGroups('staff-llaj', 'lapor-admin', 'ap-southeast-3_x_Google');
    expect(
      await me(aToken({ 'cognito:groups': '[lapor-admin staff-llaj ap-southeast-3_x_Google]' }), live),
    ).toMatchObject({
      person: 'siti-contoh',
      groups: ['lapor-admin', 'staff-llaj'],
      roles: [{ role: 'laporAdmin' }, { role: 'staff', of: 'llaj' }],
      tokenIsBehind: false,
    });
  });

  it('is what the user pool says now, not what the token said', async () => {
    const claims = aToken({ 'cognito:groups': '[oversight-reader]' });
    const gone = { person: 'siti-contoh', groups: [], roles: [], may: [], tokenIsBehind: true };
    expect(await me(claims, inGroups())).toEqual(gone);
    expect(await me(claims, inGroups('inspector'))).toMatchObject({ groups: ['inspector'], tokenIsBehind: true });
    expect(await me(claims, inGroups('oversight-reader'))).toMatchObject({ tokenIsBehind: false });
  });

  it('says which of the office’s things they may do, by the table of access and nothing else', async () => {
    const mayBe = async (...groups: readonly string[]) =>
      z.object({ may: z.array(z.string()) }).parse(await me(aToken(), inGroups(...groups))).may;
    expect(await mayBe('lapor-admin')).toContain('openQueue');
    expect(await mayBe('lapor-admin')).not.toContain('listDeadLetters');
    expect(await mayBe('operator')).toEqual([
      'readPolicy',
      'verifyRecords',
      'readTrouble',
      'listDeadLetters',
      'listLetterActs',
      'redriveDeadLetter',
      'discardDeadLetter',
      'readAccounts',
      'changeAccounts',
      'readContacts',
      'changeContacts',
    ]);
    expect(await mayBe('secretary', 'staff-llaj')).toEqual(expect.arrayContaining(['readDigest', 'readFormer']));
    expect(await mayBe()).toEqual([]);
  });

  it('is somebody without a role, for a token without groups and for one whose groups cannot be read', async () => {
    for (const groups of [undefined, '[[secretary]]', '["secretary"', 'secretary,inspector']) {
      const claims = aToken(groups === undefined ? {} : { 'cognito:groups': groups });
      expect(await me(claims, inGroups())).toMatchObject({ groups: [], roles: [], tokenIsBehind: false });
    }
  });
});

describe('the admin API refuses', () => {
  it.each<[string, Claims | undefined]>([
    ['an event without a verified token', undefined],
    ['an ID token', aToken({ token_use: 'id', aud: 'client-of-the-console' })],
    ['a token that does not say what it is', aToken({ token_use: undefined })],
    ["another client's token", aToken({ client_id: 'another-client' })],
    ['a token without a user', aToken({ username: undefined })],
  ])('%s', async (_, claims) => {
    const answer = await ask({ claims });
    expect(told(answer)).toEqual(refusal('tokenNotAccepted'));
    expect(answer.headers?.['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it.each(['Siti', 'siti contoh', 'siti@contoh.invalid', 's', `s${'i'.repeat(24)}`, '7siti', ''])(
    'a user name that cannot stand for a person in the record: "%s"',
    async (username) => {
      expect(told(await ask({ claims: aToken({ username }) }))).toEqual(refusal('personUnknown'));
    },
  );

  it.each(ADMIN_OPERATIONS)('a parameter that stands twice behind an address: $id', async ({ method, path }) => {
    const address = path.replaceAll(/\{\w+\}/g, 'x');
    const answer = await ask({ claims: aToken(), method, path: address, rawQuery: 'limit=1&%6cimit=2' });
    expect(told(answer)).toEqual(refusal('parameterRepeated'));
  });

  it.each(ADMIN_OPERATIONS.filter(({ body }) => body !== undefined))(
    'a body in which a field stands twice, however deep: $id',
    async ({ method, path }) => {
      const headers = { 'content-type': 'application/json', 'if-match': '"1"', 'idempotency-key': 'kunci-contoh' };
      const asked = { claims: aToken(), method, path: path.replaceAll(/\{\w+\}/g, 'x'), headers };
      for (const body of ['{"a":1,"a":2}', '{"a":[{"text":1,"te\\u0078t":2}]}'])
        expect(told(await ask({ ...asked, body }))).toEqual(refusal('fieldRepeated'));
    },
  );

  it('an address that is not there with 404 and another method with 405', async () => {
    const claims = aToken();
    for (const path of [
      '/v1/admin/nothing',
      '/v1/admin/',
      '/v1/admin/me/too',
      '/v1/admin/ME',
      '/v1/admin/evaluations/',
    ]) {
      expect(told(await ask({ claims, path }))).toEqual(refusal('notFound'));
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await ask({ claims, method });
      expect(told(answer)).toEqual(refusal('methodNotAllowed'));
      expect(answer.headers?.['allow']).toBe('GET, HEAD, OPTIONS');
    }
    // An address may end in a slash; a part of it that is empty is none.
    expect(told(await ask({ claims, method: 'PUT', path: '/v1/admin/me/' }))).toEqual(refusal('methodNotAllowed'));
    expect(told(await ask({ claims, path: '/v1/admin/reports//confirm' }))).toEqual(refusal('notFound'));
  });

  it('whoever cannot be looked up in the user pool is refused, and neither why nor who is said', async () => {
    takeLines();
    const down = async () => {
      throw new Error('the pool of siti-contoh is not there');
    };
    const answer = await ask({ claims: aToken({ 'cognito:groups': '[secretary]' }) }, down);
    expect(told(answer)).toEqual(refusal('unexpected'));
    expect(`${answer.body}${takeLines().join('\n')}`).not.toContain('siti');
  });

  it('a refusal forbids to be kept anywhere on the way', async () => {
    expect((await ask({ claims: aToken() })).headers?.['cache-control']).toBe('no-store');
  });
});

describe('without a body', () => {
  const report = '/v1/admin/reports/rep_00000000000000000000000000';

  it('HEAD is answered as GET is, refusals too', async () => {
    for (const asked of [
      { claims: aToken() },
      { claims: aToken(), path: report },
      { claims: aToken(), path: report, headers: { 'accept-language': 'en' } },
      {},
      { claims: aToken(), path: '/v1' },
    ]) {
      const { body, ...whole } = await ask(asked);
      const head = await ask({ ...asked, method: 'HEAD' });
      expect(body).not.toBe('');
      expect(head).toEqual({ ...whole, body: '', ...(asked.path === '/v1' ? { body } : { isBase64Encoded: false }) });
    }
  });

  it('OPTIONS tells what is served at an address, and nothing of what is behind it', async () => {
    const expected = { [report]: 'GET, HEAD, OPTIONS', [`${report}/confirm`]: 'POST, OPTIONS' };
    for (const [path, allow] of Object.entries(expected)) {
      const answer = await ask({ claims: aToken(), method: 'OPTIONS', path });
      expect(answer).toMatchObject({ statusCode: 204, headers: { allow } });
      expect(answer.body).toBeUndefined();
    }
    expect(told(await ask({ claims: aToken(), method: 'OPTIONS', path: '/v1/admin/nothing' }))).toEqual(
      refusal('notFound'),
    );
  });
});

describe('a problem is told', () => {
  const sentences = async (accepted?: string) => {
    const headers = accepted === undefined ? {} : { 'accept-language': accepted };
    const answer = await ask({ claims: aToken(), path: '/v1/admin/nothing', headers });
    const { title, detail, code } = JSON.parse(answer.body ?? '');
    return [answer.headers?.['content-language'], answer.headers?.['vary'], code, title, detail];
  };
  const INDONESIAN = ['id', 'accept-language', 'notFound', 'Tidak ditemukan', 'Tidak ditemukan.'];
  const ENGLISH = ['en', 'accept-language', 'notFound', 'Not found', 'Not found.'];

  it('a problem is told in Indonesian, unless English is asked for', async () => {
    for (const accepted of [undefined, '', '*', 'id', 'id-ID,en;q=0.5', 'fr', 'en;q=0.1, id', 'xx;q=yy,,;']) {
      expect(await sentences(accepted), accepted).toEqual(INDONESIAN);
    }
    for (const accepted of ['en', 'en-GB', 'fr, en;q=0.4', 'id;q=0.2,en;q=0.9']) {
      expect(await sentences(accepted), accepted).toEqual(ENGLISH);
    }
  });

  it('a problem on our side is told in the language asked for, too', async () => {
    const down = async () => {
      throw new Error('down');
    };
    const answer = await ask({ claims: aToken(), headers: { 'accept-language': 'en' } }, down);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'unexpected', title: 'Internal error' });
    takeLines();
  });

  it('an answer that is no problem is the same in every language', async () => {
    const plain = await ask({ claims: aToken() });
    expect(await ask({ claims: aToken(), headers: { 'accept-language': 'en' } })).toEqual(plain);
    expect(plain.headers).not.toHaveProperty('content-language');
  });
});
