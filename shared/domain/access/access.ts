import { hasPassedTo, isReader, isStillSeen, type Known, STANDS_IN_AS } from '#shared/domain/office/may-be-told';
import type { HeldRole, Officer } from '#shared/domain/office/officer';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { PersonId, Queue, Report } from '#shared/domain/report/report';
import type { Assignee } from '#shared/domain/words/words';
import {
  ACCESS,
  type Access,
  type Cells,
  EXPORTED,
  type FieldGroup,
  type Matter,
  type OfficeAction,
  type OfficeRow,
  type QueueKind,
  type ReportAction,
  type ReportRow,
  type Scope,
} from './table.ts';

/** What somebody who has signed in asks for, and what it is about. A report that is not there is asked for like any other. */
export type Asked =
  | { readonly to: Exclude<ReportAction, 'linkDuplicate'>; readonly report: Report | undefined }
  | { readonly to: 'linkDuplicate'; readonly report: Report | undefined; readonly other: Report | undefined }
  | { readonly to: 'listQueue'; readonly queue: Queue }
  | { readonly to: 'readDigest'; readonly recipient: RecipientId }
  | { readonly to: OfficeAction };

/**
 * `absent`: answered like something that is not there, to the byte. `forbidden`: they know of it, and may not. `fields`: what of
 * the report may be shown, before a command has changed it.
 */
export type Answer =
  | { readonly ok: true; readonly fields: readonly FieldGroup[]; readonly needsReason: boolean }
  | { readonly ok: false; readonly as: 'absent' | 'forbidden' };

const ABSENT: Answer = { ok: false, as: 'absent' };
const FORBIDDEN: Answer = { ok: false, as: 'forbidden' };

/** Whether an officer may do what is asked by a table of access. Whoever is named in a report knows nothing of it. */
export const mayDoBy =
  (table: Access) =>
  (officer: Officer, asked: Asked): Answer => {
    switch (asked.to) {
      case 'listQueue':
        return inOffice(table.queue[kindOf(asked.queue)], officer, (held) => held.of === asked.queue);
      case 'readDigest':
        return inOffice(table.office.readDigest, officer, () => isOf(officer, asked.recipient));
      case 'linkDuplicate': {
        const answer = onReport(table, officer, asked.to, asked.report);
        const knowsOther = asked.other !== undefined && knows(table, officer, asked.other);
        return answer.ok && !knowsOther ? ABSENT : answer;
      }
    }
    if ('report' in asked) return onReport(table, officer, asked.to, asked.report);
    return inOffice(table.office[asked.to], officer, () => true);
  };

/**
 * Whether an officer may do what is asked, by the office's rules. More functions never take anything away. A list, a search and an
 * export hold only reports that may be read; the id of another report is shown only where that one may be read.
 */
export const mayDo = mayDoBy(ACCESS);

const inOffice = (row: OfficeRow, { roles }: Officer, isOwn: (held: HeldRole) => boolean): Answer => {
  const may = roles.some((held) => row.who[held.role] === 'all' || (row.who[held.role] === 'own' && isOwn(held)));
  if (may) return { ok: true, fields: [], needsReason: row.reason === true };
  return row.hidden === true ? ABSENT : FORBIDDEN;
};

const kindOf = (queue: Queue): QueueKind =>
  queue === 'triage' || queue === 'oversight' || queue === 'channel' ? queue : 'assignee';

const onReport = (table: Access, officer: Officer, action: ReportAction, report: Report | undefined): Answer => {
  if (report === undefined || !knows(table, officer, report)) return ABSENT;
  const row = table.report[action];
  if (!grants(row, officer, report)) return FORBIDDEN;
  return { ok: true, fields: shown(table, officer, action, report), needsReason: row.reason === true };
};

/** Whether the report exists for an officer. */
const knows = (table: Access, officer: Officer, report: Report): boolean =>
  !isNamed(officer, report) && grants(table.report.readHead, officer, report);

const isNamed = (officer: Officer, report: Report): boolean =>
  report.status !== 'received' && isKeptFrom(officer, report);

/** Who was named in what was found to be none is kept from it no more; the report remembers them for another accusation. */
const isKeptFrom = (officer: Officer, { oversight, recused = [] }: Known): boolean =>
  oversight !== 'none' && recused.some((named) => isOf(officer, named));

/** Whether an id of the office's rules means this officer: by name, or by a function that they hold. */
const isOf = (officer: Officer, id: PersonId): boolean => idsOf(officer).includes(id);

const idsOf = ({ person, functions = [] }: Officer): readonly PersonId[] => [person, ...functions];

/** Whether a report, by what it says of oversight, may be known to an officer at all, and so be in figures that they read. */
export const mayKnowOf = (officer: Officer, report: Known): boolean =>
  !isKeptFrom(officer, report) &&
  (officer.roles.some(({ role }) => isReader(report.oversight, role)) || hasPassedTo(report, idsOf(officer)));

/** What nobody has judged yet may be about anybody. */
const matterOf = (report: Report): Matter => (report.status === 'received' ? 'suspected' : report.oversight);

/** Each function is asked by itself: what one may know opens nothing for another. */
const grants = (row: ReportRow, officer: Officer, report: Report): boolean => {
  const matter = matterOf(report);
  return (
    rolesOn(officer, report).some((held) => isReader(matter, held.role) && reaches(row[matter], held, report)) ||
    (report.status !== 'received' &&
      isStillSeen(report, officer.at) &&
      officer.roles.some((held) => reaches(row.afterwards ?? {}, held, report)))
  );
};

/** What an officer is to a report: what they are by their functions, and what they are in place of whoever is named in it. */
const rolesOn = (officer: Officer, report: Report): readonly HeldRole[] => {
  if (report.status === 'received' || report.oversight === 'none') return officer.roles;
  return hasPassedTo(report, idsOf(officer))
    ? [...officer.roles, { role: STANDS_IN_AS[report.oversight] }]
    : officer.roles;
};

const reaches = (cells: Cells, { role, of }: HeldRole, report: Report): boolean => {
  const scope: Scope | undefined = cells[role];
  if (scope === undefined) return false;
  const isOwn = of !== undefined && of === assigneeOf(report);
  switch (scope) {
    case 'all':
      return true;
    case 'own':
      return isOwn;
    case 'notSecret':
      return isOwn || !report.secret;
    case 'notAnonymous':
      return !report.anonymous;
  }
};

const assigneeOf = (report: Report): Assignee | undefined => ('assignee' in report ? report.assignee : undefined);

/** Who reported is hidden, but for whoever asks for just that. */
const shown = (table: Access, officer: Officer, action: ReportAction, report: Report): readonly FieldGroup[] => {
  const readable = Object.values(table.report).flatMap((row) =>
    row.shows !== undefined && (row.shows !== 'identity' || action === 'revealIdentity') && grants(row, officer, report)
      ? [row.shows]
      : [],
  );
  return action === 'exportReport' ? readable.filter((group) => EXPORTED.includes(group)) : readable;
};
