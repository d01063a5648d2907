/** Whatever is kept says until when; nothing is kept for longer than this. */
export const MOST_MS = 48 * 3_600_000;
/** So far a computer's clock may have gone back before what it kept is of no known age. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Whether what is kept until a moment still is to be had: not after it, nor by a clock that has gone back since. */
export const stillHolds = (until: number, now: number): boolean =>
  now < until && until - now <= MOST_MS + CLOCK_SLACK_MS;

/** Every text is made as long as a multiple of this, so that its length tells little of it. */
const STEP_BYTES = 8_192;

/** A text with blanks behind it, in whole steps. */
export const padded = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(Math.ceil(bytes.length / STEP_BYTES) * STEP_BYTES).fill(0x20);
  whole.set(bytes);
  return whole;
};

/** The moment by this computer's clock at which something ends that the office's clock says the end of. */
export const endsHere = (endsAt: string, at: string, now: number): number => now + Date.parse(endsAt) - Date.parse(at);
