import { describe, expect, it } from 'vitest';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import { type Account, isFreeName, isNameForNew, namable, namedBy } from '#shared/domain/report/named-person';
import { NameTyped, PersonId } from '#shared/domain/report/report';
import { policy } from '#test/support/policy';

const { office } = policy;
const ids = (...names: readonly string[]) => names.map((name) => PersonId.parse(name));
const typed = (...names: readonly string[]) => names.map((name) => NameTyped.parse(name));
const account = (name: string, ...groups: readonly string[]): Account => {
  const person = PersonId.parse(name);
  return { person, functions: knownTo(office, officerOf(person, groups)).functions ?? [] };
};
const ACCOUNTS = [
  account('siti-contoh', 'lapor-admin'),
  account('agus-contoh', 'secretary'),
  account('eko-contoh', 'staff-llaj'),
  account('rangkap-contoh', 'stand-in', 'oversight-reader'),
];
const meant = (...names: readonly string[]) => {
  const named = namedBy(office, ACCOUNTS, typed(...names));
  return named.ok ? [...new Set([...named.value.named, ...named.value.beside])] : named.refusal;
};

describe('who is meant by a name', () => {
  it.each([
    ['a function, and by account whoever holds it', ['sekretaris'], ['sekretaris', 'agus-contoh']],
    ['a function that nobody holds', ['inspektur'], ['inspektur']],
    ['a function in other capitals', [' Inspektur '], ['inspektur']],
    ['a unit', ['grup-llaj'], ['grup-llaj']],
    ['an account, in the function that it holds', ['agus-contoh'], ['agus-contoh', 'sekretaris']],
    ['staff, who hold no function of the office', ['eko-contoh'], ['eko-contoh']],
    [
      'whoever holds two functions, in both',
      ['rangkap-contoh'],
      ['rangkap-contoh', 'pembaca-pengawasan', 'pengganti-admin-lapor'],
    ],
    [
      'a function, and what its holder holds beside',
      ['pengganti-admin-lapor'],
      ['pengganti-admin-lapor', 'pembaca-pengawasan', 'rangkap-contoh'],
    ],
    ['nobody twice', ['sekretaris', 'agus-contoh', 'sekretaris'], ['sekretaris', 'agus-contoh']],
  ])('%s', (_, names, people) => {
    expect(meant(...names)).toEqual(expect.arrayContaining(people));
    expect(meant(...names)).toHaveLength(people.length);
  });

  it.each([
    ['sekertaris', ['sekretaris', 'meja-sekretaris']],
    ['inspector', ['inspektur']],
    ['siti', ['siti-contoh']],
    ['pak sekretaris', ['sekretaris']],
    ['llaj', ['grup-llaj', 'kepala-llaj']],
    ['xx-nobody', []],
  ])('is nobody where nobody is called so, and the nearest are told: %s', (name, nearest) => {
    expect(meant('inspektur', name)).toMatchObject({ kind: 'UnknownPerson', names: [name] });
    expect(meant(name)).toMatchObject({ nearest: expect.arrayContaining(nearest) });
    if (nearest.length === 0) expect(meant(name)).toMatchObject({ nearest });
  });

  it('somebody who was named once can be named again when the account is closed', () => {
    const gone = PersonId.parse('bekas-contoh');
    expect(namedBy(office, ACCOUNTS, typed('bekas-contoh'), { before: [gone] })).toMatchObject({
      value: { named: [gone] },
    });
    expect(namedBy(office, ACCOUNTS, typed('bekas-contoh'))).toMatchObject({ refusal: { kind: 'UnknownPerson' } });
  });
});

describe('who can be named', () => {
  it('is every function, every unit and everybody who has an account, each once', () => {
    const all = namable(office, ACCOUNTS);
    for (const { id } of [...office.people, ...office.groups]) expect(all).toContain(id);
    for (const { person } of ACCOUNTS) expect(all).toContain(person);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('an account', () => {
  it('is called like no function and no unit', () => {
    expect(ids('sekretaris', 'grup-llaj', 'siti-contoh').map((name) => isFreeName(office, name))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('made for somebody new is called like nothing that is written for a function, a unit, a group or the machine', () => {
    const taken = ['secretary', 'inspector', 'upper-inspector', 'upperinspector', 'stand-in', 'headofunit', 'operator'];
    for (const name of ids(...taken, 'llaj', 'news', 'head-llaj', 'staff-asdp', 'machine', 'channel', 'sekretaris'))
      expect(isNameForNew(office, name), name).toBe(false);
    for (const name of ids('siti-contoh', 'sekretariat-siti')) expect(isNameForNew(office, name), name).toBe(true);
  });
});
