import * as z from 'zod';

/** A person of the office by id, never by name or address. */
export const PersonId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,23}$/)
  .brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

/**
 * How somebody writes whom they name: read as an id, whatever its capitals; refused with the nearest ids where it is
 * none.
 */
export const NameTyped = z.string().trim().toLowerCase().min(1).max(60);
export type NameTyped = z.infer<typeof NameTyped>;
