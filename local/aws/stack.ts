import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { apiUrlAt, clientConfig, type LocalAws } from './local-aws.ts';
import { Trouble } from './trouble.ts';

const STACKS = ['tanggap-local-data', 'tanggap-local-workflow'] as const;

const Outputs = z.object({
  ApiId: z.string(),
  ConsoleUrl: z.string(),
  TableName: z.string(),
  OriginalsBucketName: z.string(),
  PolicyBucketName: z.string(),
  EvaluationsBucketName: z.string(),
  EvidenceBucketName: z.string(),
  QuarantineBucketName: z.string(),
  PublishedBucketName: z.string(),
  IdentityKeyArn: z.string(),
  ReportKeyArn: z.string(),
  TrackingSecretArn: z.string(),
  LaporSecretArn: z.string(),
  PpidSecretArn: z.string(),
  ContactsSecretArn: z.string(),
  NoticeSecretArn: z.string(),
  SearchSecretArn: z.string(),
  SessionSecretArn: z.string(),
  UserPoolId: z.string(),
  SignInClientId: z.string(),
  SignInUrl: z.string(),
  IntakeQueueUrl: z.string(),
  IntakeDeadLetterQueueUrl: z.string(),
  NoticeQueueUrl: z.string(),
  UrgentNoticeQueueUrl: z.string(),
  NoticeDeadLetterQueueUrl: z.string(),
  NoticeFailuresQueueUrl: z.string(),
  FeedbackQueueUrl: z.string(),
  FeedbackDeadLetterQueueUrl: z.string(),
  MailFrom: z.string(),
  MailConfigurationSetName: z.string(),
  MailTopicArn: z.string(),
  IntakeFunctionName: z.string(),
  TriageFunctionName: z.string(),
  PublicApiFunctionName: z.string(),
  SessionFunctionName: z.string(),
  AdminApiFunctionName: z.string(),
  RevealIdentityFunctionName: z.string(),
  ArchivePolicyFunctionName: z.string(),
  DispatchFunctionName: z.string(),
  NotifyFunctionName: z.string(),
  ImportsFunctionName: z.string(),
  FeedbackFunctionName: z.string(),
  WatchFunctionName: z.string(),
  EvaluateFunctionName: z.string(),
  DigestFunctionName: z.string(),
  CheckLinksFunctionName: z.string(),
});

/** The deployed local stage: what its stacks say of themselves, and where it answers. */
export type Stack = Readonly<z.infer<typeof Outputs>> & {
  readonly aws: LocalAws;
  /** The HTTP API's address without a slash at the end. */
  readonly apiUrl: string;
  /** The origin of the public pages and the console, with the API behind it: the front, without a slash at the end. */
  readonly consoleUrl: string;
};

/** Reads the outputs of the deployed stacks. */
export const readStack = async (aws: LocalAws): Promise<Stack> => {
  const cloudFormation = new CloudFormationClient(clientConfig(aws));
  const outputs = await Promise.all(
    STACKS.map(async (StackName) => {
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      return Stacks?.[0]?.Outputs ?? [];
    }),
  );
  const parsed = Outputs.safeParse(
    Object.fromEntries(outputs.flat().map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
  );
  if (!parsed.success) throw new Trouble(`The deployed stacks lack outputs:\n${z.prettifyError(parsed.error)}`);
  const { ApiId, ConsoleUrl } = parsed.data;
  return { ...parsed.data, aws, apiUrl: apiUrlAt(aws.endpoint, ApiId), consoleUrl: ConsoleUrl };
};

const ChannelSecret = z.object({ current: z.string() });

/** The secret that a channel's sender would have been given. */
export const channelSecret = async (stack: Stack, channel: string): Promise<string> => {
  const arns: Readonly<Record<string, string>> = { lapor: stack.LaporSecretArn, ppid: stack.PpidSecretArn };
  const SecretId = arns[channel];
  if (SecretId === undefined) {
    throw new Trouble(
      `Kanal "${channel}" bukan kanal resmi / is not an official channel: ${Object.keys(arns).join(', ')}`,
    );
  }
  const secrets = new SecretsManagerClient(clientConfig(stack.aws));
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  return ChannelSecret.parse(JSON.parse(SecretString ?? '')).current;
};
