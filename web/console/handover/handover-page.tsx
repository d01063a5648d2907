import type { ListedReport } from '#shared/contracts/http/admin-report';
import type { HandoverShown } from '#shared/contracts/http/handover';
import type { PeopleShown } from '#shared/contracts/http/people';
import { titled } from '#shared/domain/words/titled';
import { NAMES } from '#web/made/names.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { PrintButton } from '../frame/print-button.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { calledBy, nextOf } from '../reports/report-table.tsx';
import { me } from '../session/me.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate, fullWords, noteOfficeTime, officeDate } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { TEN_RULES } from './ten-rules.ts';

const WORDS = {
  title: { id: 'Serah terima', en: 'Hand-over' },
  what: {
    id: 'Dibuat dari catatan pada saat halaman ini dibuka, untuk siapa pun yang menerima pekerjaan ini. Cetak, lalu bahas bersama.',
    en: 'Made from the record at the moment this page was opened, for whoever takes over this work. Print it, and go through it together.',
  },
  without: {
    id: 'Yang menyangkut atau diduga menyangkut pengawasan tidak ditulis di sini. Penerus yang berhak menemukannya dengan akunnya sendiri.',
    en: 'What is or may be about oversight is not written here. Whoever follows and is entitled to it finds it with their own account.',
  },
  asOf: { id: 'Keadaan', en: 'As of' },
  contents: { id: 'Isi halaman', en: 'On this page' },
  soon: { id: 'Segera jatuh tempo', en: 'Due soon' },
  week: { id: 'Jatuh tempo sampai', en: 'Due until' },
  noneDue: { id: 'Tidak ada yang jatuh tempo sampai hari itu.', en: 'Nothing falls due until then.' },
  report: { id: 'Laporan', en: 'Report' },
  clock: { id: 'Tenggat', en: 'Clock' },
  due: { id: 'Batas waktu', en: 'Due' },
  open: { id: 'Pekerjaan terbuka', en: 'Open work' },
  noneOpen: { id: 'Tidak ada pekerjaan terbuka pada Anda.', en: 'No work is open with you.' },
  more: {
    id: 'Yang paling lama jatuh temponya tidak ditulis di sini; jumlahnya',
    en: 'What is due last is not written here; there are',
  },
  noStory: { id: 'Riwayatnya bukan untuk jabatan Anda.', en: 'Its history is not for your function.' },
  people: { id: 'Siapa yang perlu dikenal', en: 'Whom to know' },
  function: { id: 'Jabatan', en: 'Function' },
  account: { id: 'Akun', en: 'Account' },
  nobody: { id: 'belum ada', en: 'none yet' },
  agencies: { id: 'Instansi lain yang laporannya diteruskan', en: 'Agencies that reports are referred to' },
  rules: { id: 'Sepuluh aturan', en: 'Ten rules' },
} as const;

const LIST_SEPARATOR = ', ';

/** The parts of the page, by the headings that they stand under: whoever is new begins with the last two. */
const CONTENTS = [
  ['minggu-ini', WORDS.soon],
  ['terbuka', WORDS.open],
  ['siapa', WORDS.people],
  ['sepuluh', WORDS.rules],
] as const;

/** Over already, or due until the end of that day by the office's clock. */
const isDueUntil = (until: string, { dueAt }: { readonly dueAt: string }): boolean => officeDate(dueAt) <= until;

const Report = ({ report }: { readonly report: ListedReport }) => (
  <a href={`/laporan/${report.id}`} dir="auto">
    {calledBy(report)}
  </a>
);

