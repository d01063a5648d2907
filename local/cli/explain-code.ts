import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { explainReason } from '#shared/domain/classify/classify';
import { HELD_NAMES } from '#shared/domain/report/route';
import type { Bilingual } from '#shared/domain/words/words';

const { topics } = loadPolicy();

const ARCHIVED: Readonly<Record<string, Bilingual>> = { withdrawn: { id: 'Dicabut pelapor', en: 'Withdrawn' } };

/** What a reason's code means, for people; `undefined` for a code of rules that are no longer loaded. */
export const explainCode = (code: string): Bilingual | undefined =>
  Object.entries(HELD_NAMES).find(([name]) => name === code)?.[1] ?? ARCHIVED[code] ?? explainReason(topics, code);
