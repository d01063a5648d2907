import { ACCESS } from '#shared/domain/access/all-rows';
import { DIGEST_TYPES } from '#shared/domain/digest/files';
import { commandRow, type PersonCommand, type RefusalOf } from '#shared/domain/report/command-table';
import { ReportPath, ReportShown } from './admin-report.ts';
import { Acted, bodyOf, COMMAND_NAMES, Revealed } from './command-call.ts';
import { Discard, LetterActShown, LetterActsListed, LetterPath, LettersListed, Redrive } from './dead-letters.ts';
import { DigestFilePath, DigestShown, DigestsListed } from './digest-shown.ts';
import { DutyPath, DutyShown } from './duty.ts';
import { EvaluationShown, FigureBehind, FigurePath, PeriodPath } from './evaluation.ts';
import { ExportAsked, ExportFilePath, ExportOrderPath, ExportOrderShown } from './export-orders.ts';
import { EXPORT_TYPES, ExportPath, FiguresChosen, ReportsChosen } from './exports.ts';
import { ConflictsListed, RevealsListed } from './listed-events.ts';
import { Me } from './me.ts';
import { MonthQuery } from './month-query.ts';
import { OF_A_BODY, type Operation, operation } from './operation.ts';
import { PeopleShown } from './people.ts';
import { PolicyFilePath, PolicyFileShown, PolicyPath, PolicyShown } from './policy-shown.ts';
import { Preconditions } from './precondition.ts';
import { PROBLEM_OF, type ProblemCode } from './problem-codes.ts';
import { RecordsVerified, RecordVerified } from './record-verified.ts';
import { RecordShown, ReportConflicts } from './report-record.ts';
import { WorkPage, WorkParameters } from './work.ts';

const OF_AN_OFFICER = ['parameterRepeated', 'tokenNotAccepted', 'personUnknown', 'unexpected'] as const;
const REPORT = '/v1/admin/reports/{report}';
const LETTERS = '/v1/admin/dead-letters';
const OF_A_LETTER = [
  ...OF_AN_OFFICER,
  ...OF_A_BODY,
  'notAllowed',
  'notFound',
  'letterOutOfReach',
  'tooManyLetterActs',
] as const;

const OF_REPORTS_EXPORTED = [
  ...OF_AN_OFFICER,
  'requestInvalid',
  'windowInvalid',
  'notFound',
  'notAllowed',
  'tooManyRows',
] as const;
const AS_TABLE = { name: { id: 'Tabel', en: 'The table' }, file: Object.values(EXPORT_TYPES) };

