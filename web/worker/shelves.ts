import { ASSETS } from '../page/addresses.ts';
import { keepDocument, type Shelf } from './office-document.ts';

/** A browser's `CacheStorage`, as far as it is used. */
export type Shelves = {
  readonly open: (name: string) => Promise<Shelf>;
  readonly keys: () => Promise<readonly string[]>;
  readonly delete: (name: string) => Promise<boolean>;
};

/** What this version of the pages is made of. */
export type Version = { readonly name: string; readonly files: readonly string[] };

const PREFIX = 'tanggap-aset-';
/** The document lies apart: it is the same one for every version. */
export const PAGES_SHELF = 'tanggap-halaman';
const isOurs = (name: string): boolean => name === PAGES_SHELF || name.startsWith(PREFIX);
const shelfOf = ({ name }: Version): string => `${PREFIX}${name}`;

/** What stands among the files of a version that another one has followed: since when. */
const FOLLOWED = '/digantikan';
/** Pages that are still open may want files of their version for so long. */
const STAYS_MS = 24 * 3_600_000;

type Line = {
  /** Asks for the document. */
  readonly ask: () => Promise<Response>;
  readonly askFile: (path: string) => Promise<Response>;
  readonly now: number;
};

/**
 * Brings everything that this version is made of, and the document: all of it, or it is not installed. One file after
 * the other, since the page that is open needs the line as well; what was brought before, or is the same in another
 * version, is not asked for again.
 */
export const bring = async (shelves: Shelves, version: Version, { ask, askFile, now }: Line): Promise<void> => {
  const shelf = await shelves.open(shelfOf(version));
  for (const path of version.files.map((file) => `${ASSETS}/${file}`)) {
    const answer = (await keptFile(shelves, version, path)) ?? (await askFile(path));
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    await shelf.put(path, answer);
  }
  await keepDocument(await shelves.open(PAGES_SHELF), await ask(), now);
};

/** A file that was kept for this version or another one: its name says what is in it. */
const keptFile = async (shelves: Shelves, version: Version, path: string): Promise<Response | undefined> => {
  for (const name of [shelfOf(version), ...(await others(shelves, version))]) {
    const kept = await (await shelves.open(name)).match(path);
    if (kept !== undefined) return kept;
  }
  return undefined;
};

const others = async (shelves: Shelves, version: Version): Promise<readonly string[]> =>
  (await shelves.keys()).filter((name) => name.startsWith(PREFIX) && name !== shelfOf(version));

/** From now on every other version is an old one. */
export const follow = async (shelves: Shelves, version: Version, now: number): Promise<void> => {
  for (const name of await others(shelves, version)) {
    const shelf = await shelves.open(name);
    if ((await shelf.match(FOLLOWED)) === undefined) await shelf.put(FOLLOWED, new Response(String(now)));
  }
};

/** Files of a version that was followed a day ago are kept no longer; nor where a clock went back since. */
export const sweep = async (shelves: Shelves, version: Version, now: number): Promise<void> => {
  for (const name of await others(shelves, version)) {
    const followed = await (await shelves.open(name)).match(FOLLOWED);
    if (followed === undefined) continue;
    const since = now - Number(await followed.text());
    if (!(since >= 0 && since < STAYS_MS)) await shelves.delete(name);
  }
};

/** A file of the pages: one that is kept is the right one. */
export const answerFile = async (
  shelves: Shelves,
  version: Version,
  { path, ask }: { readonly path: string; readonly ask: () => Promise<Response> },
): Promise<Response> => {
  const kept = await keptFile(shelves, version, path);
  if (kept !== undefined) return kept;
  const answer = await ask();
  if (answer.status === 200) await (await shelves.open(shelfOf(version))).put(path, answer.clone());
  return answer;
};

/** Nothing that a worker of ours kept stays. */
export const clear = async (shelves: Shelves): Promise<void> => {
  for (const name of (await shelves.keys()).filter(isOurs)) await shelves.delete(name);
};
