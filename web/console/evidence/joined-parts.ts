import type { Outcome } from '../api/asked.ts';

type Part = { readonly bytes: Uint8Array };

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * Fetches a file part by part, the first of which is 1, and joins them. What has come lies in `there`: with the same
 * list it goes on where it was broken off.
 */
export const joinedParts = async (
  count: number,
  there: Uint8Array[],
  fetchPart: (part: number) => Promise<Outcome<Part>>,
  tell: (done: number) => void,
): Promise<Outcome<Uint8Array>> => {
  while (there.length < count) {
    tell(there.length);
    const answer = await fetchPart(there.length + 1);
    if (!answer.ok) return answer;
    there.push(answer.value.bytes);
  }
  return { ok: true, value: joined(there) };
};
