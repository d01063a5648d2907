import { EVENT_BEGINNINGS } from '#shared/domain/report/event-words';
import type { Bilingual } from '#shared/domain/words/words';

/** What each event of a record is called. */
export const EVENTS: Readonly<Record<string, Bilingual>> = EVENT_BEGINNINGS;
