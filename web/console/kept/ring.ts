import { hearWindows, type Ring, tellWindows } from '../session/windows.ts';
import { stillHolds } from './ages.ts';

const KEPT = 'tanggap.kunci';
/** So long the other windows have to answer. */
const ANSWER_MS = 300;

const isRing = (value: unknown): value is Ring =>
  typeof value === 'object' && value !== null && 'id' in value && 'key' in value && 'owner' in value;

/** The key of this window; it is gone when the window is closed. */
export const ringHere = (): Ring | undefined => {
  const kept = sessionStorage.getItem(KEPT);
  const read: unknown = kept === null ? undefined : JSON.parse(kept);
  return isRing(read) ? read : undefined;
};

const holdRing = (ring: Ring): void => sessionStorage.setItem(KEPT, JSON.stringify(ring));

export const dropRing = (): void => sessionStorage.removeItem(KEPT);

/** Whether this window is still somebody's, as far as it can be known without a line. */
export const isStillTheirs = (now: number): boolean => {
  const ring = ringHere();
  return ring !== undefined && stillHolds(ring.endsAt, now);
};

const random = (bytes: number): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))));

/** The key of another window of the same person, where there is one. */
const askWindows = (owner: string): Promise<Ring | undefined> =>
  new Promise((done) => {
    const stop = hearWindows((told) => {
      if (told.is === 'ring' && told.ring.owner === owner) end(told.ring);
    });
    const end = (ring: Ring | undefined): void => {
      stop();
      done(ring);
    };
    setTimeout(() => end(undefined), ANSWER_MS);
    tellWindows({ is: 'noRing', owner });
  });

let keeping: Promise<void> = Promise.resolve();

/** From now on this window has a key until the session ends: that of this person's other windows, if they have one. */
export const keepRing = (owner: string, endsAt: number): void => {
  const keep = async (): Promise<void> => {
    const own = ringHere();
    const ring = own?.owner === owner ? own : await askWindows(owner);
    holdRing({ ...(ring ?? { id: random(9), key: random(32), owner }), endsAt });
  };
  keeping = keep().catch(() => {});
};

/** The key of this window, once it is known whether another window has it. */
export const settledRing = async (): Promise<Ring | undefined> => {
  await keeping;
  return ringHere();
};

/** Gives the key to windows of the same person that ask for it. */
export const shareRing = (): void => {
  hearWindows((told) => {
    const ring = ringHere();
    if (told.is === 'noRing' && ring?.owner === told.owner) tellWindows({ is: 'ring', ring });
  });
};
