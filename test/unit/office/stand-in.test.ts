import { describe, expect, it } from 'vitest';
import { Office } from '#shared/domain/office/office';
import { actorsLeft, type Concealing, standInsFor } from '#shared/domain/office/stand-in';
import { PersonId } from '#shared/domain/report/report';
import { policy } from '#test/support/policy';

const { office } = policy;
const ids = (...names: readonly string[]) => names.map((name) => PersonId.parse(name));

describe('a report about oversight in which somebody is named', () => {
  it.each<[Concealing, readonly string[], readonly string[]]>([
    ['suspected', [], []],
    ['suspected', ['kepala-llaj'], []],
    ['suspected', ['admin-lapor'], ['pembaca-pengawasan']],
    ['suspected', ['pembaca-pengawasan'], ['inspektur']],
    ['suspected', ['admin-lapor', 'pembaca-pengawasan'], ['inspektur']],
    ['suspected', ['admin-lapor', 'pembaca-pengawasan', 'inspektur'], ['inspektorat-provinsi']],
    // The Secretary knows of no suspicion: nobody stands in there.
    ['suspected', ['sekretaris'], []],
    ['confirmed', ['sekretaris'], ['inspektur']],
    ['confirmed', ['inspektur'], ['inspektorat-provinsi']],
    ['confirmed', ['sekretaris', 'inspektur'], ['inspektorat-provinsi']],
    ['confirmed', ['pembaca-pengawasan'], ['inspektur']],
    ['confirmed', ['inspektorat-provinsi'], []],
  ])('%s, with %j named in it, passes to %j', (matter, recused, standIns) => {
    expect(standInsFor(office, matter, ids(...recused))).toEqual(standIns);
  });

  it('who stands in in a circle of substitutes is nobody', () => {
    const people = office.people.map((person) =>
      person.id === 'inspektorat-provinsi' ? { ...person, substitute: PersonId.parse('sekretaris') } : person,
    );
    const everybody = ids('sekretaris', 'inspektur', 'inspektorat-provinsi');
    expect(standInsFor({ people }, 'confirmed', everybody)).toEqual([]);
  });
});

describe('who can still decide', () => {
  it.each<[Concealing, readonly string[], number]>([
    ['suspected', [], 2],
    ['suspected', ['admin-lapor', 'pembaca-pengawasan', 'inspektur', 'inspektorat-provinsi'], 0],
    ['confirmed', [], 2],
    // The reader reads, and decides nothing of what is confirmed.
    ['confirmed', ['sekretaris', 'inspektur', 'inspektorat-provinsi'], 0],
  ])('where a report is %s and %j are named, %i can still decide', (matter, recused, count) => {
    expect(actorsLeft(office, matter, ids(...recused))).toHaveLength(count);
  });
});

describe('the office’s data', () => {
  it('names a substitute who is somebody, and always somebody who may judge', () => {
    const issues = (people: readonly object[]) => {
      const read = Office.safeParse({ ...office, people });
      return read.success ? [] : read.error.issues.map(({ message }) => message);
    };
    const [first, ...rest] = office.people;
    expect(issues([{ ...first, substitute: 'bupati' }, ...rest])).toEqual(['nobody is bupati']);
    const without = (...roles: readonly string[]) =>
      office.people
        .filter(({ roles: held }) => !held.some((role) => roles.includes(role)))
        .map(({ substitute: _, ...person }) => person);
    expect(issues(without('secretary', 'inspector'))).toEqual(['nobody may judge what is confirmed']);
    expect(issues(without('laporAdmin', 'oversightReader'))).toEqual(['nobody may judge what is suspected']);
  });
});
