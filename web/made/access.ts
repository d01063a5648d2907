import {
  ACCESS_GRIDS,
  accessReasons,
  HOW_TO_READ,
  SCOPE_NAMES,
  SHORT_ANSWERS,
} from '#shared/domain/access/access-table';
import { GROUPS, OfficerRole } from '#shared/domain/office/officer';
import type { Bilingual } from '#shared/domain/words/words';

/** The parts of the table of access, each row with how far each function reaches. */
export const GRIDS: readonly {
  readonly name: string;
  readonly heading: Bilingual;
  readonly note?: Bilingual;
  readonly corner: Bilingual;
  readonly rows: readonly {
    readonly name: Bilingual;
    readonly reason: boolean;
    readonly cells: Readonly<Partial<Record<OfficerRole, keyof typeof SCOPE_NAMES>>>;
  }[];
}[] = ACCESS_GRIDS.map(({ rows, ...grid }) => ({
  ...grid,
  rows: rows.map(({ row: { name, reason }, cells }) => ({
    name,
    reason: reason === true,
    cells,
  })),
}));

/** Questions that everybody has: of each part of the table that one is about, whom it reaches. */
export const ANSWERS: readonly {
  readonly question: Bilingual;
  readonly but?: Bilingual;
  readonly reached: readonly {
    readonly of: Bilingual;
    readonly reason: boolean;
    readonly cells: Readonly<Partial<Record<OfficerRole, keyof typeof SCOPE_NAMES>>>;
  }[];
}[] = SHORT_ANSWERS;

export const SCOPES: typeof SCOPE_NAMES = SCOPE_NAMES;
export const HOW: readonly Bilingual[] = HOW_TO_READ;
/** Each reason once. */
export const REASONS: readonly { readonly why: Bilingual; readonly names: readonly Bilingual[] }[] =
  accessReasons().map(({ why, rows }) => ({ why, names: rows.map(({ name }) => name) }));
/** Every function, in the order of the table, with the groups of accounts that hold it. */
export const ROLES: readonly { readonly role: OfficerRole; readonly groups: readonly string[] }[] =
  OfficerRole.options.map((role) => ({
    role,
    groups: [...GROUPS].flatMap(([group, held]) => (held.role === role ? [group] : [])),
  }));
