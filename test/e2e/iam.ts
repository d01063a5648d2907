import * as z from 'zod';
import { queryCall } from '#local/query-call';
import { workflowResources } from './resources.ts';
import { stack } from './system.ts';

const iam = (parameters: Readonly<Record<string, string>> & { readonly Action: string }): Promise<string> =>
  queryCall(stack.aws, 'iam', { Version: '2010-05-08', ...parameters });

const Statement = z.looseObject({ Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]) });
const Document = z.looseObject({ Statement: z.array(Statement) });

const documentIn = (answer: string): string => {
  const found = /<PolicyDocument>(.*?)<\/PolicyDocument>/s.exec(answer)?.[1];
  if (found === undefined) throw new Error('no policy document in the answer');
  return decodeURIComponent(found.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
};

/** The role of a function and its one inline policy; the local AWS names a policy otherwise than its stack does. */
const roleOf = async (construct: string): Promise<{ readonly RoleName: string; readonly PolicyName: string }> => {
  const RoleName = (await workflowResources()).find(
    ({ LogicalResourceId, ResourceType }) =>
      ResourceType === 'AWS::IAM::Role' && LogicalResourceId?.startsWith(`${construct}FunctionRole`),
  )?.PhysicalResourceId;
  if (RoleName === undefined) throw new Error(`no role of ${construct}`);
  const policies = await iam({ Action: 'ListRolePolicies', RoleName });
  const [PolicyName, ...others] = [...policies.matchAll(/<member>(.*?)<\/member>/g)].flatMap(([, name]) => name ?? []);
  if (PolicyName === undefined || others.length > 0) throw new Error(`not one policy but: ${policies}`);
  return { RoleName, PolicyName };
};

/** Does something while one action is taken from a function's role, and gives it back whatever happens. */
export const without = async <T>(construct: string, action: string, work: () => Promise<T>): Promise<T> => {
  const role = await roleOf(construct);
  const before = documentIn(await iam({ Action: 'GetRolePolicy', ...role }));
  const document = Document.parse(JSON.parse(before));
  const remaining = document.Statement.map((statement) => ({
    ...statement,
    Action: statement.Action.filter((each) => each !== action),
  })).filter((statement) => statement.Action.length > 0);
  if (JSON.stringify(remaining) === JSON.stringify(document.Statement)) throw new Error(`${construct} lacks ${action}`);
  const put = (text: string) => iam({ Action: 'PutRolePolicy', ...role, PolicyDocument: text });
  await put(JSON.stringify({ ...document, Statement: remaining }));
  try {
    return await work();
  } finally {
    await put(before);
  }
};
