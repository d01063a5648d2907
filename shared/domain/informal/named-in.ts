import type { NamedRules } from '#shared/domain/classify/named';
import { plainText, writtenWords } from '#shared/domain/classify/text-normal';
import type { PersonId } from '#shared/domain/words/person-id';

const spaced = (text: string): string => ` ${writtenWords(plainText(text)).join(' ')} `;

/** Which functions and groups of the office a text calls by one of their names. */
export const namedIn = ({ called }: NamedRules, text: string): readonly PersonId[] => {
  const words = spaced(text);
  return called.flatMap(({ id, as }) => (as.some((calling) => words.includes(spaced(calling))) ? [id] : []));
};

/**
 * Whether a contact would be taken down on behalf of somebody of the office who is named in it: they would learn what
 * is said of them, and make a citizen's words their own.
 */
export const isNamedInIt = (
  named: NamedRules,
  {
    identity,
    sentence,
    accused,
  }: { readonly identity: string; readonly sentence: string; readonly accused: readonly PersonId[] },
): boolean => {
  const behalf = namedIn(named, identity);
  const inIt = [...namedIn(named, sentence), ...accused];
  return behalf.some((id) => inIt.includes(id));
};
