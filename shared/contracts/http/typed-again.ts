import { oneLine } from '#shared/domain/words/one-line';

/** What was typed into a form of a page, as it may stand there again: on one line, in the order in which it stands. */
export const typedAgain = (typed: string): string => oneLine(typed);
