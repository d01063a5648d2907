import type { Bilingual } from '#shared/domain/words/words';
import { ACCESS } from './all-rows.ts';
import type { OfficeScope } from './office-rows.ts';
import type { QueueScope } from './queue-rows.ts';
import type { Matter, ReportScope } from './report-rows.ts';
import type { Cells, PlainRow, Row } from './row.ts';

/** The table of access as people read it, whatever page shows it: its parts, their names, and how to read them. */

type AnyScope = ReportScope | QueueScope | OfficeScope;

/** How each scope is written in a cell, and what it reaches. */
export const SCOPE_NAMES = {
  all: { mark: { id: 'semua', en: 'all' }, id: 'setiap laporan', en: 'every report' },
  own: {
    mark: { id: 'sendiri', en: 'own' },
    id: 'yang ada pada unit atau mejanya sendiri, atau dibuat untuknya',
    en: 'what is with their own unit or desk, or made for them',
  },
  notSecret: {
    mark: { id: 'tak rahasia', en: 'not secret' },
    id: 'setiap laporan yang tidak rahasia, dan yang rahasia hanya di mejanya sendiri',
    en: 'every report that is not secret, and secret ones on their own desk only',
  },
  notAnonymous: {
    mark: { id: 'tak anonim', en: 'not anonymous' },
    id: 'setiap laporan yang pelapornya tidak anonim',
    en: 'every report whose reporter is not anonymous',
  },
} as const satisfies Readonly<Record<AnyScope, Bilingual & { readonly mark: Bilingual }>>;

const NAMED_ARE_LEFT_OUT: Bilingual = {
  id: '**Siapa yang disebut dalam sebuah laporan (dikecualikan) tidak mengetahuinya sama sekali, apa pun jabatannya**, selama laporan itu diduga atau ditetapkan pengawasan.',
  en: 'Whoever is named in a report (recused) knows nothing of it, whatever their function, as long as it is or may be about oversight.',
};

/** What must be known to read the table; between `**` stands what matters most. */
export const HOW_TO_READ: readonly Bilingual[] = [
  {
    id: 'Yang tidak tertulis tidak boleh. Beberapa jabatan dijumlahkan, tidak pernah saling mengurangi.',
    en: 'What is not written is not allowed. Several functions add up and never take anything away.',
  },
  NAMED_ARE_LEFT_OUT,
  {
    id: 'Bila yang disebut ialah yang seharusnya membaca, laporannya berpindah kepada penggantinya menurut data kantor (Sekretaris kepada inspektur, inspektur kepada inspektorat di atasnya); pengganti membaca dan memutuskan seperti inspektur, atas dugaan seperti pembaca pengawasan. Selalu tersisa seseorang yang dapat memutuskan.',
    en: "Where whoever would read it is named, it passes to their substitute by the office's data (from the Secretary to the inspector, from the inspector to the inspectorate above); a substitute reads and decides like the inspector, of a suspicion like an oversight reader. Somebody who can decide is always left.",
  },
  {
    id: 'Menilai bahwa dugaan bukan pengawasan, mengarsipkan atau meneruskannya, mengurangi siapa yang dikecualikan, dan sesudahnya membuka identitas pelapornya memerlukan **dua orang dengan jabatan berbeda**. Bila tidak ada orang kedua, inspektorat menyetujuinya.',
    en: "To find that a suspicion is none, to archive or refer it, to recuse somebody no more, and to open its reporter's identity afterwards takes two people of different functions; where there is no second, the inspectorate.",
  },
  {
    id: 'Laporan yang kepalanya tidak boleh dibaca **tidak ada**: jawabannya sama persis dengan laporan yang memang tidak ada. Ini berlaku bagi laporan unit lain dan bagi pengawasan. Bila laporannya boleh dibaca tetapi tindakannya tidak, jawabannya **tidak boleh**.',
    en: "A report whose head may not be read is not there: the answer is the same to the byte. So it is with other units' reports and with oversight. Where the report may be read and the action is not allowed, the answer says so.",
  },
  {
    id: 'Unit yang laporannya diambil diberi tahu bahwa laporan itu tidak lagi padanya, dengan kata-kata yang sama pada waktu yang sama, ke mana pun laporan itu pergi dan siapa pun yang disebut di dalamnya.',
    en: 'A unit whose report is taken from it is told that it is gone, in the same words at the same time, wherever the report goes and whoever is named in it.',
  },
  {
    id: 'Daftar, pencarian, ekspor, dan jumlah hanya memuat laporan yang boleh dibaca; nomor laporan lain hanya ditampilkan bila laporan itu pun boleh dibaca.',
    en: 'Lists, searches, exports and counts hold only what may be read; the id of another report is shown only where that one may be read too.',
  },
  {
    id: 'Identitas pelapor selalu tertutup; membukanya memerlukan alasan (✎), yang dicatat.',
    en: 'Who reported is always hidden; revealing it takes a reason (✎), which is recorded.',
  },
  {
    id: 'Operator menjalankan sistem dan tidak membaca isi apa pun.',
    en: 'The operator runs the system and reads no content.',
  },
];

type GridRow = { readonly row: Row; readonly cells: Cells<AnyScope> };

