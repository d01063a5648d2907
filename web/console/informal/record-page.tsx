import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { InformalAsked, InformalRecorded } from '#shared/contracts/http/informal';
import { titled } from '#shared/domain/words/titled';
import { NAMES } from '#web/made/names.ts';
import { TOPICS } from '#web/made/rules.ts';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import { ActDone, ActForm } from '../act/act-form.tsx';
import { textIn, useKey } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import { GuidePart } from './guide-part.tsx';

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

const Choice = ({ name, words }: { readonly name: string; readonly words: string }) => (
  <div class="choice">
    <input id={`pilih-${name}`} name={name} type="checkbox" />
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

const Topics = () => (
  <div class="field">
    <label for="topik">{say(WORDS.topic)}</label>
    <select id="topik" name="topic" required>
      <option value="">{say(WORDS.choose)}</option>
      {TOPICS.map(({ unit, topics }) => (
        <optgroup key={unit ?? ''} label={unit === undefined ? say(WORDS.elsewhere) : nameOf('units', unit)}>
          {topics.map((topic) => (
            <option key={topic} value={topic}>
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
  readonly onCancel: () => void;
};

const RecordForm = ({ onDone, onCancel }: RecordFormProps) => {
  const [how, setHow] = useState<How>('call');
  const sent = useRef<InformalAsked | undefined>(undefined);
  const keyFor = useKey();
  return (
    <ActForm<InformalRecorded>
      act="recordInformal"
      name={say(WORDS.form)}
      happens={HAPPENS}
      send={(filled) => {
        const body = askedIn(how, filled);
        sent.current = body;
        return api.recordInformal({ key: keyFor(filled), body });
      }}
      onDone={(recorded) => {
        if (sent.current !== undefined) onDone(sent.current, recorded);
      }}
      onCancel={onCancel}
    >
      <Hows how={how} onChange={setHow} />
      <Topics />
      <div class="field">
        <label for="kalimat">{say(WORDS.sentence)}</label>
        <span class="hint" id="kalimat-petunjuk">
          {say(WORDS.sentenceHint)}
        </span>
        <textarea id="kalimat" name="sentence" maxLength={500} rows={3} aria-describedby="kalimat-petunjuk" />
      </div>
      <div class="field">
        <label for="kecamatan">{say(WORDS.place)}</label>
        <select id="kecamatan" name="subDistrict">
          <option value="">{say(WORDS.unknown)}</option>
          {Object.keys(NAMES.subDistricts).map((id) => (
            <option key={id} value={id}>
              {nameOf('subDistricts', id)}
            </option>
          ))}
        </select>
      </div>
      <Choice name="danger" words={say(WORDS.danger)} />
      {isInPerson(how) && <Choice name="onBehalf" words={say(WORDS.counter)} />}
      <details>
        <summary>{say(WORDS.more)}</summary>
        <div class="field">
          <label for="kapan">{say(WORDS.at)}</label>
          <input id="kapan" name="at" type="datetime-local" />
        </div>
        <div class="field">
          <label for="siapa">{say(WORDS.identity)}</label>
          <input id="siapa" name="identity" maxLength={200} autocomplete="off" />
        </div>
      </details>
    </ActForm>
  );
};

type Recorded = { readonly asked: InformalAsked; readonly recorded: InformalRecorded };

/** Somebody called, wrote or came: it is written down, and then there is the text that leads them the official way. */
export const RecordPage = () => {
  usePageTitle(say(WORDS.title));
  const { route } = useLocation();
  const [last, setLast] = useState<Recorded | undefined>(undefined);
  return (
    <>
      <h1>{say(WORDS.title)}</h1>
      {last === undefined ? (
        <RecordForm
          onDone={(asked, recorded) => setLast({ asked, recorded })}
          onCancel={() => route(OFFICE_PAGES.informal)}
        />
      ) : (
        <>
          <ActDone>{say(WORDS.done)}</ActDone>
          <GuidePart {...last} />
          <div class="buttons unprinted">
            <button type="button" class="button second" onClick={() => setLast(undefined)}>
              {say(WORDS.another)}
            </button>
          </div>
        </>
      )}
    </>
  );
};
