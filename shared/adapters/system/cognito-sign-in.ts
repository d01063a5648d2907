import {
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  skipStateCheck,
  validateAuthResponse,
} from 'oauth4webapi';
import * as z from 'zod';
import type { SignInPool } from '#shared/app/access/ports';

export type SignInAt = {
  /** Where the sign-in page answers, without a slash at the end. */
  readonly url: string;
  readonly clientId: string;
  readonly userPoolId: string;
  /** What the page was asked to send the browser back to. */
  readonly redirectUri: string;
  /** A single try, since a code can be redeemed once; whoever waits for us asks again. */
  readonly patienceMs: number;
};

const Given = z.object({ access_token: z.string(), expires_in: z.number().positive() });
const SignedIn = Given.extend({ refresh_token: z.string() });
const Claims = z.object({ username: z.string() });

/** What the tokens of a user pool say of where they come from; its id begins with its region. */
const issuerOf = (userPoolId: string): string =>
  `https://cognito-idp.${userPoolId.slice(0, userPoolId.indexOf('_'))}.amazonaws.com/${userPoolId}`;

/** Whoever an access token is of; it came from the user pool itself, so nothing of it is verified again. */
const usernameIn = (accessToken: string): string =>
  Claims.parse(JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())).username;

const tokenOf = ({ access_token, expires_in }: z.infer<typeof Given>) => ({
  accessToken: access_token,
  lastsMs: expires_in * 1000,
});

/** `undefined` where the user pool says that what was brought is not, or no more, worth a token. */
const unlessRefused = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return undefined;
    throw error;
  }
};

/** The token endpoint of the user pool, asked as a client without a secret, and the user pool itself. */
export const cognitoSignIn = (client: CognitoIdentityProviderClient, at: SignInAt): SignInPool => {
  const server = { issuer: issuerOf(at.userPoolId), token_endpoint: `${at.url}/oauth2/token` };
  const asking = { client_id: at.clientId };
  const options = () => ({
    signal: AbortSignal.timeout(at.patienceMs),
    // A local AWS may do without TLS; where the page is on AWS, the stack says its address.
    [allowInsecureRequests]: at.url.startsWith('http://localhost:'),
  });
  return {
    redeem: async (code, verifier) => {
      // The state is the browser's to compare, which alone knows it.
      const brought = validateAuthResponse(server, asking, new URLSearchParams({ code }), skipStateCheck);
      const given = await unlessRefused(
        authorizationCodeGrantRequest(server, asking, None(), brought, at.redirectUri, verifier, options()).then(
          (response) => processAuthorizationCodeResponse(server, asking, response),
        ),
      );
      if (given === undefined) return undefined;
      const signedIn = SignedIn.parse(given);
      return { ...tokenOf(signedIn), refreshToken: signedIn.refresh_token };
    },
    renew: async (refreshToken) => {
      const given = await unlessRefused(
        refreshTokenGrantRequest(server, asking, None(), refreshToken, options()).then((response) =>
          processRefreshTokenResponse(server, asking, response),
        ),
      );
      return given === undefined ? undefined : tokenOf(Given.parse(given));
    },
    signOutEverywhere: async (accessToken) => {
      const Username = usernameIn(accessToken);
      await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId: at.userPoolId, Username }));
    },
  };
};
