import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ROOT } from '#local/aws/folders';
import { Trouble } from '#local/aws/trouble';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { instantsOf, type Period } from '#shared/domain/calendar/period';
import type { Scope } from '#shared/domain/figures/scope';
import type { Standing } from '#shared/domain/figures/standing';
import type { Policy } from '#shared/domain/policy/policy';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import type { Instant } from '#shared/domain/words/words';
import { allCellsIn, cellsJson, figuresIn, figuresJson } from './figure-list.ts';
import { kitReadme } from './recompute-readme.ts';

type Kit = {
  /** The content of each file by its name, the manifest among them. */
  readonly files: Readonly<Record<string, string>>;
  readonly reports: number;
  readonly events: number;
  /** Whoever keeps this elsewhere can tell whether the manifest itself was changed. */
  readonly seal: string;
};

type Asked = { readonly period: Period; readonly asOf: Instant; readonly scope: Scope };

/** No events: they stand where notices are kept, and may change after the moment of the kit. */
const NOT_IN_EVENTS = ['flow.noticesFailed'] as const;

/**
 * Everything that the figures of a period follow from, as data, and what they are: whoever has it can count them anew
 * without this program. It holds the whole record of each report that was received in the period, or of which
 * something was recorded in it; also those that a general figure must not tell of, since nobody could recompute it
 * without them.
 */
export const kitOf = async (
  { calendar, version }: Pick<Policy, 'calendar' | 'version'>,
  standings: readonly Standing[],
  { period, asOf, scope }: Asked,
): Promise<Kit> => {
  const { from, until } = instantsOf(calendar, period);
  const counted = standings
    .filter(
      ({ receivedOn, events }) =>
        (period.from <= receivedOn && receivedOn < period.until) ||
        events.some(({ recordedAt }) => from <= recordedAt && recordedAt < until),
    )
    .toSorted((one, other) => (one.report.id < other.report.id ? -1 : 1));
  const events = counted.flatMap((standing) => standing.events);
  const look = { calendar, asOf, scope };
  const figures = figuresIn(standings, period, look);
  const cells = Object.fromEntries(
    allCellsIn(standings, period, look).map((one) => [one.dimension, cellsJson(one.cells)]),
  );
  const page = await readFile(join(ROOT, 'docs', 'figures.md'), 'utf8');
  const files = {
    'README.md': kitReadme({ calendar, period, asOf, scope, reports: counted.length, events: events.length }),
    'calendar.json': textOf(calendar),
    'count.py': await readFile(join(ROOT, 'local', 'recompute', 'count.py'), 'utf8'),
    'events.jsonl': events.map((event) => `${canonicalJson(event)}\n`).join(''),
    'figures.json': textOf({ ...figuresJson(calendar, { period, scope, asOf, figures }, true), cells }),
    // Its links lead to pages that are not in the kit.
    'figures.md': page.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
  };
  const manifest = textOf({
    kit: 1,
    period,
    scope,
    asOf,
    asOfShown: isoWithOffset(calendar, asOf),
    zone: calendar.zone,
    policy: version,
    notInEvents: NOT_IN_EVENTS,
    files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)])),
    reports: counted.map(({ report, events: record }) => ({
      report: report.id,
      events: record.length,
      last: record.at(-1)?.hash,
    })),
  });
  return {
    files: { ...files, 'manifest.json': manifest },
    reports: counted.length,
    events: events.length,
    seal: sha256(manifest),
  };
};

const textOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What is said of a kit that was written. */
export const kitLines = (folder: string, { reports, events, seal }: Kit): readonly string[] => [
  `${folder}: ${reports} laporan, ${events} kejadian / ${reports} reports, ${events} events`,
  `  python3 ${join(folder, 'count.py')} ${folder}`,
  `  SHA-256 manifest.json: ${seal}`,
  '  simpan hash itu di tempat lain: hanya dengannya manifes yang diubah ketahuan',
  '  keep that hash elsewhere: only by it does a manifest that was changed show',
];

/** Whether a folder may be written: it is not there, or empty. Anything else is trouble, told in words. */
export const expectFree = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    if (cause.code === 'ENOTDIR') throw new Trouble(`--kit ${folder}: bukan folder / is no folder`, { cause });
    throw cause;
  });
  if (names.length > 0)
    throw new Trouble(`--kit ${folder}: folder itu sudah berisi; beri yang baru atau kosong
the folder is not empty; give one that is new or empty`);
};

/** Writes all files or none: they are made beside the folder, and become it in one step. */
export const writeKit = async (folder: string, files: Kit['files']): Promise<void> => {
  await expectFree(folder);
  const place = resolve(folder);
  await mkdir(dirname(place), { recursive: true });
  const made = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(made, name), content);
    // An empty folder gives way; one that has been filled meanwhile does not.
    await rmdir(place).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT') throw cause;
    });
    await rename(made, place);
  } catch (cause) {
    await rm(made, { recursive: true, force: true });
    throw cause;
  }
};
