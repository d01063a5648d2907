import { stillHolds } from './ages.ts';
import { databaseOf, done, orNothing, written } from './indexed.ts';

const STORE = 'foto';
/**
 * Photos lie apart from what else is kept: they are large, and nobody who looks for something else shall read them. The
 * moment until which each is kept can be read without it.
 */
const { open } = databaseOf('tanggap-foto', (database) => {
  database.createObjectStore(STORE, { keyPath: 'name' }).createIndex('until', 'until');
});

/** A photo as it lies in the browser: nothing of it says what it is of. */
export type SealedPhoto = {
  readonly name: string;
  readonly until: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly box: ArrayBuffer;
};

export const putPhoto = async (photo: SealedPhoto): Promise<void> =>
  written(await open(), STORE, (store) => store.put(photo));

export const getPhoto = async (name: string): Promise<SealedPhoto | undefined> =>
  done<SealedPhoto | undefined>((await open()).transaction(STORE, 'readonly').objectStore(STORE).get(name));

export const removePhoto = async (name: string): Promise<void> =>
  written(await open(), STORE, (store) => store.delete(name));

/** No photo is kept any more, of anybody. */
export const clearPhotos = async (): Promise<void> => {
  await orNothing(async () => written(await open(), STORE, (store) => store.clear()));
};

/** Takes away what is over, whoever kept it, without reading it. */
export const sweepPhotos = async (now: number): Promise<void> => {
  await orNothing(async () =>
    written(await open(), STORE, (store) => {
      const request = store.index('until').openKeyCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) return;
        if (!stillHolds(Number(cursor.key), now)) store.delete(cursor.primaryKey);
        cursor.continue();
      };
    }),
  );
};
