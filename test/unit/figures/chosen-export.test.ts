import { describe, expect, it } from 'vitest';
import { ReportsChosen } from '#shared/contracts/http/exports';
import { chosenOf, fileName, NARROWED, unknownIn } from '#web/console/export/chosen.ts';

const TODAY = '2026-11-30';

describe('what is chosen for an export', () => {
  it('is this month up to and with today where an address says nothing, as a workbook', () => {
    expect(chosenOf({}, TODAY)).toEqual({
      table: 'reports',
      format: 'xlsx',
      from: '2026-11-01',
      until: '2026-12-01',
      period: '2026-11',
      by: undefined,
      separator: 'semicolon',
      named: false,
      narrowed: {},
    });
  });

  it('is what an address says, and what is usual in place of what is not known', () => {
    const asked = {
      ...{ table: 'orang', format: 'pdf', from: 'kemarin', until: '2026-07-01', by: 'name', status: 'routed' },
      with: 'words',
    };
    expect(chosenOf(asked, TODAY)).toMatchObject({
      table: 'reports',
      format: 'xlsx',
      from: '2026-11-01',
      until: '2026-07-01',
      by: undefined,
      named: false,
      narrowed: { status: 'routed' },
    });
    expect(chosenOf({ with: 'names' }, TODAY)).toMatchObject({ named: true });
  });

  it('is narrowed by all that the API narrows by', () => {
    const { from: _, until: _1, separator: _2, ...narrowed } = ReportsChosen.shape;
    expect(NARROWED.toSorted()).toEqual(Object.keys(narrowed).toSorted());
  });

  it('leaves out what only a list knows, and says so with what was chosen there', () => {
    const list = {
      status: 'routed',
      show: 'overdue',
      dueFrom: '2026-11-02',
      sort: 'receivedAt',
      cursor: 'x',
      from: '2026-11-01',
    };
    expect(unknownIn(list).map(({ label, value }) => `${label.en} ${value.en}`)).toEqual([
      'Only those overdue',
      'Due from 2026-11-02',
    ]);
    expect(chosenOf(list, TODAY).narrowed).toEqual({ status: 'routed' });
    expect(unknownIn({ status: 'routed' })).toEqual([]);
  });

  it.each([
    ['laporan-2026-11-01-2026-12-01.csv', { format: 'csv' }],
    ['riwayat-2026-11-01-2026-12-01.xlsx', { table: 'events' }],
    ['angka-2026-11.xlsx', { table: 'figures', by: 'unit' }],
    ['angka-2026-unit.csv', { table: 'figures', period: '2026', by: 'unit', format: 'csv' }],
  ])('gives a file the name %s', (name, query) => {
    expect(fileName(chosenOf(query, TODAY))).toBe(name);
  });
});
