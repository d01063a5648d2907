import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { RouteKind } from '#shared/contracts/http/routes';

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
  /** How often a second each route of a kind may be asked, and so many times more at once. */
  readonly throttles: Readonly<Record<RouteKind, Throttle>>;
  /**
   * So many instances are kept for what anybody asks, and no more: however many ask, the others have theirs. Unset, all
   * functions share the account's, which a new account has too few of to keep any apart.
   */
  readonly publicConcurrency?: number;
  /** For how long an event is tried to be taken from the stream, before it is set aside and the others go on. */
  readonly streamPatience: Duration;
  /** So many mails may be sent a day, urgent ones among them. */
  readonly mailsPerDay: number;
  /** Where notices come from, if the stage says so itself and not whoever deploys it. */
  readonly mailFrom?: string;
  /** The real time, or one that may be pushed ahead to see what days bring about. */
  readonly clock: 'real' | 'movable';
  /** So many times as long as on AWS everything may take: a local AWS is as slow as its machine is busy. */
  readonly patience: number;
  /** Whether a recipient's webhook may do without TLS. */
  readonly plainWebhooks: 'allowed' | 'refused';
  /** Whether there may be a host on this machine for what is attached to reports. */
  readonly localHost: 'allowed' | 'refused';
  /** Whether notices may go by a bot of Telegram, which keeps them abroad: off until an office decides so. */
  readonly chatBots: 'allowed' | 'refused';
  /** Whether everybody must sign in with a second factor, or whoever has set one up. */
  readonly secondFactor: 'optional' | 'required';
  /** Whether a token may be had for a password, without the sign-in page. */
  readonly tokensByPassword: 'allowed' | 'refused';
  /** Whether the office's pages open without a line; `off` takes the worker out of every browser that has one. */
  readonly officeWorker: 'on' | 'off';
};

type Throttle = { readonly perSecond: number; readonly burst: number };

/**
 * A channel that makes up for an outage sends hundreds at once and may. Guessing codes is hopeless at this rate
 * (ADR 30), and a person does not act twenty times a second.
 */
const THROTTLES = {
  webhooks: { perSecond: 100, burst: 500 },
  tracking: { perSecond: 20, burst: 40 },
  questions: { perSecond: 20, burst: 40 },
  sessions: { perSecond: 20, burst: 40 },
  reads: { perSecond: 50, burst: 100 },
  commands: { perSecond: 20, burst: 40 },
  // A page is four files at first, and one or two later.
  pages: { perSecond: 50, burst: 200 },
  trackingPage: { perSecond: 10, burst: 40 },
  // Of each format; whoever asks more often than every few seconds is told nothing new.
  feeds: { perSecond: 20, burst: 40 },
  // A page of news has ten at most.
  pictures: { perSecond: 50, burst: 200 },
} as const satisfies Stage['throttles'];

export type StageName = 'local' | 'staging' | 'production';

/** The stream forgets after 24 hours; an hour before, what could not be taken is set aside where somebody sees it. */
const NEARLY_FORGOTTEN = Duration.hours(23);

export const STAGES = {
  local: {
    name: 'local',
    region: JAKARTA,
    onAws: false,
    protectsData: false,
    logRetention: RetentionDays.ONE_WEEK,
    triageConcurrency: 2,
    // The local AWS keeps them and judges nothing by them.
    throttles: THROTTLES,
    publicConcurrency: 8,
    // The local AWS neither halves a batch nor counts its tries: one bad event holds up the rest for so long. It is the
    // least that Lambda takes.
    streamPatience: Duration.seconds(60),
    mailsPerDay: 50_000,
    mailFrom: 'tanggap@kantor.contoh.invalid',
    clock: 'movable',
    patience: 10,
    plainWebhooks: 'allowed',
    localHost: 'allowed',
    chatBots: 'refused',
    secondFactor: 'optional',
    tokensByPassword: 'allowed',
    officeWorker: 'on',
  },
  staging: {
    name: 'staging',
    region: JAKARTA,
    onAws: true,
    protectsData: false,
    logRetention: RetentionDays.ONE_MONTH,
    triageConcurrency: 5,
    throttles: THROTTLES,
    streamPatience: NEARLY_FORGOTTEN,
    // What an account may send before it has asked for more.
    mailsPerDay: 200,
    clock: 'real',
    patience: 1,
    plainWebhooks: 'refused',
    localHost: 'refused',
    chatBots: 'refused',
    secondFactor: 'required',
    tokensByPassword: 'refused',
    officeWorker: 'on',
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
    throttles: THROTTLES,
    // Of the questions and of the pages each, so the account must have 200 at least: AWS wants 100 left for all others
    // (docs/runbook.md).
    publicConcurrency: 50,
    streamPatience: NEARLY_FORGOTTEN,
    // What an account mostly gets when it asks. Set it to what `aws sesv2 get-account` says: beyond that mails are
    // refused, and then danger competes with the rest for the few that are left.
    mailsPerDay: 50_000,
    clock: 'real',
    patience: 1,
    plainWebhooks: 'refused',
    localHost: 'refused',
    chatBots: 'refused',
    secondFactor: 'required',
    tokensByPassword: 'refused',
    officeWorker: 'on',
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
