import { parseArgs } from 'node:util';
import { recordsOf } from '#local/aws/records';
import { readStack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { QUEUES, Queue } from '#shared/domain/report/report';
import type { Command, Terminal } from './command.ts';
import { readWork, workJson, workLines } from './work-list.ts';

const USAGE = `npm run work [-- --queue ANTREAN]… [--json]

Menampilkan pekerjaan terbuka sistem lokal yang sedang berjalan (npm start), menurut antrean: yang paling mendesak lebih dahulu,
mana yang mendekati atau lewat batas, yang jeda, yang status kanalnya berbeda, laporan mana yang belum datang padahal ada
kiriman tentangnya, dan batas waktu mana yang berpindah.
Shows the running local system's open work by queue, the soonest due first: what is at risk, overdue or paused, where office
and channel differ, which reports have not come though something about them has, and which deadlines have moved.

Antrean / queues: ${QUEUES.join(', ')}. Tanpa --queue: semuanya / all of them.`;

const queueNamed = (name: string): Queue => {
  const queue = Queue.safeParse(name);
  if (queue.success) return queue.data;
  throw new Trouble(`--queue ${name}: antrean tidak dikenal; pilihannya / not known; one of ${QUEUES.join(', ')}`);
};

const show = async (
  { queue: names, json }: { readonly queue?: readonly string[]; readonly json?: boolean },
  { print, findAws }: Terminal,
): Promise<void> => {
  const asked = new Set(names?.map(queueNamed) ?? QUEUES);
  const stack = await readStack(await findAws());
  const work = await readWork(
    recordsOf(stack),
    QUEUES.filter((queue) => asked.has(queue)),
  );
  const now = (await stackClock(stack))();
  if (json === true) print(JSON.stringify(workJson(work, loadPolicy().calendar, now), null, 2));
  else print(workLines(work, now).join('\n'));
};

export const work: Command = async (args, terminal) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        queue: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) terminal.print(USAGE);
    else await show(values, terminal);
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
