import type { LetterBook } from '#shared/app/ports';
import type { Calendar } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/figures/evaluated-month';
import type { LetterAct } from '#shared/domain/notices/dead-letter';

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
