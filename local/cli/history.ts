import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readStack } from '#local/aws/stack';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { step } from '#local/pages/steps';
import { inventPast } from '#local/past/invented-past';
import type { PlannedPast } from '#local/past/planned-lives';
import { playDuty } from '#local/past/play-duty';
import { type PlayedPast, playPast } from '#local/past/play-past';
import { csvOf, workbookFile } from '#shared/adapters/files/table-files';
import { typstChart } from '#shared/adapters/pdf/typst-chart';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { earlierPeriods, instantsOf, type Period, periodNamed } from '#shared/domain/calendar/period';
import { digestOf } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { FIGURE_COLUMNS, figureCells } from '#shared/domain/figures/figure-cells';
import { standingAt } from '#shared/domain/figures/standing';
import { figureWorkbook } from '#shared/domain/figures/workbook';
import { datesBetween } from '#shared/domain/notices/duty';
import { Instant } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { allCellsIn, figuresIn, seriesIn } from './figure-list.ts';

const USAGE = `npm run history -- [--reports 470] [--seed 7] [--year 2025]
npm run history -- --out FOLDER [--period 2025-11] [--reports 470] [--seed 7] [--year 2025]

Memainkan setahun laporan dan tindakan petugas yang dikarang ke dalam sistem lokal yang sedang berjalan (npm start): setiap langkah
diputuskan oleh aturan yang sebenarnya pada waktunya masing-masing, sampai jam sistem itu. Tidak seorang pun diberi tahu. Benih yang
sama memberi tahun yang sama; diulang, yang sudah ada dibiarkan, dan yang terputus dilanjutkan.
Plays an invented year of reports and officers' actions into the running local system: each step is decided by the real rules at its
own time, up to the time of that system. Nobody is told of it. The same seed gives the same year; played again, what is there is
left as it is, and what was interrupted goes on.

  --out       tanpa sistem berjalan: laporan kepatuhannya (PDF) dan angkanya (CSV, XLSX) saja, ke dalam folder itu
              needs no running system: only its compliance report (PDF) and figures (CSV, XLSX), into that folder
  --period    periode laporan itu; tanpa ini seluruh tahun / the period of that report, the whole year unless given`;

const Options = z.object({
  reports: z.coerce.number().int().min(1).max(10_000).default(470),
  seed: z.coerce.number().int().min(0).default(7),
  year: z.coerce.number().int().min(2025).max(2026).default(2025),
});

const STOPPED = 130;
const policy = loadPolicy();
const { calendar } = policy;

const yearOf = ({ reports, seed, year }: z.infer<typeof Options>): PlannedPast => {
  const whole = periodNamed(String(year));
  if (whole === undefined) throw new Error(`${year} is no year`);
  const { from, until: to } = instantsOf(calendar, whole);
  return { name: `${year}-${seed}`, seed, reports, from, to };
};

const write = async (
  folder: string,
  { period, periodName }: { readonly period: Period; readonly periodName: string },
  given: PlannedPast,
  { print, output }: Terminal,
): Promise<void> => {
  // A month after the period, by when most of it has come to its end.
  const asOf = instantAt(calendar, plainDate(period.until).add({ months: 1 }), '08:00');
  const invent = async (say: (detail: string) => void) => {
    const lives = await inventPast(policy, rulesClassifier(policy), { ...given, until: asOf });
    const all = lives.map(({ record }) => record);
    say(`${all.length} laporan, ${all.flat().length} kejadian`);
    return all;
  };
  const records = await step('Menciptakan setahun / inventing a year', invent, output);
  const standings = records.flatMap((events) => standingAt(calendar, events, asOf) ?? []);
  const look = { calendar, asOf, scope: 'full' } as const;
  const figures = figuresIn(standings, period, look);
  const earlier = earlierPeriods(period).map((one) => ({ period: one, figures: figuresIn(standings, one, look) }));
  const cells = allCellsIn(standings, period, look);
  const duty = await dutyIn(period, given);
  const digest = digestOf(policy, {
    period,
    asOf,
    scope: 'full',
    desk: 'secretary',
    standings,
    figures,
    earlier,
    series: seriesIn(standings, period, look),
    cells,
    duty,
    failedNotices: 0,
  });
  const text = digestText(policy, digest);
  const writeAll = async (say: (detail: string) => void): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const pdf = typstPdf()(text);
    const rows = figureCells(calendar, figures);
    await writeFile(join(folder, 'laporan-kepatuhan.pdf'), pdf);
    await writeFile(join(folder, 'angka.csv'), csvOf(FIGURE_COLUMNS, rows));
    const book = figureWorkbook(policy, {
      period,
      periodName,
      asOf,
      scope: 'full',
      settled: true,
      figures,
      by: cells,
    });
    await writeFile(join(folder, 'angka.xlsx'), await workbookFile(typstChart())(book));
    say(`${folder}: laporan-kepatuhan.pdf (${Math.ceil(pdf.length / 1000)} kB), angka.csv, angka.xlsx`);
  };
  await step('Menulis berkas / writing files', writeAll, output);
  for (const sentence of [...text.sentences, ...text.decisions]) print(`  ${sentence}`);
};

