import { hasPassedTo, isReader, isStillSeen, type Known, STANDS_IN_AS } from '#shared/domain/office/may-be-told';
import { type HeldRole, idsOf, isOf, type Officer } from '#shared/domain/office/officer';
import type { ReportOutline } from '#shared/domain/report/report';
import {
  EXPORTED,
  type FieldGroup,
  type Matter,
  REACHED_REPORTS,
  REPORT,
  type ReportAction,
  type ReportRow,
  type ReportRows,
} from './report-rows.ts';
import { ABSENT, type Answer, FORBIDDEN, reachesBy, type Thing } from './row.ts';

/** A report that is not there is asked for like any other. */
type AskedOfReport =
  | { readonly to: Exclude<ReportAction, 'linkDuplicate'>; readonly report: ReportOutline | undefined }
  | {
      readonly to: 'linkDuplicate';
      readonly report: ReportOutline | undefined;
      readonly other: ReportOutline | undefined;
    };

const onReport = (rows: ReportRows, officer: Officer, asked: AskedOfReport): Answer<FieldGroup> => {
  const { to, report } = asked;
  if (report === undefined || !knows(rows, officer, report)) return ABSENT;
  const row = rows[to];
  if (!grants(row, officer, report)) return FORBIDDEN;
  if (asked.to === 'linkDuplicate' && (asked.other === undefined || !knows(rows, officer, asked.other))) return ABSENT;
  return { ok: true, fields: shown(rows, officer, to, report), needsReason: row.reason === true };
};

/** What an officer may do to a report and read of it. Whoever is named in a report knows nothing of it. */
export const REPORT_ACCESS: Thing<ReportRows, AskedOfReport, FieldGroup> = {
  rows: REPORT,
  isAsked: (asked): asked is AskedOfReport => asked.to in REPORT,
  answer: onReport,
};

/** Whether the report exists for an officer. */
const knows = (rows: ReportRows, officer: Officer, report: ReportOutline): boolean =>
  !isNamed(officer, report) && grants(rows.readHead, officer, report);

const isNamed = (officer: Officer, report: ReportOutline): boolean =>
  report.status !== 'received' && isKeptFrom(officer, report);

/** Who was named in what was found to be none is kept from it no more; they stay named for another accusation. */
const isKeptFrom = (officer: Officer, { oversight, recused = [] }: Known): boolean =>
  oversight !== 'none' && recused.some((named) => isOf(officer, named));

/** Whether a report, by what it says of oversight, may be known to an officer, and so be in figures that they read. */
export const mayKnowOf = (officer: Officer, report: Known): boolean =>
  !isKeptFrom(officer, report) &&
  (officer.roles.some(({ role }) => isReader(report.oversight, role)) || hasPassedTo(report, idsOf(officer)));

/** What nobody has judged yet may be about anybody. */
const matterOf = (report: ReportOutline): Matter => (report.status === 'received' ? 'suspected' : report.oversight);

/** Each function is asked by itself: what one may know opens nothing for another. */
const grants = (row: ReportRow, officer: Officer, report: ReportOutline): boolean => {
  const matter = matterOf(report);
  return (
    rolesOn(officer, report).some(
      (held) => isReader(matter, held.role) && reachesBy(row[matter], REACHED_REPORTS, held, report),
    ) ||
    (report.status !== 'received' &&
      isStillSeen(report, officer.at) &&
      officer.roles.some((held) => reachesBy(row.afterwards ?? {}, REACHED_REPORTS, held, report)))
  );
};

/** What an officer is to a report: by their functions, and in place of whoever is named in it. */
const rolesOn = (officer: Officer, report: ReportOutline): readonly HeldRole[] => {
  if (report.status === 'received' || report.oversight === 'none') return officer.roles;
  return hasPassedTo(report, idsOf(officer))
    ? [...officer.roles, { role: STANDS_IN_AS[report.oversight] }]
    : officer.roles;
};

/** Who reported is hidden, but for whoever asks for just that. */
const shown = (
  rows: ReportRows,
  officer: Officer,
  action: ReportAction,
  report: ReportOutline,
): readonly FieldGroup[] => {
  const readable = Object.values(rows).flatMap((row) =>
    row.shows !== undefined && (row.shows !== 'identity' || action === 'revealIdentity') && grants(row, officer, report)
      ? [row.shows]
      : [],
  );
  return action === 'exportReport' ? readable.filter((group) => EXPORTED.includes(group)) : readable;
};
