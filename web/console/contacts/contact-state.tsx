import type { ContactsListed } from '#shared/contracts/http/contacts';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  since: { id: 'sejak', en: 'since' },
  failing: { id: 'gagal terus, masih dicoba', en: 'fails again and again, is still tried' },
} as const;

export type Contact = ContactsListed['contacts'][number];
type Why = NonNullable<Contact['trouble']>['why'] | 'failing';

const GATEWAY = {
  id: 'Periksa apakah gerbang atau botnya hidup, lalu tulis lagi kontaknya.',
  en: 'See whether the gateway or the bot is alive, then write the contact again.',
} as const;

/** What mends each. */
const MENDS: Readonly<Record<Why, { readonly id: string; readonly en: string }>> = {
  noContact: { id: 'Minta alamatnya, lalu tulis.', en: 'Ask for the address, then write it.' },
  contactInvalid: { id: 'Minta alamat yang benar, lalu ganti.', en: 'Ask for the right address, then change it.' },
  bounced: {
    id: 'Telepon penerimanya, minta alamat yang benar, lalu ganti. Alamat yang sama boleh, bila kotak suratnya sudah hidup.',
    en: 'Telephone the recipient, ask for the right address, then change it. It may be the same one, where its mailbox works again.',
  },
  complained: {
    id: 'Penerima menandai surel kantor sebagai sampah. Bicarakan dengannya, lalu tulis lagi alamatnya.',
    en: 'The recipient marked the office’s mail as junk. Speak with them, then write the address again.',
  },
  endpointOff: GATEWAY,
  endpointGone: GATEWAY,
  failing: {
    id: 'Periksa apakah gerbang atau botnya hidup. Setelah lima hari tidak dicoba lagi.',
    en: 'See whether the gateway or the bot is alive. After five days it is tried no more.',
  },
};

/** Why notices do not reach somebody; nothing where they do, or where nobody may say so. */
export const whyUnreached = ({ wrong, trouble, failingSince }: Contact): Why | undefined =>
  wrong ?? trouble?.why ?? (failingSince === undefined ? undefined : 'failing');

/** What is wrong with a contact, since when, and what mends it. */
export const ContactState = ({ contact }: { readonly contact: Contact }) => {
  const why = whyUnreached(contact);
  if (why === undefined) return null;
  const since = contact.trouble?.since ?? contact.failingSince;
  return (
    <>
      <div class={why === 'failing' ? 'mark risk' : 'mark late'}>
        {why === 'failing' ? say(WORDS.failing) : nameOf('deliveryReasons', why)}
        {since !== undefined && (
          <>
            {`, ${say(WORDS.since)} `}
            <Moment at={since} />
          </>
        )}
      </div>
      <div>{say(MENDS[why])}</div>
    </>
  );
};
