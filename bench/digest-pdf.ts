import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { allCellsIn, figuresIn, seriesIn } from '#local/cli/figure-list';
import { type Html, html } from '#local/pages/html';
import { earlierPeriods, periodNamed } from '#shared/domain/calendar/period';
import { type Digest, digestOf } from '#shared/domain/digest/digest';
import { type DigestText, digestText } from '#shared/domain/digest/document';
import { standingAt } from '#shared/domain/figures/standing';
import { reportIdOf } from '#shared/domain/words/report-id';
import { LAPOR, wib } from '#test/support/builders/a-report';
import { inventedRecords } from '#test/support/builders/invented-records';
import { policy } from '#test/support/policy';
import { printPage, TAKES_ORDERS } from './print-page.ts';
import { runTree, type TreeCost } from './process-tree.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What a document costs, made here and printed by a browser. */
export type PdfCost = {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'kB';
  readonly ours: Spread;
  readonly bare: Spread;
};

const ROUNDS = 3;
const SIZES = [1_000, 100_000] as const;
/** A twentieth of them is open and overdue. */
const OVERDUE = 0.05;
const AS_OF = wib('2026-02-01 08:00');
const PROCESS = fileURLToPath(new URL('pdf-process.ts', import.meta.url));

/**
 * Fresh processes in turns, from a frozen digest to a file: ours, and a browser that prints the same words and tables.
 */
export const measureDigestPdf = async (): Promise<readonly PdfCost[]> => {
  const browser = await chromium.executablePath();
  const small = await inventedDigest();
  const folder = await mkdtemp(join(tmpdir(), 'digest-pdf-'));
  try {
    const costs: PdfCost[] = [];
    for (const size of SIZES) {
      const digest = grown(small, size);
      const [frozen, page] = [join(folder, 'digest.json'), join(folder, 'page.html')];
      await writeFile(frozen, JSON.stringify({ digest, figures: [], reports: [] }));
      await writeFile(page, pageOf(digestText(policy, digest)).markup);
      const ours: Made[] = [];
      const bare: Made[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        ours.push(await made(process.execPath, [PROCESS, frozen], join(folder, 'ours.pdf')));
        bare.push(await printed(browser, page, folder));
      }
      costs.push(...costsOf(`${size} laporan / reports, ${digest.overdue.length} lewat / overdue`, ours, bare));
    }
    return costs;
  } finally {
    await rm(folder, { recursive: true });
  }
};

type Made = TreeCost & { readonly bytes: number };

const made = async (command: string, args: readonly string[], file: string): Promise<Made> => {
  const cost = await runTree(command, [...args, file]);
  return { ...cost, bytes: (await stat(file)).size };
};

const printed = async (browser: string, page: string, folder: string): Promise<Made> => {
  const file = join(folder, 'bare.pdf');
  const headless = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`];
  const cost = await runTree(browser, [...headless, TAKES_ORDERS], (child) => printPage(child, `file://${page}`, file));
  return { ...cost, bytes: (await stat(file)).size };
};

/** Without the first round, which only warms the disk's cache. */
const costsOf = (what: string, ours: readonly Made[], bare: readonly Made[]): readonly PdfCost[] => {
  const cost = (unit: PdfCost['unit'], value: (one: Made) => number): PdfCost => ({
    what,
    unit,
    ours: spreadOf(ours.slice(1).map(value)),
    bare: spreadOf(bare.slice(1).map(value)),
  });
  return [cost('ms', ({ ms }) => ms), cost('MB', ({ peakMb }) => peakMb), cost('kB', ({ bytes }) => bytes / 1_000)];
};

const inventedDigest = async (): Promise<Digest> => {
  const { calendar } = policy;
  const records = await inventedRecords({ reports: 200, seed: 7, until: AS_OF });
  const standings = records.flatMap((record) => standingAt(calendar, record, AS_OF) ?? []);
  const period = periodNamed('2025');
  if (period === undefined) throw new Error('2025 is no period');
  const look = { calendar, asOf: AS_OF, scope: 'full' } as const;
  return digestOf(policy, {
    period,
    asOf: AS_OF,
    scope: 'full',
    standings,
    desk: 'secretary',
    figures: figuresIn(standings, period, look),
    series: seriesIn(standings, period, look),
    cells: allCellsIn(standings, period, look),
    earlier: earlierPeriods(period).map((one) => ({ period: one, figures: figuresIn(standings, one, look) })),
    duty: [],
    failedNotices: 0,
  });
};

/** The same office with so many reports: as many more of those that are overdue, each under an id of its own. */
const grown = (digest: Digest, size: number): Digest => {
  const overdue = Array.from({ length: Math.round(OVERDUE * size) }, (_, index) => {
    const like = digest.overdue[index % digest.overdue.length];
    if (like === undefined) throw new Error('nothing is overdue in the invented year');
    return { ...like, id: reportIdOf(LAPOR, String(index)) };
  });
  return { ...digest, received: size, open: Math.round(size / 5), overdue };
};

type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const tableOf = ({ header, rows }: Table): Html => html`<table>
<thead><tr>${header.map((cell) => html`<th>${cell}</th>`)}</tr></thead>
${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`;

const paragraph = (text: string): Html => html`<p>${text}</p>`;
const heading = (text: string): Html => html`<h2>${text}</h2>`;

/** The same words and tables as a page, without charts: less than the document, not more. */
const pageOf = (text: DigestText): Html => {
  const { header, groups } = text.annexes.overdue;
  return html`<!doctype html><html lang="id"><meta charset="utf-8"><title>${text.title}</title>
<style>body { font: 9.5pt sans-serif } table { width: 100%; border-collapse: collapse } td, th { border-bottom: 1px solid; text-align: left }</style>
${text.letterhead.lines.map(paragraph)}<h1>${text.title}</h1>${text.facts.map(paragraph)}
${paragraph(text.standing)}
${heading(text.late.heading)}${text.late.own.map(paragraph)}${tableOf(text.late.table)}
${heading(text.changes.heading)}${tableOf(text.changes.table)}${tableOf(text.changes.age)}
${heading(text.decide.heading)}${tableOf(text.decide.table)}
${text.sections.map((section) => html`${heading(section.heading)}${section.parts.map(({ says, table }) => html`${paragraph(says)}${tableOf(table)}`)}`)}
${heading(text.annexes.overdue.heading)}${paragraph(text.annexes.overdue.says)}
${groups.map((group) => html`<h3>${group.heading}</h3>${tableOf({ header, rows: group.entries.flatMap(({ cells, ledger }) => [cells, ['', ledger]]) })}`)}
${text.annexes.others.map((annex) => html`${heading(annex.heading)}${paragraph(annex.says)}${tableOf(annex.table)}`)}</html>`;
};
