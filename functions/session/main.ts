import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManagerSessionKeys } from '#shared/adapters/secrets/secrets';
import { sessionSeal } from '#shared/adapters/secrets/session-seal';
import { patienceOf } from '#shared/adapters/system/aws-client';
import { cognitoSignIn } from '#shared/adapters/system/cognito-sign-in';
import { documentClient } from '#shared/adapters/table/client';
import { stageClock } from '#shared/adapters/table/clock';
import { ClockEnv, PatienceEnv, SessionEnv } from '#shared/contracts/env';
import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from '#shared/contracts/http/session';
import { onTime } from '#shared/runtime/clock';
import { readEnv } from '#shared/runtime/env';
import { log } from '#shared/runtime/logger';
import { sessionHandler } from './handler.ts';

/** Longer than the user pool ever takes. */
const SIGN_IN_PATIENCE_MS = 5_000;

const env = readEnv(SessionEnv);
const { PATIENCE } = readEnv(PatienceEnv);
const patience = patienceOf({ PATIENCE });
const clock = stageClock(documentClient(new DynamoDBClient(patience)), readEnv(ClockEnv));
const { now } = clock;
const { SIGN_IN_URL: url, SIGN_IN_CLIENT_ID: clientId } = env;
const leaving = new URLSearchParams({ client_id: clientId, logout_uri: `${env.CONSOLE_URL}${SIGNED_OUT_PATH}` });

export const handler = sessionHandler({
  origin: new URL(env.CONSOLE_URL).origin,
  signOutUrl: `${url}/logout?${leaving}`,
  pool: cognitoSignIn(new CognitoIdentityProviderClient(patience), {
    url,
    clientId,
    userPoolId: env.USER_POOL_ID,
    redirectUri: `${env.CONSOLE_URL}${SIGNED_IN_PATH}`,
    patienceMs: SIGN_IN_PATIENCE_MS * PATIENCE,
  }),
  seal: sessionSeal(secretsManagerSessionKeys(new SecretsManagerClient(patience), env.SESSION_SECRET_ID, now)),
  now,
  log,
}).use(onTime(clock));
