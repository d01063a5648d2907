import { Duration, Stack, Token } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  CfnManagedLoginBranding,
  CfnUserPoolRiskConfigurationAttachment,
  ClientAttributes,
  ManagedLoginVersion,
  OAuthScope,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

export type SignInProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  /** Where the console lies, without a slash at the end: after signing in, a person comes back there. */
  readonly consoleUrl: string;
};

/** Below the console's address: where a person comes back to with a code, and where after signing out. */
const SIGNED_IN = '/console/signed-in';
const SIGNED_OUT = '/console';

/** For so long at most the gateway takes a token that was stolen, or whose account is gone; what it may is asked live at every call. */
const TOKEN_LIFE = Duration.minutes(15);
/** A working day from the morning to the last report of the afternoon. */
const DAY_AT_WORK = Duration.hours(10);

/** Access tokens carry it and ID tokens never do, so a route that asks for it takes no ID token. */
export const ACCESS_SCOPE = OAuthScope.COGNITO_ADMIN.scopeName;

/**
 * How a person of the office gets a token, and how the API knows it: the sign-in page of the user pool, a client without a
 * secret that takes a code and the proof that it asked for it (PKCE), and the authoriser that verifies what comes of it.
 */
export class SignIn extends Construct {
  readonly client: UserPoolClient;
  readonly authorizer: IHttpRouteAuthorizer;
  /** Where the sign-in page answers, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, userPool, consoleUrl }: SignInProps) {
    super(scope, id);
    if (stage.onAws && !Token.isUnresolved(consoleUrl) && !consoleUrl.startsWith('https://')) {
      throw new Error(
        `${consoleUrl}: a code is handed back over TLS only, so the console's address begins with https://`,
      );
    }
    this.client = this.#openClient(userPool, stage, consoleUrl);
    this.authorizer = new HttpJwtAuthorizer('SignedIn', issuerOf(userPool, stage), {
      jwtAudience: [this.client.userPoolClientId],
    });
    const domain = new UserPoolDomain(this, 'Domain', {
      userPool,
      // Unlike every other one in the region, of whatever account.
      cognitoDomain: { domainPrefix: `tanggap-${stage.name}-${Stack.of(this).account}` },
      // The newer page speaks Indonesian (`lang=id`); the local AWS has only one.
      managedLoginVersion: stage.onAws
        ? ManagedLoginVersion.NEWER_MANAGED_LOGIN
        : ManagedLoginVersion.CLASSIC_HOSTED_UI,
    });
    // The local AWS serves the page at its own address.
    this.url = stage.onAws ? domain.baseUrl() : new URL(consoleUrl).origin;
    if (stage.onAws) this.#guard(userPool);
  }

  #openClient(userPool: UserPool, stage: Stage, consoleUrl: string): UserPoolClient {
    return new UserPoolClient(this, 'Client', {
      userPool,
      generateSecret: false,
      // Signing in by handing over a password is for trying things out on one's own machine.
      authFlows: { adminUserPassword: stage.tokensByPassword === 'allowed' },
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [OAuthScope.OPENID, OAuthScope.COGNITO_ADMIN],
        callbackUrls: [`${consoleUrl}${SIGNED_IN}`],
        logoutUrls: [`${consoleUrl}${SIGNED_OUT}`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      // With its token a person may change these of the own account: not the address, which is a way to sign in.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true, emailVerified: true, locale: true }),
      accessTokenValidity: TOKEN_LIFE,
      idTokenValidity: TOKEN_LIFE,
      refreshTokenValidity: DAY_AT_WORK,
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }

  /** What the local AWS does not know: the look of the page, and what happens to a sign-in that seems wrong. */
  #guard(userPool: UserPool): void {
    new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: userPool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    new CfnUserPoolRiskConfigurationAttachment(this, 'Risks', {
      userPoolId: userPool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: {
        // Everybody who has a second factor is asked for it anyway; without one, what looks very wrong is refused.
        actions: { highAction: { eventAction: 'MFA_REQUIRED', notify: false } },
      },
    });
  }
}

const issuerOf = (userPool: UserPool, { region }: Stage): string =>
  `https://cognito-idp.${region}.amazonaws.com/${userPool.userPoolId}`;
