import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import * as z from 'zod';
import { clientConfig } from '#local/aws/local-aws';
import { workflowResources } from './resources.ts';
import { stack } from './system.ts';

const iam = new IAMClient(clientConfig(stack.aws));

const Statement = z.looseObject({ Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]) });
const Document = z.looseObject({ Statement: z.array(Statement) });
type Statement = z.infer<typeof Statement>;

/** The role of a function and its one inline policy; the local AWS names a policy otherwise than its stack does. */
const roleOf = async (construct: string): Promise<{ readonly RoleName: string; readonly PolicyName: string }> => {
  const RoleName = (await workflowResources()).find(
    ({ LogicalResourceId, ResourceType }) =>
      ResourceType === 'AWS::IAM::Role' && LogicalResourceId?.startsWith(`${construct}FunctionRole`),
  )?.PhysicalResourceId;
  if (RoleName === undefined) throw new Error(`no role of ${construct}`);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const [PolicyName, ...others] = PolicyNames;
  if (PolicyName === undefined || others.length > 0) throw new Error(`not one policy but: ${PolicyNames.join(', ')}`);
  return { RoleName, PolicyName };
};

/** Does something while a function's role may do something else, and gives it back what it had whatever happens. */
const meanwhile = async <T>(
  construct: string,
  change: (statements: readonly Statement[]) => readonly Statement[],
  work: () => Promise<T>,
): Promise<T> => {
  const role = await roleOf(construct);
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(role));
  const before = decodeURIComponent(PolicyDocument);
  const document = Document.parse(JSON.parse(before));
  const changed = change(document.Statement);
  if (JSON.stringify(changed) === JSON.stringify(document.Statement))
    throw new Error(`${construct}: nothing to change`);
  const put = (text: string) => iam.send(new PutRolePolicyCommand({ ...role, PolicyDocument: text }));
  await put(JSON.stringify({ ...document, Statement: changed }));
  try {
    return await work();
  } finally {
    await put(before);
  }
};

/** Does something while one action is taken from a function's role. */
export const without = <T>(construct: string, action: string, work: () => Promise<T>): Promise<T> =>
  meanwhile(
    construct,
    (statements) =>
      statements
        .map((statement) => ({ ...statement, Action: statement.Action.filter((each) => each !== action) }))
        .filter((statement) => statement.Action.length > 0),
    work,
  );

/** Does something while the conditions of a function's grants say another thing, say another partition. */
export const withCondition = <T>(construct: string, from: string, to: string, work: () => Promise<T>): Promise<T> =>
  meanwhile(
    construct,
    (statements) =>
      statements.map((one) => Statement.parse(JSON.parse(JSON.stringify(one).replaceAll(`"${from}"`, `"${to}"`)))),
    work,
  );
