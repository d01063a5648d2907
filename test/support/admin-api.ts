import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AdminApiDeps, adminApiHandler } from '#functions/admin-api/handler';
import { type RevealIdentityDeps, revealIdentityHandler } from '#functions/reveal-identity/handler';
import { memoryDataKeys } from '#shared/adapters/memory-data-keys';
import { memoryDeadLetters } from '#shared/adapters/memory-dead-letters';
import { memoryDeliveryStore } from '#shared/adapters/memory-delivery-store';
import { memoryDutyBook } from '#shared/adapters/memory-duty-book';
import { memoryEvaluations } from '#shared/adapters/memory-evaluations';
import { memoryEventLog } from '#shared/adapters/memory-event-log';
import { memoryKeptFiles } from '#shared/adapters/memory-kept-files';
import { memoryLetterBook } from '#shared/adapters/memory-letter-book';
import { memoryLetterNotes } from '#shared/adapters/memory-letter-notes';
import { memoryQuota } from '#shared/adapters/memory-quota';
import { memoryReportStore } from '#shared/adapters/memory-report-store';
import { tableFiles } from '#shared/adapters/table-files';
import { PersonId } from '#shared/domain/report';
import { log } from '#shared/runtime/logger';
import { type Call, httpEvent } from './http-event.ts';
import { aContext } from './lambda-context.ts';
import { policy } from './policy.ts';

const CLIENT = 'client-of-the-console';

type Claims = Readonly<Record<string, unknown>>;

/** What API Gateway has read from the access token of a person. */
export const claimsOf = (username: string, changes: Claims = {}): Claims => ({
  token_use: 'access',
  client_id: CLIENT,
  username,
  ...changes,
});

/** Who is in which groups. */
export type People = Readonly<Record<string, readonly string[]>>;

type Deps = AdminApiDeps & RevealIdentityDeps;

/** The admin API on memory, with the adapters that a test cares for in place of empty ones. */
export const anAdminApi = (people: People, given: Pick<Deps, 'now'> & Partial<Deps>) => {
  const reports = given.reports ?? memoryReportStore(policy);
  const deps: Deps = {
    clientId: CLIENT,
    liveGroups: async (id) => people[id] ?? [],
    accounts: async () => Object.entries(people).map(([id, groups]) => ({ person: PersonId.parse(id), groups })),
    policy,
    reports,
    dataKeys: memoryDataKeys(),
    identityKeys: memoryDataKeys(),
    cursorKey: async () => 'kunci kursor',
    evaluations: memoryEvaluations(),
    eventLog: memoryEventLog(),
    deliveries: memoryDeliveryStore({ load: async () => undefined }),
    digestFiles: memoryKeptFiles(),
    policyFiles: memoryKeptFiles(),
    originals: memoryKeptFiles(),
    dutyBook: memoryDutyBook(),
    tableFiles,
    deadLetters: memoryDeadLetters(),
    notes: memoryLetterNotes(),
    letterBook: memoryLetterBook(policy.calendar),
    letterQuota: memoryQuota(),
    discarded: memoryKeptFiles(),
    log,
    ...given,
  };
  const [most, reveal] = [adminApiHandler(deps), revealIdentityHandler(deps)];
  /** A call with these claims, or without a token. */
  return async (claims: Claims | undefined, call: Omit<Call, 'at'>): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = httpEvent({ ...call, at: given.now() });
    const authorizer = claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: [] } } };
    // As the gateway leads the one command to its own function.
    const handle = /^\/v1\/admin\/reports\/[^/]+\/revealIdentity$/.test(call.path) ? reveal : most;
    return handle({ ...event, requestContext: { ...event.requestContext, ...authorizer } }, aContext());
  };
};
