import { parseArgs } from 'node:util';
import { dutyBookOf } from '#local/aws/records';
import { readStack, type Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { showMoment, showSecond } from '#local/pages/office-time';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { openQueue } from '#shared/app/notices/duty';
import { IsoDate, instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { datesBetween } from '#shared/domain/notices/duty';
import { peopleWith } from '#shared/domain/office/recipient';
import { PersonId } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { dutyJson, dutyLines, readDuty } from './duty-list.ts';

const USAGE = `npm run duty -- open [--by ORANG]
npm run duty -- [show] [--from TANGGAL] [--until TANGGAL] [--json]

Piket pada sistem lokal yang sedang berjalan (npm start): mencatat bahwa seseorang membuka antrean, atau menampilkan siapa membukanya
pada hari apa dan hari mana yang terlewat. Tanpa --by: admin LAPOR!. Tanpa tanggal: dua minggu terakhir.
Duty on the running local system: records that somebody opened the queue, or shows who opened it on which day and which days
were missed. Without --by: the LAPOR! admin. Without dates: the last two weeks.

  npm run duty -- open --by pengganti-admin-lapor
  npm run duty -- show --from 2026-11-16 --until 2026-11-30`;

const policy = loadPolicy();
const DAY_MS = 86_400_000;
const USUAL_DAYS = 13;
const MOST_DAYS = 400;

const personOf = (given: string | undefined): PersonId => {
  const name = given ?? peopleWith(policy, 'laporAdmin')[0]?.id;
  const id = PersonId.safeParse(name);
  // Somebody else's name, or a slip of the pen, would hide that nobody was there.
  if (id.success && policy.office.people.some((one) => one.id === id.data)) return id.data;
  throw new Trouble(
    `--by ${name}: bukan orang dari office.json / nobody in office.json; ${policy.office.people.map((one) => one.id).join(', ')}`,
  );
};

const open = async (stack: Stack, by: PersonId, { print }: Terminal): Promise<void> => {
  const deps = { policy, dutyBook: dutyBookOf(stack), now: await stackClock(stack), log: () => {} };
  const { day } = await openQueue(deps, by);
  const first = day.opened.find((opening) => opening.by === by);
  if (first === undefined) return;
  print(`${by} membuka antrean / opened the queue: ${showMoment(first.at)} WIB (${showSecond(first.at)})`);
  if (day.missedAt !== undefined)
    print(`Hari ini sudah tercatat terlewat sejak ${showMoment(day.missedAt)} WIB / today counts as missed`);
};

const dateOf = (option: string, given: string | undefined): Instant | undefined => {
  if (given === undefined) return undefined;
  const date = IsoDate.safeParse(given);
  if (!date.success) throw new Trouble(`--${option} ${given}: bukan tanggal / not a date, as 2026-11-24`);
  return instantAt(policy.calendar, plainDate(date.data), '12:00');
};

type Span = { readonly from: Instant | undefined; readonly until: Instant | undefined };

const show = async (stack: Stack, span: Span, asJson: boolean, { print }: Terminal): Promise<void> => {
  const now = (await stackClock(stack))();
  const until = span.until ?? now;
  const from = span.from ?? Instant.parse(until - USUAL_DAYS * DAY_MS);
  const dates = datesBetween(policy.calendar, from, until);
  if (dates.length === 0 || dates.length > MOST_DAYS)
    throw new Trouble(
      `--from, --until: 1 sampai ${MOST_DAYS} hari, --from lebih dahulu / at most so many days, --from first`,
    );
  const days = await readDuty(dutyBookOf(stack), dates);
  if (asJson) print(JSON.stringify(dutyJson(policy.calendar, days), null, 2));
  else print(dutyLines(policy, days, now).join('\n'));
};

const main = async (args: readonly string[], terminal: Terminal): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [verb = 'show', ...others] = positionals;
  const { by, from, until, json } = values;
  if (values.help === true) terminal.print(USAGE);
  else if (others.length > 0) throw new Trouble(USAGE);
  else if (verb === 'open') {
    const person = personOf(by);
    await open(await readStack(await terminal.findAws()), person, terminal);
  } else if (verb === 'show' && by === undefined) {
    const span = { from: dateOf('from', from), until: dateOf('until', until) };
    await show(await readStack(await terminal.findAws()), span, json === true, terminal);
  } else throw new Trouble(USAGE);
};

export const duty: Command = async (args, terminal) => {
  try {
    await main(args, terminal);
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
