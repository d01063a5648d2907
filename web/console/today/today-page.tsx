import type { TodayShown } from '#shared/contracts/http/today';
import { titled } from '#shared/domain/words/titled';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { whole } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { Tour } from '../help/tour.tsx';
import { keepableToday } from '../kept/keepable.ts';
import { me } from '../session/me.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate, noteOfficeTime, timeWords } from '../words/office-clock.ts';
import { language, say } from '../words/say.ts';
import { hasOfficeWaits, OfficeWaitsPart, useOfficeWaits } from './office-waits.tsx';
import { TodayRow } from './today-row.tsx';

const WORDS = {
  title: { id: 'Hari ini', en: 'Today' },
  empty: { id: 'Tidak ada yang menunggu Anda sekarang.', en: 'Nothing is waiting for you now.' },
  noRole: {
    id: 'Akun Anda belum diberi jabatan, jadi belum ada yang dapat ditampilkan. Hubungi operator sistem kantor.',
    en: 'Your account has no function yet, so there is nothing to show. Ask the operator of the office’s system.',
  },
  next: { id: 'Batas waktu berikutnya', en: 'The next deadline' },
  tomorrow: { id: 'Jatuh tempo', en: 'Due' },
  ahead: { id: 'Pekerjaan terbuka, batas terdekat dahulu', en: 'Open work, due soonest first' },
  rest: { id: 'Semua yang', en: 'All that are' },
  parked: { id: 'Kabar yang laporannya belum datang', en: 'Updates whose report has not come' },
  since: { id: 'sejak', en: 'since' },
  danger: { id: 'menyebut bahaya', en: 'speaks of danger' },
  allParked: { id: 'Semua laporan yang belum datang', en: 'All reports that have not come' },
  opened: { id: 'antrean dibuka', en: 'queue opened' },
  by: { id: 'oleh', en: 'by' },
  notOpened: { id: 'antrean belum dibuka siapa pun hari ini', en: 'nobody has opened the queue today' },
  letters: {
    id: 'Ada pesan gagal yang menunggu keputusan Anda',
    en: 'Dead letters wait for your decision',
  },
  unreached: { id: 'Penerima yang tidak terjangkau pemberitahuan', en: 'Recipients whom notices do not reach' },
} as const;

type Group = TodayShown['groups'][number];

const Duty = ({ duty }: { readonly duty: NonNullable<TodayShown['duty']> }) => {
  const [first] = duty.opened;
  if (first === undefined) return <p class="mark risk">{titled(say(WORDS.notOpened))}</p>;
  return (
    <p class="soft">
      {titled(say(WORDS.opened))} {timeWords(Date.parse(first.at))} {say(WORDS.by)} {first.by}
    </p>
  );
};

/** Where the rest of a long group stands. */
const listOf = ({ more }: Group): string => `${OFFICE_PAGES.reports}?${new URLSearchParams(more?.query)}`;

const OneGroup = ({ group }: { readonly group: Group }) => {
  const { mark, reports, more } = group;
  const name = nameOf('marks', mark);
  return (
    <section aria-labelledby={`kelompok-${mark}`}>
      <h2 id={`kelompok-${mark}`}>
        {titled(name)} <span class="soft number">({more === undefined ? reports.length : `${reports.length}+`})</span>
      </h2>
      <ul class="rows">
        {reports.map((report) => (
          <TodayRow key={report.report} mark={mark} report={report} />
        ))}
      </ul>
      {more !== undefined && (
        <p>
          <a href={listOf(group)}>{`${say(WORDS.rest)} ${name}`}</a>
        </p>
      )}
    </section>
  );
};

