import { describe, expect, it } from 'vitest';
import { checkPicture } from '#shared/adapters/files/check-picture';
import { distance, Fingerprint } from '#shared/domain/evidence/fingerprint';
import { difference, likenessOf } from '#shared/domain/evidence/likeness';
import { aDrawnScene, CHANGE_NAMES, changed } from '#test/support/builders/a-drawn-scene';
import { EVIDENCE_RULES } from '#test/support/builders/evidence-rules';

const likenessIn = async (picture: Buffer) => {
  const checked = await checkPicture(picture, 'jpeg', EVIDENCE_RULES);
  return checked.ok ? likenessOf(checked.value.grey) : expect.fail(checked.refusal);
};

describe('two pictures', () => {
  it.each(CHANGE_NAMES)('are found to be the same where one is %s', async (change) => {
    const [one, other] = await changed(5, change);
    expect(difference(await likenessIn(one), await likenessIn(other))).toBeLessThan(EVIDENCE_RULES.likeBits);
  });

  it.each([1, 4, 8])('are different that are of scenes %i apart, whichever is asked first', async (apart) => {
    const [one, other] = [await likenessIn(await aDrawnScene(5)), await likenessIn(await aDrawnScene(5 + apart))];
    expect(difference(one, other)).toBeGreaterThan(EVIDENCE_RULES.likeBits);
    expect(difference(other, one)).toBe(difference(one, other));
  });
});

describe('the distance of two fingerprints', () => {
  const of = (digit: string): Fingerprint => Fingerprint.parse(digit.repeat(64));

  it('is the number of bits in which they differ', () => {
    expect(distance(of('0'), of('0'))).toBe(0);
    expect(distance(of('0'), of('f'))).toBe(256);
    expect(distance(of('a'), of('5'))).toBe(256);
    expect(distance(of('1'), Fingerprint.parse(`${'1'.repeat(63)}3`))).toBe(1);
  });
});
