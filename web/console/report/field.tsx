import { useState } from 'preact/hooks';
import type { FormChoice, FormField } from '#shared/contracts/http/command-forms';
import { nameOf } from '../words/name-of.ts';
import { say } from '../words/say.ts';
import type { Choosable } from './choosable.ts';
import { type Filled, isFields } from './filled.ts';
import { FoundReport } from './found-report.tsx';

type FieldProps = {
  readonly id: string;
  readonly field: FormField;
  readonly value: Filled | undefined;
  readonly choosable: Choosable;
  /** What is wrong with it, in words. */
  readonly wrong?: string | undefined;
  readonly onChange: (value: Filled) => void;
};

const WORDS = {
  choose: { id: 'pilih …', en: 'choose …' },
  optional: { id: '(boleh kosong)', en: '(may be empty)' },
  narrow: { id: 'Ketik untuk menyaring pilihan', en: 'Type to narrow the choices' },
  left: { id: 'huruf tersisa', en: 'characters left' },
  pick: { id: 'Pilih satu atau beberapa', en: 'Choose one or several' },
} as const;

/** Below so many characters that are left, it is said how many. */
const FEW = 200;

const textOf = (value: Filled | undefined): string => (typeof value === 'string' ? value : '');

/** What can be chosen: what the rules list, or what other calls give. */
const choicesOf = ({ field, choosable }: Pick<FieldProps, 'field' | 'choosable'>): readonly FormChoice[] =>
  field.choices ??
  (field.kind === 'colleague' ? choosable.colleagues : field.kind === 'people' ? choosable.people : []);

type Described = { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: boolean };

const describedBy = ({ id, field, wrong }: FieldProps): Described => {
  const names = [...(field.hint === undefined ? [] : [`${id}-hint`]), ...(wrong === undefined ? [] : [`${id}-wrong`])];
  return {
    ...(names.length === 0 ? {} : { 'aria-describedby': names.join(' ') }),
    ...(wrong === undefined ? {} : { 'aria-invalid': true }),
  };
};

const About = ({ id, field, wrong }: FieldProps) => (
  <>
    {field.hint !== undefined && (
      <span class="hint" id={`${id}-hint`}>
        {say(field.hint)}
      </span>
    )}
    {wrong !== undefined && (
      <span class="wrong" id={`${id}-wrong`}>
        {wrong}
      </span>
    )}
  </>
);

const Label = (props: FieldProps) => (
  <>
    <label for={props.id}>
      {say(props.field.label)} {!props.field.required && <span class="soft">{say(WORDS.optional)}</span>}
    </label>
    <About {...props} />
  </>
);

const LongText = (props: FieldProps) => {
  const { id, field, value, onChange } = props;
  const text = textOf(value);
  const left = (field.most ?? Number.POSITIVE_INFINITY) - [...text].length;
  return (
    <div class="field">
      <Label {...props} />
      <textarea
        id={id}
        dir="auto"
        value={text}
        required={field.required}
        {...describedBy(props)}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {left < FEW && <span class={left < 0 ? 'wrong' : 'soft'}>{`${left} ${say(WORDS.left)}`}</span>}
    </div>
  );
};

/** The choices of each unit together, by the unit's name; without a heading where they are of none. */
const byUnit = (choices: readonly FormChoice[]): readonly (readonly [unit: string | undefined, FormChoice[]])[] =>
  [...Map.groupBy(choices, ({ unit }) => unit)].toSorted(([one], [other]) =>
    one === undefined || other === undefined ? 0 : nameOf('units', one).localeCompare(nameOf('units', other)),
  );

const Options = ({ choices }: { readonly choices: readonly FormChoice[] }) => (
  <>
    {choices.map((choice) => (
      <option key={choice.value} value={choice.value}>
        {say(choice.name)}
      </option>
    ))}
  </>
);

/** From so many on nobody looks through them one by one. */
const MANY = 15;

/** Those that have what is typed anywhere in their name; what is chosen stays. */
const having = (choices: readonly FormChoice[], typed: string, chosen: string): readonly FormChoice[] => {
  const sought = typed.trim().toLowerCase();
  return choices.filter(({ value, name }) => value === chosen || say(name).toLowerCase().includes(sought));
};

