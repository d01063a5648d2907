import type { AwsCalls, Operations } from './aws-calls.ts';
import type { Bundle, Bundles } from './bundles.ts';
import type { PdfCost } from './digest-pdf.ts';
import type { DomainAlone } from './domain-alone.ts';
import type { EvaluationRun } from './evaluate.ts';
import type { ExportCost } from './exports.ts';
import type { NoticeCosts } from './notices.ts';
import type { PageScores, SlowAnswer } from './pages.ts';
import type { Comparison, Spread } from './spread.ts';
import { show, textTable } from './text-table.ts';
import type { WatchRun } from './watch.ts';

/** The figures as a person reads them, at most 110 columns wide. */

const AGAINST = ['sistem / ours', 'polos / bare', 'rasio / ratio'] as const;
const PACKAGES = 5;

const showSpread = ({ median, min, max }: Spread, digits?: number): string =>
  `${show(median, digits)} (${show(min, digits)}–${show(max, digits)})`;

const ratio = (ours: number, bare: number): string => (bare === 0 ? '–' : `${show(ours / bare, 2)} ×`);

export const comparisonRows = (comparisons: readonly Comparison[]): string =>
  textTable(
    [`${comparisons[0]?.unit ?? ''}`, ...AGAINST],
    comparisons.map(({ what, ours, bare }) => [
      what,
      showSpread(ours),
      showSpread(bare),
      ratio(ours.median, bare.median),
    ]),
  );

export const domainRows = (parts: readonly DomainAlone[]): string =>
  textTable(
    ['µs, di antaranya / of which', 'CPU'],
    parts.map(({ what, took }) => [what, showSpread(took)]),
  );

/** Time, memory and size of the compliance report. */
export const pdfRows = (costs: readonly PdfCost[]): string =>
  textTable(
    ['dari model beku / from the frozen model', ...AGAINST],
    costs.map(({ what, unit, ours, bare }) => [
      `${unit}, ${what}`,
      showSpread(ours),
      showSpread(bare),
      ratio(ours.median, bare.median),
    ]),
  );

/** What Lighthouse says of each page, of a hundred. */
export const pageRows = (scores: readonly PageScores[]): string =>
  textTable(
    ['dari 100 / of 100', 'performance', 'accessibility', 'best practices', 'LCP, s'],
    scores.map(({ path, performance, accessibility, bestPractices, largestPaintS }) => [
      path,
      showSpread(performance, 0),
      showSpread(accessibility, 0),
      showSpread(bestPractices, 0),
      showSpread(largestPaintS, 2),
    ]),
  );

/** Seconds until an answer stands there on a slow line. */
export const slowRows = (answers: readonly SlowAnswer[]): string =>
  textTable(
    ['Slow 3G', 's'],
    answers.map(({ what, seconds }) => [what, showSpread(seconds, 2)]),
  );

const kilobytes = (bytes: number): string => show(bytes / 1000, 1);

const sizeLines = (name: string, ours: Bundle, bare: Bundle): readonly (readonly string[])[] => [
  [name, kilobytes(ours.bytes), kilobytes(bare.bytes), ratio(ours.bytes, bare.bytes)],
  [`${name}, gzip`, kilobytes(ours.gzipBytes), kilobytes(bare.gzipBytes), ratio(ours.gzipBytes, bare.gzipBytes)],
];

export const sizeRows = ({ intake, bareSqs, triage, bareDynamodb }: Bundles): string =>
  textTable(
    ['kB', ...AGAINST],
    [...sizeLines('intake', intake, bareSqs), ...sizeLines('triage', triage, bareDynamodb)],
  );

export const packageRows = ({ intake, bareSqs, triage, bareDynamodb }: Bundles): string =>
  Object.entries({ intake, bareSqs, triage, bareDynamodb })
    .map(([name, { packages }]) => {
      const biggest = packages.slice(0, PACKAGES).map(([path, bytes]) => `${path} ${show(bytes / 1000, 0)}`);
      return `  ${name}: ${biggest.slice(0, 3).join(', ')},\n    ${biggest.slice(3).join(', ')}`;
    })
    .join('\n');

const sum = (operations: Operations): number => Object.values(operations).reduce((a, b) => a + b, 0);

const names = (operations: Operations): string =>
  Object.entries(operations)
    .map(([name, count]) => `${name.replace(/^.*:/, '')}${count === 1 ? '' : ` ×${count}`}`)
    .join(', ');

export const callRows = ({ events, atStart }: AwsCalls): string => {
  const rows = events.map(({ what, ours, bare }) => [
    what,
    String(sum(ours)),
    String(sum(bare)),
    ratio(sum(ours), sum(bare)),
  ]);
  const details = events.map(({ what, ours }) => `  ${what.replace(/ \/.*/, '')}: ${names(ours)}`);
  return [
    textTable(['panggilan / calls', ...AGAINST], rows),
    ...details,
    `  tiap 5 menit per instans / every 5 minutes per instance: ${names(atStart)}`,
  ].join('\n');
};

