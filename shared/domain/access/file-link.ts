import * as z from 'zod';
import { base32 } from '#shared/domain/words/base32';
import { Instant } from '#shared/domain/words/words';

const LENGTH = 26;
/** So many random bytes make a token: 130 bits, which nobody guesses. */
export const TOKEN_BYTES = 17;

/** Whoever holds it may have one file, for as long as the link lives. It is written into a mail and nowhere else. */
export const FileToken = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'FileToken'>();
export type FileToken = z.infer<typeof FileToken>;

export const fileTokenOf = (random: Uint8Array): FileToken => {
  if (random.length < TOKEN_BYTES) throw new Error('too few random bytes for a token');
  return FileToken.parse(base32(random, LENGTH).toLowerCase());
};

/** A file that a link opens, what it is called on the other side, and until when it does. */
export const FileLink = z
  .object({
    file: z.string(),
    name: z.string().regex(/^[a-z0-9][A-Za-z0-9.-]*$/),
    type: z.string().regex(/^[\x20-\x7e]+$/),
    expiresAt: Instant,
  })
  .readonly();
export type FileLink = z.infer<typeof FileLink>;

/** Long enough for a holiday of a few days, short enough for a mail that is passed on. */
const LIVES_MS = 7 * 86_400_000;

export const linkExpiry = (from: Instant): Instant => Instant.parse(from + LIVES_MS);

/** A link that is over opens nothing, whether or not it has been forgotten yet. */
export const isOpenLink = ({ expiresAt }: FileLink, at: Instant): boolean => at < expiresAt;
