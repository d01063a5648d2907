import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { loadOffice } from '#shared/adapters/policy/bundled-policy';
import { sqsSend } from '#shared/adapters/queues/sqs-send';
import { secretsManagerChannelSecrets, secretsManagerTrackingKeys } from '#shared/adapters/secrets/secrets';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { ClockEnv, IntakeEnv, PatienceEnv } from '#shared/contracts/env';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { verifySignature } from '#shared/runtime/webhook-signature';
import { intakeHandler } from './handler.ts';

const env = readEnv(IntakeEnv);
const patience = patienceOf(readEnv(PatienceEnv));
const clock = stageClock(documentClient(new DynamoDBClient(patience)), readEnv(ClockEnv));
const { now } = clock;
const secrets = new SecretsManagerClient(patience);

export const handler = intakeHandler({
  policy: loadOffice(),
  verify: verifySignature,
  secrets: secretsManagerChannelSecrets(secrets, env.CHANNEL_SECRET_IDS, now),
  trackingKeys: secretsManagerTrackingKeys(secrets, env.TRACKING_SECRET_ID, now),
  send: sqsSend(new SQSClient(patience), env.INTAKE_QUEUE_URL),
  now,
  log,
}).use(onTime(clock));
