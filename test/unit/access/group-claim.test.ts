import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsInClaim } from '#shared/contracts/http/group-claim';

describe('the groups of a token', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a list', ['lapor-admin', 'head-llaj'], ['lapor-admin', 'head-llaj']],
    ['a list in brackets, as HTTP APIs hand it on', '[lapor-admin head-llaj]', ['lapor-admin', 'head-llaj']],
    ['one in brackets', '[lapor-admin]', ['lapor-admin']],
    ['a list as JSON text', '["lapor-admin","head-llaj"]', ['lapor-admin', 'head-llaj']],
    ['the same with spaces', '["lapor-admin", "head-llaj"]', ['lapor-admin', 'head-llaj']],
    ['one name', 'lapor-admin', ['lapor-admin']],
    [
      'a group that is not ours beside one that is',
      '[lapor-admin ap-southeast-3_abc_Google]',
      ['lapor-admin', 'ap-southeast-3_abc_Google'],
    ],
    ['an empty list', [], []],
    ['empty brackets', '[]', []],
    ['nothing', undefined, []],
    ['null', null, []],
  ])('are read from %s', (_, claim, groups) => {
    expect(groupsInClaim(claim)).toEqual(groups);
  });

  it.each<[string, unknown]>([
    ['empty text', ''],
    ['two names without brackets', 'lapor-admin secretary'],
    ['names with commas between them', '[lapor-admin,secretary]'],
    ['names with commas and spaces', 'lapor-admin, secretary'],
    ['a comma in a name', ['lapor-admin,secretary']],
    ['brackets in brackets', '[[lapor-admin]]'],
    ['brackets inside', '[lapor-admin [secretary]]'],
    ['a name that brings a bracket', '[staff-llaj] secretary]'],
    ['a bracket that is not closed', '[lapor-admin'],
    ['a bracket that is not opened', 'lapor-admin]'],
    ['a bracket alone', '['],
    ['two spaces', '[lapor-admin  secretary]'],
    ['a space at the beginning', '[ lapor-admin]'],
    ['a space at the end', '[lapor-admin ]'],
    ['a space alone', '[ ]'],
    ['space around', ' [lapor-admin] '],
    ['another white space', '[lapor-admin\tsecretary]'],
    ['a line break', '[lapor-admin\nsecretary]'],
    ['a space that looks like none', '[lapor-admin\u00a0secretary]'],
    ['quotes around a name', '"lapor-admin"'],
    ['single quotes', "['lapor-admin']"],
    ['a quote inside', '[lapor-admin "secretary"]'],
    ['JSON that is broken off', '["lapor-admin","secretary]'],
    ['JSON with a list inside', '["lapor-admin",["secretary"]]'],
    ['JSON with what is no text', '["lapor-admin",1]'],
    ['JSON with an empty name', '["lapor-admin",""]'],
    ['JSON of something else', '{"0":"lapor-admin"}'],
    ['a list with what is no text', ['lapor-admin', 1]],
    ['a list in a list', [['lapor-admin']]],
    ['a name that is a list as text', ['[lapor-admin]']],
    ['a name twice', ['secretary', 'secretary']],
    ['a name with a letter that looks like another', '[ѕecretary]'],
    ['a name of more than 128 characters', 'a'.repeat(129)],
    ['more groups than anybody can have', `[${Array.from({ length: 101 }, (_, n) => `g${n}`).join(' ')}]`],
    ['a very long text', `[${'lapor-admin '.repeat(1_000_000)}]`],
    ['a very long text with few names', `["lapor-admin",${' '.repeat(20_000)}"secretary"]`],
    ['a very deep text', '['.repeat(10_000)],
    ['a number', 7],
    ['truth', true],
    ['an object', { 0: 'lapor-admin', length: 1 }],
  ])('are none at all in %s', (_, claim) => {
    expect(groupsInClaim(claim)).toEqual([]);
  });

  const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/);

  it('are the same in every shape', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), (names) => {
        for (const claim of [names, `[${names.join(' ')}]`, JSON.stringify(names)]) {
          expect(groupsInClaim(claim)).toEqual(names);
        }
      }),
    );
  });

  it('never hold a name that the text does not hold whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '-', ' ', '[', ']', '"', ',', '\\') }), (text) => {
        const parts = text.split(/[[\] ",\\]+/);
        for (const group of groupsInClaim(text)) expect(parts).toContain(group);
      }),
    );
  });
});
