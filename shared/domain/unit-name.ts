import type { Policy } from './policy.ts';
import type { Assignee, Bilingual } from './words.ts';

/** What the office calls a unit or desk. */
export const unitName = ({ units }: Pick<Policy, 'units'>, assignee: Assignee, language: keyof Bilingual): string =>
  [...units.units, ...units.desks].find(({ id }) => id === assignee)?.name[language] ?? assignee;
