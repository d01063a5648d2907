import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientConfig } from '#local/aws/local-aws';
import { setAhead } from '#local/aws/stack-clock';
import { documentClient } from '#shared/adapters/table/client';
import { eventKey } from '#shared/adapters/table/keys';
import { reportSubject } from '#shared/domain/notices/subject';
import { hashedEvent } from '#shared/domain/report/record';
import type { ReportId } from '#shared/domain/words/words';
import { deployedFunctions, recordedCalls } from '#test/e2e/deployed-roles';
import { redeliveringAfter } from '#test/e2e/redelivering';
import { eventually, records, stack } from '#test/e2e/system';
import { delivered, report, runWatch, TEXTS, withoutStream } from '#test/e2e/told';

const dynamo = documentClient(new DynamoDBClient(clientConfig(stack.aws)));
const MINUTE = 60_000;

let functions: Awaited<ReturnType<typeof deployedFunctions>> = [];
beforeAll(async () => {
  functions = await deployedFunctions();
});
/** What comes after must not find itself in another time, nor today recorded as missed by it. */
afterAll(async () => {
  await setAhead(stack, 0);
  await runWatch();
});

/**
 * From now on everybody who records something of the report finds that somebody else was first; gives what ends that.
 */
const loseRaces = async (id: ReportId): Promise<() => Promise<void>> => {
  const last = (await records.events(id)).at(-1) ?? expect.fail('no report');
  const version = last.version + 1;
  const [TableName, Key] = [stack.TableName, eventKey(id, version)];
  const { body, hash } = hashedEvent({ ...last, version, event: { type: 'Informed' } });
  const Item = { ...Key, type: 'Informed', body, hash: Buffer.from(hash, 'hex') };
  await dynamo.send(new PutCommand({ TableName, Item }));
  return async () => {
    await dynamo.send(new DeleteCommand({ TableName, Key }));
  };
};

/** A function that lost the race has looked at the report again by itself. */
const looksAgain = (role: string, id: ReportId) =>
  eventually(`another look of ${role}`, async () =>
    (await recordedCalls(functions)).find(
      (call) =>
        call.role === role &&
        call.action === 'dynamodb:GetItem' &&
        [call.conditions['dynamodb:LeadingKeys']].flat().includes(`R#${id}`),
    ),
  );

const typesOf = async (id: ReportId) => (await records.events(id)).map(({ event }) => event.type);

const routed = async (): Promise<ReportId> => {
  const id = await report(TEXTS.llaj);
  await eventually('routed report', async () => ((await records.load(id))?.status === 'routed' ? true : undefined));
  return id;
};

const inBoth = (work: () => Promise<void>): Promise<void> =>
  redeliveringAfter(stack.NoticeQueueUrl, 3, () => redeliveringAfter(stack.FeedbackQueueUrl, 3, work));

describe('who loses a race looks again, and records at the next try what is still to be recorded', () => {
  it('when somebody was told: whoever sends it, and whoever hears that it has arrived', async () => {
    await inBoth(async () => {
      const given = { id: await routed(), win: async (): Promise<void> => {} };
      await delivered(reportSubject(given.id), 1);
      await withoutStream(async () => {
        given.id = await routed();
        given.win = await loseRaces(given.id);
      });
      try {
        for (const role of ['Notify', 'Feedback']) await looksAgain(role, given.id);
      } finally {
        await given.win();
      }
      await eventually('Informed', async () => ((await typesOf(given.id)).includes('Informed') ? true : undefined));
    });
  });

  it('when time has passed: the watch', async () => {
    const id = await routed();
    await delivered(reportSubject(id), 1);
    const due = (await records.load(id))?.deadlines.processed?.dueAt ?? expect.fail('no deadline');
    await setAhead(stack, Math.ceil((due + 6 * MINUTE - Date.now()) / 1000));
    const win = await loseRaces(id);
    try {
      await runWatch();
      await looksAgain('Watch', id);
    } finally {
      await win();
    }
    expect(await runWatch()).toBeUndefined();
    expect(await typesOf(id)).toContain('DeadlineMissed');
  });
});
