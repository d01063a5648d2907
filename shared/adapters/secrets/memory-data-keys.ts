import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKeys } from '#shared/app/report/ports';
import type { ReportId } from '#shared/domain/words/words';

/** Data keys wrapped under a key that lives as long as the process, bound to what they are of as in KMS. */
export const memoryDataKeys = <Id extends string = ReportId>(): DataKeys<Id> => {
  const root = randomBytes(32);
  return {
    create: async (of) => {
      const key = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', root, nonce).setAAD(Buffer.from(of));
      return { key, wrapped: Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]) };
    },
    unwrap: async (of, wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', root, wrapped.subarray(0, 12)).setAAD(Buffer.from(of));
      decipher.setAuthTag(wrapped.subarray(-16));
      return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
    },
  };
};