const dutyIn = async ({ from, until }: Period, past: PlannedPast) => {
  const dutyBook = tableDutyBook(memoryTable());
  const dates = datesBetween(calendar, past.from, Instant.parse(past.to - 1));
  await playDuty({ policy, dutyBook }, past, dates);
  const days = await Promise.all(dates.filter((date) => from <= date && date < until).map(dutyBook.day));
  return days.flatMap((day) => day ?? []);
};

const outcomeLines = ({ lives, played, contacts, tooNew, left }: PlayedPast): readonly string[] => [
  `  ${played.new} baru, ${played.continued} dilanjutkan, ${played.known} sudah ada / new, continued, there already`,
  ...(played.apart === 0
    ? []
    : [`  ${played.apart} berjalan sendiri, dibiarkan / went their own way, left as they are`]),
  ...(contacts === 0 ? [] : [`  ${contacts} aduan tak resmi / informal contacts`]),
  ...(tooNew === 0 ? [] : [`  ${tooNew} belum lampau, tidak dimainkan / are not past yet, not played`]),
  ...(left === 0 ? [] : [`  ${left} belum dimainkan; ulangi untuk melanjutkan / to go; the same command goes on`]),
  ...(lives[0] === undefined ? [] : [`  npm run report -- ${lives[0].report}`]),
];

/** After Ctrl-C, what has begun is played to its end; once more ends it at once. */
const play = async (given: PlannedPast, terminal: Terminal): Promise<number> => {
  const stack = await readStack(
    await terminal.findAws().catch((cause: unknown) => {
      const without = 'Tanpa sistem / without it: npm run history -- --out FOLDER';
      throw new Trouble(`${wordsOf(cause)}\n${without}`, { cause });
    }),
  );
  const signal = terminal.onInterrupt();
  const work = (say: (detail: string) => void) => playPast(stack, given, { say, signal });
  const past = await step('Memainkan / playing', work, terminal.output);
  terminal.print(outcomeLines(past).join('\n'));
  return past.left > 0 ? STOPPED : 0;
};

const main = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { reports: text, seed: text, year: text, period: text, out: text, help: { type: 'boolean', short: 'h' } },
  });
  const options = Options.safeParse(values);
  if (values.help === true) {
    terminal.print(USAGE);
    return 0;
  }
  if (!options.success) throw new Trouble(z.prettifyError(options.error));
  if (values.out === undefined) {
    if (values.period !== undefined) throw new Trouble(`--period: hanya dengan / only with --out\n\n${USAGE}`);
    return play(yearOf(options.data), terminal);
  }
  const periodName = values.period ?? String(options.data.year);
  const period = periodNamed(periodName);
  if (period === undefined) throw new Trouble(`--period ${values.period}\n\n${USAGE}`);
  await write(values.out, { period, periodName }, yearOf(options.data), terminal);
  return 0;
};

export const history: Command = async (args, terminal) => {
  try {
    return await main(args, terminal);
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
