import type { Log } from '#shared/app/ports';
import { policyManifest } from '#shared/domain/policy/manifest';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';

export type ArchiveDeps = {
  /** Puts a text under a name, once and for ever. */
  readonly keep: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly log: Log;
};

/** Under which names the rules are kept: each file by its content, and what belonged together by its version. */
export const policyFile = (name: string, hash: string): string => `${name}/${hash}.json`;
/** Where the manifests of all versions lie. */
export const MANIFESTS = 'manifest/';
export const manifestFile = (version: string): string => `${MANIFESTS}${version}.json`;

/**
 * Stores each policy file under its content hash, and a manifest of them all under the version that decisions record:
 * any decision can be replayed under the rules that it was made under.
 */
export const archivePolicy = async (deps: ArchiveDeps, files: Readonly<Record<string, unknown>>): Promise<void> => {
  const manifest = policyManifest(files);
  for (const [name, content] of Object.entries(files)) {
    const text = canonicalJson(content);
    await deps.keep(policyFile(name, sha256(text)), Buffer.from(text));
  }
  await deps.keep(manifestFile(manifest.version), Buffer.from(canonicalJson(manifest)));
  deps.log('policy.archived', { version: manifest.version, files: Object.keys(files).length });
};
