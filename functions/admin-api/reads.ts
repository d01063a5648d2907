import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ListDeps, listWork } from '#shared/app/list-work';
import { type DigestDeps, listDigests, openDigestFile, showDigest } from '#shared/app/show-digest';
import { type EvaluationDeps, showEvaluation, showFigure } from '#shared/app/show-evaluation';
import { type ShowDeps, showReport } from '#shared/app/show-report';
import { type VerifyDeps, verifyRecord } from '#shared/app/verify-record';
import { type WhoAmIDeps, whoAmI } from '#shared/app/who-am-i';
import type { AdminReadId } from '#shared/contracts/admin-operations';
import { ReportPath, type ReportShown } from '#shared/contracts/admin-report';
import { DigestFilePath, DigestPath } from '#shared/contracts/digest-shown';
import { EvaluationPath, FigurePath } from '#shared/contracts/evaluation';
import { NOTHING } from '#shared/contracts/operation';
import { WorkQuery } from '#shared/contracts/work';
import { etagOf } from '#shared/runtime/precondition';
import { download, json } from '#shared/runtime/problem';
import { type Answering, reading } from './reading.ts';

export type ReadDeps = WhoAmIDeps & ShowDeps & VerifyDeps & ListDeps & EvaluationDeps & DigestDeps;

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
});
