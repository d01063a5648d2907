import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type EvaluateDeps, evaluate } from '#shared/app/figures/evaluate';
import { type PublishDeps, publishYears } from '#shared/app/figures/publish-years';
import { count, countMany } from '#shared/runtime/metrics';
import { scheduleStack } from '#shared/runtime/stacks';

/** Time that is kept for the portion under way when the run must end. */
const NEEDED_MS = 60_000;

/** Brings the months that figures are made of up to now, and then what everybody may see of them. */
export const evaluateHandler = (deps: EvaluateDeps & PublishDeps): middy.MiddyfiedHandler<unknown, void> =>
  middy<unknown, void>()
    .use(scheduleStack())
    .handler(async (_: unknown, context: Context) => {
      const { reports, months, finished } = await evaluate(deps, () => context.getRemainingTimeInMillis() > NEEDED_MS);
      if (finished) await publishYears(deps);
      countMany({ reports, months });
      count(finished ? 'evaluated' : 'unfinished');
    });
