import * as z from 'zod';
import type { LetterNotes } from '#shared/app/operator/ports';
import { LetterNote } from '#shared/domain/notices/dead-letter';
import { letterNoteKey } from './keys.ts';
import type { Table } from './table.ts';

/** A message is forgotten fourteen days after it was sent, whichever queue it lies in by then. */
const REMEMBERED_S = 15 * 86_400;
const NoteItem = z.object({ note: LetterNote });

const itemOf = (note: LetterNote) => ({
  ...letterNoteKey(note.letter),
  note,
  ttl: Math.ceil(note.at / 1000) + REMEMBERED_S,
});

/** Notes on failed messages, the last one a message. */
export const tableLetterNotes = (table: Pick<Table, 'put' | 'getAll'>): LetterNotes => ({
  leave: async (notes) => {
    await Promise.all(notes.map((note) => table.put(itemOf(note))));
  },
  read: async (letters) => (await table.getAll(letters.map(letterNoteKey))).map((item) => NoteItem.parse(item).note),
});
