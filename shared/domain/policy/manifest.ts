import { PolicyVersion } from '#shared/domain/report/report';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';

/** Each file's content hash, and of all of them the version that decisions are recorded under. */
export const policyManifest = (files: Readonly<Record<string, unknown>>) => {
  const hashes = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, sha256(canonicalJson(content))]),
  );
  return { version: PolicyVersion.parse(sha256(canonicalJson(hashes)).slice(0, 16)), files: hashes };
};
