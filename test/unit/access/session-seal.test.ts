import { describe, expect, it } from 'vitest';
import { sessionSeal } from '#shared/adapters/secrets/session-seal';
import { vaultOf } from '#shared/app/report/vault';
import { isSessionOver, Session, sessionEnd } from '#shared/domain/access/session';
import { Instant } from '#shared/domain/words/words';

const [OLD, NEW] = ['lama'.repeat(16), 'baru'.repeat(16)];
const SESSION = Session.parse({ refreshToken: 'eyJjdHkiOiJKV1Qi.token-penyegar.xyz', signedInAt: 1_795_000_000_000 });

const under = (...keys: [string, ...string[]]) => sessionSeal(async () => keys);

describe('a sealed session', () => {
  it('is opened again under its key, and shows nothing of what is in it', async () => {
    const sealed = await under(NEW).seal(SESSION);
    expect(await under(NEW).open(sealed)).toEqual(SESSION);
    expect(sealed).toMatch(/^1\.[\w-]+$/);
    const bytes = Buffer.from(sealed.slice(2), 'base64url').toString('latin1');
    for (const part of [SESSION.refreshToken, 'refreshToken', String(SESSION.signedInAt)])
      expect(bytes).not.toContain(part);
  });

  it('is another text each time, so that two of the same do not show that they are', async () => {
    const seal = under(NEW);
    expect(await seal.seal(SESSION)).not.toBe(await seal.seal(SESSION));
  });

  it('does not open when any of its characters is another, or some are missing', async () => {
    const seal = under(NEW);
    const sealed = await seal.seal(SESSION);
    for (const [at, letter] of [...sealed].entries()) {
      const forged = `${sealed.slice(0, at)}${letter === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      expect(await seal.open(forged), `character ${at}`).toBeUndefined();
      expect(await seal.open(sealed.slice(0, at)), `cut off at ${at}`).toBeUndefined();
      expect(await seal.open(sealed.slice(at + 1)), `from ${at}`).toBeUndefined();
    }
    for (const longer of [`${sealed}A`, `${sealed}=`, ` ${sealed}`, `${sealed}${sealed}`])
      expect(await seal.open(longer)).toBeUndefined();
  });

  it.each(['', '1.', '1', '2.AAAA', `1.${'A'.repeat(38)}`, `1.${'A'.repeat(400)}`, 'undefined', '%00'])(
    'is not the text "%s"',
    async (text) => {
      expect(await under(NEW).open(text)).toBeUndefined();
    },
  );

  it('does not open as a session what was sealed for another purpose under the same secret', async () => {
    const other = vaultOf(Buffer.from(NEW)).seal('notices in a queue', Buffer.from(JSON.stringify(SESSION)));
    expect(await under(NEW).open(`1.${Buffer.from(other).toString('base64url')}`)).toBeUndefined();
  });

  it('opens under the key beside the one that seals, so that a key can be changed and nobody signs in again', async () => {
    const before = await under(OLD).seal(SESSION);
    // First the new key opens, then it seals, and in the end the old one is gone.
    const atFirst = under(OLD, NEW);
    const later = under(NEW, OLD);
    const [sealedAtFirst, sealedLater] = [await atFirst.seal(SESSION), await later.seal(SESSION)];
    for (const one of [atFirst, later]) {
      for (const sealed of [before, sealedAtFirst, sealedLater]) expect(await one.open(sealed)).toEqual(SESSION);
    }
    expect(await under(NEW).open(sealedLater)).toEqual(SESSION);
    expect(await under(NEW).open(before)).toBeUndefined();
    expect(await under(NEW).open(sealedAtFirst)).toBeUndefined();
  });

  it('fits into a cookie with a refresh token as long as the user pool makes them, and is refused when it does not', async () => {
    const longest = { ...SESSION, refreshToken: 'x'.repeat(2_600) };
    expect((await under(NEW).seal(longest)).length).toBeLessThan(4_096 - 100);
    await expect(under(NEW).seal({ ...SESSION, refreshToken: 'x'.repeat(3_000) })).rejects.toThrow(/no cookie/);
  });
});

describe('a session', () => {
  it('ends ten hours after signing in, to the millisecond', () => {
    const tenHours = Instant.parse(SESSION.signedInAt + 36_000_000);
    expect(sessionEnd(SESSION)).toBe(tenHours);
    expect(isSessionOver(SESSION, Instant.parse(tenHours - 1))).toBe(false);
    expect(isSessionOver(SESSION, tenHours)).toBe(true);
  });
});
