import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ContactBook } from '#shared/domain/office/contact';
import { clientConfig } from './local-aws.ts';
import type { Stack } from './stack.ts';

const secretsOf = (stack: Stack): SecretsManagerClient => new SecretsManagerClient(clientConfig(stack.aws));

/** The running system's contact book, as it stands now. */
export const readContactBook = async (stack: Stack): Promise<ContactBook> => {
  const { SecretString } = await secretsOf(stack).send(
    new GetSecretValueCommand({ SecretId: stack.ContactsSecretArn }),
  );
  return ContactBook.parse(JSON.parse(SecretString ?? ''));
};

/** Puts one contact into the book and leaves all others as they are; it is used within a minute. */
export const writeContact = async (stack: Stack, recipient: string, contact: unknown): Promise<void> => {
  const book = await readContactBook(stack);
  const changed = { ...book, contacts: { ...book.contacts, [recipient]: contact } };
  await secretsOf(stack).send(
    new PutSecretValueCommand({ SecretId: stack.ContactsSecretArn, SecretString: JSON.stringify(changed) }),
  );
};
