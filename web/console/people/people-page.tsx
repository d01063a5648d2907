import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { AccountsListed, ChangeShown } from '#shared/contracts/http/accounts';
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
import { ChangeForm, DecideForm, InviteForm } from './account-forms.tsx';
import { AccountTable } from './account-table.tsx';

const WORDS = {
  title: { id: 'Orang', en: 'People' },
  what: {
    id: 'Siapa yang dapat masuk, dan sebagai apa. Setiap perubahan diberitahukan kepada Sekretaris.',
    en: 'Who can sign in, and as what. Every change is told to the Secretary.',
  },
  invite: { id: 'Undang orang', en: 'Invite somebody' },
  gone: {
    id: 'Yang Anda cari tidak ada lagi di sini: sudah diputuskan, atau lewat waktunya.',
    en: 'What you look for is not here any more: it was decided, or its time is over.',
  },
} as const;

const ON = { page: OFFICE_PAGES.people, approve: 'approveAccountChange', decline: 'declineAccountChange' } as const;

type StepProps = {
  readonly listed: AccountsListed;
  readonly onDone: (change: ChangeShown) => void;
  readonly onCancel: () => void;
};

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
  if (change !== undefined)
    return <DecideForm change={change} decision={step === 'declineAccountChange' ? 'decline' : 'approve'} {...given} />;
  return <p class="told warn">{say(WORDS.gone)}</p>;
};

const Acts = ({ month, done }: { readonly month: string | undefined; readonly done: number }) => {
  const acts = useAsked(`perubahan ${month} ${done}`, () =>
    api.listAccountChanges({ query: month === undefined ? {} : { month } }),
  );
  return <Waiting asked={acts}>{(listed) => <Changes listed={listed} page={OFFICE_PAGES.people} />}</Waiting>;
};

/** Who has an account and may be what; of those who may, how that is changed. */
export const PeoplePage = () => {
  usePageTitle(say(WORDS.title));
  const { query, route } = useLocation();
  const [done, setDone] = useState<readonly ChangeShown[]>([]);
  const accounts = useAsked(`akun ${done.length}`, async () => {
    const answer = await api.listAccounts();
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  const close = (): void => route(OFFICE_PAGES.people);
  const mayChange = me.value?.may.includes('changeAccounts') === true;
  const last = done.at(-1);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.what)}</p>
      {last !== undefined && <ActDone>{`${titled(say(last.words))}: ${stateWords(last)}.`}</ActDone>}
      <Waiting asked={accounts}>
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
            {mayChange && (
              <div class="buttons">
                <a class="button" href={`${OFFICE_PAGES.people}?langkah=inviteAccount`}>
                  {say(WORDS.invite)}
                </a>
              </div>
            )}
            <AccountTable listed={listed} mayChange={mayChange} />
          </>
        )}
      </Waiting>
      <Acts month={query['bulan']} done={done.length} />
    </>
  );
};
