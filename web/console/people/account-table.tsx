import type { AccountsListed } from '#shared/contracts/http/accounts';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Semua akun', en: 'All accounts' },
  person: { id: 'Nama pengguna', en: 'User name' },
  functions: { id: 'Jabatan', en: 'Functions' },
  state: { id: 'Akun', en: 'Account' },
  do: { id: 'Langkah', en: 'Steps' },
  change: { id: 'Ubah', en: 'Change' },
  changeOf: { id: 'Ubah akun', en: 'Change the account of' },
  nothing: { id: 'tanpa jabatan', en: 'no function' },
  own: { id: 'akun Anda sendiri', en: 'your own account' },
  invited: { id: 'diundang, belum pernah masuk', en: 'invited, has not signed in yet' },
  confirmed: { id: 'aktif', en: 'active' },
  other: { id: 'perlu kata sandi baru', en: 'needs a new password' },
  disabled: { id: 'dinonaktifkan', en: 'disabled' },
  withFactor: { id: 'dengan faktor kedua', en: 'with a second factor' },
  noFactor: { id: 'tanpa faktor kedua', en: 'without a second factor' },
} as const;

type Account = AccountsListed['accounts'][number];

const State = ({ of: { enabled, state, secondFactor } }: { readonly of: Account }) => (
  <>
    <span class={enabled ? undefined : 'late'}>{say(enabled ? WORDS[state] : WORDS.disabled)}</span>,{' '}
    <span class={secondFactor ? 'soft' : 'risk'}>{say(secondFactor ? WORDS.withFactor : WORDS.noFactor)}</span>
  </>
);

type RowProps = {
  readonly account: Account;
  readonly groups: AccountsListed['groups'];
  readonly mayChange: boolean;
};

const Row = ({ account, groups, mayChange }: RowProps) => {
  const held = groups.filter(({ group }) => account.groups.includes(group));
  const change = `${OFFICE_PAGES.people}?${new URLSearchParams({ langkah: 'changeAccount', akun: account.person })}`;
  return (
    <tr>
      <th scope="row">
        {account.person}
        {account.address !== undefined && <span class="soft below">{account.address}</span>}
      </th>
      <td data-of={say(WORDS.functions)}>
        {held.length === 0 ? (
          <span class="soft">{say(WORDS.nothing)}</span>
        ) : (
          held.map(({ name }) => titled(say(name))).join(', ')
        )}
      </td>
      <td data-of={say(WORDS.state)}>
        <State of={account} />
      </td>
      {mayChange && (
        <td data-of={say(WORDS.do)}>
          {account.own ? (
            <span class="soft">{say(WORDS.own)}</span>
          ) : (
            <a class="button second" href={change} aria-label={`${say(WORDS.changeOf)} ${account.person}`}>
              {say(WORDS.change)}
            </a>
          )}
        </td>
      )}
    </tr>
  );
};

type TableProps = { readonly listed: AccountsListed; readonly mayChange: boolean };

/** Everybody who has an account: what they may be, and whether they can sign in. */
export const AccountTable = ({ listed: { accounts, groups }, mayChange }: TableProps) => (
  <section aria-labelledby="akun">
    <h2 id="akun">{say(WORDS.title)}</h2>
    <table class="cards">
      <caption class="unseen">{say(WORDS.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.person)}</th>
          <th scope="col">{say(WORDS.functions)}</th>
          <th scope="col">{say(WORDS.state)}</th>
          {mayChange && <th scope="col">{say(WORDS.do)}</th>}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Row key={account.person} account={account} groups={groups} mayChange={mayChange} />
        ))}
      </tbody>
    </table>
  </section>
);
