import { HOW_FAR_NAMES, type HowFar } from '#shared/domain/news/coverage';
import type { Bilingual } from '#shared/domain/words/words';

/** What each state of an activity is called, in the order in which they are told. */
export const HOW_FAR: Readonly<Record<HowFar, Bilingual>> = HOW_FAR_NAMES;
