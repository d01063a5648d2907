import type { TodayReport, TodayShown } from '#shared/contracts/http/today';
import { workingDays, workingTime } from '#web/words/numbers.ts';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  over: { id: 'lewat {amount}', en: 'over by {amount}' },
  left: { id: 'sisa {amount}', en: '{amount} left' },
  proposed: { id: '(usulan)', en: '(proposed)' },
  open: { id: 'Buka', en: 'Open' },
  also: { id: 'juga', en: 'also' },
  urgency: { id: 'kedaruratan', en: 'urgency' },
} as const;

type Limit = NonNullable<TodayReport['limit']>;

/** `3 jam kerja`: rounded as people round, and never to nothing. */
const amountOf = ({ n, unit }: Limit): string => {
  const atLeastOne = Math.max(1, n);
  return unit === 'workingDays' ? workingDays(language.value, atLeastOne) : workingTime(language.value, atLeastOne);
};

const limitWords = (limit: Limit): string => {
  const said = say(WORDS[limit.is]).replace('{amount}', amountOf(limit));
  const mark = limit.proposed === true ? ` ${say(WORDS.proposed)}` : '';
  return `${nameOf('clocks', limit.clock)}${mark}: ${said}`;
};

/** What citizens call it, or its id, and what it is about. */
export const calledBy = ({ number: called, report, title, topic }: TodayReport): string =>
  [called ?? report, title ?? (topic === undefined ? undefined : nameOf('topics', topic))]
    .filter((part) => part !== undefined)
    .join(' · ');

/** Danger says itself what it is; only that something is high says nothing. */
const urgencyWords = (urgency: TodayReport['urgency']): string | undefined => {
  if (urgency === undefined || urgency === 'normal') return undefined;
  const name = nameOf('urgencies', urgency);
  return urgency === 'high' ? `${say(WORDS.urgency)}: ${name.toLowerCase()}` : name;
};

type RowProps = { readonly mark: TodayShown['groups'][number]['mark']; readonly report: TodayReport };

/** A report that waits: what it is, whose it is, how far its limit is, and the one step that usually follows. */
export const TodayRow = ({ report }: RowProps) => {
  const { assignee, limit, next, also, urgency } = report;
  const address = `/laporan/${report.report}`;
  return (
    <li>
      <span class="what">
        <a href={address} dir="auto">
          {calledBy(report)}
        </a>
        <span class="soft">
          {[
            assignee === undefined ? undefined : nameOf('units', assignee),
            urgencyWords(urgency),
            also.length === 0 ? undefined : `${say(WORDS.also)} ${also.map((one) => nameOf('marks', one)).join(', ')}`,
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </span>
      <span class={limit?.is === 'over' ? 'late' : 'soft'}>{limit === undefined ? '' : limitWords(limit)}</span>
      <a class="button second" href={next === 'open' ? address : `${address}?langkah=${next}`}>
        {next === 'open' ? say(WORDS.open) : nameOf('commands', next)}
        <span class="unseen">: {report.number ?? report.report}</span>
      </a>
    </li>
  );
};
