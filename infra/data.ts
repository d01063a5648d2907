import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  HttpMethods,
  type LifecycleRule,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/parts/acknowledgements';
import { OFFICIAL_CHANNELS } from '#infra/parts/channels';
import { EXPORTS_PREFIX } from '#infra/parts/export-files';
import { SENT_SHEETS_PREFIX } from '#infra/parts/import-files';
import { officeUserPool } from '#infra/parts/user-pool';
import type { Stage } from './stages.ts';

export type DataProps = StackProps & {
  readonly stage: Stage;
  /**
   * Whom the contact book holds from the beginning; on AWS nobody: a person writes it, and no template knows an
   * address.
   */
  readonly contacts: Readonly<Record<string, unknown>>;
};

/**
 * Letters and digits only, any of them anywhere. The characters are listed beside the switch that leaves them out,
 * because not every implementation of Secrets Manager knows the switch. Never change how a secret is generated once a
 * stage is deployed: CloudFormation would generate every one anew, and with the tracking key all codes would be void.
 */
const LETTERS_AND_DIGITS = {
  excludePunctuation: true,
  excludeCharacters: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  requireEachIncludedType: false,
};
/** As letters and digits these are valid base64 of 33 bytes, inside the 24 to 64 that Standard Webhooks asks for. */
const CHANNEL_SECRET_LENGTH = 44;
const TRACKING_KEY_LENGTH = 64;
const CONTACTS_KEY_LENGTH = 64;
const CURSOR_KEY_LENGTH = 64;
const NOTICE_KEY_LENGTH = 64;
const SEARCH_KEY_LENGTH = 64;
const SESSION_KEY_LENGTH = 64;

/**
 * What must outlive every deploy: the table, the originals, the policy archive, evaluations and digests, the keys, the
 * secrets and the people. The ids of these resources never change, because a changed id is a new, empty resource.
 */
export class Data extends Stack {
  readonly table: TableV2;
  readonly originals: Bucket;
  readonly policy: Bucket;
  /**
   * The parts that figures are merged from, and every digest with the model that it was made from; for a week, exports
   * that were made in the background, and sheets of history that were sent and not taken in.
   */
  readonly evaluations: Bucket;
  /** Files that prove something, sealed, each with a term of its own before which it cannot be deleted. */
  readonly evidence: Bucket;
  /** What was sent as evidence and nobody has looked into; a day later it is gone. */
  readonly quarantine: Bucket;
  /** Pictures of published news, as everybody may see them. */
  readonly published: Bucket;
  /** Who reported is sealed under it, and nothing else of a report. */
  readonly identityKey: Key;
  /** All else that is sealed of a report. */
  readonly reportKey: Key;
  readonly trackingSecretArn: string;
  /** By channel id. */
  readonly channelSecretArns: ReadonlyMap<string, string>;
  readonly contactsSecretArn: string;
  readonly cursorSecretArn: string;
  readonly noticeSecretArn: string;
  readonly searchSecretArn: string;
  readonly sessionSecretArn: string;
  /** Who may sign in, and in which groups they are. */
  readonly userPool: UserPool;

