import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCAL_FOLDER } from '#local/aws/folders';
import { paint, step } from '#local/pages/steps';
import { startAwsAnswers } from './aws-answers.ts';
import { makeBundles } from './bundles.ts';
import { newReports } from './channel-calls.ts';
import { type Measured, PARTS, type Part } from './parts.ts';

/**
 * What the way of a report costs, each figure beside that of the least that could stand in its place, measured in turns
 * on this machine. It judges nothing: budgets are tests. `--only cold,warm` measures some parts alone.
 */

const RESULT = join(LOCAL_FOLDER, 'bench.json');

const { values } = parseArgs({ options: { only: { type: 'string' }, large: { type: 'boolean', default: false } } });

const wanted = (names: readonly string[]): readonly Part[] =>
  names.map((name) => {
    const part = PARTS[name];
    if (part === undefined) throw new Error(`--only knows ${Object.keys(PARTS).join(', ')}, not ${name}`);
    return part;
  });
const parts = wanted(values.only?.split(',') ?? Object.keys(PARTS));

const textOf = ({ tables }: Measured): string =>
  tables
    .map(([indonesian, english, ...rows]) => [`\n${paint('bold', indonesian)} / ${english}`, ...rows].join('\n'))
    .join('\n');

const aws = await startAwsAnswers();
try {
  const reports = await newReports();
  const bundles = await step('Membundel / bundling', makeBundles);
  const measured: Measured[] = [];
  for (const { what, measure } of parts) {
    measured.push(await step(what, () => measure({ bundles, aws, reports, isLarge: values.large })));
  }
  const machine = {
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    load: loadavg()[0] ?? Number.NaN,
  };
  console.log(
    [
      `\nNode ${machine.node}, ${machine.cpu}, beban / load ${machine.load.toFixed(1)}. Median (min–maks); rasio / ratio = sistem / polos.`,
      'Polos / bare: fungsi yang hanya meneruskan isi kiriman / a function that only passes the body on.',
      'AWS dijawab dari mesin ini lewat HTTP, tanpa TLS / AWS is answered by this machine over HTTP, without TLS.',
      ...measured.map(textOf),
    ].join('\n'),
  );
  await mkdir(LOCAL_FOLDER, { recursive: true });
  const figures = Object.assign({}, ...measured.map((one) => one.figures));
  await writeFile(
    RESULT,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, ...figures }, null, 2)}\n`,
  );
  console.log('\nAngka lengkap / all figures: .local/bench.json');
} finally {
  aws.stop();
}
