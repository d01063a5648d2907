import type { ComponentChildren } from 'preact';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { say } from '../words/say.ts';

type Head = ReportShown['report'];

const WORDS = {
  title: { id: 'Keterangan', en: 'Facts' },
  with: { id: 'pada', en: 'with' },
  received: { id: 'Diterima', en: 'Received' },
  topic: { id: 'Topik', en: 'Topic' },
  urgency: { id: 'Kedaruratan', en: 'Urgency' },
  place: { id: 'Kecamatan', en: 'Sub-district' },
  channel: { id: 'Status di kanal', en: 'On the channel' },
  handler: { id: 'Ditangani', en: 'Handled by' },
  result: { id: 'Hasil', en: 'Result' },
  closedBy: { id: 'Ditutup oleh', en: 'Closed by' },
  endedBefore: { id: 'Sebelum masuk ke sini', en: 'Before it came here' },
  reason: { id: 'Alasan', en: 'Reason' },
  authority: { id: 'Diteruskan kepada', en: 'Referred to' },
  returned: { id: 'Dikembalikan oleh', en: 'Handed back by' },
  duplicateOf: { id: 'Ganda dari', en: 'Duplicate of' },
  duplicates: { id: 'Laporan ganda', en: 'Duplicates' },
  anonymous: { id: 'Pelapor anonim', en: 'The reporter is anonymous' },
  secret: { id: 'Isi rahasia', en: 'The words are secret' },
  unconfirmed: { id: 'Disposisi mesin belum dibenarkan petugas', en: 'Routed by the machine, not confirmed yet' },
  replied: { id: 'Pelapor menjawab setelah tuntas', en: 'The reporter replied after the end' },
  closeProposed: { id: 'Boleh ditutup: pelapor diam', en: 'May be closed: the reporter is silent' },
  flagged: { id: 'Ada data yang tidak terbaca', en: 'Some data could not be read' },
} as const;

type LinkProps = { readonly id: string; readonly linked: ReportShown['linked'] };

/** A link to another report, by what people call it where that may be read. */
const ReportLink = ({ id, linked = [] }: LinkProps) => {
  const { number, title } = linked.find(({ report }) => report === id) ?? {};
  return (
    <a href={`/laporan/${id}`} dir="auto">
      {[number ?? id, title].filter((part) => part !== undefined).join(' · ')}
    </a>
  );
};

/** What needs a person's eye, each in words. */
const marksOf = (head: Head): readonly (readonly [string, 'calm' | 'risk'])[] => [
  ...(head.returned === undefined
    ? []
    : [
        [
          `${say(WORDS.returned)} ${nameOf('units', head.returned.from)}: ${nameOf('handBackReasons', head.returned.reason)}`,
          'risk',
        ] as const,
      ]),
  ...(head.reporterReplied ? [[say(WORDS.replied), 'risk'] as const] : []),
  ...(head.assignee !== undefined && head.decidedBy === 'machine' && head.confirmed === false
    ? [[say(WORDS.unconfirmed), 'risk'] as const]
    : []),
  ...(head.closeProposed ? [[say(WORDS.closeProposed), 'calm'] as const] : []),
  ...(head.flagged ? [[say(WORDS.flagged), 'risk'] as const] : []),
  ...(head.anonymous ? [[say(WORDS.anonymous), 'calm'] as const] : []),
  ...(head.secret ? [[say(WORDS.secret), 'calm'] as const] : []),
];

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const coded = (head: Head) =>
  [
    [WORDS.topic, 'topics', head.topic],
    [WORDS.place, 'subDistricts', head.subDistrict],
    [WORDS.authority, 'authorities', head.authority],
    [WORDS.urgency, 'urgencies', head.urgency],
    [WORDS.channel, 'channelStatuses', head.channelStatus],
    [WORDS.result, 'results', head.result],
    [WORDS.closedBy, 'closedBy', head.closedBy],
    [WORDS.reason, 'archiveReasons', head.reason],
  ] as const;

const plain = (head: Head) => [[WORDS.handler, head.handler]] as const;

/** How a report stands, in one line; then what needs a person's eye. */
export const Standing = ({ shown: { report: head } }: { readonly shown: Pick<ReportShown, 'report'> }) => (
  <>
    <p>
      <span class="state calm">{nameOf('statuses', head.status)}</span>{' '}
      {head.assignee !== undefined && (
        <>
          {say(WORDS.with)} <b>{nameOf('units', head.assignee)}</b>{' '}
        </>
      )}
      {head.class !== undefined && <span>· {nameOf('classes', head.class)}</span>}
    </p>
    {marksOf(head).map(([text, tone]) => (
      <p key={text} class={`mark ${tone}`}>
        {text}
      </p>
    ))}
  </>
);

type FactsProps = { readonly shown: Pick<ReportShown, 'report' | 'duplicates' | 'linked'> };

/** What is known of a report. */
export const Facts = ({ shown: { report: head, duplicates, linked } }: FactsProps) => (
  <section aria-labelledby="keterangan">
    <h2 id="keterangan">{say(WORDS.title)}</h2>
    <dl class="facts">
      <Fact name={say(WORDS.received)}>
        <Moment at={head.receivedAt} />
      </Fact>
      {coded(head).map(
        ([name, table, code]) =>
          code !== undefined && (
            <Fact key={table} name={say(name)}>
              {nameOf(table, code)}
            </Fact>
          ),
      )}
      {plain(head).map(
        ([name, value]) =>
          value !== undefined && (
            <Fact key={name.en} name={say(name)}>
              {value}
            </Fact>
          ),
      )}
      {head.endedBefore !== undefined && (
        <Fact name={say(WORDS.endedBefore)}>
          {nameOf('endedBefore', head.endedBefore.how)}
          {head.endedBefore.endedOn !== undefined && `, ${fullDate(head.endedBefore.endedOn)}`}
        </Fact>
      )}
      {head.duplicateOf !== undefined && (
        <Fact name={say(WORDS.duplicateOf)}>
          <ReportLink id={head.duplicateOf} linked={linked} />
        </Fact>
      )}
      {duplicates.length > 0 && (
        <Fact name={say(WORDS.duplicates)}>
          {duplicates.map((id) => (
            <div key={id}>
              <ReportLink id={id} linked={linked} />
            </div>
          ))}
        </Fact>
      )}
    </dl>
  </section>
);
