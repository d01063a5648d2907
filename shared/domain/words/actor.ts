import * as z from 'zod';
import { PersonId } from './person-id.ts';
import { type Bilingual, ChannelId } from './words.ts';

/** Who caused an event. */
export const Actor = z.discriminatedUnion('by', [
  z.object({ by: z.literal('machine') }).readonly(),
  z.object({ by: z.literal('channel'), channel: ChannelId }).readonly(),
  z.object({ by: z.literal('person'), person: PersonId }).readonly(),
]);
export type Actor = z.infer<typeof Actor>;

/** What each of them is called. */
export const ACTOR_NAMES = {
  machine: { id: 'mesin', en: 'the machine' },
  channel: { id: 'kanal', en: 'the channel' },
  person: { id: 'petugas', en: 'an officer' },
} as const satisfies Record<Actor['by'], Bilingual>;