/** A part of the table: for each row how far each function reaches. */
type AccessGrid = {
  readonly name: string;
  readonly heading: Bilingual;
  readonly note?: Bilingual;
  readonly corner: Bilingual;
  readonly rows: readonly GridRow[];
};

const ACTION: Bilingual = { id: 'Tindakan', en: 'Action' };

const ofReports = (matter: Matter | 'afterwards'): readonly GridRow[] =>
  Object.values(ACCESS.report.rows).flatMap((row) => {
    const cells = row[matter];
    return cells === undefined ? [] : [{ row, cells }];
  });

const plain = (rows: Readonly<Record<string, PlainRow<AnyScope>>>): readonly GridRow[] =>
  Object.values(rows).map((row) => ({ row, cells: row.who }));

/** All parts, in the order in which they are read. */
export const ACCESS_GRIDS: readonly AccessGrid[] = [
  {
    name: 'layanan',
    heading: { id: 'Laporan layanan umum', en: 'Reports that are not about oversight' },
    corner: ACTION,
    rows: ofReports('none'),
  },
  {
    name: 'dugaan',
    heading: { id: 'Diduga pengawasan, atau belum dinilai', en: 'Suspected oversight, or not judged yet' },
    note: { id: 'Bagi yang lain laporan ini tidak ada.', en: 'For everybody else it does not exist.' },
    corner: ACTION,
    rows: ofReports('suspected'),
  },
  {
    name: 'pengawasan',
    heading: { id: 'Pengawasan', en: 'Confirmed oversight' },
    note: {
      id: 'Bagi yang lain laporan ini tidak ada, terutama bagi unit yang diadukan.',
      en: 'For everybody else it does not exist, the reported unit above all.',
    },
    corner: ACTION,
    rows: ofReports('confirmed'),
  },
  {
    name: 'sesudahnya',
    heading: {
      id: 'Sesudah dugaan dinyatakan bukan pengawasan',
      en: 'After a suspicion was found to be none',
    },
    note: {
      id: 'Selama 90 hari, di samping yang boleh membaca laporan layanan umum.',
      en: 'For 90 days, beside whoever reads a service report.',
    },
    corner: ACTION,
    rows: ofReports('afterwards'),
  },
  {
    name: 'antrean',
    heading: { id: 'Antrean', en: 'Queues' },
    note: {
      id: 'Antrean pengawasan, evaluasi penuh, dan laporan kepatuhan tidak ada bagi yang tidak tertulis.',
      en: 'The oversight queue, the full evaluation and digests do not exist for whoever is not named.',
    },
    corner: { id: 'Antrean', en: 'Queue' },
    rows: plain(ACCESS.queue.rows),
  },
  {
    name: 'kantor',
    heading: { id: 'Seluruh kantor dan sistem', en: 'The whole office and the system' },
    corner: ACTION,
    rows: plain(ACCESS.office.rows),
  },
];

/** Whom a row reaches in one part of the table, and how far. */
type Reached = { readonly of: Bilingual; readonly cells: Cells<AnyScope>; readonly reason: boolean };

/** A question that everybody has, and its answer by the table: of each part that it is about, whom it reaches. */
type ShortAnswer = { readonly question: Bilingual; readonly reached: readonly Reached[]; readonly but?: Bilingual };

const headingOf = (name: string): Bilingual => {
  const grid = ACCESS_GRIDS.find((one) => one.name === name);
  if (grid === undefined) throw new Error(`no part of the table is called ${name}`);
  return grid.heading;
};

/** By the names of their parts. */
const MATTERS = { pengawasan: 'confirmed', dugaan: 'suspected', sesudahnya: 'afterwards', layanan: 'none' } as const;

const reachedBy = (
  action: keyof typeof ACCESS.report.rows,
  parts: readonly (keyof typeof MATTERS)[],
): readonly Reached[] =>
  parts.map((part) => {
    const row = ACCESS.report.rows[action];
    return { of: headingOf(part), cells: row[MATTERS[part]] ?? {}, reason: row.reason === true };
  });

/** What nearly everybody looks for in the table. */
export const SHORT_ANSWERS: readonly ShortAnswer[] = [
  {
    question: { id: 'Siapa membaca laporan tentang pengawasan?', en: 'Who reads reports about oversight?' },
    reached: reachedBy('readWords', ['pengawasan', 'dugaan', 'sesudahnya']),
    but: NAMED_ARE_LEFT_OUT,
  },
  {
    question: { id: 'Siapa boleh membuka identitas pelapor?', en: 'Who may open who reported?' },
    reached: reachedBy('revealIdentity', ['layanan', 'dugaan', 'pengawasan']),
  },
  {
    question: { id: 'Siapa membaca laporan layanan umum?', en: 'Who reads all other reports?' },
    reached: reachedBy('readWords', ['layanan']),
  },
];

/** Each reason once, with the rows that it is the reason of. */
export const accessReasons = (): readonly { readonly why: Bilingual; readonly rows: readonly Row[] }[] => {
  const rows: readonly Row[] = [...Object.values(ACCESS.report.rows), ...Object.values(ACCESS.office.rows)];
  return [...new Set(rows.flatMap(({ why }) => why ?? []))].map((why) => ({
    why,
    rows: rows.filter((row) => row.why === why),
  }));
};
