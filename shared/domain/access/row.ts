import type { HeldRole, Officer, OfficerRole } from '#shared/domain/office/officer';
import type { Bilingual } from '#shared/domain/words/words';

/** What every row of a table of access says, whatever the thing it is about. */
export type Row = {
  readonly name: Bilingual;
  /** Only with a reason, which is recorded. */
  readonly reason?: true;
  /** Where the rule comes from, or why it is so. */
  readonly why?: Bilingual;
};

/** How far each function reaches, in the scopes of one thing. Whoever is not in a row may not do it. */
export type Cells<Scope extends string, Role extends OfficerRole = OfficerRole> = { readonly [role in Role]?: Scope };

/** A row that is the same whatever the thing is about. `hidden`: for whoever may not, it does not exist. */
export type PlainRow<Scope extends string> = Row & { readonly hidden?: true; readonly who: Cells<Scope> };

/** Whom each scope of a thing reaches. */
export type Reaches<Scope extends string, Thing> = {
  readonly [scope in Scope]: (held: HeldRole, thing: Thing) => boolean;
};

/**
 * `absent`: answered like something that is not there, to the byte. `forbidden`: they know of it, and may not.
 * `fields`: what of a thing may be shown, before a command has changed it.
 */
export type Answer<Field extends string = never> =
  | { readonly ok: true; readonly fields: readonly Field[]; readonly needsReason: boolean }
  | { readonly ok: false; readonly as: 'absent' | 'forbidden' };

export const ABSENT: Answer = { ok: false, as: 'absent' };
export const FORBIDDEN: Answer = { ok: false, as: 'forbidden' };

/** Whether a function reaches a thing by these cells. */
export const reachesBy = <Scope extends string, Thing>(
  cells: Cells<Scope>,
  reaches: Reaches<Scope, Thing>,
  held: HeldRole,
  thing: Thing,
): boolean => {
  const scope: Scope | undefined = cells[held.role];
  return scope !== undefined && reaches[scope](held, thing);
};

/** The answer of a plain row to whoever holds these functions: each is asked by itself. */
export const plainAnswer = <Scope extends string, Thing>(
  row: PlainRow<Scope>,
  reaches: Reaches<Scope, Thing>,
  roles: readonly HeldRole[],
  thing: Thing,
): Answer => {
  if (roles.some((held) => reachesBy(row.who, reaches, held, thing)))
    return { ok: true, fields: [], needsReason: row.reason === true };
  return row.hidden === true ? ABSENT : FORBIDDEN;
};

type Question = { readonly to: string };
/**
 * A thing that access has a table for: its rows, which questions are about it, and how they are answered by the rows.
 */
export type Thing<Rows, Asked extends Question, Field extends string = never> = {
  readonly rows: Rows;
  readonly isAsked: (asked: Question) => asked is Asked;
  readonly answer: (rows: Rows, officer: Officer, asked: Asked) => Answer<Field>;
};
