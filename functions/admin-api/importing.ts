import { officerNow, type WhoAmIDeps } from '#shared/app/access/who-am-i';
import { type AskImportDeps, askImport } from '#shared/app/arrival/ask-import';
import { readJson } from '#shared/app/arrival/read-json';
import { beginImport, type SendSheetDeps, sendPart } from '#shared/app/arrival/send-sheet';
import { listImports, type OpenRowsDeps, openImportRows, showImport } from '#shared/app/arrival/show-import';
import { invalidFields } from '#shared/contracts/http/invalid-fields';
import { ImportBegun, ImportPath, PART_LIMIT, PartPath, SentPart } from '#shared/contracts/http/sheet-imports';
import { bodyIn } from '#shared/runtime/http';
import { download, json, problem, requestInvalid } from '#shared/runtime/problem-answer';
import { type Answering, refusedFor } from './office-api.ts';
import { questions } from './questions.ts';

export type ImportingDeps = WhoAmIDeps & SendSheetDeps & OpenRowsDeps & AskImportDeps;

/** All that is answered of imports of history. */
export const importing = (deps: ImportingDeps) => {
  const { of, at } = questions(deps);
  return {
    listImports: of((officer) => listImports(deps, officer)),
    beginImport: beginningImport(deps),
    showImport: at(ImportPath, (officer, asked) => showImport(deps, officer, asked.import)),
    sendPart: sendingPart(deps),
    checkImport: askingImport(deps, 'check'),
    takeImportIn: askingImport(deps, 'takeIn'),
    stopImport: askingImport(deps, 'stop'),
    takeImportBack: askingImport(deps, 'takeBack'),
    openImportRows: at(ImportPath, (officer, asked) => openImportRows(deps, officer, asked.import), download),
  };
};

/** Begins an import, or finds it. */
const beginningImport =
  (deps: WhoAmIDeps & SendSheetDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson);
    if (!body.ok) return body.answer;
    const asked = ImportBegun.safeParse(body.value);
    if (!asked.success) return requestInvalid(requestId, invalidFields(asked.error));
    const begun = await beginImport(deps, await officerNow(deps, caller), asked.data);
    return begun.ok ? json(200, begun.value) : refusedFor(begun.refusal, requestId);
  };

/** Takes a part of a sheet, which may be larger than any other body. */
const sendingPart =
  (deps: WhoAmIDeps & SendSheetDeps): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const body = bodyIn(event, readJson, { most: PART_LIMIT, refusal: 'partTooLarge' });
    if (!body.ok) return body.answer;
    const at = PartPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const part = SentPart.safeParse(body.value);
    if (!part.success) return requestInvalid(requestId, invalidFields(part.error));
    const packed = Buffer.from(part.data.gzip, 'base64');
    const sent = await sendPart(deps, await officerNow(deps, caller), at.data, packed);
    return sent.ok ? json(200, sent.value) : refusedFor({ kind: sent.refusal }, requestId);
  };

/** Has a step done in the background: what is accepted is not yet done. */
const askingImport =
  (deps: WhoAmIDeps & AskImportDeps, step: Parameters<typeof askImport>[2]['step']): Answering =>
  async (caller, event) => {
    const { requestId } = event.requestContext;
    const at = ImportPath.safeParse(event.pathParameters);
    if (!at.success) return problem('notFound');
    const asked = await askImport(deps, await officerNow(deps, caller), { ...at.data, step });
    return asked.ok ? json(202, asked.value) : refusedFor({ kind: asked.refusal }, requestId);
  };
