import { writeFile } from 'node:fs/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { type DigestText, digestText } from '#shared/domain/digest/document';
import { type DigestFile, digestFile } from '#shared/domain/digest/files';
import { digestSubject } from '#shared/domain/notices/subject';
import { invoke } from './invoke.ts';
import { clientConfig } from './local-aws.ts';
import { deliveriesOf } from './records.ts';
import type { Stack } from './stack.ts';

const policy = loadPolicy();

/** Whose it is, what was frozen of it, what it says, and its document. */
export type MadeDigest = {
  readonly recipient: string;
  readonly frozen: FrozenDigest;
  readonly text: DigestText;
  readonly pdf: Uint8Array;
};

/** Has the running system do its work of a morning at once; with a period, have it make that one. */
export const runMorning = async (stack: Stack, period?: DigestPeriod): Promise<void> => {
  await invoke(stack, 'Evaluate');
  await invoke(stack, 'Digest', period === undefined ? {} : { period });
};

/** The digests of a period that the running system has made, each with its document. */
export const madeDigests = async (stack: Stack, period: DigestPeriod): Promise<readonly MadeDigest[]> => {
  const files = s3KeptFiles(
    new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true }),
    stack.EvaluationsBucketName,
  );
  const begun = await deliveriesOf(stack).of(digestSubject(period));
  return Promise.all(
    begun.map(async ({ recipient }) => {
      const read = (file: DigestFile) => files.read(digestFile(recipient, period, file));
      const frozen = FrozenDigest.parse(JSON.parse(new TextDecoder().decode(await read('model.json'))));
      const pdf = await read('laporan-kepatuhan.pdf');
      return { recipient, frozen, text: digestText(policy, frozen.digest), pdf };
    }),
  );
};

/** Writes the document to a file and says of it what its mail says. */
export const showDigest = async ({ text, pdf }: MadeDigest, file: string): Promise<readonly string[]> => {
  await writeFile(file, pdf);
  return [
    `${file}: ${Math.ceil(pdf.length / 1000)} kB`,
    ...[...text.sentences, ...text.decisions].map((line) => `  ${line}`),
  ];
};
