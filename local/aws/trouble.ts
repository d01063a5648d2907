/** Something the person at the keyboard can mend: its message says what and how, and is shown without a stack trace. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** What went wrong, in the words that were thrown. */
export const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
