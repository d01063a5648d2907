import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_HOST } from '#local/aws/attachment-host';
import { clientConfig } from '#local/aws/local-aws';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId, type ReportId } from '#shared/domain/words/words';
import { without } from '#test/e2e/iam';
import { linesOf, logGroups } from '#test/e2e/logs';
import { officer } from '#test/e2e/officer';
import { redeliveringAfter } from '#test/e2e/redelivering';
import { workflowResources } from '#test/e2e/resources';
import { aPosting, eventually, records, send, stack } from '#test/e2e/system';

/** Files that a channel names, on the deployed system, from a host over TLS. (All words invented.) */

const sqs = new SQSClient(clientConfig(stack.aws));

const at = (path: string, host = ATTACHMENT_HOST): string => `https://${host}${path}`;

const posted = async (attachments: readonly { readonly name: string; readonly url?: string }[]): Promise<ReportId> => {
  const externalId = randomUUID();
  const text = `Lampu jalan ${externalId.slice(0, 6)} padam. (rekaan)`;
  const posting = aPosting({ externalId, text, attachments });
  expect((await send(posting)).status).toBe(202);
  return reportIdOf(ChannelId.parse('lapor'), externalId);
};

const shown = async (report: ReportId) => {
  const answer = await (await officer('lapor-admin')).showEvidence({ report });
  return answer.ok ? answer.value : undefined;
};
/** Once nothing of what was named is on its way any more. */
const settled = (report: ReportId) =>
  eventually(`attachments of ${report}`, async () => {
    const value = await shown(report);
    return value === undefined || value.attachments.some(({ state }) => state === 'waiting') ? undefined : value;
  });

const fetchQueue = async (): Promise<string> => {
  const found = (await workflowResources()).find(
    ({ LogicalResourceId, ResourceType }) =>
      ResourceType === 'AWS::SQS::Queue' && LogicalResourceId?.startsWith('FetchQueue'),
  );
  return found?.PhysicalResourceId ?? expect.fail('no queue of attachments');
};

const logged = (what: string, since: number) =>
  eventually(what, async () => {
    const [name = expect.fail()] = (await logGroups()).filter((group) => group.includes('FetchFunctionLogs'));
    return (await linesOf(name, since)).find((line) => line.includes(what));
  });

describe('what is attached to a report in its channel', () => {
  it('is fetched, looked into and opened; what cannot be had stands there with why', async () => {
    const [one, since] = [randomUUID(), Date.now()];
    const report = await posted([
      { name: 'catatan.txt', url: at(`/catatan/${one}.txt`) },
      { name: 'hilang.jpg', url: at('/berkas/tidak-ada.jpg') },
      { name: 'lain.jpg', url: at('/foto.jpg', 'lain.contoh.invalid') },
      { name: 'pindah.jpg', url: at('/pindah') },
      { name: 'tanpa-alamat.jpg' },
    ]);
    const { attachments, evidence } = await settled(report);
    expect(attachments).toMatchObject([
      { name: 'catatan.txt', state: 'kept', evidence: evidence[0]?.evidence },
      { name: 'hilang.jpg', state: 'failed', words: { id: 'Berkasnya tidak ada lagi di sana.' } },
      { name: 'lain.jpg', state: 'failed', words: { id: expect.stringContaining('tidak disebut') } },
      { name: 'pindah.jpg', state: 'failed', words: { id: expect.stringContaining('mengalihkan') } },
      { name: 'tanpa-alamat.jpg', state: 'nameOnly' },
    ]);
    expect(evidence).toMatchObject([{ purpose: 'complaint', name: 'catatan.txt', state: 'kept', open: [] }]);
    const piece = evidence[0]?.evidence ?? expect.fail('no piece');
    const opened = await (await officer('lapor-admin')).openEvidence({ report, evidence: piece, part: '1' });
    expect(opened.ok && Buffer.from(opened.value.bytes).toString()).toBe(`Catatan ${one} (rekaan)`);
    expect((await records.events(report)).at(-1)).toMatchObject({
      actor: { by: 'machine' },
      event: { type: 'EvidenceKept', purpose: 'complaint' },
    });
    // Neither a name nor an address is told to whoever reads the log.
    await logged('attachmentFetched', since);
    for (const group of await logGroups())
      for (const line of await linesOf(group, since))
        for (const told of ['catatan.txt', 'hilang.jpg', one, ATTACHMENT_HOST]) expect(line).not.toContain(told);
  });

  it('is asked for again later where its host fails', async () => {
    const report = await posted([{ name: 'gagal.jpg', url: at('/gagal') }]);
    const first = await eventually('a first try', async () => {
      const [one] = (await shown(report))?.attachments ?? [];
      return one?.words === undefined ? undefined : one;
    });
    expect(first).toMatchObject({ state: 'waiting', words: { id: 'Hosnya sedang bermasalah.' } });
  });

  it('is kept once, though a grant is missing at first and it is asked for again', async () => {
    const [one, since] = [randomUUID(), Date.now()];
    const queue = await fetchQueue();
    const report = await redeliveringAfter(queue, 2, () =>
      without('Fetch', 's3:PutObject', async () => {
        const id = await posted([{ name: 'catatan.txt', url: at(`/catatan/${one}.txt`) }]);
        await logged('message.failed', since);
        return id;
      }),
    );
    expect(await settled(report)).toMatchObject({ attachments: [{ state: 'kept' }] });
    const MessageBody = JSON.stringify({ report, version: 1, index: 0 });
    await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody }));
    await logged('attachmentKnown', since);
    const kept = (await records.events(report)).filter(({ event }) => event.type === 'EvidenceKept');
    expect(kept).toHaveLength(1);
  });
});
