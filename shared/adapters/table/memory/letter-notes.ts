import type { LetterNotes } from '#shared/app/ports';
import type { LetterId, LetterNote } from '#shared/domain/notices/dead-letter';

/** Notes on failed messages in memory. */
export const memoryLetterNotes = (): LetterNotes => {
  const noted = new Map<LetterId, LetterNote>();
  return {
    leave: async (notes) => {
      for (const note of notes) noted.set(note.letter, note);
    },
    read: async (letters) => [...new Set(letters)].flatMap((letter) => noted.get(letter) ?? []),
  };
};