  constructor(scope: Construct, id: string, { stage, contacts, ...props }: DataProps) {
    super(scope, id, { terminationProtection: stage.protectsData, ...props });
    const removalPolicy = stage.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    this.table = reportTable(this, stage, removalPolicy);
    const accessLogs = new AccessLogs(this, 'AccessLogs', {
      ...privateBucket(removalPolicy),
      lifecycleRules: [{ expiration: Duration.days(365), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
    this.originals = new Bucket(this, 'Originals', {
      ...keptBucket(accessLogs, 'originals/', removalPolicy),
      ...(stage.originalsLockedFor === undefined
        ? {}
        : { objectLockDefaultRetention: ObjectLockRetention.compliance(stage.originalsLockedFor) }),
    });
    this.policy = new Bucket(this, 'Policy', keptBucket(accessLogs, 'policy/', removalPolicy));
    const evaluations = keptBucket(accessLogs, 'evaluations/', removalPolicy);
    this.evaluations = new Bucket(this, 'Evaluations', {
      ...evaluations,
      lifecycleRules: [...(evaluations.lifecycleRules ?? []), ...FORGOTTEN_EXPORTS, ...FORGOTTEN_SHEETS],
    });
    this.evidence = new Bucket(this, 'Evidence', {
      ...keptBucket(accessLogs, 'evidence/', removalPolicy),
      objectLockEnabled: true,
    });
    this.quarantine = quarantineBucket(this, accessLogs, removalPolicy);
    this.published = publishedBucket(this, accessLogs, removalPolicy);
    this.identityKey = new Key(this, 'IdentityKey', {
      description: 'Wraps the keys that identities are sealed under; without it nobody can read who reported',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.reportKey = new Key(this, 'ReportKey', {
      description: 'Wraps the data key of each report; without it nobody can read originals or check hashes of words',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.trackingSecretArn = trackingSecretArn(this, removalPolicy);
    this.channelSecretArns = new Map(
      OFFICIAL_CHANNELS.map((channel) => [channel, channelSecretArn(this, channel, removalPolicy)]),
    );
    this.contactsSecretArn = contactsSecretArn(this, contacts, removalPolicy);
    this.cursorSecretArn = cursorSecretArn(this, removalPolicy);
    this.noticeSecretArn = noticeSecretArn(this, removalPolicy);
    this.searchSecretArn = searchSecretArn(this, removalPolicy);
    this.sessionSecretArn = sessionSecretArn(this, removalPolicy);
    this.userPool = officeUserPool(this, stage, removalPolicy);
    this.#tell();
  }

  #tell(): void {
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'OriginalsBucketName', { value: this.originals.bucketName });
    new CfnOutput(this, 'PolicyBucketName', { value: this.policy.bucketName });
    new CfnOutput(this, 'EvaluationsBucketName', { value: this.evaluations.bucketName });
    new CfnOutput(this, 'EvidenceBucketName', { value: this.evidence.bucketName });
    new CfnOutput(this, 'QuarantineBucketName', { value: this.quarantine.bucketName });
    new CfnOutput(this, 'PublishedBucketName', { value: this.published.bucketName });
    new CfnOutput(this, 'IdentityKeyArn', { value: this.identityKey.keyArn });
    new CfnOutput(this, 'ReportKeyArn', { value: this.reportKey.keyArn });
    new CfnOutput(this, 'TrackingSecretArn', { value: this.trackingSecretArn });
    for (const [channel, arn] of this.channelSecretArns) {
      new CfnOutput(this, `${pascal(channel)}SecretArn`, { value: arn });
    }
    new CfnOutput(this, 'ContactsSecretArn', { value: this.contactsSecretArn });
    new CfnOutput(this, 'CursorSecretArn', { value: this.cursorSecretArn });
    new CfnOutput(this, 'NoticeSecretArn', { value: this.noticeSecretArn });
    new CfnOutput(this, 'SearchSecretArn', { value: this.searchSecretArn });
    new CfnOutput(this, 'SessionSecretArn', { value: this.sessionSecretArn });
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
  }
}

/** Says that it is no website, which the library leaves open and then does not accept as a place for logs. */
class AccessLogs extends Bucket {
  override get isWebsite(): boolean {
    return false;
  }
}

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const reportTable = (scope: Construct, stage: Stage, removalPolicy: RemovalPolicy): TableV2 =>
  new TableV2(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    globalSecondaryIndexes: ['1', '2'].map((number) => ({
      indexName: `GSI${number}`,
      partitionKey: { name: `gsi${number}pk`, type: AttributeType.STRING },
      sortKey: { name: `gsi${number}sk`, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })),
    // Events are written once and never changed: the new image is all there is.
    dynamoStream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'ttl',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: TableEncryptionV2.awsManagedKey(),
    deletionProtection: stage.protectsData,
    removalPolicy,
  });

const privateBucket = (removalPolicy: RemovalPolicy): BucketProps => ({
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy,
});

/** For ever, in every version; older than half a year it is hardly read and lies cheaper. */
const keptBucket = (accessLogs: AccessLogs, prefix: string, removalPolicy: RemovalPolicy): BucketProps => ({
  ...privateBucket(removalPolicy),
  versioned: true,
  serverAccessLogsBucket: accessLogs,
  serverAccessLogsPrefix: prefix,
  lifecycleRules: [
    {
      abortIncompleteMultipartUploadAfter: Duration.days(7),
      transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(180) }],
    },
  ],
});

/**
 * Where browsers send files, by forms that are signed one by one. Whatever is not looked into within a day is gone.
 * What comes is told to whoever listens: a rule that leads from here to a queue would point back into another stack.
 */
const quarantineBucket = (scope: Construct, accessLogs: AccessLogs, removalPolicy: RemovalPolicy): Bucket => {
  const bucket = new Bucket(scope, 'Quarantine', {
    ...privateBucket(removalPolicy),
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'quarantine/',
    lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    // From wherever the console lies: what is let in is decided by the form's signature.
    cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'], allowedHeaders: ['*'], maxAge: 3_600 }],
  });
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} has no resource of its own`);
  resource.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true);
  return bucket;
};

/**
 * No versions and no lock: what is withdrawn is gone at once, for whoever may read here too. What it was made from lies
 * elsewhere.
 */
const publishedBucket = (scope: Construct, accessLogs: AccessLogs, removalPolicy: RemovalPolicy): Bucket =>
  new Bucket(scope, 'Published', {
    ...privateBucket(removalPolicy),
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'published/',
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });

/**
 * The bucket keeps every version: one that is over is no longer shown, and gone a day later. No export is opened for
 * longer than seven days.
 */
const FORGOTTEN_EXPORTS: readonly LifecycleRule[] = [
  { prefix: EXPORTS_PREFIX, expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
];

/** What was sent of a sheet and not taken in goes likewise; what is taken in lies among the originals by then. */
const FORGOTTEN_SHEETS: readonly LifecycleRule[] = [
  { prefix: SENT_SHEETS_PREFIX, expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
];

/**
 * By attribute: a reference to a secret is its ARN on AWS and its name on the local AWS, where no policy would match.
 */
const arnOf = (secret: Secret): string => {
  const resource = secret.node.defaultChild;
  if (!(resource instanceof CfnSecret)) throw new Error(`${secret.node.path} has no resource of its own`);
  return resource.attrId;
};

const channelSecretArn = (scope: Construct, channel: string, removalPolicy: RemovalPolicy): string => {
  const secret = new Secret(scope, `${pascal(channel)}Secret`, {
    description: `Signs the webhooks of the channel ${channel}`,
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'current',
      passwordLength: CHANNEL_SECRET_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'sharedSecretRotation');
  return arnOf(secret);
};

const trackingSecretArn = (scope: Construct, removalPolicy: RemovalPolicy): string => {
  const secret = new Secret(scope, 'TrackingSecret', {
    description: 'Makes tracking codes from report ids',
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ version: '1' }),
      generateStringKey: 'key1',
      passwordLength: TRACKING_KEY_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'ownKeyRotation');
  return arnOf(secret);
};

/** The contact book. Its key names contacts without telling them, so another key would make every contact a new one. */
const contactsSecretArn = (
  scope: Construct,
  contacts: Readonly<Record<string, unknown>>,
  removalPolicy: RemovalPolicy,
): string => {
  const secret = new Secret(scope, 'ContactsSecret', {
    description: 'Contact book: where each recipient of notices is told',
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ contacts }),
      generateStringKey: 'key',
      passwordLength: CONTACTS_KEY_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'sharedSecretRotation');
  return arnOf(secret);
};

/** Nothing that lasts hangs on it: with another key, lists that are being read begin again. */
const cursorSecretArn = (scope: Construct, removalPolicy: RemovalPolicy): string => {
  const secret = new Secret(scope, 'CursorSecret', {
    description: 'Signs the cursors of lists',
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'key',
      passwordLength: CURSOR_KEY_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'ownKeyRotation');
  return arnOf(secret);
};

/** Under another key, what waits in the queues is set aside as unreadable, and sent anew by the watch. */
const noticeSecretArn = (scope: Construct, removalPolicy: RemovalPolicy): string => {
  const secret = new Secret(scope, 'NoticeSecret', {
    description: 'Seals what waits to be told, and names mails',
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'key',
      passwordLength: NOTICE_KEY_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'ownKeyRotation');
  return arnOf(secret);
};

/** Under another key, no report that came before is found by its words any more. */
const searchSecretArn = (scope: Construct, removalPolicy: RemovalPolicy): string => {
  const secret = new Secret(scope, 'SearchSecret', {
    description: 'Hides the words that reports are found by',
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'key',
      passwordLength: SEARCH_KEY_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'ownKeyRotation');
  return arnOf(secret);
};

/** Under another key, whoever is signed in signs in again; docs/runbook.md says how nobody needs to. */
const sessionSecretArn = (scope: Construct, removalPolicy: RemovalPolicy): string => {
  const secret = new Secret(scope, 'SessionSecret', {
    description: 'Seals the sessions of people of the office',
    generateSecretString: {
      secretStringTemplate: '{}',
      generateStringKey: 'key',
      passwordLength: SESSION_KEY_LENGTH,
      ...LETTERS_AND_DIGITS,
    },
    removalPolicy,
  });
  acknowledge(secret, 'ownKeyRotation');
  return arnOf(secret);
};
