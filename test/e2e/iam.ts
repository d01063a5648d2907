import { createHash, createHmac } from 'node:crypto';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { clientConfig, REGION } from '#local/local-aws';
import { stack } from './system.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature Version 4 for one form post to IAM by the local AWS's administrator. */
const signed = (host: string, body: string, at: Date): Readonly<Record<string, string>> => {
  const time = at.toISOString().replace(/[:-]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${REGION}/iam/aws4_request`;
  const type = 'application/x-www-form-urlencoded';
  const headers = `content-type:${type}\nhost:${host}\nx-amz-date:${time}\n`;
  const names = 'content-type;host;x-amz-date';
  const request = sha256(`POST\n/\n\n${headers}\n${names}\n${sha256(body)}`);
  const key = [time.slice(0, 8), REGION, 'iam', 'aws4_request'].reduce<string | Buffer>(hmac, 'AWS4test');
  const signature = createHmac('sha256', key).update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${request}`).digest('hex');
  return {
    'content-type': type,
    'x-amz-date': time,
    authorization: `AWS4-HMAC-SHA256 Credential=test/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
};

const iam = async (parameters: Readonly<Record<string, string>>): Promise<string> => {
  const body = new URLSearchParams({ Version: '2010-05-08', ...parameters }).toString();
  const { host } = new URL(stack.aws.endpoint);
  const response = await fetch(stack.aws.endpoint, { method: 'POST', headers: signed(host, body, new Date()), body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${parameters['Action']}: ${text}`);
  return text;
};

const Statement = z.looseObject({ Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]) });
const Document = z.looseObject({ Statement: z.array(Statement) });

const documentIn = (answer: string): string => {
  const found = /<PolicyDocument>(.*?)<\/PolicyDocument>/s.exec(answer)?.[1];
  if (found === undefined) throw new Error('no policy document in the answer');
  return decodeURIComponent(found.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
};

/** The role of a function and its one inline policy; the local AWS names a policy otherwise than its stack does. */
const roleOf = async (construct: string): Promise<{ readonly RoleName: string; readonly PolicyName: string }> => {
  const client = new CloudFormationClient(clientConfig(stack.aws));
  const { StackResourceSummaries = [] } = await client.send(
    new ListStackResourcesCommand({ StackName: 'tanggap-local-workflow' }),
  );
  const RoleName = StackResourceSummaries.find(
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
