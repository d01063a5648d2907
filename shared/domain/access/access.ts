import type { Officer } from '#shared/domain/office/officer';
import { ACCESS, type Access, type Asked, type Field, THINGS, type ThingName } from './all-rows.ts';
import type { Answer } from './row.ts';

/** Whether an officer may do what is asked, by a table of access. */
export const mayDoBy =
  (access: Access) =>
  (officer: Officer, asked: Asked): Answer<Field> => {
    for (const name of THINGS) {
      const answer = answerBy(access, name, officer, asked);
      if (answer !== undefined) return answer;
    }
    throw new Error(`no table of access has ${asked.to}`);
  };

const answerBy = <Name extends ThingName>(
  access: Access,
  name: Name,
  officer: Officer,
  asked: Asked,
): Answer<Field> | undefined => {
  const { rows, isAsked, answer }: Access[Name] = access[name];
  return isAsked(asked) ? answer(rows, officer, asked) : undefined;
};

/**
 * Whether an officer may do what is asked, by the office's rules. More functions never take anything away. A list, a
 * search and an export hold only reports that may be read; the id of another report is shown only where that one may be
 * read.
 */
export const mayDo = mayDoBy(ACCESS);
