import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { isoWithOffset } from '#shared/domain/calendar';
import type { Due } from '#shared/domain/clock';
import { type DeadlineQuestion, explainDeadline, type Unanswerable } from '#shared/domain/explain-deadline';
import { readMoment } from '#shared/domain/read-value';
import { assertNever } from '#shared/domain/result';
import { ChannelClass, ChannelId, Instant, ReportClass } from '#shared/domain/words';
import { ledgerLines } from './ledger.ts';
import { showMoment } from './office-time.ts';
import { Trouble, wordsOf } from './trouble.ts';

const USAGE = `Usage: npm run deadline -- --received 2025-03-27T16:30:00+07:00 (--clock resolution --class service | --days N) [--json]
       npm run deadline -- --in cases.jsonl [--out answers.jsonl]

Counts in working days of the office (day 0 is the date of receipt) and prints the due date and the ledger, day by day.
Clocks: triage, inform, processed, firstResponse, resolution, closure. Classes: service, oversight; also --channel and
--channel-class (oversightComplaint, complaint, aspiration, informationRequest). A moment without a zone is the office's.
With --in, lines {id, received, days} or {id, received, clock, class} give a line {id, due, provisional} each, on
standard output or in the file of --out. "-" is standard input.`;

const policy = loadPolicy();

/** A case as a file or the command line gives it. */
const Case = z.object({
  received: z.string(),
  days: z.coerce.number().optional(),
  clock: z.string().optional(),
  class: ReportClass.optional(),
  channel: ChannelId.optional(),
  channelClass: ChannelClass.optional(),
});
const CaseLine = Case.extend({ id: z.union([z.string(), z.number()]) });

const questionOf = ({ received, ...rest }: z.infer<typeof Case>): DeadlineQuestion => {
  const receivedAt = Instant.safeParse(readMoment(received, policy.office.zone));
  if (!receivedAt.success) throw new Trouble(`received: not a date and time: ${received}`);
  return { receivedAt: receivedAt.data, ...rest };
};

const sayWhy = (why: Unanswerable): string => {
  switch (why.kind) {
    case 'clockUnknown':
      return `clock: not known; one of ${why.clocks.join(', ')}`;
    case 'noRule':
      return 'class: this clock needs a class (service or oversight)';
    case 'daysOutOfRange':
      return `days: a whole number from 1 to ${why.most}`;
    case 'clockOrDays':
      return 'give either a clock or days';
    case 'receivedOutOfRange':
      return 'received: from 2000 to 2097';
    default:
      return assertNever(why);
  }
};

const answer = (asked: z.infer<typeof Case>): Due => {
  const explained = explainDeadline(policy, questionOf(asked));
  if (!explained.ok) throw new Trouble(sayWhy(explained.refusal));
  return explained.value;
};

const answerOne = (given: unknown, asJson: boolean): void => {
  const asked = Case.safeParse(given);
  if (!asked.success) throw new Trouble(z.prettifyError(asked.error));
  const due = answer(asked.data);
  const dueAt = isoWithOffset(policy.calendar, due.dueAt);
  if (asJson) {
    console.log(JSON.stringify({ due: dueAt, provisional: due.provisional, ledger: due.ledger }, null, 2));
    return;
  }
  console.log(`Batas waktu / due: ${showMoment(due.dueAt)} WIB  (${dueAt})`);
  console.log(due.provisional ? 'SEMENTARA / provisional: satu tahun belum ada SKB-nya' : 'Pasti / final');
  for (const line of ledgerLines(policy.calendar, due)) console.log(line);
};

type Write = (line: string) => void;

const answerLine = (line: string, number: number, write: Write): boolean => {
  try {
    const { id, ...asked } = CaseLine.parse(JSON.parse(line));
    const due = answer(asked);
    write(JSON.stringify({ id, due: isoWithOffset(policy.calendar, due.dueAt), provisional: due.provisional }));
    return true;
  } catch (cause) {
    console.error(`line ${number}: ${cause instanceof z.ZodError ? z.prettifyError(cause) : wordsOf(cause)}`);
    return false;
  }
};

/** Lines that cannot be answered are named on standard error; the others are answered all the same. */
const answerFile = async (from: string, to: string | undefined): Promise<number> => {
  const input = from === '-' ? process.stdin : createReadStream(from);
  const output = to === undefined ? process.stdout : createWriteStream(to);
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() !== '' && !answerLine(line, number, (text) => output.write(`${text}\n`))) bad += 1;
  }
  if (output !== process.stdout) await finished(output.end());
  return bad === 0 ? 0 : 1;
};

const main = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      received: text,
      clock: text,
      class: text,
      days: text,
      channel: text,
      'channel-class': text,
      in: text,
      out: text,
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  if (values.in !== undefined) return answerFile(values.in, values.out);
  answerOne({ ...values, channelClass: values['channel-class'] }, values.json === true);
  return 0;
};

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(`${wordsOf(cause)}\n\n${USAGE}`);
  process.exitCode = 2;
}
