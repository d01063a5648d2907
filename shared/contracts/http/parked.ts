import * as z from 'zod';
import { Parked } from '#shared/domain/arrival/parked';
import { Unreadable } from '#shared/domain/report/event';
import { Said } from '#shared/domain/report/submission';
import { ChannelId, ReportId } from '#shared/domain/words/words';
import { WorkParameters } from './work.ts';

const ParkedType = Parked.unwrap().shape.type;

/** How `GET /v1/admin/parked` is asked. */
export const ParkedParameters = WorkParameters.pick({ limit: true, cursor: true });
export const ParkedQuery = ParkedParameters.readonly();
export type ParkedQuery = z.infer<typeof ParkedQuery>;

export const ParkedRow = z.strictObject({
  report: ReportId,
  channel: ChannelId,
  /** When the first of what waits came. */
  since: z.string(),
  /** From when on the report counts as missing, and somebody is told. */
  missingFrom: z.string(),
  /** When somebody was told; absent as long as nobody was. */
  toldAt: z.string().optional(),
  /** Something in it speaks of danger to life, and when that was told, if it was. */
  danger: z.strictObject({ toldAt: z.string().optional() }).optional(),
  /** What waits, by its type: how many, and when the last of them came. */
  waits: z.array(z.strictObject({ type: ParkedType, count: z.int().min(1), last: z.string() })).readonly(),
});
export type ParkedRow = Readonly<z.infer<typeof ParkedRow>>;

/**
 * A page of the reports that have not come and of which something has, the longest waiting first. None of it says what
 * anybody wrote. `next` is a cursor like that of the lists of work.
 */
export const ParkedPage = z.strictObject({
  asOf: z.string(),
  reports: z.array(ParkedRow).readonly(),
  next: z.string().optional(),
});
export type ParkedPage = Readonly<z.infer<typeof ParkedPage>>;

/**
 * `GET /v1/admin/parked/{report}`: what waits for a report that has not come, in its own words and never with who sent
 * it, the oldest first; of very many the newest.
 */
export const ParkedShown = z.strictObject({
  report: ReportId,
  channel: ChannelId,
  /** What the channel calls the report, to ask for it there; absent where nothing that waits can be read. */
  number: z.string().optional(),
  waits: z
    .array(
      z.strictObject({
        type: ParkedType,
        receivedAt: z.string(),
        words: Said.optional(),
        /** Why there are no words: nothing that is kept of it can be read. */
        unreadable: Unreadable.optional(),
      }),
    )
    .readonly(),
});
export type ParkedShown = Readonly<z.infer<typeof ParkedShown>>;
