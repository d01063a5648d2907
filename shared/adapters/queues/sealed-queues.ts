import { SecretsManagerClient, type SecretsManagerClientConfig } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretsManagerNoticeKey } from '#shared/adapters/secrets/secrets';
import type { PutMessages, ReadNoticeKey } from '#shared/app/notices/ports';
import type { Now } from '#shared/app/ports';
import type { DispatchEnv } from '#shared/contracts/env';
import { sqsNotices } from './sqs-notices.ts';

type Named = Pick<DispatchEnv, 'NOTICE_QUEUE_URL' | 'URGENT_NOTICE_QUEUE_URL' | 'NOTICE_SECRET_ID'>;

/** The queues of notices that a function's environment names, and the key under which notices wait there. */
export const sealedQueues = (
  env: Named,
  patience: Pick<SecretsManagerClientConfig, 'maxAttempts' | 'requestHandler'>,
  now: Now,
): { readonly put: PutMessages; readonly noticeKey: ReadNoticeKey } => ({
  put: sqsNotices(new SQSClient(patience), { urgent: env.URGENT_NOTICE_QUEUE_URL, other: env.NOTICE_QUEUE_URL }),
  noticeKey: secretsManagerNoticeKey(new SecretsManagerClient(patience), env.NOTICE_SECRET_ID, now),
});
