import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type CheckLinksDeps, checkLinks } from '#shared/app/news/check-links';
import { count, countMany } from '#shared/runtime/metrics';
import { scheduleStack } from '#shared/runtime/stacks';

/** Time that is kept for a link under way, and for recording what was seen. */
const NEEDED_MS = 45_000;
/** Time that is kept for the second look at what does not answer. */
const SECOND_LOOK_MS = 120_000;

/** Looks whether what stands on the portal still answers there. */
export const checkLinksHandler = ({
  againAfterMs,
  ...deps
}: CheckLinksDeps & { readonly againAfterMs: number }): middy.MiddyfiedHandler<unknown, void> =>
  middy<unknown, void>()
    .use(scheduleStack())
    .handler(async (_: unknown, context: Context) => {
      const hasLeft = (milliseconds: number) => () => context.getRemainingTimeInMillis() > milliseconds;
      const { asked, changed, left } = await checkLinks(deps, {
        againAfterMs,
        goesOn: hasLeft(againAfterMs + SECOND_LOOK_MS + NEEDED_MS),
        endsLater: hasLeft(NEEDED_MS),
      });
      countMany({ linksAsked: asked, linksChanged: changed, linksLeft: left });
      count('linksChecked');
    });
