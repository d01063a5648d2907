import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { UPLOAD_REFUSAL_WORDS } from '#shared/domain/evidence/upload';
import { type OfficePurpose, PURPOSE_NAMES } from '#shared/domain/words/evidence-id';
import type { Bilingual } from '#shared/domain/words/words';

/** So many years what is kept can be neither deleted nor overwritten. */
export const KEPT_YEARS: number = loadPolicy().evidence.keptFor.years;

export const PURPOSES = PURPOSE_NAMES;

const { before, after, document } = PURPOSE_NAMES;
/** What people of the office send files for. */
export const OFFICE_PURPOSES: Readonly<Record<OfficePurpose, Bilingual>> = { before, after, document };

const { empty, tooLarge, kindUnknown, heic, oldOffice, otherKind } = UPLOAD_REFUSAL_WORDS;
/** Why a file would not be taken, where that is seen before it is sent, and what to do. */
export const NOT_TAKEN: Readonly<
  Record<'empty' | 'tooLarge' | 'kindUnknown' | 'heic' | 'oldOffice' | 'otherKind', Bilingual>
> = { empty, tooLarge, kindUnknown, heic, oldOffice, otherKind };
