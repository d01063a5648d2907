import { parseArgs } from 'node:util';
import { readSamples } from '#local/aws/samples';
import { readStack, type Stack } from '#local/aws/stack';
import { readAhead, setAhead, stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { showMoment } from '#local/pages/office-time';
import { step } from '#local/pages/steps';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { readMoment } from '#shared/domain/arrival/read-value';
import { Instant, type ReportId } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { sampleReportId } from './outcome.ts';
import { pushClock } from './push-clock.ts';
import { timeLines } from './time-lines.ts';

const USAGE = `npm run clock -- [show]
npm run clock -- +3d [--at-once]      (d hari / days, h jam / hours, m menit / minutes; atau / or --to WAKTU)
npm run clock -- reset

Memajukan jam sistem lokal yang sedang berjalan (npm start), dan menampilkan apa yang lalu dilakukan pengawas dan siapa yang
diberi tahu. Pengawas berjalan pada setiap saat ada yang jatuh tempo; dengan --at-once baru di ujungnya, seperti sesudah mati.
Pushes the running local system's clock on, and shows what the watch then did and who was told. The watch runs whenever
something is due on the way; with --at-once only at the end, as after an outage. Only a local stage can be moved.`;

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;
const MOST_MS = 400 * UNIT_MS.d;

const targetOf = (now: Instant, push: string | undefined, to: string | undefined): Instant => {
  if ((push === undefined) === (to === undefined)) throw new Trouble(USAGE);
  const at = to === undefined ? pushed(now, push ?? '') : readMoment(to, loadPolicy().office.zone);
  if (at === undefined) throw new Trouble(`--to ${to}: bukan waktu / not a moment, as 2026-12-01T09:00`);
  if (at - now > MOST_MS) throw new Trouble('Paling jauh 400 hari / at most 400 days');
  return Instant.parse(at);
};

const pushed = (now: Instant, push: string): number => {
  const [, count, unit] = /^\+(\d{1,6})([dhm])$/.exec(push) ?? [];
  if (unit !== 'd' && unit !== 'h' && unit !== 'm') throw new Trouble(`${push}: +3d, +5h, +30m\n\n${USAGE}`);
  return now + Number(count) * UNIT_MS[unit];
};

const sayTime = async (stack: Stack, { print }: Terminal): Promise<void> => {
  const ahead = await readAhead(stack);
  const now = (await stackClock(stack))();
  const apart = ahead < 0 ? `${-ahead} detik di belakang / seconds behind` : `${ahead} detik di depan / seconds ahead`;
  const how = ahead === 0 ? 'jam sebenarnya / the real time' : apart;
  print(`Jam sistem / system clock: ${showMoment(now)} WIB (${how})`);
};

const push = async (stack: Stack, to: Instant, atOnce: boolean, { print, output }: Terminal): Promise<void> => {
  const names = new Map<ReportId, string>((await readSamples()).map((sample) => [sampleReportId(sample), sample.name]));
  const work = (say: (detail: string) => void) => pushClock({ stack, say }, to, atOnce);
  const span = await step('Memajukan jam / pushing the clock', work, output);
  const lines = await timeLines(stack, span, names);
  print(lines.length === 0 ? 'Tidak ada yang jatuh tempo / nothing was due' : lines.join('\n'));
};

export const clock: Command = async (args, terminal) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { to: { type: 'string' }, 'at-once': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const [verb, ...others] = positionals;
    if (values.help === true) terminal.print(USAGE);
    else if (others.length > 0) throw new Trouble(USAGE);
    else {
      const isPush = values.to !== undefined || verb?.startsWith('+') === true;
      if (!isPush && verb !== undefined && verb !== 'show' && verb !== 'reset') throw new Trouble(USAGE);
      const stack = await readStack(await terminal.findAws());
      const target = async () => targetOf((await stackClock(stack))(), verb, values.to);
      if (isPush) await push(stack, await target(), values['at-once'] === true, terminal);
      if (verb === 'reset') await setAhead(stack, 0);
      await sayTime(stack, terminal);
    }
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
