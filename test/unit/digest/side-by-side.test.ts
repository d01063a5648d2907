import { describe, expect, it } from 'vitest';
import { MonthName } from '#shared/domain/calendar/period';
import { placeCells, unitCells } from '#shared/domain/digest/cells';
import { cellsTable } from '#shared/domain/digest/cells-table';
import { digestMonths } from '#shared/domain/digest/months';
import type { OpenAge } from '#shared/domain/digest/open-age';
import { openAgeTable } from '#shared/domain/digest/open-age-table';
import { sharesOf } from '#shared/domain/digest/table';
import { monthsTables, trendOf } from '#shared/domain/digest/trend';
import { monthsUntil } from '#shared/domain/figures/evaluated-month';
import type { FigureValue } from '#shared/domain/figures/figure';
import type { FigureName } from '#shared/domain/figures/figure-name';
import type { Cell } from '#shared/domain/figures/figures-of-period';
import { isoDate } from '#test/support/builders/a-calendar';
import { aVoice } from '#test/support/builders/a-digest';
import { wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const asOf = wib('2025-05-01 00:00');
const share = (name: FigureName, numerator: number, denominator: number): FigureValue => ({
  name,
  asOf,
  kind: 'count',
  numerator,
  denominator,
  ratio: denominator === 0 ? null : numerator / denominator,
  n: denominator,
});
const took = (median: number, n: number): FigureValue => ({
  name: 'time.resolution',
  asOf,
  kind: 'minutes',
  median,
  p90: median,
  n,
});

describe('units side by side', () => {
  const cells: readonly Cell[] = [
    { key: '?', figures: [share('received', 2, 2)] },
    {
      key: 'llaj',
      figures: [
        ...[share('received', 20, 20), share('open', 4, 20), share('overdue', 1, 20)],
        ...[share('firstResponse.missed', 5, 18), share('resolution.missed', 1, 3), share('notSatisfied', 2, 10)],
        took(3_600, 12),
        { name: 'flow.handedBack', asOf, kind: 'events', n: 3 },
      ],
    },
    { key: 'asdp', figures: [share('received', 20, 20), share('open', 0, 20)] },
  ];

  it('have a row each, the most received first, then by name, and a dash where something was not counted', () => {
    const { header, rows } = cellsTable(aVoice(), 'Unit atau meja', unitCells(policy, cells));
    expect(header).toEqual([
      'Unit atau meja',
      'Diterima',
      'Masih terbuka',
      'Lewat',
      'Tanggapan awal lewat',
      'Penyelesaian lewat',
      'Separuh tuntas dalam (kerja)',
      'Dikembalikan',
      'Dibuka kembali',
    ]);
    expect(rows).toEqual([
      ['Bidang Keselamatan, Sarana Prasarana dan ASDP', '20', '0', '–', '–', '–', '–', '–', '–'],
      [
        'Bidang Lalu Lintas dan Angkutan Jalan',
        ...['20', '4', '1', '27,8% (5/18)'],
        // Of three, no percentage.
        ...['1/3', '8,0 hari (n 12)', '3', '20% (2/10)'],
      ],
      ['Belum atau tidak didisposisikan', '2', '–', '–', '–', '–', '–', '–', '–'],
    ]);
  });

  it('are sub-districts, likewise, by their names', () => {
    const places = placeCells(policy, [
      { key: 'badau', figures: [share('received', 1, 1)] },
      { key: '?', figures: [share('received', 3, 3)] },
    ]);
    expect(cellsTable(aVoice(), 'Kecamatan', places)).toMatchObject({
      header: ['Kecamatan', 'Diterima'],
      rows: [
        ['Tidak disebut', '3'],
        ['Badau', '1'],
      ],
    });
  });

  it('are shown by how old their open work is, the reader’s own desk first', () => {
    const openAge: readonly OpenAge[] = [
      { unit: 'Bidang A', reports: [10, 0, 0, 1] },
      { unit: 'Sekretaris Dinas', reports: [0, 0, 1, 0] },
    ];
    const { header, rows, bars } = openAgeTable(aVoice({ openAge }));
    expect(header).toEqual(['Umur laporan terbuka (hari kalender)', '≤ 7', '8–30', '31–90', '> 90', 'Semua']);
    expect(rows).toEqual([
      ['Sekretaris Dinas', '0', '0', '1', '0', '1'],
      ['Bidang A', '10', '0', '0', '1', '11'],
    ]);
    expect(bars?.[0]?.map(({ share: of }) => Math.round(of))).toEqual([0, 0, 9, 0]);
  });
});

describe('a part of a bar', () => {
  it('is never too narrow to be seen, and the bar is no longer for it', () => {
    const shares = sharesOf([1, 999], 1_000);
    expect(shares[0]).toBeGreaterThan(1);
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(100);
    expect(sharesOf([0, 5], 10)).toEqual([0, 50]);
    expect(sharesOf([], 0)).toEqual([]);
  });
});

describe('months side by side', () => {
  const APRIL = { from: isoDate('2025-04-01'), until: isoDate('2025-05-01') };
  const YEAR = { from: isoDate('2025-01-01'), until: isoDate('2026-01-01') };
  const LONG_AGO = [{ month: MonthName.parse('2020-01'), reports: 1 }];
  const figures = [share('received', 8, 8), share('firstResponse.met', 3, 6), share('closed', 6, 8)];
  const series = monthsUntil(YEAR, LONG_AGO)
    .slice(0, 4)
    .map(({ month }) => ({ month, figures }));

  it('are twelve, up to the last of the period', () => {
    const names = (period: typeof YEAR) => monthsUntil(period, LONG_AGO).map(({ month }) => month);
    expect([names(YEAR)[0], names(YEAR)[11], names(YEAR).length]).toEqual(['2025-01', '2025-12', 12]);
    expect([names(APRIL)[0], names(APRIL)[11]]).toEqual(['2024-05', '2025-04']);
    // A week over the end of a month belongs to the month of its Sunday.
    expect(names({ from: isoDate('2025-04-28'), until: isoDate('2025-05-05') })[11]).toBe('2025-05');
  });

  it('are drawn with their numbers and what these are made of, and no bar where there is no data', () => {
    const { months, rows } = trendOf(aVoice({ months: digestMonths(series, APRIL) }));
    expect(months).toEqual(['Jan 2025', 'Feb 2025', 'Mar 2025', 'Apr 2025']);
    expect(rows.map(({ label, columns }) => [label, columns[0]])).toEqual([
      ['Laporan diterima', { value: '8', of: '', share: 100, leads: '/kantor/angka/2025-01/received' }],
      [
        'Tanggapan awal tepat waktu',
        { value: '50%', of: 'n 6', share: 50, leads: '/kantor/angka/2025-01/firstResponse.met' },
      ],
      ['Penyelesaian tepat waktu', { value: '–', of: '', share: 0 }],
    ]);
  });

  it('say which of them is not over yet', () => {
    const months = digestMonths(series, APRIL);
    expect(trendOf(aVoice({ months })).says).not.toContain('belum selesai');
    expect(trendOf(aVoice({ months, asOf: wib('2025-04-28 07:30') })).says).toContain('Apr 2025 belum selesai.');
  });

  it('are listed too for a year, with both formulas of following up, and not for a month', () => {
    const year = aVoice({ period: YEAR, months: digestMonths(series, YEAR) });
    const formulas = series.map(({ month }) => ({
      month,
      figures: [share('received', 8, 8), share('followedUp.kemendagri.net', 7, 8)],
    }));
    expect(monthsTables(year)[0]).toMatchObject({
      header: ['Bulan', 'Diterima', 'Tanggapan awal tepat waktu', 'Selesai'],
      rows: expect.arrayContaining([['Apr 2025', '8', '50% (3/6)', '75% (6/8)']]),
    });
    expect(monthsTables(aVoice({ period: YEAR, months: digestMonths(formulas, YEAR) }))[1]).toMatchObject({
      header: ['Bulan', 'Kemendagri, bersih'],
      rows: expect.arrayContaining([['Apr 2025', '87,5% (7/8)']]),
    });
    expect(monthsTables(aVoice({ months: digestMonths(series, APRIL) }))).toEqual([]);
  });
});
