import { useState } from 'preact/hooks';
import { apiAs, NoLine } from '../api/line.ts';
import type { ActivityEntry } from '../outbox/entry.ts';
import { isStuck } from '../outbox/on-its-way.ts';
import { addToExisting, outbox, putIntoOutbox } from '../outbox/outbox.ts';
import { stepOfActivity } from '../outbox/send-activity.ts';
import { newKey } from '../session/draft.ts';
import { personHere } from '../session/session.ts';
import type { Photo } from './photos.ts';

/** What is sent: an activity with its files, or files for one that is there. */
export type Sent = Pick<ActivityEntry, 'called' | 'body' | 'activity' | 'fields'> & {
  readonly key?: string;
  readonly photos: readonly Photo[];
  /** Some of its files are in this page alone. */
  readonly waitsHere: boolean;
};

const AGAIN_MS = 10_000;
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Sends it from this page, where the browser keeps nothing: until all is known of it, as long as the page is open. */
const sendHere = async (first: ActivityEntry, tell: (entry: ActivityEntry) => void): Promise<void> => {
  let entry = first;
  const note = async (noted: ActivityEntry): Promise<void> => {
    entry = noted;
    tell(noted);
  };
  addEventListener('beforeunload', warn);
  try {
    while (entry.became === undefined) {
      try {
        const stepped = await stepOfActivity(entry, apiAs(entry.owner), note);
        isStuck.value = false;
        await note(stepped.entry);
        if (stepped.isLater) await pause(AGAIN_MS);
      } catch (cause) {
        if (!(cause instanceof NoLine)) throw cause;
        isStuck.value = true;
        await pause(AGAIN_MS);
      }
    }
  } finally {
    removeEventListener('beforeunload', warn);
  }
};

/**
 * Sends an activity or files of one: by the outbox, so that a line that drops, a page that is left and a session that
 * ends lose nothing; from the open page where the browser keeps nothing.
 */
export const useSending = () => {
  const [key, setKey] = useState<string | undefined>(undefined);
  const [here, setHere] = useState<ActivityEntry | undefined>(undefined);
  const goHere = (entry: ActivityEntry): void => {
    setHere(entry);
    setKey(entry.key);
    void sendHere(entry, setHere).catch(() => {});
  };
  const start = async ({ photos, waitsHere, key: given, ...sent }: Sent): Promise<'put' | 'here'> => {
    const put = { ...sent, command: 'recordActivity', key: given ?? newKey(), files: photos } as const;
    setHere(undefined);
    if (!waitsHere && (await putIntoOutbox(put)) === 'put') {
      setKey(put.key);
      return 'put';
    }
    goHere({ ...put, owner: personHere() ?? '', putAt: Date.now() });
    return 'here';
  };
  /** Adds the files to the activity that somebody else has recorded. */
  const addThere = (): void => {
    if (here?.exists !== undefined)
      goHere({ ...here, activity: here.exists, body: undefined, became: undefined, exists: undefined });
    else if (key !== undefined) void addToExisting(key);
  };
  const stop = (): void => {
    setKey(undefined);
    setHere(undefined);
  };
  const found = outbox.value.find((entry) => entry.key === key);
  const inOutbox = found?.command === 'recordActivity' ? found : undefined;
  return { start, stop, addThere, isBegun: key !== undefined, entry: here ?? inOutbox, isHere: here !== undefined };
};
