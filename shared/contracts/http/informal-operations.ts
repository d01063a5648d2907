import { CounterAsked, CounterEntered } from './counter.ts';
import {
  DismissAsked,
  InformalAsked,
  InformalDone,
  InformalPage,
  InformalPath,
  InformalQuery,
  InformalRecorded,
  InformalShown,
  LeakShown,
  MatchAsked,
  UnmatchAsked,
} from './informal.ts';
import { MonthQuery } from './month-query.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';
import { Repeatable } from './precondition.ts';

const INFORMAL = '/v1/admin/informal';
const CONTACT = `${INFORMAL}/{contact}` as const;
const DONE = { 200: { name: { id: 'Apa yang dicatat', en: 'What was recorded' }, json: InformalDone } } as const;
const OF_A_STEP = [...OF_AN_OFFICER, ...OF_A_BODY, 'notFound', 'notAllowed'] as const;

/** Who turned to an officer instead of the official channel: no report, and counted in none of its figures. */
export const INFORMAL_OPERATIONS = [
  operation({
    id: 'recordInformal',
    method: 'POST',
    path: INFORMAL,
    function: 'adminApi',
    summary: {
      id: 'Mencatat aduan tak resmi, dan mendapat teks untuk dikirim kepada warga',
      en: 'Record an informal contact, and get the text to send to the citizen',
    },
    who: { office: 'recordInformal' },
    headers: Repeatable,
    body: InformalAsked,
    answers: {
      200: {
        name: { id: 'Teks untuk warga; sama bagi setiap pencatat', en: 'The text; the same for whoever recorded it' },
        json: InformalRecorded,
      },
    },
    problems: [
      ...OF_AN_OFFICER,
      ...OF_A_BODY,
      'keyMissing',
      'keyReused',
      'notAllowed',
      'contactInvalid',
      'counterIsOfficial',
    ],
  }),
  operation({
    id: 'listInformal',
    method: 'GET',
    path: INFORMAL,
    function: 'adminApi',
    summary: {
      id: 'Mendaftar aduan tak resmi yang menunggu laporannya, atau semua dari sebulan',
      en: 'List informal contacts that wait for their report, or all of a month',
    },
    who: { office: 'listInformal' },
    query: InformalQuery,
    answers: { 200: { name: { id: 'Satu halaman daftar', en: 'A page of the list' }, json: InformalPage } },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed', 'cursorInvalid'],
  }),
  operation({
    id: 'showLeak',
    method: 'GET',
    path: `${INFORMAL}/leak`,
    function: 'adminApi',
    summary: {
      id: 'Melihat berapa yang bocor dari kanal resmi, menurut unit dan bulan',
      en: 'See how many leak past the official channel, by unit and month',
    },
    who: { office: 'showLeak' },
    query: MonthQuery,
    answers: {
      200: { name: { id: 'Dua belas bulan sampai bulan itu', en: 'Twelve months up to that one' }, json: LeakShown },
    },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'showInformal',
    method: 'GET',
    path: CONTACT,
    function: 'adminApi',
    summary: {
      id: 'Membaca sebuah aduan tak resmi, dengan laporan yang mungkin sama',
      en: 'Read an informal contact, with the reports that it may be',
    },
    who: { office: 'listInformal' },
    parameters: InformalPath,
    answers: { 200: { name: { id: 'Aduan dan laporannya', en: 'The contact and the reports' }, json: InformalShown } },
    problems: [...OF_AN_OFFICER, 'notFound'],
  }),
  operation({
    id: 'confirmMatch',
    method: 'POST',
    path: `${CONTACT}/confirmMatch`,
    function: 'adminApi',
    summary: { id: 'Menyatakan sama dengan sebuah laporan', en: 'Say that it is the same as a report' },
    who: { office: 'decideMatch' },
    parameters: InformalPath,
    body: MatchAsked,
    answers: DONE,
    problems: [...OF_A_STEP, 'matchedAlready', 'contactNotWaiting'],
  }),
  operation({
    id: 'rejectMatch',
    method: 'POST',
    path: `${CONTACT}/rejectMatch`,
    function: 'adminApi',
    summary: { id: 'Menyatakan bukan laporan itu', en: 'Say that it is not that report' },
    who: { office: 'decideMatch' },
    parameters: InformalPath,
    body: MatchAsked,
    answers: DONE,
    problems: [...OF_A_STEP, 'contactNotWaiting', 'tooManyRejected'],
  }),
  operation({
    id: 'undoMatch',
    method: 'POST',
    path: `${CONTACT}/undoMatch`,
    function: 'adminApi',
    summary: { id: 'Membatalkan kecocokan', en: 'Undo a match' },
    who: { office: 'decideMatch' },
    parameters: InformalPath,
    body: UnmatchAsked,
    answers: DONE,
    problems: [...OF_A_STEP, 'notMatched'],
  }),
  operation({
    id: 'dismissInformal',
    method: 'POST',
    path: `${CONTACT}/dismiss`,
    function: 'adminApi',
    summary: {
      id: 'Mengesampingkan: dicatat dua kali, atau salah catat',
      en: 'Set aside: recorded twice, or by mistake',
    },
    who: { office: 'decideMatch' },
    parameters: InformalPath,
    body: DismissAsked,
    answers: DONE,
    problems: [...OF_A_STEP, 'contactNotWaiting', 'notTheOther'],
  }),
  operation({
    id: 'enterAtCounter',
    method: 'POST',
    path: '/v1/admin/counter',
    function: 'adminApi',
    summary: {
      id: 'Memasukkan laporan atas nama warga di loket, bila loket ialah kanal resmi',
      en: 'Enter a report at the counter on a citizen’s behalf, where the counter is an official channel',
    },
    who: { office: 'enterAtCounter' },
    headers: Repeatable,
    body: CounterAsked,
    answers: {
      202: {
        name: { id: 'Tanda terima dan kode lacak untuk dicetak', en: 'Receipt and tracking code to print' },
        json: CounterEntered,
      },
    },
    problems: [...OF_AN_OFFICER, ...OF_A_BODY, 'keyMissing', 'notAllowed', 'contactInvalid', 'counterNotOfficial'],
  }),
];
