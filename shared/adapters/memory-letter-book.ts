import type { LetterBook } from '#shared/app/ports';
import type { Calendar } from '#shared/domain/calendar';
import type { LetterAct } from '#shared/domain/dead-letter';
import { monthAt } from '#shared/domain/evaluated-month';

/** What was done with dead letters, in memory. */
export const memoryLetterBook = (calendar: Pick<Calendar, 'zone'>): LetterBook => {
  const acts = new Map<string, LetterAct>();
  return {
    write: async (act) => {
      acts.set(`${act.letter} ${act.action} ${act.at}`, act);
    },
    of: async (letter) => [...acts.values()].filter((act) => act.letter === letter),
    month: async (month) => [...acts.values()].filter(({ at }) => monthAt(calendar, at) === month),
  };
};
