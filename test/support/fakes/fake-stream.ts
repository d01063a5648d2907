import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { eventItem } from '#shared/adapters/table/items';
import type { Key } from '#shared/adapters/table/keys';
import type { Now } from '#shared/app/ports';
import type { RecordedEvent } from '#shared/domain/report/event';
import { sha256 } from '#shared/domain/words/hash';
import { policy } from '#test/support/policy';
import type { Ending } from './event-source.ts';

const HOUR = 3_600_000;
/** The stream itself keeps a record for so long and not a moment longer, read or not. */
const KEPT_MS = 24 * HOUR;
const SECOND = 1_000;

export type StreamRules = {
  readonly now: Now;
  /** Which events the function is brought: the filter of its event source. */
  readonly filter?: (event: RecordedEvent) => boolean;
  readonly shards?: number;
  readonly batchSize?: number;
  /** How often a batch that cannot be made smaller is tried again. */
  readonly retries?: number;
  /** Older ones are not tried any more, but set aside. */
  readonly maxAgeMs?: number;
  /** Shards are read independently: which of them first. */
  readonly pick?: <T>(shards: readonly T[]) => readonly T[];
};

/** What Lambda tells of records that it gave up: where they were, and nothing of what was in them. */
export type StreamFailure = {
  readonly shard: string;
  readonly start: string;
  readonly end: string;
  readonly batchSize: number;
  readonly why: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
};

type Entry = { readonly sequence: string; readonly at: number; readonly record: DynamoDBRecord };
type Part = { readonly entries: readonly Entry[]; readonly tries: number };
type Shard = { readonly id: string; waiting: Entry[]; parts: Part[]; last: readonly Entry[]; nextAt: number };

export type FakeStream = {
  /** What the table writes into its stream when it commits events. */
  readonly append: (events: readonly RecordedEvent[]) => void;
  /** The same of any other item that the function is brought. */
  readonly appendItem: (item: Key) => void;
  /**
   * One read of each shard, and one call of the function for each that has something; how many records were brought.
   */
  readonly poll: (invoke: (batch: readonly DynamoDBRecord[]) => Promise<Ending>) => Promise<number>;
  /** At least once: what was brought last is brought again. */
  readonly deliverAgain: () => void;
  readonly failures: () => readonly StreamFailure[];
  readonly waiting: () => number;
  /** When there is something to bring; `undefined` where nothing waits. */
  readonly nextAt: () => number | undefined;
};

/**
 * A table's stream and the event source that reads it, by AWS's rules: the events of one report in order, at least
 * once, in batches; a batch that fails as a whole is halved, one that names a record is tried again from there; what
 * fails too often or is too old is set aside; what nobody read within a day is gone.
 */
