import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deploySteps } from '#infra/parts/deploy-steps';
import { type Stage, stageNamed } from './stages.ts';

/** A local deploy takes seconds; one that hangs (a function that never answers) must not hang whoever started it. */
const LOCAL_LIMIT_MS = 15 * 60_000;
/** Of MiniStack and of the emulators like it. */
const LOCAL_ACCOUNT = '000000000000';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Why this stage may not be deployed from here, or nothing. */
const objection = (stage: Stage, env: NodeJS.ProcessEnv): string | undefined => {
  const endpoint = env['AWS_ENDPOINT_URL'];
  if (!stage.onAws)
    return endpoint ? undefined : 'AWS_ENDPOINT_URL must say where the local AWS listens (npm start does)';
  if (endpoint) return 'AWS_ENDPOINT_URL is set, but this stage belongs into a real account';
  if (!env['TANGGAP_ACCOUNT']) return 'TANGGAP_ACCOUNT must name the account, so that no other one is hit by mistake';
  if (!env['TANGGAP_ALARM_EMAIL']) return 'TANGGAP_ALARM_EMAIL must say who is told of an alarm';
  if (!env['TANGGAP_MAIL_FROM']) return 'TANGGAP_MAIL_FROM must be the address that notices come from';
  return undefined;
};

/** The local AWS takes any credentials; nobody's real ones are sent to it unless they were set for it. */
const localEnv = (env: NodeJS.ProcessEnv, stage: Stage): NodeJS.ProcessEnv => ({
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL_S3: env['AWS_ENDPOINT_URL'],
  ...env,
  AWS_PROFILE: undefined,
  // The CLI knows only this one; a bundle for a proxy would hide the local AWS's own certificate.
  AWS_CA_BUNDLE: env['NODE_EXTRA_CA_CERTS'],
  AWS_REGION: stage.region,
  AWS_DEFAULT_REGION: stage.region,
});

type Run = { readonly env: NodeJS.ProcessEnv; readonly folder: string; readonly timeout: number };

/** Runs the CDK CLI to its end; a failure of it is ours. */
const cdk = (args: readonly string[], { env, folder, timeout }: Run): void => {
  const cli = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
  const { status, error } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env,
    timeout,
    killSignal: 'SIGKILL',
    stdio: 'inherit',
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

type Arguments = { readonly stage: Stage; readonly bootstraps: boolean; readonly others: readonly string[] };

/** `--stage X` and `--no-bootstrap` are ours; whatever else is given goes to the CDK CLI. */
const readArguments = (given: readonly string[]): Arguments => {
  const args = given.filter((argument) => argument !== '--no-bootstrap');
  const at = args.indexOf('--stage');
  return {
    stage: stageNamed(at < 0 ? undefined : args[at + 1]),
    bootstraps: args.length === given.length,
    others: at < 0 ? args : args.toSpliced(at, 2),
  };
};

const { stage, bootstraps, others } = readArguments(process.argv.slice(2));
const refused = objection(stage, process.env);
if (refused !== undefined) {
  console.error(`${stage.name}: ${refused}`);
  process.exit(1);
}
const account = stage.onAws ? (process.env['TANGGAP_ACCOUNT'] ?? '') : LOCAL_ACCOUNT;
console.error(`Tanggap ${stage.name}: account ${account}, region ${stage.region}`);
// An own output folder, so that a deploy for tests and one for a person can run at the same time.
const output = mkdtempSync(join(tmpdir(), 'tanggap-deploy-'));
process.once('exit', () => rmSync(output, { recursive: true, force: true }));
const app = ['--app', `"${process.execPath}" infra/app.ts`, '--output', output, '-c', `stage=${stage.name}`];
const env = stage.onAws ? process.env : localEnv(process.env, stage);
const timeout = stage.onAws ? 0 : LOCAL_LIMIT_MS;

for (const { args, awayFromApp } of deploySteps({ stage, account, app, others, bootstraps })) {
  cdk(args, { env, timeout, folder: awayFromApp ? output : ROOT });
}
