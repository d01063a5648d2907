import type { ReportId } from '#shared/domain/words/words';

export type NoticeItem = {
  /** Short enough to be said on the telephone; empty where no report is meant. */
  readonly reference: string;
  readonly heading: string;
  readonly urgent?: boolean;
  /** Taken over from a document of the office, which is in Indonesian whatever the notice is in. */
  readonly passages?: readonly NoticePassage[];
  readonly facts: readonly NoticeItemFact[];
  readonly links: readonly NoticeLink[];
};

export type NoticePassage = { readonly title: string; readonly lines: readonly string[] };
export type NoticeLink = { readonly label: string; readonly url: string };

export type NoticeItemFact = {
  readonly label: string;
  readonly value: string;
  /** A limit that has passed, which its value says too. */
  readonly late?: true;
};

/** The last letters of the id: enough to tell a day's reports apart. */
export const referenceOf = (report: ReportId): string => report.slice(-6).toUpperCase();
