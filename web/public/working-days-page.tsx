import type { DeadlineAnswer } from '#shared/contracts/http/deadlines';
import type { OfficeAnswer } from '#shared/contracts/http/office';
import { PAGES } from '#web/page/addresses.ts';
import { publicDocument, type Site } from '#web/page/document.tsx';
import { ErrorSummary, erroneous, Field, type FieldError } from '#web/parts/error-summary.tsx';
import { inLanguage, type Language, say } from '#web/words/language.ts';
import { fullMoment } from '#web/words/times.ts';
import { Days, Doubts } from './deadline-part.tsx';
import { limitWords, promiseName } from './limit-words.ts';

/** The fields of the form, as they stand in the address of a question. */
export const FIELDS = {
  date: 'tanggal',
  time: 'pukul',
  limit: 'batas',
  days: 'hari',
  asked: 'ditanya',
  replied: 'dijawab',
} as const;
/** A limit that is none of the office's: so many working days. */
export const OWN_LIMIT = 'hari';

type Promised = OfficeAnswer['promises'][number];

/** What a limit of the office is called in an address. */
export const limitKey = ({ clock, subject }: Pick<Promised, 'clock' | 'subject'>): string =>
  [clock, subject.class, subject.channelClass, subject.channel].filter((part) => part !== undefined).join('.');

const WORDS = {
  title: { id: 'Hitung tenggat', en: 'Work out a deadline' },
  lead: {
    id: 'Kapan sesuatu jatuh tempo menurut hari kerja kantor ini: Senin sampai Jumat, tanpa libur nasional dan cuti bersama. Hari masuk ialah hari ke-0: belum dihitung.',
    en: 'When something is due by the working days of this office: Monday to Friday, without national holidays and joint leave. The day of receipt is day 0: it is not counted yet.',
  },
  date: { id: 'Tanggal masuk', en: 'Day of receipt' },
  time: { id: 'Pukul', en: 'Time' },
  limit: { id: 'Batas apa', en: 'Which limit' },
  own: { id: 'Jumlah hari kerja sendiri', en: 'A number of working days of your own' },
  days: { id: 'Hari kerja', en: 'Working days' },
  daysHint: { id: 'Hanya untuk jumlah sendiri; 0 sampai 400.', en: 'For a number of your own only; 0 to 400.' },
  pause: { id: 'Pelapor pernah ditanya?', en: 'Was the reporter asked for something?' },
  asked: { id: 'Ditanya pada', en: 'Asked on' },
  replied: { id: 'Menjawab pada', en: 'Answered on' },
  pauseHint: {
    id: 'Di antara kedua tanggal itu hitungan berhenti, bila batasnya mengenal jeda.',
    en: 'Between the two the count stands still, where the limit knows pauses.',
  },
  count: { id: 'Hitung', en: 'Work out' },
  due: { id: 'Jatuh tempo {due}', en: 'Due {due}' },
  from: { id: '{limit} sejak {start}.', en: '{limit} from {start}.' },
  days_: { id: 'Hari demi hari', en: 'Day by day' },
  link: { id: 'Tautan ke hitungan ini', en: 'Link to this question' },
} as const;

export type Question = Readonly<Record<(typeof FIELDS)[keyof typeof FIELDS], string>>;

type Asked = {
  readonly language: Language;
  readonly office: OfficeAnswer;
  /** What stands in the form. */
  readonly question: Question;
  /** What is asked for in the address, to be kept when the language is changed. */
  readonly query: URLSearchParams;
  readonly errors: readonly FieldError[];
  readonly answer?: DeadlineAnswer | undefined;
};

type Own = Pick<Asked, 'language' | 'office' | 'question' | 'errors'>;

