import { describe, expect, it } from 'vitest';
import { type DeployRequest, deploySteps } from '#infra/parts/deploy-steps';
import { STAGES } from '#infra/stages';

const request: DeployRequest = {
  stage: STAGES.staging,
  account: '123456789012',
  app: ['--app', 'x'],
  others: [],
  bootstraps: true,
};
const commands = (changes: Partial<DeployRequest> = {}): readonly string[] =>
  deploySteps({ ...request, ...changes }).map(({ args }) => args.join(' '));

describe('a deploy', () => {
  it('prepares the account for the CDK before it deploys, on every stage, away from the app', () => {
    for (const stage of Object.values(STAGES)) {
      const [first, second, ...more] = deploySteps({ ...request, stage });
      expect(first).toEqual({ args: ['bootstrap', 'aws://123456789012/ap-southeast-3'], awayFromApp: true });
      expect(second?.args.slice(0, 2)).toEqual(['deploy', '--all']);
      expect(second?.awayFromApp).toBe(false);
      expect(more).toEqual([]);
    }
  });

  it('leaves that out for whoever may not do it', () => {
    expect(commands({ bootstraps: false })).toEqual(['deploy --all --app x']);
  });

  it('asks before it widens a permission, except on a local AWS', () => {
    expect(commands().join()).not.toContain('--require-approval');
    expect(commands({ stage: STAGES.local })[1]).toContain('--require-approval=never');
  });

  it('does both as the same person', () => {
    for (const others of [
      ['--profile', 'office', '--verbose'],
      ['--verbose', '--profile=office'],
    ]) {
      const [bootstrap, deploy] = commands({ others });
      expect(bootstrap).toMatch(/--profile[ =]office$/);
      expect(deploy).toContain(others.join(' '));
    }
  });
});
