import { describe, expect, it } from 'vitest';
import { tellersOfTrouble } from '#shared/domain/notices/tellers-of-trouble';
import {
  Group,
  groupsOf,
  headsOf,
  isPerson,
  Person,
  peopleWith,
  type Recipient,
  recipientOf,
} from '#shared/domain/office/recipient';
import { aGroup, aPerson, recipientId, staffedWith } from '#test/support/builders/a-recipient';
import { policy } from '#test/support/policy';

const known = (id: string): Recipient => {
  const recipient = recipientOf(policy, recipientId(id));
  if (recipient === undefined) throw new Error(`the office does not know ${id}`);
  return recipient;
};
const idsOf = (recipients: readonly Recipient[]): readonly string[] => recipients.map(({ id }) => id);

describe('a recipient', () => {
  const name = { id: 'Contoh', en: 'Example' };

  it('reads Indonesian, at any hour and report by report, unless it wishes otherwise', () => {
    const usual = { language: 'id', quiet: false };
    expect(Person.parse({ id: 'orang', name, roles: ['secretary'] })).toEqual({
      id: 'orang',
      name,
      roles: ['secretary'],
      ...usual,
    });
    expect(Group.parse({ id: 'grup', name, serves: 'llaj' })).toEqual({ id: 'grup', name, serves: 'llaj', ...usual });
    expect(
      Group.parse({ id: 'grup', name, serves: 'llaj', language: 'en', quiet: true, grouping: 'hourly' }),
    ).toMatchObject({
      language: 'en',
      quiet: true,
      grouping: 'hourly',
    });
  });

  it('is a person by function or a group by what it serves, and has no address', () => {
    expect(Person.safeParse({ id: 'orang', name, roles: [] }).success).toBe(false);
    expect(Person.safeParse({ id: 'orang', name, roles: ['secretary'], address: 'a@contoh.invalid' }).success).toBe(
      false,
    );
    expect(Group.safeParse({ id: 'grup', name, serves: 'llaj', grouping: 'daily' }).success).toBe(false);
    expect(isPerson(aPerson('orang', 'secretary'))).toBe(true);
    expect(isPerson(aGroup('grup', 'llaj'))).toBe(false);
  });

  it('heads a unit exactly where it is a head of unit', () => {
    const parses = (given: object) => Person.safeParse({ id: 'orang', name, ...given }).success;
    expect(parses({ roles: ['headOfUnit'], heads: ['llaj', 'ppid'] })).toBe(true);
    expect(parses({ roles: ['headOfUnit'] })).toBe(false);
    expect(parses({ roles: ['headOfUnit'], heads: [] })).toBe(false);
    expect(parses({ roles: ['secretary'], heads: ['llaj'] })).toBe(false);
    expect(parses({ roles: ['headOfUnit'], heads: ['terminal'] })).toBe(false);
  });

  it.each([
    ['llaj', ['kepala-llaj']],
    ['asdp', ['kepala-asdp']],
    ['keuangan', ['kepala-keuangan']],
    ['umum', ['kepala-umum']],
    // Desks have no head of their own.
    ['ppid', []],
    ['secretary', []],
  ] as const)('heads %s: %j', (assignee, heads) => {
    expect(idsOf(headsOf(policy, assignee))).toEqual(heads);
  });

  it('is found by its id, among people and groups, and by nothing else', () => {
    expect(known('sekretaris')).toMatchObject({ roles: ['secretary'] });
    expect(known('meja-sekretaris')).toMatchObject({ serves: 'secretary' });
    expect(recipientOf(policy, recipientId('constructor'))).toBeUndefined();
    expect(recipientOf(policy, recipientId('llaj'))).toBeUndefined();
  });

  it('is found by function or by what it serves', () => {
    expect(idsOf(peopleWith(policy, 'inspector'))).toEqual(['inspektur']);
    expect(idsOf(groupsOf(policy, 'ppid'))).toEqual(['meja-ppid']);
    expect(idsOf(peopleWith(staffedWith({ people: [] }), 'inspector'))).toEqual([]);
  });
});

describe('who is told that a recipient cannot be reached', () => {
  const told = (id: string): readonly string[] => idsOf(tellersOfTrouble(policy, known(id)));

  it.each([
    ['grup-llaj', ['admin-lapor', 'sekretaris']],
    ['meja-sekretaris', ['admin-lapor', 'sekretaris']],
    ['admin-ppid', ['admin-lapor', 'sekretaris']],
    // Nobody is told of their own address.
    ['admin-lapor', ['sekretaris']],
    ['sekretaris', ['admin-lapor']],
    // That they were to hear of something could be about those who would be told.
    ['inspektur', []],
    ['pembaca-pengawasan', []],
  ])('trouble in reaching %s is told to %j', (id, people) => {
    expect(told(id)).toEqual(people);
  });

  it('trouble in reaching somebody who oversees and has another function too is told as of anybody', () => {
    const both = aPerson('rangkap', 'inspector', 'newsAdmin');
    expect(idsOf(tellersOfTrouble(policy, both))).toEqual(['admin-lapor', 'sekretaris']);
    expect(tellersOfTrouble(policy, aPerson('rangkap', 'inspector', 'oversightReader'))).toEqual([]);
  });

  it('trouble in reaching a recipient is told once to somebody with several functions', () => {
    const rules = staffedWith({
      people: [aPerson('rangkap', 'laporAdmin', 'secretary'), aPerson('lain', 'secretary')],
    });
    expect(idsOf(tellersOfTrouble(rules, known('grup-llaj')))).toEqual(['rangkap', 'lain']);
  });
});
