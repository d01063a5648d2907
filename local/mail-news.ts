import { setTimeout as sleep } from 'node:timers/promises';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientConfig } from './local-aws.ts';
import { readMailbox, type SentMail } from './mailbox.ts';
import type { Stack } from './stack.ts';
import { stackClock } from './stack-clock.ts';
import { wordsOf } from './trouble.ts';

const EVERY_MS = 250;

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

const tell = async (sns: SNSClient, stack: Stack, mail: SentMail): Promise<void> => {
  // The local AWS goes by the real time, the system perhaps not.
  const at = (await stackClock(stack))();
  for (const news of newsOf(mail, at)) {
    await sns.send(new PublishCommand({ TopicArn: stack.MailTopicArn, Message: published(stack, mail, at, news) }));
  }
};

export type MailNews = { readonly stop: () => Promise<void> };

/**
 * Says what becomes of mails, as SES would, by the deployed topic: the local AWS takes a mail and is silent from then on
 * (MiniStack publishes no events of configuration sets, and for SES v2 no identity notifications either; an end-to-end test
 * says so). Mails to the simulator's addresses bounce or are complained of, all others arrive.
 */
export const tellMailNews = (stack: Stack): MailNews => {
  const sns = new SNSClient(clientConfig(stack.aws));
  const over = new AbortController();
  const told = new Set<string>();
  const tellNew = async (): Promise<void> => {
    for (const mail of await readMailbox(stack.aws)) {
      if (mail.sender !== stack.MailFrom || told.has(mail.serviceId)) continue;
      await tell(sns, stack, mail);
      told.add(mail.serviceId);
    }
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