/** What people of the office may ask and do with nothing but a token: everything that is no command to a report. */
export const PLAIN_OPERATIONS = [
  operation({
    id: 'me',
    method: 'GET',
    path: '/v1/admin/me',
    function: 'adminApi',
    summary: { id: 'Siapa saya sekarang', en: 'Who I am at this moment' },
    who: 'officer',
    answers: { 200: { name: { id: 'Petugas dan jabatannya', en: 'The officer and their functions' }, json: Me } },
    problems: OF_AN_OFFICER,
  }),
  operation({
    id: 'listWork',
    method: 'GET',
    path: '/v1/admin/work',
    function: 'adminApi',
    summary: { id: 'Melihat pekerjaan terbuka sebuah antrean', en: 'List the open work of a queue' },
    who: { queue: 'assignee' },
    query: WorkParameters,
    answers: { 200: { name: { id: 'Satu halaman daftar', en: 'A page of the list' }, json: WorkPage } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notFound', 'notAllowed', 'cursorInvalid'],
  }),
  operation({
    id: 'showReport',
    method: 'GET',
    path: REPORT,
    function: 'adminApi',
    summary: { id: 'Melihat satu laporan', en: 'See one report' },
    who: { report: 'readHead' },
    parameters: ReportPath,
    answers: {
      200: {
        name: { id: 'Yang boleh dibaca dari laporan', en: 'What may be read of the report' },
        json: ReportShown,
        etag: true,
      },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'verifyRecord',
    method: 'GET',
    path: `${REPORT}/verification`,
    function: 'adminApi',
    summary: { id: 'Memeriksa keutuhan catatan satu laporan', en: 'Verify the record of one report' },
    who: { report: 'verifyRecord' },
    parameters: ReportPath,
    answers: { 200: { name: { id: 'Utuh atau tidak', en: 'Whether it holds' }, json: RecordVerified } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'verifyRecords',
    method: 'GET',
    path: '/v1/admin/verification',
    function: 'adminApi',
    summary: { id: 'Memeriksa keutuhan semua catatan sebulan', en: 'Verify all records of a month' },
    who: { office: 'verifyRecords' },
    query: MonthQuery,
    answers: { 200: { name: { id: 'Semua utuh atau tidak', en: 'Whether all hold' }, json: RecordsVerified } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'showEvaluation',
    method: 'GET',
    path: '/v1/admin/evaluations/{period}',
    function: 'adminApi',
    summary: { id: 'Melihat angka sebuah periode', en: 'See the figures of a period' },
    who: { office: 'readGeneralEvaluation' },
    parameters: PeriodPath,
    answers: { 200: { name: { id: 'Angka periode itu', en: 'The figures of the period' }, json: EvaluationShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'showFigure',
    method: 'GET',
    path: '/v1/admin/evaluations/{period}/{figure}',
    function: 'adminApi',
    summary: { id: 'Melihat laporan di balik sebuah angka', en: 'See the reports behind a figure' },
    who: { office: 'readGeneralEvaluation' },
    parameters: FigurePath,
    answers: {
      200: {
        name: { id: 'Angka dan laporan di baliknya', en: 'The figure and the reports behind it' },
        json: FigureBehind,
      },
    },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'exportReports',
    method: 'GET',
    path: '/v1/admin/exports/reports/{format}',
    function: 'adminApi',
    summary: {
      id: 'Mengunduh laporan yang diterima dalam rentang tanggal, satu baris satu laporan',
      en: 'Download the reports received between two dates, one row a report',
    },
    who: { office: 'exportReports' },
    parameters: ExportPath,
    query: ReportsChosen,
    answers: { 200: AS_TABLE },
    problems: OF_REPORTS_EXPORTED,
  }),
  operation({
    id: 'exportEvents',
    method: 'GET',
    path: '/v1/admin/exports/events/{format}',
    function: 'adminApi',
    summary: {
      id: 'Mengunduh riwayat laporan-laporan itu, satu baris satu langkah',
      en: 'Download the timelines of those reports, one row a step',
    },
    who: { office: 'exportReports' },
    parameters: ExportPath,
    query: ReportsChosen,
    answers: { 200: AS_TABLE },
    problems: OF_REPORTS_EXPORTED,
  }),
  operation({
    id: 'exportFigures',
    method: 'GET',
    path: '/v1/admin/exports/figures/{format}',
    function: 'adminApi',
    summary: {
      id: 'Mengunduh angka sebuah periode, satu baris satu angka',
      en: 'Download the figures of a period, one row a figure',
    },
    who: { office: 'exportReports' },
    parameters: ExportPath,
    query: FiguresChosen,
    answers: { 200: AS_TABLE },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'orderExport',
    method: 'POST',
    path: '/v1/admin/exports',
    function: 'adminApi',
    summary: {
      id: 'Memesan ekspor yang terlalu besar untuk satu jawaban; dibuat di belakang layar',
      en: 'Order an export that is too large for one answer; it is made in the background',
    },
    who: { office: 'exportReports' },
    body: ExportAsked,
    answers: { 202: { name: { id: 'Pesanan itu', en: 'The order' }, json: ExportOrderShown } },
    problems: [...OF_AN_OFFICER, ...OF_A_BODY, 'windowInvalid', 'notAllowed', 'tooManyExports'],
  }),
  operation({
    id: 'showExportOrder',
    method: 'GET',
    path: '/v1/admin/exports/{export}',
    function: 'adminApi',
    summary: { id: 'Melihat sampai mana pesanan ekspor sendiri', en: 'See how far an export is that one has ordered' },
    who: { office: 'exportReports' },
    parameters: ExportOrderPath,
    answers: { 200: { name: { id: 'Keadaan pesanan', en: 'How it stands' }, json: ExportOrderShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'openExportFile',
    method: 'GET',
    path: '/v1/admin/exports/{export}/files/{file}',
    function: 'adminApi',
    summary: { id: 'Mengunduh berkas pesanan ekspor sendiri', en: 'Download a file of an export that one has ordered' },
    who: { office: 'exportReports' },
    parameters: ExportFilePath,
    answers: { 200: AS_TABLE },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'listDigests',
    method: 'GET',
    path: '/v1/admin/digests',
    function: 'adminApi',
    summary: { id: 'Melihat daftar laporan kepatuhan sendiri', en: 'List the compliance reports that one receives' },
    who: { office: 'readDigest' },
    answers: { 200: { name: { id: 'Periode yang ada laporannya', en: 'Periods that have one' }, json: DigestsListed } },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'showDigest',
    method: 'GET',
    path: '/v1/admin/digests/{period}',
    function: 'adminApi',
    summary: { id: 'Membaca laporan kepatuhan sebuah periode', en: 'Read the compliance report of a period' },
    who: { office: 'readDigest' },
    parameters: PeriodPath,
    answers: {
      200: { name: { id: 'Isi pokok dan berkasnya', en: 'What it says first, and its files' }, json: DigestShown },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'openDigestFile',
    method: 'GET',
    path: '/v1/admin/digests/{period}/{file}',
    function: 'adminApi',
    summary: { id: 'Mengunduh berkas laporan kepatuhan', en: 'Download a file of a compliance report' },
    who: { office: 'readDigest' },
    parameters: DigestFilePath,
    answers: {
      200: { name: { id: 'Berkas', en: 'The file' }, file: DIGEST_TYPES },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'showPolicy',
    method: 'GET',
    path: '/v1/admin/policy',
    function: 'adminApi',
    summary: { id: 'Melihat aturan yang berlaku', en: 'See which rules are in force' },
    who: { office: 'readPolicy' },
    answers: { 200: { name: { id: 'Versi dan berkasnya', en: 'Their version and files' }, json: PolicyShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'showPolicyVersion',
    method: 'GET',
    path: '/v1/admin/policy/{version}',
    function: 'adminApi',
    summary: { id: 'Melihat aturan suatu versi', en: 'See the rules of a version' },
    who: { office: 'readPolicy' },
    parameters: PolicyPath,
    answers: { 200: { name: { id: 'Berkas versi itu', en: 'The files of that version' }, json: PolicyShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'showPolicyFile',
    method: 'GET',
    path: '/v1/admin/policy/{version}/{file}',
    function: 'adminApi',
    summary: { id: 'Membaca satu berkas aturan', en: 'Read one file of the rules' },
    who: { office: 'readPolicy' },
    parameters: PolicyFilePath,
    answers: { 200: { name: { id: 'Isi berkas itu', en: 'What stands in it' }, json: PolicyFileShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'showRecord',
    method: 'GET',
    path: `${REPORT}/record`,
    function: 'adminApi',
    summary: { id: 'Membaca catatan utuh satu laporan', en: 'Read the whole record of one report' },
    who: { report: 'readRecord' },
    parameters: ReportPath,
    answers: { 200: { name: { id: 'Setiap kejadian', en: 'Every event' }, json: RecordShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'showConflicts',
    method: 'GET',
    path: `${REPORT}/conflicts`,
    function: 'adminApi',
    summary: { id: 'Membaca kiriman yang disisihkan', en: 'Read what was set aside' },
    who: { report: 'readConflicts' },
    parameters: ReportPath,
    answers: { 200: { name: { id: 'Kata-katanya', en: 'Its words' }, json: ReportConflicts } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'listConflicts',
    method: 'GET',
    path: '/v1/admin/conflicts',
    function: 'adminApi',
    summary: {
      id: 'Mendaftar laporan dengan kiriman yang disisihkan',
      en: 'List reports where something was set aside',
    },
    who: { office: 'listConflicts' },
    query: MonthQuery,
    answers: { 200: { name: { id: 'Yang terjadi dalam sebulan', en: 'Those of a month' }, json: ConflictsListed } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'listReveals',
    method: 'GET',
    path: '/v1/admin/reveals',
    function: 'adminApi',
    summary: { id: 'Mendaftar siapa membuka identitas pelapor', en: 'List who looked at who reported' },
    who: { office: 'listReveals' },
    query: MonthQuery,
    answers: { 200: { name: { id: 'Yang terjadi dalam sebulan', en: 'Those of a month' }, json: RevealsListed } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'listPeople',
    method: 'GET',
    path: '/v1/admin/people',
    function: 'adminApi',
    summary: {
      id: 'Melihat siapa yang dapat disebut dalam laporan, dan dengan nama apa',
      en: 'See who can be named in a report, and by which id',
    },
    who: { office: 'listPeople' },
    answers: {
      200: { name: { id: 'Jabatan, unit, dan akun', en: 'Functions, units and accounts' }, json: PeopleShown },
    },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
  operation({
    id: 'showDuty',
    method: 'GET',
    path: '/v1/admin/duty/{date}',
    function: 'adminApi',
    summary: { id: 'Melihat siapa membuka antrean pada suatu hari', en: 'See who opened the queue on a day' },
    who: { office: 'readDuty' },
    parameters: DutyPath,
    answers: { 200: { name: { id: 'Piket hari itu', en: 'The duty of that day' }, json: DutyShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'openQueue',
    method: 'POST',
    path: '/v1/admin/duty',
    function: 'adminApi',
    summary: { id: 'Mencatat bahwa antrean dibuka hari ini', en: 'Record that the queue was opened today' },
    who: { office: 'openQueue' },
    answers: { 200: { name: { id: 'Piket hari ini', en: 'The duty of today' }, json: DutyShown } },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
  operation({
    id: 'listDeadLetters',
    method: 'GET',
    path: LETTERS,
    function: 'adminApi',
    summary: { id: 'Melihat pesan gagal, tanpa isinya', en: 'List the dead letters, without what is in them' },
    who: { office: 'listDeadLetters' },
    answers: {
      200: {
        name: { id: 'Pesan gagal, yang terlama dahulu', en: 'Dead letters, the oldest first' },
        json: LettersListed,
      },
    },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
  operation({
    id: 'listLetterActs',
    method: 'GET',
    path: `${LETTERS}/actions`,
    function: 'adminApi',
    summary: { id: 'Melihat apa yang dilakukan atas pesan gagal', en: 'See what was done with dead letters' },
    who: { office: 'listLetterActs' },
    query: MonthQuery,
    answers: {
      200: { name: { id: 'Sebulan, yang terakhir dahulu', en: 'A month, the latest first' }, json: LetterActsListed },
    },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'redriveDeadLetter',
    method: 'POST',
    path: `${LETTERS}/{letter}/redrive`,
    function: 'adminApi',
    summary: { id: 'Mengulang satu pesan gagal', en: 'Send a dead letter back to its queue' },
    who: { office: 'redriveDeadLetter' },
    parameters: LetterPath,
    body: Redrive,
    answers: { 200: { name: { id: 'Apa yang dilakukan', en: 'What was done' }, json: LetterActShown } },
    problems: [...OF_A_LETTER, 'notRedrivable'],
  }),
  operation({
    id: 'discardDeadLetter',
    method: 'POST',
    path: `${LETTERS}/{letter}/discard`,
    function: 'adminApi',
    summary: { id: 'Membuang satu pesan gagal, dengan alasan', en: 'Discard a dead letter, and say why' },
    who: { office: 'discardDeadLetter' },
    parameters: LetterPath,
    body: Discard,
    answers: { 200: { name: { id: 'Apa yang dilakukan', en: 'What was done' }, json: LetterActShown } },
    problems: OF_A_LETTER,
  }),
];
export type PlainOperationId = (typeof PLAIN_OPERATIONS)[number]['id'];

const OF_A_COMMAND = [
  ...OF_AN_OFFICER,
  ...OF_A_BODY,
  'versionMissing',
  'versionUnreadable',
  'keyMissing',
  'notFound',
  'notAllowed',
  'versionStale',
  'keyReused',
  // Nothing is asked of a report that nobody has judged, not even by a machine.
  'notNow',
] as const satisfies readonly ProblemCode[];

const codesOf = <Kind extends keyof typeof PROBLEM_OF>(kinds: readonly Kind[]): (typeof PROBLEM_OF)[Kind][] =>
  kinds.map((kind) => PROBLEM_OF[kind]);

/** An operation that changes a report, as the row of its command has it. */
const commandOperation = <const Name extends PersonCommand>(name: Name) =>
  operation({
    id: name,
    method: 'POST',
    path: `${REPORT}/${name}`,
    function: 'adminApi',
    summary: ACCESS.report.rows[name].name,
    who: { report: name },
    parameters: ReportPath,
    headers: Preconditions,
    body: bodyOf(name),
    answers: { 200: { name: { id: 'Apa yang terjadi', en: 'What it did' }, json: Acted, etag: true } },
    problems: [...OF_A_COMMAND, ...codesOf<RefusalOf<Name>>(commandRow(name).refusals)],
  });

/** The one command that has a function of its own. */
export const REVEAL_IDENTITY = {
  ...commandOperation('revealIdentity'),
  function: 'revealIdentity',
  answers: { 200: { name: { id: 'Siapa pelapornya', en: 'Who reported' }, json: Revealed, etag: true } },
} as const satisfies Operation;

/** Everything that a person may do to a report, as the compiler knows it and as it is looped over. */
type CommandOperation<Name extends PersonCommand> = Name extends 'revealIdentity'
  ? typeof REVEAL_IDENTITY
  : ReturnType<typeof commandOperation<Name>>;
export const COMMAND_OPERATIONS: readonly Operation<PersonCommand>[] = COMMAND_NAMES.map((name) =>
  name === 'revealIdentity' ? REVEAL_IDENTITY : commandOperation(name),
);

/** Any operation of the admin API, as the table has it. */
export type AdminOperation =
  | (typeof PLAIN_OPERATIONS)[number]
  | { readonly [Name in PersonCommand]: CommandOperation<Name> }[PersonCommand];
export const ADMIN_OPERATIONS: readonly Operation[] = [...PLAIN_OPERATIONS, ...COMMAND_OPERATIONS];
