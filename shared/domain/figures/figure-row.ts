import type { SubDistricts } from '#shared/domain/arrival/sub-district';
import type { TopicsPolicy } from '#shared/domain/classify/topics';
import type { Channels } from '#shared/domain/office/office';
import type { Units } from '#shared/domain/office/unit-name';
import type { EventName, ReportEvent } from '#shared/domain/report/event';
import type { Bilingual } from '#shared/domain/words/words';
import type { MinutesOf, Test } from './formula-terms.ts';
import type { Standing } from './standing.ts';

/** What a figure is called where it is printed, and what that means. */
type Words = { readonly name: Bilingual; readonly means: Bilingual };
/** The words of a count, which can be a headline. */
export type FigureWords = Words & {
  /** On the first page of a digest: with its share of the whole, or as a number where it is the whole. */
  readonly headline?: 'share' | 'number';
  /** Which way it gets better; neither way where it says nothing of how well the office does. */
  readonly better?: 'more' | 'less';
};

/** The rules that name sorts: units and desks, topics, channels, sub-districts. */
export type NamingRules = {
  readonly units: Units;
  readonly topics: { readonly topics: readonly Pick<TopicsPolicy['topics'][number], 'id' | 'name'>[] };
  readonly channels: Channels;
  readonly subDistricts: SubDistricts;
};

/** What a sort is called; the office's rules name some of them. */
export type SortName = (rules: NamingRules, sort: string) => Bilingual;

type Public = {
  /**
   * Everybody may see every figure, but no small number of reports. What is withheld with one: nothing else; every part
   * of the same sum; or every figure of a group of which one follows from the others. What is a share of another
   * figure's part is always withheld: its whole would tell that part.
   */
  readonly public: 'alone' | 'sum' | 'ends' | 'machine' | 'flow' | 'never';
};

/**
 * Told apart by a sort: the sorts that there are, unless any text may be one; what each is called, and words for all of
 * them together.
 */
type BySort<Of> = Public & {
  readonly sorts?: readonly string[];
  readonly sort: (of: Of) => string | undefined;
  readonly sortName: SortName;
  readonly words: Words;
};

/** One number, under the row's own name. */
type OneFigure = Public &
  (
    | { readonly family: 'cohort count'; readonly whole: Test; readonly counted: Test; readonly words: FigureWords }
    | { readonly family: 'cohort duration'; readonly minutes: MinutesOf; readonly words: Words }
    /** Calendar days from the day of receipt until the figures' own: it grows by itself as time goes by. */
    | { readonly family: 'cohort age'; readonly whole: Test; readonly words: Words }
    /** `always`: printed also where it never happened. */
    | { readonly family: 'flow'; readonly event: EventName; readonly always?: true; readonly words: Words }
    /** No events: counted when it is asked for. */
    | { readonly family: 'notices'; readonly words: Words }
  );

/** A number for each sort: the row's name ends in `*`, in whose place each has its sort. */
export type FigureBySort =
  | ({
      readonly family: 'cohort count by sort';
      readonly whole: Test;
      /** Sorts that have words of their own. */
      readonly sortWords?: Readonly<Partial<Record<string, FigureWords>>> | undefined;
    } & BySort<Standing>)
  /** Of all that were received; a sort is there only where a report is of it. */
  | ({ readonly family: 'breakdown' } & BySort<Standing>)
  | ({ readonly family: 'flow by sort' } & BySort<ReportEvent>);

/** A row of the table of figures: all that is decided of a figure. */
export type FigureRow = OneFigure | FigureBySort;

/** The sort of what is not known. */
export const UNKNOWN_SORT = '?' as const;

/** Closed sorts with the formula that finds them, which cannot give another. */
export const sorted = <Of, S extends string>(sorts: readonly S[], sort: (of: Of) => NoInfer<S> | undefined) => ({
  sorts,
  sort,
});