export const fakeStream = ({
  now,
  filter = () => true,
  shards: count = 4,
  batchSize = 100,
  retries = 5,
  maxAgeMs = 23 * HOUR,
  pick = (shards) => shards,
}: StreamRules): FakeStream => {
  const shards: readonly Shard[] = Array.from({ length: count }, (_, n) => ({
    id: `shardId-${n}`,
    waiting: [],
    parts: [],
    last: [],
    nextAt: 0,
  }));
  const failures: StreamFailure[] = [];
  let written = 0;

  const shardOf = (pk: string): Shard | undefined => shards[Number.parseInt(sha256(pk).slice(0, 8), 16) % count];
  const isEmpty = ({ waiting, parts }: Shard): boolean => waiting.length === 0 && parts.length === 0;

  const giveUp = ({ id }: Shard, entries: readonly Entry[], why: StreamFailure['why']): void => {
    const [first, last] = [entries[0], entries.at(-1)];
    if (first === undefined || last === undefined) return;
    failures.push({ shard: id, start: first.sequence, end: last.sequence, batchSize: entries.length, why });
  };

  /** Gone is what the stream has forgotten; what is only too old is set aside. */
  const forget = (shard: Shard): void => {
    const age = ({ at }: Entry): number => now() - at;
    const fresh = (entries: readonly Entry[]): Entry[] => {
      giveUp(
        shard,
        entries.filter((entry) => age(entry) >= maxAgeMs && age(entry) < KEPT_MS),
        'RecordAgeExceeded',
      );
      return entries.filter((entry) => age(entry) < Math.min(maxAgeMs, KEPT_MS));
    };
    shard.parts = shard.parts.flatMap((part) => {
      const entries = fresh(part.entries);
      return entries.length === 0 ? [] : [{ ...part, entries }];
    });
    shard.waiting = fresh(shard.waiting);
  };

  const conclude = (shard: Shard, part: Part, ending: Ending): void => {
    const named = ending.ended === 'answered' ? (ending.answer?.batchItemFailures ?? []) : undefined;
    if (named?.length === 0) return;
    const places = named?.map(({ itemIdentifier }) =>
      part.entries.findIndex(({ sequence }) => sequence === itemIdentifier),
    );
    shard.nextAt = now() + SECOND * 2 ** part.tries;
    // A name that is not of this batch is as good as an exception.
    const place = places === undefined || places.includes(-1) ? undefined : Math.min(...places);
    if (place !== undefined && place > 0) {
      shard.parts.unshift({ entries: part.entries.slice(place), tries: 0 });
    } else if (place === undefined && part.entries.length > 1) {
      const half = Math.ceil(part.entries.length / 2);
      const halves = [part.entries.slice(0, half), part.entries.slice(half)];
      shard.parts.unshift(...halves.map((entries) => ({ entries, tries: part.tries })));
    } else if (part.tries >= retries) {
      giveUp(shard, part.entries, 'RetryAttemptsExhausted');
    } else {
      shard.parts.unshift({ ...part, tries: part.tries + 1 });
    }
  };

  const appendItem = (item: Key): void => {
    written += 1;
    const sequence = String(written).padStart(21, '0');
    shardOf(item.pk)?.waiting.push({ sequence, at: now(), record: recordOf(item, sequence, now()) });
  };

  return {
    append: (events) => {
      for (const event of events.filter(filter)) appendItem(eventItem(event, policy.calendar.zone));
    },
    appendItem,
    poll: async (invoke) => {
      let brought = 0;
      for (const shard of pick(shards)) {
        if (shard.nextAt > now()) continue;
        forget(shard);
        const part = shard.parts.shift() ?? { entries: shard.waiting.splice(0, batchSize), tries: 0 };
        if (part.entries.length === 0) continue;
        brought += part.entries.length;
        shard.last = part.entries;
        conclude(shard, part, await invoke(part.entries.map(({ record }) => record)));
      }
      return brought;
    },
    deliverAgain: () => {
      for (const shard of shards) {
        if (shard.last.length > 0) shard.parts.unshift({ entries: shard.last, tries: 0 });
      }
    },
    failures: () => failures,
    waiting: () =>
      shards.reduce((sum, { waiting, parts }) => sum + waiting.length + parts.flatMap(entriesOf).length, 0),
    nextAt: () => {
      const times = shards.filter((shard) => !isEmpty(shard)).map(({ nextAt }) => Math.max(nextAt, now()));
      return times.length === 0 ? undefined : Math.min(...times);
    },
  };
};

const entriesOf = ({ entries }: Part): readonly Entry[] => entries;

const recordOf = ({ pk, sk, ...item }: Key, sequence: string, at: number): DynamoDBRecord => {
  const Keys = { pk: { S: pk }, sk: { S: sk } };
  return {
    eventID: sequence,
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'ap-southeast-3',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys,
      NewImage: { ...Keys, ...Object.fromEntries(fieldsOf(item)) },
      SequenceNumber: sequence,
      StreamViewType: 'NEW_IMAGE',
    },
  };
};

/** As the table stores it: every value under the letter of its type, what is undefined left out. */
const fieldsOf = (item: object): readonly (readonly [string, AttributeValue])[] =>
  Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, attributeOf(value)] as const]));

const attributeOf = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (typeof value === 'object' && value !== null) return { M: Object.fromEntries(fieldsOf(value)) };
  return { NULL: true };
};
