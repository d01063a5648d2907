import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { deliveriesOf, eventLogOf, recordsOf } from '#local/aws/records';
import { readStack } from '#local/aws/stack';
import { stackClock } from '#local/aws/stack-clock';
import { Trouble, wordsOf } from '#local/aws/trouble';
import { showDay, showMoment } from '#local/pages/office-time';
import { csvOf, workbookFile } from '#shared/adapters/files/table-files';
import { typstChart } from '#shared/adapters/pdf/typst-chart';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { instantAt, plainDate } from '#shared/domain/calendar/calendar';
import { earlierPeriods, instantsOf, type Period, periodNamed } from '#shared/domain/calendar/period';
import { Dimension } from '#shared/domain/figures/counted-report';
import type { Figure } from '#shared/domain/figures/figure';
import { FIGURE_COLUMNS, figureCells } from '#shared/domain/figures/figure-cells';
import { MAY_BE_SHORTER } from '#shared/domain/figures/may-be-shorter';
import { type Scope, seenIn } from '#shared/domain/figures/scope';
import type { Standing } from '#shared/domain/figures/standing';
import { triedLines } from '#shared/domain/figures/what-if-rules';
import { figureWorkbook } from '#shared/domain/figures/workbook';
import { Instant } from '#shared/domain/words/words';
import type { Command, Terminal } from './command.ts';
import {
  allCellsIn,
  type Column,
  cellLines,
  cellsIn,
  failedIn,
  figureLines,
  figuresIn,
  figuresJson,
  listedOnly,
  publicCellsIn,
  publicLines,
  readStandings,
} from './figure-list.ts';
import { expectFree, kitLines, kitOf, writeKit } from './recompute-kit.ts';
import { readWhatIf } from './what-if-file.ts';
import { differenceIn, differenceJson, differenceLines } from './what-if-lines.ts';

const USAGE = `npm run figures -- --period 2026-11 [--figure resolution.missed] [--ids] [--compare] [--general] [--json] [--csv BERKAS] [--xlsx BERKAS]
npm run figures -- --period 2026-11 --kit FOLDER [--general]
npm run figures -- --period 2026-11 --what-if BERKAS [--figure resolution] [--ids] [--general] [--json]

Angka satu periode, dihitung ulang dari catatan kejadian sistem lokal yang sedang berjalan (npm start): apa jadinya laporan yang
diterima dalam periode itu, dan apa yang terjadi di dalamnya (flow). Setiap angka menyebut pembilang, penyebut, dan n; definisinya
ada di docs/figures.md.
The figures of a period, recomputed from the events of the running local system: what became of the reports received in it, and
what happened in it (flow). Each says its numerator, denominator and n; the definitions are in docs/figures.md.

  --period    2026 (tahun / year), 2026-11 (bulan / month), 2026-11-24 (hari / day), 2026-11-16/2026-11-22 (dari/sampai)
  --figure    hanya angka yang namanya dimulai demikian / only figures whose name begins so
  --by        menurut unit, class, topic, channel, atau subDistrict / by one of them
  --ids       laporan di baliknya / the reports behind it
  --compare   di samping periode sebelumnya dan periode yang sama tahun lalu / beside the period before and a year before
  --csv, --xlsx  juga sebagai berkas / as a file, too
  --kit       berkas hitung ulang: kejadian, kalender, dan angka sebagai data, agar siapa pun dapat menghitungnya kembali dengan
              Python saja; juga yang terbatas ada di dalamnya / a recompute kit: events, calendar and figures as data, so that
              anybody can count them anew with nothing but Python; what is confidential is in it, too
  --what-if   diputar ulang menurut kalender atau batas waktu lain yang disebut BERKAS (JSON), dan apa bedanya; bentuknya ada di
              docs/figures.md / replayed under another calendar or other limits, as BERKAS (JSON) says, and what is another
              by that; its form is in docs/figures.md
  --general   seolah-olah laporan pengawasan tidak ada / as if oversight reports did not exist
  --public    yang boleh dilihat siapa saja: umum, tanpa laporan di baliknya, tanpa yang kurang dari 5;
              juga dengan --by / what everybody may see, with --by too`;

