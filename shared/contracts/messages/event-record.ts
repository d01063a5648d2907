import * as z from 'zod';
import { ReportId, Sha256 } from '#shared/domain/words/words';

/** The name of an event's item in the table, as the stream shows it; the stream's filter is made of it too. */
export const EVENT_SORT_KEY = /^EV#(\d{6,})$/;

/**
 * One record of the table's stream, as far as dispatch needs it: which event of which report, and of what type. The
 * event itself is read from the table, where it is whole.
 */
export const EventRecord = z
  .object({
    dynamodb: z.object({
      Keys: z.object({
        pk: z.object({ S: z.string().startsWith('R#') }),
        sk: z.object({ S: z.string().regex(EVENT_SORT_KEY) }),
      }),
      NewImage: z.object({ type: z.object({ S: z.string() }) }),
    }),
  })
  .transform(({ dynamodb: { Keys, NewImage } }) => ({
    report: ReportId.parse(Keys.pk.S.slice(2)),
    version: Number(Keys.sk.S.slice(3)),
    type: NewImage.type.S,
  }));
export type EventRecord = z.infer<typeof EventRecord>;

/** The name of the item of an arrival that waits for its report. */
const PARKED_SORT_KEY = /^PEND#([0-9a-f]{64})$/;

/** The same of an arrival that began to wait for its report. */
const ParkedRecord = z
  .object({
    dynamodb: z.object({
      Keys: z.object({
        pk: z.object({ S: z.string().startsWith('R#') }),
        sk: z.object({ S: z.string().regex(PARKED_SORT_KEY) }),
      }),
    }),
  })
  .transform(({ dynamodb: { Keys } }) => ({
    report: ReportId.parse(Keys.pk.S.slice(2)),
    webhook: Sha256.parse(Keys.sk.S.slice(5)),
  }));

/** Whatever of the stream dispatch is brought. */
export const StreamRecord = z.union([EventRecord, ParkedRecord]);
