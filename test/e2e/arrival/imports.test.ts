import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PART_BYTES, partsOf } from '#shared/domain/arrival/sheet-import';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { without } from '#test/e2e/iam';
import { officer } from '#test/e2e/officer';
import { eventually, records } from '#test/e2e/system';
import { LAPOR } from '#test/support/builders/a-report';
import { aSheetRow, csvSheet } from '#test/support/builders/a-sheet';

/** Numbers that no other run has, and enough of text for two parts. */
const RUN = randomUUID().slice(0, 8);
const ROWS = 5;
const numberOf = (n: number): string => `${RUN}-${n}`;
const sheet = csvSheet([
  ...Array.from({ length: ROWS }, (_, n) =>
    aSheetRow({ 'Tracking ID': numberOf(n), 'Isi Laporan Akhir': 'lampu '.repeat(60_000) }),
  ),
  aSheetRow({ 'Tracking ID': '' }),
]);

describe('a sheet of history on the deployed system', () => {
  it('is sent in parts, checked, taken in and taken back, and is nobody else’s to see', async () => {
    const api = await officer('lapor-admin');
    const begun = await api.beginImport({
      body: { name: 'ekspor.csv', size: sheet.length, sha256: sha256(sheet) },
    });
    if (!begun.ok) return expect.fail(begun.problem.code);
    const { import: id, parts } = begun.value;
    expect(parts.of).toBe(2);
    for (let part = 1; part <= partsOf(sheet.length); part += 1) {
      const gzip = gzipSync(sheet.subarray((part - 1) * PART_BYTES, part * PART_BYTES)).toString('base64');
      const sent = await api.sendPart({ import: id, part: String(part), body: { gzip } });
      expect(sent).toMatchObject({ ok: true });
    }
    const until = (state: string) =>
      eventually(`import ${state}`, async () => {
        const stands = await api.showImport({ import: id });
        if (!stands.ok) return expect.fail(stands.problem.code);
        return stands.value.state === state ? stands.value : undefined;
      });
    expect(await api.checkImport({ import: id })).toMatchObject({ ok: true });
    const counts = { new: ROWS, numberMissing: 1 };
    expect((await until('checked')).rows).toMatchObject({ done: ROWS + 1, counts });
    expect(await api.takeImportIn({ import: id })).toMatchObject({ ok: true });
    expect((await until('takenIn')).rows).toMatchObject({ counts, listed: 1 });
    const report = reportIdOf(LAPOR, numberOf(0));
    expect(await records.load(report)).toMatchObject({ status: 'history', imported: { sheet: id } });
    const list = await api.openImportRows({ import: id });
    if (!list.ok) return expect.fail(list.problem.code);
    expect(new TextDecoder().decode(list.value.bytes)).toContain(`${ROWS + 2},numberMissing`);
    const other = await officer('head-llaj');
    expect(await other.showImport({ import: id })).toMatchObject({ ok: false, problem: { code: 'notAllowed' } });
    expect(await api.takeImportBack({ import: id })).toMatchObject({ ok: true });
    expect((await until('takenBack')).back).toEqual({ done: ROWS, of: ROWS, takenBack: ROWS, kept: 0 });
    expect(await records.load(report)).toMatchObject({ status: 'archived', reason: 'importUndone' });
  });

  it('lies under a key without which no part can be put', async () => {
    const api = await officer('lapor-admin');
    const small = Buffer.from(`a,b\n${RUN},1\n`);
    const begun = await api.beginImport({ body: { name: 'kecil.csv', size: small.length, sha256: sha256(small) } });
    if (!begun.ok) return expect.fail(begun.problem.code);
    const call = { import: begun.value.import, part: '1', body: { gzip: gzipSync(small).toString('base64') } };
    const failed = await without('AdminApi', 'kms:GenerateDataKey', () => api.sendPart(call));
    expect(failed).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(await api.sendPart(call)).toMatchObject({ ok: true, value: { state: 'sent' } });
  });
});
