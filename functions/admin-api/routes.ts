import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { listColleagues, listPeople, type PeopleDeps } from '#shared/app/access/list-people';
import { type WhoAmIDeps, whoAmI } from '#shared/app/access/who-am-i';
import type { EnterDeps } from '#shared/app/arrival/enter-at-counter';
import { type ListParkedDeps, listParked } from '#shared/app/arrival/list-parked';
import { type ConflictsDeps, showConflicts } from '#shared/app/arrival/show-conflicts';
import { type ShowParkedDeps, showParked } from '#shared/app/arrival/show-parked';
import { type DigestDeps, listDigests, openDigestFile, showDigest } from '#shared/app/digest/show-digest';
import { type ExportDeps, exportEvents, exportFigures, exportReports } from '#shared/app/figures/export-tables';
import { type OrderExportDeps, openExportFile, showExportOrder } from '#shared/app/figures/order-export';
import {
  type EvaluationDeps,
  showCells,
  showEvaluation,
  showFigure,
  showSeries,
} from '#shared/app/figures/show-evaluation';
import { type TryRulesDeps, tryRules } from '#shared/app/figures/try-rules';
import type { ActOnInformalDeps } from '#shared/app/informal/act-on-informal';
import { type ListInformalDeps, listInformal } from '#shared/app/informal/list-informal';
import type { RecordInformalDeps } from '#shared/app/informal/record-informal';
import { type ShowInformalDeps, showInformal } from '#shared/app/informal/show-informal';
import { type ShowLeakDeps, showLeak } from '#shared/app/informal/show-leak';
import { type OpenQueueDeps, openDuty, showDuty } from '#shared/app/notices/duty';
import { type DutyMonthDeps, showDutyMonth } from '#shared/app/notices/duty-month';
import { openWork } from '#shared/app/notices/open-work';
import type { PreviewDeps } from '#shared/app/notices/preview-command';
import { type GroupTextDeps, showGroupText } from '#shared/app/notices/show-group-text';
import { showToday, type TodayDeps } from '#shared/app/notices/show-today';
import type { ActOnLetterDeps } from '#shared/app/operator/act-on-letter';
import {
  type ListLetterActsDeps,
  type ListLettersDeps,
  listLetterActs,
  listLetters,
} from '#shared/app/operator/list-letters';
import {
  type ListVersionsDeps,
  listPolicyVersions,
  type PolicyDeps,
  showPolicy,
  showPolicyFile,
} from '#shared/app/operator/show-policy';
import { showTrouble, type TroubleDeps } from '#shared/app/operator/show-trouble';
import { type ActDeps, actOnReport } from '#shared/app/report/act-on-report';
import { type ListEventsDeps, listConflicts, listMoved, listReveals } from '#shared/app/report/list-events';
import { listReceived } from '#shared/app/report/list-received';
import { type ListDeps, listOverdue } from '#shared/app/report/list-work';
import { type SearchDeps, searchReports } from '#shared/app/report/search-reports';
import { type DeadlinesDeps, showDeadlines } from '#shared/app/report/show-deadlines';
import { showFormer } from '#shared/app/report/show-former';
import { type HandoverDeps, showHandover } from '#shared/app/report/show-handover';
import { showReaders } from '#shared/app/report/show-readers';
import { type RecordDeps, showRecord } from '#shared/app/report/show-record';
import { type RepliesDeps, showReplies } from '#shared/app/report/show-replies';
import { type ShowDeps, showReport } from '#shared/app/report/show-report';
import { type VerifyAllDeps, verifyRecord, verifyRecords } from '#shared/app/report/verify-record';
import type { AccountOperationId } from '#shared/contracts/http/account-operations';
import type { ActivityOperationId } from '#shared/contracts/http/activity-operations';
import { PLAIN_OPERATIONS, type PlainOperation, type PlainOperationId } from '#shared/contracts/http/admin-operations';
import { ReportPath, type ReportShown } from '#shared/contracts/http/admin-report';
import { COMMAND_OPERATIONS } from '#shared/contracts/http/command-operations';
import type { ContactOperationId } from '#shared/contracts/http/contact-operations';
import { DigestFilePath } from '#shared/contracts/http/digest-shown';
import { DutyPath } from '#shared/contracts/http/duty';
import { CellQuery, CellsPath, FigurePath, PeriodPath, SeriesQuery } from '#shared/contracts/http/evaluation';
import type { EvidenceOperationId } from '#shared/contracts/http/evidence-operations';
import { ExportFilePath, ExportOrderPath } from '#shared/contracts/http/export-orders';
import { ExportPath, FiguresChosen, ReportsChosen, ReportsNamed } from '#shared/contracts/http/exports';
import { InformalPath, InformalQuery } from '#shared/contracts/http/informal';
import { MonthQuery } from '#shared/contracts/http/month-query';
import { OverdueParameters } from '#shared/contracts/http/overdue';
import { ParkedQuery } from '#shared/contracts/http/parked';
import { PolicyFilePath, PolicyPath } from '#shared/contracts/http/policy-shown';
import { ReceivedParameters } from '#shared/contracts/http/received';
import { VerificationQuery } from '#shared/contracts/http/record-verified';
import { SearchRequest } from '#shared/contracts/http/search';
import { TriedPath, TriedQuery } from '#shared/contracts/http/tried-rules';
import { WorkQuery } from '#shared/contracts/http/work';
import { etagOf } from '#shared/runtime/precondition';
import { download, json } from '#shared/runtime/problem-answer';
import { acting } from './acting.ts';
import { type ImportingDeps, importing } from './importing.ts';
import { dismissing, enteringAtCounter, matching, recordingInformal, undoingMatch } from './informal.ts';
import { discardLetter, redriveLetter } from './letters.ts';
import { type Answering, type OfficeRoute, officeRoute } from './office-api.ts';
import { ordering } from './ordering.ts';
import { previewing } from './previewing.ts';
import { questions } from './questions.ts';
import { actingOnSeveral } from './several.ts';

