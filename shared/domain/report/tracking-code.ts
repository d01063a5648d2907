import * as z from 'zod';
import { base32, base32Character, base32Value } from '#shared/domain/words/base32';
import { keyedHash, sha256 } from '#shared/domain/words/hash';
import type { ReportId, Sha256 } from '#shared/domain/words/words';

/**
 * Key version, 9 base32 characters of HMAC(tracking key, report id), 3 that prove those, check character. Computable
 * without state, so a repeated submission gets the same code; without the key nobody can compute or guess one: a report
 * has one of 2⁶⁰.
 */
export const TrackingCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{14}$/)
  .refine((code) => checkOf(code.slice(0, -1)) === code.slice(-1), 'wrong check character')
  .brand<'TrackingCode'>();
export type TrackingCode = z.infer<typeof TrackingCode>;

/** The tracking keys by version (one base32 character); `current` signs new codes, the others still open old ones. */
export type TrackingKeys = { readonly current: string; readonly keys: Readonly<Record<string, string>> };

const trackingCodeOf = ({ current, keys }: TrackingKeys, report: ReportId): TrackingCode => {
  const key = keys[current];
  if (key === undefined) throw new Error(`no tracking key of version ${current}`);
  const named = current + base32(Buffer.from(keyedHash(key, `code\n${report}`), 'hex'), NAMES);
  const body = named + proofOf(key, named);
  return TrackingCode.parse(body + checkOf(body));
};

/** 2⁴⁵ names: among a million reports two share one in one of seventy offices. A guess is proved once in 2¹⁵. */
const NAMES = 9;
const PROVES = 3;

const proofOf = (key: string, named: string): string =>
  base32(Buffer.from(keyedHash(key, `proof\n${named}`), 'hex'), PROVES);

/** Whether the code was made with one of our keys, so that it was given out: known without asking what is kept. */
export const isOurs = ({ keys }: TrackingKeys, code: TrackingCode): boolean => {
  const key = keys[code.slice(0, 1)];
  return key !== undefined && code.slice(1 + NAMES, -1) === proofOf(key, code.slice(0, 1 + NAMES));
};

/** A report's code under the current key, and the hash under which it is found. */
export const trackingOf = (
  tracking: TrackingKeys,
  report: ReportId,
): { readonly code: TrackingCode; readonly hash: Sha256 } => {
  const code = trackingCodeOf(tracking, report);
  const hash = trackingHashOf(tracking, code);
  if (hash === undefined) throw new Error('a code under no key');
  return { code, hash };
};

/** A code as a person typed it: small letters, spaces and hyphens allowed, O read as 0, I and L as 1. */
export const readTrackingCode = (typed: string): TrackingCode | undefined => {
  const values = [...typed.replace(/[\s-]/g, '')].slice(0, 20).map(base32Value);
  if (values.includes(undefined)) return undefined;
  const parsed = TrackingCode.safeParse(values.map((value) => base32Character(value ?? 0)).join(''));
  return parsed.success ? parsed.data : undefined;
};

/** In groups, for people. */
export const showTrackingCode = (code: TrackingCode): string =>
  `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;

/** The code is stored only as this hash; `undefined` where its key version is unknown. */
export const trackingHashOf = ({ keys }: TrackingKeys, code: TrackingCode): Sha256 | undefined => {
  const key = keys[code.slice(0, 1)];
  return key === undefined ? undefined : sha256(keyedHash(key, `stored\n${code}`));
};

/** A weighted sum over GF(32): finds every wrong character and every two that were swapped. */
const checkOf = (body: string): string => {
  let sum = 0;
  for (const character of body) sum = double(sum ^ (base32Value(character) ?? 0));
  return base32Character(sum);
};

/** Times α in GF(32) with x⁵ + x² + 1. */
const double = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;
