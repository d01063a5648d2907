import * as z from 'zod';
import type { RowsOf, ThingName } from '#shared/domain/access/all-rows';
import type { Bilingual } from '#shared/domain/words/words';
import type { ProblemCode } from './problem-codes.ts';

/**
 * Who may ask: everybody, a channel by its signature, everybody who has signed in, or whoever a row of the table of
 * access (docs/access.md) allows it. Which reports that reaches is the table's to say.
 */
export type Who =
  | 'everybody'
  | 'channel'
  | 'officer'
  | { readonly [Name in ThingName]: { readonly [N in Name]: keyof RowsOf<Name> } }[ThingName];

/** An answer that is no problem: JSON of a shape, or a file of one of these types. */
export type Answered = { readonly name: Bilingual; readonly etag?: true } & (
  | { readonly json: z.ZodType }
  | { readonly file: readonly string[] }
);

/** One method at one address of the HTTP API: all that routes, router, document and tests know of it. */
export type Operation<Id extends string = string> = {
  readonly id: Id;
  readonly method: 'GET' | 'POST';
  /** As API Gateway, router and document write it: `{report}` stands for a parameter. */
  readonly path: string;
  readonly function:
    | 'intake'
    | 'publicApi'
    | 'session'
    | 'adminApi'
    | 'evidenceApi'
    | 'activitiesApi'
    | 'revealIdentity'
    | 'accounts'
    | 'contacts';
  readonly summary: Bilingual;
  readonly who: Who;
  /** What stands in the address, behind it and in the headers. */
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  /** What is sent, as JSON. */
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, Answered>>;
  /** Every problem that it can answer with. 404 and 405 of what nobody serves are not among them. */
  readonly problems: readonly ProblemCode[];
};

/** Where nothing stands in an address, or behind it. */
export const NOTHING = z.object({});

/** Any one, with all that stands in it known to the compiler: the client's types follow from it. */
export const operation = <const Given extends Operation>(given: Given): Given => given;

/** What every question of anybody that reads JSON may object to. */
export const OF_A_QUESTION = [
  'mediaTypeUnsupported',
  'questionTooLarge',
  'bodyNotJson',
  'fieldRepeated',
  'requestInvalid',
] as const;
/** What may go wrong with whatever an officer asks. */
export const OF_AN_OFFICER = ['parameterRepeated', 'tokenNotAccepted', 'personUnknown', 'unexpected'] as const;

/** What every other operation that reads JSON may object to. */
export const OF_A_BODY = [
  'mediaTypeUnsupported',
  'bodyTooLarge',
  'bodyNotJson',
  'fieldRepeated',
  'requestInvalid',
] as const;
