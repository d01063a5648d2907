import type { Status } from '#shared/domain/report/lifecycle';
import type { ReportOutline } from '#shared/domain/report/report';
import type { Assignee, ReportClass, SubDistrictId, TopicId } from '#shared/domain/words/words';

/** What somebody looks for among reports, by what they are now. */
export type OfThese = {
  readonly status?: Status | undefined;
  readonly class?: ReportClass | undefined;
  readonly topic?: TopicId | undefined;
  readonly assignee?: Assignee | undefined;
  readonly subDistrict?: SubDistrictId | undefined;
};

export const isOfThese = (
  { status, class: kind, topic, assignee, subDistrict }: OfThese,
  report: ReportOutline,
): boolean => {
  const known = report.status === 'received' ? undefined : report;
  return (
    (status === undefined || status === report.status) &&
    (kind === undefined || kind === known?.class) &&
    (topic === undefined || topic === known?.topic) &&
    (assignee === undefined || ('assignee' in report && assignee === report.assignee)) &&
    (subDistrict === undefined || subDistrict === report.subDistrict)
  );
};
