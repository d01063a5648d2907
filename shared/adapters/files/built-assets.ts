import { readFileSync } from 'node:fs';
import { BuiltAssets } from '#shared/contracts/messages/built-assets';

/** A file of pages as it goes out. */
type Asset = { readonly type: string; readonly encoding: 'br' | 'gzip' | undefined; readonly bytes: Uint8Array };

/** The files that pages are made of. */
type Assets = {
  /** The name of a file by the name that pages ask for it by; one that was not built is a fault. */
  readonly nameOf: (name: string) => string;
  /** A file as it is given to whoever takes these encodings (`accept-encoding`); nothing where there is none. */
  readonly read: (file: string, accepted: string) => Asset | undefined;
};

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Those in a folder beside the function's code. Each file is read once. */
export const builtAssets = (folder: URL): Assets => {
  const { names, files } = BuiltAssets.parse(JSON.parse(readFileSync(new URL('assets.json', folder), 'utf8')));
  const known = new Map<string, Uint8Array>();
  const bytesOf = (name: string): Uint8Array => {
    const bytes = known.get(name) ?? readFileSync(new URL(name, folder));
    known.set(name, bytes);
    return bytes;
  };
  return {
    nameOf: (name) => {
      const found = names[name];
      if (found === undefined) throw new Error(`${name} was not built`);
      return found;
    },
    read: (file, accepted) => {
      const type = Object.hasOwn(files, file) ? files[file] : undefined;
      if (type === undefined) return undefined;
      const taken = accepted.split(',').map((one) => one.split(';')[0]?.trim().toLowerCase());
      const [encoding, ending] = ENCODINGS.find(([name]) => taken.includes(name)) ?? [undefined, ''];
      return { type, encoding, bytes: bytesOf(`${file}${ending}`) };
    },
  };
};
