import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { showMoment } from '#local/pages/office-time';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { tellDeadline } from '#shared/app/report/tell-deadline';
import type { DeadlineAnswer, DeadlineRequest } from '#shared/contracts/http/deadlines';
import { PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import { readMoment } from '#shared/domain/arrival/read-value';
import { isoDateOf, isoWithOffset } from '#shared/domain/calendar/calendar';
import { type Due, isTentative } from '#shared/domain/calendar/working-time';
import { CLOCK_NAMES, Clock, ruleFor } from '#shared/domain/report/clock-rules';
import { type DeadlineQuestion, explainDeadline } from '#shared/domain/report/explain-deadline';
import { ChannelClass, ChannelId, Instant, ReportClass } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { ledgerLines } from './ledger.ts';
import { limitWords } from './limit-words.ts';

const USAGE = `npm run deadline -- --received WAKTU (--days N | --minutes N | --clock TENGGAT [--class KELAS])
                    [--pause DARI/SAMPAI]… [--channel KANAL] [--channel-class KELAS] [--json]
npm run deadline -- --in BERKAS.jsonl [--out JAWABAN.jsonl]

Menghitung kapan sesuatu jatuh tempo menurut kalender kantor, dan menjelaskannya hari demi hari.
Says when something is due by the office's calendar, and explains it day by day.

  --received       mulai dihitung; ISO 8601, tanpa zona berarti jam kantor
                   when the count starts; without a zone it is the office's time
  --days           hari kerja, 0 sampai 400; hari ke-0 ialah tanggal mulai / working days; day 0 is the date of the start
  --minutes        menit kerja, 0 sampai 20000 / working minutes
  --clock          ${Clock.options.join(', ')}
  --class          ${ReportClass.options.join(', ')}
  --channel        lapor, ppid, … (batas PPID berbeda / PPID has limits of its own)
  --channel-class  ${ChannelClass.options.join(', ')}
  --pause          jeda: tenggat tidak berjalan; boleh diulang / when the count stood still; may be repeated
  --json           jawaban yang sama dengan POST /v1/public/deadlines / the same answer as that address gives
  --in, --out      satu perkara JSON sebaris: {"id", "received", "days" | "minutes" | "clock", "class", "pauses": [{"from", "until"}]};
                   jawabannya {"id", "due", "provisional"} sebaris; "-" ialah masukan standar
                   a JSON case a line, an answer a line; "-" is standard input

  npm run deadline -- --received 2025-03-27T16:30 --clock resolution --class service
  npm run deadline -- --received 2026-11-24T10:00 --days 5 --pause 2026-11-25T09:00/2026-11-27T14:00`;

const policy = loadPolicy();
const { calendar } = policy;

/** What is no number at all is left to the rules to refuse. */
const Count = z
  .union([z.number(), z.string().transform((text) => (/^[-+]?\d+$/.test(text) ? Number(text) : Number.NaN))])
  .optional();

/** A case as a file or the command line gives it. */
const Case = z.object({
  received: z.string(),
  days: Count,
  minutes: Count,
  clock: z.string().optional(),
  class: ReportClass.optional(),
  channel: ChannelId.optional(),
  channelClass: ChannelClass.optional(),
  pauses: z.array(z.object({ from: z.string(), until: z.string().optional() })).optional(),
});
type Case = z.infer<typeof Case>;
const CaseLine = Case.extend({ id: z.union([z.string(), z.number()]) });

const requestOf = ({ received, ...rest }: Case): DeadlineRequest => ({ startedAt: received, ...rest });

/** Why there is no answer, in the words of the public calculator; what could not be read is repeated. */
const refuse = (code: ProblemCode, about = ''): never => {
  const { id, en } = PROBLEMS[code];
  throw new Trouble(`${about === '' ? '' : `${about}: `}${id} / ${en}`);
};

const moment = (name: string, text: string): Instant => {
  const at = Instant.safeParse(readMoment(text, calendar.zone));
  return at.success ? at.data : refuse('momentUnreadable', `${name} ${text}`);
};

const questionOf = ({ received, pauses = [], ...rest }: Case): DeadlineQuestion => ({
  ...rest,
  startedAt: moment('received', received),
  pauses: pauses.map(({ from, until }) => ({
    from: moment('pause', from),
    ...(until === undefined ? {} : { until: moment('pause', until) }),
  })),
});

/** The answer as the public calculator gives it. */
const answer = (asked: Case): DeadlineAnswer => {
  questionOf(asked); // refuses a moment by its name
  const told = tellDeadline(policy, requestOf(asked));
  return told.ok ? told.value : refuse(told.refusal);
};

const explain = (question: DeadlineQuestion): Due => {
  const explained = explainDeadline(policy, question);
  return explained.ok ? explained.value : refuse(explained.refusal.kind);
};

/** Which limit was counted, and where it stands. */
const ruleLines = (question: DeadlineQuestion): readonly string[] => {
  const { startedAt, days, minutes } = question;
  if (days !== undefined) return [limitWords({ limit: days, unit: 'workingDays' })];
  if (minutes !== undefined) return [limitWords({ limit: minutes, unit: 'workingMinutes' })];
  const clock = Clock.parse(question.clock);
  const rule = ruleFor(policy.clocks, clock, question, isoDateOf(calendar, startedAt));
  if (rule === undefined || rule.limit === null) return [];
  const { limit, unit, source, extension, pauses } = rule;
  return [
    `${limitWords({ limit, unit })}, tenggat ${CLOCK_NAMES[clock].id} / ${clock} — ${source}`,
    ...(extension === undefined ? [] : [`dapat diperpanjang ${limitWords({ limit: extension.limit, unit })}`]),
    ...(pauses || (question.pauses ?? []).length === 0
      ? []
      : ['tenggat ini tidak mengenal jeda selama menunggu pelapor / this clock does not pause for the reporter']),
  ];
};

const certaintyOf = (due: Due): string => {
  if (due.provisional) return 'SEMENTARA / provisional: satu tahun belum ada SKB-nya / a year without a decree';
  return isTentative(calendar, due)
    ? 'Dapat berubah / tentative: ada hari yang belum pasti atau tahun yang belum diperiksa pada SKB-nya'
    : 'Pasti / final';
};

const printInWords = (question: DeadlineQuestion, { print }: Terminal): void => {
  const due = explain(question);
  print(
    `Batas waktu / due: ${showMoment(due.dueAt)} WIB  (${isoWithOffset(calendar, due.dueAt)})
${certaintyOf(due)}
Mulai / from: ${showMoment(question.startedAt)} WIB`,
  );
  for (const line of ruleLines(question)) print(line);
  for (const line of ledgerLines(calendar, due)) print(line);
};

const complaintsOf = ({ issues }: z.ZodError): string =>
  issues
    .map((issue) => {
      const known = issue.code === 'invalid_value' ? `pilihannya / one of ${issue.values.join(', ')}` : issue.message;
      return `${issue.path.join('.')}: ${known}`;
    })
    .join('\n');

const answerOne = (given: unknown, asJson: boolean, terminal: Terminal): void => {
  const asked = Case.safeParse(given);
  if (!asked.success) throw new Trouble(complaintsOf(asked.error));
  if (asJson) terminal.print(JSON.stringify(answer(asked.data), null, 2));
  else printInWords(questionOf(asked.data), terminal);
};

/** The answer to a line of a file, or what is wrong with it. */
const answerLine = (line: string): { readonly answer: string } | { readonly problem: string } => {
  try {
    const { id, ...asked } = CaseLine.parse(JSON.parse(line));
    const { dueAt: due, provisional } = answer(asked);
    return { answer: JSON.stringify({ id, due, provisional }) };
  } catch (cause) {
    return { problem: cause instanceof z.ZodError ? complaintsOf(cause) : wordsOf(cause) };
  }
};

/** Lines that cannot be answered are named on standard error; the others are answered all the same. */
const answerFile = async (from: string, to: string | undefined, terminal: Terminal): Promise<number> => {
  const input = from === '-' ? terminal.input : (await open(from)).createReadStream();
  const output = to === undefined ? terminal.output : (await open(to, 'w')).createWriteStream();
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const outcome = answerLine(line);
    if ('answer' in outcome) output.write(`${outcome.answer}\n`);
    else {
      bad += 1;
      terminal.complain(`line ${number}: ${outcome.problem}`);
    }
  }
  if (output !== terminal.output) await finished(output.end());
  return bad === 0 ? 0 : 1;
};

