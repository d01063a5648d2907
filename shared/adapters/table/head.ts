import * as z from 'zod';
import { FollowedReport } from '#shared/domain/report/public-stage';
import { Report, ReportOutline } from '#shared/domain/report/report';
import { ReportId, Sha256 } from '#shared/domain/words/words';

/**
 * A report as it lies in its head: its own fields under their own names. An operator reads it in the console of AWS,
 * so the instants of its deadlines are text. Hashes are bytes: nobody reads them, and they are half as long.
 */

export const HashBytes = z.codec(z.instanceof(Uint8Array), Sha256, {
  decode: (bytes) => Buffer.from(bytes).toString('hex'),
  encode: (hex) => Buffer.from(hex, 'hex'),
});

/** To the millisecond, so that the instant that comes back is the one that went in. */
const InstantText = z.codec(z.iso.datetime({ precision: 3 }), z.int(), {
  decode: (text) => Date.parse(text),
  encode: (at) => new Date(at).toISOString(),
});

const DeadlineTexts = z.looseObject({
  startedAt: InstantText,
  dueAt: InstantText,
  stoppedAt: InstantText.optional(),
  missedAt: InstantText.optional(),
});

/** What lies in a head otherwise than in a report; everything else stands as it is. */
const Head = z.looseObject({
  tip: HashBytes,
  content: HashBytes,
  amended: z.looseObject({ content: HashBytes }).optional(),
  deadlines: z.record(z.string(), DeadlineTexts),
});
const FollowedHead = Head.pick({ deadlines: true });

/** The head's attributes beside its keys; what is `undefined` is left out when it is written. */
export const headOf = (report: Report): Readonly<Record<string, unknown>> => z.encode(Head, report);

/** The report again, parsed like any other input, because another deploy may have written it. */
export const reportOf = (item: unknown): Report => Report.parse(Head.parse(item));

/** The attributes of a head that following a report takes; infra/capabilities/public-api.ts grants no others. */
export const FOLLOWED: readonly string[] = ['pk', 'sk', ...FollowedReport.unwrap().keyof().options];

/** As much of the report again as those attributes say. */
export const followedOf = (item: unknown): FollowedReport => FollowedReport.parse(FollowedHead.parse(item));

const Tip = z.object({ id: ReportId, version: z.int().positive(), tip: HashBytes });
export const TIPPED: readonly string[] = Tip.keyof().options;
/** Where the report stands, of those attributes alone. */
export const tipOf = (item: unknown): z.infer<typeof Tip> => Tip.parse(item);

/** The attributes of a head that say who may know of its report. */
export const OUTLINED: readonly string[] = [
  ...new Set(ReportOutline.unwrap().options.flatMap((option) => option.keyof().options)),
];

/** As much of the report again as those attributes say. */
export const outlineOf = (item: unknown): ReportOutline => ReportOutline.parse(item);
