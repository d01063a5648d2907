import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AccountsDeps, accountsHandler } from '#functions/accounts/handler';
import { type ActivitiesApiDeps, activitiesApiHandler } from '#functions/activities-api/handler';
import { type AdminApiDeps, adminApiHandler } from '#functions/admin-api/handler';
import { type ContactsDeps, contactsHandler } from '#functions/contacts/handler';
import { type EvidenceApiDeps, evidenceApiHandler } from '#functions/evidence-api/handler';
import { type RevealIdentityDeps, revealIdentityHandler } from '#functions/reveal-identity/handler';
import { localContacts } from '#infra/parts/local-contacts';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import { portalPackage } from '#shared/adapters/files/portal-package';
import { tableFiles } from '#shared/adapters/files/table-files';
import { unpack } from '#shared/adapters/files/unpack';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { memoryContactKeeper } from '#shared/adapters/secrets/contact-keeper';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryAccountKeeper } from '#shared/adapters/system/memory-account-keeper';
import { memoryWatching } from '#shared/adapters/system/memory-watching';
import { systemRandom } from '#shared/adapters/system/random';
import { tableActivityStore, tableActivityUploads } from '#shared/adapters/table/activity-store';
import { tableChangeBook } from '#shared/adapters/table/change-book';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableAttachments, tableUploads } from '#shared/adapters/table/evidence-store';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableInformalStore } from '#shared/adapters/table/informal-store';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableNewsStore } from '#shared/adapters/table/news-store';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import type { ActivityId } from '#shared/domain/activities/activity';
import { PersonId } from '#shared/domain/report/report';
import { log } from '#shared/runtime/logger';
import { eventLogInMemory } from '#test/support/fakes/event-log-in-memory';
import { newsTemplates, policy, replies } from '#test/support/policy';
import { type Call, httpEvent } from './http-event.ts';
import { aContext } from './lambda-context.ts';
import { SEARCH_KEY, TRACKING_KEYS } from './world.ts';

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

type Deps = AdminApiDeps & RevealIdentityDeps & AccountsDeps & ContactsDeps & EvidenceApiDeps & ActivitiesApiDeps;

/** Made ready once: its rules take longer to read than a request takes. */
const classify = rulesClassifier(policy);

/** The admin API on memory, with the adapters that a test cares for in place of empty ones. */
export const anAdminApi = (people: People, given: Pick<Deps, 'now'> & Partial<Deps>) => {
  const table = memoryTable();
  const reports = given.reports ?? tableReportStore(table, policy);
  const deps: Deps = {
    clientId: CLIENT,
    consoleUrl: 'https://konsol.contoh.invalid',
    liveGroups: async (id) => people[id] ?? [],
    accounts: async () => Object.entries(people).map(([id, groups]) => ({ person: PersonId.parse(id), groups })),
    policy,
    replies,
    reports,
    dataKeys: memoryDataKeys(),
    contactKeys: memoryDataKeys(),
    informal: tableInformalStore(table, policy.calendar),
    identityKeys: memoryDataKeys(),
    classify,
    cursorKey: async () => 'kunci kursor',
    searchKey: async () => SEARCH_KEY,
    trackingKeys: async () => TRACKING_KEYS,
    evaluations: tableEvaluations(table, memoryKeptFiles()),
    eventLog: eventLogInMemory(),
    deliveries: tableDeliveryStore(table, given.now),
    digestFiles: memoryKeptFiles(),
    policyFiles: memoryKeptFiles(),
    originals: memoryKeptFiles(),
    dutyBook: tableDutyBook(table),
    tableFiles,
    exportOrders: tableExportOrders(table),
    exportFiles: memoryKeptFiles(),
    exportQuota: tableQuota(table, 'exports'),
    startExport: async () => {},
    sendArrival: async () => {},
    sheetImports: tableSheetImports(table),
    sheetParts: memoryKeptFiles(),
    importRows: memoryKeptFiles(),
    importQuota: tableQuota(table, 'imports'),
    startImport: async () => {},
    unpack,
    uploads: tableUploads(table),
    attachments: tableAttachments(table),
    writeForm: async ({ id }) => ({ url: 'https://unggahan.contoh.invalid/', fields: { key: id } }),
    evidenceFiles: memoryKeptFiles(),
    activities: tableActivityStore(table),
    activityKeys: memoryDataKeys<ActivityId>(),
    activityUploads: tableActivityUploads(table),
    activityFiles: memoryKeptFiles(),
    news: tableNewsStore(table),
    newsTemplates,
    publishedPictures: memoryPublishedPictures(),
    packForPortal: portalPackage,
    random: systemRandom,
    keeper: memoryAccountKeeper(people),
    contacts: memoryContactKeeper(localContacts()),
    plainWebhooks: 'refused',
    changes: tableChangeBook(table, policy.calendar),
    changeQuota: tableQuota(table, 'changes'),
    enqueue: async () => {},
    watching: memoryWatching(),
    countWaiting: memoryWatching().countWaiting,
    deadLetters: memoryDeadLetters(),
    notes: tableLetterNotes(table),
    letterBook: tableLetterBook(table, policy.calendar),
    letterQuota: tableQuota(table, 'letters'),
    discarded: memoryKeptFiles(),
    log,
    ...given,
  };
  const [most, reveal, accounts] = [adminApiHandler(deps), revealIdentityHandler(deps), accountsHandler(deps)];
  const [contacts, evidence, activities] = [
    contactsHandler(deps),
    evidenceApiHandler(deps),
    activitiesApiHandler(deps),
  ];
  // As the gateway leads some addresses to functions of their own.
  const servedAt = (path: string): typeof most => {
    if (/^\/v1\/admin\/reports\/[^/]+\/revealIdentity$/.test(path)) return reveal;
    if (/^\/v1\/admin\/reports\/[^/]+\/(?:evidence|uploads)(\/|$)/.test(path)) return evidence;
    if (/^\/v1\/admin\/(?:activities|news|coverage)(\/|$)/.test(path)) return activities;
    if (/^\/v1\/admin\/contacts(\/|$)/.test(path)) return contacts;
    return /^\/v1\/admin\/accounts(\/|$)/.test(path) ? accounts : most;
  };
  /** A call with these claims, or without a token. */
  return async (claims: Claims | undefined, call: Omit<Call, 'at'>): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = httpEvent({ ...call, at: given.now() });
    const authorizer = claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: [] } } };
    return servedAt(call.path)({ ...event, requestContext: { ...event.requestContext, ...authorizer } }, aContext());
  };
};
