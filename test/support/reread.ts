import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import * as z from 'zod';
import { ROOT } from '#local/aws/folders';
import { barePython } from '#local/aws/python';
import { loadImports } from '#shared/adapters/policy/bundled-policy';
import type { DataKeys, ReportStore } from '#shared/app/report/ports';
import { unsealIdentity } from '#shared/app/report/seal-identity';
import type { Instant, ReportId } from '#shared/domain/words/words';
import type { FaultySheet } from '#test/support/builders/a-faulty-sheet';
import { LAPOR } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const READER = join(ROOT, 'test', 'support', 'reread-sheet.py');

const Reread = z.object({
  outcomes: z.record(z.string(), z.int()),
  /** The first of them, in words. */
  differences: z.array(z.string()),
  count: z.int(),
});

type Table = {
  readonly reports: Pick<ReportStore, 'events' | 'words' | 'identity'>;
  readonly identityKeys: Pick<DataKeys, 'unwrap'>;
};

/** What the table holds of a report: its record, its words, and who reported. */
export const heldOf = async ({ reports, identityKeys }: Table, report: ReportId) => {
  const [events, words, sealed] = await Promise.all([
    reports.events(report),
    reports.words(report),
    reports.identity(report),
  ]);
  const who = sealed === undefined ? null : await unsealIdentity(identityKeys, report, sealed);
  return [report, { events, words: words ?? null, who }] as const;
};

export type Told = {
  readonly sheet: FaultySheet;
  readonly by: string;
  readonly now: Instant;
  /** What was said of each row, by its number. */
  readonly told: Readonly<Record<string, string>>;
  /** All that the sheet brought. */
  readonly held: readonly Awaited<ReturnType<typeof heldOf>>[];
};

/**
 * What a reader that shares nothing with ours finds different between a sheet and the table, and how often it expects
 * which outcome.
 */
export const reread = async ({ sheet, held, ...told }: Told): Promise<z.infer<typeof Reread>> => {
  const folder = await mkdtemp(join(tmpdir(), 'baca-ulang-'));
  try {
    const [file, given] = [join(folder, sheet.name), join(folder, 'held.json')];
    await writeFile(file, sheet.bytes);
    const { live, elsewhere } = sheet;
    const office = { imports: loadImports(), zone: policy.office.zone, channel: LAPOR };
    await writeFile(given, JSON.stringify({ ...office, ...told, live, elsewhere, held: Object.fromEntries(held) }));
    const { stdout, stderr } = await execa(await barePython(), [READER, file, given], { reject: false });
    if (stdout === '') throw new Error(`the reader said nothing: ${stderr}`);
    return Reread.parse(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The same as sentences of what is broken. */
export const differencesIn = ({ differences, count }: z.infer<typeof Reread>): readonly string[] =>
  count > differences.length ? [`${count} differences in all`, ...differences] : differences;
