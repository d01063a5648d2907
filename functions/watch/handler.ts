import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { runWatch, type WatchDeps } from '#shared/app/operator/run-watch';
import { count, countMany } from '#shared/runtime/metrics';
import { scheduleStack } from '#shared/runtime/stacks';

/** Time that is kept for the portion under way when the run must end. */
const NEEDED_MS = 15_000;

/** Looks after what nobody has asked for: whatever time alone brings about, and what the stream missed. */
export const watchHandler = (deps: WatchDeps): middy.MiddyfiedHandler<unknown, void> =>
  middy<unknown, void>()
    .use(scheduleStack())
    .handler(async (_: unknown, context: Context) => {
      await runWatch(deps, () => context.getRemainingTimeInMillis() > NEEDED_MS, countMany);
      count('watched');
    });
