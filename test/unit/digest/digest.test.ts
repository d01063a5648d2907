import { describe, expect, it } from 'vitest';
import { figuresIn } from '#local/cli/figure-list';
import { earlierPeriods, type Period, periodNamed } from '#shared/domain/calendar/period';
import { Digest, digestOf, FrozenDigest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import type { OverdueReport } from '#shared/domain/figures/overdue';
import { type Scope, seenIn } from '#shared/domain/figures/scope';
import { standingAt } from '#shared/domain/figures/standing';
import { type Instant, TopicId } from '#shared/domain/words/words';
import { retold } from '#test/contract/stories';
import { isoDate } from '#test/support/builders/a-calendar';
import { ASKED, aReport, CLOSED, RESOLVED, said, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const MAY = periodNamed('2025-05') ?? expect.fail();
/** A Monday; the 28th was the last working day of May. */
const AS_OF = wib('2025-06-02 10:00');

/** Closed in time. */
const good = aReport()
  .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-08 10:00') })
  .next({ type: 'startWork' }, { now: wib('2025-05-08 11:00') })
  .next(RESOLVED, { now: wib('2025-05-20 10:00') })
  .next(CLOSED, { now: wib('2025-05-21 10:00') });
/** With nobody's hand on it: its mark was due on the 6th, 15:00. */
const untouched = aReport();
const waiting = aReport().doubtful();
/** Told, marked and answered at once, and then left. */
const left = aReport()
  .next({ type: 'recordInformed' }, { now: wib('2025-05-06 10:05') })
  .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:10') }, { now: wib('2025-05-06 10:10') })
  .next({ type: 'postAnswer', content: said('kami periksa'), postedAt: wib('2025-05-06 10:20') });
const suspected = aReport().suspected();

const digest = (
  builders = [good, untouched, waiting, suspected],
  given: { scope?: Scope; failedNotices?: number; period?: Period; asOf?: Instant; previous?: Digest } = {},
): Digest => {
  const { scope = 'full', period = MAY, asOf = AS_OF, previous } = given;
  const standings = builders.flatMap((builder) => standingAt(calendar, retold(builder.story()).record, asOf) ?? []);
  const look = { calendar, asOf, scope };
  return digestOf(policy, {
    period,
    asOf,
    scope,
    standings: seenIn(standings, scope),
    figures: figuresIn(standings, period, look),
    earlier: earlierPeriods(period).map((one) => ({ period: one, figures: figuresIn(standings, one, look) })),
    previous,
    duty: [
      { date: isoDate('2025-05-07'), rev: 1, opened: [], missedAt: wib('2025-05-07 09:00'), step: 2 },
      { date: isoDate('2025-05-08'), rev: 1, opened: [], step: 0 },
    ],
    failedNotices: given.failedNotices ?? 0,
  });
};

/**
 * The numbers of a value by their paths for which a change, by a day where it is an instant, changes nothing that is
 * said.
 */
const unsaid = (whole: unknown, changes: (changed: unknown) => boolean): readonly string[] => {
  const leaves = (value: unknown, path: readonly string[]): readonly (readonly string[])[] => {
    if (typeof value === 'number') return [path];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
  };
  const changed = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (typeof value === 'number') return value > 1e12 ? value + 86_400_000 : value + 1;
    if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? changed(one, rest) : one));
    if (typeof value !== 'object' || value === null || key === undefined) return value;
    return { ...value, [key]: changed(Reflect.get(value, key), rest) };
  };
  return leaves(whole, [])
    .filter((path) => !changes(changed(whole, path)))
    .map((path) => path.join('.'));
};

