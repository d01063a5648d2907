import * as z from 'zod';
import { PersonId } from '#shared/domain/report/report';
import { Bilingual } from '#shared/domain/words/words';

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
