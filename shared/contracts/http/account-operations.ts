import {
  AccountChange,
  AccountPath,
  AccountsListed,
  ChangePath,
  ChangeShown,
  ChangesListed,
  Decide,
  Invite,
} from './accounts.ts';
import { MonthQuery } from './month-query.ts';
import { OF_A_BODY, OF_AN_OFFICER, operation } from './operation.ts';
import { Repeatable } from './precondition.ts';

const ACCOUNTS = '/v1/admin/accounts';
/** What changing an account or a contact may come to. */
export const OF_A_CHANGE = [
  ...OF_AN_OFFICER,
  ...OF_A_BODY,
  'keyMissing',
  'keyReused',
  'notAllowed',
  'tooManyChanges',
] as const;
/** And deciding such a change as the second person. */
export const OF_A_DECISION = [
  ...OF_AN_OFFICER,
  ...OF_A_BODY,
  'notAllowed',
  'notFound',
  'notSecondPerson',
  'changeOver',
] as const;

/** Who has an account and may be what. All of it is answered by a function of its own, which alone may change it. */
export const ACCOUNT_OPERATIONS = [
  operation({
    id: 'listAccounts',
    method: 'GET',
    path: ACCOUNTS,
    function: 'accounts',
    summary: { id: 'Melihat siapa yang punya akun', en: 'See who has an account' },
    who: { office: 'readAccounts' },
    answers: {
      200: {
        name: { id: 'Semua akun, dan usul yang terbuka', en: 'All accounts, and open proposals' },
        json: AccountsListed,
      },
    },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
  operation({
    id: 'listAccountChanges',
    method: 'GET',
    path: `${ACCOUNTS}/changes`,
    function: 'accounts',
    summary: { id: 'Melihat siapa yang mengubah akun', en: 'See who changed accounts' },
    who: { office: 'readAccounts' },
    query: MonthQuery,
    answers: {
      200: { name: { id: 'Sebulan, yang terakhir dahulu', en: 'A month, the latest first' }, json: ChangesListed },
    },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'inviteAccount',
    method: 'POST',
    path: `${ACCOUNTS}/invite`,
    function: 'accounts',
    summary: { id: 'Mengundang seseorang', en: 'Invite somebody' },
    who: { office: 'changeAccounts' },
    headers: Repeatable,
    body: Invite,
    answers: { 200: { name: { id: 'Apa yang dilakukan', en: 'What was done' }, json: ChangeShown } },
    problems: [...OF_A_CHANGE, 'accountExists', 'nameNotFree'],
  }),
  operation({
    id: 'changeAccount',
    method: 'POST',
    path: `${ACCOUNTS}/{person}/change`,
    function: 'accounts',
    summary: {
      id: 'Mengubah sebuah akun, atau mengusulkannya',
      en: 'Change an account, or propose to',
    },
    who: { office: 'changeAccounts' },
    parameters: AccountPath,
    headers: Repeatable,
    body: AccountChange,
    answers: {
      200: { name: { id: 'Apa yang dilakukan, atau diusulkan', en: 'What was done, or proposed' }, json: ChangeShown },
    },
    problems: [...OF_A_CHANGE, 'notFound', 'ownAccount'],
  }),
  operation({
    id: 'approveAccountChange',
    method: 'POST',
    path: `${ACCOUNTS}/changes/{change}/approve`,
    function: 'accounts',
    summary: {
      id: 'Menyetujui perubahan akun sebagai orang kedua',
      en: 'Approve a change of an account as the second person',
    },
    who: { office: 'approveAccountChange' },
    parameters: ChangePath,
    body: Decide,
    answers: { 200: { name: { id: 'Apa yang dilakukan', en: 'What was done' }, json: ChangeShown } },
    problems: OF_A_DECISION,
  }),
  operation({
    id: 'declineAccountChange',
    method: 'POST',
    path: `${ACCOUNTS}/changes/{change}/decline`,
    function: 'accounts',
    summary: { id: 'Menolak perubahan akun', en: 'Decline a change of an account' },
    who: { office: 'approveAccountChange' },
    parameters: ChangePath,
    body: Decide,
    answers: { 200: { name: { id: 'Usul yang ditolak', en: 'What was declined' }, json: ChangeShown } },
    problems: OF_A_DECISION,
  }),
];
export type AccountOperationId = (typeof ACCOUNT_OPERATIONS)[number]['id'];
