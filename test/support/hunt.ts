import { describe, expect, it } from 'vitest';
import { isInPart, nameOfPart, type Part } from './hunt-part.ts';
import { type HuntResult, keepResult } from './hunt-results.ts';
import { PART } from './in-turn.ts';

/**
 * What came of a case: every law that it broke; how often something went wrong on purpose; and what else came up, how
 * often.
 */
export type Found = {
  readonly broken: readonly string[];
  readonly faults?: number;
  readonly seen?: Readonly<Record<string, number>>;
};

/** One case by its name. What it throws is a law that it broke. */
export type Case = { readonly name: string; readonly run: () => Promise<Found> };

export type Hunt = {
  /** By this name it can be repeated. */
  readonly name: string;
  /** What must hold in every case. */
  readonly law: string;
  /** Always the same cases in the same order: a case is known by its number. */
  readonly cases: () => Iterable<Case> | AsyncIterable<Case> | Promise<Iterable<Case>>;
  /** With fewer cases than these a hunt has lost what it looks through. */
  readonly least: number;
  /** What must come up somewhere in all of its cases. */
  readonly meets?: readonly string[];
};

/** A part of the cases, or one of them by its number. */
export type Share = { readonly part: Part; readonly only?: number | undefined };

const json = (value: unknown): string => JSON.stringify(value)?.slice(0, 600) ?? String(value);

/** What was expected and what was found instead is cut short in the message alone. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (!('actual' in error && 'expected' in error)) return `${error.name}: ${error.message}`;
  return `${error.message}\n    found    ${json(error.actual)}\n    expected ${json(error.expected)}`;
};

const tried = async ({ run }: Case): Promise<Found> => {
  try {
    return await run();
  } catch (error) {
    return { broken: [wordsOf(error)] };
  }
};

type Outcome = { readonly result: Omit<HuntResult, 'seconds'>; readonly violations: readonly string[] };

const isWanted = ({ part, only }: Share, hunt: string, n: number): boolean =>
  only === undefined ? isInPart(part, hunt, n) : n === only;

/** Goes through its share of the cases to the end, whatever breaks on the way. */
export const runHunt = async ({ name, cases, least, meets = [] }: Hunt, share: Share): Promise<Outcome> => {
  const violations: string[] = [];
  const seen = new Map<string, number>();
  const count = { all: 0, cases: 0, faults: 0 };
  try {
    for await (const one of await cases()) {
      count.all += 1;
      if (!isWanted(share, name, count.all)) continue;
      count.cases += 1;
      const found = await tried(one);
      count.faults += found.faults ?? 0;
      for (const [what, times] of Object.entries(found.seen ?? {})) seen.set(what, (seen.get(what) ?? 0) + times);
      violations.push(...found.broken.map((law) => `case ${count.all}, ${one.name}: ${law}`));
    }
  } catch (error) {
    violations.push(`the cases came to no end: ${wordsOf(error)}`);
  }
  if (count.all < least) violations.push(`${count.all} cases in all, where there were ${least} at least`);
  if (share.only !== undefined && count.cases === 0) violations.push(`there is no case ${share.only}`);
  if (share.only === undefined && share.part === 'all') {
    violations.push(...meets.filter((what) => !seen.has(what)).map((what) => `nowhere came up: ${what}`));
  }
  const part = share.only === undefined ? nameOfPart(share.part) : `case ${share.only}`;
  const result = { hunt: name, part, ...count, violations: violations.length, seen: Object.fromEntries(seen) };
  return { result, violations };
};

const MOST_SHOWN = 10;

/** What a failed hunt says: the first violations, and how one of them is repeated alone. */
export const wordsOfFailure = ({ result, violations }: Outcome): string => {
  const first = violations.flatMap((violation) => /^case (\d+),/.exec(violation)?.[1] ?? [])[0];
  const alone = first === undefined ? '' : ` --case ${first}`;
  const more = violations.length > MOST_SHOWN ? [`… and ${violations.length - MOST_SHOWN} more`] : [];
  return [
    `${violations.length} violations in ${result.cases} of ${result.all} cases`,
    ...violations.slice(0, MOST_SHOWN).map((violation) => `  ${violation}`),
    ...more,
    `again: npm run hunt -- --only ${JSON.stringify(result.hunt)}${alone}`,
  ].join('\n');
};

const ONLY = process.env['HUNT_ONLY'];
const CASE = process.env['HUNT_CASE'];
const SHARE: Share = { part: PART, only: CASE === undefined ? undefined : Number(CASE) };

/** Wherever it runs: it ends what hangs, and judges nothing. */
const LONGEST_MS = 3_600_000;

/**
 * A search through very many cases, as a test: of `HUNT_PART` of them, and where `HUNT_ONLY` begins its name, or is it
 * where `HUNT_CASE` asks for one case. Until it has come to its end it counts as broken off.
 */
export const hunt = (given: Hunt): void => {
  const { name, law } = given;
  const isMeant = ONLY === undefined || (CASE === undefined ? name.startsWith(ONLY) : name === ONLY);
  if (isMeant) {
    const nothing = { all: 0, cases: 0, faults: 0, violations: 0, seen: {} };
    keepResult({ hunt: name, part: nameOfPart(PART), ...nothing });
  }
  describe(name, () => {
    it.runIf(isMeant)(
      law,
      async () => {
        const began = performance.now();
        const outcome = await runHunt(given, SHARE);
        keepResult({ ...outcome.result, seconds: (performance.now() - began) / 1_000 });
        if (outcome.violations.length > 0) expect.fail(wordsOfFailure(outcome));
      },
      LONGEST_MS,
    );
  });
};
