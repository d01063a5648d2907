import type { ContactsListed } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Semua penerima', en: 'All recipients' },
  recipient: { id: 'Penerima', en: 'Recipient' },
  by: { id: 'Lewat', en: 'By' },
  place: { id: 'Alamat', en: 'Address' },
  do: { id: 'Langkah', en: 'Steps' },
  change: { id: 'Ganti', en: 'Change' },
  changeOf: { id: 'Ganti kontak', en: 'Change the contact of' },
  second: { id: 'perlu orang kedua', en: 'needs a second person' },
} as const;

type RowProps = { readonly contact: ContactsListed['contacts'][number]; readonly mayChange: boolean };

const Row = ({ contact: { recipient, name, by, place, wrong, approvers }, mayChange }: RowProps) => {
  const change = `${OFFICE_PAGES.contacts}?${new URLSearchParams({ langkah: 'changeContact', kontak: recipient })}`;
  return (
    <tr>
      <th scope="row">
        {say(name)}
        {approvers !== undefined && <span class="soft below">{say(WORDS.second)}</span>}
      </th>
      <td data-of={say(WORDS.by)}>{by === undefined ? '–' : titled(nameOf('ways', by))}</td>
      <td data-of={say(WORDS.place)} class="words">
        {wrong === undefined ? place : <span class="late">{nameOf('deliveryReasons', wrong)}</span>}
      </td>
      {mayChange && (
        <td data-of={say(WORDS.do)}>
          <a class="button second" href={change} aria-label={`${say(WORDS.changeOf)} ${say(name)}`}>
            {say(WORDS.change)}
          </a>
        </td>
      )}
    </tr>
  );
};

type TableProps = { readonly listed: ContactsListed; readonly mayChange: boolean };

/** Everybody whom notices are for, and where they are told. */
export const ContactTable = ({ listed: { contacts }, mayChange }: TableProps) => (
  <section aria-labelledby="penerima">
    <h2 id="penerima">{say(WORDS.title)}</h2>
    <table class="cards">
      <caption class="unseen">{say(WORDS.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.recipient)}</th>
          <th scope="col">{say(WORDS.by)}</th>
          <th scope="col">{say(WORDS.place)}</th>
          {mayChange && <th scope="col">{say(WORDS.do)}</th>}
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <Row key={contact.recipient} contact={contact} mayChange={mayChange} />
        ))}
      </tbody>
    </table>
  </section>
);
