import { join } from 'node:path';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
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
import { acknowledge } from './acknowledgements.ts';
import { bundleOf } from './bundles.ts';
import { BESIDE } from './bundling.ts';
import { ROOT } from './folders.ts';
import type { Stage } from './stages.ts';

/** What every function's environment holds besides what its own contract asks for. */
export const COMMON_VARIABLES = [
  'NODE_OPTIONS',
  'POWERTOOLS_SERVICE_NAME',
  'POWERTOOLS_METRICS_NAMESPACE',
  'CLOCK',
] as const;
export const METRICS_NAMESPACE = 'Tanggap';

export type ServiceFunctionProps<Contract extends z.ZodType<unknown, Record<string, string>>> = {
  readonly stage: Stage;
  /** The folder under `functions/`, which is also the service's name in logs and metrics. */
  readonly folder: string;
  readonly contract: Contract;
  /** Exactly what the contract asks for: a variable too many or too few does not compile. */
  readonly variables: z.input<Contract>;
  readonly timeout: Duration;
  readonly memorySize: number;
  readonly description: string;
  /** Where a call ends that nobody waits for and that failed every time. */
  readonly deadLetterQueue?: Queue;
};

/** Where only a template is wanted, the source stands in the bundle's place. */
const codeOf = (scope: Construct, { folder, stage }: { readonly folder: string; readonly stage: Stage }): Code =>
  Code.fromAsset(Stack.of(scope).bundlingRequired ? bundleOf(folder, stage.onAws) : join(ROOT, 'functions', folder));

/**
 * One of our functions: Node 24, on arm64 unless a part of it is made for another machine, one bundled file, traced, logging as JSON to a group of its own, with a role
 * that may do nothing but log and trace until something is granted.
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
      timeout: props.timeout,
      ...(props.deadLetterQueue === undefined ? {} : { deadLetterQueue: props.deadLetterQueue }),
      role,
      logGroup,
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: props.folder,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
        CLOCK: props.stage.clock,
        ...props.variables,
      },
    });
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
