import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { isFreeName } from '#shared/domain/report/named-person';
import type { PersonId } from '#shared/domain/report/report';
import { type InventedPerson, inventedPeople } from './invented-people.ts';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';
import { Trouble } from './trouble.ts';

/** Of all of them, and of nobody outside a local system; it is long and mixed because the user pool asks for that. */
export const LOCAL_PASSWORD = 'Hanya-untuk-Lokal-1';

/** The user pool of the running system. */
export const peopleClient = (stack: Stack): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient(clientConfig(stack.aws));

const invite = async (client: CognitoIdentityProviderClient, UserPoolId: string, Username: string): Promise<void> => {
  const UserAttributes = [
    { Name: 'email', Value: `${Username}@kantor.contoh.invalid` },
    { Name: 'email_verified', Value: 'true' },
  ];
  try {
    const who = { UserPoolId, Username, UserAttributes };
    await client.send(
      new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS', TemporaryPassword: LOCAL_PASSWORD }),
    );
  } catch (cause) {
    // Data that was kept has them already.
    if (!(cause instanceof UsernameExistsException)) throw cause;
  }
};

/**
 * Puts somebody into the running system, with the password that everybody may know there. Nobody is called like a
 * function or a unit.
 */
export const invitePerson = async (stack: Stack, { id, groups }: InventedPerson): Promise<void> => {
  if (!isFreeName(loadPolicy().office, id)) throw new Trouble(`${id} is a function or a unit of the office`);
  const client = peopleClient(stack);
  const { UserPoolId } = stack;
  await invite(client, UserPoolId, id);
  const who = { UserPoolId, Username: id };
  await client.send(new AdminSetUserPasswordCommand({ ...who, Password: LOCAL_PASSWORD, Permanent: true }));
  for (const GroupName of groups) await client.send(new AdminAddUserToGroupCommand({ ...who, GroupName }));
};

/** Puts invented people into the running system, one a group. */
export const invitePeople = async (stack: Stack): Promise<readonly InventedPerson[]> => {
  const people = inventedPeople();
  for (const person of people) await invitePerson(stack, person);
  return people;
};

const Tokens = z.object({ AccessToken: z.string(), IdToken: z.string() });

/** The tokens of one of them. Only the client of the local stage gives any for a password. */
export const tokensOf = async (
  stack: Stack,
  id: PersonId,
): Promise<{ readonly access: string; readonly id: string }> => {
  const { AuthenticationResult } = await peopleClient(stack).send(
    new AdminInitiateAuthCommand({
      UserPoolId: stack.UserPoolId,
      ClientId: stack.SignInClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: id, PASSWORD: LOCAL_PASSWORD },
    }),
  );
  const { AccessToken, IdToken } = Tokens.parse(AuthenticationResult);
  return { access: AccessToken, id: IdToken };
};
