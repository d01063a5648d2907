import type { DeadlinesShown, ReportDeadline } from '#shared/contracts/http/deadlines';
import { titled } from '#shared/domain/words/titled';
import { NAMES } from '#web/made/names.ts';
import { DayStrip, DayWords } from '#web/parts/day-strip.tsx';
import { workingDays, workingTime } from '#web/words/numbers.ts';
import { Moment } from '../frame/moment.tsx';
import { nameOf } from '../words/name-of.ts';
import { language, say } from '../words/say.ts';

const WORDS = {
  title: { id: 'Batas waktu', en: 'Deadlines' },
  why: { id: 'Mengapa tanggal itu', en: 'Why that date' },
  paused: { id: 'hitungan sedang berhenti', en: 'the count stands still' },
  stopped: { id: 'berhenti', en: 'stopped' },
  brief: { id: 'usulan', en: 'proposal' },
  proposal: { id: 'usulan, belum ditetapkan kantor', en: 'a proposal that the office has not set' },
  provisional: {
    id: 'sementara: keputusan hari libur belum ada',
    en: 'provisional: there is no decree on holidays yet',
  },
  tentative: {
    id: 'dapat bergeser: kalender tahun ini belum diperiksa pada keputusannya, atau ada hari libur tentatif',
    en: 'may move: the calendar of its year has not been checked against the decree, or a holiday is tentative',
  },
  none: { id: 'Tidak ada tenggat yang berjalan.', en: 'No clock is running.' },
  over: { id: 'Tenggat yang sudah berhenti', en: 'Clocks that have stopped' },
  late: { id: 'lewat', en: 'missed' },
} as const;

const TONES: Readonly<Record<ReportDeadline['outcome'], string>> = {
  met: 'good',
  missed: 'late',
  pending: 'calm',
  cut: 'soft',
};

const limitOf = ({ limit, unit }: ReportDeadline): string =>
  unit === 'workingDays' ? workingDays(language.value, limit) : workingTime(language.value, limit);

const cautionsOf = ({ proposed, provisional, tentative, stoppedAt }: ReportDeadline): readonly string[] => [
  ...(proposed === true ? [say(WORDS.proposal)] : []),
  ...(provisional && stoppedAt === undefined ? [say(WORDS.provisional)] : []),
  ...(tentative && !provisional && stoppedAt === undefined ? [say(WORDS.tentative)] : []),
];

const OneDeadline = ({ deadline }: { readonly deadline: ReportDeadline }) => {
  const { clock, dueAt, stoppedAt, outcome, unit, ledger, proposed } = deadline;
  const strip = { language: language.value, unit, ledger, standstills: NAMES.standstills };
  return (
    <li class="deadline">
      <p>
        <b>{titled(nameOf('clocks', clock))}</b> <span class="soft">({limitOf(deadline)})</span>{' '}
        {dueAt !== undefined && <Moment at={dueAt} />}{' '}
        {dueAt === undefined ? (
          <span class="state risk">{say(WORDS.paused)}</span>
        ) : (
          <span class={`state ${TONES[outcome]}`}>{nameOf('outcomes', outcome)}</span>
        )}
        {proposed === true && <span class="soft"> · {say(WORDS.brief)}</span>}{' '}
        {stoppedAt !== undefined && (
          <span class="soft">
            {say(WORDS.stopped)} <Moment at={stoppedAt} />
          </span>
        )}
      </p>
      {/* On paper the days of a clock that has stopped are printed only where somebody has opened them. */}
      <details class={stoppedAt === undefined ? undefined : 'long'}>
        <summary>
          {say(WORDS.why)}
          <span class="unseen">: {nameOf('clocks', clock)}</span>
        </summary>
        {cautionsOf(deadline).map((caution) => (
          <p key={caution} class="soft">
            {titled(caution)}.
          </p>
        ))}
        <DayStrip {...strip} />
        <DayWords {...strip} />
      </details>
    </li>
  );
};

const Several = ({ deadlines }: Pick<DeadlinesShown, 'deadlines'>) => (
  <ul class="deadlines">
    {deadlines.map((deadline) => (
      <OneDeadline key={deadline.clock} deadline={deadline} />
    ))}
  </ul>
);

/**
 * Every clock of a report with its date, how it stands, and the days that the date follows from: those that run, and
 * behind a click those that have stopped.
 */
export const Deadlines = ({ deadlines }: Pick<DeadlinesShown, 'deadlines'>) => {
  const running = deadlines.filter(({ stoppedAt }) => stoppedAt === undefined);
  const stopped = deadlines.filter(({ stoppedAt }) => stoppedAt !== undefined);
  const late = stopped.filter(({ outcome }) => outcome === 'missed').length;
  return (
    <section aria-labelledby="batas-waktu">
      <h2 id="batas-waktu">{say(WORDS.title)}</h2>
      {running.length === 0 ? <p class="soft">{say(WORDS.none)}</p> : <Several deadlines={running} />}
      {stopped.length > 0 && (
        <details>
          <summary>
            {say(WORDS.over)} ({stopped.length}){late > 0 && <span class="late">{`, ${late} ${say(WORDS.late)}`}</span>}
          </summary>
          <Several deadlines={stopped} />
        </details>
      )}
    </section>
  );
};
