import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { COMMON_VARIABLES, MOVABLE_CLOCK_VARIABLES } from '#infra/parts/service-function';
import {
  AccountsEnv,
  AdminApiEnv,
  ArchivePolicyEnv,
  CheckLinksEnv,
  ContactsEnv,
  DigestEnv,
  DispatchEnv,
  EvaluateEnv,
  ExportEnv,
  FeedbackEnv,
  ImportEnv,
  IntakeEnv,
  NotifyEnv,
  PagesEnv,
  PublicApiEnv,
  SessionEnv,
  TriageEnv,
  WatchEnv,
} from '#shared/contracts/env';
import { environments } from '#test/infra/access/grants';
import { synthesised } from '#test/infra/synthesis';

const CONTRACTS: Readonly<Record<string, z.ZodObject>> = {
  intake: IntakeEnv,
  triage: TriageEnv,
  'public-api': PublicApiEnv,
  session: SessionEnv,
  'admin-api': AdminApiEnv,
  accounts: AccountsEnv,
  contacts: ContactsEnv,
  pages: PagesEnv,
  'archive-policy': ArchivePolicyEnv,
  dispatch: DispatchEnv,
  notify: NotifyEnv,
  feedback: FeedbackEnv,
  watch: WatchEnv,
  evaluate: EvaluateEnv,
  digest: DigestEnv,
  export: ExportEnv,
  imports: ImportEnv,
  'check-links': CheckLinksEnv,
};

const local = synthesised('local');
const staging = synthesised('staging');
const production = synthesised('production');

/** Every printable character that is neither a letter nor a digit. */
const PUNCTUATION_LEFT_OUT = Match.stringLikeRegexp(
  Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
    .filter((character) => !/[A-Za-z0-9]/.test(character))
    .map((character) => `(?=.*\\${character})`)
    .join(''),
);

describe('the environment of a function', () => {
  it.each(Object.entries(CONTRACTS))('%s has exactly what its contract asks for', (folder, contract) => {
    const variables = Object.keys(environments(production).get(folder) ?? {});
    expect(new Set(variables)).toEqual(new Set([...COMMON_VARIABLES, ...Object.keys(contract.shape)]));
  });

  it('names the secret of every official channel to intake, as the contract reads it', () => {
    const text = JSON.stringify(environments(production).get('intake')?.['CHANNEL_SECRET_IDS']);
    // The value is a join around references: with a name in their place it must be what the contract takes.
    const pieces = [...text.matchAll(/\{"Fn::GetStackOutput":\{[^}]*"OutputName":"(\w+)"\}\}/g)].map(
      (match) => match[1],
    );
    expect(pieces).toHaveLength(2);
    expect(pieces[0]).toMatch(/LaporSecret/);
    expect(pieces[1]).toMatch(/PpidSecret/);
  });

  it.each(Object.entries(CONTRACTS))(
    '%s has besides on the local AWS where its clock says how far it is ahead',
    (folder, contract) => {
      const variables = environments(local).get(folder) ?? {};
      const clock = folder === 'archive-policy' ? [] : MOVABLE_CLOCK_VARIABLES;
      expect(new Set(Object.keys(variables))).toEqual(
        new Set([...COMMON_VARIABLES, ...clock, ...Object.keys(contract.shape)]),
      );
      expect(variables['CLOCK']).toBe('movable');
    },
  );

  it.each([
    [staging, 'real', '1'],
    [production, 'real', '1'],
    [local, 'movable', '10'],
  ])('says which time it is and how slow the stage may be (%#)', (synthesis, clock, patience) => {
    for (const [folder, variables] of environments(synthesis))
      expect([variables['CLOCK'], variables['PATIENCE']], folder).toEqual([clock, patience]);
  });

  it('is the same on every stage but for what it points to', () => {
    for (const folder of Object.keys(CONTRACTS)) {
      expect(Object.keys(environments(staging).get(folder) ?? {})).toEqual(
        Object.keys(environments(production).get(folder) ?? {}),
      );
    }
  });
});

describe('secrets', () => {
  it('stand neither in the template nor in an environment', () => {
    // Long runs of hexadecimal or base64 that are no name: access keys, private keys, tokens, webhook secrets.
    const shapes = [/AKIA[0-9A-Z]{16}/, /-----BEGIN/, /whsec_/, /xox[bp]-/, /eyJ[\w-]{10,}\./];
    for (const shape of shapes) expect(production.text).not.toMatch(shape);
    expect(production.text).not.toContain('"SecretString"');
    for (const [folder, variables] of environments(production)) {
      for (const [name, value] of Object.entries(variables)) {
        if (typeof value !== 'string') continue;
        expect(value.length, `${folder} ${name}`).toBeLessThan(40);
      }
    }
  });

  // CloudFormation generates a secret anew when any of this changes: with the tracking key, every code would be void,
  // and with the contact book every address would be gone.
  it.each([
    // 33 bytes; letters and digits in a multiple of four are base64 as they stand
    ['Signs the webhooks of the channel lapor', '{}', 'current', 44],
    ['Signs the webhooks of the channel ppid', '{}', 'current', 44],
    ['Makes tracking codes from report ids', '{"version":"1"}', 'key1', 64],
    ['Contact book: where each recipient of notices is told', '{"contacts":{}}', 'key', 64],
    ['Signs the cursors of lists', '{}', 'key', 64],
    ['Seals the sessions of people of the office', '{}', 'key', 64],
  ])('the secret "%s" is made of letters and digits, and always in this way', (description, template, key, length) => {
    production.data.hasResourceProperties('AWS::SecretsManager::Secret', {
      Description: description,
      GenerateSecretString: Match.objectEquals({
        SecretStringTemplate: template,
        GenerateStringKey: key,
        PasswordLength: length,
        ExcludePunctuation: true,
        ExcludeCharacters: PUNCTUATION_LEFT_OUT,
        RequireEachIncludedType: false,
      }),
    });
  });
});
