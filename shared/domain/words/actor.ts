import * as z from 'zod';
import { ImportId } from './import-id.ts';
import { PersonId } from './person-id.ts';
import { type Bilingual, ChannelId } from './words.ts';

/** Who caused an event. */
export const Actor = z.discriminatedUnion('by', [
  z.object({ by: z.literal('machine') }).readonly(),
  z.object({ by: z.literal('channel'), channel: ChannelId }).readonly(),
  z.object({ by: z.literal('person'), person: PersonId }).readonly(),
  /** Whoever had a sheet of reports from before taken in, or taken back. Nobody is told of what it brings. */
  z.object({ by: z.literal('history'), person: PersonId, sheet: ImportId }).readonly(),
]);
export type Actor = z.infer<typeof Actor>;

/** What each of them is called. */
export const ACTOR_NAMES = {
  machine: { id: 'mesin', en: 'the machine' },
  channel: { id: 'kanal', en: 'the channel' },
  person: { id: 'petugas', en: 'an officer' },
  history: { id: 'impor riwayat', en: 'an import of history' },
} as const satisfies Record<Actor['by'], Bilingual>;
