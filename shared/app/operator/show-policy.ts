import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { KeptFiles, ListKeptFiles } from '#shared/app/access/ports';
import { readJson } from '#shared/app/arrival/read-json';
import {
  type PolicyFileShown,
  PolicyManifest,
  type PolicyShown,
  type PolicyVersionsListed,
} from '#shared/contracts/http/policy-shown';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { PolicyVersion } from '#shared/domain/report/report';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { MANIFESTS, manifestFile, policyFile } from './archive-policy.ts';

export type PolicyDeps = {
  readonly policy: Pick<Policy, 'version'>;
  readonly policyFiles: Pick<KeptFiles, 'find' | 'read'>;
};

export type ListVersionsDeps = {
  readonly policy: Pick<Policy, 'version' | 'calendar'>;
  readonly policyFiles: ListKeptFiles;
};

/** Which files the rules of a version are, each by the hash of its content; of those in force where none is named. */
export const showPolicy = async (
  deps: PolicyDeps,
  officer: Officer,
  version: PolicyVersion = deps.policy.version,
): Promise<Result<PolicyShown, Denied>> => {
  const manifest = await manifestOf(deps, officer, version);
  if (!manifest.ok) return manifest;
  const files = Object.entries(manifest.value.files).map(([file, hash]) => ({ file, hash }));
  return ok({ version, inForce: version === deps.policy.version, files });
};

/**
 * Every version of the rules that was ever deployed, the latest first, each with when it was first stored: the deploy
 * that brings rules into force stores them before its end.
 */
export const listPolicyVersions = async (
  { policy, policyFiles }: ListVersionsDeps,
  officer: Officer,
): Promise<Result<PolicyVersionsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readPolicy' });
  if (denied !== undefined) return refuse(denied);
  const kept = await policyFiles.list(MANIFESTS);
  const versions = kept
    .toSorted((one, other) => other.keptAt - one.keptAt || (one.name < other.name ? -1 : 1))
    .map(({ name, keptAt }) => ({
      version: PolicyVersion.parse(name.slice(MANIFESTS.length).replace(/\.json$/, '')),
      since: isoWithOffset(policy.calendar, keptAt),
    }));
  return ok({ versions: versions.map((one) => ({ ...one, inForce: one.version === policy.version })) });
};

/** One of these files, as it was when decisions were made by it. */
export const showPolicyFile = async (
  deps: PolicyDeps,
  officer: Officer,
  { version, file }: { readonly version: PolicyVersion; readonly file: string },
): Promise<Result<PolicyFileShown, Denied>> => {
  const manifest = await manifestOf(deps, officer, version);
  if (!manifest.ok) return manifest;
  const hash = new Map(Object.entries(manifest.value.files)).get(file);
  if (hash === undefined) return refuse('Absent');
  return ok({ version, file, hash, content: parsed(await deps.policyFiles.read(policyFile(file, hash))) });
};

const manifestOf = async (
  { policyFiles }: PolicyDeps,
  officer: Officer,
  version: PolicyVersion,
): Promise<Result<PolicyManifest, Denied>> => {
  const denied = deniedTo(officer, { to: 'readPolicy' });
  if (denied !== undefined) return refuse(denied);
  const bytes = await policyFiles.find(manifestFile(version));
  return bytes === undefined ? refuse('Absent') : ok(PolicyManifest.parse(parsed(bytes)));
};

const parsed = (bytes: Uint8Array): unknown => {
  const json = readJson(bytes);
  if (!json.ok) throw new Error(`a file of the rules is not JSON: ${json.refusal}`);
  return json.value;
};
