import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { ReportStore } from '#shared/app/report/ports';
import type { GroupTextShown } from '#shared/contracts/http/group-text';
import { groupText } from '#shared/domain/notices/group-text';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import type { Status } from '#shared/domain/report/lifecycle';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';

export type GroupTextDeps = {
  readonly policy: Policy;
  readonly reports: Pick<ReportStore, 'load'>;
  /** Where the links in notices lead. */
  readonly consoleUrl: string;
};

/** What whoever tells units by hand may write into the group, while a unit has the report and it is not restricted. */
export const showGroupText = async (
  { policy, reports, consoleUrl }: GroupTextDeps,
  officer: Officer,
  id: ReportId,
): Promise<Result<GroupTextShown, Denied | { readonly kind: 'NotNow'; readonly reportStatus?: Status }>> => {
  const report = await reports.load(id);
  const denied = deniedTo(officer, { to: 'recordTold', report });
  if (report === undefined || denied !== undefined) return refuse(denied ?? 'Absent');
  if (report.status === 'received') return refuse({ kind: 'NotNow' });
  const said = groupText(policy, report, consoleUrl);
  return said === undefined ? refuse({ kind: 'NotNow', reportStatus: report.status }) : ok({ report: id, ...said });
};
