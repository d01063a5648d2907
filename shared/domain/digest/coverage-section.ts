import { plainDate } from '#shared/domain/calendar/calendar';
import { HOW_FAR_NAMES, type HowFar } from '#shared/domain/news/coverage';
import { titled } from '#shared/domain/words/titled';
import { type CoverageCounts, type DigestCoverage, officeCounts } from './coverage.ts';
import { ratioOf } from './digest-value.ts';
import { activitiesLead, activityLead } from './leads.ts';
import type { Voice } from './number-words.ts';
import { type Fill, NO_TABLE, sharesOf, type Table, tableOf } from './table.ts';

/**
 * A month or a week as a picture: a row for each week from Monday on, and on each day how much is how far, in words.
 */
export type DayPicture = {
  readonly heads: readonly string[];
  /** A day of another period is empty. */
  readonly weeks: readonly (readonly {
    readonly day: string;
    readonly marks: readonly { readonly fill: Fill; readonly says: string }[];
  }[])[];
};

type Part = { readonly says: string; readonly table: Table; readonly days?: DayPicture };

const WEEKDAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;
/** The furthest first; each looks different also without colours. */
const FILLS = [
  ['published', 'age4'],
  ['documented', 'met'],
  ['nothing', 'pending'],
  ['notDone', 'age3'],
  ['unanswered', 'missed'],
] as const satisfies readonly (readonly [HowFar, Fill])[];

/** What was done, documented and published, and what was not; none where nothing of it is known. */
export const coverageParts = (voice: Voice): readonly Part[] => {
  const { coverage } = voice.digest;
  if (coverage === undefined) return [];
  return [
    { says: coverageSays(voice, coverage).join(' '), table: NO_TABLE, ...picture(coverage) },
    { says: UNITS_SAY, table: unitsTable(voice, coverage) },
    ...monthParts(voice, coverage),
    ...lackingParts(voice, coverage),
  ];
};

const UNITS_SAY = 'Jeda terpanjang: antara dua berita yang berturut-turut dalam dua belas bulan.';

const targetSays = ({ write }: Voice, { target }: DigestCoverage, part: 'documented' | 'published'): string =>
  `sasaran ${write.percent(target[part])}${target.proposed ? ', masih usulan' : ''}`;

/** The sentences about a period: what was done, what nobody has answered, who has been silent for too long. */
export const coverageSays = (voice: Voice, coverage: DigestCoverage): readonly string[] => {
  const { write } = voice;
  const counts = officeCounts(coverage);
  const { done, documented, published, notDone, unanswered } = counts;
  const share = (some: number): string => `${write.count(some)} (${write.percent(ratioOf(some, done).ratio)})`;
  const silent = coverage.units.filter(({ isOver }) => isOver);
  return [
    done === 0
      ? 'Tidak ada kegiatan yang tercatat terlaksana dalam periode ini.'
      : `Dari ${write.count(done)} kegiatan yang terlaksana dalam periode ini, ${share(documented)} terdokumentasi (${targetSays(voice, coverage, 'documented')}) dan ${share(published)} terbit sebagai berita (${targetSays(voice, coverage, 'published')}).`,
    ...(notDone + unanswered === 0
      ? []
      : [
          `Kegiatan berulang: ${write.count(notDone)} tidak terlaksana dengan sebab, ${write.count(unanswered)} belum dijawab.`,
        ]),
    ...(silent.length === 0
      ? [`Tidak ada unit yang diam lebih dari ${write.count(coverage.target.silentDays)} hari.`]
      : [
          `Diam lebih dari ${write.count(coverage.target.silentDays)} hari: ${silent.map((one) => `${write.name(one.unit)} (${silenceSays(voice, one)})`).join('; ')}.`,
        ]),
  ];
};

const silenceSays = ({ write }: Voice, { since, silent }: DigestCoverage['units'][number]): string => {
  if (since === null) return write.noData;
  return silent === null ? 'belum pernah terbit' : `${write.count(silent)} hari, sejak ${write.shortDay(since)}`;
};

/** The same in two lines, for a mail. */
export const coverageLines = (voice: Voice): readonly string[] => {
  const { write, digest } = voice;
  const { coverage } = digest;
  if (coverage === undefined) return [];
  const { done, documented, published, unanswered } = officeCounts(coverage);
  const silent = coverage.units.filter(({ isOver }) => isOver).map(({ unit }) => write.briefName(unit));
  const [first = '', ...others] = silent;
  const more = others.length === 0 ? '' : ` dan ${write.count(others.length)} lainnya`;
  const days = write.count(coverage.target.silentDays);
  return [
    `${write.count(done)} kegiatan: ${write.count(documented)} terdokumentasi, ${write.count(published)} terbit; ${write.count(unanswered)} belum dijawab.`,
    silent.length === 0
      ? `Tidak ada unit yang diam lebih dari ${days} hari.`
      : `Diam lebih dari ${days} hari: ${first}${more}.`,
  ];
};

