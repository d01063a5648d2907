import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const FOLDER = fileURLToPath(new URL('../../.local/test-results/hunts', import.meta.url));

/** What a hunt saw; `seconds` is missing while it has not come to its end. */
const HuntResult = z.strictObject({
  hunt: z.string(),
  part: z.string(),
  /** All that there are, and those of this part. */
  all: z.int(),
  cases: z.int(),
  faults: z.int(),
  violations: z.int(),
  seconds: z.number().optional(),
  /** What came up, and how often: each fault by its kind, each end by its name. */
  seen: z.record(z.string(), z.int()),
});
export type HuntResult = Readonly<z.infer<typeof HuntResult>>;

const fileOf = (hunt: string): string => `${hunt.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.json`;

/** One file a hunt: workers do not come in each other's way. */
export const keepResult = (result: HuntResult, folder = FOLDER): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, fileOf(result.hunt)), `${JSON.stringify(result)}\n`);
};

/** By name. */
export const readResults = (folder = FOLDER): readonly HuntResult[] => {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const results = names.map((name) => HuntResult.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return results.toSorted((one, other) => (one.hunt < other.hunt ? -1 : 1));
};

export const forgetResults = (folder = FOLDER): void => rmSync(folder, { recursive: true, force: true });

const sumOf = (results: readonly HuntResult[], of: (result: HuntResult) => number): number =>
  results.reduce((sum, result) => sum + of(result), 0);

/** `hunts: 9000 cases, 7000 faults, 0 violations`: the whole of a run in one line. */
export const totalLine = (results: readonly HuntResult[]): string => {
  const [cases, faults, violations] = [
    sumOf(results, (result) => result.cases),
    sumOf(results, (result) => result.faults),
    sumOf(results, (result) => result.violations),
  ];
  return `hunts: ${cases} cases, ${faults} faults, ${violations} violations`;
};

/** A line for each hunt. */
export const tableOf = (results: readonly HuntResult[]): readonly string[] => {
  const width = Math.max(...results.map(({ hunt }) => hunt.length), 4);
  const row = (hunt: string, ...cells: readonly (string | number)[]): string =>
    `${hunt.padEnd(width)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
  return [
    row('hunt', 'cases', 'faults', 'violations', 'seconds'),
    ...results.map(({ hunt, cases, faults, violations, seconds }) =>
      row(hunt, cases, faults, violations, seconds?.toFixed(1) ?? 'broken off'),
    ),
  ];
};
