import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { periodNamed } from '#shared/domain/calendar/period';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import type { Context } from '#shared/domain/report/decision';
import { type EventName, RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { PolicyVersion } from '#shared/domain/report/report';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { Instant } from '#shared/domain/words/words';
import { ASKED, after, LAPOR, MACHINE, NOTHING, PPID, said, submit, wib } from '#test/support/builders/a-report';
import { recordsOf, someHistories } from '#test/support/builders/an-office';
import { inventedYear, YEAR_SEEN } from '#test/support/builders/invented-records';
import { SEED } from '#test/support/fixed-seed';
import { policy } from '#test/support/policy';
import { type KitGiven, kitFiles, kitFolder, recount } from '#test/support/recount';

/** Figures are counted a second time by a counter in another language, written by docs/figures.md alone. */

const YEAR = periodNamed('2025') ?? expect.fail('no year');
type Files = Readonly<{ [name: string]: string }>;
type Record = readonly RecordedEvent[];

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(dirname(folder), { recursive: true }))));

const counted = async (files: Files) => {
  const folder = await kitFolder(files);
  folders.push(folder);
  return recount(folder);
};

/** The rules that held before the days off of 2025 were decreed. */
const BEFORE: Policy = {
  ...policy,
  version: PolicyVersion.parse('0'.repeat(16)),
  calendar: { ...policy.calendar, years: policy.calendar.years.filter(({ year }) => year !== 2025) },
};
const FROM_LAPOR = { by: 'channel', channel: LAPOR } as const;
type Told = readonly [Command, Partial<Context>];
const told = (
  name: string,
  given: Partial<Command<'submit'>>,
  first: Partial<Context>,
  steps: readonly Told[],
): Record =>
  steps.reduce(
    (story, [command, by]) => after(story, command, by),
    after(NOTHING, submit({ id: reportIdOf(LAPOR, name), ...given }), { actor: FROM_LAPOR, ...first }),
  ).record;

