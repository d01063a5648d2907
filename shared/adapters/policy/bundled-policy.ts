import type { Imports } from '#shared/domain/arrival/sheet';
import { type CompiledPhrases, compilePhrases } from '#shared/domain/classify/compiled-phrases';
import type { NewsTemplates } from '#shared/domain/news/news-templates';
import { policyManifest } from '#shared/domain/policy/manifest';
import { assemblePolicy, type Policy, parsePolicyFiles } from '#shared/domain/policy/policy';
import type { Replies } from '#shared/domain/report/replies';
import { POLICY_FILES } from './policy-files.ts';

/**
 * The office's rules. Here they are checked when they are loaded. In a bundle `infra/parts/compiled-policy.ts` stands
 * in this file's place: there they were checked when it was made, and each part is read when it is first asked for.
 */
export const loadPolicy = (): Policy =>
  assemblePolicy(parsePolicyFiles(POLICY_FILES), policyManifest(POLICY_FILES).version);

/** What the channels' door needs. */
export const loadOffice = (): Pick<Policy, 'office' | 'channels'> => loadPolicy();

/** The rules that everybody may be told of: what deadlines follow from, and what figures are called. */
export const loadPublicRules = (): Pick<
  Policy,
  'office' | 'calendar' | 'clocks' | 'channels' | 'units' | 'subDistricts'
> => loadPolicy();

/** What officers write again and again. */
export const loadReplies = (): Replies => parsePolicyFiles(POLICY_FILES).replies;

/** Of what sentences drafts of news are made. */
export const loadNewsTemplates = (): NewsTemplates => parsePolicyFiles(POLICY_FILES).news;

/** How sheets of history are read. */
export const loadImports = (): Imports => parsePolicyFiles(POLICY_FILES).imports;

/** The phrases that the classifier looks for. */
export const loadPhrases = (): CompiledPhrases => {
  const { topics, named } = loadPolicy();
  return compilePhrases(topics, named);
};
