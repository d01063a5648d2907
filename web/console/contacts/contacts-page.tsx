import { useLocation } from 'preact-iso/router';
import type { ContactsListed } from '#shared/contracts/http/contacts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { type ChangeFormProps, ChangesPage, Gone } from '../act/changes-page.tsx';
import { api } from '../api/line.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';
import { ContactForm, DecideContactForm } from './contact-forms.tsx';
import { ContactTable } from './contact-table.tsx';

const WORDS = {
  title: { id: 'Kontak', en: 'Contacts' },
  what: {
    id: 'Ke mana pemberitahuan dikirim. Kunci webhook dan token bot tidak ditampilkan. Setiap perubahan diberitahukan kepada Sekretaris.',
    en: 'Where notices go. The key of a webhook and the token of a bot are not shown. Every change is told to the Secretary.',
  },
} as const;

const ON = { page: OFFICE_PAGES.contacts, approve: 'approveContactChange', decline: 'declineContactChange' } as const;

type StepProps = ChangeFormProps & { readonly listed: ContactsListed };

/** The form that an address asks for. */
const Step = ({ listed: { contacts, open }, onDone, onCancel }: StepProps) => {
  const { query } = useLocation();
  const { langkah: step, kontak, usul } = query;
  const given = { onDone, onCancel };
  if (step === undefined) return null;
  const contact = contacts.find(({ recipient }) => recipient === kontak);
  if (step === 'changeContact' && contact !== undefined) return <ContactForm contact={contact} {...given} />;
  const change = open.find((one) => one.change === usul && one.yours);
  if (change === undefined) return <Gone />;
  return <DecideContactForm change={change} decision={step === ON.decline ? 'decline' : 'approve'} {...given} />;
};

/** Where notices go; of those who may, how that is changed. */
export const ContactsPage = () => {
  const mayChange = me.value?.may.includes('changeContacts') === true;
  return (
    <ChangesPage<ContactsListed>
      title={say(WORDS.title)}
      what={say(WORDS.what)}
      on={ON}
      ask={() => api.listContacts()}
      askMonth={(query) => api.listContactChanges({ query })}
      form={(listed, given) => <Step listed={listed} {...given} />}
    >
      {(listed) => <ContactTable listed={listed} mayChange={mayChange} />}
    </ChangesPage>
  );
};
