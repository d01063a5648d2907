import type { Refused } from '../api/client.ts';
import { say } from '../words/say.ts';

const WORDS = {
  nearest: { id: 'Mungkin maksud Anda', en: 'Perhaps you mean' },
  field: { id: 'Isian', en: 'Field' },
} as const;

type ObjectionProps = {
  readonly problem: Refused;
  /** What a field is called on the page; as the API calls it where nothing is said. */
  readonly labelOf?: (field: string) => string;
};

/** Why something was refused, in the API's own words, and what helps on. */
export const Objection = ({ problem, labelOf = (field) => field }: ObjectionProps) => {
  const { code, detail, nearest = [], fields = [] } = problem;
  return (
    <>
      <p>{detail ?? code}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, expected }) => (
            <li key={field}>{`${say(WORDS.field)} ${labelOf(field)}: ${expected}`}</li>
          ))}
        </ul>
      )}
      {nearest.length > 0 && <p>{`${say(WORDS.nearest)}: ${nearest.join(', ')}`}</p>}
    </>
  );
};
