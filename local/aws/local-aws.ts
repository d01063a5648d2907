import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

/** The region of every stage, which the local one is too. */
export const REGION = 'ap-southeast-3';

const MINUTE_MS = 60_000;

/** Where the AWS on this machine answers, as the environment that the CDK and the SDK read. */
export type LocalAws = { readonly endpoint: string; readonly env: Readonly<Record<string, string>> };

/** The environment for whoever shall talk to that endpoint and to no account of the user's own. */
export const awsEnvironment = (endpoint: string, caPath?: string): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  // The CDK CLI has its own idea of what to trust and reads the second.
  ...(caPath === undefined ? {} : { NODE_EXTRA_CA_CERTS: caPath, AWS_CA_BUNDLE: caPath }),
});

/** This process's environment without anything that points at an AWS account, a profile least of all. */
export const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_')));

/** Every client of this process calls over the same connections. */
const CONNECTIONS = {
  httpAgent: new HttpAgent({ keepAlive: true, maxSockets: 50 }),
  httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: 50 }),
};

/**
 * What an SDK client needs to talk to that endpoint, whatever the environment of the process says. It waits as long as
 * a local AWS on a busy machine may take: its limits only end what would never end.
 */
export const clientConfig = ({ endpoint }: Pick<LocalAws, 'endpoint'>) => ({
  endpoint,
  region: REGION,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 6,
  requestHandler: {
    ...CONNECTIONS,
    connectionTimeout: MINUTE_MS,
    requestTimeout: 2 * MINUTE_MS,
    throwOnRequestTimeout: true,
  },
});

/** Where an HTTP API answers: by path, because Node does not resolve names below localhost everywhere. */
export const apiUrlAt = (endpoint: string, apiId: string): string => `${endpoint}/_aws/execute-api/${apiId}/$default`;
