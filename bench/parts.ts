import type { AwsAnswers } from './aws-answers.ts';
import { countAwsCalls } from './aws-calls.ts';
import type { Bundles } from './bundles.ts';
import type { ChannelCall } from './channel-calls.ts';
import { measureColdStart } from './cold-start.ts';
import { measureDeadlines } from './deadlines.ts';
import { measureDigestPdf } from './digest-pdf.ts';
import { measureDomainAlone } from './domain-alone.ts';
import { measureEvaluation } from './evaluate.ts';
import { measureEvidence } from './evidence.ts';
import { measureExports, measureLocalExports } from './exports.ts';
import { measureFigures } from './figures.ts';
import { measureImport } from './import.ts';
import { measureLongTexts } from './long-texts.ts';
import { measureNotices, NOTICE_REPORTS } from './notices.ts';
import { measurePages } from './pages.ts';
import {
  callRows,
  comparisonRows,
  domainRows,
  evaluationRows,
  exportRows,
  noticeRows,
  packageRows,
  pageRows,
  pdfRows,
  sizeRows,
  slowRows,
  unitRows,
  watchRows,
  yearRows,
} from './report-tables.ts';
import { measureSearch } from './search.ts';
import { measureWarmCpu, WARM_REPORTS } from './warm-cpu.ts';
import { measureWatch } from './watch.ts';

/** What every part may use. */
export type Given = {
  readonly bundles: Bundles;
  readonly aws: AwsAnswers;
  readonly reports: (count: number) => readonly ChannelCall[];
  /** With a hundred thousand reports, which takes two minutes more. */
  readonly isLarge: boolean;
};

/** Tables under their titles, in Indonesian and English, and the figures in them by name. */
export type Measured = {
  readonly tables: readonly (readonly [indonesian: string, english: string, ...rows: readonly string[]])[];
  readonly figures: Readonly<Record<string, unknown>>;
};

export type Part = { readonly what: string; readonly measure: (given: Given) => Promise<Measured> };

