import * as z from 'zod';
import type { LetterBook } from '#shared/app/operator/ports';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/calendar/period';
import { LetterAct } from '#shared/domain/notices/dead-letter';
import { Instant } from '#shared/domain/words/words';
import { LETTER_ACTS, letterActKey, letterActsOn, ofLetterActs } from './keys.ts';
import { readAll, type Table } from './table.ts';

/** Longer than a letter lies there. */
const LIES_MS = 15 * 86_400_000;
const ActItem = z.object({ act: LetterAct });
const actIn = (item: unknown): LetterAct => ActItem.parse(item).act;

/** What was done with dead letters, by the office's month. */
export const tableLetterBook = (table: Pick<Table, 'put' | 'query'>, calendar: Pick<Calendar, 'zone'>): LetterBook => ({
  write: (act) => table.put({ ...letterActKey(monthAt(calendar, act.at), act), act }),
  of: async (letter, at) => {
    const months = new Set([monthAt(calendar, at), monthAt(calendar, Instant.parse(Math.max(0, at - LIES_MS)))]);
    const found = [...months].map((month) => readAll(table, ofLetterActs(month), letterActsOn(letter), actIn));
    return (await Promise.all(found)).flat();
  },
  month: (month) => readAll(table, ofLetterActs(month), LETTER_ACTS, actIn),
});
