import { parseArgs } from 'node:util';
import { loadPolicy } from '#shared/adapters/bundled-policy';
import { IsoDate, instantAt, isoOf, isoWithOffset, plainDate } from '#shared/domain/calendar';
import { type Figure, figuresOf, merged, partOf, type Scope } from '#shared/domain/evaluation';
import { type Standing, standingAt } from '#shared/domain/standing';
import type { Instant, ReportId } from '#shared/domain/words';
import { alignedRow, widthsOf } from './columns.ts';
import { showDay, showMoment } from './office-time.ts';
import { eventLogOf, recordsOf } from './records.ts';
import { runningAws } from './running.ts';
import { readStack, type Stack } from './stack.ts';
import { stackClock } from './stack-clock.ts';
import { paint } from './steps.ts';
import { Trouble, wordsOf } from './trouble.ts';

const USAGE = `npm run figures -- --period 2026-11 [--figure resolution.missed] [--ids] [--general] [--json]

Angka dari laporan yang diterima dalam satu periode, dihitung ulang dari catatan kejadian sistem lokal yang sedang berjalan
(npm start). Setiap angka menyebut pembilang, penyebut, dan n; definisinya ada di docs/figures.md.
The figures of the reports received in a period, recomputed from the events of the running local system. Each says its
numerator, denominator and n; the definitions are in docs/figures.md.

  --period    2026 (tahun / year), 2026-11 (bulan / month), 2026-11-24 (hari / day), 2026-11-16/2026-11-22 (dari/sampai)
  --figure    hanya angka yang namanya dimulai demikian / only figures whose name begins so
  --ids       laporan di baliknya / the reports behind it
  --general   seolah-olah laporan pengawasan tidak ada / as if oversight reports did not exist`;

const { calendar } = loadPolicy();

/** Half open, so that adjacent periods neither overlap nor leave a moment out. */
type Period = { readonly from: IsoDate; readonly until: IsoDate };

const dayAfter = (date: IsoDate): IsoDate => isoOf(plainDate(date).add({ days: 1 }));

const periodOf = (given: string): Period => {
  const [first = '', last = first] = given.split('/');
  const span = (months: number, start: string): Period | undefined => {
    const from = IsoDate.safeParse(start);
    return from.success ? { from: from.data, until: isoOf(plainDate(from.data).add({ months })) } : undefined;
  };
  const whole =
    given.length === 4 ? span(12, `${given}-01-01`) : given.length === 7 ? span(1, `${given}-01`) : undefined;
  if (whole !== undefined) return whole;
  const [from, to] = [IsoDate.safeParse(first), IsoDate.safeParse(last)];
  if (!from.success || !to.success || to.data < from.data) throw new Trouble(`--period ${given}\n\n${USAGE}`);
  return { from: from.data, until: dayAfter(to.data) };
};

/** The reports received in a period, each as it stands as of now. */
const standingsOf = async (stack: Stack, { from, until }: Period, asOf: Instant): Promise<readonly Standing[]> => {
  const ids = new Set<ReportId>();
  const log = eventLogOf(stack).between(instantAt(calendar, plainDate(from), '00:00'), asOf);
  for await (const { reportId } of log) ids.add(reportId);
  const records = recordsOf(stack);
  const standings = await Promise.all([...ids].map(async (id) => standingAt(calendar, await records.events(id), asOf)));
  return standings
    .filter((standing) => standing !== undefined)
    .filter(({ receivedOn }) => from <= receivedOn && receivedOn < until);
};

const PERCENT = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 1 });

const rowOf = (figure: Figure): readonly string[] =>
  figure.kind === 'count'
    ? [
        figure.name,
        `${figure.numerator} / ${figure.denominator}`,
        figure.ratio === null ? 'tidak ada data' : PERCENT.format(figure.ratio),
        '',
      ]
    : [
        figure.name,
        `n = ${figure.n}`,
        figure.median === null ? 'tidak ada data' : `median ${figure.median} menit kerja`,
        figure.p90 === null ? '' : `p90 ${figure.p90}`,
      ];

const show = (figures: readonly Figure[], withIds: boolean): void => {
  const rows = figures.map(rowOf);
  const widths = widthsOf(rows);
  for (const [index, figure] of figures.entries()) {
    console.log(`  ${alignedRow(rows[index] ?? [], widths)}`);
    if (withIds) for (const id of figure.ids) console.log(paint('dim', `      ${id}`));
  }
};

try {
  const { values } = parseArgs({
    options: {
      period: { type: 'string' },
      figure: { type: 'string' },
      ids: { type: 'boolean' },
      general: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) console.log(USAGE);
  else {
    if (values.period === undefined) throw new Trouble(USAGE);
    const period = periodOf(values.period);
    const stack = await readStack(await runningAws());
    const asOf = (await stackClock(stack))();
    const scope: Scope = values.general === true ? 'general' : 'full';
    const days = Map.groupBy(await standingsOf(stack, period, asOf), ({ receivedOn }) => receivedOn);
    const parts = [...days.values()].map((standings) => partOf(standings, { asOf, calendar }, scope));
    const figures = figuresOf(merged(parts), asOf).filter(({ name }) => name.startsWith(values.figure ?? ''));
    if (figures.length === 0)
      throw new Trouble(`--figure ${values.figure}: tidak ada angka bernama demikian / no such figure`);
    if (values.json === true) {
      const shown = figures.map(({ ids, ...figure }) => ({ ...figure, ...(values.ids === true ? { ids } : {}) }));
      console.log(JSON.stringify({ period, scope, asOf: isoWithOffset(calendar, asOf), figures: shown }, null, 2));
    } else {
      const day = (date: IsoDate): string => showDay(instantAt(calendar, plainDate(date), '12:00'));
      console.log(
        `Diterima ${day(period.from)} sampai sebelum ${day(period.until)}; keadaan per ${showMoment(asOf)} WIB; ${scope}`,
      );
      show(figures, values.ids === true);
    }
  }
} catch (cause) {
  console.error(wordsOf(cause));
  process.exitCode = 1;
}
