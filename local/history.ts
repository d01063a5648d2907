import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { rulesClassifier } from '#shared/adapters/rules-classifier';
import { csvOf, xlsxOf } from '#shared/adapters/table-files';
import { typstPdf } from '#shared/adapters/typst-pdf';
import { instantAt, plainDate } from '#shared/domain/calendar';
import { digestOf } from '#shared/domain/digest';
import { digestText } from '#shared/domain/digest-text';
import { FIGURE_COLUMNS, figureTable } from '#shared/domain/figure-table';
import { earlierPeriods, type Period, periodNamed } from '#shared/domain/period';
import { standingAt } from '#shared/domain/standing';
import { figuresIn } from './figure-list.ts';
import { inventYear } from './invented-year.ts';
import { randomOf } from './random.ts';
import { readSamples, sampleTexts } from './samples.ts';
import { step } from './steps.ts';
import { Trouble, wordsOf } from './trouble.ts';

const USAGE = `npm run history -- [--reports 400] [--seed 7] [--year 2025] [--period 2025-11] [--out FOLDER]

Menciptakan setahun laporan dan tindakan petugas yang dikarang, diputuskan oleh aturan yang sebenarnya pada waktunya masing-masing,
lalu menulis laporan kepatuhan (PDF) dan angkanya (CSV, XLSX). Benih yang sama memberi hasil yang sama. Tanpa sistem berjalan.
Invents a year of reports and officers' actions, each decided by the real rules at its own time, and writes the compliance report
(PDF) and its figures (CSV, XLSX). The same seed gives the same files. Needs no running system.

  --period    periode laporannya; tanpa ini seluruh tahun / the period of the report, the whole year unless given
  --out       folder, .local/history unless given`;

const Options = z.object({
  reports: z.coerce.number().int().min(1).max(10_000).default(400),
  seed: z.coerce.number().int().min(0).default(7),
  year: z.coerce.number().int().min(2025).max(2026).default(2025),
});

const policy = loadPolicy();
const { calendar } = policy;

const write = async (
  folder: string,
  period: Period,
  { reports, seed, year }: z.infer<typeof Options>,
): Promise<void> => {
  // A month after the year, by when most of it has come to its end.
  const asOf = instantAt(calendar, plainDate(period.until).add({ months: 1 }), '08:00');
  const records = await step('Menciptakan setahun / inventing a year', async (say) => {
    const texts = sampleTexts(await readSamples());
    const all = await inventYear(policy, rulesClassifier(policy), {
      year,
      reports,
      random: randomOf(seed),
      texts,
      until: asOf,
    });
    say(`${all.length} laporan, ${all.flat().length} kejadian`);
    return all;
  });
  const standings = records.flatMap((events) => standingAt(calendar, events, asOf) ?? []);
  const look = { calendar, asOf, scope: 'full' } as const;
  const figures = figuresIn(standings, period, look);
  const earlier = earlierPeriods(period).map((one) => ({ period: one, figures: figuresIn(standings, one, look) }));
  const digest = digestOf(policy, {
    period,
    asOf,
    scope: 'full',
    standings,
    figures,
    earlier,
    duty: [],
    failedNotices: 0,
  });
  const text = digestText(policy, digest);
  await step('Menulis berkas / writing files', async (say) => {
    await mkdir(folder, { recursive: true });
    const pdf = typstPdf()(text);
    const rows = figureTable(calendar, figures);
    await writeFile(join(folder, 'laporan-kepatuhan.pdf'), pdf);
    await writeFile(join(folder, 'angka.csv'), csvOf(FIGURE_COLUMNS, rows));
    await writeFile(join(folder, 'angka.xlsx'), await xlsxOf(String(year), FIGURE_COLUMNS, rows));
    say(`${folder}: laporan-kepatuhan.pdf (${Math.ceil(pdf.length / 1000)} kB), angka.csv, angka.xlsx`);
  });
  for (const sentence of [...text.sentences, ...text.decisions]) console.log(`  ${sentence}`);
};

try {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { reports: text, seed: text, year: text, period: text, out: text, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) console.log(USAGE);
  else {
    const options = Options.safeParse(values);
    if (!options.success) throw new Trouble(z.prettifyError(options.error));
    const period = periodNamed(values.period ?? String(options.data.year));
    if (period === undefined) throw new Trouble(`--period ${values.period}\n\n${USAGE}`);
    await write(values.out ?? join('.local', 'history'), period, options.data);
  }
} catch (cause) {
  console.error(wordsOf(cause));
  process.exitCode = 1;
}
