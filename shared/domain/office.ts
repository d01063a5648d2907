import * as z from 'zod';
import { OfficeHours } from './calendar.ts';
import { Bilingual, ChannelId, Desk } from './words.ts';

/** The office itself: its name, zone, hours and the sentence that names the official way. */
export const Office = z
  .strictObject({
    name: Bilingual,
    zone: z.string().min(1),
    officialWay: Bilingual,
    /** The regency, roughly: a report from outside it is flagged, never refused. */
    area: z.strictObject({ south: z.number(), north: z.number(), west: z.number(), east: z.number() }).readonly(),
    hours: OfficeHours,
  })
  .readonly();
export type Office = z.infer<typeof Office>;

/** Where reports may come from. What is not official is named here only to be refused with the way to the official one. */
export const Channels = z
  .strictObject({
    channels: z
      .array(
        z.discriminatedUnion('official', [
          z.strictObject({
            id: ChannelId,
            official: z.literal(true),
            name: Bilingual,
            closedBy: z.enum(['channel', 'office']),
            /** Whose work everything from this channel is. */
            desk: Desk.optional(),
          }),
          z.strictObject({ id: ChannelId, official: z.literal(false), name: Bilingual }),
        ]),
      )
      .min(1)
      .readonly()
      .refine((all) => new Set(all.map((channel) => channel.id)).size === all.length, 'a channel stands twice'),
  })
  .readonly();
export type Channels = z.infer<typeof Channels>;

export const channelOf = (
  policy: { readonly channels: Channels },
  id: string,
): Channels['channels'][number] | undefined => policy.channels.channels.find((channel) => channel.id === id);
