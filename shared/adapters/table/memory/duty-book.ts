import type { DutyBook } from '#shared/app/ports';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import { DutyDay } from '#shared/domain/notices/duty';

/** The duty book in memory, with the condition of the real one. */
export const memoryDutyBook = (): DutyBook => {
  const days = new Map<IsoDate, string>();
  const read = (date: IsoDate): DutyDay | undefined => {
    const kept = days.get(date);
    return kept === undefined ? undefined : DutyDay.parse(JSON.parse(kept));
  };
  return {
    day: async (date) => read(date),
    save: async (day) => {
      if ((read(day.date)?.rev ?? 0) !== day.rev - 1) return 'conflict';
      days.set(day.date, JSON.stringify(day));
      return 'saved';
    },
  };
};
