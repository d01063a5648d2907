import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { documentClient } from '#shared/adapters/table/client';
import { tableClockAhead } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { dynamoTable } from '#shared/adapters/table/dynamo-table';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import type { TimeRules } from '#shared/domain/report/agenda';
import { itKeepsFileLinks } from '#test/contract/access/file-links';
import { itKeepsActivities } from '#test/contract/activities/activities';
import { itKeepsImports } from '#test/contract/arrival/sheet-imports';
import { itKeepsEvidence } from '#test/contract/evidence/evidence';
import { itKeepsEvaluations } from '#test/contract/figures/evaluations';
import { itKeepsExportOrders } from '#test/contract/figures/export-orders';
import { itKeepsPublicYears } from '#test/contract/figures/public-years';
import { itKeepsPublishedNews } from '#test/contract/news/published-news';
import { itKeepsDeliveries } from '#test/contract/notices/delivery-store';
import { itKeepsTheDutyBook } from '#test/contract/notices/duty-book';
import { itKeepsTheLetterBook } from '#test/contract/notices/letter-book';
import { itNotesFailures } from '#test/contract/notices/letter-notes';
import { itTakesFromTheQuota } from '#test/contract/notices/quota';
import { itRemembersTheRules } from '#test/contract/report/applied-rules';
import { itReadsTheLog } from '#test/contract/report/event-log';
import { itCountsMisses } from '#test/contract/report/miss-counter';
import { itListsOpenWorkInOrder } from '#test/contract/report/open-work';
import { itKeepsReports } from '#test/contract/report/report-store';
import { type DynamoDbLocal, startDynamoDbLocal } from '#test/support/dynamodb-local';
import { whyNotByMaven } from '#test/support/maven';
import { policy } from '#test/support/policy';
import { noteUnchecked } from '#test/support/unchecked';
import { itSaysHowFarTheClockIsAhead } from './clock-ahead.ts';
import { itSurvivesLostAnswers, itTellsOnceThoughAnswersAreLost } from './lost-answers.ts';
import { RECEIVED, stepTo } from './stories.ts';
import { itIsATable } from './table.ts';
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
  const table = () => dynamoTable(client(), place().table);

  const files = memoryKeptFiles();
  const reports = (rules: TimeRules = policy) => tableReportStore(table(), rules);

  describe('the report store', () => itKeepsReports(() => reports()));
  describe('the open work', () => itListsOpenWorkInOrder(reports));
  describe('the duty book', () => itKeepsTheDutyBook(() => tableDutyBook(table())));
  describe('the rules applied', () => itRemembersTheRules(() => tableAppliedRules(table())));
  describe('the evaluated months', () => itKeepsEvaluations(() => tableEvaluations(table(), files)));
  describe('what everybody may see', () => itKeepsPublicYears(() => tablePublicYears(table())));
  describe('published news', () => itKeepsPublishedNews(() => tablePublishedNews(table())));
  describe('the report store when answers are lost', () => itSurvivesLostAnswers(place));
  describe('the delivery store', () =>
    itKeepsDeliveries(() => ({
      reports: reports(),
      deliveries: tableDeliveryStore(table(), () => RECEIVED),
    })));
  describe('the delivery store when answers are lost', () => itTellsOnceThoughAnswersAreLost(place));
  describe('the log of events', () =>
    itReadsTheLog(() => ({
      log: tableEventLog(table(), 'Asia/Pontianak'),
      record: async (story) => void (await reports().commit(stepTo(story, 0))),
    })));
  describe('the quota of mails', () => itTakesFromTheQuota(() => tableQuota(table(), 'mail')));
  describe('the movable clock', () => itSaysHowFarTheClockIsAhead(() => tableClockAhead(table())));
  describe('notes on failed messages', () => itNotesFailures(() => tableLetterNotes(table())));
  describe('the book of letters', () => itKeepsTheLetterBook(() => tableLetterBook(table(), policy.calendar)));
  describe('links to files', () => itKeepsFileLinks(() => tableFileLinks(table())));
  describe('evidence', () => itKeepsEvidence(table));
  describe('activities', () => itKeepsActivities(table));
  describe('imports of history', () => itKeepsImports(() => tableSheetImports(table())));
  describe('orders of exports', () => itKeepsExportOrders(() => tableExportOrders(table())));
  describe('the miss counter', () => itCountsMisses(() => tableMissCounter(table())));
  describe('the table', () => {
    itLiesInTheTable(place);
    itChargesTwiceInTransactions(place);
    // Last: what it writes has keys of no form that this system uses.
    itIsATable(table);
  });
});
