import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { FakeQueue } from './fake-queue.ts';

/** How one invocation ended: with an answer, with an exception, or not at all (the process died or ran out of time). */
export type Ending =
  | { readonly ended: 'answered'; readonly answer: SQSBatchResponse | undefined }
  | { readonly ended: 'threw' }
  | { readonly ended: 'died' };

/**
 * Lambda's rules for a batch with ReportBatchItemFailures: what is not named as failed is acknowledged; an exception, a
 * death, or a name that is empty or not of this batch brings the whole batch back.
 */
export const doneOf = (batch: readonly SQSRecord[], ending: Ending): readonly SQSRecord[] => {
  if (ending.ended !== 'answered') return [];
  const failures = ending.answer?.batchItemFailures ?? [];
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  const known = new Set(batch.map(({ messageId }) => messageId));
  if ([...failed].some((id) => !known.has(id))) return [];
  return batch.filter(({ messageId }) => !failed.has(messageId));
};

/** One poll of the event source: receives up to ten messages, invokes, and acknowledges what is done. */
export const pollOnce = async (
  queue: FakeQueue,
  invoke: (batch: readonly SQSRecord[]) => Promise<Ending>,
  batchSize = 10,
): Promise<{ readonly received: number; readonly done: number }> => {
  const batch = queue.receive(batchSize);
  if (batch.length === 0) return { received: 0, done: 0 };
  const done = doneOf(batch, await invoke(batch));
  for (const { receiptHandle } of done) queue.acknowledge(receiptHandle);
  return { received: batch.length, done: done.length };
};
