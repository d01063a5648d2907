import { parseArgs } from 'node:util';
import { deliveriesOf, recordsOf } from '#local/aws/records';
import { readStack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { showMoment } from '#local/pages/office-time';
import type { ReportStore } from '#shared/app/report/ports';
import { reportSubject } from '#shared/domain/notices/subject';
import { ReportId } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { reportJson, reportLines } from './report-lines.ts';

const USAGE = `Usage: npm run report -- rep_… [--words | --json]

Shows a report of the running local system: its head, why it is where it is, its timeline with
who was told at each step and what became of that, and its deadlines with their ledger.
--words also shows what the citizen wrote. Who wrote it stays sealed.
--json prints status, standstills and deadlines for programs, as POST /v1/public/deadlines writes them.`;

/** What the citizen wrote, and all that was said later, as JSON. */
export const wordLines = async (records: ReportStore, id: ReportId): Promise<readonly string[]> => {
  const words = await records.words(id);
  const messages = await records.messages(id);
  return [
    `Kata pelapor: ${JSON.stringify(words, null, 2)}`,
    ...messages.map((message) => `Pesan ${message.n} (${message.kind}): ${JSON.stringify(message.words, null, 2)}`),
  ];
};

const show = async (
  id: ReportId,
  { words: withWords = false, json: asJson = false }: { readonly words?: boolean; readonly json?: boolean },
  { print, findAws }: Terminal,
): Promise<void> => {
  const stack = await readStack(await findAws());
  const records = recordsOf(stack);
  const report = await records.load(id);
  const parked = asJson ? [] : await records.parked(id);
  for (const { receivedAt } of parked) print(`Menunggu laporannya sejak ${showMoment(receivedAt)} WIB / parked`);
  if (report === undefined) throw new Trouble(`${id}: belum ada laporan ini / no such report`);
  const looked = { report, events: await records.events(id), now: (await stackClock(stack))() };
  if (asJson) {
    print(JSON.stringify(reportJson(looked), null, 2));
    return;
  }
  const lines = [
    ...reportLines(looked, await deliveriesOf(stack).of(reportSubject(id)), await records.conflicts(id)),
    ...(withWords ? ['', ...(await wordLines(records, id))] : []),
  ];
  print(lines.join('\n'));
};

export const report: Command = async (args, terminal) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { words: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const id = ReportId.safeParse(positionals[0]);
    if (values.help === true) terminal.print(USAGE);
    else if (!id.success) throw new Trouble(USAGE);
    else await show(id.data, values, terminal);
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
