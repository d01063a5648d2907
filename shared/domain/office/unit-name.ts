import * as z from 'zod';
import { type Assignee, Bilingual, Desk, Unit } from '#shared/domain/words/words';

const named = <T extends z.ZodType>(id: T) => z.array(z.strictObject({ id, name: Bilingual }).readonly()).readonly();

/** Units and desks by the names that the office uses. */
export const Units = z.strictObject({ units: named(Unit), desks: named(Desk) }).readonly();
export type Units = z.infer<typeof Units>;

/** What the office calls a unit or desk. */
export const unitName = ({ units }: { readonly units: Units }, assignee: Assignee, language: keyof Bilingual): string =>
  [...units.units, ...units.desks].find(({ id }) => id === assignee)?.name[language] ?? assignee;
