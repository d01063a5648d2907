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

/** One action on one pattern of resources, and of the partitions or senders that a condition narrows it to. */
export type Grant = {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly limit?: Limit;
};

/** What a role may do, as its policies say. */
export type Role = { readonly name: string; readonly policies: readonly unknown[] };

const several = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
/** One key under one operator; another kind of condition must be thought about here. */
const Condition = z
  .partialRecord(z.enum(['StringEquals', 'ForAllValues:StringLike']), z.record(z.string(), several))
  .transform((condition) =>
    Object.values(condition).flatMap((keys) =>
      Object.entries(keys ?? {}).flatMap(([key, patterns]) => patterns.map((pattern) => ({ key, pattern }))),
    ),
  )
  .refine((limits) => new Set(limits.map(({ key }) => key)).size === 1, 'conditions on several keys at once');
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
            : limits.map((limit) => ({ role, action, resource, limit })),
        ),
      ),
    );

const isLike = (pattern: string, text: string): boolean =>
  new RegExp(`^${RegExp.escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.')}$`, 's').test(text);

const valuesOf = ({ conditions }: Call, key: string): readonly string[] => [conditions[key] ?? []].flat();

/** Whether the call is of what the grant is about, whoever made it. */
const isAbout = ({ resource, limit }: Pick<Grant, 'resource' | 'limit'>, call: Call): boolean =>
  isLike(resource, call.resource) &&
  (limit === undefined || valuesOf(call, limit.key).some((value) => isLike(limit.pattern, value)));

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

/** Whether AWS would let this call through. */
export const isAllowed = async (role: Role, call: Call, { keyPolicies }: Account): Promise<boolean> => {
  const accountId = '000000000000';
  const answer = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${accountId}:assumed-role/${role.name}/function`,
        action: call.action,
        resource: { resource: call.resource, accountId },
        contextVariables: call.conditions,
      },
      identityPolicies: role.policies.map((policy, index) => ({ name: String(index), policy })),
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
    const what = JSON.stringify([about.resource, about.limit]);
    const by = targets.has(what) ? undefined : use(about, calls);
    if (by !== undefined) targets.set(what, { about, by });
  }
  return [...targets.values()];
};

/** The same call, of nothing but what the grant is about. */
const narrowed = (call: Call, { limit }: Grant): Call =>
  limit === undefined
    ? call
    : {
        ...call,
        conditions: {
          [limit.key]: valuesOf(call, limit.key)
            .filter((value) => isLike(limit.pattern, value))
            .slice(0, 1),
        },
      };

/** What a role was not seen to do: every action that anybody was seen to use, on everything of its kind that anybody is granted something on. */
function* neverDone(roles: readonly Role[], grants: readonly Grant[], calls: readonly Call[]) {
  const seen = Map.groupBy(calls, ({ action }) => action);
  const targets = targetsIn(grants, calls);
  for (const [action, made] of seen) {
    const kinds = new Set(made.map(({ resource }) => kindOf(resource)));
    for (const { about, by } of targets.filter((target) => kinds.has(kindOf(target.by.resource))))
      for (const role of roles)
        if (use({ ...about, role: role.name, action }, calls) === undefined)
          yield { role, call: { ...narrowed(by, about), role: role.name, action } };
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
  const narrower =
    'conditions' in it ? Object.values(it.conditions).flat() : 'limit' in it && it.limit ? [it.limit.pattern] : [];
  return [`${it.role}: ${it.action} on ${resource}`, ...narrower].join(', ');
};
