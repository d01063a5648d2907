import { FormerShown, REPORT, ReportPath, ReportShown } from './admin-report.ts';
import { DeadlinesShown } from './deadlines.ts';
import { HandoverShown } from './handover.ts';
import { MovedListed, RevealsListed } from './listed-events.ts';
import { MonthQuery } from './month-query.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';
import { OverduePage, OverdueParameters } from './overdue.ts';
import { Repeatable } from './precondition.ts';
import { ReadersShown } from './readers.ts';
import { ReceivedPage, ReceivedParameters } from './received.ts';
import { RecordsVerified, RecordVerified, VerificationQuery } from './record-verified.ts';
import { RepliesShown } from './replies.ts';
import { RecordShown } from './report-record.ts';
import { Found, SearchRequest } from './search.ts';
import { SeveralAsked, SeveralDone } from './several.ts';
import { WorkPage, WorkParameters } from './work.ts';

/** Reports: lists of them, and what is read of one. */
export const REPORT_OPERATIONS = [
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
    id: 'listReports',
    method: 'GET',
    path: '/v1/admin/reports',
    function: 'adminApi',
    summary: {
      id: 'Mendaftar laporan menurut hari penerimaan, juga yang selesai dan diarsipkan',
      en: 'List reports by their day of receipt, closed and archived ones too',
    },
    who: { office: 'findReports' },
    query: ReceivedParameters,
    answers: { 200: { name: { id: 'Satu halaman daftar', en: 'A page of the list' }, json: ReceivedPage } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed', 'windowInvalid', 'cursorInvalid'],
  }),
  operation({
    id: 'searchReports',
    method: 'POST',
    path: '/v1/admin/search',
    function: 'adminApi',
    summary: {
      id: 'Mencari laporan menurut nomor, kode lacak, atau kata-katanya',
      en: 'Search reports by number, tracking code or words',
    },
    who: { office: 'findReports' },
    body: SearchRequest,
    answers: { 200: { name: { id: 'Yang ditemukan', en: 'What was found' }, json: Found } },
    problems: [...OF_AN_OFFICER, ...OF_A_BODY, 'notAllowed', 'windowInvalid', 'cursorInvalid'],
  }),
  operation({
    id: 'listOverdue',
    method: 'GET',
    path: '/v1/admin/overdue',
    function: 'adminApi',
    summary: {
      id: 'Melihat yang lewat batas di semua antrean, dengan jumlah per unit',
      en: 'List what is overdue in all queues, with how much each unit has',
    },
    who: { office: 'listOverdue' },
    query: OverdueParameters,
    answers: { 200: { name: { id: 'Jumlah dan satu halaman', en: 'How much, and a page of it' }, json: OverduePage } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed', 'cursorInvalid'],
  }),
  operation({
    id: 'showHandover',
    method: 'GET',
    path: '/v1/admin/handover',
    function: 'adminApi',
    summary: {
      id: 'Melihat pekerjaan terbuka dengan riwayat singkatnya, untuk serah terima',
      en: 'See the open work with its story in short, for a hand-over',
    },
    who: 'officer',
    answers: { 200: { name: { id: 'Serah terima', en: 'The hand-over' }, json: HandoverShown } },
    problems: OF_AN_OFFICER,
  }),
  operation({
    id: 'actOnSeveral',
    method: 'POST',
    path: '/v1/admin/commands',
    function: 'adminApi',
    summary: {
      id: 'Melakukan satu hal terhadap beberapa laporan, dengan hasil masing-masing',
      en: 'Do one thing to several reports, with an outcome for each',
    },
    who: 'officer',
    headers: Repeatable,
    body: SeveralAsked,
    answers: {
      200: { name: { id: 'Apa yang terjadi pada tiap laporan', en: 'What it did to each' }, json: SeveralDone },
    },
    problems: [...OF_AN_OFFICER, ...OF_A_BODY, 'keyMissing'],
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
    id: 'showReplies',
    method: 'GET',
    path: `${REPORT}/replies`,
    function: 'adminApi',
    summary: { id: 'Melihat teks siap pakai untuk sebuah laporan', en: 'See the ready texts for a report' },
    who: { report: 'readHead' },
    parameters: ReportPath,
    answers: {
      200: { name: { id: 'Teks yang sesuai, sudah diisi', en: 'Those that fit, filled in' }, json: RepliesShown },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'showFormer',
    method: 'GET',
    path: `${REPORT}/former`,
    function: 'adminApi',
    summary: { id: 'Melihat laporan yang dahulu ada pada unitnya', en: 'See a report that was once with their unit' },
    who: { office: 'readFormer' },
    parameters: ReportPath,
    answers: {
      200: { name: { id: 'Laporan sebagaimana waktu itu', en: 'The report when it left' }, json: FormerShown },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'showReaders',
    method: 'GET',
    path: `${REPORT}/readers`,
    function: 'adminApi',
    summary: { id: 'Melihat siapa dapat membaca sebuah laporan', en: 'See who may read a report' },
    who: { report: 'readHead' },
    parameters: ReportPath,
    answers: {
      200: {
        name: { id: 'Jabatan dan yang dapat dibacanya', en: 'Functions and what they may read' },
        json: ReadersShown,
      },
    },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'showDeadlines',
    method: 'GET',
    path: `${REPORT}/deadlines`,
    function: 'adminApi',
    summary: {
      id: 'Melihat buku hari setiap tenggat sebuah laporan',
      en: 'See the ledger of each deadline of a report',
    },
    who: { report: 'readTimeline' },
    parameters: ReportPath,
    answers: {
      200: { name: { id: 'Tiap tenggat, hari demi hari', en: 'Each clock, day by day' }, json: DeadlinesShown },
    },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed'],
  }),
  operation({
    id: 'listMovedDeadlines',
    method: 'GET',
    path: '/v1/admin/moved-deadlines',
    function: 'adminApi',
    summary: {
      id: 'Mendaftar batas waktu yang berpindah karena kalender baru',
      en: 'List the dates that a new calendar moved',
    },
    who: { office: 'findReports' },
    query: MonthQuery,
    answers: { 200: { name: { id: 'Yang berpindah bulan itu', en: 'What moved in the month' }, json: MovedListed } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
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
    query: VerificationQuery,
    answers: { 200: { name: { id: 'Semua utuh atau tidak', en: 'Whether all hold' }, json: RecordsVerified } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed', 'cursorInvalid'],
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
];
