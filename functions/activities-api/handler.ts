import { type OfficeRoute, officeApi, officeRoute } from '#functions/admin-api/office-api';
import { questions } from '#functions/admin-api/questions';
import type { WhoAmIDeps } from '#shared/app/access/who-am-i';
import {
  type ActivityFilesDeps,
  announceActivityFile,
  openActivityFile,
  showActivityUpload,
} from '#shared/app/activities/activity-files';
import { type ChangeActivityDeps, changeActivity } from '#shared/app/activities/change-activity';
import { recordActivity, stateNotDone } from '#shared/app/activities/record-activity';
import { listActivities, type ShowActivityDeps, showActivity } from '#shared/app/activities/show-activity';
import { type ChangeNewsDeps, changeNews } from '#shared/app/news/change-news';
import { type DraftNewsDeps, draftNews } from '#shared/app/news/draft-news';
import { showCoverage } from '#shared/app/news/show-coverage';
import { listNews, type PackNewsDeps, packNewsItem, showNews } from '#shared/app/news/show-news';
import {
  ActivitiesQuery,
  ActivityAsked,
  ActivityChange,
  ActivityFileAnnounced,
  ActivityFilePartPath,
  ActivityFilePath,
  ActivityPath,
  ActivityUploadPath,
  NotDoneAsked,
} from '#shared/contracts/http/activities';
import { ACTIVITY_OPERATIONS } from '#shared/contracts/http/activity-operations';
import { MonthQuery } from '#shared/contracts/http/month-query';
import { NewsChange, NewsDecision, NewsPath, NewsPosted, NewsQuery, NewsWithdrawal } from '#shared/contracts/http/news';
import { download } from '#shared/runtime/problem-answer';

export type ActivitiesApiDeps = WhoAmIDeps &
  ChangeActivityDeps &
  ShowActivityDeps &
  ActivityFilesDeps &
  DraftNewsDeps &
  ChangeNewsDeps &
  PackNewsDeps & { readonly clientId: string };

/** What the office did, and what it says of that, to people of the office. */
export const activitiesApiHandler = (deps: ActivitiesApiDeps) => {
  const { at, by, sentAt, sentOnce } = questions(deps);
  const answers = {
    recordActivity: sentOnce(ActivityAsked, (officer, asked, key) => recordActivity(deps, officer, asked, key)),
    stateNotDone: sentOnce(NotDoneAsked, (officer, asked, key) => stateNotDone(deps, officer, asked, key)),
    listActivities: by(ActivitiesQuery, (officer, query) => listActivities(deps, officer, query)),
    showActivity: at(ActivityPath, (officer, { activity }) => showActivity(deps, officer, activity)),
    changeActivity: sentAt(ActivityPath, ActivityChange, (officer, place, change) =>
      changeActivity(deps, officer, { ...change, ...place }),
    ),
    announceActivityFile: sentAt(ActivityPath, ActivityFileAnnounced, (officer, place, file) =>
      announceActivityFile(deps, officer, { ...file, ...place }),
    ),
    showActivityUpload: at(ActivityUploadPath, (officer, place) => showActivityUpload(deps, officer, place)),
    viewActivityFile: at(
      ActivityFilePath,
      (officer, place) => openActivityFile(deps, officer, { ...place, part: 'view' }),
      download,
    ),
    openActivityFile: at(
      ActivityFilePartPath,
      (officer, { part, ...place }) => openActivityFile(deps, officer, { ...place, part: Number(part) }),
      download,
    ),
    draftNews: at(ActivityPath, (officer, { activity }) => draftNews(deps, officer, activity)),
    listNews: by(NewsQuery, (officer, query) => listNews(deps, officer, query)),
    showNews: at(NewsPath, (officer, { news }) => showNews(deps, officer, news)),
    changeNews: sentAt(NewsPath, NewsChange, (officer, { news }, change) =>
      changeNews(deps, officer, { ...change, news }),
    ),
    decideNews: sentAt(NewsPath, NewsDecision, (officer, { news }, decision) =>
      changeNews(deps, officer, { ...decision, news }),
    ),
    postNews: sentAt(NewsPath, NewsPosted, (officer, { news }, posted) =>
      changeNews(deps, officer, { act: 'post', ...posted, news }),
    ),
    withdrawNews: sentAt(NewsPath, NewsWithdrawal, (officer, { news }, asked) =>
      changeNews(deps, officer, { act: 'withdraw', ...asked, news }),
    ),
    packNews: at(NewsPath, (officer, { news }) => packNewsItem(deps, officer, news), download),
    showCoverage: by(MonthQuery, (officer, query) => showCoverage(deps, officer, query)),
  };
  const routes: readonly OfficeRoute[] = ACTIVITY_OPERATIONS.map((one) => officeRoute(one, answers[one.id]));
  return officeApi(deps, routes);
};
