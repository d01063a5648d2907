import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { DataKeys } from '#shared/app/report/ports';

/** Data keys from KMS. The report's id is the encryption context: a wrapped key opens for no other report. */
export const kmsDataKeys = (client: KMSClient, KeyId: string): DataKeys => ({
  create: async (reportId) => {
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext: { reportId } }),
    );
    if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS gave no key');
    return { key: Plaintext, wrapped: CiphertextBlob };
  },
  unwrap: async (reportId, CiphertextBlob) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: { reportId } }),
    );
    if (Plaintext === undefined) throw new Error('KMS opened no key');
    return Plaintext;
  },
});
