import { beforeAll, describe, expect, it } from 'vitest';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { importSheet } from '#shared/app/arrival/import-sheet';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import { aFaultySheet } from '#test/support/builders/a-faulty-sheet';
import { LAPOR, wib } from '#test/support/builders/a-report';
import { SEARCH_KEY } from '#test/support/fakes/world';
import { policy } from '#test/support/policy';
import { heldOf, reread, type Told } from '#test/support/reread';

const NOW = wib('2026-11-29 10:00');
const BY = PersonId.parse('siti-contoh');
const ACTOR = { by: 'history', person: BY, sheet: ImportId.parse(`imp_${'1'.repeat(26)}`) } as const;

/** The reader that the hunts of history go by (test/support/reread-sheet.py). */
describe('another reader of a sheet', () => {
  let taken: Told | undefined;
  beforeAll(async () => {
    const sheet = await aFaultySheet(1, 60);
    const reports = tableReportStore(memoryTable(), policy);
    const identityKeys = memoryDataKeys();
    const told: Record<string, string> = {};
    await importSheet(
      {
        ...{ policy, reports, identityKeys, dataKeys: memoryDataKeys(), searchKey: async () => SEARCH_KEY },
        ...{ classify: rulesClassifier(policy), now: () => NOW, log: () => {} },
      },
      { rows: sheetRows(sheet.bytes), imports: loadImports(), actor: ACTOR },
      {
        onRow: ({ n, outcome }) => {
          told[String(n)] = outcome;
        },
      },
    );
    const ids = (await reports.loadAll(sheet.numbers.map((number) => reportIdOf(LAPOR, number)))).map(({ id }) => id);
    const held = await Promise.all(ids.map((id) => heldOf({ reports, identityKeys }, id)));
    taken = { sheet, by: BY, now: NOW, told, held };
  });
  const whole = (): Told => taken ?? expect.fail('nothing was taken in');

  it('finds nothing where the record says what the sheet says', async () => {
    expect(await reread(whole())).toMatchObject({ count: 0, outcomes: { new: 59 } });
  });

  it.each<readonly [string, (told: Told) => Partial<Told>, string]>([
    ['a report that is missing', ({ held }) => ({ held: held.slice(1) }), 'is not there'],
    ['a row that nobody was told of', () => ({ told: {} }), 'was told as None'],
    [
      'a report of no row',
      ({ held }) => ({ held: [...held, ...held.slice(0, 1).map(([, one]) => [reportIdOf(LAPOR, 'x'), one] as const)] }),
      'belongs to no row',
    ],
    [
      'an event that was written twice',
      ({ held }) => ({
        held: held.map(([id, one]) => [id, { ...one, events: [...one.events, ...one.events.slice(-1)] }]),
      }),
      'has the events',
    ],
    [
      'an event of another day',
      ({ held }) => ({
        held: held.map(([id, one]) => [
          id,
          { ...one, events: one.events.map((event) => ({ ...event, recordedAt: wib('2026-11-28 10:00') })) },
        ]),
      }),
      'was changed',
    ],
    [
      'another word',
      ({ held }) => ({
        held: held.map(([id, one]) => [id, { ...one, words: one.words && { ...one.words, text: '?' } }]),
      }),
      'words:',
    ],
    [
      'another reporter',
      ({ held }) => ({ held: held.map(([id, one]) => [id, { ...one, who: { name: '?' } }]) }),
      'who:',
    ],
  ])('finds %s', async (_, change, says) => {
    const { differences, count } = await reread({ ...whole(), ...change(whole()) });
    expect(count).toBeGreaterThan(0);
    expect(differences.join('\n')).toContain(says);
  });
});
