import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKeys } from '#shared/app/report/ports';

/** Data keys wrapped under a key that lives as long as the process, bound to their report as in KMS. */
export const memoryDataKeys = (): DataKeys => {
  const root = randomBytes(32);
  return {
    create: async (report) => {
      const key = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', root, nonce).setAAD(Buffer.from(report));
      return { key, wrapped: Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]) };
    },
    unwrap: async (report, wrapped) => {
      const decipher = createDecipheriv('aes-256-gcm', root, wrapped.subarray(0, 12)).setAAD(Buffer.from(report));
      decipher.setAuthTag(wrapped.subarray(-16));
      return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
    },
  };
};
