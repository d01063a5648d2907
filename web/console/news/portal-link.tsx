import type { NewsRow } from '#shared/contracts/http/news';
import { activityName } from '../activities/activity-name.ts';

/** Where it stands on the portal, and whether that still answers. */
export const PortalLink = ({ portal: { url, outcome } }: { readonly portal: NonNullable<NewsRow['portal']> }) => (
  <>
    <a href={url} rel="noreferrer">
      {new URL(url).host}
    </a>
    {outcome !== undefined && (
      <span class={outcome === 'answers' ? 'below good' : 'below late'}>{activityName('linkOutcomes', outcome)}</span>
    )}
  </>
);
