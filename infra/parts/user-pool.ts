import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Stage } from '#infra/stages';
import { GROUPS, type HeldRole } from '#shared/contracts/http/groups';
import { acknowledge } from './acknowledgements.ts';

const INVITATION = {
  emailSubject: 'Akun Tanggap Anda',
  emailBody: `<p>Anda dapat masuk ke Tanggap dengan nama pengguna <b>{username}</b> dan kata sandi sementara <b>{####}</b>,
yang berlaku tiga hari dan diganti ketika Anda masuk pertama kali. Bila Anda tidak menunggu surel ini, abaikan saja.</p>
<p><i>You can sign in to Tanggap with this user name and temporary password, which holds for three days and is changed when
you first sign in. If you do not expect this mail, ignore it.</i></p>`,
};

/** To whoever changes the own address, or has forgotten the password. */
const CODE = {
  emailSubject: 'Kode Tanggap Anda',
  emailBody: '<p>Kode Anda / <i>your code</i>: <b>{####}</b></p>',
};

const meaningOf = (held: HeldRole): string => ('of' in held ? `${held.role} of ${held.of}` : held.role);

/**
 * The office's people: a person is added by the operator, signs in by user name or mail address, and may be what the
 * groups say that he or she is in. Who is in which group is as much to be kept as what is recorded.
 */
export const officeUserPool = (scope: Construct, stage: Stage, removalPolicy: RemovalPolicy): UserPool => {
  const pool = new UserPool(scope, 'People', {
    selfSignUpEnabled: false,
    // The user name is the person's id in the record and never changes; the address may.
    signInAliases: { username: true, email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    keepOriginal: { email: true },
    standardAttributes: { email: { required: true, mutable: true } },
    userInvitation: INVITATION,
    userVerification: CODE,
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    mfa: stage.secondFactor === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      passwordHistorySize: 5,
      tempPasswordValidity: Duration.days(3),
    },
    // Refuses passwords that are known to have leaked elsewhere. Paid by the person a month: an office has few.
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: stage.protectsData,
    removalPolicy,
  });
  if (stage.secondFactor === 'optional') acknowledge(pool, 'inventedPeople');
  for (const [groupName, held] of GROUPS) {
    const group = new UserPoolGroup(scope, `Group ${groupName}`, {
      userPool: pool,
      groupName,
      description: meaningOf(held),
    });
    group.applyRemovalPolicy(removalPolicy);
  }
  return pool;
};
