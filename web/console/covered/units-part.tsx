import type { CoverageShown } from '#shared/contracts/http/coverage';
import { titled } from '#shared/domain/words/titled';
import { HOW_FAR } from '#web/made/coverage.ts';
import { Bar } from '#web/parts/bar.tsx';
import { calendarDays, countWords, shareOf } from '#web/words/counts.ts';
import { monthWords } from '#web/words/months.ts';
import { whole } from '#web/words/numbers.ts';
import { dayAndMonth } from '#web/words/times.ts';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';
import { activitiesAddress, newsAddress } from './addresses.ts';

const WORDS = {
  units: { id: 'Menurut unit', en: 'By unit' },
  unit: { id: 'Unit', en: 'Unit' },
  office: { id: 'Seluruh kantor', en: 'The whole office' },
  done: { id: 'Terlaksana', en: 'Done' },
  gap: { id: 'Jeda terpanjang', en: 'Longest gap' },
  gapSays: {
    id: 'antara dua berita yang berturut-turut, dalam dua belas bulan',
    en: 'between two news items that followed each other, in twelve months',
  },
  silent: { id: 'Berita terakhir', en: 'Last news' },
  today: { id: 'hari ini', en: 'today' },
  over: { id: 'lebih lama daripada batasnya', en: 'for longer than the limit' },
  never: { id: 'belum pernah terbit', en: 'nothing published yet' },
  noData: { id: 'tidak ada data', en: 'no data' },
  below: { id: 'di bawah sasaran', en: 'below target' },
  months: { id: 'Dua belas bulan', en: 'Twelve months' },
} as const;

type Unit = CoverageShown['units'][number];
type Counts = CoverageShown['office'];
type Share = Counts['documented'];

/** A bar below its target is dark and hatched, and said to be so. */
const ShareBar = ({ share }: { readonly share: Share }) => (
  <>
    {share.isBelow && <span class="unseen">{` (${say(WORDS.below)})`}</span>}
    {share.ratio !== null && <Bar parts={[{ sort: share.isBelow ? 'late' : 'good', share: shareOf(share) }]} />}
  </>
);

const Amount = ({ count, href }: { readonly count: number; readonly href: string }) =>
  count === 0 ? <>0</> : <a href={href}>{whole(language.value, count)}</a>;

const Counted = ({
  counts,
  month,
  unit,
}: {
  readonly counts: Counts;
  readonly month: string;
  readonly unit?: string;
}) => {
  const href = activitiesAddress(month, unit);
  const shares = [
    ['documented', counts.documented],
    ['published', counts.published],
  ] as const;
  return (
    <>
      <td class="number" data-of={say(WORDS.done)}>
        <Amount count={counts.done} href={href} />
      </td>
      {shares.map(([part, share]) => (
        <td key={part} data-of={titled(say(HOW_FAR[part]))}>
          {share.denominator === 0 ? say(WORDS.noData) : <a href={href}>{countWords(language.value, share)}</a>}
          <ShareBar share={share} />
        </td>
      ))}
      {(['notDone', 'unanswered'] as const).map((how) => (
        <td key={how} class="number" data-of={titled(say(HOW_FAR[how]))}>
          <Amount count={counts.occurrences[how]} href={href} />
        </td>
      ))}
    </>
  );
};

const Gap = ({ silence: { longestGap } }: Pick<Unit, 'silence'>) => {
  if (longestGap === null) return <>{say(WORDS.noData)}</>;
  const [, after] = longestGap.between;
  return <a href={newsAddress(after)}>{calendarDays(language.value, longestGap.days)}</a>;
};

const Silent = ({ unit, silence: { since, days, isOver } }: Pick<Unit, 'unit' | 'silence'>) => {
  if (since === null) return <>{say(WORDS.noData)}</>;
  const ago = days === 0 ? say(WORDS.today) : calendarDays(language.value, days ?? 0);
  const words = days === null ? say(WORDS.never) : `${dayAndMonth(language.value, since)} (${ago})`;
  return (
    <>
      <a href={activitiesAddress(since.slice(0, 7), unit)}>{words}</a>
      {isOver && (
        <span class="late">
          {' ! '}
          <span class="word">{say(WORDS.over)}</span>
        </span>
      )}
    </>
  );
};

