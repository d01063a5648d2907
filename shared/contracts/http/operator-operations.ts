import { Discard, LetterActShown, LetterActsListed, LetterPath, LettersListed, Redrive } from './dead-letters.ts';
import { MonthQuery } from './month-query.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';
import { PolicyFilePath, PolicyFileShown, PolicyPath, PolicyShown, PolicyVersionsListed } from './policy-shown.ts';
import { TroubleShown } from './trouble.ts';

const LETTERS = '/v1/admin/dead-letters';
const OF_A_LETTER = [
  ...OF_AN_OFFICER,
  ...OF_A_BODY,
  'notAllowed',
  'notFound',
  'letterOutOfReach',
  'tooManyLetterActs',
] as const;

/** What the system could not do, and the rules that it goes by. */
export const OPERATOR_OPERATIONS = [
  operation({
    id: 'showTrouble',
    method: 'GET',
    path: '/v1/admin/trouble',
    function: 'adminApi',
    summary: {
      id: 'Melihat alarm, antrean, dan kontak yang bermasalah',
      en: 'See alarms, queues and contacts in trouble',
    },
    who: { office: 'readTrouble' },
    answers: {
      200: { name: { id: 'Apa yang tersendat sekarang', en: 'What is stuck now' }, json: TroubleShown },
    },
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
    id: 'listPolicyVersions',
    method: 'GET',
    path: '/v1/admin/policy-versions',
    function: 'adminApi',
    summary: { id: 'Mendaftar semua versi aturan', en: 'List every version of the rules' },
    who: { office: 'readPolicy' },
    answers: {
      200: {
        name: { id: 'Versi, yang terbaru dahulu', en: 'The versions, the latest first' },
        json: PolicyVersionsListed,
      },
    },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
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
];
