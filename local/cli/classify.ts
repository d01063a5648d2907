import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { wordsOf } from '#local/aws/trouble';
import named from '#policy/named.json' with { type: 'json' };
import topics from '#policy/topics.json' with { type: 'json' };
import { compileTopics } from '#shared/domain/classify/classify';
import { NamedRules } from '#shared/domain/classify/named';
import { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Command, Terminal } from './command.ts';
import { terminalText } from './terminal-text.ts';

const USAGE = `Usage: npm run classify -- --in reports.jsonl --out proposals.jsonl

Reads one report a line, {"id": …, "text": "…"} (also "title" and "place"), and writes one proposal a line in the same
order. "-" stands for standard input or output. A line that cannot be read is named on standard error and left out; the
exit code is then 1.`;

const PROGRESS_EVERY = 5000;

const Line = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  title: z.string().nullish(),
  place: z.string().nullish(),
});
type Line = z.infer<typeof Line>;

/** The value of a line, or undefined. The parser's own message would quote the citizen's words. */
const readJson = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The id as it was written: a number may have more digits than JavaScript can hold. */
const idAsWritten = (line: string, id: Line['id']): string => {
  const digits = typeof id === 'number' ? /"id"\s*:\s*(-?[0-9][0-9.eE+-]*)/.exec(line)?.[1] : undefined;
  return digits !== undefined && readJson(digits) === id ? digits : JSON.stringify(id);
};

const classifyText = compileTopics(TopicsPolicy.parse(topics), NamedRules.parse(named));

type Outcome =
  | { readonly json: string; readonly abstain: boolean; readonly oversight: boolean }
  | { readonly problem: string };

const classifyLine = (line: string): Outcome => {
  const value = readJson(line);
  if (value === undefined) return { problem: 'this is not JSON' };
  const report = Line.safeParse(value);
  if (!report.success) {
    return {
      problem: report.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; '),
    };
  }
  const { id, text, title, place } = report.data;
  const { confidence: _, ...proposal } = classifyText({
    text,
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof place === 'string' ? { place } : {}),
  });
  return {
    json: terminalText(`{"id":${idAsWritten(line, id)},${JSON.stringify(proposal).slice(1)}\n`),
    abstain: proposal.abstain,
    oversight: proposal.class === 'oversight',
  };
};

/** Lines end with "\n" only: other separators of Unicode may stand inside a JSON string. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

const openInput = async (path: string, { input: standard }: Terminal): Promise<NodeJS.ReadableStream> => {
  if (path === '-') return standard;
  const input = createReadStream(path);
  await once(input, 'open');
  return input;
};

const openOutput = async (path: string, { output: standard }: Terminal): Promise<NodeJS.WritableStream> => {
  if (path === '-') return standard;
  const output = createWriteStream(path);
  await once(output, 'open');
  return output;
};

type Count = { line: number; done: number; abstained: number; oversight: number; bad: number };

const classifyLines = async (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { complain }: Terminal,
): Promise<Count> => {
  const count: Count = { line: 0, done: 0, abstained: 0, oversight: 0, bad: 0 };
  for await (const line of linesOf(input)) {
    count.line += 1;
    const content = count.line === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (content.trim() === '') continue;
    const outcome = classifyLine(content);
    if ('problem' in outcome) {
      count.bad += 1;
      complain(`line ${count.line}: ${outcome.problem}`);
      continue;
    }
    count.done += 1;
    count.abstained += Number(outcome.abstain);
    count.oversight += Number(outcome.oversight);
    if (!output.write(outcome.json)) await once(output, 'drain');
    if (count.done % PROGRESS_EVERY === 0) complain(`${count.done} reports …`);
  }
  return count;
};

const classifyFile = async (from: string, to: string, terminal: Terminal): Promise<number> => {
  if (from !== '-' && resolve(from) === resolve(to)) throw new Error('--in and --out are the same file');
  const input = await openInput(from, terminal);
  const output = await openOutput(to, terminal);
  const count = await classifyLines(input, output, terminal);
  if (to !== '-') {
    output.end();
    await once(output, 'finish');
  }
  terminal.complain(
    `${count.done} reports classified: ${count.oversight} proposed as oversight, ${count.abstained} for a person to decide; ${count.bad} bad lines`,
  );
  return count.bad === 0 ? 0 : 1;
};

const main: Command = async (args, terminal) => {
  const { values } = parseArgs({
    args: [...args],
    options: { in: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    terminal.print(USAGE);
    return 0;
  }
  if (values.in === undefined || values.out === undefined) throw new Error('--in and --out are needed');
  return await classifyFile(values.in, values.out, terminal);
};

export const classify: Command = async (args, terminal) => {
  try {
    return await main(args, terminal);
  } catch (cause) {
    terminal.complain(`${wordsOf(cause)}\n\n${USAGE}`);
    return 2;
  }
};
