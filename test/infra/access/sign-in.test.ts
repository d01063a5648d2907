import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { FEATURE_FLAGS } from '#infra/parts/feature-flags';
import { STAGES } from '#infra/stages';
import { tanggap } from '#infra/tanggap';
import { loadPolicy } from '#shared/adapters/policy/bundled-policy';
import { ofType, type Synthesis, synthesised } from '#test/infra/synthesis';

const local = synthesised('local');
const staging = synthesised('staging');
const production = synthesised('production');
const ON_AWS = [staging, production];

const one = (synthesis: Synthesis, type: string): Readonly<Record<string, unknown>> => {
  const [found, ...others] = ofType(synthesis, type).values();
  if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return found.Properties;
};
const poolOf = (synthesis: Synthesis) => one(synthesis, 'AWS::Cognito::UserPool');
const clientOf = (synthesis: Synthesis) => one(synthesis, 'AWS::Cognito::UserPoolClient');

/** What the API asks of a token, on any of its routes. */
const scopesOf = (synthesis: Synthesis): ReadonlySet<unknown> =>
  new Set(
    [...ofType(synthesis, 'AWS::ApiGatewayV2::Route').values()].flatMap(({ Properties }) =>
      [Properties['AuthorizationScopes'] ?? []].flat(),
    ),
  );

describe('the user pool', () => {
  it('takes in only whom the operator adds, known by user name or mail address in any case of letters', () => {
    for (const synthesis of [local, ...ON_AWS]) {
      expect(poolOf(synthesis)).toMatchObject({
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        AliasAttributes: ['email'],
        UsernameConfiguration: { CaseSensitive: false },
        // A new address is no way in before it is verified.
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      });
      expect(poolOf(synthesis)['UsernameAttributes']).toBeUndefined();
    }
  });

  it('asks for long and mixed passwords, refuses leaked ones, and on AWS from everybody for a second factor that is no SMS', () => {
    for (const synthesis of [local, ...ON_AWS]) {
      expect(poolOf(synthesis)).toMatchObject({
        Policies: {
          PasswordPolicy: {
            MinimumLength: 12,
            RequireLowercase: true,
            RequireUppercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            TemporaryPasswordValidityDays: 3,
          },
        },
        UserPoolTier: 'PLUS',
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      });
    }
    // Whoever can read a report has signed in, so everybody who can has one.
    for (const synthesis of ON_AWS) expect(poolOf(synthesis)['MfaConfiguration']).toBe('ON');
    expect(poolOf(local)['MfaConfiguration']).toBe('OPTIONAL');
    for (const synthesis of ON_AWS) {
      expect(one(synthesis, 'AWS::Cognito::UserPoolRiskConfigurationAttachment')).toMatchObject({
        ClientId: 'ALL',
        CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      });
    }
  });

  it('is protected from being deleted where data is', () => {
    expect(poolOf(production)['DeletionProtection']).toBe('ACTIVE');
    expect(poolOf(staging)['DeletionProtection']).toBe('INACTIVE');
  });
});

describe('the groups', () => {
  const { units } = loadPolicy();
  const assignees = [...units.units, ...units.desks].map(({ id }) => id);
  const office = [
    ...['lapor-admin', 'ppid-admin', 'news-admin', 'sikedip-admin', 'secretary', 'inspector'],
    ...['oversight-reader', 'stand-in', 'operator', 'upper-inspector'],
  ];

  it('are one for each role in the office, and two for each unit and desk that it has', () => {
    const names = [...ofType(production, 'AWS::Cognito::UserPoolGroup').values()].map(
      ({ Properties }) => Properties['GroupName'],
    );
    expect(assignees).toContain('llaj');
    expect(assignees).toContain('ppid');
    const wanted = [...office, ...assignees.flatMap((id) => [`head-${id}`, `staff-${id}`])];
    expect(names).toHaveLength(wanted.length);
    expect(new Set(names)).toEqual(new Set(wanted));
  });

  it('outlive their stack in production, with whoever is in them, and give no rights in the account', () => {
    for (const group of ofType(production, 'AWS::Cognito::UserPoolGroup').values()) {
      expect(group.DeletionPolicy).toBe('Retain');
      expect(group.UpdateReplacePolicy).toBe('Retain');
      expect(group.Properties['RoleArn']).toBeUndefined();
    }
    expect(Object.keys(production.workflow.findResources('AWS::Cognito::UserPoolGroup'))).toEqual([]);
    expect(production.text).not.toContain('AWS::Cognito::IdentityPool');
  });
});

