import { expect, it } from 'vitest';
import type { EnqueueNotices } from '#shared/app/notices/ports';
import { openNotices } from '#shared/app/notices/sealed-notices';
import { MOST_IN_ONE_MAIL, type NoticeMessage, SealedNotices } from '#shared/contracts/messages/notice-message';
import { subjectKey } from '#shared/domain/notices/subject';
import { RecipientId } from '#shared/domain/office/recipient';
import { NOTICE_VAULT } from '#test/support/builders/a-notice-key';
import { aDelivery, aDeliveryId, aRecipient } from './deliveries.ts';

/** Two queues whose other ends can be looked at, and what is put into them under the tests' own key. */
export type NoticeQueuesPlace = {
  readonly enqueue: EnqueueNotices;
  /** The next so many messages of one queue, each once, in any order. */
  readonly receive: (
    urgent: boolean,
    count: number,
  ) => Promise<readonly { readonly group: string; readonly body: string }[]>;
};

const opened = ({ body }: { readonly body: string }): NoticeMessage['batches'] =>
  openNotices(NOTICE_VAULT, SealedNotices.parse(JSON.parse(body))).batches;
const firstOf = (batches: NoticeMessage['batches']): string => batches[0]?.recipient ?? expect.fail('for nobody');
const aBatch = (recipient = aRecipient()) => ({ recipient, deliveries: [aDeliveryId({ recipient })] });

/** What every way to those who tell promises. */
export const itEnqueuesNotices = (make: () => NoticeQueuesPlace): void => {
  it('brings ids and nothing else, sealed, of everybody whom a message is for and in no group', async () => {
    const { enqueue, receive } = make();
    const [first, second] = [aBatch(), aBatch()];
    // A whole delivery is an id too, as far as types go.
    await enqueue(false, [[{ ...first, deliveries: [{ ...aDelivery(), ...first.deliveries[0] }] }, second]]);
    const [message = expect.fail('no message')] = await receive(false, 1);
    expect(message.group).toBe('');
    for (const told of [
      first.recipient,
      second.recipient,
      'newReport',
      ...first.deliveries.map(({ subject }) => subjectKey(subject)),
    ])
      expect(message.body).not.toContain(told);
    expect(opened(message)).toEqual([first, second]);
  });

  it('makes the same message of the same notices, and every message as long as any other', async () => {
    const { enqueue, receive } = make();
    const one = [aBatch()];
    const five = Array.from({ length: 5 }, () => aBatch());
    await enqueue(false, [one, one, five]);
    const bodies = (await receive(false, 3)).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(2);
    expect(new Set(bodies.map(({ length }) => length)).size).toBe(1);
  });

  it('keeps the urgent and the others apart', async () => {
    const { enqueue, receive } = make();
    const [danger, other] = [aBatch(), aBatch()];
    await enqueue(true, [[danger]]);
    await enqueue(false, [[other]]);
    expect((await receive(true, 1)).map(opened)).toEqual([[danger]]);
    expect((await receive(false, 1)).map(opened)).toEqual([[other]]);
  });

  it('brings more than one call takes, each once', async () => {
    const { enqueue, receive } = make();
    const messages = Array.from({ length: 23 }, () => [aBatch()]);
    await enqueue(false, messages);
    const recipients = (await receive(false, 23)).map((message) => firstOf(opened(message)));
    expect(recipients.toSorted((a, b) => a.localeCompare(b))).toEqual(
      messages.map(firstOf).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('takes ten of the fullest messages in one call', async () => {
    const { enqueue, receive } = make();
    const longest = RecipientId.parse('p'.repeat(24));
    const full = {
      recipient: longest,
      deliveries: Array.from({ length: MOST_IN_ONE_MAIL }, (_, n) =>
        aDeliveryId({ recipient: longest, version: 999_999 - n, kind: 'suspectedOversight' }),
      ),
    };
    await enqueue(
      true,
      Array.from({ length: 10 }, () => [full]),
    );
    const messages = await receive(true, 10);
    expect(messages.map(opened)).toEqual(messages.map(() => [full]));
    // Far from what one call may carry, also by the older limit of 256 KiB.
    expect(Buffer.byteLength(messages.map(({ body }) => body).join(''))).toBeLessThan(120_000);
  });

  it('brings nothing where there is nothing to tell, and refuses a message that no mail could hold', async () => {
    const { enqueue } = make();
    await enqueue(true, []);
    const deliveries = Array.from({ length: MOST_IN_ONE_MAIL + 1 }, () => aDeliveryId());
    await expect(enqueue(true, [[{ recipient: aRecipient(), deliveries }]])).rejects.toThrow();
    await expect(enqueue(true, [[{ recipient: aRecipient(), deliveries: [] }]])).rejects.toThrow();
    await expect(enqueue(true, [[]])).rejects.toThrow();
  });

  it('brings a message after its delay, and not before', async () => {
    const { enqueue, receive } = make();
    const batch = aBatch();
    const started = performance.now();
    await enqueue(true, [[batch]], 2);
    expect((await receive(true, 1)).map(opened)).toEqual([[batch]]);
    expect(performance.now() - started).toBeGreaterThan(1000);
  });
};
