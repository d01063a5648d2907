import type { Page } from 'playwright-core';
import * as z from 'zod';

const Kept = z.strictObject({
  /** How many things lie there sealed. */
  sealed: z.int(),
  /** How long each is. */
  sizes: z.array(z.int()),
  /** All that lies there for anybody who looks: names, what is sealed, files of the pages, local storage. */
  raw: z.string(),
  /** What is sealed, as the window opens it that has the key. */
  opened: z.string(),
});

/**
 * All that pages have left in a browser, as somebody with its profile in hands would look at it, and what of it this
 * window can open. Session storage, which is the window's own, is not in it.
 */
export const keptIn = async (page: Page): Promise<z.infer<typeof Kept>> =>
  Kept.parse(
    await page.evaluate(async () => {
      const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
        new Promise((fine, failed) => {
          request.onsuccess = () => fine(request.result);
          request.onerror = () => failed(request.error);
        });
      const latin = (given: ArrayBuffer): string =>
        Array.from(new Uint8Array(given), (one) => String.fromCharCode(one)).join('');
      const files: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const answer = await cache.match(request);
          files.push(`${name} ${request.url} ${answer?.url} ${await answer?.text()}`);
        }
      }
      const ring = JSON.parse(sessionStorage.getItem('tanggap.kunci') ?? '{}');
      const sealed: { iv: Uint8Array<ArrayBuffer>; box: ArrayBuffer; name: string }[] = [];
      for (const { name = '', version } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name, version));
        for (const store of database.objectStoreNames)
          sealed.push(...(await done(database.transaction(store).objectStore(store).getAll())));
        database.close();
      }
      const opened: string[] = [];
      if (typeof ring.key === 'string') {
        const bytes = Uint8Array.from(atob(ring.key), (one) => one.charCodeAt(0));
        const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
        for (const { iv, box } of sealed)
          opened.push(
            await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box).then(
              (plain) => new TextDecoder().decode(plain).trim(),
              () => 'another key',
            ),
          );
      }
      return {
        sealed: sealed.length,
        sizes: sealed.map(({ box }) => box.byteLength),
        raw: [
          ...files,
          ...sealed.map((one) => `${JSON.stringify(one)} ${latin(one.box)}`),
          JSON.stringify({ ...localStorage }),
        ].join('\n'),
        opened: opened.join('\n'),
      };
    }),
  );
