import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { InformalAsked, InformalRecorded } from '#shared/contracts/http/informal';
import { titled } from '#shared/domain/words/titled';
import { NAMES } from '#web/made/names.ts';
import { COUNTER, TOPICS } from '#web/made/rules.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { ActDone, ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { mayContactWait } from '../outbox/entry.ts';
import { hasOutbox, putIntoOutbox } from '../outbox/outbox.ts';
import { dropDraft } from '../session/draft.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import { CounterForm } from './counter-form.tsx';
import { GuidePart } from './guide-part.tsx';
import { DRAFT_COMMAND, DRAFT_OF, type FilledForm, filledIn, keepForm, keptForm } from './kept-form.ts';

const WORDS = {
  title: { id: 'Catat aduan tak resmi', en: 'Record an informal contact' },
  form: { id: 'Apa yang disampaikan', en: 'What was said' },
  how: { id: 'Bagaimana disampaikan', en: 'How it was said' },
  topic: { id: 'Topik', en: 'Topic' },
  choose: { id: 'Pilih topik', en: 'Choose a topic' },
  elsewhere: { id: 'Wewenang instansi lain', en: 'Another agency’s work' },
  sentence: {
    id: 'Satu kalimat, dengan kata-kata warga (boleh kosong)',
    en: 'One sentence, in their words (optional)',
  },
  sentenceHint: {
    id: 'Apa yang terjadi dan di mana. Tanpa nama dan nomor telepon.',
    en: 'What happened and where. No names, no phone numbers.',
  },
  place: { id: 'Kecamatan (boleh kosong)', en: 'Sub-district (optional)' },
  unknown: { id: 'Tidak diketahui', en: 'Not known' },
  danger: { id: 'Bahaya sekarang: nyawa terancam', en: 'Danger now: lives are at risk' },
  counter: {
    id: 'Dicatat di loket atas nama warga; cetak lembarnya',
    en: 'At the counter, on their behalf; print a sheet',
  },
  atCounter: { id: 'Di loket: masukkan sebagai laporan', en: 'At the counter: enter a report' },
  more: { id: 'Waktu lain, atau nama warga', en: 'Another time, or who it was' },
  at: { id: 'Kapan disampaikan (kosong: sekarang)', en: 'When it was said (empty: now)' },
  identity: {
    id: 'Nama dan cara menghubungi, hanya bila warga memintanya',
    en: 'Name and contact, only if they ask for it',
  },
  done: {
    id: 'Tercatat sebagai aduan tak resmi, bukan laporan.',
    en: 'Recorded as an informal contact, not as a report.',
  },
  another: { id: 'Catat yang lain', en: 'Record another one' },
  put: { id: 'Taruh di kotak keluar', en: 'Put into the outbox' },
  isPut: {
    id: 'Sudah di kotak keluar, dan dicatat sekali begitu ada sambungan; teks untuk warga lalu ada di sana. Jangan tutup jendela ini. Waktunya adalah waktu terkirim, kecuali Anda mengisinya.',
    en: 'It is in the outbox, and recorded once as soon as there is a line; the text for the citizen is there then. Do not close this window. Its time is when it is sent, unless you filled it in.',
  },
  outbox: { id: 'Lihat kotak keluar', en: 'See the outbox' },
  notPut: {
    id: 'Ini menunggu di halaman ini: kotak keluar tidak menyimpan nama warga, dan peramban ini mungkin tidak dapat menyimpan apa pun.',
    en: 'It waits on this page: the outbox keeps nobody’s name, and this browser may be able to keep nothing.',
  },
} as const;

const HAPPENS = [
  {
    id: 'Tidak menjadi laporan dan tidak dihitung. Anda mendapat teks yang menunjukkan cara melapor lewat kanal resmi.',
    en: 'It becomes no report and is not counted. You get a text that says how to report by the official channel.',
  },
] as const;

const HOWS = ['call', 'chat', 'walkUp', 'letter'] as const;
type How = (typeof HOWS)[number];
const isHow = (value: string): value is How => HOWS.some((how) => how === value);
const toHow = (value = ''): How => HOWS.find((how) => how === value) ?? 'call';
const isInPerson = (how: How): boolean => how === 'walkUp' || how === 'letter';

