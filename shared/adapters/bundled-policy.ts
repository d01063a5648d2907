import channels from '#policy/channels.json' with { type: 'json' };
import clocks from '#policy/clocks.json' with { type: 'json' };
import digest from '#policy/digest.json' with { type: 'json' };
import notices from '#policy/notices.json' with { type: 'json' };
import office from '#policy/office.json' with { type: 'json' };
import subDistricts from '#policy/sub-districts.json' with { type: 'json' };
import topics from '#policy/topics.json' with { type: 'json' };
import units from '#policy/units.json' with { type: 'json' };
import watch from '#policy/watch.json' with { type: 'json' };
import { canonicalJson, sha256 } from '#shared/domain/hash';
import { assemblePolicy, type Policy, parsePolicyFiles } from '#shared/domain/policy';
import { PolicyVersion } from '#shared/domain/report';
import { CALENDAR_FILES } from './calendar-files.ts';

/** The office's rules as they were deployed, by file. */
export const POLICY_FILES: Readonly<Record<string, unknown>> = {
  ...CALENDAR_FILES,
  channels,
  clocks,
  digest,
  notices,
  office,
  'sub-districts': subDistricts,
  topics,
  units,
  watch,
};

/** Each file's content hash, and of all of them the version that decisions are recorded under. */
export const policyManifest = (files: Readonly<Record<string, unknown>>) => {
  const hashes = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, sha256(canonicalJson(content))]),
  );
  return { version: PolicyVersion.parse(sha256(canonicalJson(hashes)).slice(0, 16)), files: hashes };
};

/** Parses the rules; throws, naming file and field, when they are broken: such a function never starts. */
export const loadPolicy = (): Policy =>
  assemblePolicy(parsePolicyFiles(POLICY_FILES), policyManifest(POLICY_FILES).version);
