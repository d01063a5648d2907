import { describe, expect, it } from 'vitest';
import { allCellsIn, figuresIn, seriesIn } from '#local/cli/figure-list';
import { earlierPeriods, type Period, periodNamed } from '#shared/domain/calendar/period';
import { Digest, digestOf, FrozenDigest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import type { Table } from '#shared/domain/digest/table';
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
    desk: 'secretary',
    standings: seenIn(standings, scope),
    figures: figuresIn(standings, period, look),
    series: seriesIn(standings, period, look),
    cells: allCellsIn(standings, period, look),
    earlier: earlierPeriods(period).map((one) => ({ period: one, figures: figuresIn(standings, one, look) })),
    previous,
    duty: [
      { date: isoDate('2025-05-07'), rev: 1, opened: [], missedAt: wib('2025-05-07 09:00'), step: 2 },
      { date: isoDate('2025-05-08'), rev: 1, opened: [], step: 0 },
    ],
    failedNotices: given.failedNotices ?? 0,
  });
};

/** A day of instants; a working day of minutes that are said in days; else one. */
const stepOf = (value: number): number => {
  if (value > 1e12) return 86_400_000;
  return value >= 450 ? 450 : 1;
};

/** The numbers of a value by their paths for which such a change changes nothing that is said. */
const unsaid = (whole: unknown, changes: (changed: unknown) => boolean): readonly string[] => {
  const leaves = (value: unknown, path: readonly string[]): readonly (readonly string[])[] => {
    if (typeof value === 'number') return [path];
    // What is no data has no number to say.
    if (typeof value !== 'object' || value === null || Reflect.get(value, 'ratio') === null) return [];
    return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
  };
  const changed = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (typeof value === 'number') return value + stepOf(value);
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
    const { received, open, overdue } = digest();
    expect([received, open]).toEqual([4, 3]);
    // Triage was due after 240 minutes, on the 6th: 10:00 to 12:00, 13:00 to 15:00. From then to 2 June, 10:00: 60; 14
    // days of 450 (7, 8, 9, 14 to 16, 19 to 23, 26 to 28); 150.
    expect(overdue.map(({ unit, lateMinutes }) => [unit, lateMinutes])).toEqual([
      ['Bidang Lalu Lintas dan Angkutan Jalan', 60 + 180 + 14 * 450 + 150],
      ['Menunggu klasifikasi petugas', 60 + 14 * 450 + 150],
      ['Menunggu klasifikasi petugas', 60 + 14 * 450 + 150],
    ]);
  });

  it('lists what is overdue with the limit that was over first, and names the others', () => {
    const [first] = digest([untouched]).overdue;
    expect(first).toMatchObject({
      clock: 'inform',
      also: ['processed', 'firstResponse', 'resolution'],
      // The office has set neither of these two.
      proposed: ['inform', 'processed'],
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
        oversight: false,
        receivedAt: wib('2025-05-06 10:00'),
        clock: 'resolution',
        also: [],
        proposed: [],
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
    const { revised, previous } = digest([closed], { ...inJune, previous: printed });
    expect(previous).toEqual({ asOf: wib('2025-06-01 08:00'), open: 1, overdue: 1 });
    // Its answer and its resolution were late by then already, and stay so.
    const none = { numerator: 0, denominator: 1, ratio: 0 };
    const one = { numerator: 1, denominator: 1, ratio: 1 };
    expect(revised).toEqual([
      { name: 'closed', was: none, is: one },
      { name: 'followedUp.panrb.gross', was: none, is: one },
      { name: 'followedUp.panrb.net', was: none, is: one },
      { name: 'followedUp.kemendagri.gross', was: none, is: one },
      { name: 'followedUp.kemendagri.net', was: none, is: one },
      { name: 'notSatisfied', was: { numerator: 0, denominator: 0, ratio: null }, is: none },
      { name: 'machine.unconfirmed', was: one, is: none },
    ]);
  });

  it('is not compared with other dates or another scope', () => {
    const april = digest([untouched], { period: periodNamed('2025-04') ?? expect.fail() });
    const general = digest([untouched], { asOf: wib('2025-06-01 08:00'), scope: 'general' });
    for (const previous of [april, general, undefined]) {
      const one = digest([closed], { ...inJune, ...(previous === undefined ? {} : { previous }) });
      expect([one.revised, one.previous]).toEqual([[], undefined]);
    }
  });

  it('is told as was and is, in a sentence where nothing changed, and not at all where nothing was printed', () => {
    const of = (builder: typeof closed, previous?: Digest) =>
      partsOf(digest([builder], { ...inJune, ...(previous === undefined ? {} : { previous }) }), 'Angka utama').slice(
        1,
      );
    const [changed] = of(closed, printed);
    expect(changed?.table.rows[0]).toEqual(['Selesai', '0 dari 1 (0%)', '1 dari 1 (100%)']);
    expect(of(untouched, printed).map(({ says }) => says)).toEqual([
      'Angka utama laporan kepatuhan Mei 2025 (keadaan per 1 Juni 2025 pukul 08.00 WIB) tidak berubah sejak dicetak.',
    ]);
    expect(of(closed)).toEqual([]);
  });
});

