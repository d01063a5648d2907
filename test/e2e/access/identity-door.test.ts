import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { documentClient } from '#shared/adapters/table/client';
import { dataKeyKey, identityKey, type Key } from '#shared/adapters/table/keys';
import { readOriginal } from '#shared/app/arrival/keep-original';
import { vaultOf } from '#shared/app/report/vault';
import type { AdminClient } from '#shared/contracts/http/admin-client';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { withCondition, without } from '#test/e2e/iam';
import { officer, tokenAs } from '#test/e2e/officer';
import { aPosting, call, eventually, records, send, stack } from '#test/e2e/system';
import { TEXTS } from '#test/e2e/told';
import { LAPOR } from '#test/support/builders/a-report';
import { opened } from '#test/support/laws/opened';

/** That who reported is opened by one function and one key, and everything else of a report by others. */

const config = clientConfig(stack.aws);
const dynamo = documentClient(new DynamoDBClient(config));
const s3 = new S3Client({ ...config, forcePathStyle: true });
const reportKeys = kmsDataKeys(new KMSClient(config), stack.ReportKeyArn);

const REPORTER = { name: 'Warga Contoh', phone: '081200000000' };
const WHY = 'Diminta inspektorat untuk pemanggilan. (rekaan)';

/** A report whose channel says who reported; told to its unit, so that nothing goes on with it by itself. */
const identified = async (): Promise<ReportId> => {
  const externalId = `e2e-identity-${randomUUID()}`;
  expect((await send(aPosting({ externalId, text: TEXTS.llaj, reporter: REPORTER }))).status).toBe(202);
  const id = reportIdOf(LAPOR, externalId);
  await eventually('told report', async () => (await records.load(id))?.deadlines.inform?.stoppedAt);
  return id;
};

const version = async (id: ReportId): Promise<number> => (await records.load(id))?.version ?? 0;
const reveal = async (id: ReportId): ReturnType<AdminClient['revealIdentity']> =>
  (await officer('lapor-admin')).revealIdentity({
    report: id,
    version: await version(id),
    key: randomUUID(),
    body: { text: WHY },
  });
const note = async (id: ReportId): ReturnType<AdminClient['addNote']> =>
  (await officer('lapor-admin')).addNote({
    report: id,
    version: await version(id),
    key: randomUUID(),
    body: { text: 'Catatan rekaan.' },
  });

const destroy = (Key: Key) => dynamo.send(new DeleteCommand({ TableName: stack.TableName, Key }));

/** The original as whoever has its key reads it. */
const original = async (id: ReportId): Promise<string> => {
  const wrapped = (await records.wrappedKey(id)) ?? expect.fail('no key');
  const vault = vaultOf(await reportKeys.unwrap(id, wrapped));
  const { Contents: [object] = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: stack.OriginalsBucketName, Prefix: id }),
  );
  const files = s3KeptFiles(s3, stack.OriginalsBucketName);
  return Buffer.from(opened(await readOriginal(files, vault, object?.Key ?? expect.fail('no original')))).toString();
};

describe('who reported', () => {
  it('is opened by its own function, which the rest of the office’s API does not need and cannot replace', async () => {
    const id = await identified();
    expect(await without('AdminApi', 'kms:Decrypt', () => reveal(id))).toMatchObject({
      ok: true,
      value: { reporter: REPORTER },
    });
    const shut = await without('RevealIdentity', 'kms:Decrypt', async () => [await reveal(id), await note(id)]);
    expect(shut).toMatchObject([{ ok: false }, { ok: true }]);
    expect(JSON.stringify(shut)).not.toContain(REPORTER.name);
    expect(await reveal(id)).toMatchObject({ ok: true, value: { reporter: REPORTER } });
  });

  it('is opened with the report named, and so are all keys used', async () => {
    const id = await identified();
    expect(await withCondition('RevealIdentity', 'rep_*', 'lain_*', () => reveal(id))).toMatchObject({ ok: false });
    expect(await withCondition('AdminApi', 'rep_*', 'lain_*', () => note(id))).toMatchObject({ ok: false });
    expect(await reveal(id)).toMatchObject({ ok: true });
    expect(await note(id)).toMatchObject({ ok: true });
  });

  it('is erased with its key, and the original is not', async () => {
    const id = await identified();
    await destroy(identityKey(id));
    const looked = await reveal(id);
    expect(looked).toMatchObject({ ok: true, value: { recorded: ['IdentityRevealed'] } });
    expect(JSON.stringify(looked)).not.toContain(REPORTER.name);
    expect(await original(id)).toContain(TEXTS.llaj);
  });

  it('stays when the key of the original is destroyed, and the original is erased with that', async () => {
    const id = await identified();
    expect(await original(id)).toContain(REPORTER.name);
    await destroy(dataKeyKey(id));
    expect(await reveal(id)).toMatchObject({ ok: true, value: { reporter: REPORTER } });
    // What the officer said got a key of its own; it does not open what was sealed under the one before.
    await expect(original(id)).rejects.toThrow();
  });

  it('is asked for at the address and by the method that it always was, by whoever has signed in', async () => {
    const path = `/v1/admin/reports/${await identified()}/revealIdentity`;
    const headers = { authorization: `Bearer ${await tokenAs('lapor-admin')}` };
    expect((await call(path, { method: 'POST' })).status).toBe(401);
    expect(await call(path, { headers })).toMatchObject({ status: 405 });
    expect(await call(path, { method: 'POST', headers })).toMatchObject({
      status: 415,
      type: expect.stringContaining('application/problem+json'),
    });
  });
});
