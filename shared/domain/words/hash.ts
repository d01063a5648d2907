import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import { KeyedHash, Sha256 } from './words.ts';

/** SHA-256 of bytes or of UTF-8 text. The only door to hashing: everything here is a pure function of its arguments. */
export const sha256 = (content: string | Uint8Array): Sha256 => Sha256.parse(hash('sha256', content, 'hex'));

/** HMAC-SHA-256: nobody without the key can test a guess against it. */
export const keyedHash = (key: Uint8Array | string | KeyObject, content: string | Uint8Array): KeyedHash =>
  KeyedHash.parse(createHmac('sha256', heldKey(key)).update(content).digest('hex'));

/** Node asks bare bytes five times as long what kind of key they are. */
const heldKey = (key: Uint8Array | string | KeyObject): string | KeyObject =>
  key instanceof Uint8Array ? createSecretKey(key) : key;

/** The one text of a value (RFC 8785): two parties that hold the same value hash the same bytes. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value that JSON cannot hold');
  return text;
};
