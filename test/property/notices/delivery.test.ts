import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimed, type Delivery, Feedback, lost, settled } from '#shared/domain/notices/delivery';
import { Instant } from '#shared/domain/words/words';
import { aClaim, aDelivery, QUEUED_AT } from '#test/support/builders/a-delivery';
import { holds } from '#test/support/laws/law';

type News = { readonly feedback: Feedback; readonly at: Instant };

const moment = fc.integer({ min: 0, max: 10 * 86_400_000 }).map((later) => Instant.parse(QUEUED_AT + later));
const news: fc.Arbitrary<News> = fc.record({ feedback: fc.constantFrom(...Feedback.options), at: moment });
const someNews = fc.array(news, { maxLength: 12 });
const start = fc.constantFrom('queued', 'sending', 'unknown').map((state): Delivery => {
  const sending = claimed(aDelivery(), aClaim(), QUEUED_AT);
  if (state === 'queued') return aDelivery();
  return state === 'sending' ? sending : lost(sending, QUEUED_AT);
});

/**
 * From the least telling to the most: what the office believes when it has heard all of it, in words and not in
 * numbers.
 */
const ORDER = ['accepted', 'rejected', 'delivered', 'bounced', 'complained'] as const;
const SAYS = {
  accepted: 'sent',
  rejected: 'failed',
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'complained',
};

const all = (delivery: Delivery, heard: readonly News[]): Delivery =>
  heard.reduce((before, { feedback, at }) => settled(before, feedback, at), delivery);

describe('whatever the mail service says, and however often', () => {
  it('the most telling of it stands', () => {
    holds(
      fc.property(start, someNews, (delivery, heard) => {
        const most = ORDER.findLast((one) => heard.some(({ feedback }) => feedback === one));
        expect(all(delivery, heard).state).toBe(most === undefined ? delivery.state : SAYS[most]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the order does not matter, nor repetition', () => {
    const inAnyOrder = someNews.chain((heard) =>
      fc.record({
        heard: fc.constant(heard),
        shuffled: fc.shuffledSubarray([...heard, ...heard], {
          minLength: heard.length * 2,
          maxLength: heard.length * 2,
        }),
      }),
    );
    holds(
      fc.property(start, inAnyOrder, (delivery, { heard, shuffled }) => {
        const [once, often] = [all(delivery, heard), all(delivery, shuffled)];
        expect(often.state).toBe(once.state);
        expect(often.reason).toBe(once.reason);
        expect(often.lookAt).toBe(once.lookAt);
      }),
      { numRuns: 1_000 },
    );
  });

  it('each piece changes the revision by one, or is the same delivery', () => {
    holds(
      fc.property(start, someNews, (delivery, heard) => {
        let before = delivery;
        for (const { feedback, at } of heard) {
          const after = settled(before, feedback, at);
          const { rev: _, ...was } = before;
          const { rev: __, ...is } = after;
          if (after === before) continue;
          expect(after.rev).toBe(before.rev + 1);
          expect(is).not.toEqual(was);
          before = after;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('heard again it is nothing new', () => {
    holds(
      fc.property(start, someNews, (delivery, heard) => {
        const settledOnce = all(delivery, heard);
        expect(all(settledOnce, heard)).toBe(settledOnce);
      }),
      { numRuns: 500 },
    );
  });

  it('what it is of stays the same, and nothing is left to look after once it is settled', () => {
    holds(
      fc.property(start, someNews, (delivery, heard) => {
        const { subject, version, kind, recipient, urgent, queuedAt, attempts, mail } = delivery;
        const told = all(delivery, heard);
        expect(told).toMatchObject({ subject, version, kind, recipient, urgent, queuedAt, attempts });
        expect(told.mail).toBe(mail);
        const isOpen = ['queued', 'sending', 'unknown'].includes(told.state);
        expect(told.lookAt !== undefined).toBe(isOpen);
      }),
      { numRuns: 500 },
    );
  });
});
