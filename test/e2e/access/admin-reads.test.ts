import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { invoke } from '#local/aws/invoke';
import { clientConfig } from '#local/aws/local-aws';
import { setAhead } from '#local/aws/stack-clock';
import { s3KeptFiles } from '#shared/adapters/files/s3-kept-files';
import { systemClock } from '#shared/adapters/system/clock';
import { documentClient } from '#shared/adapters/table/client';
import { dataKeyKey } from '#shared/adapters/table/keys';
import { beginNotices } from '#shared/app/notices/begin-notices';
import { DigestShown, DigestsListed } from '#shared/contracts/http/digest-shown';
import { DutyShown } from '#shared/contracts/http/duty';
import { FigureBehind } from '#shared/contracts/http/evaluation';
import { ConflictsListed } from '#shared/contracts/http/listed-events';
import { PolicyFileShown, PolicyShown } from '#shared/contracts/http/policy-shown';
import { ReportConflicts } from '#shared/contracts/http/report-record';
import { WorkPage } from '#shared/contracts/http/work';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { DigestPeriod } from '#shared/domain/calendar/period';
import { digestSubject } from '#shared/domain/notices/subject';
import { reportIdOf } from '#shared/domain/words/report-id';
import type { ReportId } from '#shared/domain/words/words';
import { tokenAs } from '#test/e2e/officer';
import { aPosting, call, eventually, records, send, stack } from '#test/e2e/system';
import { deliveries, enqueue, recipient, report, TEXTS } from '#test/e2e/told';
import { digestBytes, keepDigest } from '#test/support/builders/a-digest';
import { LAPOR } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const config = clientConfig(stack.aws);
const SECRETARY = recipient('sekretaris');

const read = async (group: string, path: string) =>
  call(`/v1/admin/${path}`, { headers: { authorization: `Bearer ${await tokenAs(group)}` } });

const routed = async (): Promise<ReportId> => {
  const id = await report(TEXTS.llaj);
  await eventually('routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
  return id;
};

beforeAll(() => setAhead(stack, 0));

describe('officers on the deployed system', () => {
  it('read the open work of their queue, page by page', async () => {
    const ids = [await routed(), await routed()];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await read('head-llaj', `work?queue=llaj&limit=1${more}`);
      expect(status).toBe(200);
      const page = WorkPage.parse(JSON.parse(body));
      seen.push(...page.reports.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined && !ids.every((id) => seen.includes(id)));
    for (const id of ids) expect(seen).toContain(id);
    expect((await read('staff-asdp', 'work?queue=llaj')).status).toBe(403);
  });

  it('see in the figures what has come in since they were counted last', async () => {
    const month = isoDateOf(policy.calendar, systemClock()).slice(0, 7);
    for (const id of [await routed(), await routed()]) {
      await invoke(stack, 'Evaluate');
      const { status, body } = await read('secretary', `evaluations/${month}/received`);
      expect(status).toBe(200);
      expect(FigureBehind.parse(JSON.parse(body)).reports).toContain(id);
    }
  });

  it('read the digests that they receive, and their files', async () => {
    const period = DigestPeriod.parse(isoDateOf(policy.calendar, systemClock()).slice(0, 4));
    const files = s3KeptFiles(new S3Client({ ...config, forcePathStyle: true }), stack.EvaluationsBucketName);
    await keepDigest(files, SECRETARY, period);
    await beginNotices({ policy, deliveries, enqueue, now: systemClock }, [
      { subject: digestSubject(period), version: 1, kind: 'digest', urgent: false, recipient: SECRETARY },
    ]);
    expect(DigestsListed.parse(JSON.parse((await read('secretary', 'digests')).body)).periods).toContain(period);
    const shown = DigestShown.parse(JSON.parse((await read('secretary', `digests/${period}`)).body));
    expect(shown.period).toBe(period);
    const file = await read('secretary', `digests/${period}/angka.csv`);
    expect([file.status, file.body]).toEqual([
      200,
      Buffer.from(digestBytes(SECRETARY, period, 'angka.csv')).toString(),
    ]);
    expect((await read('staff-asdp', `digests/${period}`)).status).toBe(404);
  });

  it('read what was set aside, in its own words, and where that was', async () => {
    const data = { externalId: crypto.randomUUID(), text: TEXTS.llaj };
    const id = reportIdOf(LAPOR, data.externalId);
    const first = aPosting(data);
    expect((await send(first)).status).toBe(202);
    await eventually('report', () => records.load(id));
    expect((await send({ ...first, data: { ...data, text: TEXTS.umum } })).status).toBe(202);
    await eventually('what was set aside', async () => (await records.conflicts(id))[0]);
    const conflicts = await read('lapor-admin', `reports/${id}/conflicts`);
    expect(ReportConflicts.parse(JSON.parse(conflicts.body)).conflicts).toMatchObject([
      { words: { text: TEXTS.umum } },
    ]);
    // The index of the log may be a moment behind.
    await eventually('it in the list', async () => {
      const { status, body } = await read('lapor-admin', 'conflicts');
      expect(status).toBe(200);
      return ConflictsListed.parse(JSON.parse(body)).conflicts.find(({ report: of }) => of === id);
    });
  });

  it('read the rules that are in force, and nothing of rules that never were', async () => {
    const { version, files } = PolicyShown.parse(JSON.parse((await read('staff-llaj', 'policy')).body));
    const office = await read('staff-llaj', `policy/${version}/office`);
    expect(files.map(({ file }) => file)).toContain('office');
    expect(PolicyFileShown.parse(JSON.parse(office.body)).content).toMatchObject({ zone: policy.calendar.zone });
    expect((await read('staff-llaj', `policy/${'0'.repeat(version.length)}`)).status).toBe(404);
  });

  it('open the queue, and read who did', async () => {
    const opened = await call('/v1/admin/duty', {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenAs('lapor-admin')}` },
    });
    expect(opened.status).toBe(200);
    const duty = DutyShown.parse(JSON.parse(opened.body));
    const person = inventedPeople().find(({ groups }) => groups.includes('lapor-admin'))?.id;
    expect(duty.opened.map(({ by }) => by)).toContain(person);
    expect(JSON.parse((await read('secretary', `duty/${duty.date}`)).body)).toEqual(duty);
  });

  it('write to a report whose key was destroyed: what they say gets a key of its own', async () => {
    const id = await routed();
    await documentClient(new DynamoDBClient(config)).send(
      new DeleteCommand({ TableName: stack.TableName, Key: dataKeyKey(id) }),
    );
    const { status } = await eventually('note', async () => {
      const answer = await call(`/v1/admin/reports/${id}/addNote`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await tokenAs('lapor-admin')}`,
          'content-type': 'application/json',
          'if-match': `"${(await records.load(id))?.version}"`,
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ text: 'Catatan rekaan.' }),
      });
      return answer.status === 412 ? undefined : answer;
    });
    expect(status).toBe(200);
    expect(await records.wrappedKey(id)).toBeDefined();
  });
});
