import { type Calendar, type IsoDate, isoDateOf } from '#shared/domain/calendar/calendar';
import { nextDue } from '#shared/domain/report/clocks';
import type { Status } from '#shared/domain/report/lifecycle';
import type { Report, ReportOutline } from '#shared/domain/report/report';
import type {
  Assignee,
  ChannelId,
  Instant,
  ReportClass,
  SubDistrictId,
  TopicId,
  Urgency,
} from '#shared/domain/words/words';

/** What somebody looks for among reports, by what they are now. */
export type OfThese = {
  readonly status?: Status | undefined;
  readonly class?: ReportClass | undefined;
  readonly topic?: TopicId | undefined;
  readonly assignee?: Assignee | undefined;
  readonly subDistrict?: SubDistrictId | undefined;
  readonly urgency?: Urgency | undefined;
  readonly channel?: ChannelId | undefined;
};

const isIt = <Value>(wanted: Value | undefined, value: Value | undefined): boolean =>
  wanted === undefined || wanted === value;

export const isOfThese = (query: OfThese, report: ReportOutline): boolean => {
  const known = report.status === 'received' ? undefined : report;
  return (
    isIt<Status>(query.status, report.status) &&
    isIt(query.class, known?.class) &&
    isIt(query.topic, known?.topic) &&
    isIt(query.assignee, known?.assignee) &&
    isIt(query.subDistrict, report.subDistrict) &&
    isIt(query.urgency, known?.urgency) &&
    isIt(query.channel, report.channel)
  );
};

type Days = { readonly from?: IsoDate | undefined; readonly until?: IsoDate | undefined };
type DueDays = { readonly dueFrom?: IsoDate | undefined; readonly dueUntil?: IsoDate | undefined };

/** Whether the next limit of a report that runs ends within some days of the office; without days it is not asked. */
export const isDueWithin = (
  calendar: Pick<Calendar, 'zone'>,
  { dueFrom: from, dueUntil: until }: DueDays,
  report: Report,
): boolean =>
  (from === undefined && until === undefined) || isWithin(calendar, { from, until }, nextDue(report)?.deadline.dueAt);

/** The same of when it came in. */
export const isReceivedWithin = (calendar: Pick<Calendar, 'zone'>, days: Days, { receivedAt }: Report): boolean =>
  isWithin(calendar, days, receivedAt);

const isWithin = (calendar: Pick<Calendar, 'zone'>, { from, until }: Days, at: Instant | undefined): boolean => {
  if (at === undefined) return false;
  const date = isoDateOf(calendar, at);
  return (from === undefined || date >= from) && (until === undefined || date < until);
};
