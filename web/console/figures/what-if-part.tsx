import { useState } from 'preact/hooks';
import type { TriedShown } from '#shared/contracts/http/tried-rules';
import { titled } from '#shared/domain/words/titled';
import { DAY_MINUTES, LIMITS } from '#web/made/figures.ts';
import { Lines, OutcomeKey, outcomeLine } from '#web/parts/pictures.tsx';
import { whole, workingDays, workingTime } from '#web/words/numbers.ts';
import { useAsked } from '../api/asked.ts';
import { api } from '../api/line.ts';
import { Waiting } from '../frame/waiting.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';
import type { PeriodName } from './periods.ts';
import { Section } from './sections.tsx';

const WORDS = {
  title: { id: 'Bagaimana jika', en: 'What if' },
  says: {
    id: 'Coba batas atau hari libur lain pada laporan masa ini: berapa yang akan tepat waktu? Tidak ada yang disimpan atau berubah.',
    en: 'Try another limit or day off on the reports of this time: how many would have been in time? Nothing is kept or changed.',
  },
  limit: { id: 'Batas', en: 'Limit' },
  none: { id: 'seperti sekarang', en: 'as it is' },
  now: { id: 'kini', en: 'now' },
  becomes: { id: 'Menjadi (dalam satuan yang sama)', en: 'Becomes (in the same unit)' },
  dayOff: { id: 'Hari kerja yang dianggap libur', en: 'Working day taken as a day off' },
  workingDay: { id: 'Hari libur yang dianggap hari kerja', en: 'Day off taken as a working day' },
  go: { id: 'Hitung', en: 'Count' },
  nothing: { id: 'Pilih batas atau tanggal yang dicoba.', en: 'Choose a limit or a date to try.' },
  cannot: { id: 'Itu tidak dapat dicoba:', en: 'That cannot be tried:' },
  recorded: { id: 'tercatat', en: 'on record' },
  tried: { id: 'bagaimana jika', en: 'what if' },
  clock: { id: 'Batas', en: 'Limit' },
  how: { id: 'Menurut', en: 'By' },
  result: { id: 'Hasil menurut kedua aturan', en: 'How it came out by both rules' },
  reports: { id: 'Laporan dengan hasil lain', en: 'Reports with another outcome' },
  stays: {
    id: 'Apa yang dilakukan orang dan kapan tetap seperti tercatat: tidak ada yang menjawab lebih cepat karena batasnya lebih pendek.',
    en: 'What people did and when stays as recorded: nobody answers sooner because a limit is shorter.',
  },
} as const;

type Asked = {
  readonly clock?: TriedShown['clocks'][number]['clock'];
  readonly class?: NonNullable<(typeof LIMITS)[number]['class']>;
  readonly limit?: string;
  readonly dayOff?: string;
  readonly workingDay?: string;
};

const limitWords = ({ limit, unit }: (typeof LIMITS)[number]): string =>
  unit === 'workingDays' ? workingDays(language.value, limit) : workingTime(language.value, limit, DAY_MINUTES);

/** Minutes are typed as minutes: a limit of hours is too coarse to be tried by. */
const unitWords = ({ unit }: (typeof LIMITS)[number]): string => nameOf('workingUnits', unit);

const ruleName = (rule: (typeof LIMITS)[number]): string => {
  const ofClass = rule.class === undefined ? '' : `, ${nameOf('classes', rule.class)}`;
  return `${titled(nameOf('clocks', rule.clock))}${ofClass} (${say(WORDS.now)} ${limitWords(rule)}; ${unitWords(rule)})`;
};

/** What stands in the form: a limit only with the clock that it is of, dates only where they are chosen. */
export const askedIn = (form: FormData): Asked => {
  const text = (name: string): string | undefined => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const rule = LIMITS[Number(text('rule') ?? -1)];
  const limit = text('limit');
  const [dayOff, workingDay] = [text('dayOff'), text('workingDay')];
  const clock = CLOCKS.find((one) => one === rule?.clock);
  return {
    ...(clock === undefined || limit === undefined
      ? {}
      : { clock, limit, ...(rule?.class === undefined ? {} : { class: rule.class }) }),
    ...(dayOff === undefined ? {} : { dayOff }),
    ...(workingDay === undefined ? {} : { workingDay }),
  };
};
const CLOCKS = ['triage', 'inform', 'processed', 'firstResponse', 'resolution'] as const;

