import { type Calendar, isoDateOf } from '#shared/domain/calendar/calendar';
import type { In, Report } from '#shared/domain/report/report';
import type { ActivityCodes, ActivityKindId } from './activity.ts';
import type { ActivityRules } from './activity-rules.ts';

type Ended = In<'resolved' | 'closed'>;

/**
 * Whether what was done about a report may be told to everybody at all. Never where it is or was about oversight, as
 * far as anybody or the channel says, and never where the reporter asked for secrecy.
 */
export const mayBecomeNews = (report: Report): boolean =>
  report.status !== 'received' &&
  !report.secret &&
  report.oversight === 'none' &&
  report.class !== 'oversight' &&
  report.channelClass !== 'oversightComplaint' &&
  report.labelUnjudged !== true &&
  report.seenUntil === undefined &&
  report.recused === undefined;

/**
 * The activity that somebody may record of a report which was put right: its kind by the topic, the day on which it was
 * resolved, the place and the unit. Nothing in words. No activity for a report that was not put right, that is a
 * duplicate, or that nobody else may hear of.
 */
export const activityFromReport = (
  report: Report,
  rules: Pick<ActivityRules, 'kinds'>,
  calendar: Pick<Calendar, 'zone'>,
): ActivityCodes | undefined => {
  if (report.status !== 'resolved' && report.status !== 'closed') return undefined;
  if (!mayBecomeNews(report) || report.duplicateOf !== undefined || report.result !== 'fixed') return undefined;
  const kind = kindFor(rules, report);
  if (kind === undefined) return undefined;
  return {
    unit: report.assignee,
    kind,
    regularity: 'incidental',
    date: isoDateOf(calendar, report.resolvedAt),
    ...(report.subDistrict === undefined ? {} : { subDistrict: report.subDistrict }),
    indicators: [],
    reports: [report.id],
  };
};

/** The unit's kind for the topic, else anybody's for it, else the kind that is for whatever has none. */
const kindFor = (
  { kinds }: Pick<ActivityRules, 'kinds'>,
  { topic, assignee }: Pick<Ended, 'topic' | 'assignee'>,
): ActivityKindId | undefined => {
  const answering = kinds.filter(({ topics }) => topics.includes(topic));
  const own = answering.find(({ units }) => units.includes(assignee));
  const open = kinds.find(({ topics, units }) => topics.length === 0 && units.length === 0);
  return (own ?? answering[0] ?? open)?.id;
};
