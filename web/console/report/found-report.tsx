import { useEffect, useRef, useState } from 'preact/hooks';
import { useAsked } from '../api/asked.ts';
import { Waiting } from '../frame/waiting.tsx';
import { lookUp } from '../reports/look-up.ts';
import { calledBy } from '../reports/report-table.tsx';
import { say } from '../words/say.ts';

const WORDS = {
  hint: {
    id: 'Nomor LAPOR!, kode lacak, kata-kata di dalamnya, atau alamat halamannya.',
    en: 'Its LAPOR! number, its tracking code, words in it, or the address of its page.',
  },
  find: { id: 'Cari', en: 'Find' },
  none: {
    id: 'Tidak ada laporan yang demikian, atau bukan untuk Anda.',
    en: 'There is no such report, or it is not for you.',
  },
  which: { id: 'Yang mana?', en: 'Which one?' },
  chosen: { id: 'Terpilih', en: 'Chosen' },
} as const;

/** Of the address of a report's page, the id; any other line as it is. */
export const lineOf = (typed: string): string => typed.trim().replace(/^\S*\/laporan\/(rep_\w+)\S*$/, '$1');

const ID = /^rep_[\da-z]{26}$/;
/** An id needs not be looked for, and so no line. */
export const idIn = (typed: string): string => (ID.test(lineOf(typed)) ? lineOf(typed) : '');

type FoundProps = {
  readonly id: string;
  /** The id of the report that is chosen, or nothing. */
  readonly value: string;
  readonly required: boolean;
  readonly described: { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: boolean };
  readonly onChange: (report: string) => void;
};

const Results = ({ line, id, value, onChange }: Pick<FoundProps, 'id' | 'value' | 'onChange'> & { line: string }) => {
  const asked = useAsked(`cari ${line}`, () => lookUp(line));
  const found = asked.value?.reports ?? [];
  const [only] = found.length === 1 ? found : [];
  // The only one is what was meant.
  useEffect(() => {
    if (only !== undefined) onChange(only.id);
  }, [only?.id]);
  return (
    <Waiting asked={asked}>
      {({ reports }) => (
        <div role="status">
          {reports.length === 0 && <p>{say(WORDS.none)}</p>}
          {only !== undefined && (
            <p>
              {say(WORDS.chosen)}: <b dir="auto">{calledBy(only)}</b>
            </p>
          )}
          {reports.length > 1 && (
            <fieldset class="field choices">
              <legend>{say(WORDS.which)}</legend>
              {reports.map((report) => (
                <div class="choice" key={report.id}>
                  <input
                    id={`${id}-${report.id}`}
                    type="radio"
                    name={id}
                    checked={report.id === value}
                    onChange={() => onChange(report.id)}
                  />
                  <label for={`${id}-${report.id}`} dir="auto">
                    {calledBy(report)}
                  </label>
                </div>
              ))}
            </fieldset>
          )}
        </div>
      )}
    </Waiting>
  );
};

/** A report is chosen by what people call it; what the form sends is its id. */
export const FoundReport = ({ id, value, required, described, onChange }: FoundProps) => {
  // What was chosen in an earlier try stands there by its id.
  const [typed, setTyped] = useState(value);
  const [line, setLine] = useState(value);
  const find = (): void => setLine(lineOf(typed));
  const input = useRef<HTMLInputElement>(null);
  useEffect(
    () => input.current?.setCustomValidity(typed !== '' && value === '' ? say(WORDS.none) : ''),
    [typed, value],
  );
  return (
    <>
      <span class="hint" id={`${id}-how`}>
        {say(WORDS.hint)}
      </span>
      <input
        id={id}
        ref={input}
        type="search"
        maxLength={200}
        autocomplete="off"
        required={required}
        value={typed}
        {...described}
        aria-describedby={[`${id}-how`, described['aria-describedby']].filter((one) => one !== undefined).join(' ')}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setLine('');
          onChange(idIn(currentTarget.value));
        }}
        onChange={find}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Whoever presses it here looks for the report, and has not finished.
          event.preventDefault();
          find();
        }}
      />
      <div class="buttons">
        <button type="button" class="button second" onClick={find}>
          {say(WORDS.find)}
        </button>
      </div>
      {line !== '' && <Results key={line} line={line} id={id} value={value} onChange={onChange} />}
    </>
  );
};
