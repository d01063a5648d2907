import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LetterNotes } from '#shared/app/ports';
import { LetterNote } from '#shared/domain/notices/dead-letter';
import { dynamoCalls } from './dynamo-calls.ts';
import { letterNoteKey } from './keys.ts';

/** A message is forgotten fourteen days after it was sent, whichever queue it lies in by then. */
const REMEMBERED_S = 15 * 86_400;
const NoteItem = z.object({ note: LetterNote });

/** Notes on failed messages, the last one a message. */
export const dynamoLetterNotes = (client: DynamoDBDocumentClient, name: string): LetterNotes => {
  const table = dynamoCalls(client, name);
  const itemOf = (note: LetterNote) => ({
    ...letterNoteKey(note.letter),
    note,
    ttl: Math.ceil(note.at / 1000) + REMEMBERED_S,
  });
  return {
    leave: async (notes) => {
      await Promise.all(notes.map((note) => table.writeAlone(table.put(itemOf(note)))));
    },
    read: async (letters) => (await table.getAll(letters.map(letterNoteKey))).map((item) => NoteItem.parse(item).note),
  };
};
