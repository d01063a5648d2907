import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type DigestDeps, listDigests, openDigestFile, showDigest } from '#shared/app/show-digest';
import { officerNow, type WhoAmIDeps } from '#shared/app/who-am-i';
import type { Caller } from '#shared/contracts/caller';
import { DigestFilePath, DigestPath } from '#shared/contracts/digest-shown';
import { download, json, problem } from '#shared/runtime/problem';

export type DigestsDeps = WhoAmIDeps & DigestDeps;

type Answering = (caller: Caller, event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Of which periods the caller has a digest. */
export const digests =
  (deps: DigestsDeps): Answering =>
  async (caller) => {
    const listed = await listDigests(deps, await officerNow(deps, caller));
    return listed.ok ? json(200, listed.value) : problem('notFound');
  };

/** What the caller's digest of a period says. */
export const digest =
  (deps: DigestsDeps): Answering =>
  async (caller, { pathParameters }) => {
    const at = DigestPath.safeParse(pathParameters);
    if (!at.success) return problem('notFound');
    const shown = await showDigest(deps, await officerNow(deps, caller), at.data.period);
    return shown.ok ? json(200, shown.value) : problem('notFound');
  };

/** A file of it. */
export const digestFile =
  (deps: DigestsDeps): Answering =>
  async (caller, { pathParameters }) => {
    const at = DigestFilePath.safeParse(pathParameters);
    if (!at.success) return problem('notFound');
    const opened = await openDigestFile(deps, await officerNow(deps, caller), at.data);
    return opened.ok ? download(opened.value) : problem('notFound');
  };
