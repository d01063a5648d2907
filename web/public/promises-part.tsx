import type { OfficeAnswer } from '#shared/contracts/http/office';
import { type Language, say } from '#web/words/language.ts';
import { limitWords, promiseName } from './limit-words.ts';

type Promised = OfficeAnswer['promises'][number];

const WORDS = {
  owed: { id: 'Yang Anda terima', en: 'What you are owed' },
  inside: { id: 'Langkah di dalam kantor', en: 'Steps inside the office' },
  what: { id: 'Apa', en: 'What' },
  within: { id: 'Paling lama', en: 'At most' },
  source: { id: 'Sumber', en: 'Source (in Indonesian)' },
  proposed: { id: 'usulan, belum ditetapkan kantor', en: 'a proposal, not set by the office yet' },
  pauses: {
    id: 'Hitungan berhenti selama kami menunggu jawaban Anda.',
    en: 'The count stands still while we wait for your answer.',
  },
  more: { id: 'dapat ditambah satu kali', en: 'may be extended once by' },
  grounds: { id: 'bila', en: 'if' },
} as const;

type Limited = Promised & { readonly limit: number };

/** What a reporter is owed; the other clocks measure the office from within. */
const OWED: readonly Promised['clock'][] = ['firstResponse', 'resolution', 'closure'];

type Props = { readonly language: Language; readonly office: OfficeAnswer };

const Row = ({ language, office, promise }: Props & { readonly promise: Limited }) => {
  const tell = (text: Readonly<Record<Language, string>>): string => say(language, text);
  const { limit, unit, extension } = promise;
  const more = extension === undefined ? undefined : limitWords(language, office, { limit: extension.limit, unit });
  return (
    <tr>
      <th scope="row">{promiseName(language, promise)}</th>
      <td data-of={tell(WORDS.within)}>
        {limitWords(language, office, { limit, unit })} <small>{tell(promise.start)}</small>
        {promise.proposed ? <small class="risk">{` (${tell(WORDS.proposed)})`}</small> : null}
        {extension === undefined ? null : (
          <small>{`; ${tell(WORDS.more)} ${more} ${tell(WORDS.grounds)} ${extension.grounds.map(tell).join(', ')}`}</small>
        )}
      </td>
      <td data-of={tell(WORDS.source)} lang="id">
        {promise.source}
      </td>
    </tr>
  );
};

const Table = ({
  language,
  office,
  caption,
  promises,
}: Props & { readonly caption: string; readonly promises: readonly Limited[] }) => (
  <table class="cards">
    <caption>{caption}</caption>
    <thead>
      <tr>
        {[WORDS.what, WORDS.within, WORDS.source].map((head) => (
          <th key={head.id} scope="col">
            {say(language, head)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {promises.map((promise) => (
        <Row key={promiseName('id', promise)} language={language} office={office} promise={promise} />
      ))}
    </tbody>
  </table>
);

/** What the office promises, by which source, and what of it is only proposed. */
export const PromisesPart = ({ language, office }: Props) => {
  const isOwed = ({ clock }: Promised): boolean => OWED.includes(clock);
  // That no limit holds for some is for whoever reads the rules.
  const limited = office.promises.flatMap((one) => (one.limit === null ? [] : [{ ...one, limit: one.limit }]));
  return (
    <>
      <Table
        language={language}
        office={office}
        caption={say(language, WORDS.owed)}
        promises={limited.filter(isOwed)}
      />
      <p>{say(language, WORDS.pauses)}</p>
      <details>
        <summary>{say(language, WORDS.inside)}</summary>
        <Table
          language={language}
          office={office}
          caption={say(language, WORDS.inside)}
          promises={limited.filter((promise) => !isOwed(promise))}
        />
      </details>
    </>
  );
};
