import type { DigestText } from '#shared/domain/digest/document';

/** A digest as a PDF; the same text gives the same bytes. */
export type MakePdf = (text: DigestText) => Uint8Array;
