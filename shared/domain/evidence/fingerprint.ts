import * as z from 'zod';

/**
 * What a picture looks like at a glance, in 256 bits: they stay nearly the same when it is scaled, compressed anew,
 * made brighter or marked. As hexadecimal.
 */
export const Fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Fingerprint'>();
export type Fingerprint = z.infer<typeof Fingerprint>;

/** A picture as rows of grey, 0 to 255. */
export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** So coarse is the picture that a fingerprint is taken of, a side. */
const SIDE = 32;
/** So many of the coarsest waves are looked at, in each direction. */
const WAVES = 16;

/** The cosine transform's waves, one row a frequency. */
const COSINES: readonly Float64Array[] = Array.from({ length: WAVES + 1 }, (_, wave) =>
  Float64Array.from({ length: SIDE }, (__, at) => Math.cos((Math.PI / SIDE) * (at + 0.5) * wave)),
);

/** Part of a picture, by the place of its corners as shares of width and height. */
export type Window = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
const WHOLE: Window = { left: 0, top: 0, right: 1, bottom: 1 };

/**
 * The fingerprint of a picture, or of a part of it: of each of the coarsest waves but the flat one, whether it is
 * stronger than most of them. Light and contrast change none of that.
 */
export const fingerprintOf = (grey: Grey, window: Window = WHOLE): Fingerprint => {
  const waves = wavesOf(coarse(grey, window));
  const middle = waves.toSorted((one, other) => one - other)[waves.length / 2] ?? 0;
  let hex = '';
  for (let at = 0; at < waves.length; at += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((waves[at + bit] ?? 0) > middle ? 1 : 0);
    hex += digit.toString(16);
  }
  return Fingerprint.parse(hex);
};

/** The mean grey of each field of a coarse grid over a part of the picture. */
const coarse = ({ width, height, pixels }: Grey, { left, top, right, bottom }: Window): Float64Array => {
  const fields = new Float64Array(SIDE * SIDE);
  const across = edges(left * width, right * width);
  const down = edges(top * height, bottom * height);
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      let sum = 0;
      let count = 0;
      for (let y = down[row] ?? 0; y < (down[row + 1] ?? 0) || count === 0; y += 1) {
        const from = Math.min(y, height - 1) * width;
        for (let x = across[column] ?? 0; x < (across[column + 1] ?? 0) || count === 0; x += 1) {
          sum += pixels[from + Math.min(x, width - 1)] ?? 0;
          count += 1;
        }
      }
      fields[row * SIDE + column] = sum / count;
    }
  }
  return fields;
};

const edges = (from: number, to: number): readonly number[] =>
  Array.from({ length: SIDE + 1 }, (_, at) => Math.round(from + ((to - from) * at) / SIDE));

const wavesOf = (fields: Float64Array): Float64Array => {
  const rows = new Float64Array(SIDE * (WAVES + 1));
  for (let y = 0; y < SIDE; y += 1) {
    for (let u = 0; u <= WAVES; u += 1) {
      const wave = COSINES[u] ?? fields;
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) sum += (fields[y * SIDE + x] ?? 0) * (wave[x] ?? 0);
      rows[y * (WAVES + 1) + u] = sum;
    }
  }
  const waves = new Float64Array(WAVES * WAVES);
  for (let v = 1; v <= WAVES; v += 1) {
    const wave = COSINES[v] ?? fields;
    for (let u = 1; u <= WAVES; u += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) sum += (rows[y * (WAVES + 1) + u] ?? 0) * (wave[y] ?? 0);
      waves[(v - 1) * WAVES + (u - 1)] = sum;
    }
  }
  return waves;
};

/** In how many of 256 bits two fingerprints differ. */
export const distance = (one: Fingerprint, other: Fingerprint): number => {
  let differing = 0;
  for (let at = 0; at < one.length; at += 8) {
    let bits = Number.parseInt(one.slice(at, at + 8), 16) ^ Number.parseInt(other.slice(at, at + 8), 16);
    for (; bits !== 0; bits &= bits - 1) differing += 1;
  }
  return differing;
};
