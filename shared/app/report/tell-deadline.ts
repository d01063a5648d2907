import type { DeadlineAnswer, DeadlineRequest, LedgerDayAnswer } from '#shared/contracts/http/deadlines';
import type { ProblemCode } from '#shared/contracts/http/problem-codes';
import { readMoment } from '#shared/domain/arrival/read-value';
import { type Calendar, type DayVerdict, isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Standstill } from '#shared/domain/calendar/standstill';
import { type Counted, isTentative, type LedgerDay } from '#shared/domain/calendar/working-time';
import type { Channels } from '#shared/domain/office/office';
import { Clock, type Clocks, isProposed } from '#shared/domain/report/clock-rules';
import type { Actor } from '#shared/domain/report/event';
import { type DeadlineQuestion, explainDeadline, MOST_PAUSES } from '#shared/domain/report/explain-deadline';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';

type Rules = { readonly calendar: Calendar; readonly clocks: Clocks; readonly channels: Channels };

/** Answers anybody's question about a deadline, from the office's calendar and rules and nothing else. */
export const tellDeadline = (rules: Rules, request: DeadlineRequest): Result<DeadlineAnswer, ProblemCode> => {
  const question = questionOf(rules.calendar, request);
  if (!question.ok) return question;
  const explained = explainDeadline(rules, question.value);
  if (!explained.ok) return refuse(explained.refusal.kind);
  const clock = Clock.safeParse(request.clock);
  return ok({
    startedAt: isoWithOffset(rules.calendar, question.value.startedAt),
    ...(clock.success ? { clock: clock.data } : {}),
    ...(clock.success && isProposed(rules, clock.data, { ...request, receivedAt: question.value.startedAt })
      ? { proposed: true as const }
      : {}),
    ...deadlineAnswer(rules.calendar, explained.value),
  });
};

const questionOf = (calendar: Calendar, request: DeadlineRequest): Result<DeadlineQuestion, ProblemCode> => {
  const { startedAt, pauses = [], ...asked } = request;
  // Before 1970 is before the first instant that we count with: readable, and out of range.
  const read = (text: string): Instant | undefined => {
    const at = readMoment(text, calendar.zone);
    return at === undefined ? undefined : Instant.parse(Math.max(at, 0));
  };
  const start = read(startedAt);
  if (start === undefined) return refuse('momentUnreadable');
  // To read a moment takes longer than to see that there are too many.
  if (pauses.length > MOST_PAUSES) return refuse('tooManyPauses');
  const stood: { from: Instant; until?: Instant }[] = [];
  for (const { from, until } of pauses) {
    const began = read(from);
    const ended = until === undefined ? undefined : read(until);
    if (began === undefined || (until !== undefined && ended === undefined)) return refuse('momentUnreadable');
    stood.push({ from: began, ...(ended === undefined ? {} : { until: ended }) });
  }
  return ok({ ...asked, startedAt: start, pauses: stood });
};

/** A counted deadline as it goes over the wire; one that is not due yet needs its limit said. */
export const deadlineAnswer = (
  calendar: Calendar,
  { dueAt, provisional, ledger }: Counted & { readonly dueAt?: Instant | undefined },
  limit?: number,
): Pick<DeadlineAnswer, 'limit' | 'unit' | 'dueAt' | 'provisional' | 'tentative' | 'ledger'> => {
  const last = ledger.at(-1);
  const stillAnswer = answersOnce(calendar);
  return {
    limit: limit ?? last?.counted ?? 0,
    unit: last?.unit ?? 'workingDays',
    ...(dueAt === undefined ? {} : { dueAt: isoWithOffset(calendar, dueAt) }),
    provisional,
    tentative: isTentative(calendar, { provisional, ledger }),
    ledger: ledger.map((day) => ledgerDayAnswer(day, stillAnswer)),
  };
};

const ledgerDayAnswer = (
  { date, verdict, share, counted, dayZero, still }: LedgerDay,
  stillAnswer: (still: Standstill) => StillAnswer,
): LedgerDayAnswer => ({
  date,
  ...verdictAnswer(verdict),
  ...(dayZero ? { dayZero: true } : {}),
  share,
  counted,
  ...(still.length === 0 ? {} : { still: still.map(stillAnswer) }),
});

/** What a day of the office's calendar is, as it goes over the wire. */
export const verdictAnswer = (verdict: DayVerdict): Pick<LedgerDayAnswer, 'kind' | 'provisional' | 'holiday'> => ({
  kind: verdict.kind,
  ...(verdict.provisional ? { provisional: true } : {}),
  ...(verdict.kind === 'holiday'
    ? {
        holiday: {
          ...verdict.day.name,
          kind: verdict.day.kind,
          decree: verdict.decree,
          ...(verdict.day.tentative === true ? { tentative: true } : {}),
        },
      }
    : {}),
});

type StillAnswer = NonNullable<LedgerDayAnswer['still']>[number];

/** Each standstill is written once, on however many days it stands. */
const answersOnce = (calendar: Calendar): ((still: Standstill) => StillAnswer) => {
  const written = new Map<Standstill, StillAnswer>();
  return (still) => {
    const known = written.get(still);
    if (known !== undefined) return known;
    const { from, until, why, by } = still;
    const answer = {
      from: isoWithOffset(calendar, from),
      ...(until === undefined ? {} : { until: isoWithOffset(calendar, until) }),
      why,
      ...(by === undefined ? {} : { by: nameOf(by) }),
    };
    written.set(still, answer);
    return answer;
  };
};

const nameOf = (actor: Actor): string => {
  if (actor.by === 'person') return actor.person;
  return actor.by === 'channel' ? actor.channel : 'machine';
};
