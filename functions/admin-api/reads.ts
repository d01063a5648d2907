import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ExportDeps, exportEvents, exportFigures, exportReports } from '#shared/app/export-tables';
import { listConflicts, listReveals, type NotedDeps } from '#shared/app/list-noted';
import { type ListDeps, listWork } from '#shared/app/list-work';
import type { OpenQueueDeps } from '#shared/app/open-queue';
import { type DigestDeps, listDigests, openDigestFile, showDigest } from '#shared/app/show-digest';
import { openDuty, showDuty } from '#shared/app/show-duty';
import { type EvaluationDeps, showEvaluation, showFigure } from '#shared/app/show-evaluation';
import { type PolicyDeps, showPolicy, showPolicyFile } from '#shared/app/show-policy';
import { type RecordDeps, showConflicts, showRecord } from '#shared/app/show-record';
import { type ShowDeps, showReport } from '#shared/app/show-report';
import { type VerifyDeps, verifyRecord } from '#shared/app/verify-record';
import { type WhoAmIDeps, whoAmI } from '#shared/app/who-am-i';
import type { AdminReadId } from '#shared/contracts/admin-operations';
import { ReportPath, type ReportShown } from '#shared/contracts/admin-report';
import { DigestFilePath, DigestPath } from '#shared/contracts/digest-shown';
import { DutyPath } from '#shared/contracts/duty';
import { EvaluationPath, FigurePath } from '#shared/contracts/evaluation';
import { ExportPath, FiguresChosen, ReportsChosen } from '#shared/contracts/exports';
import { MonthQuery } from '#shared/contracts/noted';
import { NOTHING } from '#shared/contracts/operation';
import { PolicyFilePath, PolicyPath } from '#shared/contracts/policy-shown';
import { WorkQuery } from '#shared/contracts/work';
import { etagOf } from '#shared/runtime/precondition';
import { download, json } from '#shared/runtime/problem';
import { type Answering, reading } from './reading.ts';

export type ReadDeps = WhoAmIDeps &
  ShowDeps &
  VerifyDeps &
  ListDeps &
  EvaluationDeps &
  DigestDeps &
  ExportDeps &
  PolicyDeps &
  NotedDeps &
  RecordDeps &
  OpenQueueDeps;

const withVersion = (shown: ReportShown): APIGatewayProxyStructuredResultV2 => {
  const answer = json(200, shown);
  return { ...answer, headers: { ...answer.headers, etag: etagOf(shown.report.version) } };
};

/** How each operation that reads is answered: one that is missing, or that the contract does not know, does not compile. */
export const readsBy = (deps: ReadDeps): Readonly<Record<AdminReadId, Answering>> => ({
  me: async (caller) => json(200, await whoAmI(deps, caller)),
  listWork: reading(deps, {
    at: NOTHING,
    query: WorkQuery,
    ask: (officer, _, query) => listWork(deps, officer, query),
  }),
  showReport: reading(deps, {
    at: ReportPath,
    query: NOTHING,
    ask: (officer, { report }) => showReport(deps, officer, report),
    answer: withVersion,
  }),
  verifyRecord: reading(deps, {
    at: ReportPath,
    query: NOTHING,
    ask: (officer, { report }) => verifyRecord(deps, officer, report),
  }),
  showEvaluation: reading(deps, {
    at: EvaluationPath,
    query: NOTHING,
    ask: (officer, { period }) => showEvaluation(deps, officer, period),
  }),
  showFigure: reading(deps, {
    at: FigurePath,
    query: NOTHING,
    ask: (officer, at) => showFigure(deps, officer, at),
  }),
  exportReports: reading(deps, {
    at: ExportPath,
    query: ReportsChosen,
    ask: (officer, { format }, chosen) => exportReports(deps, officer, format, chosen),
    answer: download,
  }),
  exportEvents: reading(deps, {
    at: ExportPath,
    query: ReportsChosen,
    ask: (officer, { format }, chosen) => exportEvents(deps, officer, format, chosen),
    answer: download,
  }),
  exportFigures: reading(deps, {
    at: ExportPath,
    query: FiguresChosen,
    ask: (officer, { format }, chosen) => exportFigures(deps, officer, format, chosen),
    answer: download,
  }),
  listDigests: reading(deps, { at: NOTHING, query: NOTHING, ask: (officer) => listDigests(deps, officer) }),
  showDigest: reading(deps, {
    at: DigestPath,
    query: NOTHING,
    ask: (officer, { period }) => showDigest(deps, officer, period),
  }),
  openDigestFile: reading(deps, {
    at: DigestFilePath,
    query: NOTHING,
    ask: (officer, at) => openDigestFile(deps, officer, at),
    answer: download,
  }),
  showPolicy: reading(deps, { at: NOTHING, query: NOTHING, ask: (officer) => showPolicy(deps, officer) }),
  showPolicyVersion: reading(deps, {
    at: PolicyPath,
    query: NOTHING,
    ask: (officer, { version }) => showPolicy(deps, officer, version),
  }),
  showPolicyFile: reading(deps, {
    at: PolicyFilePath,
    query: NOTHING,
    ask: (officer, at) => showPolicyFile(deps, officer, at),
  }),
  showRecord: reading(deps, {
    at: ReportPath,
    query: NOTHING,
    ask: (officer, { report }) => showRecord(deps, officer, report),
  }),
  showConflicts: reading(deps, {
    at: ReportPath,
    query: NOTHING,
    ask: (officer, { report }) => showConflicts(deps, officer, report),
  }),
  listConflicts: reading(deps, {
    at: NOTHING,
    query: MonthQuery,
    ask: (officer, _, query) => listConflicts(deps, officer, query),
  }),
  listReveals: reading(deps, {
    at: NOTHING,
    query: MonthQuery,
    ask: (officer, _, query) => listReveals(deps, officer, query),
  }),
  showDuty: reading(deps, {
    at: DutyPath,
    query: NOTHING,
    ask: (officer, { date }) => showDuty(deps, officer, date),
  }),
  openQueue: reading(deps, { at: NOTHING, query: NOTHING, ask: (officer) => openDuty(deps, officer) }),
});
