import { Stack, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/**
 * Every finding of the rule packs that stands, and why. A finding that is not here stops the synth; an entry is applied
 * to the one construct that it is about, never to a stack.
 */
export const ACKNOWLEDGEMENTS = {
  signedWebhook: {
    rule: 'AwsSolutions-APIG4',
    reason:
      'A channel has no account with us: it signs each webhook (Standard Webhooks), and intake verifies the signature over the raw bytes before anything else.',
  },
  publicRoute: {
    rule: 'AwsSolutions-APIG4',
    reason:
      'Meant for everybody: health, following a report by its unguessable code, a file by its unguessable and short-lived link, the calculator of deadlines, which reads no report, and our own 404 for whatever is not there. And signing in, where nobody has a token yet: the function itself asks for the code of the sign-in page or for the sealed cookie of a session, and for the origin of the console.',
  },
  inventedPeople: {
    rule: 'AwsSolutions-COG2',
    reason:
      'On a machine of its own everybody is invented and has the same password: a second factor would guard nothing. On every stage with real people it is required.',
  },
  xrayHasNoResources: {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'xray:PutTraceSegments and xray:PutTelemetryRecords cannot be limited to a resource; nor can asking CloudWatch for alarms and figures, which say nothing of any report.',
  },
  everyObject: {
    rule: 'AwsSolutions-IAM5',
    reason:
      'Objects are named after what they contain, or after recipient and period, of which there are ever new ones: no prefix is narrower than the one that is granted, a bucket that holds nothing else or a folder of one; putting or getting an object is granted, listing never.',
  },
  sharedSecretRotation: {
    rule: 'AwsSolutions-SMG4',
    reason:
      'Shared with people outside, the operator of a channel or of a chat gateway, who must change it on the same day; the runbook has the steps.',
  },
  ownKeyRotation: {
    rule: 'AwsSolutions-SMG4',
    reason:
      'With another key, what it made would be void: every tracking code that citizens hold, which therefore names its key version, a new one being added beside the old ones by hand; the cursors of lists that are being read, which open nothing; the sessions of whoever is signed in, for ten hours at most; and what waits to be told, for minutes at most. With these nothing is gained.',
  },
  callerWaits: {
    rule: 'Serverless-LambdaDLQ',
    reason:
      'Called synchronously, by the HTTP API or by CloudFormation during a deploy: the caller gets the error and repeats or rolls back; there is nothing to set aside.',
  },
  queueKeepsFailure: {
    rule: 'Serverless-LambdaDLQ',
    reason:
      'Fed by a queue or a stream: what fails stays in it, is tried again, and in the end goes to a queue that calls a person.',
  },
  endOfTheLine: {
    rule: 'Serverless-SQSRedrivePolicy',
    reason: 'It is the dead-letter queue: an alarm calls a person, who redrives or drops what is in it.',
  },
  alarmMailOnce: {
    rule: 'Serverless-SNSRedrivePolicy',
    reason:
      'SNS itself repeats a mail that is not taken; the alarm stays red in CloudWatch, so a later copy adds nothing.',
  },
  redriveInsteadOfDestination: {
    rule: 'Serverless-LambdaEventSourceMappingDestination',
    reason:
      'Lambda offers no failure destination for an SQS event source; the redrive policy of the queue does that work.',
  },
} as const satisfies Record<string, { readonly rule: string; readonly reason: string }>;

/** Accepts one finding on one construct. */
export const acknowledge = (construct: IConstruct, finding: keyof typeof ACKNOWLEDGEMENTS): void => {
  const { rule, reason } = ACKNOWLEDGEMENTS[finding];
  Validations.of(construct).acknowledge({ id: rule, reason });
};

/** The outputs by which the workflow's stack knows the buckets of the data stack; the CDK makes the names. */
const BUCKET_OUTPUTS = {
  originals: 'PublishOutputFnGetAttOriginals63BA965BArnB160C458',
  policy: 'PublishOutputFnGetAttPolicy23B91518Arn7E624712',
  evaluations: 'PublishOutputFnGetAttEvaluationsF0E54255ArnD7D9ABC9',
  evidence: 'PublishOutputFnGetAttEvidence4CC26D68ArnBA400768',
  quarantine: 'PublishOutputFnGetAttQuarantine23FF09FEArnB37EF52C',
  published: 'PublishOutputFnGetAttPublished616FB537Arn342924DD',
} as const;

/**
 * Accepts that a role may reach every object of one bucket, or of a folder of it; the rule pack wants the finding's
 * very words.
 */
export const acknowledgeEveryObject = (
  role: Role,
  bucket: Bucket,
  output: keyof typeof BUCKET_OUTPUTS,
  pattern = '*',
): void => {
  const { stackName, region } = Stack.of(bucket);
  const arn = { 'Fn::GetStackOutput': { StackName: stackName, Region: region, OutputName: BUCKET_OUTPUTS[output] } };
  const { rule, reason } = ACKNOWLEDGEMENTS.everyObject;
  Validations.of(role).acknowledge({ id: `${rule}[Resource::${JSON.stringify(arn)}/${pattern}]`, reason });
};
