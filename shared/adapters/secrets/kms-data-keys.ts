import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { DataKeys } from '#shared/app/report/ports';
import type { ActivityId } from '#shared/domain/activities/activity';
import type { InformalId } from '#shared/domain/informal/contact';

/** Data keys from KMS. The report's id is the encryption context: a wrapped key opens for no other report. */
export const kmsDataKeys = (client: KMSClient, keyId: string): DataKeys =>
  keysOf(client, keyId, (reportId) => ({ reportId }));

/** The same for informal contacts: no key of theirs opens for a report, nor the other way round. */
export const kmsContactKeys = (client: KMSClient, keyId: string): DataKeys<InformalId> =>
  keysOf(client, keyId, (contactId) => ({ contactId }));

/** The same for the files of activities. */
export const kmsActivityKeys = (client: KMSClient, keyId: string): DataKeys<ActivityId> =>
  keysOf(client, keyId, (activityId) => ({ activityId }));

const keysOf = <Id extends string>(
  client: KMSClient,
  KeyId: string,
  context: (of: Id) => Readonly<Record<string, string>>,
): DataKeys<Id> => ({
  create: async (of) => {
    const { Plaintext, CiphertextBlob } = await client.send(
      new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext: context(of) }),
    );
    if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS gave no key');
    return { key: Plaintext, wrapped: CiphertextBlob };
  },
  unwrap: async (of, CiphertextBlob) => {
    const { Plaintext } = await client.send(
      new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: context(of) }),
    );
    if (Plaintext === undefined) throw new Error('KMS opened no key');
    return Plaintext;
  },
});
