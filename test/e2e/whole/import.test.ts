import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSubject } from '#shared/domain/notices/subject';
import { firstBroken } from '#shared/domain/report/record';
import { reportIdOf } from '#shared/domain/words/report-id';
import { npmRun } from '#test/e2e/npm-run';
import { records } from '#test/e2e/system';
import { deliveries } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';
import { aSheetRow, csvSheet } from '#test/support/builders/a-sheet';

const ROWS = 60;
const number = (n: number): string => `impor-${n}`;
const BROKEN = 17;

describe('history', () => {
  let folder = '';
  let file = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'impor-'));
    file = join(folder, 'lapor.csv');
    const rows = Array.from({ length: ROWS }, (_, n) =>
      aSheetRow({ 'Tracking ID': number(n), ...(n === BROKEN ? { 'Tanggal Laporan Masuk': 'besok lusa' } : {}) }),
    );
    await writeFile(file, csvSheet(rows, ';'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is told row by row, taken in once by however many tries, told to nobody, and taken back whole', async () => {
    const { code, out: dry, err } = await npmRun('import', file);
    expect([code, err]).toEqual([0, '']);
    expect(dry).toContain(`${ROWS - 1}  baru / new`);
    expect(dry).toContain(
      `baris / row ${BROKEN + 2}: tanggal tidak terbaca / the date cannot be read (Tanggal Laporan Masuk)`,
    );
    const stranger = await npmRun('import', file, '--take-in', '--by', 'budi-contoh');
    expect([stranger.code, stranger.err]).toEqual([1, expect.stringContaining('--by budi-contoh')]);
    const ids = Array.from({ length: ROWS }, (_, n) => reportIdOf(LAPOR, number(n)));
    expect(await records.loadAll(ids)).toEqual([]);

    await Promise.all([1, 2].map(() => npmRun('import', file, '--take-in', '--by', 'siti-contoh')));
    const reports = await records.loadAll(ids);
    expect(reports).toHaveLength(ROWS - 1);
    for (const report of reports) expect(report).toMatchObject({ status: 'history', version: 3 });
    const [one] = reports;
    expect(firstBroken(await records.events(one?.id ?? expect.fail()))).toBeUndefined();
    expect(await deliveries.of(reportSubject(one?.id ?? expect.fail()))).toEqual([]);

    await npmRun('import', file, '--take-back', '--by', 'siti-contoh');
    for (const report of await records.loadAll(ids))
      expect(report).toMatchObject({ status: 'archived', reason: 'importUndone' });
  });
});
