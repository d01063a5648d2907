import * as z from 'zod';
import { MOST_PASSED_TO } from '#shared/domain/report/second-step';
import { EvidenceId, Purpose } from '#shared/domain/words/evidence-id';
import { PersonId } from '#shared/domain/words/person-id';
import { Instant, KeyedHash, ReportId, Sha256 } from '#shared/domain/words/words';
import { FileKind } from './checked-file.ts';
import { Flag } from './flags.ts';

/** The right to send one file, by its name; what is sent by it lies under that name until it is looked into. */
export const UploadId = z
  .string()
  .regex(/^upl_[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'UploadId'>();
export type UploadId = z.infer<typeof UploadId>;

/** Under so many ids the office's rules know whoever sends something or looks at it. */
const Functions = z
  .array(PersonId)
  .max(4 * MOST_PASSED_TO)
  .readonly();

/** Somebody who has looked at a piece of evidence, and in which functions. */
const Look = z.object({ by: PersonId, as: Functions, at: Instant }).readonly();
export type Look = z.infer<typeof Look>;

/** So many people's looks are kept; a second person is enough. */
export const MOST_LOOKS = 10;
/** So many pictures that it is like are kept, the likest first. */
export const MOST_ALIKE = 5;

const sent = {
  report: ReportId,
  purpose: Purpose,
  kind: FileKind,
  /** Bytes as it came, and their hash. */
  size: z.int().min(1),
  sha256: Sha256,
  /** Nobody of the office where the reporter sent it. */
  sentBy: PersonId.optional(),
  sentAs: Functions,
  sentAt: Instant,
  /** The piece whose newer version it is. */
  replaces: EvidenceId.optional(),
};

/** Another report with the same file, or with a picture that can hardly be told from this one. */
export const Alike = z.object({ report: ReportId, flag: Flag.extract(['sameFile', 'sameAsOther']) }).readonly();
export type Alike = z.infer<typeof Alike>;

const kept = {
  ...sent,
  id: EvidenceId,
  keptAt: Instant,
  /** When the same bytes were first sent, where they came again: an old picture is no new proof. */
  firstSentAt: Instant.optional(),
  /** Under which its bytes lie: nobody who reads keys can tell that two reports hold the same file. */
  file: KeyedHash,
  /** Bytes of the clean copy. */
  cleanSize: z.int().min(1),
  /** Of a picture, as it is opened. */
  pixels: z
    .object({ width: z.int().min(1), height: z.int().min(1) })
    .readonly()
    .optional(),
  flags: z.array(Flag).readonly(),
  alike: z.array(Alike).max(MOST_ALIKE).readonly(),
  looks: z.array(Look).max(MOST_LOOKS).readonly(),
  /** By which scanner for viruses; the office has named none. */
  scanned: z.literal('no'),
};
const ended = { endedBy: PersonId, endedAt: Instant };

/** A file that proves something, as it stands. What was kept is never written over. */
export const Evidence = z
  .discriminatedUnion('state', [
    z.object({ ...kept, state: z.literal('kept') }),
    z.object({ ...kept, ...ended, state: z.literal('replaced'), by: EvidenceId }),
    z.object({ ...kept, ...ended, state: z.literal('withdrawn') }),
  ])
  .readonly();
export type Evidence = z.infer<typeof Evidence>;

/** What a picture says of where, when and by what it was taken, and what whoever sent it calls the file. Sealed. */
export const EvidenceText = z
  .object({
    name: z.string(),
    taken: z.string().optional(),
    place: z.object({ north: z.number(), east: z.number() }).readonly().optional(),
    camera: z.string().optional(),
    tools: z.array(z.string()).readonly(),
  })
  .readonly();
export type EvidenceText = z.infer<typeof EvidenceText>;

/** The names of the objects that hold a piece of evidence. */
export const filesOf = ({ report, file }: Pick<Evidence, 'report' | 'file'>) => ({
  original: `original/${report}/${file}`,
  clean: `clean/${report}/${file}`,
  view: `view/${report}/${file}`,
});
