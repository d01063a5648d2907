import type { Result } from '#shared/domain/words/result';

/** The value of a result that no refusal is expected of. */
export const opened = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.value;
};
