import { setTimeout as sleep } from 'node:timers/promises';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientConfig } from './local-aws.ts';
import { readMailbox, type SentMail } from './mailbox.ts';
import { deliveriesOf } from './records.ts';
import type { Stack } from './stack.ts';
import { stackClock } from './stack-clock.ts';
import { wordsOf } from './trouble.ts';

const EVERY_MS = 200;

const addressed = (address: string) => ({ emailAddress: address });

/** What SES says of a mail to such an address, in the order in which it says it. */
const OUTCOMES: Readonly<Record<string, (address: string, timestamp: string) => readonly News[]>> = {
  'bounce@simulator.amazonses.com': (address, timestamp) => [
    [
      'Bounce',
      { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [addressed(address)], timestamp },
    ],
  ],
  'complaint@simulator.amazonses.com': (address, timestamp) => [
    ['Delivery', { recipients: [address], timestamp }],
    ['Complaint', { complainedRecipients: [addressed(address)], timestamp }],
  ],
};
type News = readonly [type: 'Send' | 'Delivery' | 'Bounce' | 'Complaint', detail: object];

const newsOf = ({ to }: SentMail, at: number): readonly News[] => {
  const timestamp = new Date(at).toISOString();
  const outcomes = to.flatMap((address) => {
    const outcome = Object.hasOwn(OUTCOMES, address) ? OUTCOMES[address] : undefined;
    return outcome?.(address, timestamp) ?? [['Delivery', { recipients: [address], timestamp }] as const];
  });
  return [['Send', {}], ...outcomes];
};

/** One piece of news as SES publishes it for a configuration set. */
const published = (stack: Stack, { serviceId, sender, to }: SentMail, at: number, [eventType, detail]: News): string =>
  JSON.stringify({
    eventType,
    mail: {
      timestamp: new Date(at).toISOString(),
      source: sender,
      messageId: serviceId,
      destination: to,
      // The mail's own tags are missing: the local AWS does not keep them.
      tags: { 'ses:configuration-set': [stack.MailConfigurationSetName] },
    },
    [eventType.toLowerCase()]: detail,
  });

/** SNS takes so many at a time. */
const MOST_AT_ONCE = 10;

const tell = async (sns: SNSClient, stack: Stack, mails: readonly SentMail[]): Promise<void> => {
  // The local AWS goes by the real time, the system perhaps not.
  const at = (await stackClock(stack))();
  const messages = mails.flatMap((mail) => newsOf(mail, at).map((news) => published(stack, mail, at, news)));
  for (let from = 0; from < messages.length; from += MOST_AT_ONCE) {
    const entries = messages.slice(from, from + MOST_AT_ONCE).map((Message, index) => ({ Id: String(index), Message }));
    const { Failed = [] } = await sns.send(
      new PublishBatchCommand({ TopicArn: stack.MailTopicArn, PublishBatchRequestEntries: entries }),
    );
    if (Failed.length > 0) throw new Error(`${Failed.length} pieces of news were not taken`);
  }
};

export type MailNews = { readonly stop: () => Promise<void> };

/**
 * Says what becomes of mails, as SES would, by the deployed topic: the local AWS takes a mail and is silent from then
 * on (MiniStack publishes no events of configuration sets, and for SES v2 no identity notifications either; an
 * end-to-end test says so). Mails to the simulator's addresses bounce or are complained of, all others arrive.
 */
export const tellMailNews = (stack: Stack): MailNews => {
  const sns = new SNSClient(clientConfig(stack.aws));
  const over = new AbortController();
  const newMails = findNewMails(stack);
  const tellNew = async (): Promise<void> => {
    const { mails, told } = await newMails();
    if (mails.length > 0) await tell(sns, stack, mails);
    told();
  };
  const run = async (): Promise<void> => {
    let lastFault = '';
    while (!over.signal.aborted) {
      await tellNew().catch((cause: unknown) => {
        // Tried again at once; said once, for whoever wonders why mails stay without news.
        const fault = wordsOf(cause);
        if (fault !== lastFault && !over.signal.aborted) console.error(`mail news: ${fault}`);
        lastFault = fault;
      });
      await sleep(EVERY_MS, undefined, { signal: over.signal }).catch(() => {});
    }
  };
  const ended = run();
  return {
    stop: async () => {
      over.abort();
      await ended;
    },
  };
};

/** Whoever sent it has written down its name by then, or never will. */
const WRITTEN_DOWN_WITHIN_MS = 20_000;

/**
 * Mails of which nothing was told yet, and what says that it was. Only the end of the mailbox is looked at, behind what
 * was told of. News that overtakes the answer it is news of would lie in its queue for minutes: a mail is new once it
 * is known.
 */
const findNewMails = (stack: Stack) => {
  const deliveries = deliveriesOf(stack);
  const known = new Set<string>();
  /** So many mails were told of, or are not the office's: they are not looked at again. */
  let passed = 0;
  const isNews = ({ sender, serviceId }: SentMail): boolean => sender === stack.MailFrom && !known.has(serviceId);
  const isKnown = async ({ serviceId, at }: SentMail): Promise<boolean> =>
    (await deliveries.mailNamed(serviceId)) !== undefined || Date.now() > at + WRITTEN_DOWN_WITHIN_MS;
  return async () => {
    const found = await readMailbox(stack.aws, passed);
    const untold = found.filter(isNews);
    const ready = await Promise.all(untold.map(isKnown));
    const mails = untold.filter((_, index) => ready[index]);
    const told = (): void => {
      for (const { serviceId } of mails) known.add(serviceId);
      const first = found.findIndex(isNews);
      passed += first < 0 ? found.length : first;
    };
    return { mails, told };
  };
};