describe('a digest', () => {
  it('says what came in, what is open, and what is overdue with whom and for how long at most', () => {
    const { received, open, overdueBy } = digest();
    expect([received, open]).toEqual([4, 3]);
    // Triage was due after 240 minutes, on the 6th: 10:00 to 12:00, 13:00 to 15:00. From then to 2 June, 10:00: 60; 14
    // days of 450 (7, 8, 9, 14 to 16, 19 to 23, 26 to 28); 150.
    expect(overdueBy).toEqual([
      { unit: 'Menunggu klasifikasi petugas', reports: 2, lateMinutes: 60 + 14 * 450 + 150 },
      { unit: 'Bidang Lalu Lintas dan Angkutan Jalan', reports: 1, lateMinutes: 60 + 180 + 14 * 450 + 150 },
    ]);
  });

  it('lists what is overdue with the limit that was over first, and names the others', () => {
    const [first] = digest([untouched]).overdue;
    expect(first).toMatchObject({
      clock: 'inform',
      also: ['processed', 'firstResponse', 'resolution'],
      dueAt: wib('2025-05-06 11:00'),
      topic: 'Lampu jalan (PJU) padam atau rusak',
      lateMinutes: 60 + 180 + 14 * 450 + 150,
    });
  });

  it('says what the date of a report follows from', () => {
    expect(digest([left]).overdue).toEqual([
      {
        id: expect.stringMatching(/^rep_/),
        unit: 'Bidang Lalu Lintas dan Angkutan Jalan',
        topic: 'Lampu jalan (PJU) padam atau rusak',
        receivedAt: wib('2025-05-06 10:00'),
        clock: 'resolution',
        also: [],
        startedAt: wib('2025-05-06 10:00'),
        limit: 14,
        limitUnit: 'workingDays',
        extended: false,
        // 7 to 9 (3), 14 to 16 (6), 19 to 23 (11), 26 to 28 (14); Waisak and its leave are the 12th and the 13th.
        dueAt: wib('2025-05-28 16:00'),
        provisional: false,
        weekendDays: 6,
        holidays: 2,
        pausedMinutes: 0,
        pausedFor: [],
        // The 29th and 30th are holidays: 2 June, 07:30 to 10:00.
        lateMinutes: 150,
      },
    ]);
  });

  it('says for how long a clock stood still before its date, and why', () => {
    const asked = waiting
      .next(ASKED, { now: wib('2025-05-06 11:00') })
      .next({ type: 'resume' }, { now: wib('2025-05-07 09:00') });
    expect(digest([asked]).overdue).toMatchObject([
      {
        clock: 'triage',
        // An hour was used by 11:00; three are left from 09:00 on.
        dueAt: wib('2025-05-07 12:00'),
        // 11:00 to 12:00, 13:00 to 16:00; 07:30 to 09:00.
        pausedMinutes: 60 + 180 + 90,
        pausedFor: ['awaitingReporter'],
      },
    ]);
    const late = left.next(ASKED, { now: wib('2025-05-29 10:00') });
    expect(digest([late]).overdue).toMatchObject([{ pausedMinutes: 0, pausedFor: [], lateMinutes: 150 }]);
  });

  it('does not say that a clock stood still before it had begun', () => {
    const back = waiting
      .next({ type: 'refer', authority: 'pln' }, { now: wib('2025-05-06 11:00') })
      .next({ type: 'comeBack' }, { now: wib('2025-05-08 09:00') })
      .next(
        { type: 'classify', class: 'service', topic: TopicId.parse('pju'), urgency: 'normal' },
        { now: wib('2025-05-08 10:00') },
      );
    expect(digest([back]).overdue).toMatchObject([{ clock: 'inform', pausedMinutes: 0, pausedFor: [] }]);
  });

  it('never says what an accusation is about', () => {
    const { overdue } = digest([suspected]);
    expect(overdue.map(({ topic }) => topic)).toEqual(['Laporan pengawasan']);
  });

  it('a digest in general knows nothing of it at all', () => {
    const { received, overdue } = digest([untouched, suspected], { scope: 'general' });
    expect([received, overdue.length]).toEqual([1, 1]);
  });

  it('puts each figure beside those of the month before and of the same month a year before', () => {
    const { earlier, headlines } = digest();
    expect(earlier.map(({ from }) => from)).toEqual(['2025-04-01', '2024-05-01']);
    expect(headlines.find(({ name }) => name === 'closed')).toEqual({
      name: 'closed',
      values: [
        { numerator: 1, denominator: 4, ratio: 0.25 },
        { numerator: 0, denominator: 0, ratio: null },
        { numerator: 0, denominator: 0, ratio: null },
      ],
    });
  });
});