const Narrow = ({ id, onType }: { readonly id: string; readonly onType: (typed: string) => void }) => (
  <input
    type="text"
    class="narrow"
    autocomplete="off"
    aria-label={say(WORDS.narrow)}
    placeholder={say(WORDS.narrow)}
    aria-controls={id}
    onInput={({ currentTarget }) => onType(currentTarget.value)}
    // Whoever types here looks for something, and has not finished.
    onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
  />
);

const OneOf = (props: FieldProps) => {
  const { id, field, value, onChange } = props;
  const [typed, setTyped] = useState('');
  const all = choicesOf(props);
  const shown = having(all, typed, textOf(value));
  return (
    <div class="field">
      <Label {...props} />
      {all.length > MANY && <Narrow id={id} onType={setTyped} />}
      <select
        id={id}
        value={textOf(value)}
        required={field.required}
        {...describedBy(props)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{field.required ? say(WORDS.choose) : ''}</option>
        {byUnit(shown).map(([unit, some]) =>
          unit === undefined ? (
            <Options key="" choices={some} />
          ) : (
            <optgroup key={unit} label={nameOf('units', unit)}>
              <Options choices={some} />
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
};

const Line = (props: FieldProps) => {
  const { id, field, value, onChange } = props;
  const common = {
    id,
    value: textOf(value),
    required: field.required,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => onChange(currentTarget.value),
    ...describedBy(props),
  };
  return (
    <div class="field">
      <Label {...props} />
      {field.kind === 'moment' ? (
        <input type="datetime-local" {...common} />
      ) : (
        <input type="text" autocomplete="off" {...common} />
      )}
    </div>
  );
};

const Tick = ({ id, field, value, onChange }: FieldProps) => (
  <div class="choice">
    <input
      id={id}
      type="checkbox"
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <label for={id}>{say(field.label)}</label>
  </div>
);

const SeveralOf = (props: FieldProps) => {
  const { id, field, value, wrong, onChange } = props;
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  const toggle = (name: string): void =>
    onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}>
      <legend>
        {say(field.label)} {!field.required && <span class="soft">{say(WORDS.optional)}</span>}
      </legend>
      <About {...props} />
      <details open={chosen.length > 0}>
        <summary>
          {say(WORDS.pick)} ({chosen.length})
        </summary>
        {choicesOf(props).map(({ value: name, name: called }) => (
          <div class="choice" key={name}>
            <input id={`${id}-${name}`} type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
            <label for={`${id}-${name}`}>{say(called)}</label>
          </div>
        ))}
      </details>
    </fieldset>
  );
};

/** A step, and then what that step is asked with. */
const StepOf = (props: FieldProps) => {
  const { id, field, value, choosable, onChange } = props;
  const filled = isFields(value) ? value : {};
  const type = textOf(filled['type']);
  const step = field.choices?.find((choice) => choice.value === type);
  return (
    <>
      <OneOf {...props} value={type} onChange={(chosen) => onChange({ type: chosen })} />
      {step?.fields?.map((inner) => (
        <CommandField
          key={inner.name}
          id={`${id}-${inner.name}`}
          field={inner}
          value={filled[inner.name]}
          choosable={choosable}
          onChange={(changed) => onChange({ ...filled, [inner.name]: changed })}
        />
      ))}
    </>
  );
};

/** A report, found by what people call it. */
const ReportField = (props: FieldProps) => (
  <div class="field">
    <Label {...props} />
    <FoundReport
      id={props.id}
      value={textOf(props.value)}
      required={props.field.required}
      described={describedBy(props)}
      onChange={props.onChange}
    />
  </div>
);

/** A field of a command, drawn by its kind. */
export const CommandField = (props: FieldProps) => {
  switch (props.field.kind) {
    case 'longText':
      return <LongText {...props} />;
    case 'moment':
      return <Line {...props} />;
    case 'report':
      return <ReportField {...props} />;
    case 'boolean':
      return <Tick {...props} />;
    case 'people':
      return <SeveralOf {...props} />;
    case 'step':
      return <StepOf {...props} />;
    default:
      return <OneOf {...props} />;
  }
};
