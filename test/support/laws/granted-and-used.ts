import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as z from 'zod';

/** A call to AWS under a function's role, with the values that conditions may look at. */
export const Call = z.object({
  role: z.string(),
  action: z.string(),
  resource: z.string(),
  conditions: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  /** Whether it was let through; a test may have taken the grant away for a while. */
  allowed: z.boolean().default(true),
});
export type Call = Readonly<z.infer<typeof Call>>;

/** What a condition lets through: each pattern of it is a grant of its own. */
type Limit = { readonly key: string; readonly pattern: string };

/**
 * One action on one pattern of resources, of what a condition narrows it to, and of one attribute where not all may be
 * read.
 */
export type Grant = {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  /** The partition, the sender, or what a key is bound to. */
  readonly limit?: Limit;
  readonly parts?: readonly Limit[];
};

const PLACES = [
  'dynamodb:LeadingKeys',
  'ses:FromAddress',
  'kms:EncryptionContext:reportId',
  'kms:EncryptionContext:contactId',
  'kms:EncryptionContext:activityId',
  'kms:EncryptionContext:aws:s3:arn',
] as const;
/** How much of an item: whoever reads all of it reads these too. */
const PARTS = ['dynamodb:Attributes', 'dynamodb:Select'] as const;
const KNOWN: readonly string[] = [...PLACES, ...PARTS];

/** What a role may do, as its policies say. */
export type Role = { readonly name: string; readonly policies: readonly unknown[] };

const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const OPERATORS = ['StringEquals', 'StringLike', 'ForAllValues:StringLike', 'ForAllValues:StringEquals'] as const;
/** One place, and parts of what lies there; another kind of condition must be thought about here. */
const Condition = z
  .partialRecord(z.enum(OPERATORS), z.record(z.string(), several))
  .transform((condition) =>
    Object.values(condition).flatMap((keys) =>
      Object.entries(keys ?? {}).map(([key, patterns]) => patterns.map((pattern): Limit => ({ key, pattern }))),
    ),
  )
  .refine((limits) => limits.flat().every(({ key }) => KNOWN.includes(key)), 'a condition that was not thought about')
  .transform((limits) => ({
    places: limits.filter(([first]) => PLACES.some((key) => key === first?.key)),
    parts: limits.filter(([first]) => PARTS.some((key) => key === first?.key)),
  }))
  .refine(({ places }) => places.length === 1, 'conditions on several places at once')
  .transform(({ places, parts }) =>
    places
      .flat()
      .flatMap((limit) => everyOne(parts).map((some) => ({ limit, ...(some.length > 0 ? { parts: some } : {}) }))),
  );
/** One of each, in every way. */
const everyOne = (of: readonly (readonly Limit[])[]): readonly (readonly Limit[])[] =>
  of.reduce<readonly (readonly Limit[])[]>(
    (ways, one) => ways.flatMap((way) => one.map((limit) => [...way, limit])),
    [[]],
  );
const Document = z.object({
  Statement: z.array(
    z.strictObject({
      Sid: z.string().optional(),
      Effect: z.literal('Allow'),
      Action: several,
      Resource: several,
      Condition: Condition.optional(),
    }),
  ),
});

/** Every single thing that a role is granted. */
export const grantsOf = ({ name: role, policies }: Role): readonly Grant[] =>
  policies
    .flatMap((policy) => Document.parse(policy).Statement)
    .flatMap(({ Action, Resource, Condition: limits }) =>
      Action.flatMap((action) =>
        Resource.flatMap((resource): readonly Grant[] =>
          limits === undefined
            ? [{ role, action, resource }]
            : limits.map((narrower) => ({ role, action, resource, ...narrower })),
        ),
      ),
    );

const isLike = (pattern: string, text: string): boolean =>
  new RegExp(`^${RegExp.escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`, 's').test(text);

const valuesOf = ({ conditions }: Call, key: string): readonly string[] => [conditions[key] ?? []].flat();

/** Whether the call is of what the grant is about, whoever made it. */
const isAbout = ({ resource, limit, parts = [] }: Omit<Grant, 'role' | 'action'>, call: Call): boolean =>
  isLike(resource, call.resource) &&
  [...(limit === undefined ? [] : [limit]), ...parts].every(({ key, pattern }) =>
    valuesOf(call, key).some((value) => isLike(pattern, value)),
  );

const use = (grant: Grant, calls: readonly Call[]): Call | undefined =>
  calls.find(
    (call) => call.allowed && call.role === grant.role && isLike(grant.action, call.action) && isAbout(grant, call),
  );

/** The grants that no call has made use of. */
export const unusedGrants = (grants: readonly Grant[], calls: readonly Call[]): readonly Grant[] =>
  grants.filter((grant) => use(grant, calls) === undefined);

type Account = {
  /** Which has the last word on its key, beside the role's own policies. */
  readonly keyPolicies: ReadonlyMap<string, unknown>;
};

/**
 * The simulator knows no condition key whose last part is free and comes after a colon, which is what a key of KMS is
 * bound to. It is given one that it knows and that is compared in the same way, in policies and calls alike.
 */
const known = <T>(given: T): T =>
  JSON.parse(JSON.stringify(given).replaceAll('kms:EncryptionContext:', 'aws:PrincipalTag/'));

