import type { FunctionComponent } from 'preact';
import lazy from 'preact-iso/lazy';
import { OFFICE_PAGES } from '#web/page/addresses.ts';
import type { Explained } from '../help/about.ts';
import { MenuPage } from '../pages/menu-page.tsx';
import { NotLoadedPage } from '../pages/not-loaded-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import { SearchPage } from '../reports/search-page.tsx';
import { TodayPage } from '../today/today-page.tsx';

/** A page that is loaded when it is opened first; where it does not come, the page says so. */
const later = (load: () => Promise<FunctionComponent>): FunctionComponent =>
  lazy(() => load().catch(() => NotLoadedPage));

/** Every page of the office by its address. What is opened every day is there at once. */
export const OFFICE_ROUTES: Readonly<Record<Explained, FunctionComponent>> = {
  [OFFICE_PAGES.today]: TodayPage,
  [OFFICE_PAGES.reports]: ReportsPage,
  [OFFICE_PAGES.search]: SearchPage,
  [OFFICE_PAGES.outbox]: later(() => import('../outbox/outbox-page.tsx').then((part) => part.OutboxPage)),
  [OFFICE_PAGES.report]: later(() => import('../report/report-page.tsx').then((part) => part.ReportPage)),
  [OFFICE_PAGES.figures]: later(() => import('../figures/figures-page.tsx').then((part) => part.FiguresPage)),
  [OFFICE_PAGES.figure]: later(() => import('../figures/figure-page.tsx').then((part) => part.FigurePage)),
  [OFFICE_PAGES.coverage]: later(() => import('../covered/coverage-page.tsx').then((part) => part.CoveragePage)),
  [OFFICE_PAGES.digests]: later(() => import('../digests/digests-page.tsx').then((part) => part.DigestsPage)),
  [OFFICE_PAGES.digest]: later(() => import('../digests/digest-page.tsx').then((part) => part.DigestPage)),
  [OFFICE_PAGES.export]: later(() => import('../export/export-page.tsx').then((part) => part.ExportPage)),
  [OFFICE_PAGES.imports]: later(() => import('../imports/imports-page.tsx').then((part) => part.ImportsPage)),
  [OFFICE_PAGES.overdue]: later(() => import('../lists/lists.ts').then((part) => part.OverduePage)),
  [OFFICE_PAGES.missing]: later(() => import('../lists/lists.ts').then((part) => part.MissingReportsPage)),
  [OFFICE_PAGES.parked]: later(() => import('../lists/lists.ts').then((part) => part.ParkedPage)),
  [OFFICE_PAGES.informal]: later(() => import('../informal/informal.ts').then((part) => part.InformalPage)),
  [OFFICE_PAGES.recordInformal]: later(() => import('../informal/informal.ts').then((part) => part.RecordPage)),
  [OFFICE_PAGES.informalContact]: later(() => import('../informal/informal.ts').then((part) => part.ContactPage)),
  [OFFICE_PAGES.activities]: later(() => import('../activities/activities.ts').then((part) => part.ActivitiesPage)),
  [OFFICE_PAGES.recordActivity]: later(() => import('../activities/activities.ts').then((part) => part.RecordPage)),
  [OFFICE_PAGES.activity]: later(() => import('../activities/activities.ts').then((part) => part.ActivityPage)),
  [OFFICE_PAGES.news]: later(() => import('../news/news.ts').then((part) => part.NewsPage)),
  [OFFICE_PAGES.newsItem]: later(() => import('../news/news.ts').then((part) => part.NewsItemPage)),
  [OFFICE_PAGES.setAside]: later(() => import('../lists/lists.ts').then((part) => part.SetAsidePage)),
  [OFFICE_PAGES.conflicts]: later(() => import('../lists/lists.ts').then((part) => part.ConflictsPage)),
  [OFFICE_PAGES.reveals]: later(() => import('../lists/lists.ts').then((part) => part.RevealsPage)),
  [OFFICE_PAGES.duty]: later(() => import('../duty/duty-page.tsx').then((part) => part.DutyPage)),
  [OFFICE_PAGES.rules]: later(() => import('../rules/rules-page.tsx').then((part) => part.RulesPage)),
  [OFFICE_PAGES.access]: later(() => import('../access/access-page.tsx').then((part) => part.AccessPage)),
  [OFFICE_PAGES.record]: later(() => import('../record/record-page.tsx').then((part) => part.RecordPage)),
  [OFFICE_PAGES.trouble]: later(() => import('../trouble/trouble-page.tsx').then((part) => part.TroublePage)),
  [OFFICE_PAGES.people]: later(() => import('../people/people-page.tsx').then((part) => part.PeoplePage)),
  [OFFICE_PAGES.contacts]: later(() => import('../contacts/contacts-page.tsx').then((part) => part.ContactsPage)),
  [OFFICE_PAGES.handover]: later(() => import('../handover/handover-page.tsx').then((part) => part.HandoverPage)),
  [OFFICE_PAGES.menu]: MenuPage,
  [OFFICE_PAGES.help]: later(() => import('../help/help-page.tsx').then((part) => part.HelpPage)),
};