const policy = loadPolicy();
const { calendar } = policy;

const titleOf = ({ from, until }: Period): string => {
  const day = (date: Period['from'], add: number): string =>
    showDay(instantAt(calendar, plainDate(date).add({ days: add }), '12:00'));
  return `${day(from, 0)} – ${day(until, -1)}`;
};

const options = {
  period: { type: 'string' },
  figure: { type: 'string' },
  ids: { type: 'boolean' },
  by: { type: 'string' },
  compare: { type: 'boolean' },
  general: { type: 'boolean' },
  public: { type: 'boolean' },
  csv: { type: 'string' },
  kit: { type: 'string' },
  xlsx: { type: 'string' },
  'what-if': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Asked = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

type Option = keyof typeof options;
/** What cannot be asked for together, and why. */
const ALONE = {
  kit: {
    not: ['by', 'figure', 'ids', 'compare', 'public', 'json', 'csv', 'xlsx', 'what-if'],
    why: [
      'isinya semua angka satu periode, penuh atau --general',
      'it holds all figures of one period, full or --general',
    ],
  },
  'what-if': {
    not: ['by', 'compare', 'public', 'csv', 'xlsx'],
    why: ['isinya beda dua perhitungan atas satu periode', 'it tells how two counts of one period differ'],
  },
  public: {
    not: ['json', 'csv', 'xlsx'],
    why: [
      'angka yang kurang dari 5 tidak disembunyikan di dalamnya',
      'in that, figures of fewer than 5 are not withheld',
    ],
  },
} as const satisfies Partial<Record<Option, { readonly not: readonly Option[]; readonly why: readonly string[] }>>;

const expectAlone = (asked: Asked, name: keyof typeof ALONE): void => {
  const { not, why } = ALONE[name];
  const other = not.find((option) => asked[option] !== undefined);
  if (asked[name] === undefined || other === undefined) return;
  throw new Trouble(`--${name}: tidak bersama --${other}; ${why[0]}
not with --${other}: ${why[1]}`);
};

const expectKit = async (folder: string): Promise<void> => {
  if (folder === '') throw new Trouble(`--kit: folder yang mana? / which folder?\n\n${USAGE}`);
  await expectFree(folder);
};

const dimensionNamed = (text: string): Dimension => {
  const found = Dimension.safeParse(text);
  if (found.success) return found.data;
  throw new Trouble(`--by ${text}: hanya / only ${Dimension.options.join(', ')}`);
};

const expectYear = (asked: Asked): void => {
  if (asked.public === true && !/^\d{4}$/.test(asked.period ?? ''))
    throw new Trouble(`--public: hanya setahun penuh, sebab dari selisihnya dengan bulan akan tampak angka kecil
only a whole year: months could be subtracted from it, and tell small numbers`);
};

type Look = { readonly period: Period; readonly asOf: Instant; readonly scope: Scope };

const stateLine = ({ asOf, scope }: Pick<Look, 'asOf' | 'scope'>): string =>
  `Keadaan per / as of ${showMoment(asOf)} WIB; ${scope === 'full' ? 'penuh / full' : 'umum / general'}`;

const show = async (asked: Asked, { print, findAws }: Terminal): Promise<void> => {
  const period = periodNamed(asked.period ?? '');
  if (period === undefined) throw new Trouble(`--period ${asked.period ?? ''}\n\n${USAGE}`);
  for (const name of ['kit', 'what-if', 'public'] as const) expectAlone(asked, name);
  expectYear(asked);
  if (asked.kit !== undefined) await expectKit(asked.kit);
  const tried = asked['what-if'] === undefined ? undefined : await readWhatIf(policy, asked['what-if']);
  const periods = asked.compare === true ? [period, ...earlierPeriods(period)] : [period];
  const stack = await readStack(await findAws());
  const asOf = (await stackClock(stack))();
  const scope: Scope = asked.general === true || asked.public === true ? 'general' : 'full';
  const since = Instant.parse(Math.min(...periods.map((one) => instantsOf(calendar, one).from)));
  const source = { log: eventLogOf(stack), records: recordsOf(stack) };
  const standings = await readStandings(source, calendar, { since, asOf });
  if (asked.kit !== undefined) {
    const kit = await kitOf(policy, standings, { period, asOf, scope });
    await writeKit(asked.kit, kit.files);
    print(kitLines(asked.kit, kit).join('\n'));
    return;
  }
  if (tried !== undefined) {
    const look = { period, asOf, scope, prefix: asked.figure, withIds: asked.ids === true };
    const difference = differenceIn(standings, policy, tried.others, look);
    if (asked.json === true) print(JSON.stringify(differenceJson(calendar, difference, tried.whatIf, look), null, 2));
    else
      print(
        [stateLine(look), ...triedLines(policy, tried.whatIf), '', ...differenceLines(difference, look)].join('\n'),
      );
    return;
  }
  await showFigures(asked, { stack, standings, periods }, { period, asOf, scope }, print);
};

type Read = {
  readonly stack: Awaited<ReturnType<typeof readStack>>;
  readonly standings: readonly Standing[];
  readonly periods: readonly Period[];
};

const showFigures = async (
  asked: Asked,
  { stack, standings, periods }: Read,
  { period, asOf, scope }: Look,
  print: Terminal['print'],
): Promise<void> => {
  const wanted = ({ name }: Figure): boolean => name.startsWith(asked.figure ?? '');
  const look = { calendar, asOf, scope };
  const listed = new Set(seenIn(standings, scope).map(({ report }) => report.id));
  const all = await Promise.all(
    periods.map(async (one): Promise<Column> => {
      const failed = await failedIn(deliveriesOf(stack), standings, one, look);
      const counted = [...figuresIn(standings, one, look), failed];
      return { title: titleOf(one), figures: counted.map((figure) => listedOnly(figure, listed)) };
    }),
  );
  const columns = all.map(({ title, figures: some }) => ({ title, figures: some.filter(wanted) }));
  const figures = columns[0]?.figures ?? [];
  if (figures.length === 0)
    throw new Trouble(`--figure ${asked.figure}: tidak ada angka bernama demikian / no such figure`);
  const rows = figureCells(calendar, figures);
  if (asked.csv !== undefined) await writeFile(asked.csv, csvOf(FIGURE_COLUMNS, rows));
  if (asked.xlsx !== undefined)
    await writeFile(
      asked.xlsx,
      await workbookFile(typstChart())(
        figureWorkbook(policy, {
          ...look,
          period,
          periodName: asked.period ?? '',
          settled: true,
          figures,
          by: allCellsIn(standings, period, look),
        }),
      ),
    );
  if (asked.json === true) {
    print(JSON.stringify(figuresJson(calendar, { period, scope, asOf, figures }, asked.ids === true), null, 2));
    return;
  }
  print(stateLine(look));
  const lines = (): readonly string[] => {
    const isPublic = asked.public === true;
    if (asked.by !== undefined) {
      const by = dimensionNamed(asked.by);
      const cells = (isPublic ? publicCellsIn : cellsIn)(standings, by, period, look);
      return cellLines(policy, by, cells, asked.figure);
    }
    if (isPublic) return publicLines(all[0]?.figures ?? [], asked.figure);
    return figureLines(columns, asked.ids === true);
  };
  print(lines().join('\n'));
  if (asked.ids === true) print(`${MAY_BE_SHORTER.id}\n${MAY_BE_SHORTER.en}`);
};

export const figures: Command = async (args, terminal) => {
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help === true) terminal.print(USAGE);
    else await show(values, terminal);
    return 0;
  } catch (cause) {
    terminal.complain(wordsOf(cause));
    return 1;
  }
};
