import { computed, effect, signal } from '@preact/signals';
import { apiAs, decideAs, NoLine, SignedOut } from '../api/line.ts';
import { MOST_MS } from '../kept/ages.ts';
import { canSeal, drop, seal, unsealAll } from '../kept/sealed-store.ts';
import { leavesByItself, personHere, session } from '../session/session.ts';
import { hearWindows, tellWindows } from '../session/windows.ts';
import {
  type ContactEntry,
  type Entry,
  hasWaiting,
  inOrder,
  isOfContact,
  isWaiting,
  nextOf,
  type ReportEntry,
  recordedBy,
  refusedByAge,
  settledBy,
} from './entry.ts';

/** What this person has in the outbox, in its order; the same in all their windows. */
export const outbox = signal<readonly Entry[]>([]);
export const waiting = computed(() => outbox.value.filter(isWaiting).length);
/** Whether this browser can keep anything at all: a private window may not. */
export const hasOutbox = signal(false);

/** One window at a time sends or takes away, so nothing is sent that another window takes away meanwhile. */
const LOCK = 'tanggap.kotak-keluar';
const AGAIN_MS = 30_000;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'key' in value && 'owner' in value && 'putAt' in value;

const readAll = async (): Promise<readonly Entry[]> => {
  const owner = personHere();
  const all = (await unsealAll('out', Date.now())).map(({ value }) => value).filter(isEntry);
  return inOrder(all.filter((entry) => entry.owner === owner));
};

/** Looks again at what is there. */
export const refreshOutbox = async (): Promise<void> => {
  hasOutbox.value = await canSeal();
  outbox.value = await readAll();
};

const changed = async (): Promise<void> => {
  tellWindows({ is: 'outbox' });
  await refreshOutbox();
};

const keep = (entry: Entry): Promise<boolean> =>
  seal('out', { name: entry.key, until: entry.putAt + MOST_MS, value: entry });

type Put = Omit<ReportEntry, 'owner' | 'putAt'> | Omit<ContactEntry, 'owner' | 'putAt'>;

/** Puts a decision into the outbox; `full` where the browser keeps nothing more: then it waits on the open page. */
export const putIntoOutbox = async (entry: Put): Promise<'put' | 'full' | 'another'> => {
  const owner = personHere();
  if (owner === undefined) return 'full';
  if ('report' in entry && hasWaiting(await readAll(), entry.report)) return 'another';
  if (!(await keep({ ...entry, owner, putAt: Date.now() }))) return 'full';
  await changed();
  void sendOutbox();
  return 'put';
};

/** Takes something out; `tooLate` where it has been sent meanwhile. */
export const takeOut = async (key: string): Promise<'out' | 'tooLate'> => {
  const was = outbox.value.find((entry) => entry.key === key);
  const isOut = await navigator.locks.request(LOCK, async () => {
    const now = (await readAll()).find((entry) => entry.key === key);
    if (was !== undefined && now !== undefined && isWaiting(was) && !isWaiting(now)) return false;
    await drop('out', key);
    return true;
  });
  await changed();
  return isOut ? 'out' : 'tooLate';
};

const sent = async (entry: Entry): Promise<Entry | undefined> => {
  const { owner, key } = entry;
  if (isOfContact(entry))
    return recordedBy(entry, await apiAs(owner).recordInformal({ key, body: entry.body }), Date.now());
  const { report, command, version, body } = entry;
  return settledBy(entry, await decideAs(owner)({ report, command, version, key, body }), Date.now());
};

/** What came of it; nothing where there is no line or nobody is signed in any more. */
const attempt = async (entry: Entry): Promise<Entry | undefined> => {
  try {
    return await sent(entry);
  } catch (cause) {
    if (cause instanceof NoLine || cause instanceof SignedOut) return undefined;
    throw cause;
  }
};

/** Sends one; says whether the next may be sent. */
const sendOne = async (entry: Entry): Promise<boolean> => {
  const old = refusedByAge(entry, Date.now());
  // Written down before: whatever happens while it is sent, it is sent again under the same key.
  const tried: Entry = { ...entry, isTried: true };
  if (old === undefined) await keep(tried);
  const settled = old ?? (await attempt(tried));
  if (settled === undefined) return false;
  // Where what became of it cannot be written down, it is taken away and not sent for ever.
  const isKept = (await keep(settled)) || (await drop('out', entry.key));
  await changed();
  return isKept;
};

/**
 * Sends what waits, one after the other as it was put, each under its key and the version that was seen: nothing is
 * done twice, and nothing to a report that has changed since. Stops where there is no line.
 */
export const sendOutbox = async (): Promise<void> => {
  if (!hasOutbox.value || session.value !== 'signedIn') return;
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    const owner = personHere();
    if (lock === null || owner === undefined) return;
    for (let goesOn = true; goesOn; ) {
      // Read anew each time: another window may have sent it, or taken it away.
      const next = nextOf(await readAll(), owner);
      goesOn = next !== undefined && personHere() === owner && (await sendOne(next));
    }
  });
};

const look = (): void => void refreshOutbox().then(sendOutbox);

const warn = (event: BeforeUnloadEvent): void => {
  if (!leavesByItself()) event.preventDefault();
};

/** Has the outbox sent whenever there is a line and somebody to send it for, as long as the page is open. */
export const tendOutbox = (): void => {
  hearWindows((told) => {
    if (told.is === 'outbox') void refreshOutbox();
  });
  addEventListener('online', look);
  setInterval(() => {
    if (waiting.value > 0) void sendOutbox();
  }, AGAIN_MS);
  effect(() => {
    if (session.value !== 'unknown') look();
  });
  effect(() => {
    if (waiting.value > 0) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
  });
};
