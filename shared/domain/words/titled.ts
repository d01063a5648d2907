import type { Bilingual } from './words.ts';

/** A name as it begins a sentence or a row. */
export const titled = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The same in both languages. */
export const titledBoth = ({ id, en }: Bilingual): Bilingual => ({ id: titled(id), en: titled(en) });

/** What belongs to something, behind its name. */
export const joined = (name: Bilingual, what: Bilingual): Bilingual => ({
  id: `${name.id}: ${what.id}`,
  en: `${name.en}: ${what.en}`,
});
