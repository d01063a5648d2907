import { useLocation } from 'preact-iso/router';
import type { AccountsListed } from '#shared/contracts/http/accounts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { type ChangeFormProps, ChangesPage, Gone } from '../act/changes-page.tsx';
import { api } from '../api/line.ts';
import { me } from '../session/me.ts';
import { say } from '../words/say.ts';
import { ChangeForm, DecideAccountForm, InviteForm } from './account-forms.tsx';
import { AccountTable } from './account-table.tsx';

const WORDS = {
  title: { id: 'Orang', en: 'People' },
  what: {
    id: 'Siapa yang dapat masuk, dan sebagai apa. Setiap perubahan diberitahukan kepada Sekretaris.',
    en: 'Who can sign in, and as what. Every change is told to the Secretary.',
  },
  invite: { id: 'Undang orang', en: 'Invite somebody' },
} as const;

const ON = { page: OFFICE_PAGES.people, approve: 'approveAccountChange', decline: 'declineAccountChange' } as const;

type StepProps = ChangeFormProps & { readonly listed: AccountsListed };

/** The form that an address asks for. */
const Step = ({ listed: { accounts, open, groups }, onDone, onCancel }: StepProps) => {
  const { query } = useLocation();
  const { langkah: step, akun, usul } = query;
  const given = { onDone, onCancel };
  if (step === undefined) return null;
  if (step === 'inviteAccount') return <InviteForm {...given} />;
  const account = accounts.find(({ person, own }) => person === akun && !own);
  if (step === 'changeAccount' && account !== undefined)
    return <ChangeForm account={account} groups={groups} {...given} />;
  const change = open.find((one) => one.change === usul && one.yours);
  if (change === undefined) return <Gone />;
  return <DecideAccountForm change={change} decision={step === ON.decline ? 'decline' : 'approve'} {...given} />;
};

const Invite = () => (
  <div class="buttons">
    <a class="button" href={`${OFFICE_PAGES.people}?langkah=inviteAccount`}>
      {say(WORDS.invite)}
    </a>
  </div>
);

/** Who has an account and may be what; of those who may, how that is changed. */
export const PeoplePage = () => {
  const mayChange = me.value?.may.includes('changeAccounts') === true;
  return (
    <ChangesPage<AccountsListed>
      title={say(WORDS.title)}
      what={say(WORDS.what)}
      on={ON}
      ask={() => api.listAccounts()}
      askMonth={(query) => api.listAccountChanges({ query })}
      form={(listed, given) => <Step listed={listed} {...given} />}
    >
      {(listed) => (
        <>
          {mayChange && <Invite />}
          <AccountTable listed={listed} mayChange={mayChange} />
        </>
      )}
    </ChangesPage>
  );
};
