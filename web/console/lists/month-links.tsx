import { longMonth, monthFrom } from '#web/words/times.ts';
import { officeMonth } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  months: { id: 'Bulan', en: 'Months' },
  before: { id: 'Bulan sebelumnya', en: 'The month before' },
  after: { id: 'Bulan berikutnya', en: 'The month after' },
} as const;

type MonthLinksProps = { readonly path: string; readonly month: string };

/** Which month a list is of, and the ways to the months beside it; nothing lies ahead of this one. */
export const MonthLinks = ({ path, month }: MonthLinksProps) => {
  const link = (by: 1 | -1, name: Readonly<Record<'id' | 'en', string>>) => (
    <a class="button second" href={`${path}?bulan=${monthFrom(month, by)}`}>
      {say(name)}
    </a>
  );
  return (
    <nav class="months" aria-label={say(WORDS.months)}>
      <h2>{longMonth(language.value, month)}</h2>
      <div class="buttons">
        {link(-1, WORDS.before)}
        {month < officeMonth() && link(1, WORDS.after)}
      </div>
    </nav>
  );
};