/** Only what was filled in; what stands empty is not said. */
const askedIn = (how: How, filled: FormData): InformalAsked => {
  const given = ['subDistrict', 'at', 'sentence', 'identity'].flatMap((name) => {
    const text = textIn(filled, name);
    return text === '' ? [] : [[name, text] as const];
  });
  const ticked = ['danger', 'onBehalf'].flatMap((name) => (filled.has(name) ? [[name, true] as const] : []));
  return { how, topic: textIn(filled, 'topic'), ...Object.fromEntries([...given, ...ticked]) };
};

type ChoiceProps = { readonly name: string; readonly words: string; readonly kept: FilledForm };

const Choice = ({ name, words, kept }: ChoiceProps) => (
  <div class="choice">
    <input id={`pilih-${name}`} name={name} type="checkbox" defaultChecked={kept[name] !== undefined} />
    <label for={`pilih-${name}`}>{words}</label>
  </div>
);

const Hows = ({ how, onChange }: { readonly how: How; readonly onChange: (how: How) => void }) => (
  <fieldset class="field choices">
    <legend>{say(WORDS.how)}</legend>
    {HOWS.map((one) => (
      <div class="choice" key={one}>
        <input
          id={`cara-${one}`}
          name="how"
          type="radio"
          value={one}
          checked={one === how}
          onChange={({ currentTarget: { value } }) => {
            if (isHow(value)) onChange(value);
          }}
        />
        <label for={`cara-${one}`}>{titled(nameOf('contactHows', one))}</label>
      </div>
    ))}
  </fieldset>
);

