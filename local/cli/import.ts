import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientConfig } from '#local/aws/local-aws';
import { readStack, type Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { step } from '#local/pages/steps';
import { stepPortsOf } from '#local/past/step-ports';
import { sheetRows } from '#shared/adapters/files/read-sheet';
import { csvOf } from '#shared/adapters/files/table-files';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import { cognitoLiveGroups } from '#shared/adapters/system/cognito-live-groups';
import { type ImportGiven, importSheet, takeSheetBack } from '#shared/app/arrival/import-sheet';
import type { TakeInDeps } from '#shared/app/arrival/take-in-row';
import {
  isFine,
  OUTCOME_COLUMNS,
  outcomeRow,
  ROW_OUTCOME_NAMES,
  type RowOutcome,
  type ToldRow,
} from '#shared/domain/arrival/row-outcome';
import type { SheetRefusal } from '#shared/domain/arrival/sheet';
import { MOST_SHEET_BYTES } from '#shared/domain/arrival/sheet-import';
import { columnsOf, SHEET_REFUSALS, SheetUnreadable, UNREADABLE_SHEETS } from '#shared/domain/arrival/sheet-unreadable';
import { GROUPS } from '#shared/domain/office/officer';
import { sha256 } from '#shared/domain/words/hash';
import { importIdOf } from '#shared/domain/words/import-id';
import { PersonId } from '#shared/domain/words/person-id';
import type { Bilingual } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';

const USAGE = `npm run import -- FILE [--out CSV]
npm run import -- FILE --take-in --by NAMA [--out CSV]
npm run import -- FILE --take-back --by NAMA

Memasukkan riwayat laporan ke sistem lokal yang sedang berjalan, dari ekspor kanal (CSV atau XLSX;
kolomnya menurut shared/policy/imports.json). Tanpa --take-in tidak ada yang ditulis: hanya
dikatakan apa yang akan terjadi dengan tiap baris. Yang terputus dilanjutkan dengan perintah yang
sama. Tidak seorang pun diberi tahu, dan laporan yang sudah berjalan di sini tidak disentuh.
Takes reports from before into the running local system, by the export of a channel. Without
--take-in nothing is written: what would become of each row is told. What was interrupted goes on
by the same command. Nobody is told, and no report that has a life here is touched.

  --take-in    memasukkan / take them in
  --take-back  mengambil kembali seluruh lembar, selama belum dikerjakan / take the whole sheet back, while nobody has worked on it
  --by         akun admin LAPOR! atau penggantinya, tercatat pada setiap kejadian
               the account of the LAPOR! admin or who stands in, on record with each event
  --out        keterangan setiap baris sebagai CSV / what became of each row, as CSV`;

const STOPPED = 130;
const MOST_SHOWN = 20;

const both = ({ id, en }: Bilingual): string => `${id} / ${en}`;

const refusalWords = (refusal: SheetRefusal): string =>
  `${both(SHEET_REFUSALS[refusal.kind])}: ${columnsOf(refusal).join(', ')}`;

const readSheet = async (file: string): Promise<Uint8Array> => {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new Trouble(`${file}: berkas itu tidak dapat dibuka / the file cannot be opened`, { cause });
  });
  if (size > MOST_SHEET_BYTES)
    throw new Trouble(
      `${file}: ${Math.ceil(size / 1024 / 1024)} MiB, paling banyak / at most ${MOST_SHEET_BYTES / 1024 / 1024} MiB`,
    );
  return readFile(file);
};

/** Who answers for it has an account, and triages. */
const checkWho = async (stack: Stack, by: PersonId): Promise<void> => {
  const pool = new CognitoIdentityProviderClient(clientConfig(stack.aws));
  const roles = (await cognitoLiveGroups(pool, stack.UserPoolId)(by)).map((group) => GROUPS.get(group)?.role);
  if (roles.includes('laporAdmin') || roles.includes('standIn')) return;
  throw new Trouble(
    `--by ${by}: bukan akun admin LAPOR! atau penggantinya / no account of the LAPOR! admin or who stands in`,
  );
};

/** With whoever answers for what is written; nobody does where nothing is. */
const portsOf = async ({ findAws }: Terminal, by: PersonId | undefined): Promise<TakeInDeps> => {
  const stack = await readStack(await findAws());
  if (by !== undefined) await checkWho(stack, by);
  // One time for all of it: a row is not in the future because another took long.
  const now = (await stackClock(stack))();
  return { ...stepPortsOf(stack), now: () => now, log: () => {} };
};

type Counts = Map<RowOutcome, number>;
const linesOf = (counts: Counts): readonly string[] =>
  [...counts].map(([outcome, count]) => `  ${String(count).padStart(7)}  ${both(ROW_OUTCOME_NAMES[outcome])}`);

