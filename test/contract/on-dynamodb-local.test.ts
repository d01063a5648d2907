import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoAppliedRules } from '#shared/adapters/dynamo-applied-rules';
import { documentClient } from '#shared/adapters/dynamo-client';
import { dynamoClockAhead } from '#shared/adapters/dynamo-clock';
import { dynamoDeliveryStore } from '#shared/adapters/dynamo-delivery-store';
import { dynamoDutyBook } from '#shared/adapters/dynamo-duty-book';
import { dynamoEvaluations } from '#shared/adapters/dynamo-evaluations';
import { dynamoEventLog } from '#shared/adapters/dynamo-event-log';
import { dynamoFileLinks } from '#shared/adapters/dynamo-file-links';
import { dynamoLetterBook } from '#shared/adapters/dynamo-letter-book';
import { dynamoLetterNotes } from '#shared/adapters/dynamo-letter-notes';
import { dynamoMissCounter } from '#shared/adapters/dynamo-miss-counter';
import { dynamoQuota } from '#shared/adapters/dynamo-quota';
import { dynamoReportStore } from '#shared/adapters/dynamo-report-store';
import { memoryKeptFiles } from '#shared/adapters/memory-kept-files';
import type { TimeRules } from '#shared/domain/agenda';
import { type DynamoDbLocal, startDynamoDbLocal } from '#test/support/dynamodb-local';
import { whyNotByMaven } from '#test/support/maven';
import { policy } from '#test/support/policy';
import { noteUnchecked } from '#test/support/unchecked';
import { itRemembersTheRules } from './applied-rules.ts';
import { itSaysHowFarTheClockIsAhead } from './clock-ahead.ts';
import { itKeepsDeliveries } from './delivery-store.ts';
import { itKeepsTheDutyBook } from './duty-book.ts';
import { itKeepsEvaluations } from './evaluations.ts';
import { itReadsTheLog } from './event-log.ts';
import { itKeepsFileLinks } from './file-links.ts';
import { itKeepsTheLetterBook } from './letter-book.ts';
import { itNotesFailures } from './letter-notes.ts';
import { itSurvivesLostAnswers, itTellsOnceThoughAnswersAreLost } from './lost-answers.ts';
import { itCountsMisses } from './miss-counter.ts';
import { itListsOpenWorkInOrder } from './open-work.ts';
import { itTakesFromTheQuota } from './quota.ts';
import { itKeepsReports } from './report-store.ts';
import { RECEIVED, stepTo } from './stories.ts';
import { itChargesTwiceInTransactions, itLiesInTheTable } from './table-layout.ts';

const whyNot = await whyNotByMaven('dynamodb-local');
if (whyNot !== undefined) noteUnchecked('The contract of the table on DynamoDB Local', whyNot);

describe.skipIf(whyNot !== undefined)('on DynamoDB Local', () => {
  let running: DynamoDbLocal | undefined;
  beforeAll(async () => {
    running = await startDynamoDbLocal();
  });
  afterAll(() => running?.stop());

  const place = (): DynamoDbLocal => {
    if (running === undefined) throw new Error('not started');
    return running;
  };
  const client = () => documentClient(new DynamoDBClient(place().config));

  const files = memoryKeptFiles();
  const reports = (rules: TimeRules = policy) => dynamoReportStore(client(), place().table, rules);

  describe('the report store', () => itKeepsReports(() => reports()));
  describe('the open work', () => itListsOpenWorkInOrder(reports));
  describe('the duty book', () => itKeepsTheDutyBook(() => dynamoDutyBook(client(), place().table)));
  describe('the rules applied', () => itRemembersTheRules(() => dynamoAppliedRules(client(), place().table)));
  describe('the evaluated months', () => itKeepsEvaluations(() => dynamoEvaluations(client(), place().table, files)));
  describe('the report store when answers are lost', () => itSurvivesLostAnswers(place));
  describe('the delivery store', () =>
    itKeepsDeliveries(() => ({
      reports: reports(),
      deliveries: dynamoDeliveryStore(client(), place().table, () => RECEIVED),
    })));
  describe('the delivery store when answers are lost', () => itTellsOnceThoughAnswersAreLost(place));
  describe('the log of events', () =>
    itReadsTheLog(() => ({
      log: dynamoEventLog(client(), place().table, 'Asia/Pontianak'),
      record: async (story) => void (await reports().commit(stepTo(story, 0))),
    })));
  describe('the quota of mails', () => itTakesFromTheQuota(() => dynamoQuota(client(), place().table, 'mail')));
  describe('the movable clock', () => itSaysHowFarTheClockIsAhead(() => dynamoClockAhead(client(), place().table)));
  describe('notes on failed messages', () => itNotesFailures(() => dynamoLetterNotes(client(), place().table)));
  describe('the book of letters', () =>
    itKeepsTheLetterBook(() => dynamoLetterBook(client(), place().table, policy.calendar)));
  describe('links to files', () => itKeepsFileLinks(() => dynamoFileLinks(client(), place().table)));
  describe('the miss counter', () => itCountsMisses(() => dynamoMissCounter(client(), place().table)));
  describe('the table', () => {
    itLiesInTheTable(place);
    itChargesTwiceInTransactions(place);
  });
});
