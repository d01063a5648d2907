import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { ContactKeeper } from '#shared/app/operator/ports';
import { ContactBook } from '#shared/domain/office/contact';
import { canonicalJson } from '#shared/domain/words/hash';

/** So often it is tried again where somebody else wrote the book at the same moment. */
const TRIES = 4;

/**
 * The contact book in Secrets Manager, which cannot write on a condition: what was written is read again, and where
 * somebody else has written over it, it is changed once more. An office has one or two people who do so.
 */
export const secretContactKeeper = (client: SecretsManagerClient, SecretId: string): ContactKeeper => {
  const read = async (): Promise<ContactBook> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
    return ContactBook.parse(JSON.parse(SecretString ?? ''));
  };
  return {
    read,
    change: async (edit) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const before = await read();
        const after = edit(before);
        if (canonicalJson(after) === canonicalJson(before)) return;
        await client.send(new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify(after) }));
      }
      // What is in the book by now is what was asked for, or somebody else writes without end.
      const last = await read();
      if (canonicalJson(edit(last)) !== canonicalJson(last)) throw new Error('the contact book is being written');
    },
  };
};

/** The same in memory. */
export const memoryContactKeeper = (
  contacts: ContactBook['contacts'],
  proposed?: ContactBook['proposed'],
): ContactKeeper => {
  let book: ContactBook = { key: 'k'.repeat(64), contacts, ...(proposed === undefined ? {} : { proposed }) };
  return {
    read: async () => book,
    change: async (edit) => {
      book = edit(book);
    },
  };
};
