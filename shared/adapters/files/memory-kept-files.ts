import type { KeptFiles } from '#shared/app/access/ports';

/** Files in memory: the first content under a name stays. */
export const memoryKeptFiles = (): KeptFiles & { readonly names: () => readonly string[] } => {
  const kept = new Map<string, Uint8Array>();
  const find = async (name: string): Promise<Uint8Array | undefined> => {
    const bytes = kept.get(name);
    return bytes === undefined ? undefined : Uint8Array.from(bytes);
  };
  return {
    keep: async (name, bytes) => {
      if (!kept.has(name)) kept.set(name, Uint8Array.from(bytes));
    },
    read: async (name) => {
      const bytes = await find(name);
      if (bytes === undefined) throw new Error(`no file ${name}`);
      return bytes;
    },
    find,
    names: () => [...kept.keys()],
  };
};
