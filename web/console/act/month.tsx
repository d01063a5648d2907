import { say } from '../words/say.ts';

const WORDS = {
  months: { id: 'Bulan lain', en: 'Other months' },
  before: { id: 'Bulan sebelumnya', en: 'The month before' },
  after: { id: 'Bulan berikutnya', en: 'The month after' },
} as const;

const moved = (month: string, by: -1 | 1): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
};

/** Leads to the months beside one; `to` gives their addresses. */
export const OtherMonths = ({ month, to }: { readonly month: string; readonly to: (month: string) => string }) => (
  <nav class="buttons" aria-label={say(WORDS.months)}>
    <a class="button second" href={to(moved(month, -1))}>
      {say(WORDS.before)}
    </a>
    <a class="button second" href={to(moved(month, 1))}>
      {say(WORDS.after)}
    </a>
  </nav>
);