/** By the name that `npm run bench -- --only` knows, in the order of printing. */
export const PARTS: Readonly<Record<string, Part>> = {
  cold: {
    what: 'Awal dingin / cold start',
    measure: async ({ bundles, aws, reports }) => {
      const coldStart = await measureColdStart(bundles, aws, reports);
      const english = `cold start, fresh process, n = ${coldStart[0]?.ours.n ?? 0}`;
      return { tables: [['Awal dingin', english, comparisonRows(coldStart)]], figures: { coldStart } };
    },
  },
  warm: {
    what: 'CPU per laporan / warm CPU',
    measure: async ({ bundles, aws, reports }) => {
      const warmCpu = await measureWarmCpu(bundles, aws, reports);
      const domain = measureDomainAlone(reports);
      const english = `warm CPU per report, n = ${warmCpu[0]?.ours.n ?? 0} × ${WARM_REPORTS}`;
      return {
        tables: [['CPU per laporan, hangat', english, comparisonRows(warmCpu), domainRows(domain)]],
        figures: { warmCpu, domain },
      };
    },
  },
  texts: {
    what: 'Teks panjang / long texts',
    measure: async () => {
      const longTexts = measureLongTexts();
      const english = `classifying 45,000 signs, warm, n = ${longTexts[0]?.ours.n ?? 0}`;
      return { tables: [['Klasifikasi teks panjang', english, comparisonRows(longTexts)]], figures: { longTexts } };
    },
  },
  import: {
    what: 'Impor riwayat / import of history',
    measure: async () => {
      const { cpu, unitsPerRow } = await measureImport();
      const english = `a row of history, in memory; bare = splitting the CSV into cells, n = ${cpu[0]?.ours.n ?? 0} × 1,000 rows`;
      const units = `${unitsPerRow.toFixed(1)} unit tulis per baris / write units a row`;
      return {
        tables: [['Satu baris riwayat', english, comparisonRows(cpu), units]],
        figures: { import: { cpu, unitsPerRow } },
      };
    },
  },
  evidence: {
    what: 'Bukti dukung / evidence',
    measure: async () => {
      const { time, memory, kilobytes } = await measureEvidence();
      const english = `a picture of 12 megapixels and ${kilobytes} kB, from its upload to the view that is opened, fresh process; bare = sharp reads it and writes it anew, n = ${time[0]?.ours.n ?? 0}`;
      return {
        tables: [['Sebuah gambar', english, comparisonRows(time), comparisonRows(memory)]],
        figures: { evidence: { time, memory, kilobytes } },
      };
    },
  },
  notices: {
    what: 'Pemberitahuan / notices',
    measure: async ({ bundles, aws, reports }) => {
      const notices = await measureNotices(bundles, aws, reports);
      const english = `from the stream to the mail service, per notice, n = ${notices.cpu[0]?.ours.n ?? 0} × ${NOTICE_REPORTS} reports`;
      return { tables: [['Pemberitahuan', english, noticeRows(notices)]], figures: { notices } };
    },
  },
  deadlines: {
    what: 'Batas waktu / deadlines',
    measure: async () => {
      const deadlines = measureDeadlines();
      const english = `deadlines per second of CPU, with their ledgers, n = ${deadlines[0]?.ours.n ?? 0}`;
      return { tables: [['Batas waktu per detik CPU', english, comparisonRows(deadlines)]], figures: { deadlines } };
    },
  },
  figures: {
    what: 'Angka / figures',
    measure: async () => {
      const figures = await measureFigures();
      const english = `a year's figures merged from the parts of its days; bare = counted afresh from every event, n = ${figures[0]?.ours.n ?? 0}`;
      return {
        tables: [['Angka setahun, digabung dari hari-harinya', english, comparisonRows(figures)]],
        figures: { figures },
      };
    },
  },
  pdf: {
    what: 'Laporan kepatuhan / compliance report',
    measure: async () => {
      const digestPdf = await measureDigestPdf();
      const english = `the compliance report as a PDF, fresh process; bare = Chromium prints the same words, n = ${digestPdf[0]?.ours.n ?? 0}`;
      return {
        tables: [['Laporan kepatuhan sebagai PDF, proses baru', english, pdfRows(digestPdf)]],
        figures: { digestPdf },
      };
    },
  },
  evaluation: {
    what: 'Evaluasi harian / the daily evaluation',
    measure: async ({ isLarge }) => {
      const evaluation = await measureEvaluation(isLarge);
      const english =
        'the daily evaluation, one report in twenty changed; bare = reading every record / counting every report afresh (--large: 100,000)';
      return {
        tables: [
          ['Evaluasi harian, satu dari dua puluh laporan berubah', english, evaluationRows(evaluation)],
          [
            'Semua angka setahun, menurut unit dan lainnya pula',
            'all figures of a year, those by unit and the like too; bare = all its months read first',
            yearRows(evaluation),
          ],
        ],
        figures: { evaluation },
      };
    },
  },
  exports: {
    what: 'Ekspor / exports',
    measure: async ({ bundles }) => {
      const exports = await measureExports(bundles);
      const english = `records of ${exports[0]?.reports ?? 0} reports, ${exports[0]?.events ?? 0} events; bare = record by record, from items of many parts, n = ${exports[0]?.cpu.ours.n ?? 0}`;
      return {
        tables: [['Ekspor dan pemeriksaan catatan sebulan', english, exportRows(exports)]],
        figures: { exports },
      };
    },
  },
  local: {
    what: 'Ekspor di AWS lokal / exports on the local AWS',
    measure: async ({ bundles }) => {
      const local = await measureLocalExports(bundles);
      const english = `the same on the local AWS, by the clock, n = ${local[0]?.ours.n ?? 0}`;
      return { tables: [['Ekspor dan pemeriksaan di AWS lokal', english, comparisonRows(local)]], figures: { local } };
    },
  },
  watch: {
    what: 'Pengawas / the watch',
    measure: async () => {
      const watch = await measureWatch();
      const english = 'one run of the watch, read units by AWS’s rules; scan = looking at every report';
      return { tables: [['Satu putaran pengawas', english, watchRows(watch)]], figures: { watch } };
    },
  },
  search: {
    what: 'Pencarian / search',
    measure: async () => {
      const { searches, entryBytes } = await measureSearch();
      const english = `a search among 10,000 reports of a year, on the local AWS; bare = reading the words of every one, n = ${searches[0]?.ours.n ?? 0}`;
      const size = `  indeks, bita per laporan / index, bytes a report: ${entryBytes.median} (${entryBytes.min}–${entryBytes.max})`;
      return {
        tables: [['Pencarian di antara 10.000 laporan setahun', english, comparisonRows(searches), size]],
        figures: { search: { searches, entryBytes } },
      };
    },
  },
  pages: {
    what: 'Halaman / pages',
    measure: async () => {
      const pages = await measurePages();
      const english = `pages as Lighthouse judges them on a phone, n = ${pages.scores[0]?.performance.n ?? 0}; from asking to the answer on Slow 3G, n = ${pages.slow[0]?.seconds.n ?? 0}`;
      return { tables: [['Halaman', english, pageRows(pages.scores), slowRows(pages.slow)]], figures: { pages } };
    },
  },
  sizes: {
    what: 'Ukuran / sizes',
    measure: async ({ bundles }) => {
      const sizes = Object.fromEntries(Object.entries(bundles).map(([name, { path: _, ...size }]) => [name, size]));
      return {
        tables: [['Ukuran bundel', 'bundle size, minified, kB', sizeRows(bundles), packageRows(bundles)]],
        figures: { sizes },
      };
    },
  },
  calls: {
    what: 'Panggilan AWS / AWS calls',
    measure: async ({ bundles, aws, reports }) => {
      const calls = await countAwsCalls(bundles, aws, reports);
      return {
        tables: [
          ['Panggilan AWS per kejadian', 'AWS calls per event, exact', callRows(calls)],
          ['Unit tulis DynamoDB', 'write units, computed from the captured requests by AWS’s rules', unitRows(calls)],
        ],
        figures: { calls },
      };
    },
  },
};
