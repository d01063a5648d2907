import { readFile } from 'node:fs/promises';
import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import {
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { GetKeyPolicyCommand, KMSClient, paginateListKeys } from '@aws-sdk/client-kms';
import {
  type FunctionConfiguration,
  LambdaClient,
  paginateListEventSourceMappings,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { inject } from 'vitest';
import * as z from 'zod';
import { clientConfig } from '#local/aws/local-aws';
import { Call, type Role } from '#test/support/laws/granted-and-used';
import { WORKFLOW, workflowResources } from './resources.ts';
import { stack } from './system.ts';

const config = clientConfig(stack.aws);
const iam = new IAMClient(config);
const lambda = new LambdaClient(config);
const kms = new KMSClient(config);

/** A deployed function by the name of its construct, with the name of its role. */
type Deployed = FunctionConfiguration & {
  readonly construct: string;
  readonly roleName: string;
  /** Where what failed every time is set aside. */
  readonly deadLetters: string | undefined;
};

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Properties: z
        .looseObject({
          DeadLetterConfig: z
            .looseObject({ TargetArn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).optional() })
            .optional(),
        })
        .optional(),
    }),
  ),
});

/** By the logical id of a function; the local AWS makes its functions without them, so the template is asked. */
const deadLetterQueues = async (): Promise<ReadonlyMap<string, string>> => {
  const { TemplateBody = '' } = await new CloudFormationClient(config).send(
    new GetTemplateCommand({ StackName: WORKFLOW, TemplateStage: 'Original' }),
  );
  return new Map(
    Object.entries(Template.parse(JSON.parse(TemplateBody)).Resources).flatMap(([id, { Properties }]) => {
      const target = Properties?.DeadLetterConfig?.TargetArn;
      return target === undefined ? [] : [[id, target['Fn::GetAtt'][0]]];
    }),
  );
};

/** Every function of the system as it is deployed. */
export const deployedFunctions = async (): Promise<readonly Deployed[]> => {
  const resources = await workflowResources();
  const deadLetters = await deadLetterQueues();
  const nameOf = (id: string | undefined) =>
    resources
      .find(({ LogicalResourceId }) => LogicalResourceId === id)
      ?.PhysicalResourceId?.split('/')
      .at(-1);
  const functions: Deployed[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {}))
    for (const one of Functions) {
      const id = resources.find(({ PhysicalResourceId }) => PhysicalResourceId === one.FunctionName)?.LogicalResourceId;
      const queue = nameOf(deadLetters.get(id ?? ''));
      functions.push({
        ...one,
        construct: id?.replace(/Function[0-9A-F]{8}$/, '') ?? `unknown ${one.FunctionName}`,
        roleName: one.Role?.split('/').at(-1) ?? '',
        deadLetters: queue === undefined ? undefined : `arn:aws:sqs:${config.region}:000000000000:${queue}`,
      });
    }
  return functions;
};

/** The role of a function, by the function's name, with all that its policies say as they were deployed. */
export const roleOf = async ({ construct, roleName: RoleName }: Deployed): Promise<Role> => {
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  if (AttachedPolicies.length > 0) throw new Error(`${construct} has policies that are not its own`);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = await Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return JSON.parse(decodeURIComponent(PolicyDocument));
    }),
  );
  return { name: construct, policies };
};

/** What every key says of itself. */
export const keyPolicies = async (): Promise<ReadonlyMap<string, unknown>> => {
  const policies = new Map<string, unknown>();
  for await (const { Keys = [] } of paginateListKeys({ client: kms }, {}))
    for (const { KeyId, KeyArn = '' } of Keys) {
      const { Policy = '' } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }));
      policies.set(KeyArn, JSON.parse(Policy));
    }
  return policies;
};

/** Every call that the functions have made since the system was deployed, under the names of their constructs. */
export const recordedCalls = async (functions: readonly Deployed[]): Promise<readonly Call[]> => {
  const constructs = new Map(functions.map(({ roleName, construct }) => [roleName, construct]));
  const lines = (await readFile(inject('calls'), 'utf8')).trim().split('\n');
  return lines.flatMap((line) => {
    const call = Call.parse(JSON.parse(line));
    const role = constructs.get(call.role);
    return role === undefined ? [] : [{ ...call, role }];
  });
};

const READING_QUEUE = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const READING_STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/**
 * The calls that Lambda itself makes under a function's role, which no function is seen to make: it reads the event
 * sources, sets aside what failed, and keeps logs and traces. They follow from how the function is deployed, and count
 * as made; so a source without its grants is as wrong as grants without their source.
 */
export const callsOfLambda = async (functions: readonly Deployed[]): Promise<readonly Call[]> => {
  const calls: Call[] = [];
  for (const { construct, FunctionName, LoggingConfig, TracingConfig, deadLetters } of functions) {
    const add = (actions: readonly string[], resource: string | undefined): void => {
      if (resource !== undefined)
        calls.push(...actions.map((action) => ({ role: construct, action, resource, conditions: {}, allowed: true })));
    };
    const group = `arn:aws:logs:${config.region}:000000000000:log-group:${LoggingConfig?.LogGroup}`;
    add(['logs:CreateLogStream', 'logs:PutLogEvents'], `${group}:log-stream:any`);
    add(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], TracingConfig?.Mode === 'Active' ? '*' : undefined);
    add(['sqs:SendMessage'], deadLetters);
    for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings(
      { client: lambda },
      { FunctionName },
    ))
      for (const { EventSourceArn, DestinationConfig } of EventSourceMappings) {
        add(EventSourceArn?.includes(':sqs:') === true ? READING_QUEUE : READING_STREAM, EventSourceArn);
        add(['sqs:SendMessage'], DestinationConfig?.OnFailure?.Destination);
      }
  }
  return calls;
};