describe('the client of the sign-in page', () => {
  it('gives a token for a code and nothing else, on every stage but the local one', () => {
    for (const synthesis of ON_AWS) {
      expect(clientOf(synthesis)['ExplicitAuthFlows']).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
    }
    expect(clientOf(local)['ExplicitAuthFlows']).toEqual([
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ]);
    for (const synthesis of [local, ...ON_AWS]) {
      expect(clientOf(synthesis)).toMatchObject({
        GenerateSecret: false,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        SupportedIdentityProviders: ['COGNITO'],
        PreventUserExistenceErrors: 'ENABLED',
        EnableTokenRevocation: true,
      });
    }
  });

  it('gives tokens on AWS that open the API and nothing of the user pool, above all no second factor', () => {
    for (const synthesis of ON_AWS) {
      expect(clientOf(synthesis)['AllowedOAuthScopes']).toEqual(['openid', 'tanggap/office']);
      expect(one(synthesis, 'AWS::Cognito::UserPoolResourceServer')).toMatchObject({
        Identifier: 'tanggap',
        Scopes: [{ ScopeName: 'office' }],
      });
      expect(scopesOf(synthesis)).toEqual(new Set(['tanggap/office']));
      expect(synthesis.text).not.toContain('aws.cognito.signin.user.admin');
    }
  });

  it('gives tokens on the local stage that carry what a token for a password carries, and that the API asks for', () => {
    expect(clientOf(local)['AllowedOAuthScopes']).toEqual(['openid', 'aws.cognito.signin.user.admin']);
    expect(scopesOf(local)).toEqual(new Set(['aws.cognito.signin.user.admin']));
    expect(ofType(local, 'AWS::Cognito::UserPoolResourceServer').size).toBe(0);
  });

  it('gives tokens that are over after a quarter of an hour, and can be renewed for a working day', () => {
    expect(clientOf(production)).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 600,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    });
  });

  it('lets nobody change the own mail address, which is a way to sign in', () => {
    expect(clientOf(production)['WriteAttributes']).toEqual(['locale']);
  });

  it('hands a code back to the console only, which on AWS is the API itself or an address that is given, over TLS', () => {
    const [api] = ofType(production, 'AWS::ApiGatewayV2::Api').keys();
    const below = (path: string) => [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [api, 'ApiEndpoint'] }, path]] }];
    for (const synthesis of ON_AWS) {
      expect(clientOf(synthesis)['CallbackURLs']).toEqual(below('/kantor/masuk'));
      expect(clientOf(synthesis)['LogoutURLs']).toEqual(below('/'));
    }
    expect(JSON.stringify(clientOf(local)['CallbackURLs'])).toMatch(/^\["http:\/\/localhost:/);
  });

  it.each([
    ['https://tanggap.office.example/', 'https://tanggap.office.example/kantor/masuk'],
    ['http://tanggap.office.example', undefined],
  ])('the client with the console at %s hands it to %s', (consoleUrl, callback) => {
    const deploy = () => {
      const app = new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, 'aws:cdk:bundling-stacks': [] } });
      return tanggap(app, { stage: STAGES.staging, mailFrom: 'tanggap@example.invalid', consoleUrl });
    };
    if (callback === undefined) expect(deploy).toThrow(/https/);
    else {
      const client = deploy().workflow.node.findChild('SignIn').node.findChild('Client').node.defaultChild;
      expect(client).toMatchObject({ callbackUrLs: [callback] });
    }
  });
});

describe('the authoriser', () => {
  it('takes tokens of this pool for this client, from the header for it', () => {
    const [clientId] = ofType(production, 'AWS::Cognito::UserPoolClient').keys();
    const authorizer = one(production, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [{ Ref: clientId }] },
    });
    expect(JSON.stringify(authorizer)).toMatch(
      /"https:\/\/cognito-idp\.ap-southeast-3\.amazonaws\.com\/",\{"Fn::GetStackOutput":\{[^}]*RefPeople/,
    );
  });
});
