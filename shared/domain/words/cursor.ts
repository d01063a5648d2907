import * as z from 'zod';
import { canonicalJson, keyedHash } from './hash.ts';
import { Instant, ReportId } from './words.ts';

/** Where somebody stands who reads a list page by page: behind this entry, whether or not it is still there. */
const Position = z.tuple([Instant, ReportId]).readonly();
export type Position = z.infer<typeof Position>;

/** What a list is of: who reads it, and what was asked for. */
export type ListOf = Readonly<Record<string, unknown>>;

/** A position in a list as text that means something to nobody else, and in no other list. */
export const cursorOf = (key: string, list: ListOf, at: unknown): string =>
  Buffer.from(JSON.stringify([at, sealOf(key, list, at)]), 'utf8').toString('base64url');

/**
 * The position that a cursor means in a list; `undefined` for one that was given to somebody else, for another list or
 * by nobody.
 */
export const positionIn = (key: string, list: ListOf, cursor: string): Position | undefined =>
  placeIn(Position, key, list, cursor);

/** The same of what is gone through otherwise than report by report. */
export const placeIn = <Place extends z.ZodType>(
  place: Place,
  key: string,
  list: ListOf,
  cursor: string,
): z.infer<Place> | undefined => {
  const read = z.tuple([place, z.string()]).safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!read.success) return undefined;
  const [at, seal] = read.data;
  // Hashed once more, so that the time it takes to compare them tells nothing of how alike they are.
  return keyedHash(key, seal) === keyedHash(key, sealOf(key, list, at)) ? at : undefined;
};

const sealOf = (key: string, list: ListOf, at: unknown): string => keyedHash(key, canonicalJson({ list, at }));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
