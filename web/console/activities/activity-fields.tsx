import { titled } from '#shared/domain/words/titled';
import { ACTIVITY_NAMES, MOST } from '#web/made/activities.ts';
import { NAMES } from '#web/made/names.ts';
import { Fault, useDescribed } from '../act/field-faults.tsx';
import { filled } from '../words/filled.ts';
import { nameOf } from '../words/name-of.ts';
import { fullDate } from '../words/office-clock.ts';
import { say } from '../words/say.ts';
import { activityName } from './activity-name.ts';
import { indicatorField, kindsFor, type Typed, whatOfKind } from './typed-activity.ts';

const WORDS = {
  kind: { id: 'Jenis kegiatan', en: 'Kind of activity' },
  choose: { id: 'Pilih', en: 'Choose' },
  ownKinds: { id: 'Dari unit itu', en: 'Of that unit' },
  otherKinds: { id: 'Lainnya', en: 'Others' },
  what: { id: 'Apa yang dikerjakan', en: 'What was done' },
  whatHint: {
    id: 'Terisi dari jenisnya; perjelas bila perlu. Tanpa nama warga.',
    en: 'Filled in from its kind; say more if need be. No citizen’s name.',
  },
  subDistrict: { id: 'Kecamatan', en: 'Sub-district' },
  notSaid: { id: 'Tidak disebut', en: 'Not said' },
  place: { id: 'Tempat (perlu bila kecamatan kosong)', en: 'Place (needed without a sub-district)' },
  unit: { id: 'Unit', en: 'Unit' },
  date: { id: 'Tanggal', en: 'Date' },
  dateHint: { id: 'Paling lama {days} hari lalu.', en: 'At most {days} days ago.' },
  from: { id: 'Mulai pukul', en: 'From' },
  until: { id: 'Selesai pukul', en: 'Until' },
  regularity: { id: 'Rutin atau insidental', en: 'Routine or incidental' },
  who: { id: 'Siapa yang terlibat', en: 'Who took part' },
  whoHint: { id: 'Tanpa nama warga.', en: 'No citizen’s name.' },
  why: { id: 'Mengapa', en: 'Why' },
  how: { id: 'Bagaimana jalannya dan apa hasilnya', en: 'How it went, and what came of it' },
  indicators: { id: 'Indikator kinerja yang didukung', en: 'Performance indicators that it serves' },
  reports: { id: 'Nomor laporan yang dijawab', en: 'Ids of reports that it answers' },
  reportsHint: {
    id: 'rep_…, beberapa dipisah spasi. Hanya nomornya yang disimpan.',
    en: 'rep_…, several with blanks between. Only the ids are kept.',
  },
  recurring: { id: 'Kegiatan berulang', en: 'Recurring activity' },
  more: { id: 'Lainnya: waktu, mengapa, hasil', en: 'More: time, why, result' },
  change: { id: 'Ubah atau lengkapi', en: 'Change or add to it' },
} as const;

type Words = Readonly<Record<'id' | 'en', string>>;

const LABELS: Readonly<Record<string, Words>> = WORDS;

/** What the form calls a field that the API means by its path. */
export const activityLabel = (path: string): string => {
  const part = path.split('.').find((one) => Object.hasOwn(LABELS, one));
  const label = part === undefined ? undefined : LABELS[part];
  return label === undefined ? path : say(label);
};

type Given = { readonly typed: Typed };

type TextProps = Given & {
  readonly name: string;
  readonly label: Words;
  readonly hint?: string;
  readonly most: number;
  readonly rows?: number;
  readonly required?: boolean;
};

