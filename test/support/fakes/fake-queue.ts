import type { SQSRecord } from 'aws-lambda';
import type { Now } from '#shared/app/ports';

const DAY = 86_400_000;
const MOST_BYTES = 1_048_576;
const MOST_RECEIVED = 10;
const LONGEST_DELAY_S = 900;

export type QueueRules = {
  readonly now: Now;
  /** Six times the consumer's timeout of 30 s. */
  readonly visibilityMs?: number;
  readonly maxReceives?: number;
  readonly retentionMs?: number;
  readonly deadRetentionMs?: number;
  /** A standard queue keeps no order: which of the visible messages come, and in which order. */
  readonly pick?: (visible: readonly Held[]) => readonly Held[];
};

export type Held = {
  readonly id: string;
  readonly group?: string | undefined;
  readonly body: string;
  /** When it was first sent: retention counts from here, also among the dead letters. */
  readonly sentAt: number;
  readonly receives: number;
  readonly visibleAt: number;
  readonly receipt: string | undefined;
};

export type Sending = { readonly group?: string | undefined; readonly body: string; readonly delaySeconds?: number };

export type FakeQueue = {
  readonly send: (message: Sending) => Promise<void>;
  readonly receive: (most?: number) => readonly SQSRecord[];
  /** An old receipt acknowledges nothing: the worst that SQS allows itself. */
  readonly acknowledge: (receipt: string) => void;
  /** At least once: what was acknowledged comes again, under the same message id. */
  readonly deliverAgain: (id: string) => void;
  /** Everything that was ever acknowledged, by message id. */
  readonly acknowledged: () => readonly string[];
  /** Waiting or in flight. */
  readonly held: () => readonly Held[];
  readonly deadLetters: () => readonly Held[];
  /** Sends the dead letters back: each becomes a new message. */
  readonly redrive: () => void;
  /** When the next message in flight becomes visible again. */
  readonly nextVisibleAt: () => number | undefined;
};

/** An SQS standard queue with its dead-letter queue, by AWS's rules; time is the test's. */
export const fakeQueue = ({
  now,
  visibilityMs = 180_000,
  maxReceives = 5,
  retentionMs = 4 * DAY,
  deadRetentionMs = 14 * DAY,
  pick = (visible) => visible,
}: QueueRules): FakeQueue => {
  const held = new Map<string, Held>();
  const dead = new Map<string, Held>();
  const done = new Map<string, Held>();
  let sent = 0;

  const put = ({ group, body, delaySeconds = 0 }: Sending): void => {
    sent += 1;
    const id = `message-${sent}`;
    const visibleAt = now() + delaySeconds * 1000;
    held.set(id, { id, group, body, sentAt: now(), receives: 0, visibleAt, receipt: undefined });
  };
  const expire = (): void => {
    for (const { id, sentAt } of held.values()) if (now() - sentAt >= retentionMs) held.delete(id);
    for (const { id, sentAt } of dead.values()) if (now() - sentAt >= deadRetentionMs) dead.delete(id);
  };
  const hand = (message: Held): SQSRecord[] => {
    if (message.receives >= maxReceives) {
      held.delete(message.id);
      dead.set(message.id, { ...message, receipt: undefined });
      return [];
    }
    const receives = message.receives + 1;
    const receipt = `${message.id}/${receives}`;
    const handed = { ...message, receives, visibleAt: now() + visibilityMs, receipt };
    held.set(message.id, handed);
    return [recordOf(handed, receipt, now())];
  };

  return {
    send: async (message) => {
      if (Buffer.byteLength(message.body) > MOST_BYTES) throw new Error('InvalidMessageContents: over 1 MiB');
      const { delaySeconds = 0 } = message;
      if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > LONGEST_DELAY_S) {
        throw new Error(`InvalidParameterValue: DelaySeconds must be 0 to ${LONGEST_DELAY_S}`);
      }
      put(message);
    },
    receive: (most = MOST_RECEIVED) => {
      expire();
      const visible = [...held.values()].filter(({ visibleAt }) => visibleAt <= now());
      const records: SQSRecord[] = [];
      for (const message of pick(visible)) {
        if (records.length < Math.min(most, MOST_RECEIVED)) records.push(...hand(message));
      }
      return records;
    },
    acknowledge: (receipt) => {
      const message = [...held.values()].find((candidate) => candidate.receipt === receipt);
      if (message === undefined) return;
      held.delete(message.id);
      done.set(message.id, message);
    },
    deliverAgain: (id) => {
      const message = done.get(id) ?? held.get(id);
      if (message === undefined) throw new Error(`${id} was never sent`);
      held.set(id, { ...message, visibleAt: now(), receipt: undefined, receives: Math.max(0, message.receives - 1) });
    },
    acknowledged: () => [...done.keys()],
    held: () => [...held.values()],
    deadLetters: () => {
      expire();
      return [...dead.values()];
    },
    redrive: () => {
      for (const { id, group, body } of [...dead.values()]) {
        dead.delete(id);
        put({ group, body });
      }
    },
    nextVisibleAt: () => {
      const times = [...held.values()].map(({ visibleAt }) => visibleAt);
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
};

const recordOf = ({ id, body, group, receives, sentAt }: Held, receiptHandle: string, at: number): SQSRecord => ({
  messageId: id,
  receiptHandle,
  body,
  attributes: {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: String(sentAt),
    SenderId: 'intake',
    ApproximateFirstReceiveTimestamp: String(at),
    ...(group === undefined ? {} : { MessageGroupId: group }),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:intake',
  awsRegion: 'ap-southeast-3',
});