const picture = ({ days }: DigestCoverage): { readonly days?: DayPicture } => {
  const [first] = days;
  if (first === undefined) return {};
  const blank = plainDate(first.date).dayOfWeek - 1;
  const cells = [
    ...Array.from({ length: blank }, () => ({ day: '', marks: [] })),
    ...days.map(({ date, how }) => ({
      day: String(plainDate(date).day),
      marks: FILLS.flatMap(([name, fill]) => {
        const some = how[name];
        return some === undefined ? [] : [{ fill, says: `${some} ${HOW_FAR_NAMES[name].id}` }];
      }),
    })),
  ];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? { day: '', marks: [] }),
  );
  return { days: { heads: WEEKDAYS, weeks } };
};

const countColumns = <Row extends CoverageCounts>({ write }: Voice, leads?: (row: Row) => string | undefined) => {
  const led = leads === undefined ? {} : { leads };
  const number = (head: string, of: (row: Row) => number) => ({
    ...{ head, holds: 'number' as const, ...led },
    says: (row: Row) => write.count(of(row)),
  });
  const share = (part: 'documented' | 'published') => ({
    ...{ head: titled(HOW_FAR_NAMES[part].id), holds: 'number' as const, ...led },
    says: (row: Row) => write.shortValue(ratioOf(row[part], row.done)),
  });
  return [
    number('Terlaksana', ({ done }) => done),
    share('documented'),
    share('published'),
    number(titled(HOW_FAR_NAMES.notDone.id), ({ notDone }) => notDone),
    number(titled(HOW_FAR_NAMES.unanswered.id), ({ unanswered }) => unanswered),
  ];
};

const unitsTable = (voice: Voice, { units, target }: DigestCoverage): Table => {
  const { write, digest } = voice;
  const days = (some: number | null): string | undefined => (some === null ? undefined : `${write.count(some)} hari`);
  const table = tableOf(
    units,
    [
      { head: 'Unit atau meja', holds: 'name' as const, says: ({ unit }) => write.name(unit) },
      ...countColumns<(typeof units)[number]>(voice, ({ id }) => activitiesLead(digest.period, id)),
      { head: 'Jeda terpanjang', holds: 'number' as const, says: ({ longestGap }) => days(longestGap) },
      { head: 'Diam', holds: 'number' as const, says: ({ silent }) => days(silent) },
    ],
    '–',
  );
  return {
    ...table,
    bars: units.map(({ published, done }) => {
      const { ratio } = ratioOf(published, done);
      const fill = ratio !== null && ratio < target.published ? ('missed' as const) : ('met' as const);
      const [told = 0, rest = 0] = sharesOf([published, done - published], done);
      return [
        { share: told, fill },
        { share: rest, fill: 'pending' as const },
      ];
    }),
    legend: [
      { name: 'Terbit, mencapai sasaran', fill: 'met' },
      { name: 'Terbit, di bawah sasaran', fill: 'missed' },
      { name: 'Belum terbit', fill: 'pending' },
    ],
  };
};

const monthParts = (voice: Voice, { months }: DigestCoverage): readonly Part[] =>
  months.length === 0
    ? []
    : [
        {
          says: 'Bulan demi bulan:',
          table: tableOf(
            months,
            [
              { head: 'Bulan', holds: 'name' as const, says: ({ month }) => voice.write.month(month) },
              ...countColumns<(typeof months)[number]>(voice),
            ],
            '–',
          ),
        },
      ];

const lackingParts = (voice: Voice, { lacking, lackingInAll }: DigestCoverage): readonly Part[] => {
  if (lacking.length === 0) return [];
  const { write } = voice;
  const of =
    lackingInAll > lacking.length
      ? `${write.count(lacking.length)} dari ${write.count(lackingInAll)} kegiatan`
      : 'Kegiatan';
  return [
    {
      says: `${of} yang belum terdokumentasi atau belum terbit; yang tanpa dokumentasi dan yang terlama dahulu:`,
      table: tableOf(
        lacking,
        [
          { head: 'Hari', holds: 'label' as const, says: ({ date }) => write.shortDay(date) },
          {
            head: 'Kegiatan',
            holds: 'name' as const,
            says: ({ kind }) => write.name(kind),
            leads: ({ id }) => activityLead(id),
          },
          { head: 'Unit atau meja', holds: 'text' as const, says: ({ unit }) => write.name(unit) },
          {
            head: 'Kurang',
            holds: 'note' as const,
            says: ({ documented }) => (documented ? 'berita' : 'dokumentasi dan berita'),
          },
        ],
        '–',
      ),
    },
  ];
};