const Text = ({ typed, name, label, hint, most, rows, required = false }: TextProps) => {
  const id = `kegiatan-${name}`;
  const described = useDescribed(id, name, hint !== undefined);
  const given = { ...described, id, name, required, maxLength: most, defaultValue: typed[name] ?? '' };
  return (
    <div class="field">
      <label for={id}>{say(label)}</label>
      {hint !== undefined && (
        <span class="hint" id={`${id}-petunjuk`}>
          {hint}
        </span>
      )}
      <Fault id={id} name={name} />
      {rows === undefined ? <input {...given} autocomplete="off" /> : <textarea {...given} rows={rows} />}
    </div>
  );
};

type SelectProps = Given & {
  readonly name: string;
  readonly label: Words;
  readonly empty?: Words;
  readonly required?: boolean;
  readonly options: readonly { readonly id: string; readonly called: string }[];
};

const Select = ({ typed, name, label, empty, required = false, options }: SelectProps) => (
  <div class="field">
    <label for={`kegiatan-${name}`}>{say(label)}</label>
    <Fault id={`kegiatan-${name}`} name={name} />
    <select id={`kegiatan-${name}`} name={name} required={required} {...useDescribed(`kegiatan-${name}`, name)}>
      {empty !== undefined && <option value="">{say(empty)}</option>}
      {options.map(({ id, called }) => (
        <option key={id} value={id} selected={typed[name] === id}>
          {called}
        </option>
      ))}
    </select>
  </div>
);

/** What was done is said by its kind, until somebody says more. */
const fillFromKind = ({ currentTarget: { form, value } }: { readonly currentTarget: HTMLSelectElement }): void => {
  const what = form?.elements.namedItem('what');
  const known = Object.keys(ACTIVITY_NAMES.kinds).map(whatOfKind);
  if (!(what instanceof HTMLInputElement) || (what.value !== '' && !known.includes(what.value))) return;
  what.value = whatOfKind(value);
};

