import type { Log, Now } from '#shared/app/ports';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import { IsoDate, instantAt, isoDateOf, isoOf, plainDate } from '#shared/domain/calendar/calendar';
import { instantsOf, type MonthName, monthOf } from '#shared/domain/calendar/period';
import {
  EMPTY_MONTH,
  type EvaluatedMonth,
  figureRules,
  headlineOf,
  type MonthHeadline,
  reportsIn,
  turnedBy,
  withHappenings,
  withReports,
} from '#shared/domain/figures/evaluated-month';
import { type Happening, happeningsIn } from '#shared/domain/figures/flow';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { datesBetween } from '#shared/domain/notices/duty';
import type { Policy } from '#shared/domain/policy/policy';
import { Instant, type ReportId } from '#shared/domain/words/words';
import type { Evaluations, KeptMonth } from './ports.ts';

export type EvaluateDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'events'>;
  readonly eventLog: Pick<EventLog, 'between' | 'mark' | 'moveMark'>;
  readonly evaluations: Evaluations;
  readonly now: Now;
  readonly log: Log;
};

/** What a run did: reports that were counted anew, months that were written, and whether it has come to the present. */
export type Evaluated = { readonly reports: number; readonly months: number; readonly finished: boolean };

/** Under this name it is remembered up to when the log has been evaluated. */
export const EVALUATED = 'evaluate';
/**
 * The log shows an event a little late: so much, and the whole day in which that began, is looked at again every time.
 */
const OVERLAP_MS = 3_600_000;
/** So many reports are counted before what was counted is written down. */
const PORTION = 1_000;
/** So many records are read at the same time. */
const AT_ONCE = 24;

/**
 * Brings the months that figures are made of up to now: whatever the log names since the last time, what time alone has
 * changed, and everything where the rules are others than those that it was counted by. A report is always counted
 * whole, from its record, and put in place of what was counted of it; so doing it again, late or twice at once changes
 * nothing. `false` from `goesOn` ends a run early; the next one continues.
 */
export const evaluate = async (
  deps: EvaluateDeps,
  goesOn: () => boolean,
  portion: number = PORTION,
): Promise<Evaluated> => {
  const done = { reports: 0, months: 0 };
  const run: Run = { ...deps, asOf: deps.now(), rules: figureRules(deps.policy), goesOn, portion, done };
  const finished = (await renewMonths(run)) && (await followLog(run));
  deps.log('figures.evaluated', { ...done, finished });
  return { ...done, finished };
};

type Run = EvaluateDeps &
  Pick<MonthHeadline, 'asOf' | 'rules'> & {
    readonly goesOn: () => boolean;
    readonly portion: number;
    readonly done: { reports: number; months: number };
  };
/** The reports of which something was recorded on a day. */
type Happened = ReadonlyMap<IsoDate, ReadonlySet<ReportId>>;
/** `overtaken`: a run that began later is at it already, and has seen all that this one has. */
type Ending = 'counted' | 'overtaken';

/** Counts anew what time or other rules have changed. */
const renewMonths = async (run: Run): Promise<boolean> => {
  for (const kept of await run.evaluations.months()) {
    const isCountedOtherwise = kept.rules !== run.rules || isAhead(run, kept);
    if (!isCountedOtherwise && (kept.turnsAt === undefined || kept.turnsAt > run.asOf)) continue;
    if (!run.goesOn()) return false;
    const content = await run.evaluations.read(kept);
    const ids = isCountedOtherwise ? reportsIn(content) : turnedBy(content, run.asOf);
    const days = isCountedOtherwise ? Object.keys(content.happened).map((date) => IsoDate.parse(date)) : [];
    const happened = new Map<IsoDate, ReadonlySet<ReportId>>();
    for (const date of days) happened.set(date, await reportsOn(run, date));
    if ((await count(run, ids, happened, [kept.month])) === 'overtaken') return false;
  }
  return true;
};

/** Counted by a clock that ran ahead and has been set right since. */
const isAhead = ({ now }: Run, { asOf }: KeptMonth): boolean => asOf > now();

/** Goes through the log day by day, from where it was left to the present. */
const followLog = async (run: Run): Promise<boolean> => {
  const { calendar } = run.policy;
  const since = await startOf(run);
  const today = isoDateOf(calendar, run.asOf);
  let touched = new Set<ReportId>();
  let happened = new Map<IsoDate, ReadonlySet<ReportId>>();
  for (const date of datesBetween(calendar, since, run.asOf)) {
    const reports = await reportsOn(run, date);
    if (reports.size > 0) happened.set(date, reports);
    for (const id of reports) touched.add(id);
    if (touched.size < run.portion && date !== today) continue;
    if ((await count(run, [...touched], happened)) === 'overtaken') return false;
    await moveMark(run, date === today ? run.asOf : endOf(run, date));
    if (date !== today && !run.goesOn()) return false;
    touched = new Set();
    happened = new Map();
  }
  return true;
};