describe('what was printed of the period before', () => {
  const JUNE = periodNamed('2025-06') ?? expect.fail();
  const inJune = { period: JUNE, asOf: wib('2025-07-01 08:00') };
  /** Of May, while its only report was still open; it was closed on 4 June. */
  const printed = digest([untouched], { asOf: wib('2025-06-01 08:00') });
  const closed = untouched
    .next({ type: 'startWork' }, { now: wib('2025-06-03 10:00') })
    .next(RESOLVED, { now: wib('2025-06-03 11:00') })
    .next(CLOSED, { now: wib('2025-06-04 10:00') });

  it('is listed where it has another value by now, and nothing else is', () => {
    const { revised, previousAsOf } = digest([closed], { ...inJune, previous: printed });
    expect(previousAsOf).toBe(wib('2025-06-01 08:00'));
    // Its answer and its resolution were late by then already, and stay so.
    const none = { numerator: 0, denominator: 1, ratio: 0 };
    const one = { numerator: 1, denominator: 1, ratio: 1 };
    expect(revised).toEqual([
      { name: 'closed', was: none, is: one },
      { name: 'followedUp.panrb.gross', was: none, is: one },
      { name: 'followedUp.panrb.net', was: none, is: one },
      { name: 'notSatisfied', was: { numerator: 0, denominator: 0, ratio: null }, is: none },
      { name: 'machine.unconfirmed', was: one, is: none },
    ]);
  });

  it('is not compared with other dates or another scope', () => {
    const april = digest([untouched], { period: periodNamed('2025-04') ?? expect.fail() });
    const general = digest([untouched], { asOf: wib('2025-06-01 08:00'), scope: 'general' });
    for (const previous of [april, general, undefined]) {
      const one = digest([closed], { ...inJune, ...(previous === undefined ? {} : { previous }) });
      expect([one.revised, one.previousAsOf]).toEqual([[], undefined]);
    }
  });

  it('is told as was and is, in a sentence where nothing changed, and not at all where nothing was printed', () => {
    const of = (builder: typeof closed, previous?: Digest) =>
      digestText(policy, digest([builder], { ...inJune, ...(previous === undefined ? {} : { previous }) })).revised;
    const [changed] = of(closed, printed);
    expect(changed?.table.rows[0]).toEqual(['Selesai', '0 dari 1 (0%)', '1 dari 1 (100%)']);
    expect(of(untouched, printed)).toEqual([
      {
        says: 'Angka utama laporan kepatuhan periode 1 Mei 2025 sampai 31 Mei 2025 (keadaan per 1 Juni 2025 pukul 08.00 WIB) tidak berubah.',
        table: { header: [], rows: [] },
      },
    ]);
    expect(of(closed)).toEqual([]);
  });
});