/** Received on 6 May; by the old rules to be answered by the 13th, by the new ones by the 15th, 16:00. */
const movedAt = (shown: string): Record =>
  told(`pindah ${shown}`, {}, { policy: BEFORE }, [
    [{ type: 'recountDeadlines' }, { actor: MACHINE, now: wib(shown) }],
    [
      { type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-15 09:00') },
      { now: wib('2025-05-15 09:00') },
    ],
  ]);
/** A request of ten working days that had seven more. */
const extended: Record = told(
  'perpanjangan',
  { channel: PPID, channelClass: 'informationRequest' },
  { actor: { by: 'channel', channel: PPID } },
  [[{ type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' }, { now: wib('2025-05-19 10:00') }]],
);
/** Asked ten times, each for an hour: the clocks stand still for the first eight. */
const askedOften: Record = told(
  'ditanya',
  { receivedAt: wib('2025-03-10 09:00'), sentAt: wib('2025-03-10 09:00') },
  { now: wib('2025-03-10 09:00') },
  [
    ...Array.from({ length: 10 }, (_, n): readonly Told[] => [
      [ASKED, { now: wib(`2025-03-${11 + n} 14:30`) }],
      [{ type: 'resume' }, { now: wib(`2025-03-${11 + n} 15:30`) }],
    ]).flat(),
    [
      { type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-03-24 09:00') },
      { now: wib('2025-03-24 09:00') },
    ],
  ],
);
/** Marked at the date of 15:00 itself, and a moment later. */
const marked = ['2025-05-06 15:00', '2025-05-06 15:00:00.001'].map((shown) =>
  told(`ditandai ${shown}`, {}, {}, [
    [{ type: 'recordInformed' }, { actor: MACHINE, now: wib('2025-05-06 11:00') }],
    [{ type: 'markProcessed', statedAt: wib('2025-05-06 14:00') }, { now: wib(shown) }],
  ]),
);
const STORIES: readonly Record[] = [
  movedAt('2025-05-08 10:00'),
  movedAt('2025-05-14 10:00'),
  extended,
  askedOften,
  ...marked,
];

/** Some histories of every kind, and a year as an office might have had it. */
const given = async (): Promise<KitGiven> => ({
  records: [
    ...(await inventedYear(60)).map(({ record }) => record),
    ...recordsOf(fc.sample(someHistories, { seed: SEED, numRuns: 60 }).flat()),
    ...STORIES,
  ],
  period: YEAR,
  asOf: YEAR_SEEN,
  policy,
});

/** The two last lines that the counter writes, as numbers. */
const totals = (out: string) => {
  const [, dates, others, datesBySomeRule] =
    /(\d+) batas waktu sama .*?, (\d+) berbeda .*?, (\d+) menurut/.exec(out) ?? [];
  const [, figures, differing] = /(\d+) angka sama .*?, (\d+) berbeda/.exec(out) ?? [];
  return {
    dates: Number(dates),
    otherDates: Number(others),
    datesByOtherRules: Number(datesBySomeRule),
    figures: Number(figures),
    otherFigures: Number(differing),
  };
};

describe('the figures of a kit', () => {
  let whole: KitGiven;
  beforeAll(async () => {
    whole = await given();
  });

  it('are made of every event that moves a figure, in Ramadan too', () => {
    const events = whole.records.flat();
    const types = new Set<string>(events.map(({ event }) => event.type));
    // Noted beside a report, and no figure follows from it.
    const IDLE: readonly EventName[] = [
      'Assigned',
      'ArrivalUnreadable',
      'CloseProposed',
      'SilenceNoted',
      'ProposalExpired',
      'EvidenceKept',
      'EvidenceLookedAt',
      'EvidenceWithdrawn',
    ];
    const names = ReportEvent.options.map((option) => option.unwrap().shape.type.value);
    expect(names.filter((name) => !types.has(name) && !IDLE.includes(name))).toEqual([]);
    expect(events.filter(({ recordedAt }) => isInRamadan(recordedAt)).length).toBeGreaterThan(50);
    expect(whole.records.filter((record) => timesOf(record, 'Routed') > 1).length).toBeGreaterThan(20);
    expect(Math.max(...whole.records.map((record) => timesOf(record, 'ReporterAsked')))).toBeGreaterThan(8);
  });

  it.each(['full', 'general'] as const)('are counted anew to the same, %s', async (scope) => {
    const { code, out, err } = await counted(await kitFiles({ ...whole, scope }));
    expect({ code, err, ...totals(out) }, out).toMatchObject({ code: 0, err: '', otherDates: 0, otherFigures: 0 });
    const { figures, dates, datesByOtherRules } = totals(out);
    console.log(
      `recomputed, ${scope}: ${figures} figures and ${dates} dates over ${whole.records.flat().length} events of ${whole.records.length} reports`,
    );
    expect(figures).toBeGreaterThan(130);
    expect(dates).toBeGreaterThan(1_500);
    expect(datesByOtherRules).toBeGreaterThan(3);
  });

  it('are counted anew as of a moment in the middle, of a month in which most of it happened', async () => {
    const period = periodNamed('2025-05') ?? expect.fail('no month');
    const { code, out } = await counted(await kitFiles({ ...whole, period, asOf: wib('2025-05-28 10:00') }));
    expect({ code, ...totals(out) }, out).toMatchObject({ code: 0, otherDates: 0, otherFigures: 0 });
  });
});

const isInRamadan = (at: Instant): boolean => {
  const day = isoDateOf(policy.calendar, at);
  return '2025-03-01' <= day && day <= '2025-03-30';
};
const timesOf = (record: Record, type: EventName): number => record.filter(({ event }) => event.type === type).length;

const Manifest = z.looseObject({
  files: z.record(z.string(), z.string()),
  reports: z.array(z.looseObject({ report: z.string(), last: z.string() })),
});

/** The files with some of them changed, and a manifest that says so of each: whoever changes them does that, too. */
const changed = (files: Files, by: Files): Files => {
  const others = { ...files, ...by };
  const manifest = Manifest.parse(JSON.parse(others['manifest.json'] ?? ''));
  const digests = Object.fromEntries(Object.keys(manifest.files).map((name) => [name, sha256(others[name] ?? '')]));
  return { ...others, 'manifest.json': JSON.stringify({ ...manifest, files: digests }) };
};

describe('a kit that was tampered with', () => {
  let files: Files = {};
  /** A report with six events or more, and its lines. */
  let victim: { readonly id: string; readonly lines: readonly string[] } = { id: '', lines: [] };

  beforeAll(async () => {
    // From before Ramadan to May: what rests on its hours, and on the holidays after it.
    const spring = (await inventedYear(120))
      .map((life) => life.record)
      .filter((record) => {
        const at = record[0]?.recordedAt ?? 0;
        return wib('2025-02-20 00:00') <= at && at < wib('2025-05-12 00:00');
      });
    files = await kitFiles({ records: spring.slice(0, 12), period: YEAR, asOf: YEAR_SEEN, policy });
    const records = Map.groupBy(linesIn(files), (line) => RecordedEvent.parse(JSON.parse(line)).reportId);
    const [found] = [...records].filter(([, lines]) => lines.length > 6);
    victim = { id: found?.[0] ?? '', lines: found?.[1] ?? [] };
    expect(await counted(files)).toMatchObject({ code: 0, err: '' });
  });

  const linesIn = (some: Files): readonly string[] => (some['events.jsonl'] ?? '').trimEnd().split('\n');
  /** The record with other lines for the victim's. */
  const withLines = (others: readonly string[]): Files => {
    const kept = linesIn(files).filter((line) => !victim.lines.includes(line));
    return changed(files, { 'events.jsonl': `${[...kept, ...others].join('\n')}\n` });
  };
  const line = (n: number): string => victim.lines[n - 1] ?? expect.fail(`no line ${n}`);
  /** The victim's events from one on as somebody else would have them, chained anew. */
  const forged = (from: number, by: (event: RecordedEvent) => RecordedEvent): readonly string[] => {
    const others: RecordedEvent[] = [];
    for (const [index, text] of victim.lines.entries()) {
      const { hash, ...event } = RecordedEvent.parse(JSON.parse(text));
      const body = {
        ...(index + 1 === from ? by({ ...event, hash }) : event),
        prev: others.at(-1)?.hash ?? event.prev,
      };
      const { hash: _, ...unsealed } = { hash, ...body };
      others.push({ ...unsealed, hash: sha256(canonicalJson(unsealed)) });
    }
    return others.map((event) => canonicalJson(event));
  };
  const later = (event: RecordedEvent): RecordedEvent => ({
    ...event,
    recordedAt: Instant.parse(event.recordedAt + 86_400_000),
  });
  const told = async (some: Files, ...said: readonly string[]): Promise<void> => {
    const { code, out } = await counted(some);
    expect(code, out).toBe(1);
    for (const text of said) expect(out).toContain(text);
  };

  it('tells an event that was removed', async () => {
    await told(
      withLines(victim.lines.toSpliced(4, 1)),
      `${victim.id}: kejadian / event 6 tidak menyambung / does not follow kejadian / event 4`,
    );
  });

  it('tells an event that was removed from the end of a record', async () => {
    const many = victim.lines.length;
    await told(
      withLines(victim.lines.slice(0, -1)),
      `${victim.id}: ${many - 1} kejadian, manifes menyebut ${many} / events`,
    );
  });

  it('tells an event that was added', async () => {
    const [added = ''] = forged(5, later).slice(4);
    await told(
      withLines(victim.lines.toSpliced(5, 0, added)),
      `${victim.id}: kejadian / event 5 tidak menyambung / does not follow kejadian / event 5`,
    );
  });

  it('tells an event that was moved', async () => {
    await told(
      withLines(victim.lines.toSpliced(3, 2, line(5), line(4))),
      `${victim.id}: kejadian / event 5 tidak menyambung / does not follow kejadian / event 3`,
    );
  });

  it('tells an event that was changed', async () => {
    const event = RecordedEvent.parse(JSON.parse(line(5)));
    await told(
      withLines(victim.lines.toSpliced(4, 1, canonicalJson(later(event)))),
      `${victim.id}: kejadian / event 5 diubah / was changed`,
    );
  });

  it('tells an event that was changed with all hashes after it', async () => {
    await told(withLines(forged(5, later)), `${victim.id}: kejadian terakhir lain / ends in another event`);
  });

  it('tells a report that was left out, and one that was put in', async () => {
    await told(withLines([]), `${victim.id}: 0 kejadian, manifes menyebut ${victim.lines.length}`);
    const manifest = Manifest.parse(JSON.parse(files['manifest.json'] ?? ''));
    const reports = manifest.reports.filter(({ report }) => report !== victim.id);
    await told(
      changed(files, { 'manifest.json': JSON.stringify({ ...manifest, reports }) }),
      `${victim.id}: tidak ada dalam manifes / is not in the manifest`,
    );
  });

  it('tells a figure that was changed, and one whose reports were', async () => {
    const said = Said.parse(JSON.parse(files['figures.json'] ?? ''));
    const closed = said.figures.find(({ name }) => name === 'closed') ?? expect.fail('no figure');
    const figures = (other: object) =>
      changed(files, {
        'figures.json': JSON.stringify({
          ...said,
          figures: said.figures.map((one) => (one === closed ? { ...closed, ...other } : one)),
        }),
      });
    const { numerator, ids } = closed;
    await told(
      figures({ numerator: numerator + 1 }),
      `closed: numerator ${numerator + 1}, dihitung ulang / counted anew ${numerator}`,
    );
    await told(figures({ ids: ids.slice(1) }), `closed: laporan di baliknya lain / other reports behind it: ${ids[0]}`);
  });

  it.each([
    ['a holiday', '"date": "2025-05-12"', '"date": "2025-05-10"'],
    ['the hours of Ramadan', '"15:00"', '"14:00"'],
  ])('tells %s that was changed, by the dates that rest on it', async (_, from, to) => {
    const calendar = files['calendar.json'] ?? '';
    expect(calendar).toContain(from);
    await told(changed(files, { 'calendar.json': calendar.replace(from, to) }), 'menurut kalender / by the calendar');
  });

  it('tells every file that is not as the manifest says', async () => {
    const { 'manifest.json': manifest = '', ...others } = files;
    const names = Object.keys(others);
    const touched = Object.fromEntries(names.map((name) => [name, `${others[name]}\n`]));
    await told(
      { ...touched, 'manifest.json': manifest },
      ...names.map((name) => `${name}: isinya lain dari manifes / is not as the manifest says`),
    );
  });

  it('says in words what it cannot read', async () => {
    const { 'calendar.json': _, ...others } = files;
    expect(await counted(others)).toMatchObject({ code: 2, err: expect.stringContaining('calendar.json: ') });
    expect(await counted({ ...files, 'manifest.json': '{}' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('is of no kit that is known here'),
    });
    expect(await counted({ ...files, 'events.jsonl': 'x' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('events.jsonl, baris / line 1: '),
    });
  });
});

const Said = z.looseObject({
  figures: z.array(z.looseObject({ name: z.string(), numerator: z.number().default(0), ids: z.array(z.string()) })),
});