/** FROM/UNTIL; without an end the rules refuse it. */
const pauseOf = (text: string): { from: string; until?: string } => {
  const [from = '', until = '', ...more] = text.split('/');
  if (more.length > 0) throw new Trouble(`--pause ${text}: tulis DARI/SAMPAI dalam ISO 8601 / write FROM/UNTIL`);
  return { from, ...(until === '' ? {} : { until }) };
};

const main: Command = async (args, terminal) => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      received: text,
      clock: text,
      class: text,
      days: text,
      minutes: text,
      channel: text,
      'channel-class': text,
      pause: { ...text, multiple: true },
      in: text,
      out: text,
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { in: from, out: to, json, help, pause, 'channel-class': channelClass, ...rest } = values;
  if (help === true) {
    terminal.print(USAGE);
    return 0;
  }
  if (Object.keys(values).length === 0) throw new Trouble(USAGE);
  if (from !== undefined) return answerFile(from, to, terminal);
  if (to !== undefined) throw new Trouble('--out: hanya bersama --in / only with --in');
  if (rest.received === undefined)
    throw new Trouble('--received: kapan mulai dihitung belum disebut / say when the count starts');
  answerOne({ ...rest, channelClass, pauses: pause?.map(pauseOf) }, json === true, terminal);
  return 0;
};

export const deadline: Command = async (args, terminal) => {
  try {
    return await main(args, terminal);
  } catch (cause) {
    terminal.complain(`${wordsOf(cause)}\n\nBantuan / help: npm run deadline -- --help`);
    return 2;
  }
};
