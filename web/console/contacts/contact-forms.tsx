import { useState } from 'preact/hooks';
import type { ContactChangeShown, ContactsListed, ContactWritten } from '#shared/contracts/http/contacts';
import { titled } from '#shared/domain/words/titled';
import { ActForm } from '../act/act-form.tsx';
import type { ChangeFormProps } from '../act/changes-page.tsx';
import { DecideForm } from '../act/decide-form.tsx';
import { textIn, useKey } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  change: { id: 'Ganti kontak', en: 'Change the contact of' },
  by: { id: 'Lewat', en: 'By' },
  address: { id: 'Alamat surel', en: 'Mail address' },
  url: { id: 'Alamat webhook (https)', en: 'Address of the webhook (https)' },
  secret: {
    id: 'Kunci tanda tangan (base64, 32 sampai 86 karakter)',
    en: 'Signing secret (base64, 32 to 86 characters)',
  },
  token: { id: 'Token bot', en: 'Token of the bot' },
  chat: { id: 'Nomor grup, misalnya -1001234567890', en: 'Number of the group, such as -1001234567890' },
  approve: { id: 'Setujui perubahan kontak', en: 'Approve a change of a contact' },
  decline: { id: 'Tolak perubahan kontak', en: 'Decline a change of a contact' },
} as const;

const TOLD = {
  id: 'Sekretaris dan penerimanya diberi tahu. Siapa dan kapan dicatat selamanya, alamatnya tidak.',
  en: 'The Secretary and the recipient are told. Who and when is recorded for ever, the address is not.',
} as const;

const ALONE = [
  { id: 'Berlaku dalam satu menit, tanpa pemasangan ulang.', en: 'It holds within a minute, without a deploy.' },
  TOLD,
] as const;

const TOGETHER = [
  {
    id: 'Penerima ini mendapat kabar pengawasan, jadi ini hanya usul: berlaku setelah disetujui orang kedua, dalam tujuh hari. Sampai saat itu pemberitahuan tetap ke alamat lama.',
    en: 'This recipient hears of oversight, so this is a proposal: it holds once a second person has approved it, within seven days. Until then notices go to the old address.',
  },
  TOLD,
] as const;

const APPROVE = [
  {
    id: 'Semua pemberitahuan bagi penerima ini lalu dikirim ke sana, dalam satu menit. Pastikan alamatnya lewat telepon dengan orangnya.',
    en: 'All notices for this recipient then go there, within a minute. Make sure of the address by telephone with the person.',
  },
  TOLD,
] as const;

const DECLINE = [
  { id: 'Alamat lama tetap berlaku, dan usul ini selesai.', en: 'The old address stands, and the proposal is over.' },
  TOLD,
] as const;

const WAYS = ['mail', 'webhook', 'telegram'] as const;
type Way = (typeof WAYS)[number];
const isWay = (value: string): value is Way => WAYS.some((way) => way === value);

const FIELDS = {
  mail: [{ name: 'address', type: 'email' }],
  webhook: [
    { name: 'url', type: 'url' },
    { name: 'secret', type: 'text' },
  ],
  telegram: [
    { name: 'token', type: 'text' },
    { name: 'chat', type: 'text' },
  ],
} as const;

const writtenIn = (by: Way, filled: FormData): ContactWritten => {
  if (by === 'mail') return { by, address: textIn(filled, 'address') };
  if (by === 'webhook') return { by, url: textIn(filled, 'url'), secret: textIn(filled, 'secret') };
  return { by, token: textIn(filled, 'token'), chat: textIn(filled, 'chat') };
};

type Contact = ContactsListed['contacts'][number];

/** Leads a recipient's notices elsewhere, or proposes to. */
export const ContactForm = ({ contact, onDone, onCancel }: ChangeFormProps & { readonly contact: Contact }) => {
  const [by, setBy] = useState<Way>(contact.by ?? 'mail');
  const keyFor = useKey();
  return (
    <ActForm
      key={contact.recipient}
      act="changeContact"
      name={`${say(WORDS.change)} ${say(contact.name)}`}
      happens={contact.approvers === undefined ? ALONE : TOGETHER}
      send={(filled) =>
        api.changeContact({ recipient: contact.recipient, key: keyFor(filled), body: writtenIn(by, filled) })
      }
      onDone={onDone}
      onCancel={onCancel}
    >
      <div class="field">
        <label for="lewat">{say(WORDS.by)}</label>
        <select
          id="lewat"
          name="by"
          value={by}
          onChange={({ currentTarget: { value } }) => {
            if (isWay(value)) setBy(value);
          }}
        >
          {WAYS.map((way) => (
            <option key={way} value={way}>
              {titled(nameOf('ways', way))}
            </option>
          ))}
        </select>
      </div>
      {FIELDS[by].map(({ name, type }) => (
        <div class="field" key={name}>
          <label for={name}>{say(WORDS[name])}</label>
          <input id={name} name={name} type="text" inputMode={type} required autocomplete="off" spellcheck={false} />
        </div>
      ))}
    </ActForm>
  );
};

type DecideProps = ChangeFormProps & {
  readonly change: ContactChangeShown;
  readonly decision: 'approve' | 'decline';
};

/** Approves a proposal, or declines it, with where it would lead. */
export const DecideContactForm = ({ change, decision, ...given }: DecideProps) => {
  const asked = { change: change.change, body: {} };
  const isApproved = decision === 'approve';
  return (
    <DecideForm
      change={change}
      act={isApproved ? 'approveContactChange' : 'declineContactChange'}
      name={say(WORDS[decision])}
      happens={isApproved ? APPROVE : DECLINE}
      send={() => (isApproved ? api.approveContactChange(asked) : api.declineContactChange(asked))}
      {...given}
    />
  );
};
