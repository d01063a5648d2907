import { Duration, Stack, Token } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  CfnManagedLoginBranding,
  CfnUserPoolRiskConfigurationAttachment,
  ClientAttributes,
  ManagedLoginVersion,
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Stage } from '#infra/stages';
import { SESSION_HOURS, SIGNED_IN_PATH, SIGNED_OUT_PATH } from '#shared/contracts/http/session';

export type SignInProps = {
  readonly stage: Stage;
  readonly userPool: UserPool;
  /** Where the console lies, without a slash at the end: after signing in, a person comes back there. */
  readonly consoleUrl: string;
  /** Where the API answers; a local AWS has its sign-in page at the same origin. */
  readonly apiUrl: string;
};

/**
 * For so long at most the gateway takes a token that was stolen, or whose account is gone; what it may is asked live at
 * every call.
 */
const TOKEN_LIFE = Duration.minutes(15);

const OURS = { server: 'tanggap', scope: 'office' } as const;

/**
 * What a route asks of a token: access tokens carry it and ID tokens never do. On AWS it is our own, so that a token
 * for our API opens nothing of the user pool's, above all no second factor. A token for a password carries the user
 * pool's own scope and no other, and such are the local stage's.
 */
const scopeOn = (stage: Stage): string =>
  stage.tokensByPassword === 'allowed' ? OAuthScope.COGNITO_ADMIN.scopeName : `${OURS.server}/${OURS.scope}`;

/**
 * How a person of the office gets a token, and how the API knows it: the sign-in page of the user pool, a client
 * without a secret that takes a code and the proof that it asked for it (PKCE), and the authoriser that verifies what
 * comes of it.
 */
export class SignIn extends Construct {
  readonly client: UserPoolClient;
  readonly authorizer: IHttpRouteAuthorizer;
  /** What the API asks of a token. */
  readonly scope: string;
  /** Where the sign-in page answers, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { stage, userPool, consoleUrl, apiUrl }: SignInProps) {
    super(scope, id);
    if (stage.onAws && !Token.isUnresolved(consoleUrl) && !consoleUrl.startsWith('https://')) {
      throw new Error(
        `${consoleUrl}: a code is handed back over TLS only, so the console's address begins with https://`,
      );
    }
    this.scope = scopeOn(stage);
    this.client = this.#openClient(userPool, stage, consoleUrl);
    if (stage.tokensByPassword === 'refused') this.#nameScope(userPool);
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
    this.url = stage.onAws ? domain.baseUrl() : new URL(apiUrl).origin;
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
        scopes: [OAuthScope.OPENID, OAuthScope.custom(this.scope)],
        callbackUrls: [`${consoleUrl}${SIGNED_IN_PATH}`],
        logoutUrls: [`${consoleUrl}${SIGNED_OUT_PATH}`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      // Where its token is one for the user pool too, a person may change these of the own account: not the address,
      // which is a way to sign in.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true, emailVerified: true, locale: true }),
      accessTokenValidity: TOKEN_LIFE,
      idTokenValidity: TOKEN_LIFE,
      refreshTokenValidity: Duration.hours(SESSION_HOURS),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }

  /** The user pool gives a scope to a client only after it knows whose it is. */
  #nameScope(userPool: UserPool): void {
    const server = new UserPoolResourceServer(this, 'Office', {
      userPool,
      identifier: OURS.server,
      scopes: [new ResourceServerScope({ scopeName: OURS.scope, scopeDescription: 'Work in the office' })],
    });
    this.client.node.addDependency(server);
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
        // Everybody has a second factor and is asked for it anyway.
        actions: { highAction: { eventAction: 'MFA_REQUIRED', notify: false } },
      },
    });
  }
}

const issuerOf = (userPool: UserPool, { region }: Stage): string =>
  `https://cognito-idp.${region}.amazonaws.com/${userPool.userPoolId}`;
