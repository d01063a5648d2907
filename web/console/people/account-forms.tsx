import { useState } from 'preact/hooks';
import type { AccountChange, AccountsListed, ChangeShown } from '#shared/contracts/http/accounts';
import { titled } from '#shared/domain/words/titled';
import { ActForm } from '../act/act-form.tsx';
import type { ChangeFormProps } from '../act/changes-page.tsx';
import { DecideForm } from '../act/decide-form.tsx';
import { textIn, useKey } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { say } from '../words/say.ts';

const WORDS = {
  invite: { id: 'Undang orang', en: 'Invite somebody' },
  person: { id: 'Nama pengguna', en: 'User name' },
  personHint: {
    id: 'Nama orangnya, 2 sampai 24 huruf kecil, angka, atau tanda hubung, misalnya siti-rahma. Tercatat selamanya dan tidak dapat diubah.',
    en: 'The person’s own name, 2 to 24 small letters, digits or hyphens, such as siti-rahma. It is recorded for ever and cannot be changed.',
  },
  address: { id: 'Alamat surel', en: 'Mail address' },
  addressHint: {
    id: 'Ke sana undangan dikirim, dan dengan itu orangnya juga dapat masuk.',
    en: 'The invitation goes there, and the person can sign in by it too.',
  },
  change: { id: 'Ubah akun', en: 'Change the account of' },
  what: { id: 'Perubahan', en: 'Change' },
  group: { id: 'Jabatan', en: 'Function' },
  second: { id: 'perlu orang kedua', en: 'needs a second person' },
  approve: { id: 'Setujui perubahan akun', en: 'Approve a change of an account' },
  decline: { id: 'Tolak perubahan akun', en: 'Decline a change of an account' },
} as const;

const WHAT = {
  addGroup: { id: 'memberi jabatan', en: 'give a function' },
  removeGroup: { id: 'mengambil jabatan', en: 'take a function away' },
  disable: { id: 'menonaktifkan akun', en: 'disable the account' },
  enable: { id: 'mengaktifkan akun lagi', en: 'enable the account again' },
  signOut: { id: 'mengeluarkan dari semua perangkat', en: 'sign out everywhere' },
} as const satisfies Record<AccountChange['what'], unknown>;

const TOLD = {
  id: 'Sekretaris diberi tahu seketika. Siapa, kapan, dan apa dicatat selamanya.',
  en: 'The Secretary is told at once. Who, when and what is recorded for ever.',
} as const;

const INVITE = [
  {
    id: 'Sistem mengirim undangan ke alamat itu, dengan kata sandi sementara yang berlaku tiga hari.',
    en: 'The system mails an invitation there, with a temporary password that holds for three days.',
  },
  {
    id: 'Orang itu belum dapat berbuat apa pun sebelum diberi jabatan.',
    en: 'The person may do nothing until they are given a function.',
  },
  TOLD,
] as const;

const CHANGE = [
  {
    id: 'Berlaku seketika: apa yang boleh dilihat ditanyakan pada setiap klik.',
    en: 'It holds at once: what somebody may see is asked at every click.',
  },
  {
    id: 'Yang membuka laporan pengawasan, antrean klasifikasi, atau sistem ini baru berlaku setelah disetujui orang kedua, dalam tujuh hari; sampai saat itu tidak ada yang berubah.',
    en: 'What opens oversight, the triage queue or this system holds only once a second person has approved it, within seven days; until then nothing changes.',
  },
  TOLD,
] as const;

const APPROVE = [
  {
    id: 'Perubahannya dilaksanakan seketika. Setujui hanya bila Anda tahu orangnya dan mengapa.',
    en: 'The change is carried out at once. Approve it only if you know the person and the reason.',
  },
  {
    id: 'Dicatat selamanya: siapa yang mengusulkan dan siapa yang menyetujui. Sekretaris diberi tahu.',
    en: 'It is recorded for ever who proposed and who approved it. The Secretary is told.',
  },
] as const;

const DECLINE = [
  { id: 'Tidak ada yang berubah, dan usul ini selesai.', en: 'Nothing changes, and the proposal is over.' },
  {
    id: 'Dicatat selamanya siapa yang menolak. Sekretaris diberi tahu.',
    en: 'It is recorded for ever who declined it. The Secretary is told.',
  },
] as const;

type Groups = AccountsListed['groups'];

