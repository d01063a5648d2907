import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { FEATURE_FLAGS } from '#infra/parts/feature-flags';
import { STAGES, type StageName } from '#infra/stages';
import { tanggap } from '#infra/tanggap';
import { NAMING_FILES } from '#shared/app/evidence/ask-for-attachments';
import { environments } from '#test/infra/access/grants';
import { synthesised } from '#test/infra/synthesis';

const LOCAL_HOST = JSON.stringify({ name: 'berkas.contoh.invalid', address: '127.0.0.1', port: 4590 });
const withHost = (name: StageName) =>
  tanggap(new App({ analyticsReporting: false, context: { ...FEATURE_FLAGS, 'aws:cdk:bundling-stacks': [] } }), {
    stage: STAGES[name],
    mailFrom: 'tanggap@example.invalid',
    localHost: LOCAL_HOST,
  });

describe('the function that fetches what channels name', () => {
  it('knows of a host on a machine of one’s own on the local stage alone, where one is given', () => {
    for (const name of ['local', 'staging', 'production'] as const)
      for (const folder of ['fetch', 'check-links'])
        expect(environments(synthesised(name)).get(folder)?.['LOCAL_HOST']).toBe('none');
    for (const name of ['staging', 'production'] as const)
      expect(() => withHost(name)).toThrow('asks hosts of the internet alone');
    Template.fromStack(withHost('local').workflow).resourcePropertiesCountIs(
      'AWS::Lambda::Function',
      { Environment: { Variables: Match.objectLike({ LOCAL_HOST }) } },
      2,
    );
  });

  it('hears of every event that files may come with, by way of dispatch', () => {
    const { workflow } = synthesised('production');
    const [filter = expect.fail('no filter')] = Object.values(
      workflow.findResources('AWS::Lambda::EventSourceMapping'),
    ).flatMap(({ Properties }): string[] =>
      (Properties.FilterCriteria?.Filters ?? [])
        .map(({ Pattern }: { readonly Pattern: string }) => Pattern)
        .filter((pattern: string) => pattern.includes('EV#')),
    );
    for (const name of NAMING_FILES) expect(JSON.parse(filter).dynamodb.NewImage.type.S).toContain(name);
  });
});
