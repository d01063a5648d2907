import { createHash, randomBytes } from 'node:crypto';
import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect } from 'vitest';
import { LOCAL_PASSWORD, peopleClient } from '#local/aws/people';
import { stack } from './system.ts';

const { UserPoolId, SignInClientId: ClientId } = stack;
const pool = peopleClient(stack);

/** What goes along in place of a proof. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** As the console does it: the proof is kept, its hash goes along. */
export const proof = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: challengeOf(verifier) };
};

/** Where the user pool sends whoever has signed in. */
export const callback = async (): Promise<string> => {
  const { UserPoolClient } = await pool.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return UserPoolClient?.CallbackURLs?.[0] ?? '';
};

/** What a browser asks the sign-in page for. */
export const signInRequest = async (challenge: string, changes: Readonly<Record<string, string>> = {}) => ({
  client_id: ClientId,
  response_type: 'code',
  scope: 'openid aws.cognito.signin.user.admin',
  redirect_uri: await callback(),
  state: 'keadaan',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  ...changes,
});

const submit = (form: Readonly<Record<string, string>>) =>
  fetch(`${stack.SignInUrl}/login`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

export type SigningIn = {
  /** Chosen on a second page, where the password must be changed. */
  readonly newPassword?: string;
};

/** Fills in the page; gives the code that comes back. */
export const signInByPage = async (
  username: string,
  challenge: string,
  { newPassword }: SigningIn = {},
): Promise<string> => {
  let answer = await submit({ ...(await signInRequest(challenge)), username, password: LOCAL_PASSWORD });
  if (newPassword !== undefined) {
    const token = /name="np_token" value="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
    answer = await submit({ np_token: token, new_password: newPassword, confirm_password: newPassword });
  }
  const location = new URL(answer.headers.get('location') ?? '');
  expect(`${location.origin}${location.pathname}`).toBe(await callback());
  expect(location.searchParams.get('state')).toBe('keadaan');
  return location.searchParams.get('code') ?? '';
};
