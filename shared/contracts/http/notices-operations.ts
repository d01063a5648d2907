import { commandRow, type PersonCommand, type RefusalOf } from '#shared/domain/report/command-table';
import { REPORT, ReportPath } from './admin-report.ts';
import { COMMAND_NAMES } from './command-call.ts';
import { DutyMonthShown, DutyPath, DutyShown } from './duty.ts';
import { GroupTextShown } from './group-text.ts';
import { MonthQuery } from './month-query.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';
import { PreviewAsked, Previewed } from './preview.ts';
import { PROBLEM_OF } from './problem-codes.ts';
import { TodayShown } from './today.ts';

/** Why any command may be refused by the rulebook. */
const REFUSED: readonly (typeof PROBLEM_OF)[RefusalOf<PersonCommand>][] = [
  ...new Set(COMMAND_NAMES.flatMap((name) => commandRow(name).refusals.map((kind) => PROBLEM_OF[kind]))),
];

/** What there is to do today, what a unit is told by hand, and who opened the queue. */
export const NOTICES_OPERATIONS = [
  operation({
    id: 'showToday',
    method: 'GET',
    path: '/v1/admin/today',
    function: 'adminApi',
    summary: { id: 'Melihat apa yang harus dikerjakan hari ini', en: 'See what must be done today' },
    who: 'officer',
    answers: { 200: { name: { id: 'Hari ini', en: 'Today' }, json: TodayShown } },
    problems: [...OF_AN_OFFICER],
  }),
  operation({
    id: 'previewCommand',
    method: 'POST',
    path: `${REPORT}/preview`,
    function: 'adminApi',
    summary: {
      id: 'Melihat dahulu apa yang akan terjadi oleh sebuah perintah',
      en: 'See beforehand what a command would do',
    },
    who: 'officer',
    parameters: ReportPath,
    body: PreviewAsked,
    answers: { 200: { name: { id: 'Yang akan terjadi', en: 'What would happen' }, json: Previewed } },
    problems: [...OF_AN_OFFICER, ...OF_A_BODY, 'notFound', 'notAllowed', 'notNow', ...REFUSED],
  }),
  operation({
    id: 'showGroupText',
    method: 'GET',
    path: `${REPORT}/group-text`,
    function: 'adminApi',
    summary: { id: 'Menyalin teks untuk grup unit', en: "Copy the text for the unit's group" },
    who: { report: 'recordTold' },
    parameters: ReportPath,
    answers: { 200: { name: { id: 'Teks dan tautan WhatsApp', en: 'Text and WhatsApp link' }, json: GroupTextShown } },
    problems: [...OF_AN_OFFICER, 'notFound', 'notAllowed', 'notNow'],
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
    id: 'showDutyMonth',
    method: 'GET',
    path: '/v1/admin/duty',
    function: 'adminApi',
    summary: { id: 'Melihat piket sebulan', en: 'See the duty of a month' },
    who: { office: 'readDuty' },
    query: MonthQuery,
    answers: { 200: { name: { id: 'Piket hari demi hari', en: 'The duty day by day' }, json: DutyMonthShown } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
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
];
