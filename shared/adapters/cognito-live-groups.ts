import {
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LiveGroups } from '#shared/app/ports';

/** Asks the user pool itself, to the last page, and remembers nothing. */
export const cognitoLiveGroups =
  (client: CognitoIdentityProviderClient, UserPoolId: string): LiveGroups =>
  async (person) => {
    const names: string[] = [];
    let NextToken: string | undefined;
    try {
      do {
        const page = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: person, NextToken }));
        names.push(...(page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
    } catch (error) {
      if (error instanceof UserNotFoundException) return [];
      throw error;
    }
    return names;
  };
