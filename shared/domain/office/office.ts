import * as z from 'zod';
import { OfficeHours } from '#shared/domain/calendar/calendar';
import { Bilingual, ChannelId, Desk } from '#shared/domain/words/words';
import { Group, Person } from './recipient.ts';
import { actorsLeft } from './stand-in.ts';

/** Kop surat: what stands above a document of the office, as it is printed. */
export const Letterhead = z
  .strictObject({
    /** From the widest authority to the office itself, which is set largest. */
    lines: z.array(z.string().min(1)).min(1).max(4).readonly(),
    address: z.string().min(1).optional(),
    /** Where its documents are made. */
    place: z.string().min(1).optional(),
  })
  .readonly();
export type Letterhead = z.infer<typeof Letterhead>;

/**
 * Whether a time zone is called so, to the letter: an offset is none, and what keeps the office's schedules knows no
 * other spelling.
 */
const isZone = (name: string): boolean => {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return /^[A-Z]/.test(name) && (known === name || known.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
};

/** Where reports are made, for whoever wants to: nowhere else do they count. */
const Way = z
  .strictObject({
    name: Bilingual,
    /** What opens in a browser; a way without one is an app, or a place. */
    address: z.url({ protocol: /^https$/ }).optional(),
  })
  .readonly();

/** What citizens are told of their data. Proposed as long as the office has not set it. */
const Privacy = z
  .strictObject({
    /** Whom to ask, and how to reach them. */
    ask: Bilingual,
    /** For how long reports are kept, and by what rule. */
    kept: Bilingual,
    proposed: z.literal(true).optional(),
  })
  .readonly();

/** Loket: whether what is said there is a report, or has to be made one by the citizen; and by what rule. */
const Counter = z
  .discriminatedUnion('official', [
    z.strictObject({ official: z.literal(false), why: Bilingual }),
    /** What is entered there comes by a channel of its own. */
    z.strictObject({ official: z.literal(true), channel: ChannelId, why: Bilingual }),
  ])
  .readonly();

/**
 * The office itself: its name, letterhead, zone, hours, people and groups, the sentence that names the official way,
 * and what citizens are told of how to report and of their data.
 */
export const Office = z
  .strictObject({
    name: Bilingual,
    letterhead: Letterhead,
    zone: z.string().refine(isZone, 'no time zone is called so; one like Asia/Pontianak'),
    officialWay: Bilingual,
    ways: z.array(Way).min(1).readonly(),
    privacy: Privacy,
    counter: Counter,
    /** The regency, roughly: a report from outside it is flagged, never refused. */
    area: z.strictObject({ south: z.number(), north: z.number(), west: z.number(), east: z.number() }).readonly(),
    hours: OfficeHours,
    /** Who holds which function, and the groups of the units: by id, never by address. */
    people: z.array(Person).min(1).readonly(),
    groups: z.array(Group).min(1).readonly(),
  })
  .readonly()
  .superRefine(({ people, groups }, context) => {
    const seen = new Set<string>();
    for (const [list, members] of Object.entries({ people, groups })) {
      for (const [index, { id }] of members.entries()) {
        if (seen.has(id))
          context.addIssue({ code: 'custom', path: [list, index, 'id'], message: `${id} stands twice` });
        seen.add(id);
      }
    }
    for (const [index, { substitute }] of people.entries()) {
      if (substitute !== undefined && !people.some(({ id }) => id === substitute))
        context.addIssue({ code: 'custom', path: ['people', index, 'substitute'], message: `nobody is ${substitute}` });
    }
    for (const matter of ['suspected', 'confirmed'] as const) {
      if (actorsLeft({ people }, matter, []).length === 0)
        context.addIssue({ code: 'custom', path: ['people'], message: `nobody may judge what is ${matter}` });
    }
  });
export type Office = z.infer<typeof Office>;

/** A machine by its full name, as an address writes it: no number, no port, and no name of our own network. */
const HostName = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/)
  .refine((name) => !/\.(?:localhost|local|internal)$/.test(name), 'a name of a network of one’s own');

/**
 * Where reports may come from. What is not official is named here only to be refused with the way to the official one.
 */
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
            /** The hosts that what is attached in this channel lies on: from no other is anything fetched. */
            attachmentHosts: z.array(HostName).min(1).max(20).readonly().optional(),
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

/** From which hosts what is attached in a channel may be fetched. */
export const attachmentHosts = (policy: { readonly channels: Channels }, id: ChannelId): readonly string[] => {
  const channel = channelOf(policy, id);
  return channel?.official === true ? (channel.attachmentHosts ?? []) : [];
};

export const channelOf = (
  policy: { readonly channels: Channels },
  id: string,
): Channels['channels'][number] | undefined => policy.channels.channels.find((channel) => channel.id === id);
