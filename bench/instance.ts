import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';
import { awsEnvironment } from '#local/aws/local-aws';

const Cost = z.object({ ms: z.number(), cpuMs: z.number() });
export type Cost = z.infer<typeof Cost>;
const Ready = z.object({ cost: Cost });
const Ran = z.object({ cost: Cost, answers: z.array(z.unknown()) });

/** A running instance of a function: what its start cost, and what handling some events costs. */
export type Instance = {
  readonly start: Cost;
  readonly invoke: (events: readonly unknown[]) => Promise<z.infer<typeof Ran>>;
  readonly stop: () => void;
};

export type Place = {
  /** The bundled `instance-process.ts`. */
  readonly process: string;
  readonly endpoint: string;
};

/** As the stack sets it, and nothing that points elsewhere. */
const environmentFor = (endpoint: string): NodeJS.ProcessEnv => ({
  ...awsEnvironment(endpoint),
  NODE_OPTIONS: '--enable-source-maps',
  POWERTOOLS_SERVICE_NAME: 'bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Tanggap',
  CLOCK: 'real',
  PATIENCE: '1',
  INTAKE_QUEUE_URL: `${endpoint}/000000000000/intake`,
  CHANNEL_SECRET_IDS: JSON.stringify({ lapor: 'channel', ppid: 'channel' }),
  TRACKING_SECRET_ID: 'tracking',
  TABLE: 'reports',
  ORIGINALS_BUCKET: 'originals',
  REPORT_KEY_ID: 'reports',
  IDENTITY_KEY_ID: 'identity',
  NOTICE_QUEUE_URL: `${endpoint}/000000000000/notices`,
  FETCH_QUEUE_URL: `${endpoint}/000000000000/attachments`,
  URGENT_NOTICE_QUEUE_URL: `${endpoint}/000000000000/urgent-notices`,
  CONTACTS_SECRET_ID: 'contacts',
  NOTICE_SECRET_ID: 'notices',
  SEARCH_SECRET_ID: 'search',
  MAIL_FROM: 'tanggap@kantor.contoh.invalid',
  CHAT_BOTS: 'refused',
  MAIL_CONFIGURATION_SET: 'terms',
  MAILS_PER_DAY: '1000000',
  CONSOLE_URL: 'https://konsol.contoh.invalid',
  API_URL: 'https://api.contoh.invalid',
  EVALUATIONS_BUCKET: 'evaluasi',
  PLAIN_WEBHOOKS: 'refused',
});

const answerOf = async <T extends z.ZodType>(child: ChildProcess, schema: T): Promise<z.infer<T>> => {
  const listening = new AbortController();
  const { signal } = listening;
  try {
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`an instance ended by itself (${code})`);
    });
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return schema.parse(message);
  } finally {
    listening.abort();
  }
};

/** Starts an instance of a bundle; what it logs goes nowhere. */
export const startInstance = async (bundle: string, place: Place): Promise<Instance> => {
  const child = fork(place.process, [bundle], {
    env: environmentFor(place.endpoint),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { cost } = await answerOf(child, Ready);
  return {
    start: cost,
    invoke: async (events) => {
      child.send({ events });
      return answerOf(child, Ran);
    },
    stop: () => child.kill(),
  };
};