const Topics = ({ kept }: { readonly kept: FilledForm }) => (
  <div class="field">
    <label for="topik">{say(WORDS.topic)}</label>
    <select id="topik" name="topic" required>
      <option value="">{say(WORDS.choose)}</option>
      {TOPICS.map(({ unit, topics }) => (
        <optgroup key={unit ?? ''} label={unit === undefined ? say(WORDS.elsewhere) : nameOf('units', unit)}>
          {topics.map((topic) => (
            <option key={topic} value={topic} selected={kept['topic'] === topic}>
              {nameOf('topics', topic)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </div>
);

type RecordFormProps = {
  readonly onDone: (asked: InformalAsked, recorded: InformalRecorded) => void;
  readonly onPut: () => void;
  readonly onCancel: () => void;
};

/** The way into the outbox, and whether it went. */
const usePut = (how: How, onPut: () => void) => {
  const [isNotPut, setNotPut] = useState(false);
  const go = (filled: FormData): void => {
    const [body, fields] = [askedIn(how, filled), filledIn(filled)];
    if (!mayContactWait(body)) {
      setNotPut(true);
      return;
    }
    const called = nameOf('topics', body.topic);
    // It was sent before there was no answer, so it may have arrived: from the outbox it goes under the same key.
    const entry = { command: 'recordInformal', key: keepForm(fields), called, body, fields, isTried: true } as const;
    void putIntoOutbox(entry).then((put) => (put === 'put' ? onPut() : setNotPut(true)));
  };
  return { isNotPut, later: hasOutbox.value ? { name: WORDS.put, go } : undefined };
};

const Fields = ({ kept, how }: { readonly kept: FilledForm; readonly how: How }) => (
  <>
    <Topics kept={kept} />
    <div class="field">
      <label for="kalimat">{say(WORDS.sentence)}</label>
      <span class="hint" id="kalimat-petunjuk">
        {say(WORDS.sentenceHint)}
      </span>
      <textarea
        id="kalimat"
        name="sentence"
        maxLength={500}
        rows={3}
        aria-describedby="kalimat-petunjuk"
        defaultValue={kept['sentence'] ?? ''}
      />
    </div>
    <div class="field">
      <label for="kecamatan">{say(WORDS.place)}</label>
      <select id="kecamatan" name="subDistrict">
        <option value="">{say(WORDS.unknown)}</option>
        {Object.keys(NAMES.subDistricts).map((id) => (
          <option key={id} value={id} selected={kept['subDistrict'] === id}>
            {nameOf('subDistricts', id)}
          </option>
        ))}
      </select>
    </div>
    <Choice name="danger" words={say(WORDS.danger)} kept={kept} />
    {isInPerson(how) && !COUNTER.official && (
      <>
        <Choice name="onBehalf" words={say(WORDS.counter)} kept={kept} />
        <p class="soft">{say(COUNTER.why)}</p>
      </>
    )}
    <details open={(kept['at'] ?? '') !== '' || (kept['identity'] ?? '') !== ''}>
      <summary>{say(WORDS.more)}</summary>
      <div class="field">
        <label for="kapan">{say(WORDS.at)}</label>
        <input id="kapan" name="at" type="datetime-local" defaultValue={kept['at'] ?? ''} />
      </div>
      <div class="field">
        <label for="siapa">{say(WORDS.identity)}</label>
        <input id="siapa" name="identity" maxLength={200} autocomplete="off" defaultValue={kept['identity'] ?? ''} />
      </div>
    </details>
  </>
);

/** What is typed is kept in this window until it is recorded, and goes under one key as long as it is not changed. */
const RecordForm = ({ onDone, onPut, onCancel }: RecordFormProps) => {
  const [kept] = useState(keptForm);
  const [how, setHow] = useState<How>(() => toHow(kept['how']));
  const sent = useRef<InformalAsked | undefined>(undefined);
  const drop = (): void => dropDraft(DRAFT_OF, DRAFT_COMMAND);
  const put = usePut(how, () => {
    drop();
    onPut();
  });
  const keep = (event: Event): void => {
    const { currentTarget: box } = event;
    const form = box instanceof HTMLElement ? box.closest('form') : null;
    if (form !== null) keepForm(filledIn(new FormData(form)));
  };
  return (
    <ActForm<InformalRecorded>
      act="recordInformal"
      name={say(WORDS.form)}
      happens={HAPPENS}
      send={(filled) => {
        const body = askedIn(how, filled);
        sent.current = body;
        return api.recordInformal({ key: keepForm(filledIn(filled)), body });
      }}
      onDone={(recorded) => {
        drop();
        if (sent.current !== undefined) onDone(sent.current, recorded);
      }}
      onCancel={() => {
        drop();
        onCancel();
      }}
      later={put.later}
    >
      {put.isNotPut && (
        <p class="told warn" role="alert">
          {say(WORDS.notPut)}
        </p>
      )}
      <div onInput={keep} onChange={keep}>
        <Hows how={how} onChange={setHow} />
        <Fields kept={kept} how={how} />
      </div>
    </ActForm>
  );
};

type Recorded = { readonly asked: InformalAsked; readonly recorded: InformalRecorded };

/** Somebody called, wrote or came: it is written down, and then there is the text that leads them the official way. */
export const RecordPage = () => {
  usePageTitle(say(WORDS.title));
  const { route } = useLocation();
  const [last, setLast] = useState<Recorded | 'put' | 'counter' | undefined>(undefined);
  const another = (
    <div class="buttons unprinted">
      <button type="button" class="button second" onClick={() => setLast(undefined)}>
        {say(WORDS.another)}
      </button>
    </div>
  );
  if (last === 'put')
    return (
      <>
        <h1>{say(WORDS.title)}</h1>
        <ActDone>
          {say(WORDS.isPut)} <a href={OFFICE_PAGES.outbox}>{say(WORDS.outbox)}</a>
        </ActDone>
        {another}
      </>
    );
  if (last === 'counter')
    return (
      <>
        <h1>{say(WORDS.title)}</h1>
        <CounterForm onCancel={() => setLast(undefined)} />
        {another}
      </>
    );
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {COUNTER.official && last === undefined && (
        <div class="buttons">
          <button type="button" class="button second" onClick={() => setLast('counter')}>
            {say(WORDS.atCounter)}
          </button>
        </div>
      )}
      {last === undefined ? (
        <RecordForm
          onDone={(asked, recorded) => setLast({ asked, recorded })}
          onPut={() => setLast('put')}
          onCancel={() => route(OFFICE_PAGES.informal)}
        />
      ) : (
        <>
          <ActDone>{say(WORDS.done)}</ActDone>
          <GuidePart {...last} />
          {another}
        </>
      )}
    </>
  );
};
