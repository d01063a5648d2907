import middy from '@middy/core';
import { type MakeDigestsDeps, makeDigests } from '#shared/app/digest/make-digests';
import { DigestRequest } from '#shared/contracts/messages/digest-request';
import { count, countMany } from '#shared/runtime/metrics';
import { scheduleStack } from '#shared/runtime/stacks';

/** Makes what is owed; or, where somebody asks for a period by its name, that one. */
export const digestHandler = (deps: MakeDigestsDeps): middy.MiddyfiedHandler<unknown, void> =>
  middy<unknown, void>()
    .use(scheduleStack())
    .handler(async (event: unknown) => {
      const { period } = DigestRequest.parse(event);
      const { made, owed } = await makeDigests(deps, period);
      countMany({ made, owed });
      count('digested');
    });
