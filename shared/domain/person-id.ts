import * as z from 'zod';

/** A person of the office by id, never by name or address. */
export const PersonId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,23}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
