import type { DeadlineAnswer } from '#shared/contracts/http/deadlines';
import type { TrackedDeadline } from '#shared/contracts/http/tracking';
import { DayStrip, DayWords } from '#web/parts/day-strip.tsx';
import { type Language, say } from '#web/words/language.ts';
import { type Clockwork, fullMoment } from '#web/words/times.ts';

/** Why a count stood still, as everybody is told it. */
const STANDSTILLS = {
  awaitingReporter: { id: 'menunggu jawaban pelapor', en: 'waiting for the reporter' },
  nothingToDo: { id: 'tidak ada lagi yang harus dikerjakan kantor', en: 'nothing was left for the office to do' },
} as const;

const WORDS = {
  provisional: {
    id: 'Sementara: hari libur salah satu tahunnya belum ditetapkan, jadi tanggal ini dapat berubah.',
    en: 'Provisional: the holidays of one of its years are not decreed yet, so this date may change.',
  },
  tentative: {
    id: 'Dapat bergeser: salah satu hari liburnya masih dapat berubah, atau kalender tahunnya belum diperiksa pada keputusannya.',
    en: 'May move: one of its holidays may still change, or the calendar of its year has not been checked against the decree.',
  },
  proposed: {
    id: 'Batas ini usulan; kantor belum menetapkannya.',
    en: 'This limit is a proposal; the office has not set it.',
  },
  why: { id: 'Mengapa tanggal itu?', en: 'Why that date?' },
  days: { id: 'Hari demi hari', en: 'Day by day' },
  extended: { id: 'Diperpanjang satu kali:', en: 'Extended once:' },
} as const;

/** The days of a deadline, as a strip and in words. */
export const Days = ({
  language,
  deadline: { unit, ledger },
}: {
  readonly language: Language;
  readonly deadline: Pick<DeadlineAnswer, 'unit' | 'ledger'>;
}) => {
  const shown = { language, unit, ledger, standstills: STANDSTILLS };
  return (
    <>
      <DayStrip {...shown} />
      <DayWords {...shown} />
    </>
  );
};

/** How far a date can be trusted, where it is not wholly sure. */
export const Doubts = ({
  language,
  deadline: { provisional, tentative, proposed },
}: {
  readonly language: Language;
  readonly deadline: Pick<DeadlineAnswer, 'provisional' | 'tentative' | 'proposed'>;
}) => (
  <>
    {provisional ? <p class="told warn">{say(language, WORDS.provisional)}</p> : null}
    {tentative && !provisional ? <p class="told warn">{say(language, WORDS.tentative)}</p> : null}
    {proposed === true ? <p class="told warn">{say(language, WORDS.proposed)}</p> : null}
  </>
);

type Sort = 'due' | 'paused' | 'overdue' | 'late' | 'kept' | 'cut';

/** What is said of each clock, where `{due}` and `{done}` stand for its two moments. */
const SAID: Readonly<Record<TrackedDeadline['clock'], Readonly<Record<Sort, Readonly<Record<Language, string>>>>>> = {
  firstResponse: {
    due: { id: 'Dijawab paling lambat {due}.', en: 'You are answered by {due}.' },
    paused: {
      id: 'Batas jawab sedang berhenti. Tanggalnya ada lagi setelah hitungan berjalan.',
      en: 'The limit of the answer stands still. It has a date again when the count goes on.',
    },
    overdue: {
      id: 'Seharusnya dijawab paling lambat {due}. Belum dijawab: lewat batas.',
      en: 'You should have been answered by {due}. You were not: the limit is missed.',
    },
    late: { id: 'Dijawab {done}, lewat dari batas {due}.', en: 'Answered {done}, after the limit of {due}.' },
    kept: { id: 'Dijawab {done}, tepat waktu (batas {due}).', en: 'Answered {done}, in time (limit {due}).' },
    cut: {
      id: 'Batas jawab {due} tidak berlaku lagi: laporan lebih dahulu dituntaskan.',
      en: 'The limit of the answer, {due}, no longer applies: the report was resolved before.',
    },
  },
  resolution: {
    due: { id: 'Dituntaskan paling lambat {due}.', en: 'It is resolved by {due}.' },
    paused: {
      id: 'Batas penyelesaian sedang berhenti. Tanggalnya ada lagi setelah hitungan berjalan.',
      en: 'The limit of the resolution stands still. It has a date again when the count goes on.',
    },
    overdue: {
      id: 'Seharusnya dituntaskan paling lambat {due}. Belum tuntas: lewat batas.',
      en: 'It should have been resolved by {due}. It was not: the limit is missed.',
    },
    late: { id: 'Dituntaskan {done}, lewat dari batas {due}.', en: 'Resolved {done}, after the limit of {due}.' },
    kept: { id: 'Dituntaskan {done}, tepat waktu (batas {due}).', en: 'Resolved {done}, in time (limit {due}).' },
    cut: {
      id: 'Batas penyelesaian {due} tidak berlaku lagi.',
      en: 'The limit of the resolution, {due}, no longer applies.',
    },
  },
};

const sortOf = ({ outcome, dueAt, stoppedAt }: TrackedDeadline): Sort => {
  if (outcome === 'cut') return 'cut';
  if (stoppedAt !== undefined) return outcome === 'missed' ? 'late' : 'kept';
  if (dueAt === undefined) return 'paused';
  return outcome === 'missed' ? 'overdue' : 'due';
};

/** A shape before the words, so that a state is told without colours. */
const SIGNS: Readonly<Record<Sort, string>> = {
  due: '◷',
  paused: '‖',
  overdue: '!',
  late: '!',
  kept: '✔',
  cut: '–',
};
const LOOKS: Readonly<Record<Sort, string>> = {
  due: 'told',
  paused: 'told warn',
  overdue: 'told wrong',
  late: 'told wrong',
  kept: 'told done',
  cut: 'told',
};

/** A deadline that a reporter is owed: when, whether it was kept, and why then. */
export const OwedDeadline = ({
  clockwork,
  deadline,
}: {
  readonly clockwork: Clockwork;
  readonly deadline: TrackedDeadline;
}) => {
  const { language } = clockwork;
  const sort = sortOf(deadline);
  const moment = (iso: string | undefined): string => (iso === undefined ? '' : fullMoment(clockwork, iso));
  const said = say(language, SAID[deadline.clock][sort])
    .replace('{due}', moment(deadline.dueAt))
    .replace('{done}', moment(deadline.stoppedAt));
  return (
    <section>
      <p class={LOOKS[sort]}>
        <span aria-hidden="true">{`${SIGNS[sort]} `}</span>
        <strong>{said}</strong>
        {deadline.extended === undefined
          ? null
          : ` ${say(language, WORDS.extended)} ${say(language, deadline.extended)}.`}
      </p>
      {/* The date of what has ended moves no more. */}
      {deadline.stoppedAt === undefined ? <Doubts language={language} deadline={deadline} /> : null}
      <details>
        <summary>{say(language, WORDS.why)}</summary>
        <Days language={language} deadline={deadline} />
      </details>
    </section>
  );
};
