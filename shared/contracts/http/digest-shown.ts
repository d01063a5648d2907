import * as z from 'zod';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { DIGEST_DOWNLOADS } from '#shared/domain/digest/files';
import { PeriodPath } from './evaluation.ts';

/** The files of a digest, by their names. */
const DigestFileName = z.enum(DIGEST_DOWNLOADS.map(({ file }) => file));

/** What stands in an address for one of the files of a digest. */
export const DigestFilePath = PeriodPath.extend({
  file: DigestFileName.meta({
    description: 'salah satu berkas laporan kepatuhan itu · one of the files of that digest',
  }),
});

/** `GET /v1/admin/digests`: of which periods the caller has one, the latest first among those that are alike. */
export const DigestsListed = z.strictObject({ periods: z.array(DigestPeriod).readonly() });
export type DigestsListed = Readonly<z.infer<typeof DigestsListed>>;

const sentences = z.array(z.string()).readonly();

/**
 * `GET /v1/admin/digests/{period}`: what the caller's own says first, in its own words, and under which names its files
 * are.
 */
export const DigestShown = z.strictObject({
  period: DigestPeriod,
  asOf: z.string(),
  title: z.string(),
  facts: sentences,
  sentences,
  decisions: sentences,
  files: z.array(z.strictObject({ file: DigestFileName, type: z.string(), href: z.string() })).readonly(),
});
export type DigestShown = Readonly<z.infer<typeof DigestShown>>;
