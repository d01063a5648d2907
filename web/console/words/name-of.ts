import { NAMES } from '#web/made/names.ts';
import { say } from './say.ts';

export type Named = keyof typeof NAMES;

const tables: Readonly<Record<Named, Readonly<Record<string, Readonly<Record<'id' | 'en', string>>>>>> = NAMES;

/** What a code is called; a code that this page does not know yet is shown as it is. */
export const nameOf = (table: Named, code: string): string => {
  const name = Object.hasOwn(tables[table], code) ? tables[table][code] : undefined;
  return name === undefined ? code : say(name);
};
