import type { Originals } from '#shared/app/ports';

/** Originals in memory: the first content under a name stays. */
export const memoryOriginals = (): Originals & { readonly names: () => readonly string[] } => {
  const kept = new Map<string, Uint8Array>();
  return {
    keep: async (name, sealed) => {
      if (!kept.has(name)) kept.set(name, Uint8Array.from(sealed));
    },
    read: async (name) => {
      const sealed = kept.get(name);
      if (sealed === undefined) throw new Error(`no original ${name}`);
      return Uint8Array.from(sealed);
    },
    names: () => [...kept.keys()],
  };
};
