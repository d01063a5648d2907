import { spawnSync } from 'node:child_process';

/** A hunt is too long for every change: each takes one of so many parts, and so many changes take all of it. */
export const PARTS = 48;

/** Everything, or the n-th of the parts. */
export type Part = 'all' | number;

/** `3/48` or `3` is the third part; nothing, or `all`, is everything. `undefined` when it is none of these. */
export const readPart = (text = 'all'): Part | undefined => {
  if (text === 'all') return 'all';
  const [, n = '', of = String(PARTS)] = /^([1-9]\d?)(?:\/(\d+))?$/.exec(text) ?? [];
  return n !== '' && Number(n) <= PARTS && Number(of) === PARTS ? Number(n) : undefined;
};

export const nameOfPart = (part: Part): string => (part === 'all' ? 'all' : `${part}/${PARTS}`);

/** Where a hunt begins to deal out its cases: each somewhere else, or short ones would all lie in the first parts. */
const offsetOf = (hunt: string): number => [...hunt].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);

/** The part in which a hunt's n-th case lies, counted from 1. */
export const partOfCase = (hunt: string, n: number): number => ((n + offsetOf(hunt)) % PARTS) + 1;

export const isInPart = (part: Part, hunt: string, n: number): boolean =>
  part === 'all' || partOfCase(hunt, n) === part;

/** So many changes in a row take all of what is dealt out so; each divides the parts. */
export type Shares = 2 | 3 | 4 | 6 | 8;

/** Whether a part takes the n-th, counted from 1, of what is alike and too long to be taken whole by every change. */
export const isInShare = (part: Part, shares: Shares, name: string, n: number): boolean =>
  part === 'all' || (n + offsetOf(name)) % shares === part % shares;

/** As many commits, one after the other, take all of the parts. */
export const partOfCommit = (commits: number): number => (commits % PARTS) + 1;

/** The part that the state of a folder is checked by; the first where there is no history to count. */
export const gatePart = (folder: string): number => {
  const { status, stdout } = spawnSync('git', ['rev-list', '--count', 'HEAD'], { cwd: folder, encoding: 'utf8' });
  const commits = Number(stdout?.trim() || Number.NaN);
  return status === 0 && Number.isInteger(commits) ? partOfCommit(commits) : partOfCommit(0);
};