/** The way from the stream to the mail service, for one notice. */
export const noticeRows = ({ cpu, perSecond, calls }: NoticeCosts): string => {
  const { ours, bare } = perSecond;
  const rate = [
    'notify, per detik / per second',
    showSpread(ours, 0),
    showSpread(bare, 0),
    ratio(ours.median, bare.median),
  ];
  return [
    comparisonRows(cpu),
    textTable(['pemberitahuan / notices', ...AGAINST], [rate]),
    `  panggilan / calls, dispatch: ${sum(calls.dispatch)} (${names(calls.dispatch)})`,
    `  panggilan / calls, notify: ${sum(calls.notify)} (${names(calls.notify)})`,
  ].join('\n');
};

/** One run of the watch with the same reports due, by how many are stored. */
export const watchRows = (runs: readonly WatchRun[]): string => {
  const [first, last] = [runs[0], runs.at(-1)];
  const rows = runs.map(({ stored, due, recorded, readUnits, idleReadUnits, scanUnits, calls }) => [
    String(stored),
    String(due),
    String(recorded),
    String(sum(calls)),
    show(readUnits, 1),
    show(idleReadUnits, 1),
    show(scanUnits, 1),
  ]);
  const growth = [
    'rasio / ratio',
    '',
    '',
    ratio(sum(last?.calls ?? {}), sum(first?.calls ?? {})),
    ratio(last?.readUnits ?? 0, first?.readUnits ?? 0),
    ratio(last?.idleReadUnits ?? 0, first?.idleReadUnits ?? 0),
    ratio(last?.scanUnits ?? 0, first?.scanUnits ?? 0),
  ];
  return textTable(
    ['tersimpan/stored', 'jatuh tempo/due', 'dicatat', 'panggilan', 'unit baca', 'tanpa tempo/idle', 'polos/scan'],
    [...rows, growth],
  );
};

/** Exports and the check of records: what is asked of the table, and the CPU apart. */
export const exportRows = (costs: readonly ExportCost[]): string => {
  const rows = costs.map(({ what, calls, readUnits, bytes }) => [
    what,
    ...[sum(calls.ours), sum(calls.bare)].map(String),
    ratio(sum(calls.ours), sum(calls.bare)),
    show(readUnits.ours, 0),
    show(readUnits.bare, 0),
    show(bytes.ours / 1e6, 1),
    show(bytes.bare / 1e6, 1),
  ]);
  const calls = ['panggilan/calls', 'polos/bare', 'rasio'];
  return [
    textTable(['', ...calls, 'unit baca/read units', 'polos/bare', 'MB', 'polos/bare'], rows),
    comparisonRows(costs.map(({ cpu }) => cpu)),
  ].join('\n');
};

export const unitRows = ({ events, newReport }: AwsCalls): string => {
  const rows = events.map(({ what, units, bareUnits }) => [
    what,
    String(units.table),
    String(units.indexes),
    String(units.table + units.indexes),
    String(bareUnits),
    ratio(units.table + units.indexes, bareUnits),
  ]);
  const { ours, bare } = newReport;
  const all = `semua contoh / all samples, n = ${ours.n}`;
  return textTable(
    ['unit', 'tabel/table', 'indeks/index', 'jumlah/total', 'polos/bare', 'rasio/ratio'],
    [...rows, [all, '', '', showSpread(ours, 0), showSpread(bare, 0), ratio(ours.median, bare.median)]],
  );
};

/** The daily evaluation by how many reports are stored, and how its cost grows with them. */
export const evaluationRows = (runs: readonly EvaluationRun[]): string => {
  const [first, last] = [runs[0], runs.at(-1)];
  const rows = runs.map(({ stored, changed, readUnits, scanUnits, seconds, secondsAfresh }) => [
    String(stored),
    String(changed),
    show(readUnits, 1),
    show(scanUnits, 1),
    ratio(readUnits, scanUnits),
    show(seconds, 2),
    show(secondsAfresh, 2),
    ratio(seconds, secondsAfresh),
  ]);
  const growth = [
    ratio(last?.stored ?? 0, first?.stored ?? 0),
    '',
    ratio(last?.readUnits ?? 0, first?.readUnits ?? 0),
    ratio(last?.scanUnits ?? 0, first?.scanUnits ?? 0),
    '',
    ratio(last?.seconds ?? 0, first?.seconds ?? 0),
    ratio(last?.secondsAfresh ?? 0, first?.secondsAfresh ?? 0),
    '',
  ];
  return textTable(
    ['tersimpan/stored', 'berubah', 'unit baca', 'polos/scan', 'rasio', 's CPU', 'polos/afresh', 'rasio'],
    [...rows, growth],
  );
};

/** All figures and cells of a year, read month by month, beside reading all of it first. */
export const yearRows = (runs: readonly EvaluationRun[]): string =>
  textTable(
    ['tersimpan/stored', 's CPU', 'sekaligus/at once', 'rasio', 'MB', 'sekaligus/at once', 'rasio'],
    runs.map(({ stored, year: { seconds, secondsAtOnce, megabytes, megabytesAtOnce } }) => [
      String(stored),
      show(seconds, 2),
      show(secondsAtOnce, 2),
      ratio(seconds, secondsAtOnce),
      show(megabytes, 1),
      show(megabytesAtOnce, 1),
      ratio(megabytes, megabytesAtOnce),
    ]),
  );
