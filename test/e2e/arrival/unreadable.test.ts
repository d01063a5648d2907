import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { untilIdle } from '#local/aws/send-all';
import { reportIdOf } from '#shared/domain/words/report-id';
import { ChannelId } from '#shared/domain/words/words';
import { officer } from '#test/e2e/officer';
import { aPosting, eventually, records, send, stack } from '#test/e2e/system';

const s3 = new S3Client({ ...clientConfig(stack.aws), forcePathStyle: true });
const Bucket = stack.OriginalsBucketName;
const idOf = (externalId: string) => reportIdOf(ChannelId.parse('lapor'), externalId);

describe('an original that is not as it was', () => {
  it('is made known on its report, and what else waited for it is taken in', async () => {
    const [externalId, id] = ['e2e-unreadable-1', idOf('e2e-unreadable-1')];
    const update = (text: string) => send({ ...aPosting({ externalId, text }), type: 'report.updated' });
    await update('Tambahan yang hilang. (rekaan)');
    const lost = await eventually('what waits', async () => (await records.parked(id))[0]);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: lost.original }));
    await update('Tambahan yang berubah. (rekaan)');
    const changed = await eventually('a second', async () =>
      (await records.parked(id)).find(({ webhook }) => webhook !== lost.webhook),
    );
    await s3.send(new PutObjectCommand({ Bucket, Key: changed.original, Body: 'x'.repeat(80) }));
    await update('Tambahan yang utuh. (rekaan)');
    await send(aPosting({ externalId }));
    await eventually('the whole one', async () =>
      (await records.messages(id)).find(({ words }) => words.text.includes('utuh')),
    );
    await untilIdle(stack, () => {});
    const why = (await records.events(id)).flatMap(({ event }) =>
      event.type === 'ArrivalUnreadable' ? [event.why] : [],
    );
    expect(why.toSorted()).toEqual(['missing', 'sealBroken']);
  });

  it('is named in the list of what was set aside', async () => {
    const [externalId, id] = ['e2e-unreadable-2', idOf('e2e-unreadable-2')];
    const first = aPosting({ externalId });
    await send(first);
    await send({ ...aPosting({ externalId, text: 'Isi yang lain sama sekali. (rekaan)' }), id: first.id });
    const [conflict] = await eventually('what was set aside', async () => {
      const found = await records.conflicts(id);
      return found.length > 0 ? found : undefined;
    });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: conflict?.original }));
    const api = await officer('lapor-admin');
    expect(await api.showConflicts({ report: id })).toMatchObject({
      status: 200,
      value: { conflicts: [{ unreadable: 'missing' }] },
    });
  });
});
