import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { SAMPLES_FOLDER } from '#local/aws/samples';
import { type Answer, type Posting, senderTo } from '#local/aws/sender';
import { readStack, type Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { Envelope, rawArrivalOf } from '#shared/contracts/messages/channel-event';
import { checkArrival } from '#shared/domain/arrival/arrival';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { senderSettings } from './sender-settings.ts';

const USAGE = `npm run sample -- send BERKAS
npm run sample -- sender KANAL

Mengirim laporan contoh yang ditandatangani ke sistem lokal yang sedang berjalan (npm start).
Sends a signed report to the running local system. BERKAS / FILE is the path or the name of a sample file
(npm run sample -- send 01-pju-padam), or a JSON file of your own:

  {"channel": "lapor", "type": "report.submitted",
   "data": {"externalId": "coba-1", "text": "Lampu jalan di depan pasar padam."}}

  sender   menulis alamat, rahasia, dan selisih jam untuk pengirim sebuah kanal (lapor, ppid), sebagaimana dipakai contoh di
           docs/channel-api.md: eval "$(npm run --silent sample -- sender lapor)"
           writes what a channel's sender is given, and how far the clock is ahead, as the examples there use it`;

const Event = z.object({
  channel: z.string(),
  type: z.string(),
  data: z.unknown(),
  /** Given, it is kept: to try what happens when the same webhook comes twice. */
  id: z.string().optional(),
  timestamp: z.string().optional(),
});
const File = z.union([z.object({ events: z.array(Event).min(1) }), Event.transform((event) => ({ events: [event] }))]);

const readPostings = async (name: string, stack: Stack): Promise<readonly Posting[]> => {
  const path = [name, join(SAMPLES_FOLDER, name), join(SAMPLES_FOLDER, `${name}.json`)].find(existsSync);
  if (path === undefined) throw new Trouble(`${name}: berkas tidak ada / no such file\n\n${USAGE}`);
  const parsed = File.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!parsed.success) throw new Trouble(`${path}: ${z.prettifyError(parsed.error)}\n\n${USAGE}`);
  const timestamp = new Date((await stackClock(stack))()).toISOString();
  return parsed.data.events.map((event) => ({
    ...event,
    id: event.id ?? `msg_${randomUUID()}`,
    timestamp: event.timestamp ?? timestamp,
  }));
};

/** The id of the report that a posting is about, where it names one. */
const reportOf = ({ channel, type, timestamp, data }: Posting): string | undefined => {
  const envelope = Envelope.safeParse({ type, timestamp, data });
  if (!envelope.success) return undefined;
  const checked = checkArrival(envelope.data.type, rawArrivalOf(envelope.data));
  return checked.ok ? reportIdOf(ChannelId.parse(channel), checked.value) : undefined;
};

const Accepted = z.object({ receipt: z.string(), trackingCode: z.string() });

const show = (posting: Posting, answer: Answer, { print }: Terminal): void => {
  print(`${posting.type} (${posting.channel}): ${answer.status === 202 ? '202 diterima / accepted' : answer.status}`);
  if (answer.status !== 202) {
    print(answer.body);
    return;
  }
  const { receipt, trackingCode } = Accepted.parse(JSON.parse(answer.body));
  print(`  tanda terima / receipt      ${receipt}\n  kode pelacakan / tracking   ${trackingCode}`);
  const report = reportOf(posting);
  if (report !== undefined) print(`  lihat / see                 npm run report -- ${report}`);
};

const main: Command = async ([verb, name, ...others], terminal) => {
  if ((verb !== 'send' && verb !== 'sender') || name === undefined || others.length > 0) throw new Trouble(USAGE);
  const stack = await readStack(await terminal.findAws());
  if (verb === 'send') return sendFile(stack, name, terminal);
  terminal.print(await senderSettings(stack, name));
  return 0;
};

const sendFile = async (stack: Stack, file: string, terminal: Terminal): Promise<number> => {
  const postings = await readPostings(file, stack);
  const send = senderTo(stack);
  let failed = 0;
  for (const posting of postings) {
    const answer = await send(posting);
    show(posting, answer, terminal);
    if (answer.status !== 202) failed += 1;
  }
  return failed === 0 ? 0 : 1;
};

export const sample: Command = async (args, terminal) => {
  try {
    return await main(args, terminal);
  } catch (cause) {
    if (!(cause instanceof Trouble) && !(cause instanceof SyntaxError)) throw cause;
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
