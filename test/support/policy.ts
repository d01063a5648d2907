import { loadNewsTemplates, loadPolicy, loadReplies } from '#shared/adapters/policy/bundled-policy';
import type { NewsTemplates } from '#shared/domain/news/news-templates';
import type { Policy } from '#shared/domain/policy/policy';
import type { Replies } from '#shared/domain/report/replies';

/** The office's real rules: tests hold against what is deployed, not against rules made for them. */
export const policy: Policy = loadPolicy();
export const replies: Replies = loadReplies();
export const newsTemplates: NewsTemplates = loadNewsTemplates();

/** The same before anybody knew of Waisak 2025: two working days more in May. */
export const withoutWaisak = {
  ...policy,
  calendar: {
    ...policy.calendar,
    years: policy.calendar.years.map((year) => ({
      ...year,
      days: year.days.filter(({ date }) => !['2025-05-12', '2025-05-13'].includes(date)),
    })),
  },
};
