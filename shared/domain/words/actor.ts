import * as z from 'zod';
import { PersonId } from './person-id.ts';
import { ChannelId } from './words.ts';

/** Who caused an event. */
export const Actor = z.discriminatedUnion('by', [
  z.object({ by: z.literal('machine') }).readonly(),
  z.object({ by: z.literal('channel'), channel: ChannelId }).readonly(),
  z.object({ by: z.literal('person'), person: PersonId }).readonly(),
]);
export type Actor = z.infer<typeof Actor>;
