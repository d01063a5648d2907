import { ACCESS } from '#shared/domain/access/all-rows';
import type { OfficeScope } from '#shared/domain/access/office-rows';
import type { QueueScope } from '#shared/domain/access/queue-rows';
import { EXPORTED, FIELD_NAMES, type Matter, type ReportScope } from '#shared/domain/access/report-rows';
import type { Cells, PlainRow, Row } from '#shared/domain/access/row';
import { GROUPS, OfficerRole, ROLE_NAMES } from '#shared/domain/office/officer';
import type { Bilingual } from '#shared/domain/words/words';

/** The page that officials read: the table of access and nothing beside it, Indonesian first. */

type Scope = ReportScope | QueueScope | OfficeScope;

const SCOPES = {
  all: { mark: 'semua', id: 'setiap laporan', en: 'every report' },
  own: {
    mark: 'sendiri',
    id: 'yang ada pada unit atau mejanya sendiri, atau dibuat untuknya',
    en: 'what is with their own unit or desk, or made for them',
  },
  notSecret: {
    mark: 'tak rahasia',
    id: 'setiap laporan yang tidak rahasia, dan yang rahasia hanya di mejanya sendiri',
    en: 'every report that is not secret, and secret ones on their own desk only',
  },
  notAnonymous: {
    mark: 'tak anonim',
    id: 'setiap laporan yang pelapornya tidak anonim',
    en: 'every report whose reporter is not anonymous',
  },
} as const satisfies Readonly<Record<Scope, Bilingual & { readonly mark: string }>>;

const markOf = (scope: Scope | undefined): string => (scope === undefined ? '–' : SCOPES[scope].mark);

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const both = ({ id, en }: Bilingual): string => `${id} · *${en}*`;

const gridOf = (corner: string, rows: readonly { readonly row: Row; readonly cells: Cells<Scope> }[]) => {
  const roles = OfficerRole.options.filter((role) => rows.some(({ cells }) => cells[role] !== undefined));
  return tableOf(
    [corner, ...roles.map((role) => ROLE_NAMES[role].id)],
    rows.map(({ row, cells }) => [
      both(row.name) + (row.reason === true ? ' ✎' : ''),
      ...roles.map((role) => markOf(cells[role])),
    ]),
  );
};

const reportGrid = (matter: Matter | 'afterwards'): string =>
  gridOf(
    'Tindakan · Action',
    Object.values(ACCESS.report.rows).flatMap((row) => {
      const cells = row[matter];
      return cells === undefined ? [] : [{ row, cells }];
    }),
  );

const officeGrid = (corner: string, rows: Readonly<Record<string, PlainRow<Scope>>>): string =>
  gridOf(
    corner,
    Object.values(rows).map((row) => ({ row, cells: row.who })),
  );

/** Each reason once, with what it is the reason of. */
const reasons = (): string => {
  const rows: readonly Row[] = [...Object.values(ACCESS.report.rows), ...Object.values(ACCESS.office.rows)];
  const whys = [...new Set(rows.flatMap(({ why }) => why ?? []))];
  return whys
    .map((why) => {
      const names = rows.flatMap((row) => (row.why === why ? [row.name.id] : []));
      return `- **${names.join(', ')}**: ${why.id} *${why.en}*`;
    })
    .join('\n');
};

const groupsOf = (role: OfficerRole): string =>
  [...GROUPS].flatMap(([group, held]) => (held.role === role ? [`\`${group}\``] : [])).join(' ');

const exported = (separator: string): string => EXPORTED.map((group) => `\`${group}\``).join(separator);

