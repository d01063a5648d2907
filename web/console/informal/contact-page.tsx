import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { InformalDone, InformalShown } from '#shared/contracts/http/informal';
import { titled } from '#shared/domain/words/titled';
import { ActDone } from '../act/act-form.tsx';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Moment } from '../frame/moment.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { noteOfficeTime } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { Candidates } from './candidates-part.tsx';
import { contactAddress, contactName } from './contact-words.ts';
import { StepForm } from './step-forms.tsx';
import { TypedReport } from './typed-report.tsx';

const WORDS = {
  title: { id: 'Aduan tak resmi', en: 'Informal contact' },
  said: { id: 'Disampaikan', en: 'Said' },
  how: { id: 'Cara', en: 'How' },
  unit: { id: 'Unit', en: 'Unit' },
  by: { id: 'Dicatat oleh', en: 'Recorded by' },
  who: { id: 'Disampaikan oleh', en: 'Said by' },
  state: { id: 'Keadaan', en: 'State' },
  elsewhere: { id: 'instansi lain', en: 'another agency' },
  counter: { id: 'di loket, atas nama warga', en: 'at the counter, on their behalf' },
  nothing: { id: 'Tidak ada kalimat yang dicatat.', en: 'No sentence was written down.' },
  gone: {
    id: 'Kalimatnya sudah hilang: disimpan 90 hari.',
    en: 'The sentence is gone: it is kept for 90 days.',
  },
  suspected: {
    id: 'Mungkin sebuah tuduhan: hanya tampak bagi yang boleh membaca dugaan.',
    en: 'It may be an accusation: only those who may read a suspicion see it.',
  },
  history: { id: 'Riwayat', en: 'History' },
  broken: {
    id: 'Catatan aduan ini tidak utuh: ada yang mengubahnya.',
    en: 'The record does not hold: somebody changed it.',
  },
  undo: { id: 'Batalkan kecocokan', en: 'Undo the match' },
  mistake: { id: 'Kesampingkan: salah catat', en: 'Set aside: a mistake' },
  alike: { id: 'Mungkin sama dengan', en: 'May be the same as' },
  twice: { id: 'Kesampingkan sebagai tercatat dua kali', en: 'Set aside as recorded twice' },
  other: { id: 'sama dengan', en: 'the same as' },
  done: { id: 'Tercatat', en: 'Recorded' },
} as const;

type ShownProps = { readonly shown: InformalShown };

const Facts = ({ shown: { contact } }: ShownProps) => (
  <dl class="facts">
    <dt>{say(WORDS.state)}</dt>
    <dd>
      {titled(nameOf('contactStates', contact.state))}
      {contact.why !== undefined && `: ${nameOf('dismissals', contact.why)}`}
      {contact.of !== undefined && (
        <>
          {', '}
          <a href={contactAddress(contact.of)}>{say(WORDS.other)}</a>
        </>
      )}
    </dd>
    <dt>{say(WORDS.said)}</dt>
    <dd>
      <Moment at={contact.at} />
    </dd>
    <dt>{say(WORDS.how)}</dt>
    <dd>
      {nameOf('contactHows', contact.how)}
      {contact.onBehalf && `, ${say(WORDS.counter)}`}
    </dd>
    <dt>{say(WORDS.unit)}</dt>
    <dd>{contact.unit === undefined ? say(WORDS.elsewhere) : nameOf('units', contact.unit)}</dd>
    <dt>{say(WORDS.by)}</dt>
    <dd>{contact.by}</dd>
    {contact.identity !== undefined && (
      <>
        <dt>{say(WORDS.who)}</dt>
        <dd dir="auto">{contact.identity}</dd>
      </>
    )}
  </dl>
);

const Words = ({ shown: { contact } }: ShownProps) =>
  contact.sentence === undefined ? (
    <p class="soft">{say(contact.gone ? WORDS.gone : WORDS.nothing)}</p>
  ) : (
    <p class="words" dir="auto">
      {contact.sentence}
    </p>
  );

