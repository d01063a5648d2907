import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of Standard Webhooks, and the bytes that they speak for. */
export type Signed = {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
};

export type Verified =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false;
      readonly refusal:
        | 'signatureMissing'
        | 'headerInvalid'
        | 'webhookIdTooLong'
        | 'timestampInvalid'
        | 'timestampOutsideWindow'
        | 'signatureInvalid';
    };

const WINDOW_SECONDS = 300;
/** Anything printable but the dot, which separates what is signed, and the comma, which joins two headers. */
const ID = /^[!-+\-/-~]+$/;
const LONGEST_ID = 64;
const TIMESTAMP = /^(?:0|[1-9]\d{0,11})$/;
/** A header that carries more than this is noise: rotation needs two. */
const MOST_SIGNATURES = 10;
/** 32 bytes in base64. */
const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;

const refuse = (refusal: Extract<Verified, { ok: false }>['refusal']): Verified => ({ ok: false, refusal });

/**
 * Checks `v1,base64(HMAC-SHA256(secret, "id.timestamp.body"))` over the raw bytes, in constant time, against every
 * secret that is valid now (Standard Webhooks 1.0). Gives the webhook's id; `now` is in milliseconds, the window 300 s
 * either way.
 */
export const verifySignature = (signed: Signed, secrets: readonly string[], now: number): Verified => {
  const { id, timestamp, signature, body } = signed;
  if (!id || !timestamp || !signature) return refuse('signatureMissing');
  const entries = signature.split(' ');
  // Two headers of one name arrive joined by a comma, which no form allows but once behind a version.
  if ([id, timestamp].some(isJoined) || entries.some((entry) => isJoined(entry.replace(',', ''))))
    return refuse('headerInvalid');
  if (id.length > LONGEST_ID) return refuse('webhookIdTooLong');
  if (!ID.test(id)) return refuse('headerInvalid');
  if (!TIMESTAMP.test(timestamp)) return refuse('timestampInvalid');
  if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW_SECONDS) return refuse('timestampOutsideWindow');
  if (entries.length > MOST_SIGNATURES) return refuse('signatureInvalid');
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
  const expected = secrets.map((secret) => createHmac('sha256', keyOf(secret)).update(content).digest());
  const given = entries
    .flatMap((entry) => SIGNATURE.exec(entry)?.slice(1) ?? [])
    .map((one) => Buffer.from(one, 'base64'));
  const matches = expected.flatMap((mac) => given.map((candidate) => sameBytes(mac, candidate)));
  return matches.includes(true) ? { ok: true, value: id } : refuse('signatureInvalid');
};

const isJoined = (header: string): boolean => header.includes(',');

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
