import { EvaluationShown, FigureBehind, FigurePath, PeriodPath } from './evaluation.ts';
import { ExportAsked, ExportFilePath, ExportOrderPath, ExportOrderShown } from './export-orders.ts';
import { EXPORT_TYPES, ExportPath, FiguresChosen, ReportsChosen } from './exports.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';

const OF_REPORTS_EXPORTED = [
  ...OF_AN_OFFICER,
  'requestInvalid',
  'windowInvalid',
  'notFound',
  'notAllowed',
  'tooManyRows',
] as const;
const AS_TABLE = { name: { id: 'Tabel', en: 'The table' }, file: Object.values(EXPORT_TYPES) };

/** Figures and exports. */
export const FIGURES_OPERATIONS = [
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
];
