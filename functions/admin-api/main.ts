import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { PATIENCE } from '#shared/adapters/aws-client';
import { cognitoLiveGroups } from '#shared/adapters/cognito-live-groups';
import { AdminApiEnv } from '#shared/contracts/env';
import { readEnv } from '#shared/runtime/env';
import { adminApiHandler } from './handler.ts';

const env = readEnv(AdminApiEnv);

export const handler = adminApiHandler({
  clientId: env.SIGN_IN_CLIENT_ID,
  liveGroups: cognitoLiveGroups(new CognitoIdentityProviderClient(PATIENCE), env.USER_POOL_ID),
});
