import { isDeepStrictEqual } from 'node:util';
import { compilePhrases } from '#shared/domain/classify/compiled-phrases';
import { policyManifest } from '#shared/domain/policy/manifest';
import { assemblePolicy, type Policy } from '#shared/domain/policy/policy';
import { checkedPolicy, contentsOf, type PolicyText } from './check-policy.ts';

/**
 * The rules as functions load them, in place of `shared/adapters/policy/bundled-policy.ts`: checked here and never
 * again, each part a text that is read when it is first asked for. Throws, with file and line, when a rule is broken.
 */
export const compiledPolicy = (texts: readonly PolicyText[]): string => {
  const checked = checkedPolicy(texts);
  const { version, ...parts } = assemblePolicy(checked, policyManifest(contentsOf(texts)).version);
  const { replies, imports, news } = checked;
  const others = { replies, imports, news, phrases: compilePhrases(parts.topics, parts.named) };
  return [
    'const lazily = (text) => { let read; return () => (read ??= JSON.parse(text)); };',
    ...Object.entries({ ...parts, ...others }).map(
      ([name, part]) => `const ${name} = /* @__PURE__ */ lazily(${literalOf(name, part)});`,
    ),
    loader('loadPolicy', Object.keys(parts), `version: ${JSON.stringify(version)}, `),
    loader('loadOffice', OFFICE),
    loader('loadPublicRules', PUBLIC_RULES),
    'export const loadReplies = () => replies();',
    'export const loadNewsTemplates = () => news();',
    'export const loadImports = () => imports();',
    'export const loadPhrases = () => phrases();',
    '',
  ].join('\n');
};

const OFFICE = ['office', 'channels'] as const satisfies readonly (keyof Policy)[];
const PUBLIC_RULES = [
  'office',
  'calendar',
  'clocks',
  'channels',
  'units',
  'subDistricts',
] as const satisfies readonly (keyof Policy)[];

const loader = (name: string, parts: readonly string[], also = ''): string =>
  `export const ${name} = () => ({ ${also}${parts.map((part) => `get ${part}() { return ${part}(); }`).join(', ')} });`;

/** What was checked must be what is read. */
const literalOf = (name: string, part: unknown): string => {
  const text = JSON.stringify(part);
  if (!isDeepStrictEqual(JSON.parse(text), part)) throw new Error(`the rules' ${name} cannot be told in JSON`);
  return JSON.stringify(text);
};
