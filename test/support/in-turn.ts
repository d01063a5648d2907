import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInShare, PARTS, readPart, type Shares } from './hunt-part.ts';

const asked = readPart(process.env['HUNT_PART']);
if (asked === undefined) throw new Error(`HUNT_PART is none of all, 1/${PARTS} to ${PARTS}/${PARTS}`);

/** The part of everything that is taken in parts, as `HUNT_PART` names it; everything where it names none. */
export const PART = asked;

/**
 * Says of one after the other of long tests that are alike whether it is taken now: a change takes one of so many
 * shares, as many changes in a row take all of them, and so does `npm run hunt`. `it.runIf(isTaken())(…)`.
 */
export const inTurn = (name: string, shares: Shares): (() => boolean) => {
  let n = 0;
  return () => {
    n += 1;
    return isInShare(PART, shares, name, n);
  };
};

const TAKES_TURNS = /^ *const \w+ = inTurn\(/m;

/** The files of a kind of evidence that take turns. */
export const filesInTurn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .filter((file) => TAKES_TURNS.test(readFileSync(file, 'utf8')));

/** The files of a kind of evidence with a hunt whose name begins so; with any hunt, where none is named. */
export const huntsOnTheSystem = (folder: string, only = ''): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .filter((file) => {
      const [, name] = /^hunt\(\{\s+name: '([^']+)'/m.exec(readFileSync(file, 'utf8')) ?? [];
      return name?.startsWith(only);
    });
