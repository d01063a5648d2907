import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { dayMinutes } from '#shared/domain/calendar/ordinary-day';
import { namedCell } from '#shared/domain/figures/cell-name';
import { Dimension } from '#shared/domain/figures/counted-report';
import {
  FIGURE_ROWS,
  type FigureName,
  figureName,
  namedFigure,
  namesIn,
  wordsOf,
} from '#shared/domain/figures/figure-name';
import { UNKNOWN_SORT } from '#shared/domain/figures/figure-row';
import { OTHERS } from '#shared/domain/figures/small-cells';
import { WATCHED_CLOCKS } from '#shared/domain/report/watch-rules';
import type { Bilingual } from '#shared/domain/words/words';

const { calendar, clocks, units, topics, channels, subDistricts } = loadPolicy();
const rules = { units, topics, channels, subDistricts };

const idsOf = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);

/** The sorts that the office's rules list; those of the other dimensions stand in the table of figures. */
const LISTED: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  topic: [...idsOf(topics.topics), UNKNOWN_SORT],
  channel: idsOf(channels.channels),
  subDistrict: [...idsOf(subDistricts.subDistricts), UNKNOWN_SORT],
};

const namesBy = (by: Dimension): readonly FigureName[] =>
  LISTED[by]?.map((sort) => figureName(`received.${by}.*`, sort)) ?? namesIn(`received.${by}.*`);

const sortOf = (name: FigureName): string => name.slice(name.lastIndexOf('.') + 1);

/** What every figure is called, and what that means. */
export const FIGURE_WORDS: Readonly<Record<string, { readonly name: Bilingual; readonly means: Bilingual }>> =
  Object.fromEntries(
    [...FIGURE_ROWS.flatMap(({ figure }) => namesIn(figure)), ...Dimension.options.flatMap(namesBy)].map((name) => [
      name,
      { name: namedFigure(rules, name), means: wordsOf(name).means },
    ]),
  );

/** What small cells are put together in: others in each period, so nothing is compared there. */
export const PUT_TOGETHER: string = OTHERS;

/** What the cells of a figure are called, by what they are told apart. */
export const CELL_NAMES: Readonly<Record<Dimension, Readonly<Record<string, Bilingual>>>> = {
  ...{ unit: cellsOf('unit'), class: cellsOf('class'), topic: cellsOf('topic') },
  ...{ channel: cellsOf('channel'), subDistrict: cellsOf('subDistrict') },
};

function cellsOf(by: Dimension): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(
    [...namesBy(by).map(sortOf), OTHERS].map((key) => [key, namedCell(rules, by, key)] as const),
  );
}

/** How long an ordinary day of the office is: from so many minutes on, a time is told in days. */
export const DAY_MINUTES: number = dayMinutes(calendar.hours);

/** The limits that can be tried, as they are now: those of all reports, or of all of a class. */
export const LIMITS = (clocks.clocks.at(-1)?.rules ?? []).flatMap(
  ({ clock, class: ofClass, channelClass, channel, limit, unit }) =>
    WATCHED_CLOCKS.safeParse(clock).success && limit !== null && channelClass === undefined && channel === undefined
      ? [{ clock, ...(ofClass === undefined ? {} : { class: ofClass }), limit, unit }]
      : [],
);
