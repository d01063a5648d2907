import type { SheetImports } from '#shared/app/arrival/ports';
import { importRememberedUntil, SheetImport } from '#shared/domain/arrival/sheet-import';
import { canonicalJson } from '#shared/domain/words/hash';
import { IMPORTS, ofImports, sheetImportKey } from './keys.ts';
import { readAll, readOne, type Table } from './table.ts';

/** Imports of history, an item each; what was never taken in the table forgets by itself. */
export const tableSheetImports = (table: Pick<Table, 'get' | 'query' | 'putIf'>): SheetImports => {
  const find: SheetImports['find'] = (id) => readOne(table, sheetImportKey(id), SheetImport.parse);
  return {
    find,
    all: () => readAll(table, ofImports(), IMPORTS, SheetImport.parse),
    save: async (one) => {
      const until = importRememberedUntil(one);
      const ttl = until === undefined ? {} : { ttl: Math.ceil(until / 1000) };
      const written = await table.putIf(
        { ...sheetImportKey(one.id), ...one, ...ttl },
        one.rev === 1 ? 'absent' : { attribute: 'rev', is: one.rev - 1 },
      );
      if (written === 'saved') return written;
      // A call that the SDK repeats, because its answer was lost, finds what it has written itself.
      const standing = await find(one.id);
      return standing !== undefined && canonicalJson(standing) === canonicalJson(SheetImport.parse(one))
        ? 'saved'
        : 'conflict';
    },
  };
};
