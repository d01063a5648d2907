import { DIGEST_DOWNLOADS } from '#shared/domain/digest/files';
import type { Bilingual } from '#shared/domain/words/words';

/** What the button of each file of a compliance report says. */
export const DIGEST_FILES: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  DIGEST_DOWNLOADS.map(({ file, label }) => [file, label]),
);
