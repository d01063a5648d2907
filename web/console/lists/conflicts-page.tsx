import { useRoute } from 'preact-iso/router';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { ReportConflicts } from '#shared/contracts/http/report-record';
import { titled } from '#shared/domain/words/titled';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Dua isi dengan satu nomor kiriman', en: 'Two messages under one number' },
  what: {
    id: 'Kanal mengirim keduanya dengan nomor kiriman yang sama. Yang pertama berlaku dan ada pada laporan. Yang kemudian tidak: baca, bandingkan, dan catat pada laporan bila ada yang penting.',
    en: 'The channel sent both under the same number. The first one counts and stands in the report. The later one does not: read it, compare, and note on the report what matters.',
  },
  report: { id: 'Buka laporannya', en: 'Open the report' },
  first: { id: 'Yang berlaku', en: 'What counts' },
  setAside: { id: 'Yang disisihkan', en: 'What was set aside' },
  none: { id: 'Tidak ada yang disisihkan pada laporan ini.', en: 'Nothing was set aside on this report.' },
  hidden: {
    id: 'Isi laporan ini tidak terbuka bagi jabatan Anda.',
    en: 'The words of this report are not open to your function.',
  },
  wordless: { id: 'Tanpa kata-kata.', en: 'Without words.' },
  unreadable: { id: 'Isinya tidak terbaca', en: 'It cannot be read' },
} as const;

/** What a channel can have sent; the rest of what is said of a report is the office's. */
const OF_A_CHANNEL: readonly string[] = ['update', 'amendment', 'withdrawal', 'channelStatus'];

type Both = { readonly shown: ReportShown; readonly conflicts: ReportConflicts['conflicts'] };
type Conflict = ReportConflicts['conflicts'][number];

const Sent = ({
  name,
  at,
  text,
}: {
  readonly name: string | undefined;
  readonly at: string;
  readonly text: string;
}) => (
  <article class="card">
    <p class="soft">
      {name !== undefined && `${titled(name)} · `}
      <Moment at={at} />
    </p>
    <p class="words" dir="auto">
      {text}
    </p>
  </article>
);

/** What stands in the report of what the channel sent. */
const Counts = ({ shown: { report, words, messages = [] } }: Pick<Both, 'shown'>) => (
  <>
    {words === undefined ? (
      <p>{say(WORDS.hidden)}</p>
    ) : (
      <Sent name={nameOf('arrivalTypes', 'report.submitted')} at={report.receivedAt} text={words.text} />
    )}
    {messages
      .filter(({ kind }) => OF_A_CHANNEL.includes(kind))
      .map(({ n, kind, sentAt, words: said }) => (
        <Sent key={n} name={nameOf('messageKinds', kind)} at={sentAt} text={said.text} />
      ))}
  </>
);

const textOf = ({ words, unreadable }: Conflict): string => {
  if (unreadable !== undefined) return `${say(WORDS.unreadable)}: ${nameOf('unreadable', unreadable)}`;
  return words?.text ?? say(WORDS.wordless);
};

const SetAside = ({ conflict }: { readonly conflict: Conflict }) => {
  const { receivedAt, type } = conflict;
  const name = type === undefined ? undefined : nameOf('arrivalTypes', type);
  return <Sent name={name} at={receivedAt} text={textOf(conflict)} />;
};

const Shown = ({ shown, conflicts }: Both) => (
  <>
    <p>
      {shown.words === undefined
        ? shown.report.id
        : `${nameOf('channels', shown.report.channel)} ${shown.words.externalId}`}{' '}
      · <a href={`/laporan/${shown.report.id}`}>{say(WORDS.report)}</a>
    </p>
    <p>{say(WORDS.what)}</p>
    <div class="sides">
      <div>
        <h2>{say(WORDS.first)}</h2>
        <Counts shown={shown} />
      </div>
      <div>
        <h2>{say(WORDS.setAside)}</h2>
        {conflicts.length === 0 && <p>{say(WORDS.none)}</p>}
        {conflicts.map((conflict, index) => (
          <SetAside key={`${index} ${conflict.receivedAt}`} conflict={conflict} />
        ))}
      </div>
    </div>
  </>
);

const ask = async (report: string) => {
  const [shown, found] = await Promise.all([api.showReport({ report }), api.showConflicts({ report })]);
  if (!shown.ok) return shown;
  if (!found.ok) return found;
  const value: Both = { shown: shown.value, conflicts: found.value.conflicts };
  return { ok: true, value } as const;
};

/** What counts of a report beside what was set aside from it, for a person to judge. */
export const ConflictsPage = () => {
  const { params } = useRoute();
  const report = params['report'] ?? '';
  usePageTitle(say(WORDS.title));
  const asked = useAsked(`conflicts ${report}`, () => ask(report));
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      <Waiting asked={asked}>{(both) => <Shown {...both} />}</Waiting>
    </>
  );
};
