import { OF_A_CHANGE, OF_A_DECISION } from './account-operations.ts';
import { ChangePath, ChangeShown, ChangesListed, Decide } from './accounts.ts';
import { ContactPath, ContactsListed, ContactWritten } from './contacts.ts';
import { MonthQuery } from './month-query.ts';
import { OF_AN_OFFICER, operation } from './operation.ts';
import { Repeatable } from './precondition.ts';

const CONTACTS = '/v1/admin/contacts';
/** Where notices go. All of it is answered by a function of its own, which alone may write the contact book. */
export const CONTACT_OPERATIONS = [
  operation({
    id: 'listContacts',
    method: 'GET',
    path: CONTACTS,
    function: 'contacts',
    summary: { id: 'Melihat buku kontak', en: 'See the contact book' },
    who: { office: 'readContacts' },
    answers: {
      200: {
        name: { id: 'Semua penerima, dan usul yang terbuka', en: 'All recipients, and open proposals' },
        json: ContactsListed,
      },
    },
    problems: [...OF_AN_OFFICER, 'notAllowed'],
  }),
  operation({
    id: 'listContactChanges',
    method: 'GET',
    path: `${CONTACTS}/changes`,
    function: 'contacts',
    summary: { id: 'Melihat siapa yang mengubah kontak', en: 'See who changed contacts' },
    who: { office: 'readContacts' },
    query: MonthQuery,
    answers: {
      200: {
        name: { id: 'Sebulan, yang terakhir dahulu', en: 'A month, the latest first' },
        json: ChangesListed,
      },
    },
    problems: [...OF_AN_OFFICER, 'requestInvalid', 'notAllowed'],
  }),
  operation({
    id: 'changeContact',
    method: 'POST',
    path: `${CONTACTS}/{recipient}/change`,
    function: 'contacts',
    summary: { id: 'Mengganti kontak, atau mengusulkannya', en: 'Change a contact, or propose to' },
    who: { office: 'changeContacts' },
    parameters: ContactPath,
    headers: Repeatable,
    body: ContactWritten,
    answers: {
      200: { name: { id: 'Apa yang dilakukan, atau diusulkan', en: 'What was done, or proposed' }, json: ChangeShown },
    },
    problems: [...OF_A_CHANGE, 'notFound'],
  }),
  operation({
    id: 'approveContactChange',
    method: 'POST',
    path: `${CONTACTS}/changes/{change}/approve`,
    function: 'contacts',
    summary: {
      id: 'Menyetujui perubahan kontak sebagai orang kedua',
      en: 'Approve a change of a contact as the second person',
    },
    who: { office: 'approveContactChange' },
    parameters: ChangePath,
    body: Decide,
    answers: { 200: { name: { id: 'Apa yang dilakukan', en: 'What was done' }, json: ChangeShown } },
    problems: OF_A_DECISION,
  }),
  operation({
    id: 'declineContactChange',
    method: 'POST',
    path: `${CONTACTS}/changes/{change}/decline`,
    function: 'contacts',
    summary: { id: 'Menolak perubahan kontak', en: 'Decline a change of a contact' },
    who: { office: 'approveContactChange' },
    parameters: ChangePath,
    body: Decide,
    answers: { 200: { name: { id: 'Usul yang ditolak', en: 'What was declined' }, json: ChangeShown } },
    problems: OF_A_DECISION,
  }),
];
export type ContactOperationId = (typeof CONTACT_OPERATIONS)[number]['id'];
