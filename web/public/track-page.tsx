import type { TrackingAnswer } from '#shared/contracts/http/tracking';
import { PAGES } from '#web/page/addresses.ts';
import { publicDocument, type Site } from '#web/page/document.tsx';
import { ErrorSummary, erroneous, Field, type FieldError } from '#web/parts/error-summary.tsx';
import { inLanguage, LANGUAGE_NAMES, type Language, OTHER, say } from '#web/words/language.ts';
import { type Clockwork, fullMoment } from '#web/words/times.ts';
import { OwedDeadline } from './deadline-part.tsx';

/** The one field of the form. */
export const CODE_FIELD = 'kode';

const WORDS = {
  title: { id: 'Lacak laporan', en: 'Track a report' },
  lead: {
    id: 'Lihat di mana laporan Anda, apa yang sudah dikerjakan, dan kapan dijawab. Tidak perlu masuk.',
    en: 'See where your report is, what has been done, and when you are answered. There is no need to sign in.',
  },
  code: { id: 'Kode lacak', en: 'Tracking code' },
  hint: {
    id: '14 huruf dan angka, misalnya 1ABCD-2EFGH-3JKM. Huruf besar atau kecil sama saja.',
    en: '14 letters and digits, for example 1ABCD-2EFGH-3JKM. Capitals or small letters make no difference.',
  },
  look: { id: 'Lihat', en: 'Look' },
  where: { id: 'Di mana kodenya?', en: 'Where is the code?' },
  whereIs: {
    id: 'Kode lacak diberikan bersama tanda terima ketika laporan Anda masuk. Tanda terima (rcp_…) membuktikan bahwa laporan tersimpan, tetapi tidak membuka laporan.',
    en: 'The tracking code was given with the receipt when your report came in. The receipt (rcp_…) proves that the report is kept, but does not open it.',
  },
  safe: {
    id: 'Kode ini seperti kunci: siapa pun yang memegangnya melihat halaman ini. Kodenya tidak masuk ke alamat halaman.',
    en: 'The code is like a key: whoever has it sees this page. It never becomes part of the page’s address.',
  },
  found: { id: 'Perkembangan laporan', en: 'How the report stands' },
  received: { id: 'Diterima', en: 'Received' },
  asOf: { id: 'Keadaan per', en: 'As of' },
  stage: { id: 'Sekarang', en: 'Now' },
  result: { id: 'Hasil', en: 'Result' },
  reason: { id: 'Alasan', en: 'Reason' },
  notFixed: {
    id: 'Selesai di sini tidak berarti sudah diperbaiki.',
    en: 'Closed does not mean here that it was fixed.',
  },
  steps: { id: 'Langkah demi langkah', en: 'Step by step' },
  next: { id: 'Berikutnya', en: 'What comes next' },
  due: { id: 'Kapan', en: 'When' },
  noDates: {
    id: 'Tanggalnya tampil di sini begitu sebuah unit kerja memegang laporan ini.',
    en: 'The dates stand here when a unit has this report.',
  },
  print: {
    id: 'Untuk menyimpannya sebagai tanda terima, cetak halaman ini.',
    en: 'Print this page to keep it for a receipt.',
  },
  again: { id: 'Lihat laporan lain', en: 'Look at another report' },
  done: { id: 'sudah', en: 'done' },
  current: { id: 'sekarang', en: 'now' },
  ahead: { id: 'belum', en: 'not yet' },
} as const;

const SIGNS = { done: '✔', current: '●', ahead: '○' } as const;

const CodeForm = ({
  language,
  typed,
  errors,
}: {
  readonly language: Language;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}) => (
  <form method="post" action={inLanguage(language, PAGES.track)} autocomplete="off">
    <Field id={CODE_FIELD} label={say(language, WORDS.code)} hint={say(language, WORDS.hint)} errors={errors}>
      {(told) => (
        <input
          {...told}
          type="text"
          value={typed}
          required
          maxlength={64}
          autocapitalize="characters"
          autocomplete="off"
          spellcheck={false}
          class="code"
        />
      )}
    </Field>
    <p class="buttons">
      <button class="button" type="submit">
        {say(language, WORDS.look)}
      </button>
    </p>
  </form>
);

type Asked = {
  readonly language: Language;
  /** What was typed, where it opened nothing; it stands in the form again, to be put right. */
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
};

