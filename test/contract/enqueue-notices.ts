import { expect, it } from 'vitest';
import type { EnqueueNotices } from '#shared/app/ports';
import { MOST_IN_ONE_MAIL, NoticeMessage } from '#shared/contracts/notice-message';
import { contactSubject } from '#shared/domain/delivery';
import { RecipientId } from '#shared/domain/recipient';
import { aDelivery, aDeliveryId, aRecipient } from './deliveries.ts';

/** Two queues whose other ends can be looked at. */
export type NoticeQueuesPlace = {
  readonly enqueue: EnqueueNotices;
  /** The next so many messages of one queue, each once, in any order. */
  readonly receive: (
    urgent: boolean,
    count: number,
  ) => Promise<readonly { readonly group: string; readonly body: string }[]>;
};

/** What every way to those who tell promises. */
export const itEnqueuesNotices = (make: () => NoticeQueuesPlace): void => {
  it('brings ids and nothing else, with the recipient as the group', async () => {
    const { enqueue, receive } = make();
    const recipient = aRecipient();
    const id = aDeliveryId({ recipient });
    // A whole delivery is an id too, as far as types go.
    await enqueue(false, [{ recipient, deliveries: [{ ...aDelivery(), ...id }] }]);
    const [message] = await receive(false, 1);
    expect(message?.group).toBe(recipient);
    expect(JSON.parse(message?.body ?? '')).toEqual({ v: 1, recipient, deliveries: [id] });
  });

  it('keeps the urgent and the others apart', async () => {
    const { enqueue, receive } = make();
    const [danger, other] = [aRecipient(), aRecipient()];
    await enqueue(true, [{ recipient: danger, deliveries: [aDeliveryId()] }]);
    await enqueue(false, [{ recipient: other, deliveries: [aDeliveryId()] }]);
    expect((await receive(true, 1)).map(({ group }) => group)).toEqual([danger]);
    expect((await receive(false, 1)).map(({ group }) => group)).toEqual([other]);
  });

  it('brings more than one call takes, each once', async () => {
    const { enqueue, receive } = make();
    const notices = Array.from({ length: 23 }, () => ({ recipient: aRecipient(), deliveries: [aDeliveryId()] }));
    await enqueue(false, notices);
    const groups = (await receive(false, 23)).map(({ group }) => group);
    expect(groups.toSorted((a, b) => a.localeCompare(b))).toEqual(
      notices.map(({ recipient }) => String(recipient)).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('takes ten of the fullest messages in one call', async () => {
    const { enqueue, receive } = make();
    const longest = RecipientId.parse('p'.repeat(24));
    const full = {
      recipient: longest,
      deliveries: Array.from({ length: MOST_IN_ONE_MAIL }, (_, n) =>
        aDeliveryId({ subject: contactSubject(longest), version: 999_999 - n, kind: 'suspectedOversight' }),
      ),
    };
    await enqueue(
      true,
      Array.from({ length: 10 }, () => full),
    );
    const bodies = (await receive(true, 10)).map(({ body }) => body);
    expect(bodies.map((body) => NoticeMessage.parse(JSON.parse(body)).deliveries)).toEqual(
      bodies.map(() => full.deliveries),
    );
    // Far from what one call may carry, also by the older limit of 256 KiB.
    expect(Buffer.byteLength(bodies.join(''))).toBeLessThan(100_000);
  });

  it('brings nothing where there is nothing to tell, and refuses a message that no mail could hold', async () => {
    const { enqueue } = make();
    await enqueue(true, []);
    const deliveries = Array.from({ length: MOST_IN_ONE_MAIL + 1 }, () => aDeliveryId());
    await expect(enqueue(true, [{ recipient: aRecipient(), deliveries }])).rejects.toThrow();
    await expect(enqueue(true, [{ recipient: aRecipient(), deliveries: [] }])).rejects.toThrow();
  });

  it('brings a message after its delay, and not before', async () => {
    const { enqueue, receive } = make();
    const recipient = aRecipient();
    const started = performance.now();
    await enqueue(true, [{ recipient, deliveries: [aDeliveryId()] }], 2);
    expect((await receive(true, 1)).map(({ group }) => group)).toEqual([recipient]);
    expect(performance.now() - started).toBeGreaterThan(1000);
  });
};
