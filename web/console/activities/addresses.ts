import { OFFICE_PAGES } from '#web/page/addresses.ts';

export const activityAddress = (activity: string): string => OFFICE_PAGES.activity.replace(':activity', activity);
export const newsAddress = (news: string): string => OFFICE_PAGES.newsItem.replace(':news', news);

/** What a unit did in a month. */
export const unitAddress = (unit: string, month: string): string =>
  `${OFFICE_PAGES.activities}?${new URLSearchParams({ bulan: month, unit })}`;

/** The form for a recurring activity on one of its days. */
export const recordAddress = ({ recurring, date }: { readonly recurring: string; readonly date: string }): string =>
  `${OFFICE_PAGES.recordActivity}?${new URLSearchParams({ berulang: recurring, tanggal: date })}`;
