import { monthAfter, monthWords } from '#web/words/months.ts';
import { language, say } from '../words/say.ts';

const WORDS = { months: { id: 'Bulan lain', en: 'Other months' } } as const;

type MonthLinksProps = {
  readonly month: string;
  /** The page's address for a month. */
  readonly addressOf: (month: string) => string;
  /** No link leads beyond this one. */
  readonly last?: string;
};

/** The month before, and the one after it. */
export const MonthLinks = ({ month, addressOf, last }: MonthLinksProps) => {
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)];
  return (
    <nav class="tabs unprinted" aria-label={say(WORDS.months)}>
      <a href={addressOf(before)}>← {monthWords(language.value, before)}</a>
      {(last === undefined || after <= last) && <a href={addressOf(after)}>{monthWords(language.value, after)} →</a>}
    </nav>
  );
};
