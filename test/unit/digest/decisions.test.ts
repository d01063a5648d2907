import { describe, expect, it } from 'vitest';
import { briefOf } from '#shared/domain/digest/brief';
import { decisionsOf } from '#shared/domain/digest/decisions';
import type { Digest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { reportIdOf } from '#shared/domain/words/report-id';
import { isoDate } from '#test/support/builders/a-calendar';
import { aDigest, aLateReport, aVoice } from '#test/support/builders/a-digest';
import { LAPOR } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const decided = (given: Partial<Digest>) => decisionsOf(aVoice({ unopened: [], ...given }));
const late = (unit: string, n: number, given: Parameters<typeof aLateReport>[2] = {}) =>
  Array.from({ length: n }, (_, index) => aLateReport(unit, `2025-04-${10 + index}`, given));
const refs = (reports: readonly { readonly id: string }[]): string =>
  reports.map(({ id }) => id.slice(-6).toUpperCase()).join(', ');
const ids = (n: number) => Array.from({ length: n }, (_, index) => reportIdOf(LAPOR, `di balik ${index}`));

describe('what is to be decided', () => {
  it('about a unit with three or more that are late: says how many, since when, between what, and which they are', () => {
    const overdue = late('Bidang A', 5);
    expect(decided({ overdue })).toEqual([
      {
        says: 'Bidang A: 5 laporan lewat batas, terlama sejak 10 April 2025.',
        short: 'Bidang A: 5 lewat;',
        choices: 'tambah orang, bagi ulang, atau tegur?',
        reports: `${refs(overdue.slice(0, 3))}; 2 lainnya dalam Lampiran 1`,
      },
    ]);
  });

  it('a limit may be set otherwise only where it is the office’s own proposal', () => {
    const proposed = late('Bidang A', 3, { clock: 'processed', proposed: ['processed'] });
    expect(decided({ overdue: proposed })[0]?.choices).toBe('tambah orang, ubah usulan, atau tegur?');
  });

  it('takes units with fewer together, and never leaves out what is about oversight', () => {
    const oversight = aLateReport('Bidang B', '2025-04-20', { oversight: true, topic: 'Laporan pengawasan' });
    const overdue = [...late('Bidang A', 2), oversight, ...late('Bidang C', 1), ...late('Bidang D', 1)];
    const [one, ...others] = decided({ overdue });
    expect(others).toEqual([]);
    expect(one?.says).toBe('4 unit atau meja: 5 lewat batas, masing-masing paling banyak 2.');
    expect(one?.reports).toMatch(new RegExp(`^${refs([oversight])}, .*; 2 lainnya dalam Lampiran 1$`));
  });

  it('gives three units a decision of their own and takes the others together, however much is late there', () => {
    const overdue = ['A', 'B', 'C', 'D', 'E'].flatMap((unit, index) => late(`Bidang ${unit}`, 9 - index));
    expect(decided({ overdue }).map(({ says }) => says.replace(/ laporan lewat.*/, ''))).toEqual([
      'Bidang A: 9',
      'Bidang B: 8',
      'Bidang C: 7',
      '2 unit atau meja lain: 11 lewat batas, masing-masing paling banyak 6.',
    ]);
  });

  it('the reader’s own desk comes first, and all its reports stand above', () => {
    const own = late('Sekretaris Dinas', 7);
    const [first] = decided({ overdue: [...late('Bidang A', 9), ...own] });
    expect(first?.says).toMatch(/^Meja Sekretaris Dinas: 7 laporan lewat batas/);
    expect(first?.reports).toBe('semuanya disebut dalam bagian 1');
    const [above] = digestText(policy, aDigest({ overdue: own })).late.own;
    expect(above).toContain(refs(own));
  });

  it('about the queue: names a few days and where the others stand', () => {
    const days = Array.from({ length: 6 }, (_, index) => isoDate(`2025-04-0${index + 1}`));
    expect(decided({ unopened: days })[0]).toMatchObject({
      says: 'Antrean tidak dibuka pada waktunya pada 6 hari kerja: 1 Apr 2025, 2 Apr 2025, 3 Apr 2025, 4 Apr 2025, dan 2 hari lain dalam Lampiran 2.',
      choices: 'tambah penjaga antrean, ubah jam, atau tegur?',
    });
  });

  it('about the limit that is missed most, and those that nobody has set, apart', () => {
    const clocks = [
      { clock: 'processed', met: 1, missed: 9, pending: 0 },
      { clock: 'firstResponse', met: 6, missed: 4, pending: 0 },
      { clock: 'resolution', met: 9, missed: 1, pending: 0 },
    ] as const;
    const behind = [{ of: 'firstResponse', always: [], others: ids(4) }] as const;
    expect(decided({ clocks, behind, proposed: ['processed'] }).map(({ says }) => says)).toEqual([
      'Batas yang paling sering terlewati: tanggapan awal, 4 dari 10 (40%); 4 di antaranya masih terbuka.',
      '1 batas belum ditetapkan kantor; terlewati: tanda sudah diproses (usulan) 9 dari 10 (90%).',
    ]);
  });

  it('about what the machine decided alone, and notices that failed, with the reports behind them', () => {
    const behind = [
      { of: 'unconfirmed', always: [], others: ids(5) },
      { of: 'noticesFailed', always: [], others: ids(1) },
    ] as const;
    const [unconfirmed, notices] = decided({ behind, failedNotices: 3 });
    expect(unconfirmed?.says).toBe('5 laporan terbuka diputuskan mesin dan belum dikonfirmasi petugas.');
    expect(unconfirmed?.reports).toMatch(/; 2 lainnya dalam Lampiran 2$/);
    expect(notices).toMatchObject({
      says: '3 pemberitahuan gagal disampaikan.',
      choices: 'perbaiki buku kontak, beri tahu langsung, atau ganti penerimanya?',
      reports: refs(ids(1).map((id) => ({ id }))),
    });
  });

  it('has an annex with every report that could not be named beside it', () => {
    const behind = [{ of: 'unconfirmed', always: [], others: ids(5) }] as const;
    const { others } = digestText(policy, aDigest({ behind })).annexes;
    expect(others.map(({ heading }) => heading).slice(0, 2)).toEqual(['Lampiran 2. Laporan di balik keputusan', '']);
    expect(others[1]?.table.rows.flat()).toEqual([...ids(5), '']);
  });
});

describe('a digest that is told by mail', () => {
  const units = Array.from({ length: 9 }, (_, index) =>
    index === 0 ? 'Sekretaris Dinas' : `${index} Bidang Keselamatan, Sarana Prasarana dan Angkutan Sungai`,
  );
  const badYear = aDigest({
    period: { from: isoDate('2025-01-01'), until: isoDate('2026-01-01') },
    overdue: units.flatMap((unit, index) => late(unit, 3 + index)),
    unopened: Array.from({ length: 21 }, (_, index) => isoDate(`2025-04-${String(index + 1).padStart(2, '0')}`)),
    earlier: [{ from: isoDate('2024-01-01'), until: isoDate('2025-01-01') }],
    headlines: (
      ['received', 'closed', 'firstResponse.met', 'resolution.met', 'notSatisfied', 'followedUp.panrb.gross'] as const
    ).map((name) => ({
      name,
      values: [
        { numerator: 1_210, denominator: 4_321, ratio: 0.28 },
        { numerator: 2_210, denominator: 3_321, ratio: 0.665 },
      ],
    })),
    clocks: [{ clock: 'firstResponse', met: 1, missed: 9, pending: 0 }],
    failedNotices: 12,
  });
  const linesOf = (digest: Digest): readonly string[] =>
    Object.values(briefOf(aVoice(digest))).flatMap(({ title, lines }) => [title, ...lines]);

  it('has twelve lines at most in a bad year, each short enough for a phone', () => {
    const lines = linesOf(badYear);
    expect(lines).toEqual([
      'Yang terlambat',
      expect.stringMatching(/^Meja Sekretaris Dinas: 3 lewat, terlama 10 Apr 2025 \(\w{6}\)\.$/),
      expect.stringMatching(/^8 Bidang Keselamatan, .*… *: 11 lewat, terlama 10 Apr 2025 \(\w{6}\)\.$/),
      expect.stringMatching(/^7 Bidang Keselamatan/),
      '6 unit atau meja lain: 39 lewat.',
      'Yang berubah',
      expect.stringMatching(/ memburuk: 66,5% \(n 3\.321\) menjadi 28% \(n 4\.321\)\.$/),
      expect.stringMatching(/ memburuk: /),
      'Yang perlu diputuskan',
      'Meja Sekretaris Dinas: 3 lewat; tuntaskan, bahas dengan Inspektorat, atau tunjuk pengganti?',
      expect.stringMatching(/^8 Bidang .*; tambah orang, bagi ulang, atau tegur\?$/),
      expect.stringMatching(/^\d+ keputusan lain dalam laporan\.$/),
    ]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(95);
  });

  it('says so in as few words where nothing is late, nothing changed and nothing is to be decided', () => {
    expect(linesOf(aDigest({ unopened: [] }))).toEqual([
      'Yang terlambat',
      'Meja Sekretaris Dinas: tidak ada yang lewat.',
      'Tidak ada laporan terbuka yang lewat batas.',
      'Yang berubah',
      'Tidak ada pembandingnya.',
      'Yang perlu diputuskan',
      'Tidak ada.',
    ]);
  });
});
