import type { NewsRow } from '#shared/contracts/http/news';
import { BROKEN_OUTCOMES } from '#web/made/activities.ts';
import { activityName } from '../activities/activity-name.ts';

type Portal = NonNullable<NewsRow['portal']>;

export const isBroken = ({ outcome }: Portal): boolean => outcome !== undefined && BROKEN_OUTCOMES.includes(outcome);

const toneOf = (portal: Portal): string => {
  if (isBroken(portal)) return 'late';
  return portal.outcome === 'answers' ? 'good' : 'soft';
};

/** Where it stands on the portal, and whether that still answers. */
export const PortalLink = ({ portal }: { readonly portal: Portal }) => (
  <>
    <a href={portal.url} rel="noreferrer">
      {new URL(portal.url).host}
    </a>
    {portal.outcome !== undefined && (
      <span class={`below ${toneOf(portal)}`}>{activityName('linkOutcomes', portal.outcome)}</span>
    )}
  </>
);
