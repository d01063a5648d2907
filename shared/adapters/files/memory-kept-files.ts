import type { KeptFiles, ListKeptFiles } from '#shared/app/access/ports';
import type { Now } from '#shared/app/ports';
import { Instant } from '#shared/domain/words/words';

/** Files in memory: the first content under a name stays. */
export const memoryKeptFiles = (
  now: Now = () => Instant.parse(0),
): KeptFiles & ListKeptFiles & { readonly names: () => readonly string[] } => {
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly keptAt: Instant }>();
  const find = async (name: string): Promise<Uint8Array | undefined> => {
    const file = kept.get(name);
    return file === undefined ? undefined : Uint8Array.from(file.bytes);
  };
  return {
    keep: async (name, bytes) => {
      if (!kept.has(name)) kept.set(name, { bytes: Uint8Array.from(bytes), keptAt: now() });
    },
    read: async (name) => {
      const bytes = await find(name);
      if (bytes === undefined) throw new Error(`no file ${name}`);
      return bytes;
    },
    find,
    list: async (prefix) =>
      [...kept].flatMap(([name, { keptAt }]) => (name.startsWith(prefix) ? [{ name, keptAt }] : [])),
    names: () => [...kept.keys()],
  };
};
