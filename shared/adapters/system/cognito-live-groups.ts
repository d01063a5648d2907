import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LiveGroups } from '#shared/app/access/ports';

/** Asks the user pool itself, to the last page, and remembers nothing. Whose account is disabled is in no group. */
export const cognitoLiveGroups = (client: CognitoIdentityProviderClient, UserPoolId: string): LiveGroups => {
  const isEnabled = async (Username: string): Promise<boolean> =>
    (await client.send(new AdminGetUserCommand({ UserPoolId, Username }))).Enabled === true;
  const listed = async (Username: string): Promise<readonly string[]> => {
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username, NextToken }));
      names.push(...(page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return names;
  };
  return async (person) => {
    try {
      // The pool goes on listing the groups of a disabled account.
      const [enabled, groups] = await Promise.all([isEnabled(person), listed(person)]);
      return enabled ? groups : [];
    } catch (error) {
      if (error instanceof UserNotFoundException) return [];
      throw error;
    }
  };
};
