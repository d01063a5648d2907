import { expectedWords, refusalWords } from '../act/expected-words.ts';
import type { Refused } from '../api/client.ts';
import { say } from '../words/say.ts';

const WORDS = {
  nearest: { id: 'Mungkin maksud Anda', en: 'Perhaps you mean' },
} as const;

type ObjectionProps = {
  readonly problem: Refused;
  /** What a field is called on the page; as the API calls it where nothing is said. */
  readonly labelOf?: (field: string) => string;
};

/** Why something was refused, in the API's own words and the language of the page, and what helps on. */
export const Objection = ({ problem, labelOf = (field) => field }: ObjectionProps) => {
  const { nearest = [], fields = [] } = problem;
  return (
    <>
      <p>{refusalWords(problem)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((one) => (
            <li key={one.field}>{`${labelOf(one.field)}: ${expectedWords(one)}`}</li>
          ))}
        </ul>
      )}
      {nearest.length > 0 && <p>{`${say(WORDS.nearest)}: ${nearest.join(', ')}`}</p>}
    </>
  );
};
