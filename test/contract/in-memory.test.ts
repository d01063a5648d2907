import { describe, expect } from 'vitest';
import { memoryKeptFiles } from '#shared/adapters/files/memory-kept-files';
import { memoryPublishedPictures } from '#shared/adapters/files/memory-published-pictures';
import { classifierWhenAsked, rulesClassifier } from '#shared/adapters/policy/rules-classifier';
import { memoryDeadLetters } from '#shared/adapters/queues/memory-dead-letters';
import { memoryDataKeys } from '#shared/adapters/secrets/memory-data-keys';
import { tableAppliedRules } from '#shared/adapters/table/applied-rules';
import { tableClockAhead } from '#shared/adapters/table/clock';
import { tableDeliveryStore } from '#shared/adapters/table/delivery-store';
import { tableDutyBook } from '#shared/adapters/table/duty-book';
import { tableEvaluations } from '#shared/adapters/table/evaluations';
import { tableEventLog } from '#shared/adapters/table/event-log';
import { tableExportOrders } from '#shared/adapters/table/export-orders';
import { tableFileLinks } from '#shared/adapters/table/file-links';
import { tableLetterBook } from '#shared/adapters/table/letter-book';
import { tableLetterNotes } from '#shared/adapters/table/letter-notes';
import { memoryTable } from '#shared/adapters/table/memory-table';
import { tableMissCounter } from '#shared/adapters/table/miss-counter';
import { tablePublicYears } from '#shared/adapters/table/public-years';
import { tablePublishedNews } from '#shared/adapters/table/published-news';
import { tableQuota } from '#shared/adapters/table/quota';
import { tableReportStore } from '#shared/adapters/table/report-store';
import { tableSheetImports } from '#shared/adapters/table/sheet-imports';
import { ChannelId } from '#shared/domain/words/words';
import { itKeepsFileLinks } from '#test/contract/access/file-links';
import { itKeepsActivities } from '#test/contract/activities/activities';
import { itMakesDataKeys, itNoticesDamage } from '#test/contract/arrival/data-keys';
import { itSendsMessages } from '#test/contract/arrival/send-message';
import { itKeepsImports } from '#test/contract/arrival/sheet-imports';
import { itClassifies } from '#test/contract/classify/classify';
import { itKeepsFiles } from '#test/contract/digest/kept-files';
import { itKeepsEvidence } from '#test/contract/evidence/evidence';
import { itKeepsEvaluations } from '#test/contract/figures/evaluations';
import { itKeepsExportOrders } from '#test/contract/figures/export-orders';
import { itKeepsPublicYears } from '#test/contract/figures/public-years';
import { itKeepsPublishedNews } from '#test/contract/news/published-news';
import { itKeepsPublishedPictures } from '#test/contract/news/published-pictures';
import { itHoldsDeadLetters, type LettersPlace, QUEUE_OF } from '#test/contract/notices/dead-letters';
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
import { fakeQueue } from '#test/support/fakes/fake-queue';
import { signInPoolInMemory } from '#test/support/fakes/sign-in-pool';
import { policy } from '#test/support/policy';
import { itSignsIn } from './access/sign-in-pool.ts';
import { itSaysHowFarTheClockIsAhead } from './clock-ahead.ts';
import { RECEIVED, stepTo } from './stories.ts';
import { itIsATable } from './table.ts';

/** The stand-ins that the flow tests trust: what they promise is what the real ones promise. */
describe('the table in memory', () => itIsATable(memoryTable));
describe('the report store in memory', () => itKeepsReports(() => tableReportStore(memoryTable(), policy)));
describe('the open work in memory', () => itListsOpenWorkInOrder((rules) => tableReportStore(memoryTable(), rules)));
describe('the duty book in memory', () => itKeepsTheDutyBook(() => tableDutyBook(memoryTable())));
describe('the rules applied, in memory', () => itRemembersTheRules(() => tableAppliedRules(memoryTable())));
describe('the evaluated months in memory', () =>
  itKeepsEvaluations(() => tableEvaluations(memoryTable(), memoryKeptFiles())));

describe('what everybody may see in memory', () => itKeepsPublicYears(() => tablePublicYears(memoryTable())));
describe('published news in memory', () => itKeepsPublishedNews(() => tablePublishedNews(memoryTable())));
describe('published pictures in memory', () => itKeepsPublishedPictures(memoryPublishedPictures));
describe('the delivery store in memory', () =>
  itKeepsDeliveries(() => {
    const table = memoryTable();
    return { reports: tableReportStore(table, policy), deliveries: tableDeliveryStore(table, () => RECEIVED) };
  }));
describe('the log of events in memory', () =>
  itReadsTheLog(() => {
    const table = memoryTable();
    const reports = tableReportStore(table, policy);
    return {
      log: tableEventLog(table, policy.calendar.zone),
      record: async (story) => void (await reports.commit(stepTo(story, 0))),
    };
  }));
describe('the movable clock in memory', () => {
  const table = memoryTable();
  itSaysHowFarTheClockIsAhead(() => tableClockAhead(table));
});
describe('the quota of mails in memory', () => itTakesFromTheQuota(() => tableQuota(memoryTable(), 'mail')));
describe('the miss counter in memory', () => itCountsMisses(() => tableMissCounter(memoryTable())));
describe('notes on failed messages in memory', () => itNotesFailures(() => tableLetterNotes(memoryTable())));
describe('the book of letters in memory', () =>
  itKeepsTheLetterBook(() => tableLetterBook(memoryTable(), policy.calendar)));
describe('dead letters in memory', () => itHoldsDeadLetters(lettersInMemory));
describe('the sign-in in memory', () => {
  const { pool, letIn } = signInPoolInMemory();
  itSignsIn(() => ({ pool, letIn: async (verifier) => letIn('siti-contoh', verifier) }));
});
describe('links to files in memory', () => itKeepsFileLinks(() => tableFileLinks(memoryTable())));
describe('evidence in memory', () => itKeepsEvidence(memoryTable));
describe('activities in memory', () => itKeepsActivities(memoryTable));
describe('imports of history in memory', () => itKeepsImports(() => tableSheetImports(memoryTable())));
describe('orders of exports in memory', () => itKeepsExportOrders(() => tableExportOrders(memoryTable())));
describe('kept files in memory', () => itKeepsFiles(memoryKeptFiles));
describe('the data keys in memory', () => {
  itMakesDataKeys(memoryDataKeys);
  itNoticesDamage(memoryDataKeys);
});
describe('the queue in memory', () =>
  itSendsMessages(() => {
    const { send, receive } = fakeQueue({ now: () => RECEIVED });
    return {
      send,
      receive: async (count) =>
        receive(count).map(({ body, attributes }) => ({ group: ChannelId.parse(attributes.MessageGroupId), body })),
    };
  }));

/** It needs no AWS: rules today; a trained model has to promise the same. */
describe('the classifier by rules', () => itClassifies(() => rulesClassifier(policy)));
describe('the classifier by rules, made ready when it is asked', () =>
  itClassifies(() => classifierWhenAsked(() => rulesClassifier(policy))));

function lettersInMemory(): LettersPlace {
  const letters = memoryDeadLetters();
  const sentAt = RECEIVED;
  return {
    letters,
    since: sentAt,
    bury: async (from, message) => letters.bury({ queue: QUEUE_OF[from], sentAt }, message, from),
    fail: async (told) => letters.bury({ queue: 'failures', sentAt, told }, { body: '{}' }),
    arrived: async (at) => letters.sentTo(at).at(-1) ?? expect.fail('nothing was sent back'),
  };
}
