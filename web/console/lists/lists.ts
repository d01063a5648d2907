/** The lists beside that of reports, loaded together: each is small, and whoever opens one opens others. */
export { MissingReportsPage } from '../parked/missing-page.tsx';
export { ParkedPage } from '../parked/parked-page.tsx';
export { ConflictsPage } from './conflicts-page.tsx';
export { OverduePage } from './overdue-page.tsx';
export { RevealsPage } from './reveals-page.tsx';
export { SetAsidePage } from './set-aside-page.tsx';
