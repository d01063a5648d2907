/**
 * What no log line, key, name, event or answer may hold. It looks like nothing else, and survives changes of capitals.
 */
export const CANARY = 'KENARI';

/** A value that tells where it was planted. */
export const canary = (place: string): string => `${CANARY}-${place}`;

/** The same bytes as base64 shows them, wherever in a longer text they start. */
const inBase64 = (text: string): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('x'.repeat(shift) + text).toString('base64');
    const from = Math.ceil((shift * 8) / 6);
    return encoded.slice(from, Math.floor(((shift + text.length) * 8) / 6));
  });

/** The places at which `secret` stands in a text, in the clear or in a form that anybody can undo. */
export const leaksOf = (secret: string, text: string): readonly string[] => {
  const forms = [
    secret.toLowerCase(),
    Buffer.from(secret).toString('hex'),
    encodeURIComponent(secret).toLowerCase(),
    [...secret].toReversed().join('').toLowerCase(),
  ];
  const lower = text.toLowerCase();
  const found = [
    ...forms.filter((form) => lower.includes(form)),
    ...inBase64(secret).filter((form) => text.includes(form)),
  ];
  return found.length === 0 ? [] : [text.slice(0, 300)];
};

export const leaks = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => leaksOf(CANARY, text));
