import type { TroubleShown } from '#shared/contracts/http/trouble';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';
import { alarmWords } from './alarm-words.ts';

const WORDS = {
  title: { id: 'Yang tidak terjangkau', en: 'Who is not reached' },
  none: {
    id: 'Semua penerima yang boleh ditampilkan terjangkau.',
    en: 'Everybody who may be shown here is reached.',
  },
  recipient: { id: 'Penerima', en: 'Recipient' },
  trouble: { id: 'Kontak', en: 'Contact' },
  notTold: { id: 'Tidak sampai dalam 30 hari', en: 'Not delivered in 30 days' },
  since: { id: 'sejak', en: 'since' },
  failing: { id: 'gagal terus', en: 'fails again and again' },
  mend: { id: 'Apa yang dapat dilakukan, di halaman Kontak', en: 'What can be done, on the page of contacts' },
  well: { id: 'baik', en: 'well' },
  unshown: {
    id: 'Kontak berikut tidak pernah ditampilkan di sini: bahwa salah satunya gagal akan mengungkap bahwa ada yang diberitahukan kepadanya. Bila alarm "{alarm}" berbunyi dan tidak ada yang tertulis di atas, periksa kontak mereka.',
    en: 'These contacts are never shown here: that one of them failed would say that there was something to tell them. If the alarm "{alarm}" rings and nobody stands above, look at their contacts.',
  },
} as const;

type Contact = TroubleShown['contacts'][number];

const State = ({ of: { trouble, failingSince } }: { readonly of: Contact }) => {
  if (trouble !== undefined)
    return (
      <>
        <span class="late">{nameOf('deliveryReasons', trouble.why)}</span>, {say(WORDS.since)}{' '}
        <Moment at={trouble.since} />
      </>
    );
  if (failingSince !== undefined)
    return (
      <>
        <span class="risk">{say(WORDS.failing)}</span>, {say(WORDS.since)} <Moment at={failingSince} />
      </>
    );
  return <>{say(WORDS.well)}</>;
};

const notToldWords = ({ notTold }: Contact): string =>
  (['bounced', 'failed', 'unknown'] as const)
    .filter((state) => notTold !== undefined && notTold[state] > 0)
    .map((state) => `${whole(language.value, notTold?.[state] ?? 0)} ${nameOf('deliveryStates', state)}`)
    .join(', ');

/** Whom notices do not reach, by function; no address and no report is named. */
export const ContactsInTrouble = ({
  trouble: { contacts, unshown },
}: {
  readonly trouble: Pick<TroubleShown, 'contacts' | 'unshown'>;
}) => (
  <section aria-labelledby="kontak">
    <h2 id="kontak">{say(WORDS.title)}</h2>
    {contacts.length === 0 ? (
      <p>{say(WORDS.none)}</p>
    ) : (
      <table class="cards">
        <caption class="unseen">{say(WORDS.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.recipient)}</th>
            <th scope="col">{say(WORDS.trouble)}</th>
            <th scope="col">{say(WORDS.notTold)}</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <tr key={contact.recipient}>
              <th scope="row">{nameOf('recipients', contact.recipient)}</th>
              <td data-of={say(WORDS.trouble)}>
                <State of={contact} />
              </td>
              <td data-of={say(WORDS.notTold)}>{notToldWords(contact) || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {contacts.length > 0 && (
      <p>
        <a href={OFFICE_PAGES.contacts}>{say(WORDS.mend)}</a>
      </p>
    )}
    <p class="soft">
      {say(WORDS.unshown).replace('{alarm}', alarmWords('ContactTrouble'))} (
      {unshown.map((id) => nameOf('recipients', id)).join(', ')})
    </p>
  </section>
);
