import type { PublishedPictures } from '#shared/app/news/ports';

/** Pictures of published news in memory. */
export const memoryPublishedPictures = (): PublishedPictures => {
  const kept = new Map<string, Uint8Array>();
  return {
    publish: async (news, n, bytes) => void kept.set(`${news}/${n}`, Uint8Array.from(bytes)),
    remove: async (news, n) => void kept.delete(`${news}/${n}`),
    find: async (news, n) => {
      const bytes = kept.get(`${news}/${n}`);
      return bytes === undefined ? undefined : Uint8Array.from(bytes);
    },
  };
};
