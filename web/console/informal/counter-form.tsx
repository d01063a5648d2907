import { useRef, useState } from 'preact/hooks';
import type { CounterAsked, CounterEntered } from '#shared/contracts/http/counter';
import { titled } from '#shared/domain/words/titled';
import { NAMES, OFFICE } from '#web/made/names.ts';
import { ActForm } from '../act/act-form.tsx';
import { textIn } from '../act/sent.ts';
import { api } from '../api/line.ts';
import { PrintButton } from '../frame/print-button.tsx';
import { newKey } from '../session/draft.ts';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import { type FilledForm, filledIn, isSame } from './kept-form.ts';

const WORDS = {
  form: { id: 'Laporan di loket', en: 'A report at the counter' },
  how: { id: 'Bagaimana disampaikan', en: 'How it was brought' },
  at: { id: 'Kapan warga datang, atau suratnya diterima', en: 'When they came, or the letter did' },
  title: { id: 'Judul (boleh kosong)', en: 'Title (optional)' },
  text: { id: 'Isi laporan, dengan kata-kata warga', en: 'The report, in their words' },
  place: { id: 'Tempat (boleh kosong)', en: 'Place (optional)' },
  subDistrict: { id: 'Kecamatan (boleh kosong)', en: 'Sub-district (optional)' },
  unknown: { id: 'Tidak diketahui', en: 'Not known' },
  name: { id: 'Nama pelapor (boleh kosong)', en: 'Who reports (optional)' },
  reach: { id: 'Cara menghubunginya (boleh kosong)', en: 'How to reach them (optional)' },
  anonymous: { id: 'Namanya tidak dibuka kepada siapa pun di kantor', en: 'Nobody in the office is to see their name' },
  secret: { id: 'Isinya hanya untuk yang mengerjakan', en: 'Only those who work on it may read it' },
  sheet: { id: 'Tanda terima laporan', en: 'Receipt of a report' },
  code: { id: 'Kode lacak', en: 'Tracking code' },
  receipt: { id: 'Nomor tanda terima', en: 'Receipt' },
  follow: {
    id: 'Perkembangannya dapat dilihat siapa saja yang memegang kode ini, di halaman Lacak kantor ini. Simpan baik-baik.',
    en: 'Whoever has this code can follow the report on this office’s tracking page. Keep it well.',
  },
} as const;

const HAPPENS = [
  {
    id: 'Menjadi laporan resmi: diklasifikasikan, punya batas waktu, dan dapat dilacak. Anda mencetak tanda terimanya.',
    en: 'It becomes an official report: classified, with deadlines, to be followed. You print the receipt.',
  },
] as const;

const HOWS = ['walkUp', 'letter'] as const;

const askedIn = (filled: FormData): CounterAsked => {
  const given = (...names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const text = textIn(filled, name);
        return text === '' ? [] : [[name, text] as const];
      }),
    );
  const name = textIn(filled, 'name');
  const ticked = ['anonymous', 'secret'].flatMap((one) => (filled.has(one) ? [[one, true] as const] : []));
  return {
    how: textIn(filled, 'how') === 'letter' ? 'letter' : 'walkUp',
    at: textIn(filled, 'at'),
    text: textIn(filled, 'text'),
    ...given('title', 'place', 'subDistrict'),
    ...(name === '' ? {} : { reporter: { name, ...given('reach') } }),
    ...Object.fromEntries(ticked),
  };
};

type LineProps = {
  readonly name: 'title' | 'place' | 'name' | 'reach';
  readonly most: number;
};

const Line = ({ name, most }: LineProps) => (
  <div class="field">
    <label for={`loket-${name}`}>{say(WORDS[name])}</label>
    <input id={`loket-${name}`} name={name} maxLength={most} autocomplete="off" />
  </div>
);

const Tick = ({ name }: { readonly name: 'anonymous' | 'secret' }) => (
  <div class="choice">
    <input id={`loket-${name}`} name={name} type="checkbox" />
    <label for={`loket-${name}`}>{say(WORDS[name])}</label>
  </div>
);

const Fields = () => (
  <>
    <fieldset class="field choices">
      <legend>{say(WORDS.how)}</legend>
      {HOWS.map((how) => (
        <div class="choice" key={how}>
          <input id={`loket-${how}`} name="how" type="radio" value={how} defaultChecked={how === 'walkUp'} />
          <label for={`loket-${how}`}>{titled(nameOf('contactHows', how))}</label>
        </div>
      ))}
    </fieldset>
    <div class="field">
      <label for="loket-kapan">{say(WORDS.at)}</label>
      <input id="loket-kapan" name="at" type="datetime-local" required />
    </div>
    <Line name="title" most={300} />
    <div class="field">
      <label for="loket-isi">{say(WORDS.text)}</label>
      <textarea id="loket-isi" name="text" maxLength={20_000} rows={6} required />
    </div>
    <Line name="place" most={300} />
    <div class="field">
      <label for="loket-kecamatan">{say(WORDS.subDistrict)}</label>
      <select id="loket-kecamatan" name="subDistrict">
        <option value="">{say(WORDS.unknown)}</option>
        {Object.keys(NAMES.subDistricts).map((id) => (
          <option key={id} value={id}>
            {nameOf('subDistricts', id)}
          </option>
        ))}
      </select>
    </div>
    <Line name="name" most={200} />
    <Line name="reach" most={200} />
    <Tick name="anonymous" />
    <Tick name="secret" />
  </>
);

/** What the citizen takes home. */
export const Receipt = ({ entered: { receipt, trackingCode } }: { readonly entered: CounterEntered }) => (
  <section class="card" aria-labelledby="tanda-terima">
    <h2 id="tanda-terima">{say(WORDS.sheet)}</h2>
    <p>{say(OFFICE)}</p>
    <dl class="facts">
      <dt>{say(WORDS.code)}</dt>
      <dd>
        <strong>{trackingCode}</strong>
      </dd>
      <dt>{say(WORDS.receipt)}</dt>
      <dd>{receipt}</dd>
    </dl>
    <p>{say(WORDS.follow)}</p>
    <PrintButton />
  </section>
);

/**
 * What a citizen brings to a counter that is an official channel. It names who reports, so nothing of it is kept in the
 * browser; the same words go under the same key, so that sending them once more makes no second report.
 */
export const CounterForm = ({ onCancel }: { readonly onCancel: () => void }) => {
  const [entered, setEntered] = useState<CounterEntered | undefined>(undefined);
  const last = useRef<{ readonly fields: FilledForm; readonly key: string } | undefined>(undefined);
  const keyFor = (fields: FilledForm): string => {
    const key = last.current !== undefined && isSame(last.current.fields, fields) ? last.current.key : newKey();
    last.current = { fields, key };
    return key;
  };
  if (entered !== undefined) return <Receipt entered={entered} />;
  return (
    <ActForm<CounterEntered>
      act="enterAtCounter"
      name={say(WORDS.form)}
      happens={HAPPENS}
      send={(filled) => api.enterAtCounter({ key: keyFor(filledIn(filled)), body: askedIn(filled) })}
      onDone={setEntered}
      onCancel={onCancel}
    >
      <Fields />
    </ActForm>
  );
};
