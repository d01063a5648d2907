import { instantsOf, periodNamed } from '#shared/domain/calendar/period';
import type { FigureName } from '#shared/domain/figures/figure-name';
import { type DigestValue, valueIn } from './digest-value.ts';
import { FORMULAS, isFollowUp } from './formulas.ts';
import { figureLead } from './leads.ts';
import { type DigestMonth, DRAWN, isLong, LISTED } from './months.ts';
import type { Voice } from './number-words.ts';
import { figureSaid } from './proposed.ts';
import { type Column, type Table, tableOf } from './table.ts';

/**
 * A picture of months side by side: each row a figure, each column a month, with its number and what that is made of.
 */
export type Trend = {
  readonly says: string;
  readonly months: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly columns: readonly {
      readonly value: string;
      readonly of: string;
      readonly share: number;
      /** The page behind the value. */
      readonly leads?: string | undefined;
    }[];
  }[];
};

export const trendOf = (voice: Voice): Trend => {
  const { write, digest } = voice;
  const { months } = digest;
  const most = Math.max(1, ...months.map(({ received }) => received));
  return {
    says: trendSays(voice),
    months: months.map(({ month }) => write.month(month)),
    rows:
      months.length === 0
        ? []
        : [
            {
              label: 'Laporan diterima',
              columns: months.map(({ month, received }) => ({
                leads: monthLead(month, 'received'),
                value: write.count(received),
                of: '',
                share: (100 * received) / most,
              })),
            },
            ...DRAWN.map((name) => ({
              label: figureSaid(name, digest),
              columns: months.map(({ month, values }) => {
                const { denominator, ratio } = valueNamed(values, name);
                return ratio === null
                  ? { value: '–', of: '', share: 0 }
                  : {
                      value: write.wholePercent(ratio),
                      of: `n ${write.count(denominator)}`,
                      share: 100 * ratio,
                      leads: monthLead(month, name),
                    };
              }),
            })),
          ],
  };
};

const monthLead = (month: DigestMonth['month'], name: FigureName): string | undefined => {
  const period = periodNamed(month);
  return period === undefined ? undefined : figureLead(period, name);
};

const valueNamed = (values: DigestMonth['values'], name: FigureName): DigestValue =>
  values.find((one) => one.name === name)?.value ?? valueIn([], name);

const trendSays = ({ write, digest: { months, asOf } }: Voice): string => {
  const last = months.at(-1);
  if (last === undefined) return '';
  const period = periodNamed(last.month);
  const isOver = period !== undefined && instantsOf({ zone: write.zone }, period).until <= asOf;
  return `Bulan demi bulan, menurut bulan diterimanya laporan; setiap batang mulai dari 0.${isOver ? '' : ` ${write.month(last.month)} belum selesai.`}`;
};

/** Months side by side, for a period of several: how the office did, and the two formulas of following up. */
export const monthsTables = (voice: Voice): readonly Table[] => {
  const { digest } = voice;
  if (!isLong(digest.period) || digest.months.length === 0) return [];
  const own = [...DRAWN, ...LISTED].filter((name) => !isFollowUp(name));
  const tables = [
    monthsTable(voice, [
      {
        head: 'Diterima',
        holds: 'number',
        says: ({ received }) => voice.write.count(received),
        leads: ({ month }) => monthLead(month, 'received'),
      },
      ...own.map((name) => shareColumn(voice, name, figureSaid(name, digest))),
    ]),
    monthsTable(
      voice,
      FORMULAS.flatMap(({ by, gross, net }) => [
        shareColumn(voice, gross, `${by}, kotor`),
        shareColumn(voice, net, `${by}, bersih`),
      ]),
    ),
  ];
  // With the months alone it says nothing.
  return tables.filter(({ header }) => header.length > 1);
};

const monthsTable = ({ write, digest }: Voice, columns: readonly Column<DigestMonth>[]): Table =>
  tableOf(
    digest.months,
    [{ head: 'Bulan', holds: 'name', says: ({ month }) => write.month(month) }, ...columns],
    write.noData,
  );

const shareColumn = ({ write }: Voice, name: FigureName, head: string): Column<DigestMonth> => ({
  head,
  holds: 'number',
  says: ({ values }) => write.shortValue(valueNamed(values, name)),
  leads: ({ month }) => monthLead(month, name),
});
