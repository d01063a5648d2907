import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { PART_BYTES, partFile } from '#shared/domain/arrival/sheet-import';
import { sha256 } from '#shared/domain/words/hash';
import { reportIdOf } from '#shared/domain/words/report-id';
import { without } from '#test/e2e/iam';
import { linesOf, logGroups } from '#test/e2e/logs';
import { officer } from '#test/e2e/officer';
import { eventually, records, stack } from '#test/e2e/system';
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

const lambda = new LambdaClient(clientConfig(stack.aws));
const s3 = new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true });

/** While something is done, the function has so little time that it hands on whatever it has begun. */
const inLittleTime = async <Value>(act: () => Promise<Value>): Promise<Value> => {
  const FunctionName = stack.ImportsFunctionName;
  const { Timeout: before } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const give = async (Timeout: number | undefined): Promise<void> => {
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 30 }, { FunctionName });
  };
  await give(60);
  try {
    return await act();
  } finally {
    await give(before);
  }
};

type Api = Awaited<ReturnType<typeof officer>>;

/** Sends a sheet whole, and gives what waits until its import stands so. */
const sentBy = async (api: Api, name: string, bytes: Uint8Array) => {
  const begun = await api.beginImport({ body: { name, size: bytes.length, sha256: sha256(bytes) } });
  if (!begun.ok) return expect.fail(begun.problem.code);
  const { import: id, parts } = begun.value;
  for (let part = 1; part <= parts.of; part += 1) {
    const gzip = gzipSync(bytes.subarray((part - 1) * PART_BYTES, part * PART_BYTES)).toString('base64');
    expect(await api.sendPart({ import: id, part: String(part), body: { gzip } })).toMatchObject({ ok: true });
  }
  const until = (state: string) =>
    eventually(`import ${state}`, async () => {
      const stands = await api.showImport({ import: id });
      if (!stands.ok) return expect.fail(stands.problem.code);
      return stands.value.state === state ? stands.value : undefined;
    });
  return { id, parts, until };
};

describe('a sheet of history on the deployed system', () => {
  it('is sent in parts, checked, taken in and taken back, and is nobody else’s to see', async () => {
    const api = await officer('lapor-admin');
    const { id, parts, until } = await sentBy(api, 'ekspor.csv', sheet);
    expect(parts.of).toBe(2);
    const counts = { new: ROWS, numberMissing: 1 };
    await inLittleTime(async () => {
      expect(await api.checkImport({ import: id })).toMatchObject({ ok: true });
      expect((await until('checked')).rows).toMatchObject({ done: ROWS + 1, counts });
    });
    expect(await api.takeImportIn({ import: id })).toMatchObject({ ok: true });
    expect((await until('takenIn')).rows).toMatchObject({ counts, listed: 1 });
    const report = reportIdOf(LAPOR, numberOf(0));
    expect(await records.load(report)).toMatchObject({ status: 'history', imported: { sheet: id } });
    const list = await api.openImportRows({ import: id });
    if (!list.ok) return expect.fail(list.problem.code);
    expect(new TextDecoder().decode(list.value.bytes)).toContain(`${ROWS + 2},numberMissing`);
    // Another sheet says something else of one of them.
    const corrected = csvSheet([
      aSheetRow({ 'Tracking ID': numberOf(0), 'Isi Laporan Akhir': 'Dibetulkan. (rekaan)' }),
    ]);
    const other = await sentBy(api, 'pembetulan.csv', corrected);
    expect(await api.checkImport({ import: other.id })).toMatchObject({ ok: true });
    expect((await other.until('checked')).rows).toMatchObject({ counts: { changed: 1 } });
    const all = await api.listImports();
    expect(all.ok && all.value.imports.map((one) => one.import)).toEqual(expect.arrayContaining([id, other.id]));
    const head = await officer('head-llaj');
    expect(await head.showImport({ import: id })).toMatchObject({ ok: false, problem: { code: 'notAllowed' } });
    expect(await api.takeImportBack({ import: id })).toMatchObject({ ok: true });
    expect((await until('takenBack')).back).toEqual({ done: ROWS, of: ROWS, takenBack: ROWS, kept: 0 });
    expect(await records.load(report)).toMatchObject({ status: 'archived', reason: 'importUndone' });
  });

  it('lies under a key without which no part can be put, and is sent anew when it is gone', async () => {
    const api = await officer('lapor-admin');
    const small = Buffer.from(`a,b\n${RUN},1\n`);
    const begun = await api.beginImport({ body: { name: 'kecil.csv', size: small.length, sha256: sha256(small) } });
    if (!begun.ok) return expect.fail(begun.problem.code);
    const call = { import: begun.value.import, part: '1', body: { gzip: gzipSync(small).toString('base64') } };
    const failed = await without('AdminApi', 'kms:GenerateDataKey', () => api.sendPart(call));
    expect(failed).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
    expect(await api.sendPart(call)).toMatchObject({ ok: true, value: { state: 'sent' } });
    const since = Date.now();
    await without('Imports', 's3:GetObject', async () => {
      await api.checkImport({ import: begun.value.import });
      await eventually('a check that failed', async () => {
        const [name = expect.fail()] = (await logGroups()).filter((group) => group.includes('ImportsFunctionLogs'));
        return (await linesOf(name, since)).some((line) => line.includes('message.failed')) ? true : undefined;
      });
    });
    // Its message waits to come again; nobody who stops it has to wait for that.
    expect(await api.stopImport({ import: begun.value.import })).toMatchObject({ ok: true, value: { state: 'sent' } });
    // As when its week is over.
    const Key = partFile({ id: begun.value.import, sending: 1 }, 1);
    await s3.send(new DeleteObjectCommand({ Bucket: stack.EvaluationsBucketName, Key }));
    await api.checkImport({ import: begun.value.import });
    await eventually('a sheet that is gone', async () => {
      const stands = await api.showImport({ import: begun.value.import });
      return stands.ok && stands.value.failure === 'gone' ? stands.value : undefined;
    });
  });
});
