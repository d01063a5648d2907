import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

const Asked = z.looseObject({ SecretId: z.string() });

/** A client of the secret store that never leaves the process: what `read` gives for a secret's id, or throws. */
export const fakeSecretsManager = (read: (id: string) => unknown): SecretsManagerClient => {
  const client = new SecretsManagerClient({ region: 'ap-southeast-3' });
  client.middlewareStack.add(
    () => async (args) => {
      const { SecretId } = Asked.parse(args.input);
      return { output: { SecretString: JSON.stringify(read(SecretId)), $metadata: {} }, response: undefined };
    },
    { step: 'initialize', priority: 'high' },
  );
  return client;
};
