import { ACCESS_GRIDS, accessReasons, HOW_TO_READ, SCOPE_NAMES } from '#shared/domain/access/access-table';
import { EXPORTED, FIELD_NAMES } from '#shared/domain/access/report-rows';
import { GROUPS, OfficerRole, ROLE_NAMES } from '#shared/domain/office/officer';
import type { Bilingual } from '#shared/domain/words/words';

/** The page that officials read: the table of access and nothing beside it, Indonesian first. */

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const both = ({ id, en }: Bilingual): string => `${id} · *${en}*`;

type Grid = (typeof ACCESS_GRIDS)[number];

const gridOf = ({ corner, rows }: Grid): string => {
  const roles = OfficerRole.options.filter((role) => rows.some(({ cells }) => cells[role] !== undefined));
  return tableOf(
    [`${corner.id} · ${corner.en}`, ...roles.map((role) => ROLE_NAMES[role].id)],
    rows.map(({ row, cells }) => [
      both(row.name) + (row.reason === true ? ' ✎' : ''),
      ...roles.map((role) => {
        const scope = cells[role];
        return scope === undefined ? '–' : SCOPE_NAMES[scope].mark.id;
      }),
    ]),
  );
};

const partOf = (grid: Grid): string =>
  [
    `## ${grid.heading.id} · ${grid.heading.en}`,
    ...(grid.note === undefined ? [] : [`${grid.note.id} *${grid.note.en}*`]),
    gridOf(grid),
  ].join('\n\n');

const reasons = (): string =>
  accessReasons()
    .map(({ why, rows }) => `- **${rows.map(({ name }) => name.id).join(', ')}**: ${why.id} *${why.en}*`)
    .join('\n');

const groupsOf = (role: OfficerRole): string =>
  [...GROUPS].flatMap(([group, held]) => (held.role === role ? [`\`${group}\``] : [])).join(' ');

const exported = (separator: string): string => EXPORTED.map((group) => `\`${group}\``).join(separator);

export const accessPage = (): string => `# Hak akses · Access

Siapa boleh melakukan apa. Halaman ini dibuat dari tabel yang dipakai program (\`npm run access\`) dan diperiksa pada setiap pengujian; keduanya tidak dapat berbeda.

*Who may do what. This page is made from the table that the program uses (\`npm run access\`) and checked by every test run; the two cannot differ.*

## Cara membaca · How to read it

${HOW_TO_READ.map(({ id, en }) => `- ${id} *${en}*`).join('\n')}

${Object.values(SCOPE_NAMES)
  .map(({ mark, id, en }) => `- **${mark.id}**: ${id} · *${en}*`)
  .join('\n')}

## Jabatan · Functions

${tableOf(
  ['Jabatan', 'Function', 'Grup akun · Account groups'],
  OfficerRole.options.map((role) => [ROLE_NAMES[role].id, ROLE_NAMES[role].en, groupsOf(role)]),
)}

${ACCESS_GRIDS.map(partOf).join('\n\n')}

## Bagian laporan · Parts of a report

${tableOf(
  ['Bagian', 'Isi', 'Content'],
  Object.entries(FIELD_NAMES).map(([group, { id, en }]) => [`\`${group}\``, id, en]),
)}

Ekspor memuat ${exported(' dan ')} saja. *An export holds ${exported(' and ')} only.*

## Alasan · Reasons

${reasons()}
`;