const Form = ({ onAsked }: { readonly onAsked: (asked: Asked) => void }) => {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onAsked(askedIn(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit}>
      <div class="field">
        <label for="coba-batas">{say(WORDS.limit)}</label>
        <select id="coba-batas" name="rule">
          <option value="">{say(WORDS.none)}</option>
          {LIMITS.map((rule, place) => (
            <option key={ruleName(rule)} value={place}>
              {ruleName(rule)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="coba-menjadi">{say(WORDS.becomes)}</label>
        <input id="coba-menjadi" name="limit" type="number" min={0} max={20_000} inputMode="numeric" />
      </div>
      {(['dayOff', 'workingDay'] as const).map((name) => (
        <div class="field" key={name}>
          <label for={`coba-${name}`}>{say(WORDS[name])}</label>
          <input id={`coba-${name}`} name={name} type="date" />
        </div>
      ))}
      <button type="submit" class="button">
        {say(WORDS.go)}
      </button>
    </form>
  );
};

const counted = (n: number, denominator: number) => ({ numerator: n, denominator });
const outcomesOf = ({ met, pending, missed }: TriedShown['clocks'][number]['before']) => {
  const all = met + pending + missed;
  return { met: counted(met, all), pending: counted(pending, all), missed: counted(missed, all) };
};

const isSame = ({ before, after }: TriedShown['clocks'][number]): boolean =>
  before.met === after.met && before.missed === after.missed && before.pending === after.pending;

/** Each clock that came out otherwise, by the rules that hold and by the tried ones. */
export const TriedResult = ({ tried }: { readonly tried: TriedShown }) => {
  const changed = tried.clocks.filter((one) => !isSame(one));
  const says = say({
    id: `${whole(language.value, tried.turned.length)} dari ${whole(language.value, tried.reports)} laporan yang boleh Anda baca akan mendapat hasil lain.`,
    en: `${whole(language.value, tried.turned.length)} of ${whole(language.value, tried.reports)} reports that you may read would come out otherwise.`,
  });
  const rows = changed.flatMap(({ clock, before, after }) => [
    { key: `${clock} before`, clock, of: WORDS.recorded, outcomes: before },
    { key: `${clock} after`, clock, of: WORDS.tried, outcomes: after },
  ]);
  return (
    <div role="status">
      <p>{says}</p>
      {rows.length > 0 && (
        <>
          <Lines
            title={say(WORDS.result)}
            lines={rows.map(({ clock, of, outcomes }) =>
              outcomeLine(language.value, `${titled(nameOf('clocks', clock))}: ${say(of)}`, outcomesOf(outcomes)),
            )}
          >
            <OutcomeKey language={language.value} />
          </Lines>
          <table class="cards">
            <caption class="unseen">{say(WORDS.result)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(WORDS.clock)}</th>
                <th scope="col">{say(WORDS.how)}</th>
                {(['met', 'missed', 'pending'] as const).map((outcome) => (
                  <th key={outcome} scope="col">
                    {titled(nameOf('outcomes', outcome))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, clock, of, outcomes }) => (
                <tr key={key}>
                  <th scope="row">{titled(nameOf('clocks', clock))}</th>
                  <td data-of={say(WORDS.how)}>{say(of)}</td>
                  {(['met', 'missed', 'pending'] as const).map((outcome) => (
                    <td key={outcome} data-of={titled(nameOf('outcomes', outcome))}>
                      {whole(language.value, outcomes[outcome])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {tried.turned.length > 0 && (
        <details class="long">
          <summary>{`${say(WORDS.reports)}: ${whole(language.value, tried.turned.length)}`}</summary>
          <ul>
            {tried.turned.map((id) => (
              <li key={id}>
                <a href={`/laporan/${id}`}>
                  <code>{id}</code>
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="soft">{`${say(WORDS.stays)} ${tried.note[language.value]}`}</p>
    </div>
  );
};

type Tried = { readonly tried: TriedShown } | { readonly why: readonly Readonly<Record<'id' | 'en', string>>[] };

const ask = async (period: PeriodName, query: Asked) => {
  const answer = await api.tryRules({ period, query });
  if (answer.ok) return { ok: true as const, value: { tried: answer.value } };
  const { problem } = answer;
  return problem.code === 'cannotTry'
    ? { ok: true as const, value: { why: problem.why } }
    : { ok: false as const, problem };
};

const Answer = ({ period, asked }: { readonly period: PeriodName; readonly asked: Asked }) => {
  const answer = useAsked<Tried>(`coba ${period} ${JSON.stringify(asked)}`, () => ask(period, asked));
  return (
    <Waiting asked={answer}>
      {(shown) =>
        'why' in shown ? (
          <p class="told warn" role="alert">
            {`${say(WORDS.cannot)} ${shown.why.map(say).join('; ')}.`}
          </p>
        ) : (
          <TriedResult tried={shown.tried} />
        )
      }
    </Waiting>
  );
};

/** How a month or week would have come out by another limit or with another day off. */
export const WhatIfPart = ({ period }: { readonly period: PeriodName }) => {
  const [asked, setAsked] = useState<Asked | undefined>();
  return (
    <Section title={WORDS.title} says={say(WORDS.says)}>
      <details>
        <summary>{say(WORDS.title)}</summary>
        <Form onAsked={setAsked} />
        {asked !== undefined &&
          (Object.keys(asked).length === 0 ? (
            <p class="told warn" role="alert">
              {say(WORDS.nothing)}
            </p>
          ) : (
            <Answer period={period} asked={asked} />
          ))}
      </details>
    </Section>
  );
};
