import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '#local/folders';
import { paint, step } from '#local/steps';
import { startAwsAnswers } from './aws-answers.ts';
import { countAwsCalls } from './aws-calls.ts';
import { makeBundles } from './bundles.ts';
import { newReports } from './channel-calls.ts';
import { measureColdStart } from './cold-start.ts';
import { measureDeadlines } from './deadlines.ts';
import { measureDigestPdf } from './digest-pdf.ts';
import { measureDomainAlone } from './domain-alone.ts';
import { measureEvaluation } from './evaluate.ts';
import { measureFigures } from './figures.ts';
import { measureNotices, NOTICE_REPORTS } from './notices.ts';
import {
  callRows,
  comparisonRows,
  domainRows,
  evaluationRows,
  noticeRows,
  packageRows,
  pdfRows,
  sizeRows,
  unitRows,
  watchRows,
} from './report-tables.ts';
import { measureWarmCpu, WARM_REPORTS } from './warm-cpu.ts';
import { measureWatch } from './watch.ts';

/**
 * What the way of a report costs, each figure beside that of the least that could stand in its place, measured in turns on
 * this machine. It judges nothing: budgets are tests.
 */

/** A hundred thousand reports take two minutes more. */
const LARGE = process.argv.includes('--large');
const RESULT = join(LOCAL_FOLDER, 'bench.json');

const aws = await startAwsAnswers();
try {
  const reports = await newReports();
  const bundles = await step('Membundel / bundling', makeBundles);
  const calls = await step('Panggilan AWS / AWS calls', () => countAwsCalls(bundles, aws, reports));
  const coldStart = await step('Awal dingin / cold start', () => measureColdStart(bundles, aws, reports));
  const warmCpu = await step('CPU per laporan / warm CPU', () => measureWarmCpu(bundles, aws, reports));
  const notices = await step('Pemberitahuan / notices', () => measureNotices(bundles, aws, reports));
  const domain = await step('Aturan saja / rules alone', async () => measureDomainAlone(reports));
  const deadlines = await step('Batas waktu / deadlines', async () => measureDeadlines());
  const watch = await step('Pengawas / the watch', measureWatch);
  const figures = await step('Angka / figures', measureFigures);
  const evaluation = await step('Evaluasi harian / the daily evaluation', () => measureEvaluation(LARGE));
  const digestPdf = await step('Laporan kepatuhan / compliance report', measureDigestPdf);
  const machine = {
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    load: loadavg()[0] ?? Number.NaN,
  };

  const title = (indonesian: string, english: string): string => `\n${paint('bold', indonesian)} / ${english}`;
  const load = machine.load.toFixed(1);
  console.log(
    [
      `\nNode ${machine.node}, ${machine.cpu}, beban / load ${load}. Median (min–maks); rasio / ratio = sistem / polos.`,
      'Polos / bare: fungsi yang hanya meneruskan isi kiriman / a function that only passes the body on.',
      'AWS dijawab dari mesin ini lewat HTTP, tanpa TLS / AWS is answered by this machine over HTTP, without TLS.',
      title('Awal dingin', `cold start, fresh process, n = ${coldStart[0]?.ours.n ?? 0}`),
      comparisonRows(coldStart),
      title('CPU per laporan, hangat', `warm CPU per report, n = ${warmCpu[0]?.ours.n ?? 0} × ${WARM_REPORTS}`),
      comparisonRows(warmCpu),
      domainRows(domain),
      title(
        'Pemberitahuan',
        `from the stream to the mail service, per notice, n = ${notices.cpu[0]?.ours.n ?? 0} × ${NOTICE_REPORTS} reports`,
      ),
      noticeRows(notices),
      title(
        'Batas waktu per detik CPU',
        `deadlines per second of CPU, with their ledgers, n = ${deadlines[0]?.ours.n ?? 0}`,
      ),
      comparisonRows(deadlines),
      title(
        'Angka setahun, digabung dari hari-harinya',
        `a year's figures merged from the parts of its days; bare = counted afresh from every event, n = ${figures[0]?.ours.n ?? 0}`,
      ),
      comparisonRows(figures),
      title(
        'Laporan kepatuhan sebagai PDF, proses baru',
        `the compliance report as a PDF, fresh process; bare = Chromium prints the same words, n = ${digestPdf.costs[0]?.ours.n ?? 0}`,
      ),
      pdfRows(digestPdf),
      title(
        'Evaluasi harian, satu dari dua puluh laporan berubah',
        'the daily evaluation, one report in twenty changed; bare = reading every record / counting every report afresh (--large: 100,000)',
      ),
      evaluationRows(evaluation),
      title('Satu putaran pengawas', 'one run of the watch, read units by AWS’s rules; scan = looking at every report'),
      watchRows(watch),
      title('Ukuran bundel', 'bundle size, minified, kB'),
      sizeRows(bundles),
      packageRows(bundles),
      title('Panggilan AWS per kejadian', 'AWS calls per event, exact'),
      callRows(calls),
      title('Unit tulis DynamoDB', 'write units, computed from the captured requests by AWS’s rules'),
      unitRows(calls),
    ].join('\n'),
  );
  await mkdir(LOCAL_FOLDER, { recursive: true });
  const sizes = Object.fromEntries(Object.entries(bundles).map(([name, { path: _, ...size }]) => [name, size]));
  const result = {
    measuredAt: new Date().toISOString(),
    machine,
    coldStart,
    warmCpu,
    notices,
    domain,
    deadlines,
    figures,
    digestPdf,
    watch,
    sizes,
    calls,
  };
  await writeFile(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  console.log('\nAngka lengkap / all figures: .local/bench.json');
} finally {
  aws.stop();
}
