import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** What another library than the one that packed it finds in a zip, in its order. */
export const filesInZip = async (zip: Uint8Array): Promise<ReadonlyMap<string, Buffer>> => {
  const found = new Map<string, Buffer>();
  const file = await fromBufferPromise(Buffer.from(zip));
  for await (const entry of file.eachEntry())
    found.set(entry.fileName, await buffer(await file.openReadStreamPromise(entry)));
  return found;
};
