import { showMoment } from '#local/pages/office-time';
import { deadlineAnswer } from '#shared/app/report/tell-deadline';
import { isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { OUTCOME_NAMES } from '#shared/domain/figures/standing';
import type { Policy } from '#shared/domain/policy/policy';
import { CLOCK_NAMES, Clock, isMissed, ruleFor } from '#shared/domain/report/clock-rules';
import { standsStill } from '#shared/domain/report/clocks';
import type { RecordedEvent } from '#shared/domain/report/event';
import { type ExplainedDeadline, explainReport } from '#shared/domain/report/explain-deadline';
import type { Report } from '#shared/domain/report/report';
import type { Instant } from '#shared/domain/words/words';
import { ledgerLines } from './ledger.ts';
import { limitWords } from './limit-words.ts';

/** A report with its record, and the moment at which somebody looks at it. */
export type Looked = { readonly report: Report; readonly events: readonly RecordedEvent[]; readonly now: Instant };
type Explained = { readonly clock: Clock; readonly explained: ExplainedDeadline };

const explainAll = ({ calendar }: Pick<Policy, 'calendar'>, { report, events, now }: Looked): readonly Explained[] =>
  Clock.options.flatMap((clock) => {
    const explained = explainReport(calendar, report, events, clock, now);
    return explained === undefined ? [] : [{ clock, explained }];
  });

/** When it is due and how it stands: "berjalan; sudah diingatkan", "JEDA: 3 dari 14 hari kerja terhitung". */
const stateOf = (report: Report, { clock, explained }: Explained): string => {
  const { deadline, dueAt, provisional } = explained;
  const { missedAt, step, warned, extended } = deadline;
  return [
    ...(dueAt === undefined ? [] : [`${showMoment(dueAt)} WIB${provisional ? ' (sementara)' : ''}`]),
    courseOf(standsStill(report, clock), explained),
    ...(warned === true && !isMissed(deadline) ? ['mendekati batas, sudah diingatkan'] : []),
    ...(missedAt !== undefined && isMissed(deadline) ? [`LEWAT BATAS, dicatat ${showMoment(missedAt)} WIB`] : []),
    ...(step !== undefined && isMissed(deadline) ? [`jenjang ke-${step}`] : []),
    ...(extended !== undefined ? ['sudah diperpanjang'] : []),
  ].join('; ');
};

const courseOf = (still: boolean, { deadline, dueAt, ledger }: ExplainedDeadline): string => {
  if (still) return `JEDA: ${ledger.at(-1)?.counted ?? 0} dari ${limitWords(deadline)} terhitung`;
  const { stoppedAt } = deadline;
  if (stoppedAt === undefined) return 'berjalan';
  const outcome = stoppedAt <= (dueAt ?? deadline.dueAt) ? OUTCOME_NAMES.met : OUTCOME_NAMES.missed;
  return `berhenti ${showMoment(stoppedAt)} WIB, ${outcome.id}`;
};

/** What was promised, and the rule that says so where it still says the same. */
const limitLine = ({ clocks, calendar }: Policy, report: Report, { clock, explained }: Explained): string => {
  const { limit, unit, startedAt, extended } = explained.deadline;
  const subject = report.status === 'received' ? { channel: report.channel } : report;
  const rule = ruleFor(clocks, clock, subject, isoDateOf(calendar, report.receivedAt));
  const extension = extended !== undefined ? (rule?.extension?.limit ?? 0) : 0;
  const same = rule !== undefined && rule.unit === unit && rule.limit !== null && rule.limit + extension === limit;
  return `  ${limitWords({ limit, unit })} sejak ${showMoment(startedAt)} WIB${same ? ` — ${rule.source}` : ' — aturannya sudah lain, laporan memakai yang lama'}`;
};

/** Each clock of a report for people: when it is due, how it stands, by which rule, and its ledger. */
export const clockLines = (policy: Policy, looked: Looked): readonly string[] =>
  explainAll(policy, looked).flatMap((one) => {
    const { deadline, dueAt, nowDueAt } = one.explained;
    const stored = deadline.stoppedAt === undefined && dueAt !== undefined && dueAt !== deadline.dueAt;
    return [
      `${one.clock} (${CLOCK_NAMES[one.clock].id}): ${stateOf(looked.report, one)}`,
      ...(stored ? [`  PERHATIAN: pada laporan masih tersimpan ${showMoment(deadline.dueAt)} WIB`] : []),
      ...(nowDueAt === undefined
        ? []
        : [
            `  PERHATIAN: kalender berubah sesudah berhenti; rincian di bawah menurut kalender sekarang, sampai ${showMoment(nowDueAt)} WIB`,
          ]),
      limitLine(policy, looked.report, one),
      ...ledgerLines(policy.calendar, one.explained),
    ];
  });

/** The same for programs, as the public calculator gives it, with how it stands. */
export const clockAnswers = (policy: Policy, looked: Looked) => {
  const iso = (at: Instant): string => isoWithOffset(policy.calendar, at);
  return explainAll(policy, looked).map(({ clock, explained }) => {
    const { startedAt, stoppedAt, missedAt, step, warned, extended, limit } = explained.deadline;
    return {
      startedAt: iso(startedAt),
      clock,
      ...deadlineAnswer(policy.calendar, explained, limit),
      ...(standsStill(looked.report, clock) ? { paused: true } : {}),
      ...(stoppedAt === undefined ? {} : { stoppedAt: iso(stoppedAt) }),
      ...(warned === undefined ? {} : { warned }),
      ...(missedAt === undefined ? {} : { missedAt: iso(missedAt) }),
      ...(step === undefined ? {} : { step }),
      ...(extended === undefined ? {} : { extended }),
    };
  });
};
