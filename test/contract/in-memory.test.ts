import { describe, expect } from 'vitest';
import { memoryAppliedRules } from '#shared/adapters/memory-applied-rules';
import { memoryDataKeys } from '#shared/adapters/memory-data-keys';
import { memoryDeadLetters } from '#shared/adapters/memory-dead-letters';
import { memoryDeliveryStore } from '#shared/adapters/memory-delivery-store';
import { memoryDutyBook } from '#shared/adapters/memory-duty-book';
import { memoryEvaluations } from '#shared/adapters/memory-evaluations';
import { memoryEventLog } from '#shared/adapters/memory-event-log';
import { memoryFileLinks } from '#shared/adapters/memory-file-links';
import { memoryKeptFiles } from '#shared/adapters/memory-kept-files';
import { memoryLetterBook } from '#shared/adapters/memory-letter-book';
import { memoryLetterNotes } from '#shared/adapters/memory-letter-notes';
import { memoryMissCounter } from '#shared/adapters/memory-miss-counter';
import { memoryQuota } from '#shared/adapters/memory-quota';
import { memoryReportStore } from '#shared/adapters/memory-report-store';
import { rulesClassifier } from '#shared/adapters/rules-classifier';
import { ChannelId } from '#shared/domain/words';
import { fakeQueue } from '#test/support/fake-queue';
import { policy } from '#test/support/policy';
import { itRemembersTheRules } from './applied-rules.ts';
import { itClassifies } from './classify.ts';
import { itMakesDataKeys, itNoticesDamage } from './data-keys.ts';
import { itHoldsDeadLetters, type LettersPlace, QUEUE_OF } from './dead-letters.ts';
import { itKeepsDeliveries } from './delivery-store.ts';
import { itKeepsTheDutyBook } from './duty-book.ts';
import { itKeepsEvaluations } from './evaluations.ts';
import { itReadsTheLog } from './event-log.ts';
import { itKeepsFileLinks } from './file-links.ts';
import { itKeepsFiles } from './kept-files.ts';
import { itKeepsTheLetterBook } from './letter-book.ts';
import { itNotesFailures } from './letter-notes.ts';
import { itCountsMisses } from './miss-counter.ts';
import { itListsOpenWorkInOrder } from './open-work.ts';
import { itTakesFromTheQuota } from './quota.ts';
import { itKeepsReports } from './report-store.ts';
import { itSendsMessages } from './send-message.ts';
import { RECEIVED, stepTo } from './stories.ts';

/** The stand-ins that the flow tests trust: what they promise is what the real ones promise. */
describe('the report store in memory', () => itKeepsReports(() => memoryReportStore(policy)));
describe('the open work in memory', () => itListsOpenWorkInOrder((rules) => memoryReportStore(rules)));
describe('the duty book in memory', () => itKeepsTheDutyBook(memoryDutyBook));
describe('the rules applied, in memory', () => itRemembersTheRules(memoryAppliedRules));
describe('the evaluated months in memory', () => itKeepsEvaluations(memoryEvaluations));
describe('the delivery store in memory', () =>
  itKeepsDeliveries(() => {
    const reports = memoryReportStore(policy);
    return { reports, deliveries: memoryDeliveryStore(reports) };
  }));
describe('the log of events in memory', () =>
  itReadsTheLog(() => {
    const log = memoryEventLog();
    const reports = memoryReportStore(policy, log.append);
    return { log, record: async (story) => void (await reports.commit(stepTo(story, 0))) };
  }));
describe('the quota of mails in memory', () => itTakesFromTheQuota(memoryQuota));
describe('the miss counter in memory', () => itCountsMisses(memoryMissCounter));
describe('notes on failed messages in memory', () => itNotesFailures(memoryLetterNotes));
describe('the book of letters in memory', () => itKeepsTheLetterBook(() => memoryLetterBook(policy.calendar)));
describe('dead letters in memory', () => itHoldsDeadLetters(lettersInMemory));
describe('links to files in memory', () => itKeepsFileLinks(memoryFileLinks));
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
