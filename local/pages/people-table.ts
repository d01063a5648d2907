import type { InventedPerson } from '#local/aws/invented-people';
import { GROUPS, ROLE_NAMES } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Bilingual } from '#shared/domain/words/words';
import { alignedRow, widthsOf } from './columns.ts';

const NOBODY: Bilingual = { id: 'belum diberi peran', en: 'without a role yet' };

/** What a group makes of its members, and for which unit or desk. */
const partOf = ({ units, desks }: Policy['units'], group: string): Bilingual => {
  const held = GROUPS.get(group);
  if (held === undefined) return NOBODY;
  const name = ROLE_NAMES[held.role];
  // A desk's own admin is called after it already.
  const where = held.role === 'headOfUnit' || held.role === 'staff' ? held.of : undefined;
  const of = [...units, ...desks].find(({ id }) => id === where)?.name;
  return of === undefined ? name : { id: `${name.id}: ${of.id}`, en: `${name.en}: ${where}` };
};

/** Who can sign in to a local system, one a line: user name, and what they are to the office in both languages. */
export const peopleTable = ({ units }: Pick<Policy, 'units'>, people: readonly InventedPerson[]): string => {
  const rows = people.map(({ id, groups }) => {
    const parts = groups.length === 0 ? [NOBODY] : groups.map((group) => partOf(units, group));
    return [id, parts.map((part) => part.id).join(', '), parts.map((part) => part.en).join(', ')];
  });
  const widths = widthsOf(rows);
  return rows.map((row) => `  ${alignedRow(row, widths)}`).join('\n');
};