/** Invites somebody; what they may be is another step. */
export const InviteForm = ({ onDone, onCancel }: ChangeFormProps) => {
  const keyFor = useKey();
  return (
    <ActForm
      act="inviteAccount"
      name={say(WORDS.invite)}
      happens={INVITE}
      send={(filled) =>
        api.inviteAccount({
          key: keyFor(filled),
          body: { person: textIn(filled, 'person'), address: textIn(filled, 'address') },
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    >
      <div class="field">
        <label for="nama">{say(WORDS.person)}</label>
        <span class="hint" id="nama-petunjuk">
          {say(WORDS.personHint)}
        </span>
        <input
          id="nama"
          name="person"
          required
          pattern="[a-z][a-z0-9\-]{1,23}"
          autocomplete="off"
          autocapitalize="none"
          aria-describedby="nama-petunjuk"
        />
      </div>
      <div class="field">
        <label for="surel">{say(WORDS.address)}</label>
        <span class="hint" id="surel-petunjuk">
          {say(WORDS.addressHint)}
        </span>
        <input id="surel" name="address" type="email" required autocomplete="off" aria-describedby="surel-petunjuk" />
      </div>
    </ActForm>
  );
};

const isWhat = (value: string): value is AccountChange['what'] => Object.hasOwn(WHAT, value);
const isOfGroup = (what: AccountChange['what']): what is 'addGroup' | 'removeGroup' =>
  what === 'addGroup' || what === 'removeGroup';

type Account = AccountsListed['accounts'][number];

/** What makes sense with an account as it stands. */
const choicesOf = ({ enabled, groups }: Account): readonly AccountChange['what'][] => [
  'addGroup',
  ...(groups.length > 0 ? (['removeGroup'] as const) : []),
  ...(enabled ? (['signOut', 'disable'] as const) : (['enable'] as const)),
];

/** Changes an account, or proposes to. */
export const ChangeForm = ({
  account,
  groups,
  onDone,
  onCancel,
}: ChangeFormProps & { readonly account: Account; readonly groups: Groups }) => {
  const [what, setWhat] = useState<AccountChange['what']>('addGroup');
  const keyFor = useKey();
  const choosable = groups.filter(({ group }) => account.groups.includes(group) === (what === 'removeGroup'));
  return (
    <ActForm
      key={account.person}
      act="changeAccount"
      name={`${say(WORDS.change)} ${account.person}`}
      happens={CHANGE}
      send={(filled) =>
        api.changeAccount({
          person: account.person,
          key: keyFor(filled),
          body: isOfGroup(what) ? { what, groupName: textIn(filled, 'group') } : { what },
        })
      }
      onDone={onDone}
      onCancel={onCancel}
    >
      <div class="field">
        <label for="perubahan">{say(WORDS.what)}</label>
        <select
          id="perubahan"
          name="what"
          value={what}
          onChange={({ currentTarget: { value } }) => {
            if (isWhat(value)) setWhat(value);
          }}
        >
          {choicesOf(account).map((choice) => (
            <option key={choice} value={choice}>
              {titled(say(WHAT[choice]))}
            </option>
          ))}
        </select>
      </div>
      {isOfGroup(what) && (
        <div class="field">
          <label for="jabatan">{say(WORDS.group)}</label>
          <select id="jabatan" name="group" required key={what}>
            <option value="" />
            {choosable.map(({ group, name, approvers }) => (
              <option key={group} value={group}>
                {`${titled(say(name))}${approvers === undefined ? '' : ` (${say(WORDS.second)})`}`}
              </option>
            ))}
          </select>
        </div>
      )}
    </ActForm>
  );
};

type DecideProps = ChangeFormProps & {
  readonly change: ChangeShown;
  readonly decision: 'approve' | 'decline';
};

/** Approves a proposal, or declines it. */
export const DecideAccountForm = ({ change, decision, ...given }: DecideProps) => {
  const asked = { change: change.change, body: {} };
  const isApproved = decision === 'approve';
  return (
    <DecideForm
      change={change}
      act={isApproved ? 'approveAccountChange' : 'declineAccountChange'}
      name={say(WORDS[decision])}
      happens={isApproved ? APPROVE : DECLINE}
      send={() => (isApproved ? api.approveAccountChange(asked) : api.declineAccountChange(asked))}
      {...given}
    />
  );
};
