import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bundleOf, metafileText } from '#infra/parts/bundles';
import { readPolicyTexts } from '#infra/parts/check-policy';

/** Budgets in kB, minified: what a cold start must read. The SDK's clients are most of it. */
const BUDGETS: Readonly<Record<string, number>> = {
  intake: 1000,
  // The client of the key that words are found under among them.
  triage: 1600,
  'public-api': 1000,
  // The client of S3, where pictures of news lie, and what writes feeds.
  pages: 1050,
  // The phrases of the classifier among them, for previews the words of notices, what every alarm means, and informal
  // contacts, and sheets of history on their way.
  'admin-api': 2200,
  'reveal-identity': 1140,
  // The client of S3, and how it signs forms.
  'evidence-api': 1500,
  'activities-api': 1700,
  // The readers of PDF and Office files; beside it lies the decoder of pictures, 18 MB.
  inspect: 2200,
  // The clients of S3 and of the queue, and what is known of addresses.
  fetch: 1300,
  accounts: 1130,
  contacts: 1190,
  session: 680,
  // Every file of rules as it is written.
  'archive-policy': 970,
  dispatch: 1000,
  // The clients of SES and of S3, whose files go along with mails, beside those of the table and the queue.
  notify: 1335,
  feedback: 1060,
  watch: 1080,
  evaluate: 1110,
  export: 1200,
  // As triage, with the readers of CSV and Excel sheets, and the clients of the queue and of who is in which group.
  imports: 2000,
  'check-links': 940,
  // Beside it lie the typesetter and its fonts, 52 MB, and the renderer of its charts, 2.5 MB.
  digest: 1600,
};

/** Tools, tests and the CDK have no business in a function; zod's languages are 370 kB that nobody reads. */
const UNWANTED = [
  /node_modules\/(aws-cdk|aws-cdk-lib|constructs|cdk-nag|vitest|@vitest|esbuild|fast-check|standardwebhooks|zod-openapi|@redocly)\//,
  /^(test|local|bench|infra)\//,
  /node_modules\/zod\/v4\/locales\/(?!en\.)/,
];

const Output = z.object({
  bytes: z.int(),
  entryPoint: z.string().optional(),
  inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })),
});
const { outputs } = z.object({ outputs: z.record(z.string(), Output) }).parse(JSON.parse(metafileText()));

const bundled = (folder: string) => {
  const output = Object.values(outputs).find(({ entryPoint }) => entryPoint === `functions/${folder}/main.ts`);
  const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { inputs: inputs.map(([path]) => path), kilobytes: (output?.bytes ?? Number.POSITIVE_INFINITY) / 1000 };
};
const codeOf = (folder: string): string => readFileSync(join(bundleOf(folder, true), 'index.mjs'), 'utf8');

/** Parts of the rules, each by some words of it that stand nowhere else. */
const PARTS = { topics: 'polisitidur', notices: 'undeliverableTo', watch: 'ladders' } as const;

describe('the bundle', () => {
  it('has a budget for every function', () => {
    expect(new Set(Object.keys(BUDGETS))).toEqual(new Set(readdirSync('functions')));
  });

  it.each(Object.keys(BUDGETS))('the bundle of %s holds nothing foreign and stays inside its budget', (folder) => {
    const { inputs, kilobytes } = bundled(folder);
    for (const pattern of UNWANTED) expect(inputs.filter((path) => pattern.test(path))).toEqual([]);
    expect(kilobytes).toBeLessThan(BUDGETS[folder] ?? 0);
  });

  it('the bundle of digest has its typesetter, renderer, templates and fonts beside it', () => {
    const folder = bundleOf('digest', true);
    expect(readdirSync(join(folder, 'digest'))).toEqual(
      expect.arrayContaining(['chart.typ', 'digest.typ', 'fonts', 'picture.typ']),
    );
    // Whoever deploys may sit at another kind of machine than the one that runs it.
    expect(readdirSync(join(folder, 'node_modules', '@myriaddreamin')).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'typst-ts-node-compiler',
      'typst-ts-node-compiler-linux-x64-gnu',
    ]);
    expect(readdirSync(join(folder, 'node_modules', '@resvg', 'resvg-wasm'))).toContain('index_bg.wasm');
  });

  it('no bundle but that of digest draws pictures', () => {
    const draws = readdirSync('functions').filter((folder) =>
      bundled(folder).inputs.some((path) => path.endsWith('typst-chart.ts')),
    );
    expect(draws).toEqual(['digest']);
  });

  it('the bundle of intake holds no rules of topics, notices and the watch', () => {
    const code = codeOf('intake');
    for (const words of Object.values(PARTS)) expect(code).not.toContain(words);
    expect(
      readPolicyTexts().filter(({ text }) => Object.values(PARTS).some((words) => text.includes(words))),
    ).toHaveLength(3);
  });

  it('no bundle holds the texts that officers write again and again but those that show or archive them', () => {
    const holds = readdirSync('functions').filter((folder) => codeOf(folder).includes('ask-place-and-time'));
    expect(holds).toEqual(['admin-api', 'archive-policy']);
  });

  it('the bundles of functions that load every rule hold neither the files of rules nor the code that checks them', () => {
    for (const folder of ['triage', 'notify', 'dispatch', 'watch', 'admin-api', 'reveal-identity']) {
      expect(bundled(folder).inputs.filter((path) => /^shared\/policy\/|bundled-policy\.ts$/.test(path))).toEqual([]);
    }
  });
});
