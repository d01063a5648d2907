import type { PatienceEnv } from '#shared/contracts/env';

/**
 * How long a call to AWS may take, and how often it is tried: in the worst case 7.5 seconds and the pauses between, so
 * that whoever waits for us gets an answer while it still waits. More patience than that is the queue's business. A
 * stage on a machine of its own waits so many times as long.
 */
export const patienceOf = ({ PATIENCE }: PatienceEnv) =>
  ({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 1_000 * PATIENCE,
      requestTimeout: 2_500 * PATIENCE,
      throwOnRequestTimeout: true,
    },
  }) as const;