/** What one thing is called among others of its kind: an id, a hash, a date. No two keys are alike. */
const ONE_OF_MANY = /(?<=[a-z]{3}_)[0-9a-z]{26}|[0-9a-f]{32,}|(?<=[SX]#)[0-9a-f-]{36}|\b20\d\d(-W?\d\d){0,2}\b/g;
const shapeOf = (text: string): string => text.replaceAll(ONE_OF_MANY, '?');

/** One of all calls that differ only in which report, notice, day and so on they are of. */
export const oneOfEach = (calls: readonly Call[]): readonly Call[] => {
  const kinds = calls.map((call): readonly [string, Call] => [
    JSON.stringify([
      ...[call.role, call.action, shapeOf(call.resource), call.allowed],
      ...Object.entries(call.conditions).map(([key, some]) => [
        key,
        [...new Set([some].flat().map(shapeOf))].toSorted(),
      ]),
    ]),
    call,
  ]);
  return [...new Map(kinds).values()];
};

/** Whether AWS would let this call through. */
export const isAllowed = async (role: Role, call: Call, { keyPolicies }: Account): Promise<boolean> => {
  const accountId = '000000000000';
  const answer = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${accountId}:assumed-role/${role.name}/function`,
        action: call.action,
        resource: { resource: call.resource, accountId },
        contextVariables: known(call.conditions),
      },
      identityPolicies: role.policies.map((policy, index) => ({ name: String(index), policy: known(policy) })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: keyPolicies.get(call.resource),
    },
    {},
  );
  const whole = `${shown(call)}: ${JSON.stringify(answer)}`;
  if (answer.resultType === 'error') throw new Error(`cannot be judged: ${whole}`);
  if (answer.resultType === 'single' && (answer.result.ignoredContextKeys ?? []).length > 0)
    throw new Error(`not all of it was judged: ${whole}`);
  return answer.overallResult === 'Allowed';
};

/** The calls that the policies of their roles do not allow. */
export const notGranted = async (
  roles: readonly Role[],
  calls: readonly Call[],
  account: Account,
): Promise<readonly Call[]> => {
  const refused: Call[] = [];
  for (const call of calls) {
    const role = roles.find(({ name }) => name === call.role);
    if (role === undefined || !(await isAllowed(role, call, account))) refused.push(call);
  }
  return refused;
};

/** What an action can be asked of: things of one kind have names of one shape. */
const kindOf = (resource: string): string => {
  const [, , service = '', , , ...name] = resource.split(':');
  const path = name.join(':');
  if (service === 's3') return path.includes('/') ? 'object' : 'bucket';
  if (service === 'dynamodb') return /\/(index|stream)\//.exec(path)?.[1] ?? 'table';
  return `${service} ${/^[\w-]+(?=[:/])/.exec(path)?.[0] ?? ''}`;
};

/** Everything that anybody is granted something on, with a call of whoever used it. */
const targetsIn = (grants: readonly Grant[], calls: readonly Call[]) => {
  const targets = new Map<string, { readonly about: Grant; readonly by: Call }>();
  for (const about of grants) {
    const what = JSON.stringify([about.resource, about.limit, about.parts]);
    const by = targets.has(what) ? undefined : use(about, calls);
    if (by !== undefined) targets.set(what, { about, by });
  }
  return [...targets.values()];
};

/** The same call, of nothing but what the grant is about. */
const narrowed = (call: Call, { limit, parts = [] }: Grant): Call =>
  limit === undefined
    ? call
    : {
        ...call,
        conditions: Object.fromEntries(
          [limit, ...parts].map(({ key, pattern }) => [
            key,
            valuesOf(call, key)
              .filter((value) => isLike(pattern, value))
              .slice(0, 1),
          ]),
        ),
      };

/** Another action knows nothing of parts. */
const ofAction = (about: Grant, action: string): Grant => (about.action === action ? about : { ...about, parts: [] });

/**
 * What a role was not seen to do: every action that anybody was seen to use, on everything of its kind that anybody is
 * granted something on.
 */
function* neverDone(roles: readonly Role[], grants: readonly Grant[], calls: readonly Call[]) {
  const seen = Map.groupBy(calls, ({ action }) => action);
  const targets = targetsIn(grants, calls);
  for (const [action, made] of seen) {
    const kinds = new Set(made.map(({ resource }) => kindOf(resource)));
    // Whoever was seen to read all of an item has read each part of it.
    for (const { about, by } of targets.filter((target) => kinds.has(kindOf(target.by.resource))))
      for (const role of roles)
        if (use({ ...about, parts: [], role: role.name, action }, calls) === undefined)
          yield { role, call: { ...narrowed(by, ofAction(about, action)), role: role.name, action } };
  }
}

/** Tries all that a role was not seen to do, which must be refused. Gives what was not, and how many were. */
export const neverDoneAndAllowed = async (
  roles: readonly Role[],
  grants: readonly Grant[],
  calls: readonly Call[],
  account: Account,
): Promise<{ readonly allowed: readonly Call[]; readonly refused: number }> => {
  const allowed: Call[] = [];
  let refused = 0;
  for (const { role, call } of neverDone(roles, grants, calls)) {
    if (await isAllowed(role, call, account)) allowed.push(call);
    else refused += 1;
  }
  return { allowed, refused };
};

const DISTINCT = /^arn:aws:([\w-]+):[\w-]*:\d*:/;

/** A grant or a call in one line: whose, what, on what, and in which partitions or from which sender. */
export const shown = (it: Grant | Call): string => {
  const resource = it.resource.replace(DISTINCT, '').replace(/tanggap-\w+-(data|workflow)-/, '');
  const limits = 'limit' in it && it.limit ? [it.limit, ...(it.parts ?? [])] : [];
  const narrower = 'conditions' in it ? Object.values(it.conditions).flat() : limits.map(({ pattern }) => pattern);
  return [`${it.role}: ${it.action} on ${resource}`, ...narrower].join(', ');
};
