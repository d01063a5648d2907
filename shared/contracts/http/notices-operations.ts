import { REPORT, ReportPath } from './admin-report.ts';
import { DutyPath, DutyShown } from './duty.ts';
import { GroupTextShown } from './group-text.ts';
import { OF_AN_OFFICER, operation } from './operation.ts';
import { TodayShown } from './today.ts';

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
