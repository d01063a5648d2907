import type { FileLinks, KeptFiles } from '#shared/app/access/ports';
import { fileTokenOf, linkExpiry, TOKEN_BYTES } from '#shared/domain/access/file-link';
import type { DigestPeriod } from '#shared/domain/calendar/period';
import { FrozenDigest } from '#shared/domain/digest/digest';
import { DIGEST_DOWNLOADS, digestFile, downloadName } from '#shared/domain/digest/files';
import { digestTelling } from '#shared/domain/digest/notice';
import type { Telling } from '#shared/domain/notices/telling';
import type { Way } from '#shared/domain/office/contact';
import type { RecipientId } from '#shared/domain/office/recipient';
import { sha256 } from '#shared/domain/words/hash';
import type { Instant } from '#shared/domain/words/words';
import type { MailAttachment, RandomBytes } from './ports.ts';

export type EncloseDeps = {
  /** Where digests are kept. */
  readonly digestFiles: Pick<KeptFiles, 'read'>;
  readonly fileLinks: Pick<FileLinks, 'keep'>;
  readonly random: RandomBytes;
  /** Where our API answers that opens the links, without a slash at the end. */
  readonly apiUrl: string;
};

/** What is to be told, before what it needs of a digest has been fetched. */
export type Matter =
  | Exclude<Telling, { readonly kind: 'digest' }>
  | { readonly kind: 'digest'; readonly period: DigestPeriod };

type Given = { readonly recipient: RecipientId; readonly by: Way; readonly now: Instant };
type Enclosed = { readonly tellings: readonly Telling[]; readonly attachments: readonly MailAttachment[] };

/**
 * All that goes along with one mail. Many a mail server takes no more than ten megabytes, and in a mail a third is
 * added.
 */
const MOST_ATTACHED = 7_000_000;
const [DOCUMENT] = DIGEST_DOWNLOADS;

/**
 * Fetches what digests say, and their documents to go along with a mail. A chat takes no documents, and a mail only so
 * much: what does not go along is behind its link. What is missing is a fault: nobody is sent an empty digest.
 */
export const enclose = async (
  deps: EncloseDeps,
  { recipient, by, now }: Given,
  matters: readonly Matter[],
): Promise<Enclosed> => {
  let room = by === 'mail' ? MOST_ATTACHED : 0;
  const tellings: Telling[] = [];
  const attachments: MailAttachment[] = [];
  for (const matter of matters) {
    if (matter.kind !== 'digest') {
      tellings.push(matter);
      continue;
    }
    const { period } = matter;
    const [{ digest }, bytes] = await Promise.all([
      readModel(deps, recipient, period),
      deps.digestFiles.read(digestFile(recipient, period, DOCUMENT.file)),
    ]);
    const name = downloadName(period, DOCUMENT.file);
    const goesAlong = bytes.length <= room;
    if (goesAlong) {
      room -= bytes.length;
      attachments.push({ name, type: DOCUMENT.type, bytes });
    }
    const filesUntil = linkExpiry(now);
    const files = await linkFiles(deps, recipient, period, filesUntil);
    tellings.push(digestTelling({ period, digest, files, filesUntil, ...(goesAlong ? { attached: name } : {}) }));
  }
  return { tellings, attachments };
};

const readModel = async (
  { digestFiles }: EncloseDeps,
  recipient: RecipientId,
  period: DigestPeriod,
): Promise<FrozenDigest> => {
  const bytes = await digestFiles.read(digestFile(recipient, period, 'model.json'));
  return FrozenDigest.parse(JSON.parse(new TextDecoder().decode(bytes)));
};

/**
 * A link to each file, under a token that is in no record; one that was made for a try that came to nothing dies with
 * its time.
 */
const linkFiles = async (
  { fileLinks, random, apiUrl }: EncloseDeps,
  recipient: RecipientId,
  period: DigestPeriod,
  expiresAt: Instant,
) => {
  const made = DIGEST_DOWNLOADS.map(({ file, type, label }) => ({
    token: fileTokenOf(random(TOKEN_BYTES)),
    label,
    link: { file: digestFile(recipient, period, file), name: downloadName(period, file), type, expiresAt },
  }));
  await fileLinks.keep(made.map(({ token, link }) => ({ ...link, token: sha256(token) })));
  return made.map(({ token, label }) => ({ label, url: `${apiUrl.replace(/\/+$/, '')}/v1/files/${token}` }));
};
