import { expect, it } from 'vitest';
import { systemRandom } from '#shared/adapters/system/random';
import type { SheetImports } from '#shared/app/arrival/ports';
import {
  askedOf,
  begunImport,
  begunWork,
  checkedImport,
  furtheredRows,
  type ImportIn,
  importRunOf,
  leftWork,
  RUN_BYTES,
  type SheetImport,
  takenIn,
  withPart,
} from '#shared/domain/arrival/sheet-import';
import { sha256 } from '#shared/domain/words/hash';
import { importIdOf } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { RECEIVED } from '#test/contract/stories';

const WHO = { by: PersonId.parse('siti-contoh'), at: RECEIVED };
const aRun = () => importRunOf(systemRandom(RUN_BYTES));

/** An import of a sheet that nobody has sent before. */
export const anImport = (): ImportIn<'sending'> => {
  const hash = sha256(systemRandom(32));
  return begunImport({ id: importIdOf(hash), name: 'ekspor.csv', size: 3_000_001, sha256: hash }, WHO);
};

const asked = <State extends SheetImport['state']>(
  found: SheetImport,
  step: 'check' | 'takeIn',
  state: State,
): Extract<SheetImport, { state: State }> => {
  const next = askedOf(found, step, WHO);
  const isThat = (one: SheetImport | undefined): one is Extract<SheetImport, { state: State }> => one?.state === state;
  return isThat(next) ? next : expect.fail(`not ${state}`);
};

/** What every place for imports of history promises. */
export const itKeepsImports = (make: () => SheetImports): void => {
  it('gives an import back as it was last written, through all that can become of it', async () => {
    const imports = make();
    const begun = anImport();
    expect(await imports.find(begun.id)).toBeUndefined();
    const steps: SheetImport[] = [begun];
    for (const part of [2, 1, 3]) {
      const last = steps.at(-1);
      steps.push(withPart(last?.state === 'sending' ? last : expect.fail(), part));
    }
    const whole = steps.at(-1) ?? expect.fail();
    const checking = begunWork(asked(whole, 'check', 'checking'), aRun(), RECEIVED);
    steps.push(asked(whole, 'check', 'checking'), checking);
    const told = [
      { n: 2, outcome: 'new' },
      { n: 3, outcome: 'dateUnreadable', column: 'Tanggal' },
    ] as const;
    const further = furtheredRows(checking, { done: 2, told, listed: 1, now: RECEIVED });
    const checked = checkedImport(further);
    const takingIn = asked(checked, 'takeIn', 'takingIn');
    steps.push(further, checked, takingIn, leftWork(begunWork(takingIn, aRun(), RECEIVED), RECEIVED));
    for (const [at, next] of steps.slice(0, -1).entries()) {
      expect([at, await imports.save(next)]).toEqual([at, 'saved']);
      expect(await imports.find(begun.id)).toEqual(next);
    }
    const ended = takenIn(takingIn);
    expect(await imports.save(ended)).toBe('saved');
    expect(await imports.all()).toContainEqual(ended);
  });

  it('lets one of two who write the same change be first', async () => {
    const imports = make();
    const begun = anImport();
    await imports.save(begun);
    const both = [withPart(begun, 1), withPart(begun, 2)];
    expect((await Promise.all(both.map(imports.save))).toSorted()).toEqual(['conflict', 'saved']);
    expect(both).toContainEqual(await imports.find(begun.id));
    expect(await imports.save(begun)).toBe('conflict');
  });

  it('takes a change that is written again, because its answer was lost, for written', async () => {
    const imports = make();
    const begun = anImport();
    expect([await imports.save(begun), await imports.save(begun)]).toEqual(['saved', 'saved']);
    const next = withPart(begun, 1);
    expect([await imports.save(next), await imports.save(next)]).toEqual(['saved', 'saved']);
  });
};