const Kinds = ({ typed, unit }: Given & { readonly unit: string | undefined }) => {
  const all = kindsFor(unit);
  const groups = [
    { label: WORDS.ownKinds, kinds: all.filter(({ isOwn }) => isOwn) },
    { label: WORDS.otherKinds, kinds: all.filter(({ isOwn }) => !isOwn) },
  ];
  return (
    <div class="field">
      <label for="kegiatan-kind">{say(WORDS.kind)}</label>
      <Fault id="kegiatan-kind" name="kind" />
      <select
        id="kegiatan-kind"
        name="kind"
        required
        onChange={fillFromKind}
        {...useDescribed('kegiatan-kind', 'kind')}
      >
        <option value="">{say(WORDS.choose)}</option>
        {groups.map(
          ({ label, kinds }) =>
            kinds.length > 0 && (
              <optgroup key={label.en} label={say(label)}>
                {kinds.map(({ id }) => (
                  <option key={id} value={id} selected={typed['kind'] === id}>
                    {titled(activityName('kinds', id))}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </select>
    </div>
  );
};

const codesOf = (table: Readonly<Record<string, Words>>) =>
  Object.entries(table).map(([id, words]) => ({ id, called: titled(say(words)) }));

/** What must be said of every activity, where it is not known beforehand. */
const Core = ({ typed }: Given) => (
  <>
    <Kinds typed={typed} unit={typed['unit']} />
    <Text typed={typed} name="what" label={WORDS.what} hint={say(WORDS.whatHint)} most={160} required />
    <Select
      typed={typed}
      name="subDistrict"
      label={WORDS.subDistrict}
      empty={WORDS.notSaid}
      options={codesOf(NAMES.subDistricts)}
    />
    <Text typed={typed} name="place" label={WORDS.place} most={120} />
  </>
);

type ClockedProps = Given & {
  readonly name: 'date' | 'from' | 'until';
  readonly type: 'date' | 'time';
  readonly hint?: string;
};

/** A day, which is needed, or a time of it. */
const Clocked = ({ typed, name, type, hint }: ClockedProps) => {
  const id = `kegiatan-${name}`;
  const described = useDescribed(id, name, hint !== undefined);
  return (
    <div class="field">
      <label for={id}>{say(WORDS[name])}</label>
      {hint !== undefined && (
        <span class="hint" id={`${id}-petunjuk`}>
          {hint}
        </span>
      )}
      <Fault id={id} name={name} />
      <input
        id={id}
        name={name}
        type={type}
        required={type === 'date'}
        {...described}
        defaultValue={typed[name] ?? ''}
      />
    </div>
  );
};

type RestProps = Given & {
  /** For whom somebody may record; nothing where the unit stays as it is. */
  readonly units: readonly string[] | undefined;
};

const Rest = ({ typed, units }: RestProps) => (
  <>
    {units !== undefined && (
      <Select
        typed={typed}
        name="unit"
        label={WORDS.unit}
        required
        {...(typed['unit'] === undefined ? { empty: WORDS.choose } : {})}
        options={units.map((id) => ({ id, called: nameOf('units', id) }))}
      />
    )}
    <Clocked typed={typed} name="date" type="date" hint={filled(say(WORDS.dateHint), { days: MOST.days })} />
    <Clocked typed={typed} name="from" type="time" />
    <Clocked typed={typed} name="until" type="time" />
    <Select
      typed={typed}
      name="regularity"
      label={WORDS.regularity}
      options={codesOf(ACTIVITY_NAMES.regularities).toReversed()}
    />
    <Text typed={typed} name="who" label={WORDS.who} hint={say(WORDS.whoHint)} most={200} />
    <Text typed={typed} name="why" label={WORDS.why} most={300} rows={2} />
    <Text typed={typed} name="how" label={WORDS.how} most={800} rows={4} />
    <fieldset class="field" name="indicators">
      <legend>{say(WORDS.indicators)}</legend>
      <Fault id="kegiatan-indicators" name="indicators" />
      {codesOf(ACTIVITY_NAMES.indicators).map(({ id, called }) => (
        <div class="choice" key={id}>
          <input
            id={`kegiatan-${indicatorField(id)}`}
            name={indicatorField(id)}
            type="checkbox"
            defaultChecked={typed[indicatorField(id)] !== undefined}
          />
          <label for={`kegiatan-${indicatorField(id)}`}>{called}</label>
        </div>
      ))}
    </fieldset>
    <Text typed={typed} name="reports" label={WORDS.reports} hint={say(WORDS.reportsHint)} most={700} />
  </>
);

/** A recurring activity in a line: all of it is known beforehand. */
export const recurringWords = (typed: Typed): string =>
  [
    typed['what'],
    typed['place'],
    typed['subDistrict'] === undefined ? undefined : nameOf('subDistricts', typed['subDistrict']),
    typed['unit'] === undefined ? undefined : nameOf('units', typed['unit']),
    typed['date'] === undefined ? undefined : fullDate(typed['date']),
    typed['from'] === undefined ? undefined : `${typed['from']}–${typed['until'] ?? ''}`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');

type FieldsProps = RestProps & {
  /** Nothing needs to be filled in: all of it is folded up, and said in a line. */
  readonly isKnown: boolean;
  /** Something of it was refused: it is shown. */
  readonly isOpen?: boolean;
  readonly children?: preact.ComponentChildren;
};

/** The fields of an activity: first what it needs, then its pictures, then the rest, folded up. */
export const ActivityFields = ({ typed, units, isKnown, isOpen = false, children }: FieldsProps) => (
  <>
    {isKnown ? <p class="told">{recurringWords(typed)}</p> : <Core typed={typed} />}
    {children}
    <details open={isOpen || (units !== undefined && typed['unit'] === undefined)}>
      <summary>{say(isKnown ? WORDS.change : WORDS.more)}</summary>
      {isKnown && <Core typed={typed} />}
      <Rest typed={typed} units={units} />
    </details>
    {typed['recurring'] !== undefined && (
      <input type="hidden" name="recurring" title={say(WORDS.recurring)} value={typed['recurring']} />
    )}
  </>
);
