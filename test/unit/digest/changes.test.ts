import { describe, expect, it } from 'vitest';
import { changesSay, changesTable } from '#shared/domain/digest/changes';
import type { Digest } from '#shared/domain/digest/digest';
import { ratioOf } from '#shared/domain/digest/digest-value';
import { isoDate } from '#test/support/builders/a-calendar';
import { aVoice } from '#test/support/builders/a-digest';
import { wib } from '#test/support/builders/a-report';

const MARCH = { from: isoDate('2025-03-01'), until: isoDate('2025-04-01') };
const RECEIVED = { name: 'received', values: [ratioOf(60, 60), ratioOf(40, 40)] } as const;
type Headline = Digest['headlines'][number];
const rows = (headlines: readonly Headline[], given: Partial<Digest> = {}) =>
  changesTable(aVoice({ earlier: [MARCH], headlines: [RECEIVED, ...headlines], ...given })).rows;

describe('what changed', () => {
  it('is said as before and after, with n, and in words whether that is better', () => {
    expect(changesTable(aVoice({ earlier: [MARCH], headlines: [RECEIVED] })).header).toEqual([
      'Angka',
      'Maret 2025',
      'April 2025',
      'Artinya',
    ]);
    expect(
      rows([
        { name: 'resolution.met', values: [ratioOf(45, 60), ratioOf(20, 40)] },
        { name: 'firstResponse.met', values: [ratioOf(30, 60), ratioOf(30, 40)] },
      ]),
    ).toEqual([
      ['Tanggapan awal tepat waktu', '75% (n 40)', '50% (n 60)', 'memburuk'],
      ['Penyelesaian tepat waktu', '50% (n 40)', '75% (n 60)', 'membaik'],
      ['Laporan diterima', '40', '60', 'bertambah'],
    ]);
  });

  it.each([
    ['notSatisfied', 'memburuk'],
    ['machine.unconfirmed', 'memburuk'],
    ['closed', 'membaik'],
    ['followedUp.panrb.gross', 'membaik'],
  ] as const)('knows which way is better: more of %s is %s', (name, way) => {
    expect(rows([{ name, values: [ratioOf(45, 60), ratioOf(20, 40)] }]).map((row) => row[3])).toContain(way);
  });

  it('leaves out what is printed the same, what has no data, and a share that is neither good nor bad', () => {
    expect(
      rows([
        { name: 'closed', values: [ratioOf(30, 60), ratioOf(20, 40)] },
        { name: 'notSatisfied', values: [ratioOf(1, 60), ratioOf(0, 0)] },
        { name: 'inProcess', values: [ratioOf(10, 60), ratioOf(20, 40)] },
      ]).map(([name]) => name),
    ).toEqual(['Laporan diterima']);
  });

  it('calls a share of a few reports small', () => {
    expect(rows([{ name: 'closed', values: [ratioOf(1, 3), ratioOf(20, 40)] }])[0]?.[3]).toBe('memburuk, n kecil');
  });

  it('calls a limit that the office has not set a proposal', () => {
    const met = { name: 'firstResponse.met', values: [ratioOf(1, 30), ratioOf(20, 40)] } as const;
    expect(rows([met], { proposed: ['firstResponse'] })[0]?.[0]).toBe('Tanggapan awal tepat waktu (usulan)');
  });

  it('puts what is open and late beside what the report of the period before said', () => {
    const previous = { asOf: wib('2025-04-01 07:30'), open: 5, overdue: 3 };
    expect(rows([], { previous, open: 7 }).slice(0, 2)).toEqual([
      ['Laporan terbuka yang lewat batas', '3', '0', 'membaik'],
      ['Laporan terbuka', '5', '7', 'bertambah'],
    ]);
  });

  it('cannot be said where nothing came in before', () => {
    const nothing = [{ name: 'received', values: [ratioOf(60, 60), ratioOf(0, 0)] }] as const;
    const voice = aVoice({ earlier: [MARCH], headlines: nothing });
    expect(changesTable(voice).rows).toEqual([]);
    expect(changesSay(voice)).toBe('Tidak ada laporan yang diterima pada Maret 2025, jadi tidak ada pembandingnya.');
  });
});
