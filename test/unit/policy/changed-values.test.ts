import { describe, expect, it } from 'vitest';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { changedValues } from '#web/console/rules/changed.ts';

describe('what differs between two contents of a file', () => {
  it('is nothing where they are the same', () => {
    expect(changedValues(POLICY_FILES, structuredClone(POLICY_FILES))).toEqual([]);
  });

  it('is each value that is another, by where it stands', () => {
    expect(
      changedValues({ zone: 'a', limits: { n: 5, unit: 'days' } }, { zone: 'a', limits: { n: 7, unit: 'days' } }),
    ).toEqual([{ where: ['limits', 'n'], before: 5, after: 7 }]);
  });

  it('tells what came and what went from what became another', () => {
    expect(changedValues({ a: 1, b: 2 }, { b: 3, c: null })).toEqual([
      { where: ['a'], before: 1 },
      { where: ['b'], before: 2, after: 3 },
      { where: ['c'], after: null },
    ]);
  });

  it('knows rows by their name, so that one in front of the others moves none of them', () => {
    const [labour, vesak] = [
      { date: '2027-05-01', name: 'Buruh' },
      { date: '2027-05-20', name: 'Waisak' },
    ];
    const leave = { date: '2027-01-04', name: 'Cuti bersama' };
    expect(
      changedValues({ days: [labour, vesak] }, { days: [leave, labour, { ...vesak, name: 'Hari Raya Waisak' }] }),
    ).toEqual([
      { where: ['days', '2027-05-20', 'name'], before: 'Waisak', after: 'Hari Raya Waisak' },
      { where: ['days', '2027-01-04'], after: leave },
    ]);
  });

  it('knows rows of the same name by their places', () => {
    const rules = [
      { clock: 'resolution', limit: 14 },
      { clock: 'resolution', limit: 60 },
    ];
    expect(changedValues({ rules }, { rules: [rules[0], { clock: 'resolution', limit: 30 }] })).toEqual([
      { where: ['rules', '2', 'limit'], before: 60, after: 30 },
    ]);
  });

  it('says of a list of words which came and which went', () => {
    expect(changedValues({ to: ['secretary', 'standIn'] }, { to: ['standIn', 'inspector'] })).toEqual([
      { where: ['to'], before: ['secretary'], after: ['inspector'] },
    ]);
    expect(changedValues({ to: ['a', 'b'] }, { to: ['b', 'a'] })).toEqual([]);
  });

  it('says that a list became something else', () => {
    expect(changedValues({ topics: [{ id: 'pju' }] }, { topics: 'dahulu' })).toEqual([
      { where: ['topics'], before: [{ id: 'pju' }], after: 'dahulu' },
    ]);
  });
});
