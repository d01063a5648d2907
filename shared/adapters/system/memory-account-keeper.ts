import type { AccountKeeper, KnownAccount } from '#shared/app/operator/ports';

export type MemoryAccounts = AccountKeeper & {
  /** In which groups somebody is that counts: none, while the account is disabled. */
  readonly groupsOf: (person: string) => readonly string[];
  /** Who was signed out everywhere. */
  readonly signedOut: () => readonly string[];
};

/** Accounts in memory, as a user pool has them. */
export const memoryAccountKeeper = (people: Readonly<Record<string, readonly string[]>>): MemoryAccounts => {
  const known = new Map<string, KnownAccount>(
    Object.entries(people).map(([person, groups]) => [
      person,
      {
        ...{ person, address: `${person}@kantor.contoh.invalid`, state: 'confirmed' },
        ...{ enabled: true, secondFactor: true, groups },
      } as const,
    ]),
  );
  const out: string[] = [];
  const change = (person: string, to: (account: KnownAccount) => Partial<KnownAccount>): void => {
    const account = known.get(person);
    if (account === undefined) throw new Error(`there is no account ${person}`);
    known.set(person, { ...account, ...to(account) });
  };
  return {
    all: async () => [...known.values()].toSorted((a, b) => (a.person < b.person ? -1 : 1)),
    find: async (person) => known.get(person),
    invite: async (person, address) => {
      if (known.has(person) || [...known.values()].some((one) => one.address === address)) return 'taken';
      const account = { person, address, state: 'invited', enabled: true, secondFactor: false, groups: [] } as const;
      known.set(person, account);
      return 'invited';
    },
    carryOut: async (changed) => {
      const { what, person } = changed;
      if (what === 'invite') throw new Error('an invitation needs an address');
      if (what === 'signOut') out.push(person);
      if (what === 'disable' || what === 'enable') change(person, () => ({ enabled: what === 'enable' }));
      if (what === 'addGroup' || what === 'removeGroup')
        change(person, ({ groups }) => {
          const others = groups.filter((group) => group !== changed.group);
          return { groups: what === 'addGroup' ? [...others, changed.group] : others };
        });
    },
    groupsOf: (person) => {
      const account = known.get(person);
      return account?.enabled === true ? account.groups : [];
    },
    signedOut: () => out,
  };
};
