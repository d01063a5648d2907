import '#test/support/captured-output';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { adminApiHandler } from '#functions/admin-api/handler';
import { memoryDataKeys } from '#shared/adapters/memory-data-keys';
import { memoryDeliveryStore } from '#shared/adapters/memory-delivery-store';
import { memoryEvaluations } from '#shared/adapters/memory-evaluations';
import { memoryEventLog } from '#shared/adapters/memory-event-log';
import { memoryKeptFiles } from '#shared/adapters/memory-kept-files';
import { memoryReportStore } from '#shared/adapters/memory-report-store';
import type { LiveGroups } from '#shared/app/ports';
import { Instant } from '#shared/domain/words';
import { refusal, told } from '#test/support/answers';
import { takeLines } from '#test/support/captured-output';
import { httpEvent } from '#test/support/http-event';
import { aContext } from '#test/support/lambda-context';
import { policy } from '#test/support/policy';

const CLIENT = 'client-of-the-console';
const AT = Date.UTC(2026, 10, 24);

type Claims = Readonly<Record<string, unknown>>;
const claimsOf = (changes: Claims = {}): Claims => ({
  token_use: 'access',
  client_id: CLIENT,
  username: 'siti-contoh',
  scope: 'aws.cognito.signin.user.admin',
  exp: '1795478400',
  ...changes,
});

type Asked = { readonly claims?: Claims | undefined; readonly method?: string; readonly path?: string };

const aCall = ({ claims, method = 'GET', path = '/v1/admin/me' }: Asked): APIGatewayProxyEventV2 => {
  const event = httpEvent({ method, path, at: AT });
  const authorizer = claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: [] } } };
  return { ...event, requestContext: { ...event.requestContext, ...authorizer } };
};

const inGroups =
  (...groups: readonly string[]): LiveGroups =>
  async (person) =>
    person === 'siti-contoh' ? groups : [];

const ask = async (asked: Asked, liveGroups: LiveGroups = inGroups('lapor-admin')) => {
  const handle = adminApiHandler({
    clientId: CLIENT,
    liveGroups,
    policy,
    reports: memoryReportStore(policy),
    dataKeys: memoryDataKeys(),
    cursorKey: async () => 'kunci-kursor',
    evaluations: memoryEvaluations(),
    eventLog: memoryEventLog(),
    deliveries: memoryDeliveryStore({ load: async () => undefined }),
    digestFiles: memoryKeptFiles(),
    now: () => Instant.parse(AT),
    log: () => {},
  });
  return await handle(aCall(asked), aContext());
};
const me = async (claims: Claims, liveGroups?: LiveGroups): Promise<unknown> => {
  const answer = await ask({ claims }, liveGroups);
  expect(answer.statusCode).toBe(200);
  return JSON.parse(answer.body ?? '');
};

describe('who I am', () => {
  it('is the person of the token, with the roles of the groups that are known here', async () => {
    const live = inGroups('staff-llaj', 'lapor-admin', 'ap-southeast-3_x_Google');
    expect(await me(claimsOf({ 'cognito:groups': '[lapor-admin staff-llaj ap-southeast-3_x_Google]' }), live)).toEqual({
      person: 'siti-contoh',
      groups: ['lapor-admin', 'staff-llaj'],
      roles: [{ role: 'laporAdmin' }, { role: 'staff', of: 'llaj' }],
      tokenIsBehind: false,
    });
  });

  it('is what the user pool says now, not what the token said', async () => {
    const claims = claimsOf({ 'cognito:groups': '[oversight-reader]' });
    const gone = { person: 'siti-contoh', groups: [], roles: [], tokenIsBehind: true };
    expect(await me(claims, inGroups())).toEqual(gone);
    expect(await me(claims, inGroups('inspector'))).toMatchObject({ groups: ['inspector'], tokenIsBehind: true });
    expect(await me(claims, inGroups('oversight-reader'))).toMatchObject({ tokenIsBehind: false });
  });

  it('is somebody without a role, for a token without groups and for one whose groups cannot be read', async () => {
    for (const groups of [undefined, '[[secretary]]', '["secretary"', 'secretary,inspector']) {
      const claims = claimsOf(groups === undefined ? {} : { 'cognito:groups': groups });
      expect(await me(claims, inGroups())).toMatchObject({ groups: [], roles: [], tokenIsBehind: false });
    }
  });
});

describe('the admin API refuses', () => {
  it.each<[string, Claims | undefined]>([
    ['an event without a verified token', undefined],
    ['an ID token', claimsOf({ token_use: 'id', aud: CLIENT })],
    ['a token that does not say what it is', claimsOf({ token_use: undefined })],
    ["another client's token", claimsOf({ client_id: 'another-client' })],
    ['a token without a user', claimsOf({ username: undefined })],
  ])('%s', async (_, claims) => {
    const answer = await ask({ claims });
    expect(told(answer)).toEqual(refusal('tokenNotAccepted'));
    expect(answer.headers?.['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it.each(['Siti', 'siti contoh', 'siti@contoh.invalid', 's', `s${'i'.repeat(24)}`, '7siti', ''])(
    'a user name that cannot stand for a person in the record: "%s"',
    async (username) => {
      expect(told(await ask({ claims: claimsOf({ username }) }))).toEqual(refusal('personUnknown'));
    },
  );

  it('an address that is not there with 404 and another method with 405', async () => {
    const claims = claimsOf();
    for (const path of ['/v1/admin/nothing', '/v1/admin/', '/v1/admin/me/too', '/v1/admin/ME']) {
      expect(told(await ask({ claims, path }))).toEqual(refusal('notFound'));
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await ask({ claims, method });
      expect(told(answer)).toEqual(refusal('methodNotAllowed'));
      expect(answer.headers?.['allow']).toBe('GET');
    }
  });

  it('to guess when the user pool cannot be asked, and says neither why nor who asked', async () => {
    takeLines();
    const down = async () => {
      throw new Error('the pool of siti-contoh is not there');
    };
    const answer = await ask({ claims: claimsOf({ 'cognito:groups': '[secretary]' }) }, down);
    expect(told(answer)).toEqual(refusal('unexpected'));
    expect(`${answer.body}${takeLines().join('\n')}`).not.toContain('siti');
  });

  it('to be kept anywhere on the way', async () => {
    expect((await ask({ claims: claimsOf() })).headers?.['cache-control']).toBe('no-store');
  });
});