const stepLink = (contact: string, step: string, more: Readonly<Record<string, string>> = {}): string =>
  `${contactAddress(contact)}?${new URLSearchParams({ langkah: step, ...more })}`;

const Steps = ({ shown: { contact, alike } }: ShownProps) => (
  <>
    {alike.length > 0 && (
      <section class="told warn">
        <h2>{say(WORDS.alike)}</h2>
        <ul>
          {alike.map((other) => (
            <li key={other.contact}>
              <a href={contactAddress(other.contact)}>{contactName(other)}</a>, <Moment at={other.at} />{' '}
              {contact.state === 'waiting' && (
                <a href={stepLink(contact.contact, 'dismissInformal', { aduan: other.contact })}>{say(WORDS.twice)}</a>
              )}
            </li>
          ))}
        </ul>
      </section>
    )}
    <div class="buttons unprinted">
      {contact.state === 'matched' && (
        <a class="button second" href={stepLink(contact.contact, 'undoMatch')}>
          {say(WORDS.undo)}
        </a>
      )}
      {contact.state === 'waiting' && (
        <a class="button second" href={stepLink(contact.contact, 'dismissInformal')}>
          {say(WORDS.mistake)}
        </a>
      )}
    </div>
  </>
);

const History = ({ shown: { steps, intact } }: ShownProps) => (
  <section>
    <h2>{say(WORDS.history)}</h2>
    {!intact && <p class="told wrong">{say(WORDS.broken)}</p>}
    <ol>
      {steps.map(({ type, at, by, report }) => (
        <li key={`${type} ${at}`}>
          <Moment at={at} />: {nameOf('contactEvents', type)}
          {by !== undefined && `, ${by}`}
          {report !== undefined && (
            <>
              {', '}
              <a href={`/laporan/${report}`}>{report}</a>
            </>
          )}
        </li>
      ))}
    </ol>
  </section>
);

type ContactProps = ShownProps & { readonly onDone: (done: InformalDone) => void; readonly onCancel: () => void };

const Contact = ({ shown, onDone, onCancel }: ContactProps) => (
  <>
    <StepForm shown={shown} onDone={onDone} onCancel={onCancel} />
    <div class="sides">
      <section class="card" aria-labelledby="isi-aduan">
        <h2 id="isi-aduan">{contactName(shown.contact)}</h2>
        {shown.contact.suspected && <p class="told warn">{say(WORDS.suspected)}</p>}
        <Words shown={shown} />
        <Facts shown={shown} />
        <Steps shown={shown} />
      </section>
      <div>
        <Candidates
          shown={shown}
          linkTo={(step, report) => stepLink(shown.contact.contact, step, { laporan: report })}
        />
        {shown.contact.state === 'waiting' && <TypedReport contact={shown.contact.contact} onDone={onDone} />}
      </div>
    </div>
    <History shown={shown} />
  </>
);

/** One contact beside the reports that it may be, and what a person decides of it. */
export const ContactPage = () => {
  usePageTitle(say(WORDS.title));
  const { contact = '' } = useRoute().params;
  const { route } = useLocation();
  const [done, setDone] = useState<readonly InformalDone[]>([]);
  const asked = useAsked(`aduan ${contact} ${done.length}`, async () => {
    const answer = await api.showInformal({ contact });
    if (answer.ok) noteOfficeTime(answer.value.asOf);
    return answer;
  });
  const close = (): void => route(contactAddress(contact));
  const finish = (step: InformalDone): void => {
    setDone((before) => [...before, step]);
    close();
  };
  const last = done.at(-1);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {last !== undefined && <ActDone>{`${say(WORDS.done)}: ${nameOf('contactStates', last.state)}.`}</ActDone>}
      <Waiting asked={asked}>{(shown) => <Contact shown={shown} onDone={finish} onCancel={close} />}</Waiting>
    </>
  );
};
