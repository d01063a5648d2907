import { useId, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useAsked } from '../api/asked.ts';
import { Waiting } from '../frame/waiting.tsx';
import { say } from '../words/say.ts';
import { lookUp, readingsOf } from './look-up.ts';
import { calledBy } from './report-table.tsx';

const WORDS = {
  label: {
    id: 'Nomor LAPOR!, kode lacak, atau nomor laporan',
    en: 'LAPOR! number, tracking code, or id of the report',
  },
  none: {
    id: 'Tidak ada laporan yang demikian, atau bukan untuk Anda. Keduanya tampak sama.',
    en: 'There is no such report, or it is not for you. The two look the same.',
  },
  tooShort: {
    id: 'Tulis paling sedikit tiga huruf, atau sebuah nomor.',
    en: 'Write three letters at least, or a number.',
  },
  which: { id: 'Yang mana?', en: 'Which one?' },
} as const;

type FindProps = {
  /** Where a report that was found leads. */
  readonly addressOf: (report: string) => string;
  readonly button: string;
};

const Results = ({ line, addressOf }: Pick<FindProps, 'addressOf'> & { readonly line: string }) => {
  const { route } = useLocation();
  const asked = useAsked(`cari ${line}`, async () => {
    const found = await lookUp(line);
    // The only one is what was meant. What was typed stands in no address; the id of a report may.
    const [first, second] = found.ok ? found.value.reports : [];
    if (first !== undefined && second === undefined) route(addressOf(first.id));
    return found;
  });
  return (
    <Waiting asked={asked}>
      {({ reports }) => (
        <div role="status">
          {reports.length === 0 && <p>{say(readingsOf(line).length === 0 ? WORDS.tooShort : WORDS.none)}</p>}
          {reports.length > 1 && (
            <>
              <p>{say(WORDS.which)}</p>
              <ul class="links">
                {reports.map((report) => (
                  <li key={report.id}>
                    <a href={addressOf(report.id)} dir="auto">
                      {calledBy(report)}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Waiting>
  );
};

/** A field for whatever a report is called by, which leads on to something about that report. */
export const FindReport = ({ addressOf, button }: FindProps) => {
  const [line, setLine] = useState('');
  const id = useId();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const typed = new FormData(event.currentTarget).get('line');
    setLine(typeof typed === 'string' ? typed.trim() : '');
  };
  return (
    <>
      <form onSubmit={submit}>
        <div class="field">
          <label for={id}>{say(WORDS.label)}</label>
          <input id={id} name="line" type="search" maxLength={200} autocomplete="off" required />
        </div>
        <button type="submit" class="button">
          {button}
        </button>
      </form>
      {line !== '' && <Results key={line} line={line} addressOf={addressOf} />}
    </>
  );
};
