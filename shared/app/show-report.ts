import type { ReportShown } from '#shared/contracts/admin-report';
import { mayDo } from '#shared/domain/access';
import { isoWithOffset } from '#shared/domain/calendar';
import type { Officer } from '#shared/domain/officer';
import type { Policy } from '#shared/domain/policy';
import type { Report } from '#shared/domain/report';
import { openNameOf, type RecordedEvent } from '#shared/domain/report-event';
import { ok, type Result, refuse } from '#shared/domain/result';
import type { Message } from '#shared/domain/submission';
import type { Instant, ReportId } from '#shared/domain/words';
import { headOf } from './head-of.ts';
import type { Now, ReportStore } from './ports.ts';

export type ShowDeps = {
  readonly policy: Pick<Policy, 'calendar'>;
  readonly reports: Pick<ReportStore, 'load' | 'words' | 'messages' | 'events'>;
  readonly now: Now;
};

/** One report as far as an officer may read it; like one that is not there where they may not know of it. */
export const showReport = async (
  deps: ShowDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<ReportShown, 'Absent'>> => {
  const report = await deps.reports.load(id);
  const answer = mayDo(officer, { to: 'readHead', report });
  if (report === undefined || !answer.ok) return refuse('Absent');
  const may = (group: (typeof answer.fields)[number]): boolean => answer.fields.includes(group);
  const at = (instant: Instant): string => isoWithOffset(deps.policy.calendar, instant);
  // Why somebody looked at who reported may tell who that is.
  const maySeeWhy = may('record') || mayDo(officer, { to: 'revealIdentity', report }).ok;
  const isTheirs = ({ kind }: Message): boolean => kind !== 'reason' || maySeeWhy;
  const words = may('words') ? await deps.reports.words(id) : undefined;
  const other = report.duplicateOf === undefined ? undefined : await deps.reports.load(report.duplicateOf);
  const isKnown = other !== undefined && mayDo(officer, { to: 'readHead', report: other }).ok;
  return ok({
    report: headOf(deps.policy.calendar, report, { asOf: deps.now(), isOtherKnown: isKnown }),
    ...(words === undefined ? {} : { words }),
    ...(may('messages')
      ? { messages: (await deps.reports.messages(id)).filter(isTheirs).map((message) => shownMessage(message, at)) }
      : {}),
    ...(may('timeline') ? { timeline: timelineOf(await deps.reports.events(id), report, at) } : {}),
  });
};

const shownMessage = ({ sentAt, ...message }: Message, at: (instant: Instant) => string) => ({
  ...message,
  sentAt: at(sentAt),
});

/** Every step, so that no gap in their numbers tells of one; where a report is about oversight no more, by names that do not tell. */
const timelineOf = (
  events: readonly RecordedEvent[],
  report: Report,
  at: (instant: Instant) => string,
): NonNullable<ReportShown['timeline']> => {
  const isOpenly = report.status !== 'received' && report.oversight === 'none';
  return events.map(({ version, recordedAt, event: { type }, actor }) => ({
    version,
    at: at(recordedAt),
    type: isOpenly ? openNameOf(type) : type,
    by: actor.by,
    ...(actor.by === 'person' ? { person: actor.person } : {}),
  }));
};
