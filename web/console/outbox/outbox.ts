import { computed, effect, signal } from '@preact/signals';
import { apiAs, decideAs, NoLine, SignedOut } from '../api/line.ts';
import { MOST_MS } from '../kept/ages.ts';
import { canSeal, drop, seal, unsealAll } from '../kept/sealed-store.ts';
import { leavesByItself, personHere, session } from '../session/session.ts';
import { hearWindows, tellWindows } from '../session/windows.ts';
import {
  type ActivityEntry,
  type ContactEntry,
  type Entry,
  hasWaiting,
  inOrder,
  isOfActivity,
  isOfContact,
  isRefusedUnseen,
  isWaiting,
  nextOf,
  type ReportEntry,
  recordedBy,
  refusedByAge,
  settledBy,
} from './entry.ts';
import { isStuck } from './on-its-way.ts';

/** What this person has in the outbox, in its order; the same in all their windows. */
export const outbox = signal<readonly Entry[]>([]);
export const waiting = computed(() => outbox.value.filter(isWaiting).length);
/** How many were refused since their owner looked at the outbox. */
export const refusedUnseen = computed(() => outbox.value.filter(isRefusedUnseen).length);
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

type Put =
  | Omit<ReportEntry, 'owner' | 'putAt'>
  | Omit<ContactEntry, 'owner' | 'putAt'>
  | Omit<ActivityEntry, 'owner' | 'putAt'>;

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

/**
 * Takes something out, with the files of an activity unless a form goes on with them; `tooLate` where it has been sent
 * meanwhile.
 */
export const takeOut = async (key: string, { files = true } = {}): Promise<'out' | 'tooLate'> => {
  const was = outbox.value.find((entry) => entry.key === key);
  const isOut = await navigator.locks.request(LOCK, async () => {
    const now = (await readAll()).find((entry) => entry.key === key);
    if (was !== undefined && now !== undefined && isWaiting(was) && !isWaiting(now)) return false;
    await drop('out', key);
    if (files && now !== undefined && isOfActivity(now)) await (await import('./send-activity.ts')).dropFiles(now);
    return true;
  });
  await changed();
  // Whoever was sending has given way.
  void sendOutbox();
  return isOut ? 'out' : 'tooLate';
};

/** Adds the files of an activity that somebody else has recorded to that one. */
export const addToExisting = async (key: string): Promise<void> => {
  await navigator.locks.request(LOCK, async () => {
    const entry = (await readAll()).find((one) => one.key === key);
    if (entry === undefined || !isOfActivity(entry) || entry.exists === undefined) return;
    const { exists: activity, became: _, body: _1, isLookedAt: _2, ...rest } = entry;
    await keep({ ...rest, fields: {}, activity });
  });
  await changed();
  void sendOutbox();
};

/** What was refused has been looked at: it is announced no more. */
export const lookedAtRefused = async (): Promise<void> => {
  await navigator.locks.request(LOCK, async () => {
    for (const entry of (await readAll()).filter(isRefusedUnseen)) await keep({ ...entry, isLookedAt: true });
  });
  await changed();
};

type Small = ReportEntry | ContactEntry;

const sent = async (entry: Small): Promise<Entry | undefined> => {
  const { owner, key } = entry;
  if (isOfContact(entry))
    return recordedBy(entry, await apiAs(owner).recordInformal({ key, body: entry.body }), Date.now());
  const { report, command, version, body } = entry;
  return settledBy(entry, await decideAs(owner)({ report, command, version, key, body }), Date.now());
};

/** What came of it; nothing where there is no line or nobody is signed in any more. */
const attempt = async <Came>(send: () => Promise<Came>): Promise<Came | undefined> => {
  try {
    const came = await send();
    isStuck.value = false;
    return came;
  } catch (cause) {
    if (!(cause instanceof NoLine || cause instanceof SignedOut)) throw cause;
    isStuck.value = true;
    return undefined;
  }
};

/** Where what became of it cannot be written down, it is taken away and not sent for ever. */
const keepOrDrop = async (entry: Entry): Promise<boolean> => {
  const isKept = (await keep(entry)) || (await drop('out', entry.key));
  await changed();
  return isKept;
};

/** Sends one; says whether the next may be sent. */
const sendOne = async (entry: Small): Promise<boolean> => {
  const old = refusedByAge(entry, Date.now());
  // Written down before: whatever happens while it is sent, it is sent again under the same key.
  const tried: Small = { ...entry, isTried: true };
  if (old === undefined) await keep(tried);
  const settled = old ?? (await attempt(() => sent(tried)));
  return settled === undefined ? false : keepOrDrop(settled);
};

/** Takes one step of an activity: after it, whatever is small and was put meanwhile goes first. */
const stepOne = async (entry: ActivityEntry, passed: Set<string>): Promise<boolean> => {
  const { stepOfActivity } = await import('./send-activity.ts');
  const tried: ActivityEntry = { ...entry, isTried: true };
  await keep(tried);
  const note = async (noted: ActivityEntry): Promise<void> => {
    await keep(noted);
  };
  const stepped = await attempt(() => stepOfActivity(tried, apiAs(entry.owner), note));
  if (stepped === undefined) return false;
  if (stepped.isLater) passed.add(entry.key);
  return keepOrDrop(stepped.entry);
};

/**
 * Sends what waits, one after the other as it was put, each under its key and the version that was seen: nothing is
 * done twice, and nothing to a report that has changed since. Files of activities come last. Stops where there is no
 * line; between two of them another window, or whoever takes something out, has its turn.
 */
export const sendOutbox = async (): Promise<void> => {
  const passed = new Set<string>();
  for (let goesOn = hasOutbox.value && session.value === 'signedIn'; goesOn; ) {
    goesOn = await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      const owner = personHere();
      if (lock === null || owner === undefined) return false;
      // Read anew each time: another window may have sent it, or taken it away.
      const next = nextOf(await readAll(), owner, passed);
      if (next === undefined || personHere() !== owner) return false;
      return isOfActivity(next) ? stepOne(next, passed) : sendOne(next);
    });
  }
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