/** Only ahead: one that began later has evaluated more. */
const moveMark = ({ eventLog, now }: Run, until: Instant): Promise<'saved'> =>
  untilSaved(async () => {
    const mark = await eventLog.mark(EVALUATED);
    const isBehind = mark === undefined || mark < until || mark > now();
    return isBehind ? eventLog.moveMark(EVALUATED, mark, until) : 'saved';
  });

const startOf = async ({ eventLog, policy, asOf }: Run): Promise<Instant> => {
  const mark = await eventLog.mark(EVALUATED);
  // A mark in the future was left by a clock that has been set right since: it says nothing of what was evaluated.
  if (mark !== undefined && mark <= asOf) return Instant.parse(Math.max(0, mark - OVERLAP_MS));
  const first = Math.min(...policy.calendar.years.map(({ year }) => year));
  return Instant.parse(Math.min(asOf, instantAt(policy.calendar, plainDate(IsoDate.parse(`${first}-01-01`)), '00:00')));
};

const endOf = ({ policy }: Run, date: IsoDate): Instant =>
  instantsOf(policy.calendar, { from: date, until: isoOf(plainDate(date).add({ days: 1 })) }).until;

/** The reports of which something was recorded on a day, up to and with the moment as of which is counted. */
const reportsOn = async (run: Run, date: IsoDate): Promise<ReadonlySet<ReportId>> => {
  const from = instantAt(run.policy.calendar, plainDate(date), '00:00');
  const until = Instant.parse(Math.min(endOf(run, date), run.asOf + 1));
  const reports = new Set<ReportId>();
  for await (const { reportId } of run.eventLog.between(from, until)) reports.add(reportId);
  return reports;
};

/** Counts these reports and days, and puts them in place of what was counted of them. */
const count = async (
  run: Run,
  ids: readonly ReportId[],
  happened: Happened,
  months: readonly MonthName[] = [],
): Promise<Ending> => {
  const counted = new Set(ids);
  const others = [...new Set([...happened.values()].flatMap((reports) => [...reports]))].filter(
    (id) => !counted.has(id),
  );
  const standings = await standingsOf(run, ids);
  const records = new Map([...standings, ...(await standingsOf(run, others))].map((one) => [one.report.id, one]));
  const received = Map.groupBy(standings, ({ receivedOn }) => monthOf(receivedOn));
  const recorded = Map.groupBy(happened, ([date]) => monthOf(date));
  // What was recorded is written last: from whom its report is concealed is known by then.
  const onlyReceived = [...received.keys()].filter((month) => !recorded.has(month));
  for (const month of new Set([...onlyReceived, ...months, ...recorded.keys()])) {
    const change = (content: EvaluatedMonth): EvaluatedMonth =>
      (recorded.get(month) ?? []).reduce(
        (changed, [date, reports]) => withHappenings(changed, date, happenedOn(run, date, reports, records)),
        withReports(content, received.get(month) ?? [], run.policy.calendar),
      );
    if ((await rewrite(run, month, counted, change)) === 'overtaken') return 'overtaken';
    run.done.months += 1;
  }
  run.done.reports += standings.length;
  return 'counted';
};

/** What was recorded on a day of its reports, as their records say. */
const happenedOn = (
  run: Run,
  date: IsoDate,
  reports: ReadonlySet<ReportId>,
  records: ReadonlyMap<ReportId, Standing>,
): readonly Happening[] => {
  const from = instantAt(run.policy.calendar, plainDate(date), '00:00');
  const standings = [...reports].flatMap((id) => records.get(id) ?? []);
  return happeningsIn(standings, { from, until: endOf(run, date) });
};

const standingsOf = async ({ reports, policy, asOf }: Run, ids: readonly ReportId[]): Promise<readonly Standing[]> => {
  const standings: Standing[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const records = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => reports.events(id)));
    standings.push(...records.flatMap((record) => standingAt(policy.calendar, record, asOf) ?? []));
  }
  return standings;
};

const rewrite = (
  run: Run,
  month: MonthName,
  counted: ReadonlySet<ReportId>,
  change: (content: EvaluatedMonth) => EvaluatedMonth,
): Promise<Ending> =>
  untilSaved(async () => {
    const kept = await run.evaluations.month(month);
    if (kept !== undefined && kept.asOf > run.asOf && !isAhead(run, kept)) return 'overtaken';
    // What a clock that ran ahead has counted may be of reports that are still to come.
    const before = kept === undefined || isAhead(run, kept) ? EMPTY_MONTH : await run.evaluations.read(kept);
    // A month of which only some was counted by these rules is still to be counted anew.
    const isWhole = kept?.rules === run.rules || reportsIn(before).every((id) => counted.has(id));
    const rules = kept === undefined || isWhole ? run.rules : kept.rules;
    const content = change(before);
    const saved = await run.evaluations.save(kept, headlineOf(month, content, { asOf: run.asOf, rules }), content);
    return saved === 'conflict' ? 'conflict' : 'counted';
  });
