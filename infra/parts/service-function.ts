import { join } from 'node:path';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import type { Stage } from '#infra/stages';
import { acknowledge } from './acknowledgements.ts';
import { allow } from './allow.ts';
import { bundleOf } from './bundles.ts';
import { BESIDE } from './bundling.ts';
import { ROOT } from './folders.ts';
import { inPartitions } from './in-partitions.ts';
import { onStage } from './patience.ts';

/** What every function's environment holds besides what its own contract asks for. */
export const COMMON_VARIABLES = [
  'NODE_OPTIONS',
  'POWERTOOLS_SERVICE_NAME',
  'POWERTOOLS_METRICS_NAMESPACE',
  'CLOCK',
  'PATIENCE',
] as const;
/** What it holds besides those where the stage's clock may be moved. */
export const MOVABLE_CLOCK_VARIABLES = ['CLOCK_TABLE'] as const;
export const METRICS_NAMESPACE = 'Tanggap';

export type ServiceFunctionProps<Contract extends z.ZodType<unknown, Record<string, string>>> = {
  readonly stage: Stage;
  /** The folder under `functions/`, which is also the service's name in logs and metrics. */
  readonly folder: string;
  readonly contract: Contract;
  /** Exactly what the contract asks for: a variable too many or too few does not compile. */
  readonly variables: z.input<Contract>;
  /** How long it may take on AWS. */
  readonly timeout: Duration;
  readonly memorySize: number;
  readonly description: string;
  /** Where a movable clock says how far it is ahead; left out by a function that needs no time. */
  readonly clockTable?: TableV2;
  /** So many instances are kept for it, and no more; left out, it has what the account has left. */
  readonly reservedConcurrency?: number | undefined;
  /** Where a call ends that nobody waits for and that failed every time. */
  readonly deadLetterQueue?: Queue;
};

/** As shared/adapters/table/clock.ts names it. */
const CLOCK = 'CLOCK';

/** Where only a template is wanted, the source stands in the bundle's place. */
const codeOf = (scope: Construct, { folder, stage }: { readonly folder: string; readonly stage: Stage }): Code =>
  Code.fromAsset(Stack.of(scope).bundlingRequired ? bundleOf(folder, stage.onAws) : join(ROOT, 'functions', folder));

/**
 * One of our functions: Node 24, on arm64 unless a part of it is made for another machine, one bundled file, traced,
 * logging as JSON to a group of its own, with a role that may do nothing but log and trace until something is granted.
 */
export class ServiceFunction<Contract extends z.ZodType<unknown, Record<string, string>>> extends LambdaFunction {
  /** What it may do; starts with logging and tracing only. */
  readonly ownRole: Role;
  readonly #folder: string;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps<Contract>) {
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.stage.logRetention,
      removalPolicy: props.stage.protectsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    const table = props.stage.clock === 'movable' ? props.clockTable : undefined;
    super(scope, id, {
      code: codeOf(scope, props),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      // With a part that is made for one kind of machine, x86_64, where it is tried and tested.
      architecture: props.folder in BESIDE ? Architecture.X86_64 : Architecture.ARM_64,
      tracing: Tracing.ACTIVE,
      // JSON, so that what the platform itself says (a timeout, lack of memory) can be searched like our own lines.
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
      description: props.description,
      memorySize: props.memorySize,
      timeout: onStage(props.stage, props.timeout),
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
      ...(props.deadLetterQueue === undefined ? {} : { deadLetterQueue: props.deadLetterQueue }),
      role,
      logGroup,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: props.folder,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        CLOCK: props.stage.clock,
        PATIENCE: String(props.stage.patience),
        ...(table === undefined ? {} : { CLOCK_TABLE: table.tableName }),
        ...props.variables,
      },
    });
    if (table !== undefined) allow(this, ['dynamodb:GetItem'], [table.tableArn], inPartitions(CLOCK));
    this.ownRole = role;
    this.#folder = props.folder;
    acknowledge(role, 'xrayHasNoResources');
  }

  /** How often it counted this outcome. */
  metricOutcome(outcome: string, options: MetricOptions = {}): Metric {
    return new Metric({
      statistic: Stats.SUM,
      ...options,
      namespace: METRICS_NAMESPACE,
      metricName: outcome,
      dimensionsMap: { service: this.#folder },
    });
  }
}
