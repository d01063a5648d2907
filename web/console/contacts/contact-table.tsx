import type { ContactsListed } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import { type Contact, ContactState, whyUnreached } from './contact-state.tsx';

const WORDS = {
  title: { id: 'Semua penerima', en: 'All recipients' },
  unreached: { id: 'Yang tidak terjangkau', en: 'Who is not reached' },
  others: { id: 'Penerima lain', en: 'Other recipients' },
  recipient: { id: 'Penerima', en: 'Recipient' },
  by: { id: 'Lewat', en: 'By' },
  place: { id: 'Alamat', en: 'Address' },
  do: { id: 'Langkah', en: 'Steps' },
  change: { id: 'Ganti', en: 'Change' },
  changeOf: { id: 'Ganti kontak', en: 'Change the contact of' },
  second: { id: 'perlu orang kedua', en: 'needs a second person' },
} as const;

type RowProps = { readonly contact: Contact; readonly mayChange: boolean };

const Row = ({ contact, mayChange }: RowProps) => {
  const { recipient, name, by, place, approvers } = contact;
  const change = `${OFFICE_PAGES.contacts}?${new URLSearchParams({ langkah: 'changeContact', kontak: recipient })}`;
  return (
    <tr>
      <th scope="row">
        {say(name)}
        {approvers !== undefined && <span class="soft below">{say(WORDS.second)}</span>}
      </th>
      <td data-of={say(WORDS.by)}>{by === undefined ? '–' : titled(nameOf('ways', by))}</td>
      <td data-of={say(WORDS.place)} class="words">
        {place}
        <ContactState contact={contact} />
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

type Part = {
  readonly id: string;
  readonly title: string;
  readonly contacts: readonly Contact[];
  readonly mayChange: boolean;
};

const Contacts = ({ id, title, contacts, mayChange }: Part) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <table class="cards">
      <caption class="unseen">{title}</caption>
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

type TableProps = { readonly listed: ContactsListed; readonly mayChange: boolean };

/** Everybody whom notices are for, and where they are told; first those whom nothing reaches. */
export const ContactTable = ({ listed: { contacts }, mayChange }: TableProps) => {
  const unreached = contacts.filter((contact) => whyUnreached(contact) !== undefined);
  const others = contacts.filter((contact) => whyUnreached(contact) === undefined);
  return (
    <>
      {unreached.length > 0 && (
        <Contacts
          {...{ id: 'tidak-terjangkau', title: say(WORDS.unreached) }}
          {...{ contacts: unreached, mayChange }}
        />
      )}
      {others.length > 0 && (
        <Contacts
          {...{ id: 'penerima', title: say(unreached.length === 0 ? WORDS.title : WORDS.others) }}
          {...{ contacts: others, mayChange }}
        />
      )}
    </>
  );
};
