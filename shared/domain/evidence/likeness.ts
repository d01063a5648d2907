import { distance, type Fingerprint, fingerprintOf, type Grey, type Window } from './fingerprint.ts';

/** By what a picture is found again: whole, whole in the mirror, and each part that a crop would leave. */
export type Likeness = {
  readonly whole: Fingerprint;
  readonly mirrored: Fingerprint;
  readonly parts: readonly Fingerprint[];
};

/** What a crop leaves of a side, at most and in between; cut at one end, at both, or at the other. */
const LEFT_OF_SIDE = [0.85, 0.92] as const;
const CUT_AT = [0, 0.5, 1] as const;

const PARTS: readonly Window[] = LEFT_OF_SIDE.flatMap((side) =>
  CUT_AT.flatMap((across) =>
    CUT_AT.map((down) => {
      const [left, top] = [across * (1 - side), down * (1 - side)];
      return { left, top, right: left + side, bottom: top + side };
    }),
  ),
);

export const likenessOf = (grey: Grey): Likeness => ({
  whole: fingerprintOf(grey),
  mirrored: fingerprintOf(mirror(grey)),
  parts: PARTS.map((part) => fingerprintOf(grey, part)),
});

const mirror = ({ width, height, pixels }: Grey): Grey => {
  const mirrored = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) mirrored[y * width + x] = pixels[y * width + (width - 1 - x)] ?? 0;
  return { width, height, pixels: mirrored };
};

/**
 * In how many of 256 bits two pictures differ, at the best fit: as they are, with one in the mirror, or with one cut
 * out of the other. Of unrelated ones it is about 105; of the same one, made smaller or brighter, below 40.
 */
export const difference = (one: Likeness, other: Likeness): number =>
  Math.min(
    ...[one.whole, one.mirrored].flatMap((whole) => [other.whole, ...other.parts].map((part) => distance(whole, part))),
    ...[other.whole, other.mirrored].flatMap((whole) => one.parts.map((part) => distance(whole, part))),
  );
