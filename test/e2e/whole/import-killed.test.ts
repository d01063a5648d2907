import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import pMap from 'p-map';
import * as z from 'zod';
import { ROOT } from '#local/aws/folders';
import { clientConfig } from '#local/aws/local-aws';
import { tableClient } from '#local/aws/records';
import { stackClock } from '#local/aws/stack-clock';
import { type Random, randomOf } from '#local/past/random';
import { kmsDataKeys } from '#shared/adapters/secrets/kms-data-keys';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ReportId } from '#shared/domain/words/words';
import { aPosting, eventually, records, send, stack } from '#test/e2e/system';
import { aFaultySheet, type FaultySheet, formOf } from '#test/support/builders/a-faulty-sheet';
import { LAPOR, PPID } from '#test/support/builders/a-report';
import { type Found, hunt } from '#test/support/hunt';
import { differencesIn, heldOf, reread } from '#test/support/reread';

/** Ten thousand take a quarter of an hour: `HISTORY=10000` takes in as many. */
const ROWS = Number(process.env['HISTORY'] ?? 200);
const KILLS = 3;
const BY = 'siti-contoh';
const AT_ONCE = { concurrency: 8 };

const identityKeys = kmsDataKeys(new KMSClient(clientConfig(stack.aws)), stack.IdentityKeyArn);

/** The command as a process of its own, as whoever types it starts it. */
const started = (file: string, ...more: readonly string[]) => {
  const args = [join(ROOT, 'local', 'cli', 'command-line.ts'), 'import', file, '--take-in', '--by', BY, ...more];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...stack.aws.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { child, ended: once(child, 'exit').then(([code, signal]) => ({ code, signal })) };
};

/** Ends it without a word as soon as one of its rows is in, and a moment that nobody chose after that. */
const killedAt = async (file: string, number: string, random: Random): Promise<void> => {
  const { child, ended } = started(file);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (!isOver() && (await records.load(reportIdOf(LAPOR, number))) === undefined) await sleep(20);
  await sleep(random() * 30);
  child.kill('SIGKILL');
  const { code, signal } = await ended;
  if (signal !== 'SIGKILL') throw new Error(`it had ended by itself (${code}) before it was killed`);
};

/** Where it is killed: each time further on, and never so late that nothing is left to do. */
const momentsIn = ({ numbers }: FaultySheet, random: Random): readonly string[] =>
  Array.from({ length: KILLS }, (_, n) => Math.floor(((n + random()) / (KILLS + 1)) * numbers.length)).flatMap(
    // The first from there on that has nothing wrong with it.
    (at) => numbers[at % 50 === 49 ? at - 1 : at] ?? [],
  );

/** What came by a channel before: its number is a row's, and what it says is not. */
const sendBefore = async ({ live, elsewhere }: FaultySheet): Promise<void> => {
  const sent = [
    ...live.map((number) => ({ number, channel: LAPOR })),
    ...elsewhere.map((number) => ({ number, channel: PPID })),
  ];
  for (const { number, channel } of sent) {
    await send({ ...aPosting({ externalId: number }), channel });
    await eventually(`report ${number}`, () => records.load(reportIdOf(channel, number)));
  }
};

const Heads = z.array(z.object({ pk: z.string() }));

const reportsHeld = async (): Promise<readonly ReportId[]> => {
  const client = tableClient(stack);
  const found: ReportId[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: stack.TableName,
        FilterExpression: 'begins_with(pk, :report) AND sk = :head',
        ExpressionAttributeValues: { ':report': 'R#', ':head': 'HEAD' },
        ProjectionExpression: 'pk',
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Heads.parse(page.Items ?? []).map(({ pk }) => ReportId.parse(pk.slice(2))));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
};

const outcomesIn = async (file: string): Promise<Readonly<Record<string, string>>> => {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/u).map((line) => line.split(/[,;]/u));
  return Object.fromEntries(lines.flatMap(([n = '', outcome = '']) => (/^\d+$/u.test(n) ? [[n, outcome]] : [])));
};

/** The reports that the same sheet brought. */
const broughtBy = async ({ numbers: [first = ''] }: FaultySheet): Promise<readonly ReportId[]> => {
  const sheet = (await records.load(reportIdOf(LAPOR, first)))?.imported?.sheet;
  const all = await records.loadAll(await reportsHeld());
  return all.filter(({ imported }) => imported !== undefined && imported.sheet === sheet).map(({ id }) => id);
};

/** What came by its channel lives on meanwhile; of the sheet nothing is in its record. */
const touched = async ({ live }: FaultySheet): Promise<readonly string[]> => {
  const all = await Promise.all(live.map((number) => records.events(reportIdOf(LAPOR, number))));
  const isTouched = all.flat().some(({ actor }) => actor.by === 'history');
  return isTouched ? ['a report that was there before was touched'] : [];
};

const tried = async (seed: number): Promise<Found> => {
  const random = randomOf(seed);
  const sheet = await aFaultySheet(seed, ROWS);
  const folder = await mkdtemp(join(tmpdir(), 'impor-'));
  try {
    const [file, told] = [join(folder, sheet.name), join(folder, 'told.csv')];
    await writeFile(file, sheet.bytes);
    await sendBefore(sheet);
    for (const number of momentsIn(sheet, random)) await killedAt(file, number, random);
    const last = await started(file, '--out', told).ended;
    const found = await reread({
      ...{ sheet, by: BY, now: (await stackClock(stack))(), told: await outcomesIn(told) },
      held: await pMap(await broughtBy(sheet), (id) => heldOf({ reports: records, identityKeys }, id), AT_ONCE),
    });
    return {
      broken: [
        ...(last.code === 0 ? [] : [`the last run ended with ${last.code}`]),
        ...(await touched(sheet)),
        ...differencesIn(found),
      ],
      faults: KILLS,
      seen: found.outcomes,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};

hunt({
  name: 'history, killed',
  law: 'a sheet whose import is killed three times and begun again is in the record once, as another reader reads it',
  least: 6,
  cases: () =>
    Array.from({ length: 6 }, (_, n) => ({
      name: `${ROWS} rows, ${formOf(n)}`,
      run: () => tried(n),
    })),
  meets: ['new', 'live', 'otherChannel'],
});
