/**
 * How long a call to AWS may take, and how often it is tried: in the worst case 7.5 seconds and the pauses between, so that
 * whoever waits for us gets an answer while it still waits. More patience than that is the queue's business.
 */
export const PATIENCE = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
} as const;
