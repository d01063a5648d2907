import type { KeptFiles } from '#shared/app/access/ports';
import { countPeriods } from '#shared/app/figures/count-periods';
import { EVALUATED } from '#shared/app/figures/evaluate';
import type { Evaluations, KeptMonth, TableFiles } from '#shared/app/figures/ports';
import type { InformalStore } from '#shared/app/informal/ports';
import { type CoverageDeps, coverageIn } from '#shared/app/news/show-coverage';
import { type BeginDeps, beginNotices } from '#shared/app/notices/begin-notices';
import type { DeliveryStore, DutyBook } from '#shared/app/notices/ports';
import type { Log } from '#shared/app/ports';
import type { EventLog, ReportStore } from '#shared/app/report/ports';
import { type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import {
  type DigestPeriod,
  datesOf,
  digestPeriodOf,
  earlierPeriods,
  instantsOf,
  monthOf,
  type Period,
} from '#shared/domain/calendar/period';
import { digestCoverage } from '#shared/domain/digest/coverage';
import { coverageSheet } from '#shared/domain/digest/coverage-sheet';
import { type Digest, digestOf, FrozenDigest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { digestFile } from '#shared/domain/digest/files';
import { type DigestLeak, leakOf } from '#shared/domain/digest/leak';
import { periodsTouched, revisedFigures } from '#shared/domain/digest/revised';
import { type DuePeriod, digestRecipients, digestsDue, duePeriod, firstDayOf } from '#shared/domain/digest/schedule';
import { Dimension } from '#shared/domain/figures/counted-report';
import { areSettled, monthsUntil } from '#shared/domain/figures/evaluated-month';
import { failedNotices } from '#shared/domain/figures/failed-notices';
import { withoutReports } from '#shared/domain/figures/figure';
import { FIGURE_COLUMNS, figureCells } from '#shared/domain/figures/figure-cells';
import { cellCount, hiddenFrom, monthsKnown, officeCount } from '#shared/domain/figures/figures-of-period';
import { knowledgeOf } from '#shared/domain/figures/last-known';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { figureWorkbook, type Workbook } from '#shared/domain/figures/workbook';
import { knownOfContact } from '#shared/domain/informal/contact';
import { type Delivery, digestDelivery } from '#shared/domain/notices/delivery';
import { datesBetween } from '#shared/domain/notices/duty';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import { deskOf } from '#shared/domain/office/officer';
import type { Person } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import { QUEUES } from '#shared/domain/report/report';
import { canonicalJson } from '#shared/domain/words/hash';
import { Instant, type ReportId } from '#shared/domain/words/words';
import type { MakePdf } from './ports.ts';

export type MakeDigestsDeps = BeginDeps &
  Pick<CoverageDeps, 'activities' | 'news'> &
  Pick<TableFiles, 'csv' | 'workbook'> & {
    readonly policy: Policy;
    readonly reports: Pick<ReportStore, 'openWork' | 'events'>;
    readonly deliveries: Pick<DeliveryStore, 'begin' | 'failed'>;
    readonly eventLog: Pick<EventLog, 'between' | 'mark' | 'setMark'>;
    readonly evaluations: Pick<Evaluations, 'months' | 'read'>;
    readonly dutyBook: Pick<DutyBook, 'day'>;
    readonly informal: Pick<InformalStore, 'ofMonth'>;
    readonly files: Pick<KeptFiles, 'keep' | 'find'>;
    readonly pdf: MakePdf;
    readonly log: Log;
  };

/** How many digests were made or found made, and how many are still owed because their period is not evaluated yet. */
export type Made = { readonly made: number; readonly owed: number };

/** So many records are read at the same time. */
const AT_ONCE = 24;

/** Up to when somebody has got every digest, by this name. */
const served = (recipient: Person): string => `digest.${recipient.id}`;

/**
 * Makes every digest that is owed to somebody and begins its mail: freezes what it says, makes the documents from that,
 * and only from that. Whatever is there already stays as it is, so a run that is repeated, doubled or cut off anywhere
 * makes each digest once. One that fails holds up no other; the run fails in the end, so that it is started again. With
 * a period, makes that one for everybody, whenever it was.
 */
export const makeDigests = async (deps: MakeDigestsDeps, asked?: DigestPeriod): Promise<Made> => {
  // In this order: what an evaluation writes between the two is then later than its mark, and waits.
  const evaluatedUntil = await deps.eventLog.mark(EVALUATED);
  const months = await deps.evaluations.months();
  const look = { months, evaluatedUntil: isSettled(deps, months, evaluatedUntil) ? evaluatedUntil : undefined };
  const total = { made: 0, owed: 0 };
  const faults: unknown[] = [];
  for (const recipient of digestRecipients(deps.policy, months)) {
    try {
      const first = firstDayOf(months, (report) => mayBeTold(report, recipient));
      if (first === undefined) continue;
      const { made, owed } = await serve(deps, recipient, { ...look, first }, asked);
      total.made += made;
      total.owed += owed;
    } catch (error) {
      faults.push(error);
      deps.log('digest.failed', { fault: error instanceof Error ? error.name : typeof error });
    }
  }
  deps.log('digests.made', { ...total, failed: faults.length });
  if (faults.length > 0) throw new AggregateError(faults, 'digests failed');
  return total;
};

type Look = {
  readonly months: readonly KeptMonth[];
  readonly first: IsoDate;
  /**
   * Everything recorded until then has been evaluated, and nothing of what came later; unknown while a run is under
   * way.
   */
  readonly evaluatedUntil: Instant | undefined;
};

/** A mark in the future was left by a clock that has been set right since. */
const isSettled = (
  { policy, now }: MakeDigestsDeps,
  months: readonly KeptMonth[],
  evaluatedUntil: Instant | undefined,
): boolean => evaluatedUntil !== undefined && evaluatedUntil <= now() && areSettled(policy, months, evaluatedUntil);

const serve = async (
  deps: MakeDigestsDeps,
  recipient: Person,
  { months, first, evaluatedUntil }: Look,
  asked: DigestPeriod | undefined,
): Promise<Made> => {
  const now = deps.now();
  const mark = await deps.eventLog.mark(served(recipient));
  // A mark in the future was left by a clock that has been set right since.
  const before = mark !== undefined && mark <= now ? mark : undefined;
  const due =
    asked === undefined
      ? digestsDue(deps.policy, now, { served: before, first })
      : [duePeriod(deps.policy.calendar, asked)];
  const total = { made: 0, owed: 0 };
  for (const period of due) {
    if (evaluatedUntil === undefined || evaluatedUntil < period.endedAt) {
      total.owed += 1;
      continue;
    }
    await make(deps, recipient, period, { months, first, asOf: evaluatedUntil });
    total.made += 1;
  }
  if (asked === undefined && total.owed === 0) await deps.eventLog.setMark(served(recipient), now);
  return total;
};

type Known = { readonly months: readonly KeptMonth[]; readonly asOf: Instant; readonly first: IsoDate };

const make = async (deps: MakeDigestsDeps, recipient: Person, due: DuePeriod, known: Known): Promise<void> => {
  const file = (name: Parameters<typeof digestFile>[2]) => digestFile(recipient.id, due.name, name);
  const { digest, figures, cells } = await frozen(deps, recipient, due, known);
  await keepUnlessThere(deps, file('laporan-kepatuhan.pdf'), () => deps.pdf(digestText(deps.policy, digest)));
  const rows = figureCells(deps.policy.calendar, figures);
  await keepUnlessThere(deps, file('angka.csv'), () => deps.csv(due.name, FIGURE_COLUMNS, rows));
  await keepUnlessThere(deps, file('angka.xlsx'), () =>
    deps.workbook(
      withCoverage(
        figureWorkbook(deps.policy, {
          period: due.period,
          periodName: due.name,
          asOf: digest.asOf,
          scope: digest.scope,
          settled: true,
          figures,
          by: cells,
        }),
        digest,
      ),
    ),
  );
  await beginNotices(deps, [{ ...digestDelivery(due.name, recipient.id), urgent: false }]);
};

/** With a sheet of what was done and published, where the digest says something of it. */
const withCoverage = (workbook: Workbook, { coverage }: Digest): Workbook =>
  coverage === undefined ? workbook : { ...workbook, sheets: [...workbook.sheets, coverageSheet(coverage)] };

/** What is there stays: of two who make it at once, the first is kept. */
const keepUnlessThere = async (
  { files }: MakeDigestsDeps,
  name: string,
  create: () => Promise<Uint8Array> | Uint8Array,
): Promise<void> => {
  if ((await files.find(name)) === undefined) await files.keep(name, await create());
};

/** What the digest says, as it was said first. */
const frozen = async (
  deps: MakeDigestsDeps,
  recipient: Person,
  due: DuePeriod,
  known: Known,
): Promise<FrozenDigest> => {
  const name = digestFile(recipient.id, due.name, 'model.json');
  await keepUnlessThere(deps, name, async () =>
    new TextEncoder().encode(canonicalJson(await model(deps, recipient, due, known))),
  );
  return (await readDigest(deps, name)) ?? missing(name);
};

const missing = (name: string): never => {
  throw new Error(`${name} was kept and is not there`);
};

const readDigest = async ({ files }: MakeDigestsDeps, name: string): Promise<FrozenDigest | undefined> => {
  const bytes = await files.find(name);
  return bytes === undefined ? undefined : FrozenDigest.parse(JSON.parse(new TextDecoder().decode(bytes)));
};

const model = async (
  deps: MakeDigestsDeps,
  recipient: Person,
  { period }: DuePeriod,
  known: Known,
): Promise<FrozenDigest> => {
  const { months, asOf } = known;
  const { calendar } = deps.policy;
  const hidden = hiddenFrom((report) => mayBeTold(report, recipient), months);
  const look = { asOf, calendar, hidden };
  const own = officeCount(period, look);
  const earlier = earlierPeriods(period).map((one) => officeCount(one, look));
  const series = monthsUntil(period, monthsKnown(months, hidden)).map((one) => ({
    ...one,
    count: officeCount(one.period, look),
  }));
  const apart = Dimension.options.map((dimension) => ({ dimension, count: cellCount(dimension, period, look) }));
  const printed = (await printedSince(deps, recipient, period, known)).map((one) => ({
    ...one,
    count: officeCount(one.period, look),
  }));
  // All of them from one reading of the months, so that no two are in memory together.
  await countPeriods(deps, months, [own, ...earlier, ...[...series, ...apart, ...printed].map(({ count }) => count)]);
  const { from, until } = instantsOf(calendar, period);
  const dates = datesBetween(calendar, from, Instant.parse(until - 1));
  const days = await Promise.all(dates.map((date) => deps.dutyBook.day(date)));
  // That somebody else has a digest at all may tell that there is something to conceal.
  const isTheirs = ({ subject, recipient: told }: Delivery): boolean =>
    subject.of !== 'digest' || told === recipient.id;
  const all = (await Array.fromAsync(deps.deliveries.failed(from, until))).filter(isTheirs);
  const failed = failedNotices(all, hidden, asOf);
  const figures = [...own.counted(), failed];
  const cells = apart.map(({ dimension, count }) => ({ dimension, cells: count.counted() }));
  const digest = digestOf(deps.policy, {
    period,
    asOf,
    scope: 'full',
    standings: await readOpen(deps, recipient, asOf),
    desk: deskOf(recipient),
    figures,
    cells,
    series: series.map(({ month, count }) => ({ month, figures: count.counted().map(withoutReports) })),
    earlier: earlier.map((count) => ({ period: count.period, figures: count.counted() })),
    duty: days.flatMap((day) => day ?? []),
    previous: await printedOf(deps, recipient, earlier[0]?.period),
    reprinted: printed.map(({ name, before, count }) => ({
      period: name,
      asOf: before.digest.asOf,
      figures: revisedFigures(deps.policy, before.figures, count.counted().map(withoutReports)),
    })),
    failedNotices: failed.n,
    leak: await leakIn(deps, recipient, period, asOf),
    coverage: digestCoverage(deps.policy, await coverageIn(deps, period, isoDateOf(calendar, asOf)), period),
  });
  return { digest, figures: figures.map(withoutReports), cells };
};

/**
 * What leaked in a period, as far as the recipient may know of it: nobody judges a contact, so a suspicion stays one.
 */
const leakIn = async (
  { informal, policy }: MakeDigestsDeps,
  recipient: Person,
  period: Period,
  asOf: Instant,
): Promise<readonly DigestLeak[]> => {
  const { from, until } = instantsOf(policy.calendar, period);
  const months = new Set(datesOf(period).map(monthOf));
  const contacts = (await Promise.all([...months].map((month) => informal.ofMonth(month)))).flat();
  return leakOf(
    policy,
    contacts.filter(
      (contact) =>
        contact.at >= from &&
        contact.at < until &&
        contact.recordedAt <= asOf &&
        mayBeTold(knownOfContact(contact), recipient),
    ),
  );
};

/** What the recipient's digest of a period said, where there is one. */
const printedOf = async (
  deps: MakeDigestsDeps,
  recipient: Person,
  period: Period | undefined,
): Promise<Digest | undefined> => {
  const name = period === undefined ? undefined : digestPeriodOf(period);
  if (name === undefined) return undefined;
  return (await readDigest(deps, digestFile(recipient.id, name, 'model.json')))?.digest;
};

type Printed = { readonly name: DigestPeriod; readonly period: Period; readonly before: FrozenDigest };

/**
 * What was printed for the recipient of other periods and may have another value by now: where a month was counted
 * since their last digest. A period without a digest was never printed.
 */
const printedSince = async (
  deps: MakeDigestsDeps,
  recipient: Person,
  own: Period,
  { months, first, asOf }: Known,
): Promise<readonly Printed[]> => {
  const isOther = (period: Period): boolean => period.from !== own.from || period.until !== own.until;
  const printed = (name: DigestPeriod) => readDigest(deps, digestFile(recipient.id, name, 'model.json'));
  const last = await lastAsOf(
    digestsDue(deps.policy, asOf, { served: Instant.parse(0), first }).filter(({ period }) => isOther(period)),
    printed,
  );
  if (last === undefined) return [];
  const touched = periodsTouched(deps.policy.calendar, months, { since: last, now: asOf });
  const found: Printed[] = [];
  for (const { name, period } of touched.filter((one) => isOther(one.period))) {
    const before = await printed(name);
    if (before !== undefined) found.push({ name, period, before });
  }
  return found;
};

/** As of when the recipient got a week's or a month's digest last, whichever came later. */
const lastAsOf = async (
  due: readonly DuePeriod[],
  printed: (name: DigestPeriod) => Promise<FrozenDigest | undefined>,
): Promise<Instant | undefined> => {
  const newest = async (some: readonly DuePeriod[]): Promise<readonly Instant[]> => {
    for (const { name } of some.toReversed()) {
      const found = await printed(name);
      if (found !== undefined) return [found.digest.asOf];
    }
    return [];
  };
  const isWeek = ({ name }: DuePeriod): boolean => name.includes('W');
  const found = [...(await newest(due.filter(isWeek))), ...(await newest(due.filter((one) => !isWeek(one))))];
  return found.length === 0 ? undefined : Instant.parse(Math.max(...found));
};

/**
 * Every report that was open then, whenever it came in, of which the recipient may hear, as it stood then and as it
 * stands now.
 */
const readOpen = async (deps: MakeDigestsDeps, recipient: Person, asOf: Instant): Promise<readonly Standing[]> => {
  const { calendar } = deps.policy;
  const now = deps.now();
  const mayHear = (standing: Standing): boolean => {
    const known = knowledgeOf(standing.report);
    return known === undefined || mayBeTold(known, recipient);
  };
  const standings: Standing[] = [];
  for (const some of portionsOf(await openSince(deps, asOf, now))) {
    const records = await Promise.all(some.map((id) => deps.reports.events(id)));
    for (const record of records) {
      const [stood, stands] = [standingAt(calendar, record, asOf), standingAt(calendar, record, now)];
      if (stood !== undefined && stands !== undefined && mayHear(stood) && mayHear(stands)) standings.push(stood);
    }
  }
  return standings;
};

/** Whatever is open now, or may have been when something was last recorded of it. */
const openSince = async (
  { reports, eventLog }: MakeDigestsDeps,
  asOf: Instant,
  now: Instant,
): Promise<readonly ReportId[]> => {
  const ids = new Set<ReportId>();
  for (const queue of QUEUES) for await (const { report } of reports.openWork(queue)) ids.add(report);
  for await (const { reportId } of eventLog.between(asOf, Instant.parse(now + 1))) ids.add(reportId);
  return [...ids];
};

const portionsOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) =>
    items.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
