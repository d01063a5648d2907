import { createHash, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { s3UploadForm } from '#shared/adapters/files/s3-quarantine';
import type { EvidenceAnnounced } from '#shared/contracts/http/evidence';
import type { FileRefusal } from '#shared/domain/evidence/checked-file';
import { Instant, Sha256 } from '#shared/domain/words/words';
import { actAs, reported } from '#test/e2e/acting';
import { officer } from '#test/e2e/officer';
import { eventually, stack } from '#test/e2e/system';
import { aDrawnScene } from '#test/support/builders/a-drawn-scene';
import { officeParts } from '#test/support/builders/an-office-package';

/** Files that nobody means well with, sent to the deployed system as a browser sends them. */

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const scene = await aDrawnScene(31);
const WORD = officeParts();

const aPdf = async (change: (pdf: PDFDocument) => unknown): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await change(pdf);
  return pdf.save();
};

/** A picture that says of itself to have a thousand million pixels. */
const huge = async (): Promise<Uint8Array> =>
  Buffer.from(
    (await sharp(scene).png().toBuffer())
      .toString('latin1')
      .replace(/(?<=IHDR).{8}/s, '\x00\x00\x9c\x40\x00\x00\x61\xa8'),
    'latin1',
  );

const FAMILY: readonly (readonly [string, Uint8Array, readonly FileRefusal[]])[] = [
  ['a page of HTML that is called a picture', text('<html><script>alert(1)</script></html>'), ['kindUnknown']],
  ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), ['kindUnknown']],
  ['an SVG with a script', text('<?xml version="1.0"?><svg onload="alert(1)"/>'), ['kindUnknown']],
  ['a HEIC picture', Buffer.concat([Buffer.alloc(4), text('ftypheic')]), ['heic']],
  ['an old Office file', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), ['oldOffice']],
  ['a picture that is cut off', scene.subarray(0, scene.length / 2), ['broken']],
  // Its check sum is wrong too; whichever is seen first.
  ['a picture of 10^9 pixels', await huge(), ['tooManyPixels', 'broken']],
  ['a picture with an archive behind it', Buffer.concat([scene, zipSync({ 'a.txt': text('a') })]), ['twoInOne']],
  ['a document with a macro', zipSync({ ...WORD, 'word/vbaProject.bin': text('x') }), ['activeContent']],
  [
    'a document that reads a file of the machine',
    zipSync({ ...WORD, 'word/document.xml': text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>') }),
    ['activeContent'],
  ],
  [
    'a document that unpacks to 210 MiB',
    zipSync({ ...WORD, 'word/a.xml': new Uint8Array(220_200_960) }),
    ['tooMuchInside'],
  ],
  [
    'a PDF with a password',
    await aPdf((pdf) => pdf.encrypt({ userPassword: 'rekaan', ownerPassword: 'rekaan' })),
    ['locked'],
  ],
  [
    'a PDF that starts a program without calling that an action',
    await aPdf(({ catalog, context }) => catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'Launch', F: 'x' }))),
    ['activeContent'],
  ],
  [
    'a PDF whose pages form a net',
    await aPdf(({ catalog, context }) => {
      const net = Array.from({ length: 30 }).reduce<PDFObject>(
        (last) => context.register(context.obj({ Type: 'Pages', Kids: [last, last] })),
        catalog.get(PDFName.of('Pages')) ?? context.obj({}),
      );
      catalog.set(PDFName.of('Pages'), net);
    }),
    ['broken'],
  ],
  ['a PDF with a script', await aPdf((pdf) => pdf.addJavaScript('rekaan', 'app.alert(1)')), ['activeContent']],
];

const REPORT = (async () => {
  const report = await reported(`Marka di depan SD Contoh ${randomUUID().slice(0, 6)} pudar. (rekaan)`);
  expect((await actAs('lapor-admin', report, 'startWork')).status).toBe(200);
  return report;
})();

const sent = async (bytes: Uint8Array, given: Partial<EvidenceAnnounced> = {}) => {
  const [report, api] = [await REPORT, await officer('staff-llaj')];
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const body = { purpose: 'after', kind: 'jpeg', size: bytes.length, sha256, name: 'IMG_0001.jpg', ...given } as const;
  const opened = await api.announceEvidence({ report, body });
  if (!opened.ok) return expect.fail(opened.problem.code);
  const { upload, form } = opened.value;
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('file', new Blob([Uint8Array.from(bytes)]));
  expect((await fetch(form.url, { method: 'POST', body: data })).ok).toBe(true);
  return eventually(`upload ${upload}`, async () => {
    const shown = await api.showUpload({ report, upload });
    if (!shown.ok) return expect.fail(shown.problem.code);
    return shown.value.state === 'announced' ? undefined : shown.value;
  });
};

it('every file of the family is refused for what it is, and nothing of it is kept', async () => {
  const became = await Promise.all(FAMILY.map(async ([, bytes]) => sent(bytes)));
  for (const [at, [what, , refusals]] of FAMILY.entries()) {
    const shown = became[at];
    expect(
      shown?.state === 'refused' ? refusals.some((why) => why === shown.why) : shown,
      `${what}: ${JSON.stringify(shown)}`,
    ).toBe(true);
  }
  const shown = await (await officer('head-llaj')).showEvidence({ report: await REPORT });
  expect(shown).toMatchObject({ ok: true, value: { evidence: [] } });
});

it('a picture under an odd name is kept under one that people can read', async () => {
  for (const name of ['../../etc/passwd', 'C:\\CON.jpg', 'foto\r\nSet-Cookie: a=b.jpg', 'gpj.\u202egnp']) {
    const bytes = await sharp(scene)
      .withExif({ IFD0: { Copyright: randomUUID() } })
      .toBuffer();
    expect(await sent(bytes, { name })).toMatchObject({ state: 'kept' });
  }
  const shown = await (await officer('head-llaj')).showEvidence({ report: await REPORT });
  const names = shown.ok ? shown.value.evidence.map((one) => one.name ?? '') : [];
  expect(names.toSorted()).toEqual(['CON.jpg', 'fotoSet-Cookie: a=b.jpg', 'gpj.gnp', 'passwd']);
});

it('a file that is sent after its term is not taken', async () => {
  const s3 = new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true });
  const place = { bucket: stack.QuarantineBucketName, url: `${stack.aws.endpoint}/${stack.QuarantineBucketName}` };
  const now = () => Instant.parse(Date.now());
  const bytes = Buffer.from(`catatan ${randomUUID()} (rekaan)`);
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  const id = `upl_${'0'.repeat(26)}`;
  const { url, fields } = await s3UploadForm(s3, place, now)({ id, size: bytes.length, sha256, until: now() });
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append('file', new Blob([Uint8Array.from(bytes)]));
  // A form holds for a second at least.
  await setTimeout(2_000);
  expect((await fetch(url, { method: 'POST', body: data })).status).toBe(403);
});
