/** How often a lost race is decided again before the message goes back to the queue. */
const REDECISIONS = 3;

/** Looks and decides again as long as somebody else was first; throws when that happens too often. */
export const untilSaved = async <T>(attemptOnce: () => Promise<T | 'conflict'>): Promise<Exclude<T, 'conflict'>> => {
  for (let left = REDECISIONS; left >= 0; left -= 1) {
    const outcome = await attemptOnce();
    if (isSettled(outcome)) return outcome;
  }
  throw new Error('the race was lost too often');
};

const isSettled = <T>(outcome: T | 'conflict'): outcome is Exclude<T, 'conflict'> => outcome !== 'conflict';