/** The parts of the section whose title begins so. */
const partsOf = (of: Digest, title: string): readonly { readonly says: string; readonly table: Table }[] =>
  digestText(policy, of).sections.find(({ heading }) => heading.includes(`. ${title}`))?.parts ?? [];

describe('the words of a digest', () => {
  it('answer three questions first: who is late, what changed, what is to be decided', () => {
    const { facts, standing, late, changes, decide, sentences, decisions } = digestText(
      policy,
      digest(undefined, { failedNotices: 2 }),
    );
    expect(facts).toEqual([
      'Mei 2025. Keadaan per 2 Juni 2025 pukul 10.00 WIB. Dengan laporan pengawasan yang telah ditetapkan.',
    ]);
    expect(standing).toBe(
      // Closed: one of four; what was answered is that one.
      '4 laporan diterima pada Mei 2025. Masih terbuka, kapan pun diterima: 3, 3 di antaranya lewat batas. Ditindaklanjuti 1 dari 4 (25%) (rumus KemenPANRB, kotor).',
    );
    expect([late.heading, changes.heading, decide.heading]).toEqual([
      '1. Unit mana yang terlambat, dan dengan apa',
      '2. Apa yang memburuk atau membaik sejak yang lalu',
      '3. Apa yang perlu diputuskan',
    ]);
    expect(late.own).toEqual(['Di meja Sekretaris Dinas tidak ada yang lewat batas.']);
    expect(late.table.rows.map((row) => row.slice(0, 5))).toEqual([
      ['Menunggu klasifikasi petugas', '2', 'klasifikasi (usulan) 2', expect.stringMatching(/ 1$/), '6 Mei 2025'],
      [
        'Bidang Lalu Lintas dan Angkutan Jalan',
        '1',
        'pemberitahuan ke unit (usulan) 1',
        'Lampu jalan (PJU) padam atau rusak 1',
        '6 Mei 2025',
      ],
    ]);
    expect(changes.says).toBe('Tidak ada laporan yang diterima pada April 2025, jadi tidak ada pembandingnya.');
    expect(sentences.slice(0, 3)).toEqual([
      '4 laporan diterima pada Mei 2025. Masih terbuka, kapan pun diterima: 3, 3 di antaranya lewat batas.',
      'Ditindaklanjuti 1 dari 4 (25%) (rumus KemenPANRB, kotor).',
      'Di meja Sekretaris Dinas tidak ada yang lewat batas.',
    ]);
    expect(decisions).toHaveLength(decide.table.rows.length);
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
    const shown = partsOf(digest(ended), 'Cara laporan berakhir');
    expect(shown.map(({ says }) => says)).toEqual([
      'Dari 4 laporan periode ini yang telah berakhir:',
      'Hasil dari 2 laporan yang dituntaskan:',
    ]);
    expect(shown.map(({ table }) => table.rows)).toEqual([
      [
        ['Dibenarkan pelapor', '1', '25%'],
        ['Ditutup petugas', '1', '25%'],
        ['Bukan wewenang', '1', '25%'],
        ['Dicabut pelapor', '1', '25%'],
      ],
      [['Diperbaiki', '2', '100%']],
    ]);
    expect(shown[0]?.table.bars).toEqual(Array.from({ length: 4 }, () => [{ share: 25, fill: 'plain' }]));
    expect(partsOf(digest([untouched]), 'Cara laporan berakhir')).toEqual([
      { says: 'Belum ada laporan periode ini yang berakhir.', table: { header: [], holds: [], rows: [] } },
    ]);
  });

  it('say so where there is nothing, and where there is no data', () => {
    const text = digestText(policy, { ...digest([]), unopened: [] });
    expect(text.standing).toContain('tidak ada yang lewat batas. Persentase ditindaklanjuti: tidak ada data.');
    expect([text.decide.says, text.decide.table.rows, text.decisions]).toEqual(['Tidak ada.', [], ['Tidak ada.']]);
    expect(text.late.notes).toEqual(['Tidak ada laporan terbuka yang lewat batas.']);
    const headings = text.sections.map(({ heading }) => heading.replace(/^\d+\. /, ''));
    expect(headings).toEqual([
      'Cara laporan berakhir',
      'Angka utama dan masa sebelumnya',
      'Ditindaklanjuti menurut dua rumus',
      'Topik terbanyak',
    ]);
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
      'Klasifikasi (usulan), 4 jam kerja sejak diterima 6 Mei 2025, 10.00; jeda 5 jam 30 menit kerja (menunggu jawaban pelapor). Lewat juga: tanggapan awal, penyelesaian.',
    );
  });

  it('name a few days on page one, and all of them in an annex where there are more', () => {
    const days = Array.from({ length: 8 }, (_, index) => isoDate(`2025-05-${String(19 + index)}`));
    const text = digestText(policy, { ...digest([]), unopened: days });
    expect(text.decide.table.rows[0]?.[0]).toBe(
      'Antrean tidak dibuka pada waktunya pada 8 hari kerja: 19 Mei 2025, 20 Mei 2025, 21 Mei 2025, 22 Mei 2025, dan 4 hari lain dalam Lampiran 2.',
    );
    expect(text.annexes.others[0]).toMatchObject({
      heading: 'Lampiran 2. Hari kerja tanpa pembukaan antrean pada waktunya',
      says: expect.stringMatching(/^19 Mei 2025, .*, 26 Mei 2025\.$/),
    });
  });

  it('say what an annex that would be too long leaves out, and where it is', () => {
    const [one] = digest([left]).overdue;
    const overdue = Array.from({ length: 1_003 }, () => ({ ...(one ?? expect.fail()) }));
    const { says, groups } = digestText(policy, { ...digest([left]), overdue }).annexes.overdue;
    expect(groups.map(({ heading, entries }) => [heading, entries.length])).toEqual([
      ['Bidang Lalu Lintas dan Angkutan Jalan: 1.000 dari 1.003 laporan', 1_000],
    ]);
    expect(says).toContain('3 laporan yang lewat lebih singkat tidak dicetak; semuanya disimpan bersama data');
  });

  it('leave out of an annex neither what is about oversight nor what lies at the reader’s own desk', () => {
    const [one = expect.fail()] = digest([left]).overdue;
    const many = Array.from({ length: 1_001 }, () => ({ ...one }));
    const overdue = [...many, { ...one, oversight: true }, { ...one, unit: 'Sekretaris Dinas' }];
    const { groups } = digestText(policy, { ...digest([left]), overdue }).annexes.overdue;
    expect(groups.map(({ heading, entries }) => [heading, entries.length])).toEqual([
      ['Sekretaris Dinas: 1 laporan', 1],
      ['Bidang Lalu Lintas dan Angkutan Jalan: 999 dari 1.002 laporan', 999],
    ]);
  });

  it('define every figure that they show, by the name that the table of figures has for it', () => {
    const one = digest();
    const { table } = digestText(policy, one).annexes.others.at(-1) ?? expect.fail();
    for (const { name } of [...one.headlines, ...one.durations])
      expect(table.rows).toContainEqual([expect.stringMatching(/./), expect.stringMatching(/./), name]);
    for (const { clock } of one.clocks) expect(table.rows.map(([, , code]) => code)).toContain(`${clock}.*`);
    const shown = ['Angka utama', 'Lama penanganan', 'Ketepatan waktu']
      .flatMap((title) => partsOf(one, title))
      .flatMap((part) => part.table.rows.map(([name = '']) => name));
    expect(shown.length).toBeGreaterThan(10);
    const defined = table.rows.map(([name = '']) => name.toLowerCase());
    for (const name of shown.map((one) => one.toLowerCase()))
      expect([name, `lama: ${name}`, `tenggat ${name}`].filter((said) => defined.includes(said))).not.toEqual([]);
  });

  it('call each column by its period, and have none for a period in which nothing came in', () => {
    const [part = expect.fail()] = partsOf(digest(), 'Angka utama');
    expect(part.table.header).toEqual(['Angka', 'Mei 2025']);
    const april = aReport().receivedAt(wib('2025-04-08 10:00'));
    const [both = expect.fail()] = partsOf(digest([untouched, april]), 'Angka utama');
    expect(both.table.header).toEqual(['Angka', 'Mei 2025', 'April 2025']);
    for (const row of both.table.rows) expect(row).toHaveLength(3);
  });

  it('leave out no number of the digest', () => {
    const received = (day: string) => aReport().receivedAt(wib(`${day} 10:00`));
    const one = digest([good, untouched, left, received('2025-04-08'), received('2024-05-07')], { failedNotices: 3 });
    const [was, is] = [
      { numerator: 1, denominator: 4, ratio: 0.25 },
      { numerator: 2, denominator: 5, ratio: 0.4 },
    ];
    const overdue = one.overdue.map((report): OverdueReport => ({ ...report, pausedFor: ['awaitingReporter'] }));
    const previous = { asOf: AS_OF, open: 7, overdue: 5 };
    const whole: Digest = { ...one, overdue, previous, revised: [{ name: 'closed', was, is }] };
    const said = JSON.stringify(digestText(policy, whole));
    const unheard = unsaid(whole, (changed) => JSON.stringify(digestText(policy, Digest.parse(changed))) !== said);
    const isKnown = (path: string): boolean =>
      // How many came in is said as a number, not as a part of itself; of a few, and of a month, the share follows.
      /^headlines\.0\.values\.\d\.(denominator|ratio)$/.test(path) ||
      /^(units|places)\.\d\.\w+\.ratio$/.test(path) ||
      /^months\.\d+\.values\.\d\.value\.numerator$/.test(path);
    expect(unheard.filter((path) => !isKnown(path))).toEqual([]);
  });

  it('are the same from a digest that was written down and read again', () => {
    const one = digest();
    const frozen = FrozenDigest.parse(JSON.parse(JSON.stringify({ digest: one, figures: [], cells: [] })));
    expect(digestText(policy, frozen.digest)).toEqual(digestText(policy, one));
  });

  it('are cut where a name is longer than any, and keep its direction', () => {
    const [part] = partsOf(
      {
        ...digest([]),
        topics: [
          { topic: 'x'.repeat(10_000), reports: 2, earlier: [] },
          { topic: 'دائرة', reports: 1, earlier: [] },
        ],
      },
      'Topik terbanyak',
    );
    expect(part?.table.rows.map(([topic]) => topic)).toEqual([`${'x'.repeat(160)}…`, '\u2068دائرة\u2069']);
  });

  it('bear the day of the office, whatever day it is elsewhere', () => {
    // 23:30 of the 31st in the office is the 31st, 16:30, in UTC; 00:30 of 1 June is the 31st there.
    const on = (shown: string) => digestText(policy, { ...digest([]), asOf: wib(shown) }).date;
    expect(on('2025-05-31 23:30')).toEqual({ year: 2025, month: 5, day: 31 });
    expect(on('2025-06-01 00:30')).toEqual({ year: 2025, month: 6, day: 1 });
  });
});
