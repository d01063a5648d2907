import type { LocalAws } from '#local/aws/local-aws';

/** What a command is given beside its arguments. */
export type Terminal = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Writes a line to `output`. */
  readonly print: (text: string) => void;
  /** Writes a line to standard error. */
  readonly complain: (text: string) => void;
  /** Finds where the running system answers. */
  readonly findAws: () => Promise<LocalAws>;
  /**
   * From then on, being interrupted (Ctrl-C) aborts the signal and ends nothing by itself; once more ends the process.
   */
  readonly onInterrupt: () => AbortSignal;
};

/** A command of the package, as a function of what was typed; its answer is the exit code. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;
