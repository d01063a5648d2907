import { createHash, randomUUID } from 'node:crypto';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import type { UploadOpened } from '#shared/contracts/http/evidence';
import type { FileKind } from '#shared/domain/evidence/checked-file';
import { type ReportId, Sha256 } from '#shared/domain/words/words';
import { actAs, reported } from '#test/e2e/acting';
import { without } from '#test/e2e/iam';
import { linesOf, logGroups } from '#test/e2e/logs';
import { officer } from '#test/e2e/officer';
import { redeliveringAfter } from '#test/e2e/redelivering';
import { workflowResources } from '#test/e2e/resources';
import { eventually, stack } from '#test/e2e/system';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { anOfficeFileOf, aPdfOf, aPictureOf, jpegsIn, saidInPdf } from '#test/support/builders/documents-of-somebody';

/** Files that prove something, on the deployed system. (All words and people invented.) */

const s3 = new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true });
const dynamo = new DynamoDBClient(clientConfig(stack.aws));
const sqs = new SQSClient(clientConfig(stack.aws));
const OWNER = 'PEMILIK-KAMERA-REKAAN';

/** A picture that no other run has sent. */
const aPicture = async (seed: number): Promise<Buffer> =>
  sharp(await aDrawnScene(seed))
    .withExif({ IFD0: { Artist: OWNER, Copyright: randomUUID() } })
    .toBuffer();

const aReportInWork = async (): Promise<ReportId> => {
  const report = await reported(`Lampu jalan di depan SD Contoh ${randomUUID().slice(0, 6)} padam. (rekaan)`);
  expect((await actAs('lapor-admin', report, 'startWork')).status).toBe(200);
  return report;
};

const announced = async (group: string, report: ReportId, bytes: Uint8Array, kind: FileKind = 'jpeg') => {
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const body = { purpose: 'after', kind, size: bytes.length, sha256, name: 'IMG_0001.jpg' } as const;
  const opened = await (await officer(group)).announceEvidence({ report, body });
  return opened.ok ? opened.value : expect.fail(opened.problem.code);
};

/** What a browser does with the form. */
const post = ({ form }: UploadOpened, bytes: Uint8Array, change: Readonly<Record<string, string>> = {}) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...change })) data.append(name, value);
  data.append('file', new Blob([Uint8Array.from(bytes)]));
  return fetch(form.url, { method: 'POST', body: data });
};

const becomes = (group: string, report: ReportId, { upload }: UploadOpened) =>
  eventually(`upload ${upload}`, async () => {
    const shown = await (await officer(group)).showUpload({ report, upload });
    if (!shown.ok) return expect.fail(shown.problem.code);
    return shown.value.state === 'announced' ? undefined : shown.value;
  });

const sent = async (group: string, report: ReportId, bytes: Uint8Array, kind?: FileKind) => {
  const opened = await announced(group, report, bytes, kind);
  expect((await post(opened, bytes)).ok).toBe(true);
  return becomes(group, report, opened);
};

const inspectQueue = async (): Promise<string> => {
  const found = (await workflowResources()).find(
    ({ LogicalResourceId, ResourceType }) =>
      ResourceType === 'AWS::SQS::Queue' && LogicalResourceId?.startsWith('InspectQueue'),
  );
  return found?.PhysicalResourceId ?? expect.fail('no queue of files');
};

/** What EventBridge says of a file that has come; it may say so twice. */
const tell = async (key: string): Promise<void> => {
  const MessageBody = JSON.stringify({ 'detail-type': 'Object Created', detail: { object: { key } } });
  await sqs.send(new SendMessageCommand({ QueueUrl: await inspectQueue(), MessageBody }));
};

const logged = (what: string, since: number) =>
  eventually(what, async () => {
    const [name = expect.fail()] = (await logGroups()).filter((group) => group.includes('InspectFunctionLogs'));
    return (await linesOf(name, since)).some((line) => line.includes(what)) ? true : undefined;
  });

const quarantined = async (): Promise<readonly (string | undefined)[]> => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: stack.QuarantineBucketName }));
  return Contents.map(({ Key }) => Key);
};

