import * as z from 'zod';
import { ListedReport } from './admin-report.ts';
import { OF_SOME_DAYS, ReceivedPage } from './received.ts';
import { CURSOR, USUAL_PAGE } from './work.ts';

/** So many days of receipt are looked through for words at the most: three years. */
export const MOST_DAYS_SEARCHED = 1_096;

/** What exactly one report is called. */
const Named = z.string().min(1).max(200);

/**
 * `POST /v1/admin/search`: in the body, since what somebody looks for says of whom and what. Either what one report is
 * called, whatever its channel; or words of a report, and which reports to look through for them. None is the other:
 * what is wrong with a number is told of the number.
 */
export const SearchRequest = z.xor([
  z.strictObject({
    /** The number that a channel knows it by, such as that of LAPOR!. */
    number: Named,
  }),
  z.strictObject({
    /** Its tracking code, as it was typed. */
    code: Named,
  }),
  z.strictObject({
    /** Its id. */
    report: Named,
  }),
  z.strictObject({
    /** All of these words, or words that begin so, in what the citizen and the channel wrote; case does not matter. */
    words: z.string().min(1).max(200).optional(),
    ...OF_SOME_DAYS,
    limit: z.int().min(1).max(100).default(USUAL_PAGE),
    cursor: CURSOR,
  }),
]);
export type SearchRequest = Readonly<z.infer<typeof SearchRequest>>;
export type WordsSought = Extract<SearchRequest, { readonly limit: number }>;

/** What was found: one report or none, or a page of a list of them (`ReceivedPage`). */
export const Found = z.union([
  ReceivedPage,
  z.strictObject({ asOf: z.string(), reports: z.array(ListedReport).readonly() }),
]);
export type Found = Readonly<z.infer<typeof Found>>;
