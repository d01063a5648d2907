import { ALARM_NAMES as NAMES } from '#shared/contracts/http/alarm-names';
import type { Bilingual } from '#shared/domain/words/words';

/** What each alarm is called, by what it is called in the stack. */
export const ALARM_NAMES: Readonly<Record<string, Bilingual>> = NAMES;
