import { randomOf } from '#local/past/random';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { importSheet } from '#shared/app/arrival/import-sheet';
import type { TakeInDeps } from '#shared/app/arrival/take-in-row';
import type { ToldRow } from '#shared/domain/arrival/row-outcome';
import { ROW_FAULTS } from '#shared/domain/arrival/sheet';
import type { Report } from '#shared/domain/report/report';
import { ImportId } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ChannelId, ReportId } from '#shared/domain/words/words';
import { aFaultySheet, type FaultySheet, formOf } from '#test/support/builders/a-faulty-sheet';
import { aReport, LAPOR, PPID, wib } from '#test/support/builders/a-report';
import { SEARCH_KEY } from '#test/support/fakes/world';
import { type Found, hunt } from '#test/support/hunt';
import { policy } from '#test/support/policy';
import { differencesIn, heldOf, reread } from '#test/support/reread';

const ROWS = 250;
const TRIES = 4;
const NOW = wib('2026-11-29 10:00');
const BY = PersonId.parse('siti-contoh');
const ACTOR = { by: 'history', person: BY, sheet: ImportId.parse(`imp_${'1'.repeat(26)}`) } as const;
const imports = loadImports();
const classify = rulesClassifier(policy);

/** A report that came by its channel before, under a number of the sheet. */
const came = (channel: ChannelId, number: string) => aReport({ channel, id: reportIdOf(channel, number) }).story();

const officeWith = async ({ live, elsewhere }: FaultySheet) => {
  const reports = tableReportStore(memoryTable(), policy);
  const brought = new Set<ReportId>();
  const before = [...live.map((number) => came(LAPOR, number)), ...elsewhere.map((number) => came(PPID, number))];
  for (const { report, record } of before)
    if (report !== undefined) await reports.commit({ report, expected: 0, events: record });
  /** Whoever takes in dies at its n-th write, before or after it is kept. */
  const dyingAt = (dies: number): TakeInDeps['reports'] => {
    let writes = 0;
    return {
      ...reports,
      commit: async (commit) => {
        writes += 1;
        const isLast = writes >= dies;
        if (isLast && writes % 2 === 0) throw new Error('died');
        const saved = await reports.commit(commit);
        brought.add(commit.report.id);
        if (isLast) throw new Error('died');
        return saved;
      },
    };
  };
  const identityKeys = memoryDataKeys();
  const common = { dataKeys: memoryDataKeys(), identityKeys, searchKey: async () => SEARCH_KEY };
  const deps: Omit<TakeInDeps, 'reports'> = { policy, ...common, classify, now: () => NOW, log: () => {} };
  return { reports, identityKeys, brought, depsDyingAt: (dies: number) => ({ ...deps, reports: dyingAt(dies) }) };
};

const recordsOf = (
  { reports }: Awaited<ReturnType<typeof officeWith>>,
  { live }: FaultySheet,
): Promise<readonly (Report | undefined)[]> =>
  Promise.all(live.map((number) => reports.load(reportIdOf(LAPOR, number))));

const tried = async (seed: number): Promise<Found> => {
  const random = randomOf(seed);
  const sheet = await aFaultySheet(seed, ROWS);
  const office = await officeWith(sheet);
  const before = await recordsOf(office, sheet);
  let told: ToldRow[] = [];
  for (let n = 1; n <= TRIES; n += 1) {
    told = [];
    const dies = n === TRIES ? Number.POSITIVE_INFINITY : 1 + Math.floor(random() * (ROWS / TRIES));
    const run = importSheet(
      office.depsDyingAt(dies),
      { rows: sheetRows(sheet.bytes), imports, actor: ACTOR },
      { onRow: (row) => void told.push(row) },
    );
    await (n === TRIES ? run : run.catch(() => {}));
  }
  const found = await reread({
    ...{ sheet, by: BY, now: NOW },
    told: Object.fromEntries(told.map(({ n, outcome }) => [String(n), outcome])),
    held: await Promise.all([...office.brought].map((id) => heldOf(office, id))),
  });
  const isTouched = JSON.stringify(before) !== JSON.stringify(await recordsOf(office, sheet));
  return {
    broken: [...(isTouched ? ['a report that was there before was touched'] : []), ...differencesIn(found)],
    faults: TRIES - 1,
    seen: found.outcomes,
  };
};

hunt({
  name: 'history, broken off',
  law: 'a sheet that is taken in by several tries is in the record once, row by row as another reader reads it',
  least: 48,
  cases: () =>
    Array.from({ length: 48 }, (_, n) => ({ name: `${ROWS} rows, ${formOf(n)}, seed ${n}`, run: () => tried(n) })),
  meets: [...ROW_FAULTS.filter((fault) => fault !== 'error'), ...['new', 'live', 'otherChannel', 'numberTwice']],
});
