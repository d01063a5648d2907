import { parse } from 'csv-parse/sync';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { importSheet } from '#shared/app/arrival/import-sheet';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant } from '#shared/domain/words/words';
import { aSheetRow, csvSheet, xlsxSheet } from '#test/support/builders/a-sheet';
import { labelledReports } from '#test/support/builders/labelled-reports';
import { writeUnits } from '#test/support/item-size';
import { policy } from '#test/support/policy';
import { type Comparison, compare } from './spread.ts';

const ROWS = 1_000;
const BLOCKS = 7;
const ACTOR = {
  by: 'history',
  person: PersonId.parse('siti-contoh'),
  sheet: ImportId.parse(`imp_${'0'.repeat(26)}`),
} as const;

export type ImportCost = {
  readonly cpu: readonly Comparison[];
  /** Write units of all that one row leaves in the table, without its indexes. */
  readonly unitsPerRow: number;
};

const cpuOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROWS;
};

/** Takes a sheet in, in memory, so that what the table and the keys would answer costs nothing. */
const takenIn = async (bytes: Uint8Array, dry: boolean) => {
  const table = memoryTable();
  const deps = {
    policy,
    reports: tableReportStore(table, policy),
    dataKeys: memoryDataKeys(),
    identityKeys: memoryDataKeys(),
    searchKey: async () => 'a key of the bench',
    classify: rulesClassifier(policy),
    now: () => Instant.parse(Date.UTC(2026, 10, 29)),
    log: () => {},
  };
  await importSheet(deps, { rows: sheetRows(bytes), imports: loadImports(), actor: ACTOR }, { dry, onRow: () => {} });
  return table.items();
};

/** CPU of a row, beside splitting the same sheet into cells and nothing more. */
export const measureImport = async (): Promise<ImportCost> => {
  const texts = labelledReports();
  const rows = Array.from({ length: ROWS }, (_, n) =>
    aSheetRow({ 'Tracking ID': String(n), 'Isi Laporan Awal': texts[n % texts.length]?.text ?? 'lampu padam' }),
  );
  const csv = csvSheet(rows);
  const xlsx = await xlsxSheet(rows);
  const bare = () => parse(Buffer.from(csv)).length;
  const cases = [
    ['CSV, diperiksa / checked', () => takenIn(csv, true)],
    ['CSV, dimasukkan / taken in', () => takenIn(csv, false)],
    ['XLSX, diperiksa / checked', () => takenIn(xlsx, true)],
  ] as const;
  const cpu: Comparison[] = [];
  for (const [what, work] of cases) {
    await work();
    bare();
    const blocks: (readonly [number, number])[] = [];
    for (let block = 0; block < BLOCKS; block += 1) blocks.push([await cpuOf(work), await cpuOf(bare)]);
    cpu.push(
      compare(
        what,
        'ms CPU',
        blocks.map(([own]) => own),
        blocks.map(([, other]) => other),
      ),
    );
  }
  const items = await takenIn(csv, false);
  return { cpu, unitsPerRow: items.reduce((sum, item) => sum + writeUnits(item), 0) / ROWS };
};