const Parked = ({ parked }: { readonly parked: NonNullable<TodayShown['parked']> }) =>
  parked.reports.length === 0 ? null : (
    <section aria-labelledby="belum-datang">
      <h2 id="belum-datang">{say(WORDS.parked)}</h2>
      <ul class="rows">
        {parked.reports.map(({ report, channel, since, danger }) => (
          <li key={report}>
            <span>
              <a href={OFFICE_PAGES.parked.replace(':report', report)}>{nameOf('channels', channel)}</a> ·{' '}
              {say(WORDS.since)} <Moment at={since} />
            </span>
            {danger !== undefined && <span class="state late">{say(WORDS.danger)}</span>}
          </li>
        ))}
      </ul>
      {parked.more && (
        <p>
          <a href={OFFICE_PAGES.missing}>{say(WORDS.allParked)}</a>
        </p>
      )}
    </section>
  );

/** What is stuck, for whoever looks after that, and where it is mended. */
const Stuck = ({ today: { deadLetters, unreached = 0 } }: { readonly today: TodayShown }) => (
  <>
    {deadLetters === true && (
      <p class="mark late">
        <a href={OFFICE_PAGES.trouble}>{say(WORDS.letters)}</a>
      </p>
    )}
    {unreached > 0 && (
      <p class="mark late">
        <a href={OFFICE_PAGES.contacts}>{`${say(WORDS.unreached)}: ${whole(language.value, unreached)}`}</a>
      </p>
    )}
  </>
);

/** Whether something of it waits for whoever asks. Of what was kept nobody can say that it is all. */
const hasWork = ({ groups, parked, deadLetters, unreached = 0 }: TodayShown): boolean =>
  groups.length > 0 || (parked?.reports.length ?? 0) > 0 || deadLetters === true || unreached > 0;

export const TodayContent = ({ today, isWhole }: { readonly today: TodayShown; readonly isWhole: boolean }) => {
  const { date, groups, parked, tomorrow, nextDueAt, duty } = today;
  // Nothing is said of an empty list before it is known who asks.
  const hasNoRole = me.value === undefined ? undefined : me.value.roles.length === 0;
  const office = useOfficeWaits();
  const isEmpty = isWhole && !hasWork(today) && office !== undefined && !hasOfficeWaits(office);
  return (
    <>
      <h1>{`${say(WORDS.title)} · ${fullDate(date)}`}</h1>
      <Tour />
      {duty !== undefined && <Duty duty={duty} />}
      <Stuck today={today} />
      {groups.map((group) => (
        <OneGroup key={group.mark} group={group} />
      ))}
      {parked !== undefined && <Parked parked={parked} />}
      {office !== undefined && <OfficeWaitsPart waits={office} />}
      {hasNoRole === true && <p class="told warn">{say(WORDS.noRole)}</p>}
      {isEmpty && hasNoRole === false && <p class="told done">{say(WORDS.empty)}</p>}
      {tomorrow !== undefined && (
        <p>
          {say(WORDS.tomorrow)} {fullDate(tomorrow.date)}: <b class="number">{tomorrow.due}</b>.{' '}
          {me.value?.may.includes('findReports') === true && (
            <a class="unprinted" href={OFFICE_PAGES.reports}>
              {say(WORDS.ahead)}
            </a>
          )}
        </p>
      )}
      {isEmpty && nextDueAt !== undefined && (
        <p>
          {say(WORDS.next)}: <Moment at={nextDueAt} />.
        </p>
      )}
    </>
  );
};

const KEPT = { name: 'hari ini', keepable: keepableToday };

/** What whoever has signed in must do now, most harm first. Opening it is duty, for those whose duty it is. */
export const TodayPage = () => {
  usePageTitle(say(WORDS.title));
  const asked = useAsked(
    'today',
    async () => {
      const answer = await api.showToday();
      if (answer.ok) noteOfficeTime(answer.value.asOf);
      return answer;
    },
    KEPT,
  );
  return (
    <Waiting asked={asked} title={say(WORDS.title)}>
      {(today) => <TodayContent today={today} isWhole={asked.isKept !== true} />}
    </Waiting>
  );
};
