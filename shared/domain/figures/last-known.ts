import * as z from 'zod';
import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { type Assessed, PersonId, type Report } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { Happened, happeningsOf } from './flow.ts';
import { type Standing, standingAt } from './standing.ts';

const people = z.array(PersonId).readonly();

/**
 * What of a report decides in whose figures it is as it stands. Who may approve a step knows of the report only as long
 * as the step waits, which no figure follows.
 */
const Knowledge = z.object({
  oversight: z.enum(['none', 'suspected', 'confirmed']),
  recused: people,
  standIns: people,
});
export type Knowledge = Readonly<z.infer<typeof Knowledge>>;

/**
 * How a report was known until a moment, and what had happened to it on that day until then.
 */
const Before = Knowledge.extend({ until: Instant, happened: z.array(Happened).readonly() }).readonly();
export type Before = z.infer<typeof Before>;

/**
 * A report about oversight: all that decides for whom it is there, now and, of each other way in which it was known, at
 * last.
 */
export const ConcealedReport = Knowledge.extend({
  oversight: z.enum(['suspected', 'confirmed']),
  before: z.array(Before).readonly(),
}).readonly();
export type ConcealedReport = z.infer<typeof ConcealedReport>;

/** Whether a reader knows of a report that is known so. */
export type Knows = (report: Knowledge) => boolean;

/** Nobody in particular. */
export const knowsOpenly: Knows = ({ oversight }) => oversight === 'none';

/** What nobody has judged yet is known to nobody in particular. */
export const knowledgeOf = (report: Report): Knowledge | undefined =>
  report.status === 'received' ? undefined : knowledgeIn(report);

const knowledgeIn = ({ oversight, recused = [], standIns = [] }: Assessed): Knowledge =>
  // Whom it named before it was found to be none is kept from nothing.
  oversight === 'none' ? { oversight, recused: [], standIns: [] } : { oversight, recused, standIns };

/** A report about oversight as it stood when one way in which it was known ended. */
export type Ended = { readonly known: Before; readonly standing: Standing };

/**
 * A report about oversight, with every other way in which it was known before, as it stood when that ended for the last
 * time, the earliest first; `undefined` for any other report. What one decision recorded is never parted: it has one
 * moment.
 */
export const concealedIn = (
  calendar: Pick<Calendar, 'zone'>,
  { report, events }: Standing,
): { readonly now: Omit<ConcealedReport, 'before'>; readonly before: readonly Ended[] } | undefined => {
  if (report.status === 'received' || report.oversight === 'none') return undefined;
  const now = { ...knowledgeIn(report), oversight: report.oversight };
  const ended = knownUntil(events).filter(({ known }) => !isSame(known, now));
  const lastOfEach = ended.filter(
    ({ known }, index) => !ended.slice(index + 1).some((later) => isSame(later.known, known)),
  );
  return { now, before: lastOfEach.flatMap((one) => endedIn(calendar, one)) };
};

const isSame = (one: Knowledge, other: Knowledge): boolean =>
  one.oversight === other.oversight &&
  isSameList(one.recused, other.recused) &&
  isSameList(one.standIns, other.standIns);
const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

type KnownUntil = { readonly known: Knowledge; readonly record: readonly RecordedEvent[]; readonly until: Instant };

/** Each way in which a report was known before, with its record until that ended. */
const knownUntil = (events: readonly RecordedEvent[]): readonly KnownUntil[] => {
  const ended: KnownUntil[] = [];
  let report: Report | undefined;
  let before: { readonly known: Knowledge; readonly events: number } | undefined;
  for (const [index, recorded] of events.entries()) {
    report = evolve(report, recorded);
    if (events[index + 1]?.recordedAt === recorded.recordedAt) continue;
    const known = knowledgeOf(report);
    if (known === undefined) continue;
    const first = events[before?.events ?? 0];
    if (before !== undefined && first !== undefined && !isSame(before.known, known))
      ended.push({ known: before.known, record: events.slice(0, before.events), until: first.recordedAt });
    before = { known, events: index + 1 };
  }
  return ended;
};

const endedIn = (calendar: Pick<Calendar, 'zone'>, { known, record, until }: KnownUntil): readonly Ended[] => {
  // A clock that was behind may have recorded the end of it as earlier than what came before.
  const asOf = record.reduce((latest, { recordedAt }) => Math.max(latest, recordedAt), until - 1);
  const standing = standingAt(calendar, record, Instant.parse(asOf));
  if (standing === undefined) return [];
  const day = isoDateOf(calendar, until);
  const happened = happeningsOf(record).flatMap(({ unit, names, recordedAt }) =>
    isoDateOf(calendar, recordedAt) === day ? [{ unit, names }] : [],
  );
  return [{ known: { ...known, until, happened }, standing }];
};

/**
 * A report as figures count it for a reader: as it stands where they know of it; else as it stood when they last did,
 * whatever became of it since; `undefined` where they never did.
 */
export const asKnown = (calendar: Pick<Calendar, 'zone'>, standing: Standing, knows: Knows): Standing | undefined => {
  const concealed = concealedIn(calendar, standing);
  if (concealed === undefined || knows(concealed.now)) return standing;
  return concealed.before.findLast(({ known }) => knows(known))?.standing;
};
