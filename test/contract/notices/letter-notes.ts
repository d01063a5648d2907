import { expect, it } from 'vitest';
import type { LetterNotes } from '#shared/app/operator/ports';
import { Instant } from '#shared/domain/words/words';
import { RECEIVED } from '#test/contract/stories';
import { aLetterId, aNote } from './letters.ts';

/** What every place for notes on failed messages promises. */
export const itNotesFailures = (make: () => LetterNotes): void => {
  it('gives the notes that there are, each once', async () => {
    const notes = make();
    const [first, second] = [aNote(), aNote({ cause: 'unreadable', fault: 'ZodError' })];
    await notes.leave([first, second]);
    const read = await notes.read([first.letter, aLetterId(), second.letter, first.letter]);
    expect(read).toHaveLength(2);
    expect(read).toEqual(expect.arrayContaining([first, second]));
  });

  it('keeps the last word on a message', async () => {
    const notes = make();
    const before = aNote({ cause: 'tooSlow', fault: 'TooSlow', tries: 79 });
    const after = {
      ...before,
      cause: 'failed' as const,
      fault: 'TypeError',
      tries: 80,
      at: Instant.parse(RECEIVED + 1),
    };
    await notes.leave([before]);
    await notes.leave([after]);
    expect(await notes.read([before.letter])).toEqual([after]);
  });

  it('takes none and gives none', async () => {
    const notes = make();
    await notes.leave([]);
    expect(await notes.read([])).toEqual([]);
  });

  it('has room for more than one call can ask for', async () => {
    const notes = make();
    const many = Array.from({ length: 101 }, () => aNote());
    await notes.leave(many);
    expect(await notes.read(many.map(({ letter }) => letter))).toHaveLength(101);
  });
};
