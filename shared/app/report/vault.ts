import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { KeyedHash } from '#shared/domain/report/report';
import { keyedHash } from '#shared/domain/words/hash';
import type { ReportId } from '#shared/domain/words/words';
import type { DataKeys, ReportStore } from './ports.ts';

/**
 * A report's own key, in use. Whatever is sealed under it (identity, originals, hashes of words) becomes unreadable
 * when the wrapped key is destroyed, while the record and its locks stand.
 */
export type Vault = {
  /**
   * AES-256-GCM; the same content for the same purpose gives the same bytes, so that a repeated step writes nothing
   * new.
   */
  readonly seal: (purpose: string, content: Uint8Array) => Uint8Array;
  /** Throws when the bytes were changed or sealed for another purpose. */
  readonly unseal: (purpose: string, sealed: Uint8Array) => Uint8Array;
  readonly hash: (content: string | Uint8Array) => KeyedHash;
};

const NONCE = 12;
const TAG = 16;

const derive = (key: KeyObject, label: string): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', `tanggap ${label}`, 32)));

/** Works with a 256-bit data key in memory; three keys are derived from it, one a use. */
export const vaultOf = (bytes: Uint8Array): Vault => {
  const key = createSecretKey(bytes);
  const [sealing, noncing, hashing] = [derive(key, 'seal'), derive(key, 'nonce'), derive(key, 'hash')];
  return {
    seal: (purpose, content) => {
      // A nonce that follows from the content repeats only with the content (as in SIV): nothing is revealed but
      // equality.
      const nonce = Buffer.from(
        keyedHash(noncing, Buffer.concat([Buffer.from(`${purpose}\n`), content])),
        'hex',
      ).subarray(0, NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
      return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    unseal: (purpose, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(-TAG));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
    },
    hash: (content) => keyedHash(hashing, content),
  };
};

/**
 * Opens a report's vault, making its key on first use. The key is written before anything is sealed under it, and the
 * first one written wins, so that two workers, or one that was killed and started again, seal under the same key.
 */
export const openVault = (
  deps: { readonly dataKeys: DataKeys; readonly reports: Pick<ReportStore, 'keepKey'> },
  report: ReportId,
  wrapped: Uint8Array | undefined,
): Promise<Vault> => vaultFor(deps.dataKeys, deps.reports.keepKey, report, wrapped);

/** The same for whatever else has a key of its own. */
export const vaultFor = async <Id extends string>(
  dataKeys: DataKeys<Id>,
  keepKey: (of: Id, wrapped: Uint8Array) => Promise<Uint8Array>,
  of: Id,
  wrapped: Uint8Array | undefined,
): Promise<Vault> => {
  if (wrapped !== undefined) return vaultOf(await dataKeys.unwrap(of, wrapped));
  const made = await dataKeys.create(of);
  const kept = await keepKey(of, made.wrapped);
  return vaultOf(Buffer.from(kept).equals(made.wrapped) ? made.key : await dataKeys.unwrap(of, kept));
};

/** A report's vault as it stands; nothing where its key is gone, or never was: what is sealed stays so. */
export const standingVault = async (
  deps: { readonly dataKeys: Pick<DataKeys, 'unwrap'>; readonly reports: Pick<ReportStore, 'wrappedKey'> },
  report: ReportId,
): Promise<Vault | undefined> => {
  const wrapped = await deps.reports.wrappedKey(report);
  return wrapped === undefined ? undefined : vaultOf(await deps.dataKeys.unwrap(report, wrapped));
};
