import type { EventName, RecordedEvent } from './event.ts';

/** Events that the office looks through by themselves, whatever report they are on. */
export const LISTED_TYPES = [
  'ConflictSetAside',
  'IdentityRevealed',
  'DeadlineMoved',
] as const satisfies readonly EventName[];
export type ListedType = (typeof LISTED_TYPES)[number];

/** The kind by which an event is listed, if it is. */
export const listedType = ({ event: { type } }: RecordedEvent): ListedType | undefined =>
  LISTED_TYPES.find((listed) => listed === type);
