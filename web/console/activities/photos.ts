import { dropSealedPhoto, sealPhoto, unsealPhoto } from '../kept/sealed-photos.ts';

/** A picture or document that somebody has chosen for an activity, by what is known of it before it is sent. */
export type Photo = {
  /** Under which its bytes lie in this browser. */
  readonly id: string;
  readonly called: string;
  readonly kind: 'jpeg' | 'png' | 'webp' | 'pdf' | 'docx' | 'xlsx' | 'text';
  readonly size: number;
  readonly sha256: string;
};

/** What this page has chosen itself: a file on the device, which costs no memory until it is read. */
const chosen = new Map<string, Blob>();

/**
 * Keeps a chosen file: in this page, and sealed in the browser, so that it is there after the window was loaded again.
 * Says whether it is sealed; where it is not, it waits on the open page alone.
 */
export const keepPhoto = async ({ id }: Pick<Photo, 'id'>, file: Blob): Promise<boolean> => {
  chosen.set(id, file);
  return sealPhoto(id, file);
};

/** The bytes of a chosen file, where they are still to be had. */
export const photoBytes = async ({ id, size }: Pick<Photo, 'id' | 'size'>): Promise<Blob | undefined> =>
  chosen.get(id) ?? (await unsealPhoto(id, size));

/** Nothing of a chosen file is kept any more. */
export const dropPhoto = async ({ id }: Pick<Photo, 'id'>): Promise<void> => {
  chosen.delete(id);
  await dropSealedPhoto(id);
};
