/** Crockford's alphabet: no I, L, O, U, so that a code survives being read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` five-bit groups of the bytes, most significant first. */
export const base32 = (bytes: Uint8Array, length: number): string => {
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const bit = index * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
};

/** The value of a character, reading O as 0 and I or L as 1; `undefined` for one outside the alphabet. */
export const base32Value = (character: string): number | undefined => {
  const upper = character.toUpperCase();
  const read = upper === 'O' ? '0' : upper === 'I' || upper === 'L' ? '1' : upper;
  const value = ALPHABET.indexOf(read);
  return read.length === 1 && value >= 0 ? value : undefined;
};

export const base32Character = (value: number): string => ALPHABET.charAt(value & 31);
