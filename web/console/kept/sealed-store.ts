import type { Ring } from '../session/windows.ts';
import { padded, stillHolds } from './ages.ts';
import { databaseOf, done, orNothing, written } from './indexed.ts';
import { clearPhotos, sweepPhotos } from './photo-shelf.ts';
import { ringHere, settledRing } from './ring.ts';

/** What was seen, and what waits to be sent. */
export type Kind = 'seen' | 'out';

/** What lies in the browser: nothing of it says what it is about. */
type Sealed = {
  readonly name: string;
  readonly ring: string;
  readonly kind: Kind;
  readonly until: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
};

const STORE = 'tersegel';

const { open: database } = databaseOf('tanggap', (made) => {
  made.createObjectStore(STORE, { keyPath: 'name' });
});

const committed = async (act: (store: IDBObjectStore) => void): Promise<void> => written(await database(), STORE, act);

const all = async (): Promise<readonly Sealed[]> =>
  done<Sealed[]>((await database()).transaction(STORE, 'readonly').objectStore(STORE).getAll());

const bytes = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

/** The key of a window, as it seals and opens. */
export const keyOf = ({ key }: Ring): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** The name under which something lies: without the key nobody knows of what it is. */
export const hiddenName = async ({ key }: Ring, kind: Kind | 'photo', name: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${key} ${kind} ${name}`));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
};

const open = async (ring: Ring, { iv, box }: Sealed): Promise<unknown> => {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(ring), box);
  return JSON.parse(new TextDecoder().decode(plain));
};

type Kept = { readonly name: string; readonly until: number; readonly value: unknown };

/** Keeps something sealed, in place of what had this name; says whether it is kept now. */
export const seal = async (kind: Kind, { name, until, value }: Kept): Promise<boolean> => {
  const ring = ringHere();
  if (ring === undefined) return false;
  const isKept = await orNothing(async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = padded(JSON.stringify({ name, until, value }));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(ring), text);
    const sealed: Sealed = { name: await hiddenName(ring, kind, name), ring: ring.id, kind, until, iv, box };
    // Whoever signed out meanwhile leaves nothing.
    if (ringHere()?.id !== ring.id) return false;
    await committed((store) => store.put(sealed));
    return true;
  });
  return isKept === true;
};

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'name' in value && 'until' in value && 'value' in value;

/** Everything of a kind that this window can open and that is not over. */
export const unsealAll = async (kind: Kind, now: number): Promise<readonly Kept[]> => {
  const ring = ringHere();
  if (ring === undefined) return [];
  const found = (await orNothing(all)) ?? [];
  const own = found.filter((one) => one.ring === ring.id && one.kind === kind && stillHolds(one.until, now));
  const read = await Promise.all(own.map((one) => orNothing(() => open(ring, one))));
  // What can no longer be opened is as if it were not there; so is what was put under another name or date.
  return read.filter(isKept).filter(({ until }) => stillHolds(until, now));
};

/** What lies under a name, if this window can open it. */
export const unseal = async (kind: Kind, name: string, now: number): Promise<unknown> => {
  const ring = ringHere();
  if (ring === undefined) return undefined;
  const sealed = await orNothing(async () => {
    const store = (await database()).transaction(STORE, 'readonly').objectStore(STORE);
    return done<Sealed | undefined>(store.get(await hiddenName(ring, kind, name)));
  });
  if (sealed === undefined || !stillHolds(sealed.until, now)) return undefined;
  const read = await orNothing(() => open(ring, sealed));
  return isKept(read) && read.name === name && stillHolds(read.until, now) ? read.value : undefined;
};

/** Takes something away; says whether that is done. */
export const drop = async (kind: Kind, name: string): Promise<boolean> => {
  const ring = ringHere();
  if (ring === undefined) return false;
  const isGone = await orNothing(async () => {
    const hidden = await hiddenName(ring, kind, name);
    await committed((store) => store.delete(hidden));
    return true;
  });
  return isGone === true;
};

/** Takes away whatever is over, whoever kept it; of what was seen, all. */
export const sweepSealed = async (now: number, { seen = false } = {}): Promise<void> => {
  await orNothing(async () => {
    const over = (await all()).filter(({ until, kind }) => !stillHolds(until, now) || (seen && kind === 'seen'));
    await committed((store) => {
      for (const { name } of over) store.delete(name);
    });
  });
  await sweepPhotos(now);
};

/** Nothing is kept any more, of anybody. */
export const dropAllSealed = async (): Promise<void> => {
  await orNothing(() => committed((store) => store.clear()));
  await clearPhotos();
};

/** Whether anything can be kept in this window. */
export const canSeal = async (): Promise<boolean> =>
  (await settledRing()) !== undefined && 'locks' in navigator && (await orNothing(database)) !== undefined;
