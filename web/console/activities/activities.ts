/** The pages of activities, loaded together: whoever opens one opens another. */
export { ActivitiesPage } from './activities-page.tsx';
export { ActivityPage } from './activity-page.tsx';
export { RecordPage } from './record-page.tsx';
