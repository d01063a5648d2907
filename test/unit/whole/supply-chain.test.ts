import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

/** What is installed is what was chosen: by version, by hash, from the one registry, and without running anything. */

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});
const installed = (lock: z.infer<typeof Lock>) => Object.entries(lock.packages).filter(([path]) => path !== '');

/**
 * Packages that would run something at installation. Scripts are off; these work without. A new one is looked at first.
 */
const KNOWN_SCRIPTS = ['esbuild', 'fsevents'];

const findings = (lock: z.infer<typeof Lock>): readonly string[] =>
  installed(lock).flatMap(([path, entry]) => [
    ...(entry.inBundle === true || entry.integrity?.startsWith('sha512-') ? [] : [`${path}: no sha512`]),
    ...(entry.resolved === undefined || /^https:\/\/registry\.npmjs\.org\//.test(entry.resolved)
      ? []
      : [`${path}: from elsewhere`]),
    ...(entry.hasInstallScript !== true || KNOWN_SCRIPTS.includes(path.split('node_modules/').at(-1) ?? '')
      ? []
      : [`${path}: runs a script`]),
  ]);

const lock = Lock.parse(JSON.parse(read('package-lock.json')));

describe('supply chain', () => {
  it('pins every package by sha512, from the one registry, with no unknown install script', () => {
    expect(findings(lock)).toEqual([]);
    expect(installed(lock).length).toBeGreaterThan(100);
  });

  it.each([
    [{ version: '1.0.0' }, 'no sha512'],
    [{ integrity: 'sha512-x', resolved: 'https://example.invalid/x.tgz' }, 'from elsewhere'],
    [{ integrity: 'sha512-x', hasInstallScript: true }, 'runs a script'],
  ])('would find %j', (entry, finding) => {
    expect(findings({ packages: { 'node_modules/bad': entry } })).toEqual([`node_modules/bad: ${finding}`]);
  });

  it('names exact versions only', () => {
    const Manifest = z.looseObject({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
      optionalDependencies: z.record(z.string(), z.string()),
    });
    const { dependencies, devDependencies, optionalDependencies } = Manifest.parse(JSON.parse(read('package.json')));
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('runs no script at installation, chooses nothing younger than a week, and installs what is pinned whatever its age', () => {
    const settings = read('.npmrc').split('\n');
    expect(settings).toContain('ignore-scripts=true');
    expect(settings).toContain('min-release-age=7');
    expect(read('local/enter.mjs')).toMatch(/\['ci', [^\]]*'--min-release-age=0'/);
  });

  const REQUIREMENTS = ['local/aws/requirements.txt', 'test/support/requirements.txt'];

  it('pins every Python package by version and sha256, and builds none from its sources', () => {
    const files = execFileSync('git', ['ls-files', '*requirements*.txt'], { cwd: ROOT, encoding: 'utf8' });
    expect(files.trim().split('\n')).toEqual(REQUIREMENTS);
    for (const file of REQUIREMENTS) expect(unpinned(read(file)), file).toEqual([]);
  });

  it.each([
    ['six==1.17.0 \\\n    --hash=sha256:00', 'six==1.17.0'],
    ['six==1.17.0', 'six==1.17.0'],
    [`six>=1 \\\n    --hash=sha256:${'0'.repeat(64)}`, 'six>=1'],
    ['--index-url https://example.invalid', '--index-url https://example.invalid'],
  ])('would find %j', (text, finding) => {
    expect(unpinned(`--require-hashes\n--only-binary :all:\n${text}\n`)).toEqual([finding]);
    expect(unpinned(text)).toContain('no --require-hashes');
  });
});

const OPTIONS = ['--require-hashes', '--only-binary :all:'];
const PINNED = /^[A-Za-z0-9_.-]+==\d\S*( ; [^\\]+?)?( --hash=sha256:[0-9a-f]{64})+$/;

/** What of a file of requirements is not held by version and hash. */
const unpinned = (text: string): readonly string[] => {
  const lines = text
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return [
    ...OPTIONS.filter((option) => !lines.includes(option)).map((option) => `no ${option}`),
    ...lines
      .filter((line) => !OPTIONS.includes(line) && !PINNED.test(line))
      .map((line) => line.replace(/ --hash=.*/, '')),
  ];
};

/** Strings that look like a live secret. The example secret of the documents says of itself that it is none. */
const SECRETS: readonly RegExp[] = [
  /AKIA[0-9A-Z]{16}/,
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  /whsec_[A-Za-z0-9+/=]{24,}/,
  /gh[pousr]_[A-Za-z0-9]{36}/,
  /xox[abp]-[A-Za-z0-9-]{20,}/,
];
const EXAMPLE = 'whsec_Y29udG9oLXJhaGFzaWEtamFuZ2FuLWRpcGFrYWk=';

describe('secrets', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(ts|mjs|json|md|py|txt|jsonl|yml)$/.test(file) && file !== 'package-lock.json');
  const secretsIn = (text: string): readonly string[] =>
    SECRETS.flatMap((pattern) => pattern.exec(text.replaceAll(EXAMPLE, ''))?.[0] ?? []);

  it('none lies in the repository', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap((file) => secretsIn(read(file)).map((found) => `${file}: ${found.slice(0, 12)}…`))).toEqual(
      [],
    );
  });

  it('one would be found', () => {
    expect(secretsIn(`key = whsec_${'a'.repeat(32)}`)).toHaveLength(1);
  });
});
