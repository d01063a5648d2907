import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { PATIENCE } from '#shared/adapters/aws-client';
import { loadOffice } from '#shared/adapters/bundled-policy';
import { secretsManagerChannelSecrets, secretsManagerTrackingKeys } from '#shared/adapters/secrets';
import { sqsSend } from '#shared/adapters/sqs-send';
import { clockOf } from '#shared/adapters/system-clock';
import { ClockEnv, IntakeEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { verifySignature } from '#shared/runtime/webhook-signature';
import { intakeHandler } from './handler.ts';

const env = readEnv(IntakeEnv);
const now = clockOf(readEnv(ClockEnv));
const secrets = new SecretsManagerClient(PATIENCE);

export const handler = intakeHandler({
  policy: loadOffice(),
  verify: verifySignature,
  secrets: secretsManagerChannelSecrets(secrets, env.CHANNEL_SECRET_IDS, now),
  trackingKeys: secretsManagerTrackingKeys(secrets, env.TRACKING_SECRET_ID, now),
  send: sqsSend(new SQSClient(PATIENCE), env.INTAKE_QUEUE_URL),
  now,
  log,
});
