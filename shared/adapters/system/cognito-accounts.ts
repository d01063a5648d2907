import {
  type CognitoIdentityProviderClient,
  paginateListUsers,
  paginateListUsersInGroup,
  ResourceNotFoundException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import pMap from 'p-map';
import type { ListAccounts } from '#shared/app/access/ports';
import { GROUPS } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/report/report';

const GROUPS_AT_ONCE = 5;

/** Asks the user pool itself, to the last page, and remembers nothing: an office has some dozens of accounts. */
export const cognitoAccounts = (client: CognitoIdentityProviderClient, UserPoolId: string): ListAccounts => {
  const everybody = async (): Promise<readonly PersonId[]> => {
    const people: PersonId[] = [];
    for await (const { Users = [] } of paginateListUsers({ client }, { UserPoolId })) people.push(...namesOf(Users));
    return people;
  };
  const membersOf = async (GroupName: string): Promise<readonly PersonId[]> => {
    const people: PersonId[] = [];
    try {
      for await (const { Users = [] } of paginateListUsersInGroup({ client }, { UserPoolId, GroupName }))
        people.push(...namesOf(Users));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
    return people;
  };
  return async () => {
    const groups = [...GROUPS.keys()];
    const [people, members] = await Promise.all([
      everybody(),
      pMap(groups, membersOf, { concurrency: GROUPS_AT_ONCE }),
    ]);
    return people.map((person) => ({
      person,
      groups: groups.filter((_, index) => members[index]?.includes(person) === true),
    }));
  };
};

const namesOf = (users: readonly UserType[]): readonly PersonId[] =>
  users.flatMap(({ Username, Enabled }) => {
    const name = PersonId.safeParse(Username);
    return Enabled === false || !name.success ? [] : [name.data];
  });
