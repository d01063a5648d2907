import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The arrows of docs/architecture.md: which room may import from which, and which packages it may use. */

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SDK = /^@aws-sdk\//;

type Room = {
  readonly folder: string;
  readonly may: readonly string[];
  readonly packages: readonly (string | RegExp)[];
};

/** Rooms of the use cases, bottom to top. What everybody needs of the machine stands in `ports.ts` outside of them. */
const APP_ORDER = [
  'access',
  'report',
  'evidence',
  'arrival',
  'notices',
  'informal',
  'activities',
  'news',
  'figures',
  'digest',
  'operator',
] as const;
const PORTS = ['shared/app/ports', ...APP_ORDER.map((room) => `shared/app/${room}/ports`)];

const OF_FUNCTIONS = ['functions/', 'shared/app/', 'shared/contracts/', 'shared/runtime/'];
const HTTP = [/^@middy\//, 'aws-lambda'];

const ROOMS: readonly Room[] = [
  {
    folder: 'functions/pages/',
    may: [...OF_FUNCTIONS, 'web/page/', 'web/parts/', 'web/public/', 'web/words/'],
    packages: HTTP,
  },
  { folder: 'shared/domain/', may: ['shared/domain/'], packages: ['zod', 'temporal-polyfill'] },
  { folder: 'shared/contracts/', may: ['shared/contracts/', 'shared/domain/'], packages: ['zod'] },
  { folder: 'shared/app/', may: ['shared/app/', 'shared/domain/', 'shared/contracts/'], packages: ['p-map'] },
  {
    folder: 'shared/adapters/',
    may: ['shared/adapters/', 'shared/domain/', 'shared/contracts/', ...PORTS, 'shared/policy/'],
    packages: ['zod', SDK, 'node:crypto', 'preact', 'preact-render-to-string', 'p-map'],
  },
  {
    folder: 'shared/runtime/',
    may: [
      'shared/runtime/',
      'shared/contracts/env',
      'shared/contracts/http/precondition',
      'shared/contracts/http/problem-codes',
    ],
    packages: ['zod', /^@middy\//, /^@aws-lambda-powertools\//, 'aws-lambda', 'node:crypto'],
  },
  {
    folder: 'functions/',
    may: OF_FUNCTIONS,
    packages: HTTP,
  },
  // Runs in browsers: of ours it takes types, and what was made of the contracts when it was built.
  {
    folder: 'web/console/',
    may: ['web/', 'shared/contracts/http/', 'shared/domain/words/titled'],
    packages: [/^preact(\/|$)/, '@preact/signals', /^preact-iso\/(router|lazy)$/, 'oauth4webapi'],
  },
  // Runs beside them in browsers, and knows files and addresses alone.
  { folder: 'web/worker/', may: ['web/worker/', 'web/page/addresses'], packages: [] },
  // Made when the pages are built, and then but what it came to.
  {
    folder: 'web/made/',
    may: [
      'web/made/',
      'shared/contracts/',
      'shared/domain/',
      'shared/adapters/policy/bundled-policy',
      // What the office promises, in the words in which everybody is told.
      'shared/app/operator/show-office',
    ],
    packages: [],
  },
  // Drawn by the function that serves pages, or by both.
  {
    folder: 'web/',
    may: ['web/parts/', 'web/page/', 'web/public/', 'web/words/', 'shared/contracts/', 'shared/domain/'],
    packages: ['preact', 'preact-render-to-string'],
  },
  {
    folder: 'infra/',
    may: [
      'infra/',
      'shared/contracts/',
      'shared/domain/policy/policy',
      'shared/domain/policy/manifest',
      'shared/domain/classify/compiled-phrases',
      'shared/policy/',
      'cdk.json',
      'web/made/',
    ],
    packages: [/^node:/, /^aws-cdk-lib/, 'constructs', 'cdk-nag', 'esbuild', 'execa', 'jsonc-parser', 'zod'],
  },
];

/** What single files may do beyond their room, and why. */
const ALSO: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  // hashes are pure functions; this is their only door into the domain
  'shared/domain/words/hash.ts': ['node:crypto', 'canonicalize'],
  'shared/domain/words/nearest.ts': ['fastest-levenshtein'],
  // sealing is pure too: key and content in, bytes out
  'shared/app/report/vault.ts': ['node:crypto'],
  // the one place that knows of each format of a document
  'shared/adapters/files/table-files.ts': ['csv-stringify/sync', 'write-excel-file/node'],
  'shared/adapters/files/news-feeds.ts': ['feedsmith'],
  'shared/adapters/files/portal-package.ts': ['fflate'],
  'shared/adapters/files/read-sheet.ts': ['csv-parse'],
  'shared/adapters/files/read-xlsx.ts': ['fflate', 'saxes'],
  'shared/adapters/files/read-xml.ts': ['saxes'],
  // fflate unpacks on behind the size that a file says to have
  'shared/adapters/files/read-zip.ts': ['node:zlib'],
  'shared/adapters/files/check-pdf.ts': ['@cantoo/pdf-lib', 'node:zlib'],
  'shared/adapters/files/clean-office-file.ts': ['fflate'],
  'shared/adapters/files/clean-pdf.ts': ['@cantoo/pdf-lib', 'node:zlib'],
  'shared/adapters/files/check-picture.ts': ['exifr', 'sharp'],
  'shared/adapters/files/unpack.ts': ['node:zlib'],
  // the one door to hosts outside: names and connections are looked after one by one
  'shared/adapters/files/outside.ts': ['node:dns/promises', 'node:events', 'node:http', 'node:https', 'node:net'],
  'shared/adapters/files/public-address.ts': ['ipaddr.js', 'node:net'],
  // figures of a month are names over and over again
  'shared/adapters/table/evaluations.ts': ['node:zlib'],
  'shared/adapters/table/public-years.ts': ['node:zlib'],
  'shared/runtime/packed-answer.ts': ['node:zlib'],
  'shared/adapters/files/built-assets.ts': ['node:fs'],
  'shared/adapters/pdf/typst-fonts.ts': ['node:fs', '@myriaddreamin/typst-ts-node-compiler'],
  'shared/adapters/pdf/typst-chart.ts': ['node:fs', '@resvg/resvg-wasm'],
  // the protocol of the sign-in page
  'shared/adapters/system/cognito-sign-in.ts': ['oauth4webapi'],
  'shared/adapters/pdf/packed-pdf.ts': ['fflate'],
};
/** The composition root of a function is the one place that puts adapters together. */
const isMain = (file: string): boolean => /^functions\/[a-z-]+\/main\.ts$/.test(file);

const tsFiles = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}${file}`);

type Import = { readonly file: string; readonly line: number; readonly target: string };

/** Every import of a file, static or not, as a path from the root or a package's name. */
const importsOf = (file: string, text: string): readonly Import[] =>
  [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].map((match) => ({
    file,
    line: text.slice(0, match.index).split('\n').length,
    target: resolve(file, match[1] ?? ''),
  }));

const resolve = (file: string, specifier: string): string => {
  if (specifier.startsWith('.')) return relative(ROOT, join(ROOT, dirname(file), specifier)).replace(/\.tsx?$/, '');
  if (specifier.startsWith('#web/')) return specifier.slice(1).replace(/\.tsx?$/, '');
  if (specifier.startsWith('#policy/')) return `shared/policy/${specifier.slice(8)}`;
  return specifier.startsWith('#') ? specifier.slice(1) : specifier;
};

const OURS = /^(shared|functions|infra|local|test|bench|web)\/|^cdk\.json$/;
const fits = (target: string, allowed: readonly (string | RegExp)[]): boolean =>
  allowed.some((rule) => (typeof rule === 'string' ? target === rule : rule.test(target)));

const offence = ({ file, line, target }: Import): string | undefined => {
  const room = ROOMS.find(({ folder }) => file.startsWith(folder));
  if (room === undefined) return `${file}:${line} lies in no room`;
  const may = isMain(file) ? [...room.may, 'shared/adapters/'] : room.may;
  const packages = [...room.packages, ...(isMain(file) ? [SDK] : []), ...(ALSO[file] ?? [])];
  const allowed = OURS.test(target)
    ? may.some((prefix) => (prefix.endsWith('/') ? target.startsWith(prefix) : target === prefix))
    : fits(target, packages);
  return allowed ? undefined : `${file}:${line} may not import ${target}`;
};

const files = [...new Set(ROOMS.flatMap(({ folder }) => tsFiles(folder)))];
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const offences = (file: string, text: string): readonly string[] =>
  importsOf(file, text).flatMap((found) => offence(found) ?? []);

describe('who may import whom', () => {
  it('looks at every file of every room', () => {
    expect(files.length).toBeGreaterThan(60);
  });

  it('holds for every import', () => {
    expect(files.flatMap((file) => offences(file, textOf(file)))).toEqual([]);
  });

  it.each([
    ['shared/domain/a.ts', "import { S3Client } from '@aws-sdk/client-s3';", '@aws-sdk/client-s3'],
    ['shared/domain/a.ts', "\n\nimport { log } from '#shared/runtime/logger';", 'shared/runtime/logger'],
    [
      'shared/app/a.ts',
      "export { x } from '#shared/adapters/files/s3-kept-files';",
      'shared/adapters/files/s3-kept-files',
    ],
    [
      'shared/adapters/a.ts',
      "import { triageEvent } from '../app/arrival/triage-event.ts';",
      'shared/app/arrival/triage-event',
    ],
    ['shared/runtime/a.ts', "const x = await import('#shared/domain/report/report');", 'shared/domain/report/report'],
    ['functions/intake/handler.ts', "import { SQSClient } from '@aws-sdk/client-sqs';", '@aws-sdk/client-sqs'],
    ['infra/a.ts', "import { handler } from '#functions/intake/main';", 'functions/intake/main'],
  ])('names the offender: %s with %s', (file, text, target) => {
    expect(offences(file, text)).toEqual([expect.stringContaining(`may not import ${target}`)]);
  });
});

/** Rooms of one floor, from the bottom to the top: a room imports from itself and from those below it, types too. */
type Floor = {
  readonly folder: string;
  readonly order: readonly string[];
  /** What lies in no room: it imports from none, and every room may import it. */
  readonly open: readonly string[];
};

const DOMAIN_ORDER = [
  'words',
  'calendar',
  'office',
  'classify',
  'report',
  'evidence',
  'arrival',
  'informal',
  'activities',
  'news',
  'access',
  'notices',
  'figures',
  'digest',
  'policy',
] as const;

const FLOORS: readonly Floor[] = [
  {
    folder: 'shared/domain/',
    order: DOMAIN_ORDER,
    open: [],
  },
  {
    folder: 'shared/app/',
    order: APP_ORDER,
    open: ['ports'],
  },
  { folder: 'shared/contracts/', order: ['messages', 'http'], open: ['env'] },
  {
    folder: 'shared/adapters/',
    order: ['system', 'policy', 'secrets', 'files', 'queues', 'mail', 'pdf', 'table'],
    open: [],
  },
  {
    folder: 'infra/',
    order: ['parts', 'capabilities', 'watching', 'data', 'workflow', 'tanggap', 'app', 'synth-all', 'deploy'],
    open: ['stages'],
  },
];

/** The place of a path's room in the order of its floor; below all of them for what is open to all. */
const rankOf = ({ folder, order, open }: Floor, path: string): number => {
  const name = path.slice(folder.length).replace(/\.ts$/, '');
  return open.includes(name) ? -1 : order.indexOf(name.split('/')[0] ?? '');
};

const upwardIn = (floor: Floor, file: string, text: string): readonly string[] =>
  importsOf(file, text)
    .map(({ target }) => target)
    .filter((target) => target.startsWith(floor.folder) && rankOf(floor, target) > rankOf(floor, file))
    .map((target) => [file.replace(/\.ts$/, ''), target].map((path) => path.slice(floor.folder.length)).join(' -> '));

/** The files of ours that a file imports, by their names without an ending. */
const targetsOf = (file: string, text: string): readonly string[] => importsOf(file, text).map(({ target }) => target);
const bare = (file: string): string => file.replace(/\.tsx?$/, '');

/** What is left when files that import none of the others are taken away again and again. */
const circleIn = (imports: readonly (readonly [file: string, targets: readonly string[]])[]): readonly string[] => {
  const among = (names: ReadonlySet<string>, side: 'imports' | 'imported'): ReadonlySet<string> => {
    const imported = new Set(
      imports.flatMap(([file, targets]) => (names.has(file) ? targets.filter((target) => names.has(target)) : [])),
    );
    return new Set(
      imports.flatMap(([file, targets]) => {
        const stays = side === 'imports' ? targets.some((target) => names.has(target)) : imported.has(file);
        return names.has(file) && stays ? [file] : [];
      }),
    );
  };
  const pruned = (names: ReadonlySet<string>): ReadonlySet<string> => {
    const next = among(among(names, 'imports'), 'imported');
    return next.size === names.size ? next : pruned(next);
  };
  return [...pruned(new Set(imports.map(([file]) => file)))];
};

describe('which room is above which', () => {
  it.each(FLOORS)('every file of $folder lies in a room, or is open to all of them', (floor) => {
    const isPlaced = (file: string): boolean => {
      const [room = '', ...rest] = file.slice(floor.folder.length).replace(/\.ts$/, '').split('/');
      return floor.order.includes(room) || (rest.length === 0 && floor.open.includes(room));
    };
    expect(tsFiles(floor.folder).filter((file) => !isPlaced(file))).toEqual([]);
  });

  it.each(FLOORS)('a room in $folder imports nothing from a room above it, not even a type', (floor) => {
    expect(tsFiles(floor.folder).flatMap((file) => upwardIn(floor, file, textOf(file)))).toEqual([]);
  });

  it('finds an import that points upward, of a type too', () => {
    const [domain] = FLOORS;
    const text = "import type { Report } from '#shared/domain/report/report';\nimport { x } from './x.ts';";
    expect(domain && upwardIn(domain, 'shared/domain/office/a.ts', text)).toEqual(['office/a -> report/report']);
  });

  it('no files import each other in a circle, not even types', () => {
    const all = ['shared/', 'functions/', 'infra/', 'local/', 'bench/', 'test/', 'web/'].flatMap(tsFiles);
    expect(circleIn(all.map((file) => [bare(file), targetsOf(file, textOf(file))]))).toEqual([]);
  });

  it('finds a circle, and names what it goes through', () => {
    const imports = [
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts', 'd.ts']],
      ['c.ts', []],
      ['d.ts', ['b.ts']],
    ] as const;
    expect(circleIn(imports)).toEqual(['b.ts', 'd.ts']);
  });

  it('tests lie in rooms of the same names', () => {
    const names = [...DOMAIN_ORDER, 'system', 'whole', 'gate'];
    const rooms = ['unit', 'property', 'contract', 'flow', 'infra', 'e2e'].flatMap((kind) =>
      readdirSync(join(ROOT, 'test', kind), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => ({ kind, name })),
    );
    expect(rooms.filter(({ name }) => !names.some((known) => known === name))).toEqual([]);
  });
});

/** Time, chance and environment come in as arguments; a room that reaches for them itself cannot be replayed. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\brandomUUID\b|\brandomBytes\b|\bsetTimeout\b|\bfetch\(|\bconsole\./;

describe('purity', () => {
  const pure = files.filter((file) => /^shared\/(domain|app|contracts)\//.test(file));
  const impurities = (file: string, text: string): readonly string[] =>
    text.split('\n').flatMap((line, index) => (IMPURE.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []));

  it('no clock, chance, network or environment in domain, app and contracts', () => {
    expect(pure.flatMap((file) => impurities(file, textOf(file)))).toEqual([]);
  });

  it('can find one', () => {
    expect(impurities('shared/domain/a.ts', 'const x = 1;\nconst now = Date.now();')).toHaveLength(1);
  });
});

describe('habits that reviews forget', () => {
  const scan = (pattern: RegExp, of: readonly string[] = files): readonly string[] =>
    of.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    );

  it('the environment is read at one door', () => {
    expect(
      scan(
        /process\.env/,
        files.filter((file) => /^(shared|functions)\//.test(file)),
      ),
    ).toEqual([expect.stringContaining('shared/runtime/env.ts')]);
  });

  it('the table’s expressions are written in one file', () => {
    expect(
      scan(
        /(Condition|Update|Projection)Expression:|\b(Get|Put|Update|Delete|Query|TransactWrite|BatchGet)Command\(/,
        files.filter((file) => /^shared\/adapters\/table\//.test(file)),
      ).filter((hit) => !hit.startsWith('shared/adapters/table/dynamo-table.ts')),
    ).toEqual([]);
  });

  it('nothing is cast: no `as`, no `!`, no `any`', () => {
    const cast = /\bas (?!const\b|never\b)[\w{(]|: any\b|@ts-(ignore|nocheck)/;
    // Comments, names given to imports, and what a page says are not casts.
    const isCast = (hit: string): boolean =>
      !/:\d+ (\*|\/\*|\/\/|(import|export) |\w+ as \w+,$)/.test(hit) && cast.test(hit.replace(/'[^']*'/g, "''"));
    const casts = scan(cast);
    expect(casts.filter(isCast)).toEqual([]);
  });

  it('sorting says by what', () => {
    expect(scan(/\.(sort|toSorted)\(\)/)).toEqual([]);
  });

  it('zod is imported whole, which bundles a fifth', () => {
    expect(scan(/import \{.*\} from 'zod'/)).toEqual([]);
  });

  const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `test/${file}`)
    .filter((file) => !file.endsWith('architecture.test.ts'));

  it('no test replaces a module', () => {
    expect(scan(/\bvi\.mock\(|\.(skip|only|todo)\(['"]/, tests)).toEqual([]);
  });

  it('no test is decided by how fast the machine is', () => {
    const judging = tests.filter((file) => /^test\/(unit|property|contract|flow|hunts|infra|e2e)\//.test(file));
    // That a message comes no sooner than it may is as true on a slow machine.
    expect(scan(/performance\.now\(\)|hrtime/, judging)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('test/contract/notices/enqueue-notices.ts')),
    );
  });

  it('what is skipped where something is missing is said to be unchecked', () => {
    const skipping = tests.filter((file) => /\.skipIf\(|\bskip\(/.test(textOf(file)));
    expect(skipping.filter((file) => !textOf(file).includes('noteUnchecked('))).toEqual([]);
    expect(skipping.length).toBeGreaterThan(0);
  });

  it('there are no drawers', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|manager|service|misc|index)\.ts$/.test(file))).toEqual(
      [],
    );
  });
});
