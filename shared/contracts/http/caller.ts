import * as z from 'zod';
import { PersonId } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { groupsInClaim } from './group-claim.ts';

/** Who calls, by a token that API Gateway has verified. */
export type Caller = {
  /** The user name in the user pool, under which the record knows the person. */
  readonly person: PersonId;
  /** As they were when the token was made: up to its lifetime ago. */
  readonly groups: readonly string[];
};

const Verified = z.object({
  requestContext: z.object({
    authorizer: z.object({
      jwt: z.object({
        claims: z.object({
          token_use: z.literal('access'),
          client_id: z.string(),
          username: z.string(),
          'cognito:groups': z.unknown().optional(),
        }),
      }),
    }),
  }),
});

/**
 * Reads the caller from an event of an HTTP API. The gateway has verified signature, issuer, time, audience and scope;
 * that it is an access token, and of this client, is looked at once more here, where the next route cannot forget it.
 */
export const callerOf = (event: unknown, clientId: string): Result<Caller, 'tokenNotAccepted' | 'personUnknown'> => {
  const verified = Verified.safeParse(event);
  if (!verified.success) return refuse('tokenNotAccepted');
  const { claims } = verified.data.requestContext.authorizer.jwt;
  if (claims.client_id !== clientId) return refuse('tokenNotAccepted');
  const person = PersonId.safeParse(claims.username);
  return person.success
    ? ok({ person: person.data, groups: groupsInClaim(claims['cognito:groups']) })
    : refuse('personUnknown');
};
