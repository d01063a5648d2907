import type { FileLinks } from '#shared/app/ports';
import { FileLink } from '#shared/domain/access/file-link';

/** Links in memory. What is kept is text, parsed when it is read. */
export const memoryFileLinks = (): FileLinks & { readonly tokens: () => readonly string[] } => {
  const kept = new Map<string, string>();
  return {
    keep: async (links) => {
      for (const { token, ...link } of links) kept.set(token, JSON.stringify(link));
    },
    find: async (token) => {
      const text = kept.get(token);
      return text === undefined ? undefined : FileLink.parse(JSON.parse(text));
    },
    tokens: () => [...kept.keys()],
  };
};
