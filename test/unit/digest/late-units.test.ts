import { describe, expect, it } from 'vitest';
import { lateTable, lateUnits, ownDeskSays } from '#shared/domain/digest/late-units';
import { aLateReport, aVoice } from '#test/support/builders/a-digest';
import { wib } from '#test/support/builders/a-report';

const DESK = 'Sekretaris Dinas';
const late = (unit: string, ...days: readonly string[]) => days.map((day) => aLateReport(unit, `2025-04-${day}`));

describe('who is late', () => {
  it('begins with the reader’s own desk, however little is late there', () => {
    const overdue = [...late('Bidang A', '01', '02', '03'), ...late(DESK, '10')];
    expect(lateUnits(aVoice({ overdue }).digest).map(({ unit, isOwn }) => [unit, isOwn])).toEqual([
      [DESK, true],
      ['Bidang A', false],
    ]);
  });

  it('goes on with the most; of as many, with whoever has one that is late the longest, then by name', () => {
    const overdue = [
      ...late('Bidang D', '08'),
      ...late('Bidang C', '08'),
      ...late('Bidang B', '07'),
      ...late('Bidang A', '09', '10'),
    ];
    expect(lateUnits(aVoice({ overdue }).digest).map(({ unit }) => unit)).toEqual([
      'Bidang A',
      'Bidang B',
      'Bidang C',
      'Bidang D',
    ]);
  });

  it('says by which limits, about what, since when, and which report is the oldest', () => {
    const overdue = [
      aLateReport('Bidang A', '2025-04-10', { clock: 'processed', proposed: ['processed'] }),
      aLateReport('Bidang A', '2025-04-08', { topic: 'Rambu lalu lintas', receivedAt: wib('2025-04-02 08:00') }),
      aLateReport('Bidang A', '2025-04-09', { receivedAt: wib('2025-03-01 08:00') }),
    ];
    const voice = aVoice({ overdue });
    expect(lateTable(voice).rows).toEqual([
      [
        'Bidang A',
        '3',
        'penyelesaian 2, tanda sudah diproses (usulan) 1',
        'Lampu jalan (PJU) padam atau rusak 2',
        '8 Apr 2025',
        overdue[2]?.id.slice(-6).toUpperCase(),
      ],
    ]);
  });

  it('names every report at the reader’s own desk, and says so where there is none', () => {
    const days = Array.from({ length: 9 }, (_, index) => String(index + 10));
    const overdue = late(DESK, ...days);
    const [said = ''] = ownDeskSays(aVoice({ overdue }));
    expect(said).toMatch(/^Di meja Sekretaris Dinas 9 laporan lewat batas, terlama sejak 10 April 2025: /);
    for (const { id } of overdue) expect(said).toContain(id.slice(-6).toUpperCase());
    expect(ownDeskSays(aVoice())).toEqual(['Di meja Sekretaris Dinas tidak ada yang lewat batas.']);
    expect(ownDeskSays(aVoice({ desk: undefined }))).toEqual([]);
  });
});