/** What can be read in a file: it, and whatever is packed in it. */
const everythingIn = async (kind: FileKind, bytes: Buffer): Promise<readonly (Uint8Array | string)[]> => {
  if (kind === 'pdf') return [await saidInPdf(bytes), ...(await jpegsIn(bytes))];
  return [bytes, ...(kind === 'docx' || kind === 'xlsx' ? Object.values(unzipSync(bytes)) : [])];
};

describe('a file that is sent as evidence', () => {
  it('is looked into, locked, opened without what it said of its owner, and proves that something was fixed', async () => {
    const report = await aReportInWork();
    const bytes = await aPicture(9);
    const kept = await sent('staff-llaj', report, bytes);
    if (kept.state !== 'kept') return expect.fail(JSON.stringify(kept));
    const { evidence } = kept;
    const head = await officer('head-llaj');
    expect(await head.showEvidence({ report })).toMatchObject({
      ok: true,
      value: { evidence: [{ evidence, name: 'IMG_0001.jpg', state: 'kept', pixels: { width: 800, height: 600 } }] },
    });
    for (const opened of [
      await head.viewEvidence({ report, evidence }),
      await head.openEvidence({ report, evidence, part: '1' }),
    ]) {
      if (!opened.ok) return expect.fail(opened.problem.code);
      expect((await sharp(opened.value.bytes).metadata()).width).toBe(800);
      expect(Buffer.from(opened.value.bytes).includes(OWNER)).toBe(false);
    }
    expect(await (await officer('staff-asdp')).viewEvidence({ report, evidence })).toMatchObject({
      ok: false,
      problem: { code: 'notFound' },
    });
    expect(await (await officer('staff-llaj')).lookAtEvidence({ report, evidence })).toMatchObject({
      ok: false,
      problem: { code: 'evidenceOwn' },
    });
    expect((await actAs('head-llaj', report, 'resolve', { result: 'fixed' })).body).toMatchObject({
      code: 'evidenceRequired',
    });
    expect(await head.lookAtEvidence({ report, evidence })).toMatchObject({ ok: true });
    expect((await actAs('head-llaj', report, 'resolve', { result: 'fixed' })).status).toBe(200);
    // Locked until its term, each version, and sealed: what lies there is no picture.
    const Bucket = stack.EvidenceBucketName;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `original/${report}/` }));
    const Key = Contents[0]?.Key ?? expect.fail('no original');
    const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket, Key }));
    expect(Retention?.Mode).toBe('GOVERNANCE');
    expect(Retention?.RetainUntilDate?.getFullYear()).toBeGreaterThanOrEqual(new Date().getFullYear() + 5);
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
    await expect(
      s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId: Versions[0]?.VersionId })),
    ).rejects.toThrow();
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const lying = Buffer.from((await Body?.transformToByteArray()) ?? []);
    expect([lying.includes(OWNER), lying.subarray(0, 3).toString('hex')]).toEqual([
      false,
      expect.not.stringMatching('ffd8ff'),
    ]);
    expect(await quarantined()).not.toContain(kept.upload);
  });

  it('tells of its maker in no copy, no object, no item and no line of a log', async () => {
    const somebody = `PEMBUAT-${randomUUID()}`;
    const report = await aReportInWork();
    const head = await officer('head-llaj');
    const files = [
      ['jpeg', await aPictureOf(somebody)],
      ['png', await aPictureOf(somebody, 'png')],
      ['pdf', await aPdfOf(somebody)],
      ['docx', await anOfficeFileOf(somebody, 'docx')],
      ['xlsx', await anOfficeFileOf(somebody, 'xlsx')],
    ] as const;
    const pieces = await Promise.all(files.map(([kind, bytes]) => sent('staff-llaj', report, bytes, kind)));
    for (const [at, piece] of pieces.entries()) {
      if (piece.state !== 'kept') return expect.fail(JSON.stringify(piece));
      const opened = await head.openEvidence({ report, evidence: piece.evidence, part: '1' });
      if (!opened.ok) return expect.fail(opened.problem.code);
      const clean = Buffer.from(opened.value.bytes);
      const said = await everythingIn(files[at]?.[0] ?? expect.fail(), clean);
      expect(
        said.filter((one) => Buffer.from(one).includes(somebody)),
        files[at]?.[0],
      ).toEqual([]);
    }
    const Bucket = stack.EvidenceBucketName;
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    const keys = Contents.flatMap(({ Key }) => (Key?.includes(report) ? [Key] : []));
    // Original and clean copy of each, and a view of the pictures.
    expect(keys).toHaveLength(12);
    for (const Key of keys) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      expect(Buffer.from((await Body?.transformToByteArray()) ?? []).includes(somebody), Key).toBe(false);
    }
    const { Items = [] } = await dynamo.send(
      new QueryCommand({
        TableName: stack.TableName,
        KeyConditionExpression: 'pk = :report',
        ExpressionAttributeValues: { ':report': { S: `R#${report}` } },
      }),
    );
    expect(Items.length).toBeGreaterThan(files.length);
    expect(JSON.stringify(Items)).not.toContain(somebody);
    const lines = (await Promise.all((await logGroups()).map((name) => linesOf(name)))).flat();
    expect(lines.filter((line) => line.includes(somebody))).toEqual([]);
  });

  it('is withdrawn, and goes neither from the record nor from where it is kept', async () => {
    const report = await aReportInWork();
    const kept = await sent('staff-llaj', report, Buffer.from(`Catatan lapangan ${randomUUID()} (rekaan)`), 'text');
    if (kept.state !== 'kept') return expect.fail(JSON.stringify(kept));
    const { evidence } = kept;
    const api = await officer('head-llaj');
    expect(await api.withdrawEvidence({ report, evidence, body: { text: 'Salah berkas.' } })).toMatchObject({
      ok: true,
    });
    expect(await api.showEvidence({ report })).toMatchObject({ value: { evidence: [{ state: 'withdrawn' }] } });
    expect(await api.openEvidence({ report, evidence, part: '1' })).toMatchObject({ ok: true });
  });

  it('is kept once what was in the way is gone, and the fault is noted', async () => {
    const report = await aReportInWork();
    const bytes = Buffer.from(`Catatan ${randomUUID()} (rekaan)`);
    const [opened, since] = [await announced('staff-llaj', report, bytes, 'text'), Date.now()];
    await redeliveringAfter(await inspectQueue(), 2, async () => {
      await without('Inspect', 's3:PutObjectRetention', async () => {
        expect((await post(opened, bytes)).ok).toBe(true);
        await logged('message.failed', since);
      });
      expect((await becomes('staff-llaj', report, opened)).state).toBe('kept');
    });
    // Told of it once more, nothing is done again.
    await tell(opened.upload);
    expect(await (await officer('staff-llaj')).showEvidence({ report })).toMatchObject({
      value: { evidence: [{ state: 'kept' }] },
    });
  });

  it('is looked for where it is gone already, and nothing comes of it', async () => {
    const report = await aReportInWork();
    const { upload } = await announced('staff-llaj', report, Buffer.from('tidak pernah dikirim (rekaan)'), 'text');
    const since = Date.now();
    await tell(upload);
    await logged('evidenceUnknown', since);
    expect(await (await officer('staff-llaj')).showUpload({ report, upload })).toMatchObject({
      value: { state: 'announced' },
    });
  });

  it('is refused in words where its bytes are none of a picture, and nothing of it stays', async () => {
    const report = await aReportInWork();
    const refused = await sent('staff-llaj', report, Buffer.from('<script>alert(1)</script>'));
    expect(refused).toMatchObject({ state: 'refused', why: 'kindUnknown' });
    expect(await quarantined()).not.toContain(refused.upload);
  });

  it.each([
    ['of another size', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from([0])]), {}],
    ['of the same size and other bytes', (bytes: Buffer) => Buffer.from(bytes).fill(1), {}],
    ['under another name', (bytes: Buffer) => bytes, { key: `upl_${'0'.repeat(26)}` }],
  ])('is not even taken where it is %s', async (_, bytesOf, change) => {
    const report = await aReportInWork();
    const bytes = await aPicture(13);
    const opened = await announced('staff-llaj', report, bytes);
    const answer = await post(opened, bytesOf(bytes), change);
    // What the store itself lets pass, the one who looks into it does not.
    if (answer.ok)
      expect(await becomes('staff-llaj', report, opened)).toMatchObject({ state: 'refused', why: 'changed' });
    else expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await (await officer('head-llaj')).showEvidence({ report })).toMatchObject({ value: { evidence: [] } });
  });
});
