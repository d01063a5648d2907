import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import type { LiveGroups } from '#shared/app/access/ports';
import { PersonId } from '#shared/domain/report/report';
import { type Answer, type Asked, type FakeService, startFakeService } from '#test/support/fakes/fake-service';

let pool: FakeService;
let liveGroups: LiveGroups;
beforeAll(async () => {
  pool = await startFakeService();
  liveGroups = cognitoLiveGroups(new CognitoIdentityProviderClient(pool.config), 'pool-1');
});
afterAll(() => pool.stop());

const SITI = PersonId.parse('siti-contoh');
const page = (groups: readonly string[], NextToken?: string): Answer => ({
  status: 200,
  body: { Groups: groups.map((GroupName) => ({ GroupName })), NextToken },
});
const failing = (status: number, __type: string): Answer => ({ status, body: { __type, message: 'no' } });

const isAboutUser = ({ headers }: Asked): boolean => String(headers['x-amz-target']).endsWith('.AdminGetUser');
const account = (Enabled?: boolean): Answer => ({ status: 200, body: { Username: 'siti-contoh', Enabled } });
/** The account is answered so, and the groups in turn. */
const standing = (user: Answer, ...pages: readonly Answer[]): void => {
  const left = [...pages];
  pool.answer((asked) => (isAboutUser(asked) ? user : (left.shift() ?? 'hang up')));
};
const listing = (...pages: readonly Answer[]): void => standing(account(true), ...pages);

const Question = z.object({ UserPoolId: z.string(), Username: z.string(), NextToken: z.string().optional() });
const asked = () => pool.asked().map((one) => ({ ...Question.parse(JSON.parse(one.body)), user: isAboutUser(one) }));

it('reads the groups to the last page', async () => {
  listing(page(['lapor-admin'], 'more'), page([], 'and more'), page(['head-llaj']));
  expect(await liveGroups(SITI)).toEqual(['lapor-admin', 'head-llaj']);
  const pages = asked().filter(({ user }) => !user);
  expect(pages.map(({ NextToken }) => NextToken)).toEqual([undefined, 'more', 'and more']);
  for (const each of asked()) expect(each).toMatchObject({ UserPoolId: 'pool-1', Username: 'siti-contoh' });
});

it('asks anew each time', async () => {
  listing(page(['secretary']), page([]));
  expect(await liveGroups(SITI)).toEqual(['secretary']);
  expect(await liveGroups(SITI)).toEqual([]);
});

it.each([
  ['is disabled', account(false)],
  ['does not say that it is enabled', account()],
])('finds nobody in a group whose account %s, though the pool goes on listing them', async (_, user) => {
  standing(user, page(['oversight-reader']));
  expect(await liveGroups(SITI)).toEqual([]);
});

it('finds nobody of that name in no group', async () => {
  const unknown = failing(400, 'UserNotFoundException');
  standing(unknown, unknown);
  expect(await liveGroups(SITI)).toEqual([]);
});

it.each([
  [400, 'ResourceNotFoundException'],
  [400, 'NotAuthorizedException'],
  [400, 'TooManyRequestsException'],
  [500, 'InternalErrorException'],
])('does not take a failure for "in no group": %i %s', async (status, type) => {
  listing(failing(status, type));
  await expect(liveGroups(SITI)).rejects.toThrow();
  standing(failing(status, type), page(['lapor-admin']));
  await expect(liveGroups(SITI)).rejects.toThrow();
});

it('does not take half an answer for a whole one', async () => {
  listing(page(['lapor-admin'], 'more'), 'hang up');
  await expect(liveGroups(SITI)).rejects.toThrow();
});
