import type { Stage } from '#infra/stages';

/** One call of the CDK CLI. */
export type Step = {
  readonly args: readonly string[];
  /** Away from cdk.json, or the CLI would synthesise the app for a bucket and a few roles. */
  readonly awayFromApp: boolean;
};

export type DeployRequest = {
  readonly stage: Stage;
  readonly account: string;
  /** How the app is synthesised, and whereto. */
  readonly app: readonly string[];
  /** Meant for the CDK CLI. */
  readonly others: readonly string[];
  readonly bootstraps: boolean;
};

/**
 * What a deploy does. It begins with what the CDK needs in an account, so that the first deploy is like every other;
 * where that is there already, nothing changes.
 */
export const deploySteps = ({ stage, account, app, others, bootstraps }: DeployRequest): readonly Step[] => {
  const bootstrap = ['bootstrap', `aws://${account}/${stage.region}`, ...profileIn(others)];
  const locally = ['--method=direct', '--require-approval=never', '--no-notices'];
  const deploy = ['deploy', '--all', ...(stage.onAws ? [] : locally), ...app, ...others];
  return [...(bootstraps ? [{ args: bootstrap, awayFromApp: true }] : []), { args: deploy, awayFromApp: false }];
};

/** Both calls are made by the same person. */
const profileIn = (args: readonly string[]): readonly string[] => {
  const at = args.findIndex((argument) => argument === '--profile' || argument.startsWith('--profile='));
  return at < 0 ? [] : args.slice(at, args[at] === '--profile' ? at + 2 : at + 1);
};
