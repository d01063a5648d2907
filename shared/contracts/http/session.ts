import * as z from 'zod';

export { SESSION_HOURS } from '#shared/domain/access/session';

/** Below the console's origin: where a person comes back to with a code, and where after signing out. */
export const SIGNED_IN_PATH = '/kantor/masuk';
export const SIGNED_OUT_PATH = '/';

/** `POST /v1/session`: what the sign-in page gave, and the proof that this browser asked for it (PKCE). */
export const CodeBrought = z
  .strictObject({
    code: z
      .string()
      .regex(/^[\x21-\x7e]{1,2048}$/)
      .meta({ description: 'code dari halaman masuk · what the sign-in page gave' }),
    verifier: z
      .string()
      .regex(/^[A-Za-z0-9._~-]{43,128}$/)
      .meta({ description: 'code_verifier, yang hash-nya dikirim ke halaman masuk (RFC 7636) · the code_verifier' }),
  })
  .readonly();
export type CodeBrought = z.infer<typeof CodeBrought>;

/** Renewing and ending say nothing but that they are meant. */
export const NothingSaid = z.strictObject({}).readonly();

/**
 * A session as the browser knows it. `at` is our clock when we answered: a browser whose clock is wrong, as on an old
 * machine, counts from there.
 */
export const SessionShown = z
  .strictObject({
    accessToken: z.string(),
    at: z.iso.datetime(),
    /** Until then the token is taken. */
    expiresAt: z.iso.datetime(),
    /** Until then it can be renewed. */
    endsAt: z.iso.datetime(),
  })
  .readonly();
export type SessionShown = z.infer<typeof SessionShown>;

/** Where the browser goes to be forgotten by the sign-in page too; it comes back from there by itself. */
export const SessionEnded = z.strictObject({ signOutUrl: z.url() }).readonly();
export type SessionEnded = z.infer<typeof SessionEnded>;
