import type { SuiteResults } from './suite-results.ts';

/** What a step of the gate came to. A check has no files. */
export type Outcome = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly files: SuiteResults['files'];
};

export type Gate = {
  readonly outcomes: readonly Outcome[];
  /** What could not be checked on this machine, a line each. */
  readonly unchecked: readonly string[];
  /** From the first step's start to the last one's end. */
  readonly seconds: number;
};

const SLOWEST = 20;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`.padStart(8);

const stepLines = (outcomes: readonly Outcome[]): readonly string[] => {
  const all = sum(outcomes.map(({ seconds }) => seconds));
  return outcomes.map(({ name, passed, failed, seconds }) => {
    const share = `${((100 * seconds) / all).toFixed(0)} %`.padStart(6);
    const state = failed === 0 ? 'ok  ' : 'FAIL';
    return `${state} ${name.padEnd(10)}${inSeconds(seconds)}${share}  ${passed} passed, ${failed} failed`;
  });
};

const slowestLines = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes
    .flatMap(({ name, files }) => files.flatMap(({ tests }) => tests.map((test) => ({ name, ...test }))))
    .toSorted((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST)
    .map(({ name, title, seconds }) => `${inSeconds(seconds)}  ${name}: ${title}`);

const failedLines = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap(({ name, files, failed }) => {
    const titles = files
      .flatMap(({ file, tests }) => tests.map((test) => ({ file, ...test })))
      .filter(({ state }) => state === 'failed')
      .map(({ file, title }) => `${name}: ${file} > ${title}`);
    return failed > titles.length ? [...titles, `${name}: see .local/test-results/${name}.log`] : titles;
  });

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

/**
 * The gate's last lines: time by step and its share of all the work, the slowest tests, what failed, what was not
 * checked.
 */
export const tell = ({ outcomes, unchecked, seconds }: Gate): string => {
  const count = (of: 'passed' | 'failed'): number => sum(outcomes.map((outcome) => outcome[of]));
  return [
    ...section(`Steps, ${inSeconds(seconds).trim()} in all, with each one's share of the work`, stepLines(outcomes)),
    ...section(`The ${SLOWEST} slowest tests`, slowestLines(outcomes)),
    ...section('Failed', failedLines(outcomes)),
    ...section('Not checked on this machine', unchecked),
    '',
    `${count('passed')} passed, ${count('failed')} failed`,
  ].join('\n');
};
