import { EvaluationShown, FigureBehind, FigurePath, PeriodPath } from './evaluation.ts';
import { EXPORT_TYPES, ExportPath, FiguresChosen, ReportsChosen } from './exports.ts';
import { OF_AN_OFFICER, operation } from './operation.ts';

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
];