export type RoutesDeps = WhoAmIDeps &
  ActDeps &
  PeopleDeps &
  ShowDeps &
  RepliesDeps &
  VerifyAllDeps &
  ListDeps &
  HandoverDeps &
  SearchDeps &
  EvaluationDeps &
  TryRulesDeps &
  DigestDeps &
  ExportDeps &
  OrderExportDeps &
  ImportingDeps &
  PolicyDeps &
  ListVersionsDeps &
  ListEventsDeps &
  RecordDeps &
  DeadlinesDeps &
  GroupTextDeps &
  ConflictsDeps &
  ListParkedDeps &
  ShowParkedDeps &
  RecordInformalDeps &
  EnterDeps &
  ListInformalDeps &
  ShowInformalDeps &
  ShowLeakDeps &
  ActOnInformalDeps &
  OpenQueueDeps &
  DutyMonthDeps &
  TodayDeps &
  PreviewDeps &
  TroubleDeps &
  ListLettersDeps &
  ListLetterActsDeps &
  ActOnLetterDeps;

const withVersion = (shown: ReportShown): APIGatewayProxyStructuredResultV2 => {
  const answer = json(200, shown);
  return { ...answer, headers: { ...answer.headers, etag: etagOf(shown.report.version) } };
};

/** What is answered here, and not by a function of its own. */
type OwnOperationId = Exclude<
  PlainOperationId,
  AccountOperationId | ActivityOperationId | ContactOperationId | EvidenceOperationId
>;
const isOwn = (operation: PlainOperation): operation is Extract<PlainOperation, { id: OwnOperationId }> =>
  operation.function === 'adminApi';

