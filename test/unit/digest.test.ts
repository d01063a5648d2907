import { describe, expect, it } from 'vitest';
import { figuresIn } from '#local/figure-list';
import { type Digest, digestOf } from '#shared/domain/digest';
import { digestText } from '#shared/domain/digest-text';
import { type Scope, seenIn } from '#shared/domain/evaluation';
import { earlierPeriods, periodNamed } from '#shared/domain/period';
import { standingAt } from '#shared/domain/standing';
import { retold } from '#test/contract/stories';
import { isoDate } from '#test/support/a-calendar';
import { aReport, CLOSED, RESOLVED, said, wib } from '#test/support/a-report';
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
const suspected = aReport().suspected();

const digest = (
  builders = [good, untouched, waiting, suspected],
  given: { scope?: Scope; failedNotices?: number } = {},
): Digest => {
  const scope = given.scope ?? 'full';
  const standings = seenIn(
    builders.flatMap((builder) => standingAt(calendar, retold(builder.story()).record, AS_OF) ?? []),
    scope,
  );
  const look = { calendar, asOf: AS_OF, scope };
  return digestOf(policy, {
    period: MAY,
    asOf: AS_OF,
    scope,
    standings,
    figures: figuresIn(standings, MAY, look),
    earlier: earlierPeriods(MAY).map((period) => ({ period, figures: figuresIn(standings, period, look) })),
    duty: [
      { date: isoDate('2025-05-07'), rev: 1, opened: [], missedAt: wib('2025-05-07 09:00'), step: 2 },
      { date: isoDate('2025-05-08'), rev: 1, opened: [], step: 0 },
    ],
    failedNotices: given.failedNotices ?? 0,
  });
};

describe('a digest', () => {
  it('says what came in, what is open, and what is overdue with whom', () => {
    const { received, open, overdueBy } = digest();
    expect([received, open]).toEqual([4, 3]);
    expect(overdueBy).toEqual([
      { unit: 'Menunggu klasifikasi petugas', reports: 2 },
      { unit: 'Bidang Lalu Lintas dan Angkutan Jalan', reports: 1 },
    ]);
  });

  it('lists what is overdue, the longest first, with the limit that was over first', () => {
    const [first] = digest([untouched]).overdue;
    expect(first).toMatchObject({
      clock: 'inform',
      dueAt: wib('2025-05-06 11:00'),
      topic: 'Lampu jalan (PJU) padam atau rusak',
    });
    // From the 6th, 11:00, to 2 June, 10:00: 60 and 180 minutes; 14 days of 450: 7, 8, 9, 14 to 16, 19 to 23, 26 to 28; and 150.
    expect(first?.hoursLate).toBe(Math.floor((60 + 180 + 14 * 450 + 150) / 60));
  });

  it('never says what an accusation is about', () => {
    const { overdue } = digest([suspected]);
    expect(overdue.map(({ topic }) => topic)).toEqual(['Laporan pengawasan']);
  });

  it('in general knows nothing of it at all', () => {
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

describe('the words of a digest', () => {
  it('say first the three things that matter, and what needs a decision', () => {
    const text = digestText(policy, digest(undefined, { failedNotices: 2 }));
    expect(text.about).toBe(
      'Periode 1 Mei 2025 sampai 31 Mei 2025. Keadaan per 2 Juni 2025 pukul 10.00 WIB. Seluruh laporan.',
    );
    expect(text.sentences).toEqual([
      '4 laporan diterima dalam periode ini; 3 laporan masih terbuka.',
      // Closed: one of four; what was answered is that one.
      'Ditindaklanjuti 1 dari 4 (25%) (rumus KemenPANRB, kotor).',
      '3 laporan terbuka telah lewat batas waktu.',
    ]);
    expect(text.decisions).toEqual([
      'Menunggu klasifikasi petugas: 2 laporan lewat batas waktu.',
      'Bidang Lalu Lintas dan Angkutan Jalan: 1 laporan lewat batas waktu.',
      'Antrean tidak dibuka pada waktunya pada 1 hari kerja: 7 Mei 2025.',
      '2 pemberitahuan gagal disampaikan; periksa buku kontak.',
    ]);
  });

  it('say so where there is nothing, and where there is no data', () => {
    const text = digestText(policy, { ...digest([]), unopened: [] });
    expect(text.sentences[1]).toBe('Persentase ditindaklanjuti: tidak ada data.');
    expect(text.decisions).toEqual(['Tidak ada.']);
    expect(text.clocks.rows.map(({ share }) => share)).toEqual([null, null, null, null, null]);
    expect(text.overdue.rows).toEqual([]);
  });

  it('name every figure that they show', () => {
    const text = digestText(policy, digest());
    const names = [...text.headlines.rows, ...text.durations.rows].map(([name]) => name);
    for (const name of names) expect(text.definitions.some((line) => line.startsWith(`${name}: `))).toBe(true);
  });

  it('call each column what it is, and have one for each value', () => {
    const columns = (one: Digest) => digestText(policy, one).headlines;
    expect(columns(digest()).header).toEqual(['Angka', 'Periode ini', 'Periode sebelumnya', 'Setahun sebelumnya']);
    for (const row of columns(digest()).rows) expect(row).toHaveLength(4);
  });

  it('bear the day of the office, whatever day it is elsewhere', () => {
    // 23:30 of the 31st in the office is the 31st, 16:30, in UTC; 00:30 of 1 June is the 31st there.
    const on = (shown: string) => digestText(policy, { ...digest([]), asOf: wib(shown) }).date;
    expect(on('2025-05-31 23:30')).toEqual({ year: 2025, month: 5, day: 31 });
    expect(on('2025-06-01 00:30')).toEqual({ year: 2025, month: 6, day: 1 });
  });
});
