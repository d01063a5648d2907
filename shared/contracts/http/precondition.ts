import * as z from 'zod';

/** A report's version as an entity tag. */
export const ENTITY_TAG = /^"(\d{1,9})"$/;
/** What whoever asks chooses, so that asking once more does nothing again. */
export const IDEMPOTENCY_KEY = /^[\w.-]{8,128}$/;

/** What a request that changes something must say in its headers. */
export const Preconditions = z.object({
  'If-Match': z.string().regex(ENTITY_TAG).meta({
    description: 'ETag laporan yang terakhir dilihat · the ETag that the report had when it was last seen',
    example: '"7"',
  }),
  'Idempotency-Key': z.string().regex(IDEMPOTENCY_KEY).meta({
    description:
      'Kunci pilihan pengirim; ulangi permintaan yang sama dengan kunci yang sama · chosen by the sender; the same request is repeated under the same key',
    example: 'b1946ac9-2f0e-4f0c-8a55-1d2f3c4e5a6b',
  }),
});

/** The same where what was seen stands in the body. */
export const Repeatable = Preconditions.pick({ 'Idempotency-Key': true });
