import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoke } from '#local/aws/invoke';
import { type Answer, type FakeService, startFakeService } from '#test/support/fakes/fake-service';

const DONE: Answer = { status: 200, body: 'null' };
const FAILED: Answer = {
  status: 200,
  body: { errorMessage: 'rounds of the watch failed' },
  headers: { 'x-amz-function-error': 'Unhandled' },
};

describe('a function that is started as its schedule does', () => {
  let lambda: FakeService;
  beforeAll(async () => {
    lambda = await startFakeService();
  });
  afterAll(() => lambda.stop());
  const run = () =>
    invoke(
      {
        aws: { endpoint: lambda.endpoint, env: {} },
        WatchFunctionName: 'watch',
        EvaluateFunctionName: 'evaluate',
        DigestFunctionName: 'digest',
        CheckLinksFunctionName: 'check-links',
      },
      'Watch',
    );

  it('is started once where nothing fails', async () => {
    lambda.answer(DONE);
    await run();
    expect(lambda.asked().map(({ path }) => path)).toEqual(['/2015-03-31/functions/watch/invocations']);
  });

  it('is started again where it fails, twice at most', async () => {
    lambda.answer(FAILED, FAILED, DONE);
    await run();
    expect(lambda.asked()).toHaveLength(3);
  });

  it('says why it fails, if it does so every time', async () => {
    lambda.answer(FAILED);
    await expect(run()).rejects.toThrow('rounds of the watch failed');
    expect(lambda.asked()).toHaveLength(3);
  });
});
