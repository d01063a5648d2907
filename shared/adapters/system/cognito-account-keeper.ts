import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  AliasExistsException,
  type CognitoIdentityProviderClient,
  paginateAdminListGroupsForUser,
  paginateListUsers,
  UserNotFoundException,
  UsernameExistsException,
  type UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider';
import pMap from 'p-map';
import type { AccountKeeper, KnownAccount } from '#shared/app/operator/ports';
import { type AccountChanged, GroupName } from '#shared/domain/office/change';
import { assertNever } from '#shared/domain/words/result';

const ASKED_AT_ONCE = 5;

const stateOf = (status: UserStatusType | undefined): KnownAccount['state'] => {
  if (status === 'FORCE_CHANGE_PASSWORD') return 'invited';
  return status === 'CONFIRMED' ? 'confirmed' : 'other';
};

/** Keeps the accounts of a user pool. Cognito itself mails the invitation, and does nothing twice that is done. */
export const cognitoAccountKeeper = (client: CognitoIdentityProviderClient, UserPoolId: string): AccountKeeper => {
  const groupsOf = async (Username: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { Groups = [] } of paginateAdminListGroupsForUser({ client }, { UserPoolId, Username }))
      found.push(...Groups.flatMap(({ GroupName: name }) => GroupName.safeParse(name).data ?? []));
    return found;
  };
  const find = async (Username: string): Promise<KnownAccount | undefined> => {
    try {
      const [user, groups] = await Promise.all([
        client.send(new AdminGetUserCommand({ UserPoolId, Username })),
        groupsOf(Username),
      ]);
      const address = user.UserAttributes?.find(({ Name }) => Name === 'email')?.Value;
      return {
        person: user.Username ?? Username,
        ...(address === undefined ? {} : { address }),
        state: stateOf(user.UserStatus),
        enabled: user.Enabled === true,
        secondFactor: (user.UserMFASettingList ?? []).length > 0,
        groups,
      };
    } catch (error) {
      if (error instanceof UserNotFoundException) return undefined;
      throw error;
    }
  };
  return {
    find,
    all: async () => {
      const names: string[] = [];
      for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId }))
        names.push(...Users.flatMap(({ Username }) => Username ?? []));
      const found = await pMap(
        names.toSorted((one, other) => (one < other ? -1 : 1)),
        find,
        { concurrency: ASKED_AT_ONCE },
      );
      return found.filter((account) => account !== undefined);
    },
    invite: async (Username, address) => {
      const UserAttributes = [
        { Name: 'email', Value: address },
        { Name: 'email_verified', Value: 'true' },
      ];
      try {
        await client.send(
          new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, DesiredDeliveryMediums: ['EMAIL'] }),
        );
        return 'invited';
      } catch (error) {
        if (error instanceof UsernameExistsException || error instanceof AliasExistsException) return 'taken';
        throw error;
      }
    },
    carryOut: async (changed) => {
      await carryOut(client, UserPoolId, changed);
    },
  };
};

const carryOut = async (
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  changed: AccountChanged,
): Promise<unknown> => {
  const who = { UserPoolId, Username: changed.person };
  switch (changed.what) {
    case 'invite':
      throw new Error('an invitation needs an address');
    case 'disable':
      return client.send(new AdminDisableUserCommand(who));
    case 'enable':
      return client.send(new AdminEnableUserCommand(who));
    case 'signOut':
      return client.send(new AdminUserGlobalSignOutCommand(who));
    case 'addGroup':
      return client.send(new AdminAddUserToGroupCommand({ ...who, GroupName: changed.group }));
    case 'removeGroup':
      return client.send(new AdminRemoveUserFromGroupCommand({ ...who, GroupName: changed.group }));
    default:
      return assertNever(changed);
  }
};
