import { mayDo } from '#shared/domain/access/access';
import type { Asked } from '#shared/domain/access/all-rows';
import type { Officer } from '#shared/domain/office/officer';

/** Not there for whoever asks, or known to them and not theirs to ask. */
export type Denied = 'Absent' | 'Forbidden';

/** How an officer is refused what they ask for; `undefined` where they may have it. */
export const deniedTo = (officer: Officer, asked: Asked): Denied | undefined => {
  const answer = mayDo(officer, asked);
  if (answer.ok) return undefined;
  return answer.as === 'absent' ? 'Absent' : 'Forbidden';
};
