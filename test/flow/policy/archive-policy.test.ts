import { describe, expect, it } from 'vitest';
import { archivePolicyHandler } from '#functions/archive-policy/handler';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';
import { archivePolicy } from '#shared/app/operator/archive-policy';
import { policyManifest } from '#shared/domain/policy/manifest';
import { parsePolicyFiles } from '#shared/domain/policy/policy';
import { sha256 } from '#shared/domain/words/hash';
import { policy } from '#test/support/policy';

const EVENT = {
  ServiceToken: 'arn',
  ResponseURL: 'https://cloudformation.invalid/answer',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Archived',
  ResourceType: 'Custom::PolicyArchive',
  ResourceProperties: { ServiceToken: 'arn' },
} as const;

const aDeploy = (keep?: () => Promise<void>) => {
  const bucket = memoryKeptFiles();
  const answers: unknown[] = [];
  const faults: unknown[] = [];
  const handler = archivePolicyHandler({
    archive: () => archivePolicy({ keep: keep ?? bucket.keep, log: () => undefined }, POLICY_FILES),
    respond: async (url, body) => {
      expect(url).toBe(EVENT.ResponseURL);
      answers.push(JSON.parse(body));
    },
    fault: (error) => faults.push(error),
  });
  return { bucket, answers, faults, handler };
};

describe('the archive of the office’s rules', () => {
  it('lets the rules that an event names be found again and read as they were', async () => {
    const { bucket, answers, handler } = aDeploy();
    await handler({ ...EVENT, RequestType: 'Create' });
    expect(answers).toMatchObject([{ Status: 'SUCCESS', RequestId: 'request' }]);
    const read = async (name: string) => JSON.parse(Buffer.from(await bucket.read(name)).toString());
    const { files } = await read(`manifest/${policy.version}.json`);
    const again = Object.fromEntries(
      await Promise.all(
        Object.entries(files).map(async ([name, hash]) => [name, await read(`${name}/${hash}.json`)] as const),
      ),
    );
    expect(parsePolicyFiles(again).clocks).toEqual(policy.clocks);
    expect(policyManifest(again).version).toBe(policy.version);
  });

  it('names each file by the hash of what it holds', async () => {
    const { bucket, handler } = aDeploy();
    await handler({ ...EVENT, RequestType: 'Create' });
    for (const name of bucket.names().filter((file) => !file.startsWith('manifest/'))) {
      expect(name).toContain(sha256(await bucket.read(name)));
    }
  });

  it('adds nothing when it is deployed again, and takes nothing away when the stack goes', async () => {
    const { bucket, answers, handler } = aDeploy();
    await handler({ ...EVENT, RequestType: 'Create' });
    const before = bucket.names();
    await handler({
      ...EVENT,
      RequestType: 'Update',
      PhysicalResourceId: 'policy-archive',
      OldResourceProperties: { ServiceToken: 'arn' },
    });
    await handler({ ...EVENT, RequestType: 'Delete', PhysicalResourceId: 'policy-archive' });
    expect(bucket.names()).toEqual(before);
    expect(answers).toMatchObject(Array.from({ length: 3 }, () => ({ Status: 'SUCCESS' })));
  });

  it('fails the deploy that cannot store them, and says so at once', async () => {
    const { answers, faults, handler } = aDeploy(async () => {
      throw new Error('no bucket');
    });
    await handler({ ...EVENT, RequestType: 'Create' });
    expect(answers).toMatchObject([{ Status: 'FAILED', PhysicalResourceId: 'policy-archive' }]);
    expect(faults).toHaveLength(1);
  });
});