/** Each unit in the month, how silent it was at the longest and is now. */
export const UnitsPart = ({ coverage: { month, office, units } }: { readonly coverage: CoverageShown }) => (
  <section class="figures">
    <h2>{say(WORDS.units)}</h2>
    <table class="cards coverage">
      <caption class="unseen">{`${say(WORDS.units)}, ${monthWords(language.value, month)}`}</caption>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.unit)}</th>
          <th scope="col" class="number">
            {say(WORDS.done)}
          </th>
          <th scope="col">{titled(say(HOW_FAR.documented))}</th>
          <th scope="col">{titled(say(HOW_FAR.published))}</th>
          <th scope="col" class="number">
            {titled(say(HOW_FAR.notDone))}
          </th>
          <th scope="col" class="number">
            {titled(say(HOW_FAR.unanswered))}
          </th>
          <th scope="col">{say(WORDS.gap)}</th>
          <th scope="col">{say(WORDS.silent)}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((one) => (
          <tr key={one.unit}>
            <th scope="row">{nameOf('units', one.unit)}</th>
            <Counted counts={one} month={month} unit={one.unit} />
            <td data-of={say(WORDS.gap)}>
              <Gap silence={one.silence} />
            </td>
            <td data-of={say(WORDS.silent)}>
              <Silent {...one} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say(WORDS.office)}</th>
          <Counted counts={office} month={month} />
          <td colSpan={2} />
        </tr>
      </tbody>
    </table>
    <p class="soft">{`${say(WORDS.gap)}: ${say(WORDS.gapSays)}.`}</p>
  </section>
);

const MonthCell = ({
  month,
  share,
  unit,
}: {
  readonly month: string;
  readonly share: Share;
  readonly unit?: string;
}) => (
  <td data-of={monthWords(language.value, month)}>
    {share.denominator === 0 ? (
      '–'
    ) : (
      <a
        href={activitiesAddress(month, unit)}
      >{`${whole(language.value, share.numerator)}/${whole(language.value, share.denominator)}`}</a>
    )}
    <ShareBar share={share} />
  </td>
);

/** What of a unit's activities is so, month by month, each number with what it is of. */
const MonthsTable = ({
  coverage: { months, units },
  part,
}: {
  readonly coverage: CoverageShown;
  readonly part: 'documented' | 'published';
}) => (
  <table class="cards coverage months">
    <caption>{`${titled(say(HOW_FAR[part]))}, ${say(WORDS.months).toLowerCase()}`}</caption>
    <thead>
      <tr>
        <th scope="col">{say(WORDS.unit)}</th>
        {months.map(({ month }) => (
          <th key={month} scope="col">
            {shortMonth(month)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {units.map(({ unit, months: own }) => (
        <tr key={unit}>
          <th scope="row">{nameOf('units', unit)}</th>
          {own.map((one) => (
            <MonthCell key={one.month} month={one.month} share={one[part]} unit={unit} />
          ))}
        </tr>
      ))}
      <tr>
        <th scope="row">{say(WORDS.office)}</th>
        {months.map((one) => (
          <MonthCell key={one.month} month={one.month} share={one[part]} />
        ))}
      </tr>
    </tbody>
  </table>
);

const shortMonth = (month: string): string => dayAndMonth(language.value, `${month}-01`).replace(/\d+/, '').trim();

/** The month and the eleven before it. */
export const MonthsPart = ({ coverage }: { readonly coverage: CoverageShown }) => (
  <section class="figures">
    <h2>{say(WORDS.months)}</h2>
    <MonthsTable coverage={coverage} part="documented" />
    <MonthsTable coverage={coverage} part="published" />
  </section>
);
