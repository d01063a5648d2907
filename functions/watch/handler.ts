import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type FindMissedDeps, findMissedNotices } from '#shared/app/find-missed-notices';
import { type ReleaseDeps, releaseNotices } from '#shared/app/release-notices';
import { count, countMany } from '#shared/runtime/metrics';
import { scheduleStack } from '#shared/runtime/stacks';

/** Time that is kept for the portion under way when the run must end. */
const NEEDED_MS = 15_000;

/** Looks after what nobody has asked for: notices whose time has come, and those that the stream missed. */
export const watchHandler = (deps: ReleaseDeps & FindMissedDeps): middy.MiddyfiedHandler<unknown, void> =>
  middy<unknown, void>()
    .use(scheduleStack())
    .handler(async (_: unknown, context: Context) => {
      const goesOn = (): boolean => context.getRemainingTimeInMillis() > NEEDED_MS;
      const released = await releaseNotices(deps, goesOn);
      const missed = await findMissedNotices(deps, goesOn);
      countMany({
        urgentReleased: released.urgent,
        released: released.others,
        unknown: released.unknown,
        missedFailed: missed.failed,
      });
      count('watched');
    });
