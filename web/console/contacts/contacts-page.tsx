import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { ChangeShown } from '#shared/contracts/http/accounts';
import type { ContactsListed } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { ActDone } from '../act/act-form.tsx';
import { Changes, OpenProposals, stateWords } from '../act/proposals.tsx';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { me } from '../session/me.ts';
import { noteOfficeTime } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { ContactForm, DecideContactForm } from './contact-forms.tsx';
import { ContactTable } from './contact-table.tsx';

const WORDS = {
  title: { id: 'Kontak', en: 'Contacts' },
  what: {
    id: 'Ke mana pemberitahuan dikirim. Kunci webhook dan token bot tidak ditampilkan. Setiap perubahan diberitahukan kepada Sekretaris.',
    en: 'Where notices go. The key of a webhook and the token of a bot are not shown. Every change is told to the Secretary.',
  },
  gone: {
    id: 'Yang Anda cari tidak ada lagi di sini: sudah diputuskan, atau lewat waktunya.',
    en: 'What you look for is not here any more: it was decided, or its time is over.',
  },
} as const;

const ON = { page: OFFICE_PAGES.contacts, approve: 'approveContactChange', decline: 'declineContactChange' } as const;

type StepProps = {
  readonly listed: ContactsListed;
  readonly onDone: (change: ChangeShown) => void;
  readonly onCancel: () => void;
};

/** The form that an address asks for. */
const Step = ({ listed: { contacts, open }, onDone, onCancel }: StepProps) => {
  const { query } = useLocation();
  const { langkah: step, kontak, usul } = query;
  const given = { onDone, onCancel };
  if (step === undefined) return null;
  const contact = contacts.find(({ recipient }) => recipient === kontak);
  if (step === 'changeContact' && contact !== undefined) return <ContactForm contact={contact} {...given} />;
  const change = open.find((one) => one.change === usul && one.yours);
  if (change === undefined) return <p class="told warn">{say(WORDS.gone)}</p>;
  return <DecideContactForm change={change} decision={step === ON.decline ? 'decline' : 'approve'} {...given} />;
};

const Acts = ({ month, done }: { readonly month: string | undefined; readonly done: number }) => {
  const acts = useAsked(`perubahan kontak ${month} ${done}`, () =>
    api.listContactChanges({ query: month === undefined ? {} : { month } }),
  );
  return <Waiting asked={acts}>{(listed) => <Changes listed={listed} page={OFFICE_PAGES.contacts} />}</Waiting>;
};

/** Where notices go; of those who may, how that is changed. */
export const ContactsPage = () => {
  usePageTitle(say(WORDS.title));
  const { query, route } = useLocation();
  const [done, setDone] = useState<readonly ChangeShown[]>([]);
  const contacts = useAsked(`kontak ${done.length}`, async () => {
    const answer = await api.listContacts();
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  const close = (): void => route(OFFICE_PAGES.contacts);
  const mayChange = me.value?.may.includes('changeContacts') === true;
  const last = done.at(-1);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.what)}</p>
      {last !== undefined && <ActDone>{`${titled(say(last.words))}: ${stateWords(last)}.`}</ActDone>}
      <Waiting asked={contacts}>
        {(listed) => (
          <>
            <Step
              listed={listed}
              onDone={(change) => {
                setDone((before) => [...before, change]);
                close();
              }}
              onCancel={close}
            />
            <OpenProposals open={listed.open} on={ON} />
            <ContactTable listed={listed} mayChange={mayChange} />
          </>
        )}
      </Waiting>
      <Acts month={query['bulan']} done={done.length} />
    </>
  );
};
