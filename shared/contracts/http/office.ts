import * as z from 'zod';
import { Clock } from '#shared/domain/report/clock-rules';
import { Bilingual, ChannelClass, ChannelId, ReportClass } from '#shared/domain/words/words';

/** From when to when the office is open on a weekday (1 is Monday), in its own zone; nothing where it is shut. */
const Hours = z
  .array(
    z
      .strictObject({
        weekday: z.int().min(1).max(7),
        open: z.array(z.strictObject({ from: z.string(), until: z.string() }).readonly()).readonly(),
      })
      .readonly(),
  )
  .readonly();

/** A limit that the office is measured by, as its rules have it. */
const Promised = z
  .strictObject({
    clock: Clock,
    name: Bilingual,
    /** For which reports alone: of a class, a class of the channel's, a channel. Nothing: for all others. */
    subject: z
      .strictObject({
        class: z.exactOptional(ReportClass),
        channelClass: z.exactOptional(ChannelClass),
        channel: z.exactOptional(ChannelId),
      })
      .readonly(),
    /** The same in words. */
    for: z.array(Bilingual).readonly(),
    start: Bilingual,
    /** `null`: no such limit holds for them. */
    limit: z.int().nonnegative().nullable(),
    unit: z.enum(['workingDays', 'workingMinutes']),
    /** It stands still while the reporter owes an answer. */
    pauses: z.boolean(),
    /** So much more may be taken once, for these reasons. */
    extension: z.exactOptional(z.strictObject({ limit: z.int(), grounds: z.array(Bilingual).readonly() }).readonly()),
    /** The office has not set it. */
    proposed: z.boolean(),
    /** Where it is written, in the language of the source. */
    source: z.string(),
  })
  .readonly();

/** `GET /v1/public/office`: what the office says of itself, by its rules and nothing else. */
export const OfficeAnswer = z
  .strictObject({
    name: Bilingual,
    /** Where it is. */
    place: z.exactOptional(z.string()),
    zone: z.string(),
    hours: Hours,
    /** Other hours for some dates that are not over, both ends among them. */
    specialHours: z
      .array(
        z
          .strictObject({
            from: z.string(),
            until: z.string(),
            name: Bilingual,
            /** The dates are finally set by a decree of their own. */
            tentative: z.boolean(),
            hours: Hours,
          })
          .readonly(),
      )
      .readonly(),
    /** Where reports are made. */
    ways: z.array(z.strictObject({ name: Bilingual, address: z.exactOptional(z.string()) }).readonly()).readonly(),
    /** Which channels count; what comes another way does not. */
    channels: z.array(z.strictObject({ id: ChannelId, name: Bilingual, official: z.boolean() }).readonly()).readonly(),
    promises: z.array(Promised).readonly(),
    privacy: z.strictObject({ ask: Bilingual, kept: Bilingual, proposed: z.boolean() }).readonly(),
  })
  .readonly();
export type OfficeAnswer = z.infer<typeof OfficeAnswer>;
