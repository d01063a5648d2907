import { vaultOf } from '#shared/app/report/vault';
import { ContactSaid, type InformalId } from '#shared/domain/informal/contact';
import { canonicalJson } from '#shared/domain/words/hash';
import type { Instant, KeyedHash } from '#shared/domain/words/words';
import type { ContactKeys, InformalStore, SealedSaid } from './ports.ts';

const purposeOf = (contact: InformalId): string => `said ${contact}`;

/** Sealed under a key made for it, which is kept with it: they are written and forgotten as one. */
export const sealSaid = async (
  keys: Pick<ContactKeys, 'create'>,
  contact: InformalId,
  said: ContactSaid,
  until: Instant,
): Promise<{ readonly sealed: SealedSaid; readonly hash: KeyedHash }> => {
  const { key, wrapped } = await keys.create(contact);
  const vault = vaultOf(key);
  const text = canonicalJson(said);
  return {
    sealed: { bytes: vault.seal(purposeOf(contact), Buffer.from(text)), wrapped, until },
    hash: vault.hash(text),
  };
};

/**
 * What was said, as long as it may be read; `undefined` once its time is over, whether or not the table has forgotten
 * it yet, and where nothing was said.
 */
export const openSaid = async (
  deps: { readonly informal: Pick<InformalStore, 'said'>; readonly contactKeys: Pick<ContactKeys, 'unwrap'> },
  contact: InformalId,
  now: Instant,
): Promise<ContactSaid | undefined> => {
  const sealed = await deps.informal.said(contact);
  if (sealed === undefined || sealed.until <= now) return undefined;
  const vault = vaultOf(await deps.contactKeys.unwrap(contact, sealed.wrapped));
  return ContactSaid.parse(JSON.parse(Buffer.from(vault.unseal(purposeOf(contact), sealed.bytes)).toString('utf8')));
};
