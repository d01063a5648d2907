import type { Me } from '#shared/contracts/http/me';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { type Outcome, useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { me } from '../session/me.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Kegiatan dan berita', en: 'Activities and news' },
  approve: { id: 'Berita menunggu persetujuan', en: 'News waiting for approval' },
  returned: { id: 'Berita dikembalikan, harus diperbaiki', en: 'News returned, to be mended' },
  turns: {
    id: 'Giliran kegiatan berulang yang belum dijawab',
    en: 'Turns of recurring activities that nobody has answered',
  },
  today: { id: 'hari ini', en: 'today' },
} as const;

/** How much of what the office does and says waits for somebody. */
export type OfficeWaits = {
  readonly approve: number;
  readonly returned: number;
  readonly turns: number;
  /** So many of the turns are of today. */
  readonly turnsToday: number;
};

const NONE: OfficeWaits = { approve: 0, returned: 0, turns: 0, turnsToday: 0 };

type NewsWaiting = { readonly unit: string; readonly state: string; readonly returned: boolean };
type Turn = { readonly unit: string; readonly date: string; readonly mayRecord: boolean };
/** What the lists of news and of activities say; nothing of one that was not asked for. */
type Listed = {
  readonly news?: { readonly waiting: readonly NewsWaiting[] } | undefined;
  readonly activities?: { readonly today: string; readonly open: readonly Turn[] } | undefined;
};
type Who = Pick<Me, 'roles' | 'may'>;

const unitsOf = ({ roles }: Who): readonly string[] => roles.flatMap(({ of }) => of ?? []);

/** Whoever looks after news, and the Secretary, decide for all; the head of a unit what is its own. */
const approvesAll = ({ roles }: Who): boolean => roles.some(({ role }) => role === 'newsAdmin' || role === 'secretary');

/** What of the lists waits for these functions: what is theirs to decide, to mend and to answer. */
export const officeWaitsIn = (who: Who, { news, activities }: Listed): OfficeWaits => {
  const units = unitsOf(who);
  const isOwn = ({ unit }: { readonly unit: string }): boolean => units.includes(unit);
  const waiting = news?.waiting ?? [];
  const turns = activities?.open.filter((turn) => turn.mayRecord && isOwn(turn)) ?? [];
  return {
    approve: who.may.includes('approveNews')
      ? waiting.filter((one) => one.state === 'submitted' && (approvesAll(who) || isOwn(one))).length
      : 0,
    returned: who.may.includes('writeNews')
      ? waiting.filter((one) => one.state === 'draft' && one.returned && isOwn(one)).length
      : 0,
    turns: turns.length,
    turnsToday: turns.filter(({ date }) => date === activities?.today).length,
  };
};

export const hasOfficeWaits = ({ approve, returned, turns }: OfficeWaits): boolean => approve + returned + turns > 0;

/** Asks only for what may concern whoever asks. */
const askFor = async (who: Who | undefined): Promise<Outcome<OfficeWaits>> => {
  if (who?.may.includes('readActivities') !== true) return { ok: true, value: NONE };
  const records = who.may.includes('recordActivity') && unitsOf(who).length > 0;
  const handlesNews = who.may.includes('approveNews') || who.may.includes('writeNews');
  const [news, activities] = await Promise.all([
    handlesNews ? api.listNews({ query: {} }) : undefined,
    records ? api.listActivities({ query: {} }) : undefined,
  ]);
  if (news?.ok === false) return news;
  if (activities?.ok === false) return activities;
  return { ok: true, value: officeWaitsIn(who, { news: news?.value, activities: activities?.value }) };
};

/** How much waits, asked once the page stands; nothing as long as that is not known. */
export const useOfficeWaits = (): OfficeWaits | undefined => {
  const who = me.value;
  const { value, state } = useAsked(`kegiatan dan berita ${who?.person}`, () => askFor(who));
  if (who !== undefined && !who.may.includes('readActivities')) return NONE;
  return state === 'seen' ? value : undefined;
};

const LINKS = [
  { of: 'approve', to: `${OFFICE_PAGES.news}#menunggu` },
  { of: 'returned', to: `${OFFICE_PAGES.news}#dikembalikan` },
  { of: 'turns', to: OFFICE_PAGES.activities },
] as const;

/** What of activities and news waits for whoever has signed in, each with how much and where. */
export const OfficeWaitsPart = ({ waits }: { readonly waits: OfficeWaits }) =>
  hasOfficeWaits(waits) ? (
    <section aria-labelledby="kegiatan-berita">
      <h2 id="kegiatan-berita">{say(WORDS.title)}</h2>
      <ul class="rows">
        {LINKS.map(
          ({ of, to }) =>
            waits[of] > 0 && (
              <li key={of}>
                <span class="what">
                  <a href={to}>{`${say(WORDS[of])}: ${whole(language.value, waits[of])}`}</a>
                  {of === 'turns' && waits.turnsToday > 0 && (
                    <span class="soft">{`${say(WORDS.today)}: ${whole(language.value, waits.turnsToday)}`}</span>
                  )}
                </span>
              </li>
            ),
        )}
      </ul>
    </section>
  ) : null;
