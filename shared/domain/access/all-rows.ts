import { OFFICE_ACCESS } from './office-rows.ts';
import { QUEUE_ACCESS } from './queue-rows.ts';
import { REPORT_ACCESS } from './report-access.ts';
import type { Thing } from './row.ts';

/** Who may do what: the office's rules of access, one table a thing. `docs/access.md` is this table. */
export const ACCESS = { report: REPORT_ACCESS, queue: QUEUE_ACCESS, office: OFFICE_ACCESS };

type Things = typeof ACCESS;
export type ThingName = keyof Things;
/** What the rows of each thing are called. */
export type RowsOf<Name extends ThingName> = Things[Name]['rows'];
type Questions = { readonly [Name in ThingName]: Parameters<Things[Name]['answer']>[2] };
type FieldOf<T> = T extends Thing<infer _Rows, infer _Asked, infer Field> ? Field : never;

/** What somebody who has signed in asks for, and what it is about. */
export type Asked = Questions[ThingName];
/** What of a thing can be read by itself. */
export type Field = FieldOf<Things[ThingName]>;

/** The same of any thing, as the compiler can follow it by the name. */
export type Access = { readonly [Name in ThingName]: Thing<RowsOf<Name>, Questions[Name], Field> };

const isThing = (name: string): name is ThingName => name in ACCESS;
export const THINGS: readonly ThingName[] = Object.keys(ACCESS).filter(isThing);
