import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll } from 'vitest';
import * as z from 'zod';

/**
 * How much work something is, whatever machine does it: each block of our own code as often as it runs, and each
 * character that it has a function of the language go through. Twice the text may take twice the steps, and not four
 * times.
 *
 * It is asked for where tests are described. Between the first and the last of them the engine counts: to begin takes
 * it longer than most of what is counted.
 */
export const countedSteps = (): ((work: () => void) => number) => {
  const blocks = new BlockCounter();
  beforeAll(() => blocks.begin());
  afterAll(() => blocks.end());
  return (work) => {
    // What is made ready the first time, and what the engine compiles meanwhile, is no part of it.
    work();
    const read = readCharacters();
    return blocks.during(() => read.during(work)) + read.characters();
  };
};

const Coverage = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(z.object({ ranges: z.array(z.object({ count: z.int() })) })),
    }),
  ),
});

/** The engine counts blocks for those who ask which of them a test has reached. */
class BlockCounter {
  readonly #session = new Session();

  begin(): void {
    // The engine would throw away code that rests for a while, and with it what was counted.
    setFlagsFromString('--no-flush-bytecode');
    this.#session.connect();
    this.#ask('Profiler.enable');
    this.#ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  during(work: () => void): number {
    // What is taken is counted no more: neither what ran before, nor this when it is over.
    this.#ask('Profiler.takePreciseCoverage');
    work();
    const { result } = Coverage.parse(this.#ask('Profiler.takePreciseCoverage'));
    return result
      .filter(({ url }) => url.includes('/shared/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  }

  end(): void {
    this.#ask('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #ask(method: string, params: object = {}): unknown {
    let answer: unknown;
    this.#session.post(method, params, (error, given) => {
      if (error !== null) throw new Error(`${method}: ${error.message}`);
      answer = given;
    });
    return answer;
  }
}

type Method = {
  readonly of: object;
  readonly name: string;
  readonly cost: (self: unknown, args: unknown[], result: unknown) => number;
};

const lengthOf = (text: unknown): number => (typeof text === 'string' ? text.length : 0);
const whole = (self: unknown): number => lengthOf(self);

/** To put so many marks on one letter in order takes their square. */
const ordered = (text: unknown): number =>
  (typeof text === 'string' ? (text.match(/\p{M}{2,}/gu) ?? []) : []).reduce(
    (sum, marks) => sum + marks.length ** 2,
    0,
  );

const METHODS: readonly Method[] = [
  ...['replaceAll', 'toLowerCase', 'trim', 'split', 'includes', 'indexOf', 'replace', 'match'].map((name) => ({
    of: String.prototype,
    name,
    cost: whole,
  })),
  { of: String.prototype, name: 'normalize', cost: (self) => lengthOf(self) + ordered(self) },
  { of: String.prototype, name: 'slice', cost: (_, __, result) => lengthOf(result) },
];

/** Counts the characters that the functions of the language go through. */
const readCharacters = () => {
  let characters = 0;
  const counting = ({ of, name, cost }: Method): (() => void) => {
    const before = Object.getOwnPropertyDescriptor(of, name);
    if (before === undefined) throw new Error(`no method ${name}`);
    const counted = function (this: unknown, ...args: unknown[]): unknown {
      const result: unknown = Reflect.apply(before.value, this, args);
      characters += cost(this, args, result);
      return result;
    };
    Object.defineProperty(of, name, { ...before, value: counted });
    return () => Object.defineProperty(of, name, before);
  };
  return {
    during: (work: () => void): void => {
      const restored = METHODS.map(counting);
      try {
        work();
      } finally {
        for (const restore of restored) restore();
      }
    },
    characters: () => characters,
  };
};
