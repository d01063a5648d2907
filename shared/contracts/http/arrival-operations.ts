import { REPORT, ReportPath } from './admin-report.ts';
import { ConflictsListed } from './listed-events.ts';
import { MonthQuery } from './month-query.ts';
import { OF_AN_OFFICER, operation } from './operation.ts';
import { ParkedPage, ParkedParameters, ParkedShown } from './parked.ts';
import { ReportConflicts } from './report-record.ts';

/** What channels sent and what is no report, or not yet part of one. */
export const ARRIVAL_OPERATIONS = [
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
    id: 'listParked',
    method: 'GET',
    path: '/v1/admin/parked',
    function: 'adminApi',
    summary: {
      id: 'Mendaftar laporan yang belum datang, padahal ada kiriman tentangnya',
      en: 'List reports that have not come though something about them has',
    },
    who: { office: 'readParked' },
    query: ParkedParameters,
    answers: { 200: { name: { id: 'Satu halaman daftar', en: 'A page of the list' }, json: ParkedPage } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed', 'cursorInvalid'],
  }),
  operation({
    id: 'showParked',
    method: 'GET',
    path: '/v1/admin/parked/{report}',
    function: 'adminApi',
    summary: { id: 'Membaca kiriman yang menunggu laporannya', en: 'Read what waits for its report' },
    who: { office: 'readParked' },
    parameters: ReportPath,
    answers: { 200: { name: { id: 'Kata-katanya', en: 'Its words' }, json: ParkedShown } },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
];
