import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { SignInPool } from '#shared/app/access/ports';

export type SignInPlace = {
  readonly pool: SignInPool;
  /** Somebody signs in by the page, which was asked with the hash of this verifier; gives the code. */
  readonly letIn: (verifier: string) => Promise<string>;
};

const aVerifier = (): string => randomBytes(32).toString('base64url');

/** What every sign-in promises; it is the same person each time. */
export const itSignsIn = (make: () => SignInPlace): void => {
  const signedIn = async ({ pool, letIn }: SignInPlace) => {
    const verifier = aVerifier();
    return (await pool.redeem(await letIn(verifier), verifier)) ?? expect.fail('the code was not accepted');
  };

  it('gives tokens for a code with its proof, once', async () => {
    const { pool, letIn } = make();
    const verifier = aVerifier();
    const code = await letIn(verifier);
    const given = await pool.redeem(code, verifier);
    expect(given).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String), lastsMs: 900_000 });
    expect(await pool.redeem(code, verifier)).toBeUndefined();
  });

  it('gives nothing for a code without its proof, nor for what is no code', async () => {
    const { pool, letIn } = make();
    expect(await pool.redeem(await letIn(aVerifier()), aVerifier())).toBeUndefined();
    expect(await pool.redeem('bukan-kode', aVerifier())).toBeUndefined();
  });

  it('gives another access token for a refresh token, again and again, and none for what is no such token', async () => {
    const place = make();
    const { refreshToken, accessToken } = await signedIn(place);
    const [first, second] = [await place.pool.renew(refreshToken), await place.pool.renew(refreshToken)];
    for (const renewed of [first, second])
      expect(renewed).toEqual({ accessToken: expect.any(String), lastsMs: 900_000 });
    expect(new Set([accessToken, first?.accessToken, second?.accessToken]).size).toBe(3);
    expect(await place.pool.renew('bukan-token')).toBeUndefined();
  });

  it('signs somebody out everywhere: no refresh token of theirs is worth anything any more', async () => {
    const place = make();
    const [here, elsewhere] = [await signedIn(place), await signedIn(place)];
    await place.pool.signOutEverywhere(here.accessToken);
    expect(await place.pool.renew(here.refreshToken)).toBeUndefined();
    expect(await place.pool.renew(elsewhere.refreshToken)).toBeUndefined();
    // Whoever signs in after that is signed in.
    const again = await signedIn(place);
    expect(await place.pool.renew(again.refreshToken)).toBeDefined();
  });
};
