import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Jakarta: public data stays in Indonesia (PP 71/2019). */
const JAKARTA = 'ap-southeast-3';

/** Everything in which one stage differs from another. */
export type Stage = {
  readonly name: StageName;
  readonly region: string;
  /** Runs in an AWS account of the office, not in an emulator on somebody's machine. */
  readonly onAws: boolean;
  /** Data outlives its stack: retained, and protected from being deleted. */
  readonly protectsData: boolean;
  /** For how long nobody, not even the account's owner, can change an original. */
  readonly originalsLockedFor?: Duration;
  readonly logRetention: RetentionDays;
  /** Batches of reports that are classified at the same time. */
  readonly triageConcurrency: number;
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
};

export type StageName = 'local' | 'staging' | 'production';

export const STAGES = {
  local: {
    name: 'local',
    region: JAKARTA,
    onAws: false,
    protectsData: false,
    logRetention: RetentionDays.ONE_WEEK,
    triageConcurrency: 2,
    requestsPerSecond: 500,
    requestBurst: 1000,
  },
  staging: {
    name: 'staging',
    region: JAKARTA,
    onAws: true,
    protectsData: false,
    logRetention: RetentionDays.ONE_MONTH,
    triageConcurrency: 5,
    requestsPerSecond: 50,
    requestBurst: 100,
  },
  production: {
    name: 'production',
    region: JAKARTA,
    onAws: true,
    protectsData: true,
    // @debt How long complaints are kept is set by the regency's archive retention schedule (JRA), which we do not have
    // yet. A lock can be lengthened later and never shortened, so it starts short.
    originalsLockedFor: Duration.days(365),
    logRetention: RetentionDays.ONE_YEAR,
    triageConcurrency: 20,
    requestsPerSecond: 100,
    requestBurst: 500,
  },
} as const satisfies Record<StageName, Stage>;

/** The stage of that name; a name that is none is refused with the names that are. */
export const stageNamed = (name: unknown): Stage => {
  const stage = Object.values(STAGES).find((candidate) => candidate.name === name);
  if (stage === undefined) {
    throw new Error(`No stage "${String(name)}": give -c stage= with one of ${Object.keys(STAGES).join(', ')}`);
  }
  return stage;
};