const takeIn = async (given: ImportGiven, terminal: Terminal, how: { dry: boolean; out: string | undefined }) => {
  const deps = await portsOf(terminal, how.dry ? undefined : given.actor.person);
  const signal = terminal.onInterrupt();
  const counts: Counts = new Map();
  const told: ToldRow[] = [];
  const name = how.dry ? 'Memeriksa / checking' : 'Memasukkan / taking in';
  const ended = await step(
    name,
    (say) =>
      importSheet(deps, given, {
        dry: how.dry,
        signal,
        onRow: (row) => {
          counts.set(row.outcome, (counts.get(row.outcome) ?? 0) + 1);
          if (how.out !== undefined || !isFine(row.outcome)) told.push(row);
          say([...counts].map(([outcome, count]) => `${count} ${ROW_OUTCOME_NAMES[outcome].id}`).join(', '));
        },
      }),
    terminal.output,
  );
  if (!ended.ok) throw new Trouble(refusalWords(ended.refusal));
  for (const line of linesOf(counts)) terminal.print(line);
  const refused = told.filter(({ outcome }) => !isFine(outcome)).toSorted((one, other) => one.n - other.n);
  for (const { n, outcome, column } of refused.slice(0, MOST_SHOWN))
    terminal.print(
      `  baris / row ${n}: ${both(ROW_OUTCOME_NAMES[outcome])}${column === undefined ? '' : ` (${column})`}`,
    );
  if (refused.length > MOST_SHOWN) terminal.print(`  … ${refused.length - MOST_SHOWN} lagi / more: --out`);
  if (how.out !== undefined) await writeOutcomes(how.out, told);
  if (how.dry) terminal.print('  Belum ada yang ditulis / nothing has been written yet: --take-in --by NAMA');
  return signal.aborted ? STOPPED : 0;
};

const writeOutcomes = (file: string, told: readonly ToldRow[]): Promise<void> =>
  writeFile(file, csvOf(OUTCOME_COLUMNS, told.toSorted((one, other) => one.n - other.n).map(outcomeRow)));

const takeBack = async (given: Omit<ImportGiven, 'rows'>, bytes: Uint8Array, terminal: Terminal): Promise<number> => {
  const deps = await portsOf(terminal, given.actor.person);
  const signal = terminal.onInterrupt();
  const counts = { takenBack: 0, kept: 0 };
  const ended = await step(
    'Mengambil kembali / taking back',
    (say) =>
      takeSheetBack(
        deps,
        { ...given, rows: () => sheetRows(bytes) },
        {
          signal,
          onRow: (of) => {
            counts[of] += 1;
            say(`${counts.takenBack} diambil kembali, ${counts.kept} dibiarkan`);
          },
        },
      ),
    terminal.output,
  );
  if (!ended.ok) throw new Trouble(refusalWords(ended.refusal));
  const { workedOn } = ended.value;
  if (workedOn > 0)
    throw new Trouble(
      `${workedOn} laporan sudah dikerjakan: tidak ada yang diambil kembali / reports have been worked on: nothing was taken back`,
    );
  return signal.aborted ? STOPPED : 0;
};

const main = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { by: text, out: text, 'take-in': flag, 'take-back': flag, help: { ...flag, short: 'h' } },
  });
  const [file] = positionals;
  if (values.help === true) {
    terminal.print(USAGE);
    return 0;
  }
  const isWritten = values['take-in'] === true || values['take-back'] === true;
  const by = PersonId.safeParse(values.by ?? (isWritten ? undefined : 'nobody'));
  if (file === undefined || positionals.length > 1 || (values['take-in'] === true && values['take-back'] === true))
    throw new Trouble(USAGE);
  if (!by.success) throw new Trouble(`--by: siapa yang bertanggung jawab / who answers for it\n\n${USAGE}`);
  const bytes = await readSheet(file);
  const given = {
    imports: loadImports(),
    actor: { by: 'history', person: by.data, sheet: importIdOf(sha256(bytes)) },
  } as const;
  if (values['take-back'] === true) return takeBack(given, bytes, terminal);
  return takeIn({ ...given, rows: sheetRows(bytes) }, terminal, { dry: values['take-in'] !== true, out: values.out });
};

/** Takes in reports from before, by the sheet that a channel exports. */
export const importHistory: Command = async (args, terminal) => {
  try {
    return await main(args, terminal);
  } catch (cause) {
    terminal.complain(cause instanceof SheetUnreadable ? both(UNREADABLE_SHEETS[cause.why]) : wordsOf(cause));
    return 1;
  }
};
