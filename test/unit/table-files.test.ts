import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvOf, xlsxOf } from '#shared/adapters/table-files';
import { FIGURE_COLUMNS, figureTable } from '#shared/domain/figure-table';
import { Instant, ReportId } from '#shared/domain/words';
import { policy } from '#test/support/policy';

const id = ReportId.parse(`rep_${'a'.repeat(26)}`);
const asOf = Instant.parse(Date.UTC(2026, 10, 24, 8));
const rows = figureTable(policy.calendar, [
  { name: 'closed', asOf, kind: 'count', numerator: 1, denominator: 4, ratio: 0.25, n: 4, ids: [id] },
  { name: 'notSatisfied', asOf, kind: 'count', numerator: 0, denominator: 0, ratio: null, n: 0, ids: [] },
  { name: 'time.inform', asOf, kind: 'minutes', n: 3, median: 5, p90: 30, ids: [id, id, id] },
  { name: 'flow.closed', asOf, kind: 'events', n: 2, ids: [id, id] },
]);

describe('figures as CSV', () => {
  it('are one a line with numbers as they are, and nothing where there is no data', () => {
    expect(csvOf(FIGURE_COLUMNS, rows)).toBe(
      [
        '\uFEFFfigure,kind,numerator,denominator,ratio,n,median,p90,asOf',
        'closed,count,1,4,0.25,4,,,2026-11-24T15:00:00+07:00',
        'notSatisfied,count,0,0,,0,,,2026-11-24T15:00:00+07:00',
        'time.inform,minutes,,,,3,5,30,2026-11-24T15:00:00+07:00',
        'flow.closed,events,,,,2,,,2026-11-24T15:00:00+07:00',
        '',
      ].join('\n'),
    );
  });

  it.each(['=1+1', '+62811', '-1', '@SUM(A1)', '\t=1', '\r=1'])('run nothing as a formula: %j', (text) => {
    const [, line] = csvOf(['x'], [[text]]).split('\n');
    expect(line?.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('keep commas, quotes and lines inside their field', () => {
    expect(csvOf(['x', 'y'], [['a,"b"\nc', 1]])).toBe('\uFEFFx,y\n"a,""b""\nc",1\n');
  });
});

describe('figures as a workbook', () => {
  it('hold text as text, whatever it begins with', async () => {
    const file = Buffer.from(await xlsxOf('2026-11', ['x'], [['=1+1'], [7], [null]]));
    // A ZIP archive, and no cell of it holds a formula: `<f>` is where one would stand.
    expect(file.subarray(0, 2).toString()).toBe('PK');
    const sheets = Object.entries(unzipSync(new Uint8Array(file))).filter(([name]) =>
      name.includes('worksheets/sheet'),
    );
    expect(sheets).toHaveLength(1);
    const [[, bytes] = []] = sheets;
    const xml = new TextDecoder().decode(bytes);
    expect(xml).not.toContain('<f>');
    expect(xml).toMatch(/<v>7<\/v>/);
  });
});
