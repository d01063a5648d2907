import { MOST_MS, stillHolds } from './ages.ts';
import { orNothing } from './indexed.ts';
import { getPhoto, putPhoto, removePhoto } from './photo-shelf.ts';
import { ringHere, settledRing } from './ring.ts';
import { hiddenName, keyOf } from './sealed-store.ts';

/** Every photo is made as long as a multiple of this, so that its length tells little of it. */
const STEP_BYTES = 65_536;

const padded = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(Math.ceil((bytes.length + 1) / STEP_BYTES) * STEP_BYTES);
  whole.set(bytes);
  return whole;
};

/** A photo is opened by its own name and no other. */
const sealing = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(name),
});

/** Keeps a photo sealed in this browser; says whether it is kept now. */
export const sealPhoto = async (name: string, photo: Blob): Promise<boolean> => {
  // Right after signing in it is not known yet whether another window has a key.
  const ring = await settledRing();
  if (ring === undefined) return false;
  const isKept = await orNothing(async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const hidden = await hiddenName(ring, 'photo', name);
    const plain = padded(new Uint8Array(await photo.arrayBuffer()));
    const box = await crypto.subtle.encrypt(sealing(iv, hidden), await keyOf(ring), plain);
    // Whoever signed out meanwhile leaves nothing.
    if (ringHere()?.id !== ring.id) return false;
    await putPhoto({ name: hidden, until: Date.now() + MOST_MS, iv, box });
    return true;
  });
  return isKept === true;
};

/** A photo that was kept, of so many bytes, if this window can open it. */
export const unsealPhoto = async (name: string, size: number): Promise<Blob | undefined> => {
  const ring = ringHere();
  if (ring === undefined) return undefined;
  return orNothing(async () => {
    const hidden = await hiddenName(ring, 'photo', name);
    const sealed = await getPhoto(hidden);
    if (sealed === undefined || !stillHolds(sealed.until, Date.now())) return undefined;
    const plain = await crypto.subtle.decrypt(sealing(sealed.iv, hidden), await keyOf(ring), sealed.box);
    return new Blob([plain.slice(0, size)]);
  });
};

/** Takes a photo away. */
export const dropSealedPhoto = async (name: string): Promise<void> => {
  const ring = ringHere();
  if (ring === undefined) return;
  await orNothing(async () => removePhoto(await hiddenName(ring, 'photo', name)));
};
