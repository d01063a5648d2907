import { describe, vi } from 'vitest';
import { memoryDataKeys } from '#shared/adapters/memory-data-keys';
import { memoryMissCounter } from '#shared/adapters/memory-miss-counter';
import { memoryOriginals } from '#shared/adapters/memory-originals';
import { memoryReportStore } from '#shared/adapters/memory-report-store';
import { rulesClassifier } from '#shared/adapters/rules-classifier';
import { ChannelId } from '#shared/domain/words';
import { fakeQueue } from '#test/support/fake-queue';
import { policy } from '#test/support/policy';
import { itClassifies } from './classify.ts';
import { itMakesDataKeys, itNoticesDamage } from './data-keys.ts';
import { itCountsMisses } from './miss-counter.ts';
import { itKeepsOriginals } from './originals.ts';
import { itKeepsReports } from './report-store.ts';
import { itSendsMessages } from './send-message.ts';
import { RECEIVED } from './stories.ts';

vi.setConfig({ testTimeout: 30_000 });

/** The stand-ins that the flow tests trust: what they promise is what the real ones promise. */
describe('the report store in memory', () => itKeepsReports(memoryReportStore));
describe('the miss counter in memory', () => itCountsMisses(memoryMissCounter));
describe('the originals in memory', () => itKeepsOriginals(memoryOriginals));
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
