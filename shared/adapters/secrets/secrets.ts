import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { ChannelSecrets } from '#shared/app/arrival/ports';
import type { ReadContacts, ReadNoticeKey } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';
import type { ReadCursorKey, ReadSearchKey, ReadTrackingKeys } from '#shared/app/report/ports';
import { ContactBook } from '#shared/domain/office/contact';
import type { ReadSessionKeys } from './session-seal.ts';

/**
 * Standard Webhooks: base64 of 24 to 64 bytes. A slip in it must not become an empty key that everybody can sign with.
 */
const SigningSecret = z.string().regex(/^(whsec_)?[A-Za-z0-9+/]{32,86}={0,2}$/, 'not base64 of 24 to 64 bytes');

/**
 * A channel's signing secret; the one before is accepted until its time is over, so that a sender can change without a
 * gap.
 */
const ChannelSecret = z.object({
  current: SigningSecret,
  previous: SigningSecret.optional(),
  previousUntil: z.iso.datetime({ offset: true }).optional(),
});

/** `version` names the key that makes new codes; older ones still open what they made. */
const TrackingSecret = z.looseObject({ version: z.string().regex(/^[0-9A-HJKMNP-TV-Z]$/) });

/** A short key could be guessed, and with it every code; a version without its key could make none. */
const TrackingKeySet = z
  .object({ current: z.string(), keys: z.record(z.string(), z.string().min(32)) })
  .refine(({ current, keys }) => current in keys, 'no key of the current version');

/** A short key could be guessed, and with it all that is made under it. */
const KeySecret = z.object({ key: z.string().min(32) });

/** `also` opens and seals nothing. */
const SessionSecret = KeySecret.extend({ also: z.string().min(32).optional() });

const FRESH_FOR = 300_000;
/** An address that was corrected is used soon after. */
const CONTACTS_FRESH_FOR = 60_000;
/** While nobody can be asked, what was read before holds for an hour: an outage does not close the front door. */
const USABLE_FOR = 3_600_000;

/**
 * Reads a secret at most once in a while, five minutes unless told otherwise: a rotation is noticed without a restart.
 * Of a clock that was set back nobody can say how long ago that was: then it is read.
 */
const remembered = <T>(now: Now, read: () => Promise<T>, freshFor = FRESH_FOR): (() => Promise<T>) => {
  let held: { readonly at: number; readonly value: T } | undefined;
  return async () => {
    const known = held;
    const age = known === undefined ? Number.POSITIVE_INFINITY : now() - known.at;
    if (known !== undefined && age >= 0 && age < freshFor) return known.value;
    try {
      held = { at: now(), value: await read() };
      return held.value;
    } catch (error) {
      if (known === undefined || age >= USABLE_FOR) throw error;
      return known.value;
    }
  };
};

const readSecret = async <T>(client: SecretsManagerClient, SecretId: string, schema: z.ZodType<T>): Promise<T> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  return schema.parse(JSON.parse(SecretString ?? ''));
};

export const secretsManagerChannelSecrets = (
  client: SecretsManagerClient,
  ids: Readonly<Record<string, string>>,
  now: Now,
): ChannelSecrets => {
  const readers = new Map(
    Object.entries(ids).map(([channel, id]) => [channel, remembered(now, () => readSecret(client, id, ChannelSecret))]),
  );
  return async (channel) => {
    const secret = await readers.get(channel)?.();
    if (secret === undefined) return [];
    const { current, previous, previousUntil } = secret;
    const overlaps = previousUntil !== undefined && now() < Date.parse(previousUntil);
    return previous !== undefined && overlaps ? [current, previous] : [current];
  };
};

export const secretsManagerTrackingKeys = (client: SecretsManagerClient, id: string, now: Now): ReadTrackingKeys =>
  remembered(now, async () => {
    const secret = await readSecret(client, id, TrackingSecret);
    const keys = Object.entries(secret).flatMap(([name, key]) =>
      /^key.$/.test(name) && typeof key === 'string' ? [[name.slice(3), key] as const] : [],
    );
    return TrackingKeySet.parse({ current: secret.version, keys: Object.fromEntries(keys) });
  });

/** The contact book; a change in it is noticed within a minute. */
export const secretsManagerContacts = (client: SecretsManagerClient, id: string, now: Now): ReadContacts =>
  remembered(now, () => readSecret(client, id, ContactBook), CONTACTS_FRESH_FOR);

/** After it was changed, lists begin again. */
export const secretsManagerCursorKey = (client: SecretsManagerClient, id: string, now: Now): ReadCursorKey =>
  remembered(now, async () => (await readSecret(client, id, KeySecret)).key);

/**
 * The key that sessions are sealed under, and the one beside it that opens them too: before it is used everywhere, or
 * until what it sealed is over. Under neither, whoever is signed in signs in again.
 */
export const secretsManagerSessionKeys = (client: SecretsManagerClient, id: string, now: Now): ReadSessionKeys =>
  remembered(now, async () => {
    const { key, also } = await readSecret(client, id, SessionSecret);
    return also === undefined ? [key] : [key, also];
  });

/** After it was changed, nothing that was said before is found by its words. */
export const secretsManagerSearchKey = (client: SecretsManagerClient, id: string, now: Now): ReadSearchKey =>
  remembered(now, async () => (await readSecret(client, id, KeySecret)).key);

/** After it was changed, what waits in a queue cannot be opened any more; the watch sends it anew. */
export const secretsManagerNoticeKey = (client: SecretsManagerClient, id: string, now: Now): ReadNoticeKey =>
  remembered(now, async () => (await readSecret(client, id, KeySecret)).key);
