import type { Policy } from '#shared/domain/policy/policy';
import type { Assignee, Bilingual } from '#shared/domain/words/words';

/** What the office calls a unit or desk. */
export const unitName = ({ units }: Pick<Policy, 'units'>, assignee: Assignee, language: keyof Bilingual): string =>
  [...units.units, ...units.desks].find(({ id }) => id === assignee)?.name[language] ?? assignee;
