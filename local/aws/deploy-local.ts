import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sourcesHash } from '#infra/parts/bundles';
import { LOCAL_FOLDER, ROOT } from './folders.ts';
import { apiUrlAt, type LocalAws, REGION, withoutAws } from './local-aws.ts';
import { madeOnce } from './made-once.ts';
import { runCommand, tailOf } from './run-command.ts';
import { Trouble } from './trouble.ts';

/** The only account that the local AWS has. */
const ACCOUNT = '000000000000';
/** The HTTP API's own, by its tag in the template. */
const LOCAL_API_ID = 'tanggap';

/** Where the HTTP API will answer that is deployed to an AWS at that address. */
export const localApiUrl = (endpoint: string): string => apiUrlAt(endpoint, LOCAL_API_ID);

/** Only end what would never end. */
const SYNTH_LIMIT_MS = 10 * 60_000;
const BOOTSTRAP_LIMIT_MS = 10 * 60_000;
const DEPLOY_LIMIT_MS = 15 * 60_000;
const ASK_OFTEN = new URL('ask-often.ts', import.meta.url).href;
const CLI = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

export type DeployOptions = {
  readonly log: string;
  /** The folder of the synthesised app: two deploys at once need two. */
  readonly assembly?: string;
  readonly signal?: AbortSignal | undefined;
  /** Is told how far it is, and nothing when it is over. */
  readonly say?: ((detail: string) => void) | undefined;
};

/** What the templates cannot know by themselves. */
export type LocalAddresses = {
  /** Where the AWS will answer that this is deployed to. */
  readonly endpoint: string;
  /** The origin of the console: links in notices lead there, and who has signed in comes back there. */
  readonly console: string;
  /** Where the one webhook of the local contact book goes. */
  readonly webhook: string;
  /** The host of what is attached to reports, as JSON text. */
  readonly attachments: string;
};

type Step = DeployOptions & {
  readonly args: readonly string[];
  readonly limitMs: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

const cdk = async ({ args, limitMs, env: extra, cwd, log, signal, say }: Step): Promise<void> => {
  const env = { ...withoutAws(process.env), TANGGAP_ACCOUNT: ACCOUNT, ...extra, CI: 'true', NO_COLOR: '1' };
  const base = ['--no-notices', '--no-version-reporting'];
  const end = await runCommand({
    command: process.execPath,
    args: ['--import', ASK_OFTEN, CLI, ...args, ...base],
    cwd: cwd ?? ROOT,
    env,
    log,
    limitMs,
    signal,
    onLine: (line) => {
      const progress = progressIn(line);
      if (progress !== undefined) say?.(progress);
    },
  });
  signal?.throwIfAborted();
  say?.('');
  if (end.ok) return;
  throw new Trouble(`cdk ${args[0]} gagal / failed (${end.reason}). All of it: ${log}\n${reasonIn(end.output)}`);
};

/** Of how many resources of which stack so many are there; which files are being published. */
const progressIn = (line: string): string | undefined => {
  const [, stack, count] = /^(\S+) +\| +([\d/]+) +\|/.exec(line) ?? [];
  if (stack !== undefined) return `${stack} ${count}`;
  return /^\S+: start: Publishing (.*?)(?: \(|$)/.exec(line)?.[1];
};

/** The CDK repeats at the end which resources failed and why; what comes before is a long list of events. */
const reasonIn = (output: string): string => {
  const at = output.indexOf('\nFailed resources:');
  return at < 0 ? tailOf(output) : output.slice(at + 1).trimEnd();
};

const assemblyOf = (options: DeployOptions): string => options.assembly ?? join(LOCAL_FOLDER, 'cdk.out');

/**
 * Makes the templates, checks them and bundles the functions; needs no AWS, so it can be done while one is being
 * started. What was made and checked from the same sources for the same addresses is taken as it is.
 */
export const synthLocal = async (addresses: LocalAddresses, options: DeployOptions): Promise<void> => {
  const app = `"${process.execPath}" infra/app.ts`;
  const assembly = assemblyOf(options);
  const args = ['synth', '--quiet', '--app', app, '--output', assembly, '-c', 'stage=local'];
  const env = {
    TANGGAP_CONSOLE_URL: addresses.console,
    TANGGAP_LOCAL_API_URL: localApiUrl(addresses.endpoint),
    TANGGAP_LOCAL_WEBHOOK: addresses.webhook,
    TANGGAP_LOCAL_HOST: addresses.attachments,
  };
  const from = [sourcesHash(), process.version, process.platform, args, { ...settings(), ...env }];
  await madeOnce(assembly, from, () => cdk({ ...options, args, env, limitMs: SYNTH_LIMIT_MS }));
};

/** What the environment says to the app. */
const settings = (): Readonly<NodeJS.ProcessEnv> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('TANGGAP_')));

/** What the CDK needs in an account before anything can be deployed there. */
export const bootstrapLocal = async (aws: LocalAws, options: DeployOptions): Promise<void> => {
  const args = ['bootstrap', `aws://${ACCOUNT}/${REGION}`];
  // In a folder without cdk.json, or it would first synthesise the whole app.
  await cdk({ ...options, env: aws.env, args, cwd: LOCAL_FOLDER, limitMs: BOOTSTRAP_LIMIT_MS });
};

/** Deploys what was synthesised to an AWS that was bootstrapped. */
export const deployLocal = async (aws: LocalAws, options: DeployOptions): Promise<void> => {
  const how = ['--method=direct', '--require-approval', 'never', '--progress', 'events'];
  const args = ['deploy', '--all', '--app', assemblyOf(options), ...how];
  await cdk({ ...options, env: aws.env, args, limitMs: DEPLOY_LIMIT_MS });
};