/** Where a code is typed. */
export const trackPage = (site: Site, { language, typed = '', errors = [] }: Asked): string =>
  publicDocument(site, {
    language,
    title: erroneous(language, say(language, WORDS.title), errors),
    path: PAGES.track,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <h1>{say(language, WORDS.title)}</h1>
        <p>{say(language, WORDS.lead)}</p>
        <CodeForm language={language} typed={typed} errors={errors} />
        <details>
          <summary>{say(language, WORDS.where)}</summary>
          <p>{say(language, WORDS.whereIs)}</p>
        </details>
        <p class="soft">{say(language, WORDS.safe)}</p>
      </>
    ),
  });

const Steps = ({ clockwork, steps }: { readonly clockwork: Clockwork; readonly steps: TrackingAnswer['steps'] }) => (
  <ol class="steps">
    {steps.map(({ step, name, at, state }) => (
      <li key={step} class={state} aria-current={state === 'current' ? 'step' : undefined}>
        <b aria-hidden="true">{SIGNS[state]}</b>
        <span>
          {say(clockwork.language, name)}
          <span class="unseen">{` (${say(clockwork.language, WORDS[state])})`}</span>
          {at === undefined ? null : <time dateTime={at}>{fullMoment(clockwork, at)}</time>}
        </span>
      </li>
    ))}
  </ol>
);

/** The same page in the other language: the code travels in a form, as it came. */
const OtherLanguage = ({ language, code }: { readonly language: Language; readonly code: string }) => (
  <form method="post" action={inLanguage(OTHER[language], PAGES.track)}>
    <input type="hidden" name={CODE_FIELD} value={code} />
    <button class="plain" type="submit" lang={OTHER[language]}>
      {LANGUAGE_NAMES[OTHER[language]]}
    </button>
  </form>
);

const HAS_DATES: readonly TrackingAnswer['stage'][] = ['handled', 'awaitingReporter', 'answered', 'closed'];
const WAITS_FOR_DATES: readonly TrackingAnswer['stage'][] = ['received', 'inReview'];

/** What a code opens. Its title does not name the code: titles end up in the history of a browser. */
export const trackedPage = (
  site: Site,
  given: { readonly clockwork: Clockwork; readonly answer: TrackingAnswer; readonly now: string },
): string => {
  const { clockwork, answer, now } = given;
  const { language } = clockwork;
  const tell = (text: Readonly<Record<Language, string>>): string => say(language, text);
  const facts = [
    [WORDS.code, answer.code],
    ...(answer.receivedAt === undefined ? [] : [[WORDS.received, fullMoment(clockwork, answer.receivedAt)] as const]),
    [WORDS.stage, tell(answer.name)],
    ...(answer.result === undefined ? [] : [[WORDS.result, tell(answer.result.name)] as const]),
    ...(answer.reason === undefined ? [] : [[WORDS.reason, tell(answer.reason.name)] as const]),
    [WORDS.asOf, fullMoment(clockwork, now)],
  ] as const;
  return publicDocument(site, {
    language,
    title: tell(WORDS.found),
    path: PAGES.track,
    otherLanguage: <OtherLanguage language={language} code={answer.code} />,
    children: (
      <>
        <h1>{tell(WORDS.found)}</h1>
        <dl class="facts">
          {facts.map(([name, value]) => (
            <>
              <dt key={name.id}>{tell(name)}</dt>
              <dd>{name === WORDS.code ? <code>{value}</code> : value}</dd>
            </>
          ))}
        </dl>
        {answer.result === undefined || answer.result.code === 'fixed' ? null : (
          <p class="told warn">{tell(WORDS.notFixed)}</p>
        )}
        <h2>{tell(WORDS.steps)}</h2>
        <Steps clockwork={clockwork} steps={answer.steps} />
        <h2>{tell(WORDS.next)}</h2>
        <p>{tell(answer.next)}</p>
        {HAS_DATES.includes(answer.stage) && answer.deadlines.length > 0 ? <h2>{tell(WORDS.due)}</h2> : null}
        {answer.deadlines.map((deadline) => (
          <OwedDeadline key={deadline.clock} clockwork={clockwork} deadline={deadline} />
        ))}
        {WAITS_FOR_DATES.includes(answer.stage) ? <p class="soft">{tell(WORDS.noDates)}</p> : null}
        <p class="unprinted">{tell(WORDS.print)}</p>
        <p class="unprinted buttons">
          <a class="button second" href={inLanguage(language, PAGES.track)}>
            {tell(WORDS.again)}
          </a>
        </p>
      </>
    ),
  });
};
