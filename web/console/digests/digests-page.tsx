import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { kindOf, periodWords } from '../figures/periods.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Laporan kepatuhan', en: 'Compliance reports' },
  none: {
    id: 'Belum ada. Yang pertama dibuat setelah satu minggu penuh berakhir.',
    en: 'There is none yet. The first is made when a whole week has ended.',
  },
  month: { id: 'Bulanan', en: 'Of months' },
  week: { id: 'Mingguan', en: 'Of weeks' },
  year: { id: 'Tahunan', en: 'Of years' },
} as const;

export const digestAddress = (period: string): string => OFFICE_PAGES.digest.replace(':period', period);

const Shown = ({ periods }: { readonly periods: readonly string[] }) => (
  <>
    {periods.length === 0 && <p>{say(WORDS.none)}</p>}
    <div class="menu">
      {(['month', 'week', 'year'] as const).map((kind) => {
        const own = periods.filter((period) => kindOf(period) === kind);
        return (
          own.length > 0 && (
            <section key={kind}>
              <h2>{say(WORDS[kind])}</h2>
              <ul>
                {own.map((period) => (
                  <li key={period}>
                    <a href={digestAddress(period)}>{titled(periodWords(language.value, period))}</a>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  </>
);

/** The caller's own compliance reports, by the time that they are of. */
export const DigestsPage = () => {
  usePageTitle(say(WORDS.title));
  const asked = useAsked('laporan kepatuhan', () => api.listDigests());
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <Waiting asked={asked}>{({ periods }) => <Shown periods={periods} />}</Waiting>
    </>
  );
};
