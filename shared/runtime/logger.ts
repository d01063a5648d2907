import { Logger } from '@aws-lambda-powertools/logger';

const logger = new Logger();

/** One structured line per decision: event name, ids and codes. Nothing of a citizen's is ever passed here. */
export const log = (
  event: string,
  facts: Readonly<Record<string, string | number | boolean | undefined>> = {},
): void => {
  logger.info(event, { ...facts });
};

/** Several faults that are thrown together are known by the first of them. */
export const firstFault = (error: unknown): unknown =>
  error instanceof AggregateError ? (error.errors[0] ?? error) : error;

/**
 * What went wrong, without its message: parsers and services quote their input in it, and that may be a citizen's
 * words. The name and the place are enough to find the cause.
 */
export const logFault = (
  event: string,
  thrown: unknown,
  facts: Readonly<Record<string, string | undefined>> = {},
): void => {
  const error = firstFault(thrown);
  const known = error instanceof Error;
  logger.error(event, {
    ...facts,
    fault: known ? error.name : typeof error,
    cause: known && error.cause instanceof Error ? error.cause.name : undefined,
    at: known ? placesOf(error) : undefined,
  });
};

/** A frame ends with its place; a line of a message that only looks like one does not. */
const FRAME = /^at .*(?::\d+:\d+\)?|<anonymous>\)?|\(native\))$/;

const placesOf = ({ message, stack = '' }: Error): readonly string[] =>
  stack
    .replace(message, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line))
    .slice(0, 8);
