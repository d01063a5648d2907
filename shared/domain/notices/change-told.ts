import * as z from 'zod';
import { Changed, ChangeId, changeWords, type OfficeNames } from '#shared/domain/office/change';
import type { Bilingual } from '#shared/domain/words/words';

/** How far a change has come that is told: it was done, it waits for a second person, or that person declined it. */
export const ToldStep = z.enum(['done', 'proposed', 'declined']);
export type ToldStep = z.infer<typeof ToldStep>;

/** A change as a notice is about it. It is told in full, so that nothing has to be looked up to tell it. */
export const ChangeTold = z.object({ id: ChangeId, changed: Changed, step: ToldStep }).readonly();
export type ChangeTold = z.infer<typeof ChangeTold>;

const STEPS = {
  done: { id: 'terlaksana', en: 'done' },
  proposed: { id: 'perlu persetujuan', en: 'to be approved' },
  declined: { id: 'ditolak', en: 'declined' },
} as const satisfies Record<ToldStep, Bilingual>;

/** What a notice calls it. */
export const changeToldWords = (names: OfficeNames, { changed, step }: Omit<ChangeTold, 'id'>): Bilingual => {
  const { id, en } = changeWords(names, changed);
  return { id: `${id} (${STEPS[step].id})`, en: `${en} (${STEPS[step].en})` };
};