/** One answer an operation: one that is missing, or that the contract does not know, does not compile. */
const answersBy = (deps: RoutesDeps): Readonly<Record<OwnOperationId, Answering>> => {
  const { of, at, by, both, sent } = questions(deps);
  return {
    me: async (caller) => json(200, await whoAmI(deps, caller)),
    listWork: by(WorkQuery, (officer, query) => openWork(deps, officer, query)),
    listOverdue: by(OverdueParameters, (officer, query) => listOverdue(deps, officer, query)),
    listReports: by(ReceivedParameters, (officer, query) => listReceived(deps, officer, query)),
    searchReports: sent(SearchRequest, (officer, asked) => searchReports(deps, officer, asked)),
    showReport: at(ReportPath, (officer, { report }) => showReport(deps, officer, report), withVersion),
    showReplies: at(ReportPath, (officer, { report }) => showReplies(deps, officer, report)),
    showFormer: at(ReportPath, (officer, { report }) => showFormer(deps, officer, report)),
    showReaders: at(ReportPath, (officer, { report }) => showReaders(deps, officer, report)),
    showDeadlines: at(ReportPath, (officer, { report }) => showDeadlines(deps, officer, report)),
    listMovedDeadlines: by(MonthQuery, (officer, query) => listMoved(deps, officer, query)),
    showToday: of((officer) => showToday(deps, officer)),
    showHandover: of((officer) => showHandover(deps, officer)),
    showGroupText: at(ReportPath, (officer, { report }) => showGroupText(deps, officer, report)),
    showRecord: at(ReportPath, (officer, { report }) => showRecord(deps, officer, report)),
    verifyRecord: at(ReportPath, (officer, { report }) => verifyRecord(deps, officer, report)),
    verifyRecords: by(VerificationQuery, (officer, query) => verifyRecords(deps, officer, query)),
    showConflicts: at(ReportPath, (officer, { report }) => showConflicts(deps, officer, report)),
    listConflicts: by(MonthQuery, (officer, query) => listConflicts(deps, officer, query)),
    listParked: by(ParkedQuery, (officer, query) => listParked(deps, officer, query)),
    showParked: at(ReportPath, (officer, { report }) => showParked(deps, officer, report)),
    recordInformal: recordingInformal(deps),
    enterAtCounter: enteringAtCounter(deps),
    listInformal: by(InformalQuery, (officer, query) => listInformal(deps, officer, query)),
    showLeak: by(MonthQuery, (officer, query) => showLeak(deps, officer, query)),
    showInformal: at(InformalPath, (officer, { contact }) => showInformal(deps, officer, contact)),
    confirmMatch: matching(deps, 'confirmMatch'),
    rejectMatch: matching(deps, 'rejectMatch'),
    undoMatch: undoingMatch(deps),
    dismissInformal: dismissing(deps),
    listReveals: by(MonthQuery, (officer, query) => listReveals(deps, officer, query)),
    showEvaluation: at(PeriodPath, (officer, { period }) => showEvaluation(deps, officer, period)),
    showFigure: both(FigurePath, CellQuery, (officer, figure, cell) => showFigure(deps, officer, figure, cell)),
    showCells: at(CellsPath, (officer, asked) => showCells(deps, officer, asked)),
    showSeries: both(FigurePath, SeriesQuery, (officer, figure, by) => showSeries(deps, officer, figure, by)),
    tryRules: both(TriedPath, TriedQuery, (officer, at, asked) => tryRules(deps, officer, at, asked)),
    listDigests: of((officer) => listDigests(deps, officer)),
    showDigest: at(PeriodPath, (officer, { period }) => showDigest(deps, officer, period)),
    openDigestFile: at(DigestFilePath, (officer, file) => openDigestFile(deps, officer, file), download),
    exportReports: both(
      ExportPath,
      ReportsNamed,
      (officer, { format }, chosen) => exportReports(deps, officer, format, chosen),
      download,
    ),
    exportEvents: both(
      ExportPath,
      ReportsChosen,
      (officer, { format }, chosen) => exportEvents(deps, officer, format, chosen),
      download,
    ),
    exportFigures: both(
      ExportPath,
      FiguresChosen,
      (officer, { format }, chosen) => exportFigures(deps, officer, format, chosen),
      download,
    ),
    orderExport: ordering(deps),
    showExportOrder: at(ExportOrderPath, (officer, asked) => showExportOrder(deps, officer, asked.export)),
    openExportFile: at(ExportFilePath, (officer, file) => openExportFile(deps, officer, file), download),
    ...importing(deps),
    showPolicy: of((officer) => showPolicy(deps, officer)),
    listPolicyVersions: of((officer) => listPolicyVersions(deps, officer)),
    showPolicyVersion: at(PolicyPath, (officer, { version }) => showPolicy(deps, officer, version)),
    showPolicyFile: at(PolicyFilePath, (officer, file) => showPolicyFile(deps, officer, file)),
    actOnSeveral: actingOnSeveral(deps),
    previewCommand: previewing(deps),
    listColleagues: of((officer) => listColleagues(deps, officer)),
    listPeople: of((officer) => listPeople(deps, officer)),
    showDuty: at(DutyPath, (officer, { date }) => showDuty(deps, officer, date)),
    showDutyMonth: by(MonthQuery, (officer, query) => showDutyMonth(deps, officer, query)),
    openQueue: of((officer) => openDuty(deps, officer)),
    showTrouble: of((officer) => showTrouble(deps, officer)),
    listDeadLetters: of((officer) => listLetters(deps, officer)),
    listLetterActs: by(MonthQuery, (officer, query) => listLetterActs(deps, officer, query)),
    redriveDeadLetter: redriveLetter(deps),
    discardDeadLetter: discardLetter(deps),
  };
};

/** Everything that the admin API serves; all commands are answered in one way. */
export const adminRoutes = (deps: RoutesDeps): readonly OfficeRoute[] => {
  const answers = answersBy(deps);
  return [
    ...PLAIN_OPERATIONS.filter(isOwn).map((operation) => officeRoute(operation, answers[operation.id])),
    ...COMMAND_OPERATIONS.filter((operation) => operation.function === 'adminApi').map((operation) =>
      officeRoute(
        operation,
        acting(deps, operation.id, (asked, request) => actOnReport(deps, { ...asked, request })),
      ),
    ),
  ];
};