export const accessPage = (): string => `# Hak akses · Access

Siapa boleh melakukan apa. Halaman ini dibuat dari tabel yang dipakai program (\`npm run access\`) dan diperiksa pada setiap pengujian; keduanya tidak dapat berbeda.

*Who may do what. This page is made from the table that the program uses (\`npm run access\`) and checked by every test run; the two cannot differ.*

## Cara membaca · How to read it

- Yang tidak tertulis tidak boleh. Beberapa jabatan dijumlahkan, tidak pernah saling mengurangi. *What is not written is not allowed. Several functions add up and never take anything away.*
- **Siapa yang disebut dalam sebuah laporan (dikecualikan) tidak mengetahuinya sama sekali, apa pun jabatannya**, selama laporan itu diduga atau ditetapkan pengawasan. *Whoever is named in a report (recused) knows nothing of it, whatever their function, as long as it is or may be about oversight.*
- Bila yang disebut ialah yang seharusnya membaca, laporannya berpindah kepada penggantinya menurut data kantor (Sekretaris kepada inspektur, inspektur kepada inspektorat di atasnya); pengganti membaca dan memutuskan seperti inspektur, atas dugaan seperti pembaca pengawasan. Selalu tersisa seseorang yang dapat memutuskan. *Where whoever would read it is named, it passes to their substitute by the office's data (from the Secretary to the inspector, from the inspector to the inspectorate above); a substitute reads and decides like the inspector, of a suspicion like an oversight reader. Somebody who can decide is always left.*
- Menilai bahwa dugaan bukan pengawasan, mengarsipkan atau meneruskannya, mengurangi siapa yang dikecualikan, dan sesudahnya membuka identitas pelapornya memerlukan **dua orang dengan jabatan berbeda**. Bila tidak ada orang kedua, inspektorat menyetujuinya. *To find that a suspicion is none, to archive or refer it, to recuse somebody no more, and to open its reporter's identity afterwards takes two people of different functions; where there is no second, the inspectorate.*
- Laporan yang kepalanya tidak boleh dibaca **tidak ada**: jawabannya sama persis dengan laporan yang memang tidak ada. Ini berlaku bagi laporan unit lain dan bagi pengawasan. Bila laporannya boleh dibaca tetapi tindakannya tidak, jawabannya **tidak boleh**. *A report whose head may not be read is not there: the answer is the same to the byte. So it is with other units' reports and with oversight. Where the report may be read and the action is not allowed, the answer says so.*
- Unit yang laporannya diambil diberi tahu bahwa laporan itu tidak lagi padanya, dengan kata-kata yang sama pada waktu yang sama, ke mana pun laporan itu pergi dan siapa pun yang disebut di dalamnya. *A unit whose report is taken from it is told that it is gone, in the same words at the same time, wherever the report goes and whoever is named in it.*
- Daftar, pencarian, ekspor, dan jumlah hanya memuat laporan yang boleh dibaca; nomor laporan lain hanya ditampilkan bila laporan itu pun boleh dibaca. *Lists, searches, exports and counts hold only what may be read; the id of another report is shown only where that one may be read too.*
- Identitas pelapor selalu tertutup; membukanya memerlukan alasan (✎), yang dicatat. *Who reported is always hidden; revealing it takes a reason (✎), which is recorded.*
- Operator menjalankan sistem dan tidak membaca isi apa pun. *The operator runs the system and reads no content.*

${Object.values(SCOPES)
  .map(({ mark, id, en }) => `- **${mark}**: ${id} · *${en}*`)
  .join('\n')}

## Jabatan · Functions

${tableOf(
  ['Jabatan', 'Function', 'Grup akun · Account groups'],
  OfficerRole.options.map((role) => [ROLE_NAMES[role].id, ROLE_NAMES[role].en, groupsOf(role)]),
)}

## Laporan layanan umum · Reports that are not about oversight

${reportGrid('none')}

## Diduga pengawasan, atau belum dinilai · Suspected oversight, or not judged yet

Bagi yang lain laporan ini tidak ada. *For everybody else it does not exist.*

${reportGrid('suspected')}

## Pengawasan · Confirmed oversight

Bagi yang lain laporan ini tidak ada, terutama bagi unit yang diadukan. *For everybody else it does not exist, the reported unit above all.*

${reportGrid('confirmed')}

## Sesudah dugaan dinyatakan bukan pengawasan · After a suspicion was found to be none

Selama 90 hari, di samping yang boleh membaca laporan layanan umum. *For 90 days, beside whoever reads a service report.*

${reportGrid('afterwards')}

## Antrean · Queues

Antrean pengawasan, evaluasi penuh, dan laporan kepatuhan tidak ada bagi yang tidak tertulis. *The oversight queue, the full evaluation and digests do not exist for whoever is not named.*

${officeGrid('Antrean · Queue', ACCESS.queue.rows)}

## Seluruh kantor dan sistem · The whole office and the system

${officeGrid('Tindakan · Action', ACCESS.office.rows)}

## Bagian laporan · Parts of a report

${tableOf(
  ['Bagian', 'Isi', 'Content'],
  Object.entries(FIELD_NAMES).map(([group, { id, en }]) => [`\`${group}\``, id, en]),
)}

Ekspor memuat ${exported(' dan ')} saja. *An export holds ${exported(' and ')} only.*

## Alasan · Reasons

${reasons()}
`;