describe('the words of a digest', () => {
  it('say first the three things that matter, and what needs a decision', () => {
    const text = digestText(policy, digest(undefined, { failedNotices: 2 }));
    expect(text.about).toBe(
      'Periode 1 Mei 2025 sampai 31 Mei 2025. Keadaan per 2 Juni 2025 pukul 10.00 WIB. Dengan laporan pengawasan yang telah ditetapkan.',
    );
    expect(text.sentences).toEqual([
      '4 laporan diterima dalam periode ini; 3 laporan masih terbuka.',
      // Closed: one of four; what was answered is that one.
      'Ditindaklanjuti 1 dari 4 (25%) (rumus KemenPANRB, kotor).',
      '3 laporan terbuka telah lewat batas waktu.',
    ]);
    expect(text.decisions).toEqual([
      'Menunggu klasifikasi petugas: 2 laporan lewat batas waktu, paling lama 108 jam 30 menit kerja (14,5 hari kerja).',
      'Bidang Lalu Lintas dan Angkutan Jalan: 1 laporan lewat batas waktu, paling lama 111 jam 30 menit kerja (14,9 hari kerja).',
      'Antrean tidak dibuka pada waktunya pada 1 hari kerja: 7 Mei 2025.',
      // Told late: both that were routed. Resolution: all but the good one. Answers: the same.
      'Tenggat yang paling sering lewat: pemberitahuan ke unit 2 dari 2 (100%); tanda sudah diproses 2 dari 2 (100%); tanggapan awal 3 dari 4 (75%).',
      '2 pemberitahuan gagal disampaikan; periksa buku kontak.',
    ]);
    expect(text.overdueBy.rows).toEqual([
      ['Menunggu klasifikasi petugas', '2', '108 jam 30 menit kerja (14,5 hari kerja)'],
      ['Bidang Lalu Lintas dan Angkutan Jalan', '1', '111 jam 30 menit kerja (14,9 hari kerja)'],
    ]);
    expect(text.matters).toEqual(text.decisions.slice(2));
  });

  it('show how reports ended: put away, referred and closed apart, and with what result', () => {
    const resolved = aReport().next({ type: 'startWork' }).next(RESOLVED);
    const ended = [
      resolved.next(CLOSED),
      resolved.next({ type: 'close', closedBy: 'officer' }),
      aReport().next({ type: 'archive', reason: 'withdrawn' }),
      aReport().next({ type: 'refer', authority: 'polres' }),
      untouched,
    ];
    const { closure } = digest(ended);
    expect(closure).toMatchObject({ ended: 4, resolved: 2 });
    const shown = digestText(policy, digest(ended)).closure;
    expect(shown.map(({ says }) => says)).toEqual([
      'Dari 4 laporan periode ini yang telah berakhir:',
      'Hasil dari 2 laporan yang dituntaskan:',
    ]);
    expect(shown.map(({ chart }) => chart.bars.map(({ label, parts }) => `${label}: ${parts[0]?.count}`))).toEqual([
      [
        'Dibenarkan pelapor: 1 (25%)',
        'Ditutup petugas: 1 (25%)',
        'Bukan wewenang: 1 (25%)',
        'Dicabut pelapor: 1 (25%)',
      ],
      ['Diperbaiki: 2 (100%)'],
    ]);
    expect(digestText(policy, digest([untouched])).closure).toMatchObject([
      { says: 'Belum ada laporan periode ini yang berakhir.', chart: { bars: [] } },
    ]);
  });

  it('say so where there is nothing, and where there is no data', () => {
    const text = digestText(policy, { ...digest([]), unopened: [] });
    expect(text.sentences[1]).toBe('Persentase ditindaklanjuti: tidak ada data.');
    expect(text.decisions).toEqual(['Tidak ada.']);
    expect(text.matters).toEqual(['Tidak ada.']);
    expect(text.clocks.chart.bars).toEqual([]);
    expect(text.topics.chart.bars).toEqual([]);
    expect(text.annexes.overdue.groups).toEqual([]);
    expect(text.annexes.others.map(({ heading }) => heading)).toEqual(['Lampiran 2. Arti setiap angka']);
  });

  it('give the whole id of a report, and what its date follows from', () => {
    const entryOf = (builder: typeof left) =>
      digestText(policy, digest([builder])).annexes.overdue.groups[0]?.entries[0] ?? expect.fail();
    expect(entryOf(left)).toEqual({
      cells: [
        '1',
        expect.stringMatching(/^rep_.{26}$/),
        'Lampu jalan (PJU) padam atau rusak',
        '28 Mei 2025, 16.00',
        '2 jam 30 menit',
      ],
      ledger:
        'Penyelesaian, 14 hari kerja sejak diterima 6 Mei 2025, 10.00; dilewati 6 hari akhir pekan dan 2 hari libur; tanpa jeda.',
    });
    const asked = waiting
      .next(ASKED, { now: wib('2025-05-06 11:00') })
      .next({ type: 'resume' }, { now: wib('2025-05-07 09:00') });
    expect(entryOf(asked).ledger).toBe(
      'Klasifikasi, 4 jam kerja sejak diterima 6 Mei 2025, 10.00; jeda 5 jam 30 menit kerja (menunggu jawaban pelapor). Lewat juga: tanggapan awal, penyelesaian.',
    );
  });

  it('name a few days on page one, and all of them in an annex where there are more', () => {
    const days = Array.from({ length: 8 }, (_, index) => isoDate(`2025-05-${String(19 + index)}`));
    const text = digestText(policy, { ...digest([]), unopened: days });
    expect(text.matters[0]).toBe(
      'Antrean tidak dibuka pada waktunya pada 8 hari kerja: 19 Mei 2025, 20 Mei 2025, 21 Mei 2025, 22 Mei 2025, 23 Mei 2025, 24 Mei 2025, dan 2 hari lain (Lampiran 2).',
    );
    expect(text.annexes.others[0]).toMatchObject({
      heading: 'Lampiran 2. Hari kerja tanpa pembukaan antrean pada waktunya',
      says: expect.stringMatching(/^19 Mei 2025, .*, 26 Mei 2025\.$/),
    });
  });

  it('say what an annex that would be too long leaves out, and where it is', () => {
    const [one] = digest([left]).overdue;
    const overdue = Array.from({ length: 1_003 }, () => one ?? expect.fail());
    const overdueBy = [{ unit: one?.unit ?? '', reports: 1_003, lateMinutes: 150 }];
    const { says, groups } = digestText(policy, { ...digest([left]), overdue, overdueBy }).annexes.overdue;
    expect(groups.map(({ heading, entries }) => [heading, entries.length])).toEqual([
      ['Bidang Lalu Lintas dan Angkutan Jalan: 1.000 dari 1.003 laporan', 1_000],
    ]);
    expect(says).toContain('3 laporan yang lewat lebih singkat tidak dicetak; semuanya ada dalam model beku (JSON)');
  });

  it('define every figure that they show, by the name that the table of figures has for it', () => {
    const one = digest();
    const { table } = digestText(policy, one).annexes.others.at(-1) ?? expect.fail();
    for (const { name } of [...one.headlines, ...one.durations])
      expect(table.rows).toContainEqual([expect.stringMatching(/./), expect.stringMatching(/./), name]);
    for (const { clock } of one.clocks) expect(table.rows.map(([, , code]) => code)).toContain(`${clock}.*`);
    const { headlines, durations, clocks } = digestText(policy, one);
    const shown = [...headlines.rows, ...durations.table.rows, ...clocks.table.rows].map(([name = '']) => name);
    const defined = table.rows.map(([name = '']) => name.toLowerCase());
    for (const name of shown.map((one) => one.toLowerCase()))
      expect([name, `lama: ${name}`, `tenggat ${name}`].filter((said) => defined.includes(said))).not.toEqual([]);
  });

  it('call each column what it is, and have one for each value', () => {
    const columns = (one: Digest) => digestText(policy, one).headlines;
    expect(columns(digest()).header).toEqual(['Angka', 'Periode ini', 'Periode sebelumnya', 'Setahun sebelumnya']);
    for (const row of columns(digest()).rows) expect(row).toHaveLength(4);
  });

  it('leave out no number of the digest', () => {
    const one = digest([good, untouched, waiting, left], { failedNotices: 3 });
    const [was, is] = [
      { numerator: 1, denominator: 4, ratio: 0.25 },
      { numerator: 2, denominator: 5, ratio: 0.4 },
    ];
    const overdue = one.overdue.map((report): OverdueReport => ({ ...report, pausedFor: ['awaitingReporter'] }));
    const whole: Digest = { ...one, overdue, previousAsOf: AS_OF, revised: [{ name: 'closed', was, is }] };
    const said = JSON.stringify(digestText(policy, whole));
    expect(unsaid(whole, (changed) => JSON.stringify(digestText(policy, Digest.parse(changed))) !== said)).toEqual(
      // How many came in is said as a number, not as a part of itself.
      ['0.denominator', '0.ratio', '1.denominator', '2.denominator'].map((path) => `headlines.0.values.${path}`),
    );
  });

  it('are the same from a digest that was written down and read again', () => {
    const one = digest();
    const frozen = FrozenDigest.parse(JSON.parse(JSON.stringify({ digest: one, figures: [], reports: [] })));
    expect(digestText(policy, frozen.digest)).toEqual(digestText(policy, one));
  });

  it('are cut where a name is longer than any, and keep its direction', () => {
    const { topics } = digestText(policy, {
      ...digest([]),
      topics: [
        { topic: 'x'.repeat(10_000), reports: 2, earlier: [] },
        { topic: 'دائرة', reports: 1, earlier: [] },
      ],
    });
    expect(topics.chart.bars.map(({ label }) => label)).toEqual([`${'x'.repeat(160)}…`, '\u2068دائرة\u2069']);
  });

  it('bear the day of the office, whatever day it is elsewhere', () => {
    // 23:30 of the 31st in the office is the 31st, 16:30, in UTC; 00:30 of 1 June is the 31st there.
    const on = (shown: string) => digestText(policy, { ...digest([]), asOf: wib(shown) }).date;
    expect(on('2025-05-31 23:30')).toEqual({ year: 2025, month: 5, day: 31 });
    expect(on('2025-06-01 00:30')).toEqual({ year: 2025, month: 6, day: 1 });
  });
});