/** Which limits end this week, the first foremost: those that are over stand on top. */
const Week = ({ handover: { reports, weekUntil } }: { readonly handover: HandoverShown }) => {
  const due = reports.flatMap(({ report }) => {
    const next = nextOf(report);
    return next !== undefined && isDueUntil(weekUntil, next) ? [{ report, next }] : [];
  });
  return (
    <section aria-labelledby="minggu-ini">
      <h2 id="minggu-ini">
        {say(WORDS.week)} {fullDate(weekUntil)} <span class="soft number">({due.length})</span>
      </h2>
      {due.length === 0 && <p>{say(WORDS.noneDue)}</p>}
      {due.length > 0 && (
        <table class="cards">
          <caption class="unseen">{say(WORDS.week)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(WORDS.report)}</th>
              <th scope="col">{say(WORDS.clock)}</th>
              <th scope="col">{say(WORDS.due)}</th>
            </tr>
          </thead>
          <tbody>
            {due.map(({ report, next }) => (
              <tr key={report.id}>
                <th scope="row">
                  <Report report={report} />
                </th>
                <td data-of={say(WORDS.clock)}>{nameOf('clocks', next.clock)}</td>
                <td data-of={say(WORDS.due)}>
                  <Moment at={next.dueAt} />
                  {next.outcome === 'missed' && <span class="late"> {nameOf('outcomes', 'missed')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const whereOf = ({ status, assignee, topic }: ListedReport): string =>
  [
    nameOf('statuses', status),
    ...(assignee === undefined ? [] : [nameOf('units', assignee)]),
    ...(topic === undefined ? [] : [nameOf('topics', topic)]),
  ].join(' · ');

const Open = ({ handover: { reports, open } }: { readonly handover: HandoverShown }) => (
  <section aria-labelledby="terbuka">
    <h2 id="terbuka">
      {say(WORDS.open)} <span class="soft number">({open})</span>
    </h2>
    {open === 0 && <p>{say(WORDS.noneOpen)}</p>}
    <div class="stories">
      {reports.map(({ report, story }) => (
        <article key={report.id} class="card">
          <h3>
            <Report report={report} />
          </h3>
          <p class="soft">{whereOf(report)}</p>
          {story.length === 0 && <p class="soft">{say(WORDS.noStory)}</p>}
          <ol class="story">
            {story.map(({ version, at, words, person }) => (
              <li key={version}>
                <span class="soft number">
                  <Moment at={at} />
                </span>
                <span>
                  {say(words)}
                  {person === undefined ? '' : <span class="soft"> · {person}</span>}
                </span>
              </li>
            ))}
          </ol>
        </article>
      ))}
    </div>
    {open > reports.length && (
      <p>
        {say(WORDS.more)} <b class="number">{open - reports.length}</b>.
      </p>
    )}
  </section>
);

type Account = Extract<PeopleShown['people'][number], { readonly kind: 'account' }>;
const NOBODY: readonly Account[] = [];

/** Everybody who has an account with a function, for whoever may know. */
const accounts = async () => {
  if (me.value?.may.includes('listPeople') !== true) return { ok: true, value: NOBODY } as const;
  const answer = await api.listPeople();
  if (!answer.ok) return answer;
  const held: readonly Account[] = answer.value.people.flatMap((one) => (one.kind === 'account' ? [one] : []));
  return { ok: true, value: held } as const;
};

const holdersOf = (known: readonly Account[], id: string): string | undefined => {
  const held = known.filter(({ functions }) => functions.some((one) => one === id));
  return held.length === 0 ? undefined : held.map((account) => account.id).join(LIST_SEPARATOR);
};

const People = () => {
  const tellsAccounts = me.value?.may.includes('listPeople') === true;
  const asked = useAsked(`siapa ${tellsAccounts}`, accounts);
  return (
    <section aria-labelledby="siapa">
      <h2 id="siapa">{say(WORDS.people)}</h2>
      <Waiting asked={asked}>
        {(known) => (
          <table class="cards">
            <caption class="unseen">{say(WORDS.people)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(WORDS.function)}</th>
                {tellsAccounts && <th scope="col">{say(WORDS.account)}</th>}
              </tr>
            </thead>
            <tbody>
              {Object.entries(NAMES.recipients).map(([id, name]) => (
                <tr key={id}>
                  <th scope="row">{say(name)}</th>
                  {tellsAccounts && <td data-of={say(WORDS.account)}>{holdersOf(known, id) ?? say(WORDS.nobody)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Waiting>
      <p>
        {say(WORDS.agencies)}: {Object.values(NAMES.authorities).map(say).join(LIST_SEPARATOR)}.
      </p>
    </section>
  );
};

const Rules = () => (
  <section aria-labelledby="sepuluh">
    <h2 id="sepuluh">{titled(say(WORDS.rules))}</h2>
    <ol>
      {TEN_RULES.map((rule) => (
        <li key={rule.en}>{say(rule)}</li>
      ))}
    </ol>
  </section>
);

/** All that whoever takes over must know, on paper too. */
export const HandoverPage = () => {
  usePageTitle(say(WORDS.title));
  const asked = useAsked('serah terima', async () => {
    const answer = await api.showHandover();
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <p>{say(WORDS.what)}</p>
      <p class="soft">{say(WORDS.without)}</p>
      <nav class="tabs unprinted" aria-label={say(WORDS.contents)}>
        {CONTENTS.map(([part, words]) => (
          <a key={part} href={`#${part}`}>
            {titled(say(words))}
          </a>
        ))}
      </nav>
      <PrintButton />
      <Waiting asked={asked}>
        {(handover) => (
          <>
            <p class="soft">
              {say(WORDS.asOf)} {fullWords(handover.asOf)}
              {me.value === undefined ? '' : ` · ${me.value.person}`}
            </p>
            <Week handover={handover} />
            <Open handover={handover} />
          </>
        )}
      </Waiting>
      <People />
      <Rules />
    </>
  );
};
