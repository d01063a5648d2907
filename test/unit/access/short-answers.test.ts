import { describe, expect, it } from 'vitest';
import { SHORT_ANSWERS } from '#shared/domain/access/access-table';
import { ACCESS } from '#shared/domain/access/all-rows';
import { OfficerRole } from '#shared/domain/office/officer';
import { asInABrowser, wordsOf } from '#test/support/drawn';

const { readWords, revealIdentity } = ACCESS.report.rows;

describe('short answers about access', () => {
  asInABrowser();

  it('are what the table says, part by part', () => {
    expect(SHORT_ANSWERS.map(({ reached }) => reached.map(({ cells }) => cells))).toEqual([
      [readWords.confirmed, readWords.suspected, readWords.afterwards ?? {}],
      [revealIdentity.none, revealIdentity.suspected, revealIdentity.confirmed],
      [readWords.none],
    ]);
  });

  it('name whoever reads of oversight, nobody else, and that whoever is accused is left out', async () => {
    const { ShortAnswers } = await import('#web/console/access/access-page.tsx');
    const { nameOf } = await import('#web/console/words/name-of.ts');
    const words = wordsOf(ShortAnswers, {});
    const answer = /tentang pengawasan\? (.*) Siapa boleh membuka/.exec(words)?.[1] ?? '';
    const readers = [readWords.confirmed, readWords.suspected, readWords.afterwards ?? {}].flatMap(Object.keys);
    expect(readers).toContain('oversightReader');
    const named = OfficerRole.options.filter((role) =>
      answer.toLowerCase().includes(nameOf('roles', role).toLowerCase()),
    );
    expect(new Set(named)).toEqual(new Set(readers));
    expect(answer).toContain('tidak mengetahuinya sama sekali');
    expect(words).toContain('Tidak seorang pun');
  });
});