const LimitField = ({ language, office, question, errors }: Own) => (
  <Field id={FIELDS.limit} label={say(language, WORDS.limit)} errors={errors}>
    {(told) => (
      <select {...told}>
        {office.promises.map((promise) => {
          const { limit, unit } = promise;
          const key = limitKey(promise);
          return limit === null ? null : (
            <option key={key} value={key} selected={question.batas === key}>
              {`${promiseName(language, promise)} (${limitWords(language, office, { limit, unit })})`}
            </option>
          );
        })}
        <option value={OWN_LIMIT} selected={question.batas === OWN_LIMIT}>
          {say(language, WORDS.own)}
        </option>
      </select>
    )}
  </Field>
);

const PauseFields = ({ language, question, errors }: Omit<Own, 'office'>) => {
  const isOpen = question.ditanya !== '' || question.dijawab !== '';
  return (
    <details open={isOpen}>
      <summary>{say(language, WORDS.pause)}</summary>
      <p class="soft">{say(language, WORDS.pauseHint)}</p>
      <div class="beside">
        <Field id={FIELDS.asked} label={say(language, WORDS.asked)} errors={errors}>
          {(told) => <input {...told} type="date" value={question.ditanya} />}
        </Field>
        <Field id={FIELDS.replied} label={say(language, WORDS.replied)} errors={errors}>
          {(told) => <input {...told} type="date" value={question.dijawab} />}
        </Field>
      </div>
    </details>
  );
};

const QuestionForm = (own: Own) => {
  const { language, question, errors } = own;
  return (
    <form method="get" action={PAGES.workingDays}>
      {language === 'en' ? <input type="hidden" name="bahasa" value="en" /> : null}
      <div class="beside">
        <Field id={FIELDS.date} label={say(language, WORDS.date)} errors={errors}>
          {(told) => <input {...told} type="date" value={question.tanggal} required />}
        </Field>
        <Field id={FIELDS.time} label={say(language, WORDS.time)} errors={errors}>
          {(told) => <input {...told} type="time" value={question.pukul} />}
        </Field>
      </div>
      <LimitField {...own} />
      <Field id={FIELDS.days} label={say(language, WORDS.days)} hint={say(language, WORDS.daysHint)} errors={errors}>
        {(told) => <input {...told} type="number" min={0} max={400} inputmode="numeric" value={question.hari} />}
      </Field>
      <PauseFields {...own} />
      <p class="buttons">
        <button class="button" type="submit">
          {say(language, WORDS.count)}
        </button>
      </p>
    </form>
  );
};

const Answered = ({
  language,
  office,
  query,
  answer,
}: Pick<Asked, 'language' | 'office' | 'query'> & { readonly answer: DeadlineAnswer }) => {
  const clockwork = { language, zone: office.zone };
  const due = answer.dueAt === undefined ? '' : fullMoment(clockwork, answer.dueAt);
  const { limit, unit } = answer;
  return (
    <section aria-labelledby="jatuh-tempo">
      <h2 id="jatuh-tempo">{say(language, WORDS.due).replace('{due}', due)}</h2>
      <p>
        {say(language, WORDS.from)
          .replace('{limit}', limitWords(language, office, { limit, unit }))
          .replace('{start}', fullMoment(clockwork, answer.startedAt))}
      </p>
      <Doubts language={language} deadline={answer} />
      <h3>{say(language, WORDS.days_)}</h3>
      <Days language={language} deadline={answer} />
      <p class="unprinted">
        <a href={inLanguage(language, PAGES.workingDays, query)}>{say(language, WORDS.link)}</a>
      </p>
    </section>
  );
};

/** The calculator of deadlines: a question in the address, and its answer day by day. */
export const workingDaysPage = (site: Site, { language, office, question, query, errors, answer }: Asked): string =>
  publicDocument(site, {
    language,
    title: erroneous(language, say(language, WORDS.title), errors),
    path: PAGES.workingDays,
    query,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <h1>{say(language, WORDS.title)}</h1>
        {answer === undefined ? null : <Answered language={language} office={office} query={query} answer={answer} />}
        <p>{say(language, WORDS.lead)}</p>
        <QuestionForm language={language} office={office} question={question} errors={errors} />
      </>
    ),
  });
