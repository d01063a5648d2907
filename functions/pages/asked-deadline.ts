import type { DeadlineRequest } from '#shared/contracts/http/deadlines';
import type { OfficeAnswer } from '#shared/contracts/http/office';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import { typedAgain } from '#shared/contracts/http/typed-again';
import type { FieldError } from '#web/parts/error-summary.tsx';
import { FIELDS, limitKey, OWN_LIMIT, type Question } from '#web/public/working-days-page.tsx';
import { type Language, say } from '#web/words/language.ts';
import { dateOf } from '#web/words/times.ts';

/** Whether an address asks for a deadline, and not only for the form. */
export const isAsked = (query: URLSearchParams): boolean => query.has(FIELDS.date);

/** What stands in the form: what the address says, else today and the first limit of the office. */
export const questionIn = (query: URLSearchParams, office: OfficeAnswer, now: number): Question => {
  const [first] = office.promises.filter(({ clock, limit }) => clock === 'resolution' && limit !== null);
  // It stands in the form again, whatever it is.
  const typed = (field: string): string | undefined => {
    const text = query.get(field);
    return text === null ? undefined : typedAgain(text);
  };
  return {
    tanggal: typed(FIELDS.date) ?? dateOf(office.zone, now),
    pukul: typed(FIELDS.time) ?? '08:00',
    batas: typed(FIELDS.limit) ?? (first === undefined ? OWN_LIMIT : limitKey(first)),
    hari: typed(FIELDS.days) ?? '',
    ditanya: typed(FIELDS.asked) ?? '',
    dijawab: typed(FIELDS.replied) ?? '',
  };
};

type Read =
  | { readonly ok: true; readonly value: DeadlineRequest }
  | { readonly ok: false; readonly refusals: readonly ProblemCode[] };

/** At whatever hour, a day on which the count stands still as the office shuts is not counted. */
const NOON = '12:00';

/** The question as the calculator for everybody takes it; or all that is plainly wrong with it. */
export const requestOf = (question: Question, office: OfficeAnswer): Read => {
  const { tanggal, pukul, batas, hari, ditanya, dijawab } = question;
  const limit = limitOf(batas, hari, office);
  const isMoment = isDate(tanggal) && /^(\d\d:\d\d)?$/.test(pukul);
  if (limit === undefined || !isMoment)
    return {
      ok: false,
      refusals: [
        ...(isMoment ? [] : ['momentUnreadable' as const]),
        ...(limit === undefined
          ? [batas === OWN_LIMIT ? ('limitOutOfRange' as const) : ('clockUnknown' as const)]
          : []),
      ],
    };
  const pauses = ditanya === '' && dijawab === '' ? {} : { pauses: [pauseOf(ditanya, dijawab)] };
  return { ok: true, value: { startedAt: `${tanggal}T${pukul === '' ? NOON : pukul}`, ...limit, ...pauses } };
};

/** A date that is on the calendar. */
const isDate = (text: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // What a calendar does not have, such as 30 February, is taken for a date after it.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const pauseOf = (asked: string, replied: string): { readonly from: string; readonly until?: string } => ({
  from: `${asked}T${NOON}`,
  ...(replied === '' ? {} : { until: `${replied}T${NOON}` }),
});

const limitOf = (
  key: string,
  days: string,
  office: OfficeAnswer,
): Pick<DeadlineRequest, 'clock' | 'class' | 'channel' | 'channelClass' | 'days'> | undefined => {
  if (key === OWN_LIMIT) return /^\d{1,4}$/.test(days) ? { days: Number(days) } : undefined;
  const promise = office.promises.find((one) => limitKey(one) === key && one.limit !== null);
  return promise === undefined ? undefined : { clock: promise.clock, ...promise.subject };
};

const WORDS = {
  momentUnreadable: {
    field: FIELDS.date,
    id: 'Isi tanggal yang ada, antara tahun 2000 dan 2097.',
    en: 'Fill in a date that there is, between 2000 and 2097.',
  },
  momentOutOfRange: {
    field: FIELDS.date,
    id: 'Isi tanggal antara tahun 2000 dan 2097.',
    en: 'Fill in a date between 2000 and 2097.',
  },
  limitOutOfRange: {
    field: FIELDS.days,
    id: 'Isi jumlah hari kerja, dari 0 sampai 400.',
    en: 'Fill in a number of working days, from 0 to 400.',
  },
  clockUnknown: { field: FIELDS.limit, id: 'Pilih batas dari daftar.', en: 'Choose a limit of the list.' },
  pauseWithoutEnd: {
    field: FIELDS.replied,
    id: 'Isi juga kapan pelapor menjawab: jeda yang belum berakhir tidak memberi tanggal.',
    en: 'Fill in when the reporter answered, too: a pause that goes on gives no date.',
  },
  pauseReversed: {
    field: FIELDS.replied,
    id: 'Pelapor menjawab setelah ditanya: periksa kedua tanggalnya.',
    en: 'A reporter answers after being asked: look at both dates again.',
  },
  clockNeverPauses: {
    field: FIELDS.asked,
    id: 'Batas ini tidak berhenti selama menunggu pelapor. Kosongkan kedua tanggalnya.',
    en: 'This limit does not stand still for the reporter. Leave both dates empty.',
  },
} as const;

const isKnown = (code: string): code is keyof typeof WORDS => Object.hasOwn(WORDS, code);

/** What is wrong with a question, each at its field. */
export const errorsOf = (language: Language, codes: readonly ProblemCode[]): readonly FieldError[] =>
  codes.map((code) => {
    const { field, id, en } = isKnown(code) ? WORDS[code] : { field: FIELDS.date, ...PROBLEMS[code] };
    return { field, words: say(language, { id, en }) };
  });
