import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportShown } from '#shared/contracts/http/admin-report';
import type { RecordVerified } from '#shared/contracts/http/record-verified';
import type { RecordShown } from '#shared/contracts/http/report-record';
import { EVENTS } from '#web/made/events.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { titleOf } from '../report/title-of.ts';
import { filled } from '../words/filled.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';

const WORDS = {
  holds: { id: 'Utuh.', en: 'It holds.' },
  checked: {
    id: '{n} kejadian diperiksa: masing-masing masih seperti saat ditulis, tidak ada yang hilang, dan laporan berada tepat di kejadian terakhir.',
    en: '{n} events were checked: each is as it was written, none is missing, and the report stands where the last one leads.',
  },
  broken: { id: 'Tidak utuh.', en: 'It does not hold.' },
  from: {
    id: 'Mulai kejadian ke-{first} dari {n} catatannya bukan lagi seperti saat ditulis, atau ada yang hilang. Yang sebelumnya utuh.',
    en: 'From event {first} of {n} on it is no longer as it was written, or something is missing. What comes before holds.',
  },
  todo: { id: 'Yang harus dilakukan', en: 'What to do' },
  tip: { id: 'Sidik kejadian terakhir', en: 'The hash of the last event' },
  tipWhy: {
    id: 'Siapa pun yang mencatatnya di tempat lain dapat membuktikan kelak bahwa tidak ada yang diubah sebelum kejadian itu.',
    en: 'Whoever notes it elsewhere can prove later that nothing before that event was changed.',
  },
  asOf: { id: 'Diperiksa', en: 'Checked' },
  again: { id: 'Periksa lagi', en: 'Check again' },
  whole: { id: 'Catatan utuh', en: 'The whole record' },
  wholeWhat: {
    id: 'Setiap kejadian sebagaimana dicatat, dengan sidiknya. Kata-kata pelapor tidak ada di dalamnya, hanya sidiknya.',
    en: 'Every event as it was recorded, with its hash. The words of the reporter are not in it, only their hash.',
  },
  raw: { id: 'Seperti yang dicatat', en: 'As it was recorded' },
  rules: { id: 'aturan', en: 'rules' },
  before: { id: 'sidik sebelumnya', en: 'the hash before' },
  own: { id: 'sidiknya', en: 'its hash' },
} as const;

/** In this order: nothing that could still tell what happened is lost by it. */
const STEPS = [
  {
    id: 'Jangan mengubah apa pun pada laporan ini.',
    en: 'Change nothing of this report.',
  },
  {
    id: 'Catat halaman ini: waktu, nomor laporan, kejadian ke berapa, dan sidik terakhirnya.',
    en: 'Note this page: the time, the id of the report, which event, and the last hash.',
  },
  {
    id: 'Beri tahu operator; ia membandingkannya dengan cadangan tabel dari sebelum dan sesudahnya.',
    en: 'Tell the operator, who compares it with the table’s backups of before and after.',
  },
  {
    id: 'Beri tahu inspektur, kecuali laporan ini menyebut dirinya.',
    en: 'Tell the inspector, unless this report names them.',
  },
] as const;

const Verdict = ({ verified }: { readonly verified: RecordVerified }) => {
  const { holds, version, firstBroken = 0, tip, asOf } = verified;
  return (
    <>
      <div class={holds ? 'told done' : 'told wrong'} role="status">
        <p>
          <b>{say(holds ? WORDS.holds : WORDS.broken)}</b>{' '}
          {holds
            ? filled(say(WORDS.checked), { n: version })
            : filled(say(WORDS.from), { first: firstBroken, n: version })}
        </p>
        <p class="soft">
          {say(WORDS.asOf)} <Moment at={asOf} />
        </p>
      </div>
      {!holds && (
        <section aria-labelledby="lakukan">
          <h2 id="lakukan">{say(WORDS.todo)}</h2>
          <ol>
            {STEPS.map((step) => (
              <li key={step.en}>{say(step)}</li>
            ))}
          </ol>
        </section>
      )}
      <p>
        {say(WORDS.tip)}: <code class="hash">{tip}</code>
        <br />
        <span class="soft">{say(WORDS.tipWhy)}</span>
      </p>
    </>
  );
};

type RecordedEvent = RecordShown['events'][number];

const who = ({ actor }: RecordedEvent): string => ('person' in actor ? actor.person : nameOf('actors', actor.by));

/** What an event is called; one that this page does not know is shown by its code. */
const eventName = (type: string): string => {
  const name = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  return name === undefined ? type : say(name);
};

const Event = ({ event }: { readonly event: RecordedEvent }) => (
  <li value={event.version}>
    <b>{`${event.version}. ${eventName(event.event.type)}`}</b>
    <span class="soft">
      <Moment at={new Date(event.recordedAt).toISOString()} />
      {` · ${who(event)} · ${say(WORDS.rules)} `}
      <code>{event.policy}</code>
    </span>
    <details class="long">
      <summary>{say(WORDS.raw)}</summary>
      <p>
        {say(WORDS.before)} <code class="hash">{event.prev}</code>
        <br />
        {say(WORDS.own)} <code class="hash">{event.hash}</code>
      </p>
      <pre>{JSON.stringify(event.event, null, 2)}</pre>
    </details>
  </li>
);

const Whole = ({ report }: { readonly report: string }) => {
  const asked = useAsked(`catatan ${report}`, () => api.showRecord({ report }));
  return (
    <Waiting asked={asked}>
      {({ events }) => (
        <>
          <p>{say(WORDS.wholeWhat)}</p>
          <ol class="timeline record">
            {events.map((event) => (
              <Event key={event.version} event={event} />
            ))}
          </ol>
        </>
      )}
    </Waiting>
  );
};

const Found = ({ shown, isWhole }: { readonly shown: ReportShown; readonly isWhole: boolean }) => {
  const { report, record } = shown;
  const [isOpen, setOpen] = useState(isWhole);
  const asked = useAsked(`keutuhan ${report.id}`, () => api.verifyRecord({ report: report.id }));
  return (
    <>
      <p>
        <a href={OFFICE_PAGES.report.replace(':report', report.id)} dir="auto">
          {titleOf(shown)}
        </a>
      </p>
      <Waiting asked={asked}>{(verified) => <Verdict verified={verified} />}</Waiting>
      <p class="unprinted">
        <button type="button" class="button second" onClick={asked.again}>
          {say(WORDS.again)}
        </button>
      </p>
      {record.includes('readRecord') && (
        <details class="long" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{say(WORDS.whole)}</summary>
          {isOpen && <Whole report={report.id} />}
        </details>
      )}
    </>
  );
};

type OneRecordProps = {
  readonly report: string;
  readonly title: string;
  /** It is opened to read all of it. */
  readonly isWhole: boolean;
  /** The way to another one. */
  readonly another: ComponentChildren;
};

/** Whether the record of one report holds, what was looked at, and what to do where it does not. */
export const OneRecord = ({ report, title, isWhole, another }: OneRecordProps) => {
  const asked = useAsked(`laporan ${report}`, () => api.showReport({ report }));
  return (
    <Waiting asked={asked} title={title}>
      {(shown) => (
        <>
          <h1>{title}</h1>
          <Found shown={shown} isWhole={isWhole} />
          {another}
        </>
      )}
    </Waiting>
  );
};
