import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type * as z from 'zod';
import { acknowledge } from './acknowledgements.ts';
import { type Beside, BUNDLING, bundlingBeside } from './bundling.ts';
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
  /** Of a function with parts that are made for one kind of machine: then that is x86_64, where they are tried and tested. */
  readonly beside?: Beside;
  /** Where a call ends that nobody waits for and that failed every time. */
  readonly deadLetterQueue?: Queue;
};

const entryOf = (folder: string): string => fileURLToPath(new URL(`../functions/${folder}/main.ts`, import.meta.url));

/**
 * One of our functions: Node 24, on arm64 unless a part of it is made for another machine, one bundled file, traced, logging as JSON to a group of its own, with a role
 * that may do nothing but log and trace until something is granted.
 */
export class ServiceFunction<Contract extends z.ZodType<unknown, Record<string, string>>> extends NodejsFunction {
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
      entry: entryOf(props.folder),
      runtime: Runtime.NODEJS_24_X,
      architecture: props.beside === undefined ? Architecture.ARM_64 : Architecture.X86_64,
      bundling: props.beside === undefined ? BUNDLING : bundlingBeside(props.beside, props.stage.onAws),
      awsSdkConnectionReuse: false,
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
