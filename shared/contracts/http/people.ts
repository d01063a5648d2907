import * as z from 'zod';
import { PersonId } from '#shared/domain/report/report';
import { Assignee, Bilingual } from '#shared/domain/words/words';

/** Who can be named in a report: a function, everybody of a unit, or somebody by their account. */
export const PeopleShown = z.strictObject({
  people: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ id: PersonId, kind: z.enum(['function', 'unit']), name: Bilingual }),
        z.strictObject({ id: PersonId, kind: z.literal('account'), functions: z.array(PersonId).readonly() }),
      ]),
    )
    .readonly(),
});
export type PeopleShown = Readonly<z.infer<typeof PeopleShown>>;

/** To whom the caller can give a report: who works in the units and desks that they head. */
export const ColleaguesShown = z.strictObject({
  people: z.array(z.strictObject({ id: PersonId, of: z.array(Assignee).readonly() })).readonly(),
});
export type ColleaguesShown = Readonly<z.infer<typeof ColleaguesShown>>;
