import { parseArgs } from 'node:util';
import { madeDigests, runMorning, showDigest } from '#local/aws/made-digests';
import { activitiesOf, deliveriesOf, dutyBookOf, eventLogOf, newsOf, recordsOf } from '#local/aws/records';
import { readStack, type Stack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { step } from '#local/pages/steps';
import { untilTold } from '#local/pages/until-told';
import { typstPdf } from '#shared/adapters/pdf/typst-pdf';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { coverageIn } from '#shared/app/news/show-coverage';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import {
  DigestPeriod,
  digestPeriodOf,
  earlierPeriods,
  instantsOf,
  MonthName,
  type Period,
  periodNamed,
} from '#shared/domain/calendar/period';
import { digestCoverage } from '#shared/domain/digest/coverage';
import { digestOf, type FrozenDigest } from '#shared/domain/digest/digest';
import { digestText } from '#shared/domain/digest/document';
import { monthBefore } from '#shared/domain/digest/schedule';
import { monthsUntil } from '#shared/domain/figures/evaluated-month';
import { withoutReports } from '#shared/domain/figures/figure';
import { type Scope, seenIn } from '#shared/domain/figures/scope';
import { datesBetween } from '#shared/domain/notices/duty';
import { deskOf } from '#shared/domain/office/officer';
import { peopleWith } from '#shared/domain/office/recipient';
import { Instant } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import { readDuty } from './duty-list.ts';
import { sentDifferences, writeEdition } from './editions.ts';
import { allCellsIn, failedIn, figuresIn, readStandings, seriesIn } from './figure-list.ts';

const USAGE = `npm run digest -- --period 2026-11 [--out laporan-kepatuhan.pdf] [--general] [--json]
npm run digest -- --send [--period 2026]

Membuat laporan kepatuhan satu periode sebagai PDF (PDF/A-2a, bertag) dari sistem lokal yang sedang berjalan (npm start).
Berkas yang sudah ada tidak ditimpa: edisi berikutnya ditulis di sampingnya (…-edisi-2.pdf), dan disebut bedanya dengan yang dikirim.
Makes the compliance report of a period as a PDF (PDF/A-2a, tagged) from the running local system. A file that is there is kept: the
next edition is written beside it (…-edisi-2.pdf), and what differs from the one that was sent is said.

  --period    2026 (tahun / year), 2026-11 (bulan / month), 2026-11-16/2026-11-22 (dari/sampai)
  --out       berkas PDF; tanpa ini laporan-kepatuhan-PERIODE.pdf / the file
  --general   tanpa laporan pengawasan / without oversight reports
  --json      modelnya saja, sebagai ganti PDF / its model in place of the PDF
  --send      sistem menghitung, membuat dan mengirim laporan yang sudah waktunya, seperti setiap pagi; dengan --period yang itu
              the system counts, makes and mails what is owed, as every morning; with --period, that one`;

const policy = loadPolicy();
const { calendar } = policy;

/** Long before any report. */
const LONG_AGO = { month: MonthName.parse('2000-01'), reports: 1 };

/** A digest of a period as of now, with all its figures. */
const readDigest = async (stack: Stack, period: Period, scope: Scope): Promise<FrozenDigest> => {
  const asOf = (await stackClock(stack))();
  const earlier = earlierPeriods(period);
  const looked = [...earlier, ...monthsUntil(period, [LONG_AGO]).map((one) => one.period)];
  const since = Instant.parse(Math.min(...looked.map((one) => instantsOf(calendar, one).from)));
  const source = { log: eventLogOf(stack), records: recordsOf(stack) };
  const all = await readStandings(source, calendar, { since, asOf });
  const look = { calendar, asOf, scope };
  const { from, until } = instantsOf(calendar, period);
  const dates = datesBetween(calendar, from, Instant.parse(Math.min(until - 1, asOf)));
  const failed = await failedIn(deliveriesOf(stack), all, period, look);
  const figures = [...figuresIn(all, period, look), failed];
  const cells = allCellsIn(all, period, look);
  const done = { policy, activities: activitiesOf(stack), news: newsOf(stack) };
  const coverage = await coverageIn(done, period, isoDateOf(calendar, asOf));
  const [reader] = policy.digest.to.flatMap((role) => peopleWith(policy, role));
  const digest = digestOf(policy, {
    period,
    asOf,
    scope,
    desk: reader === undefined ? undefined : deskOf(reader),
    standings: seenIn(all, scope),
    figures,
    series: seriesIn(all, period, look),
    cells,
    earlier: earlier.map((one) => ({ period: one, figures: figuresIn(all, one, look) })),
    duty: (await readDuty(dutyBookOf(stack), dates)).flatMap(({ day }) => day ?? []),
    failedNotices: failed.n,
    coverage: digestCoverage(policy, coverage, period),
  });
  return { digest, figures: figures.map(withoutReports), cells };
};

const send = async (asked: string | undefined, { print, output, findAws }: Terminal): Promise<void> => {
  const stack = await readStack(await findAws());
  const period = asked === undefined ? undefined : DigestPeriod.safeParse(asked);
  if (period?.success === false) throw new Trouble(`--period ${asked}\n\n${USAGE}`);
  const work = async (say: (detail: string) => void): Promise<void> => {
    await runMorning(stack, period?.data);
    await untilTold(stack, [], { say });
  };
  await step('Menghitung, membuat, mengirim / counting, making, mailing', work, output);
  const shown = period?.data ?? monthBefore(calendar, (await stackClock(stack))());
  for (const made of await madeDigests(stack, shown)) {
    const lines = await showDigest(made, `laporan-kepatuhan-${shown}-${made.recipient}.pdf`);
    print(lines.join('\n'));
  }
};

const options = {
  send: { type: 'boolean' },
  period: { type: 'string' },
  out: { type: 'string' },
  general: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Asked = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const make = async (asked: Asked, { print, findAws }: Terminal): Promise<void> => {
  if (asked.period === undefined) throw new Trouble(USAGE);
  const period = periodNamed(asked.period);
  if (period === undefined) throw new Trouble(`--period ${asked.period}\n\n${USAGE}`);
  const stack = await readStack(await findAws());
  const model = await readDigest(stack, period, asked.general === true ? 'general' : 'full');
  const text = digestText(policy, model.digest);
  if (asked.json === true) {
    print(JSON.stringify({ digest: model.digest, text }, null, 2));
    return;
  }
  const pdf = typstPdf()(text);
  const file = await writeEdition(asked.out ?? `laporan-kepatuhan-${asked.period.replace('/', '-sampai-')}.pdf`, pdf);
  print(`${file}: ${Math.ceil(pdf.length / 1000)} kB`);
  for (const sentence of [...text.sentences, ...text.decisions]) print(`  ${sentence}`);
  const name = digestPeriodOf(period);
  const sent = name === undefined || model.digest.scope === 'general' ? [] : await madeDigests(stack, name);
  for (const line of sent.flatMap((one) => sentDifferences(policy, one, model))) print(line);
};

export const digest: Command = async (args, terminal) => {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) terminal.print(USAGE);
    else if (values.send === true) await send(values.period, terminal);
    else await make(values, terminal);
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
