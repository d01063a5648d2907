import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { FilterOrPolicy, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { WorkQueue } from '#infra/parts/work-queue';
import type { Stage } from '#infra/stages';

export type MailProps = {
  readonly stage: Stage;
  /** The address that notices come from. */
  readonly from: string;
  readonly consumerTimeout: Duration;
};

/** Everything that says what became of a mail. Opened and clicked is not asked for: it would be tracking people. */
const NEWS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.RENDERING_FAILURE,
];
/** When the topic is connected, the mail service says so there in plain words, which nobody can settle anything by. */
const OF_A_MAIL = {
  mail: FilterOrPolicy.policy({ messageId: FilterOrPolicy.filter(SubscriptionFilter.existsFilter()) }),
};
/** News that overtakes the answer it is news of fails for up to a quarter of an hour; an outage may take longer. */
const TRIED_FOR = Duration.hours(4);

/** The mail service: who we send as, under which terms, and the way of its news back to us. */
export class Mail extends Construct {
  readonly from: string;
  readonly identity: EmailIdentity;
  readonly configurationSetName: string;
  readonly topic: Topic;
  readonly feedbackQueue: WorkQueue;

  constructor(scope: Construct, id: string, { stage, from, consumerTimeout }: MailProps) {
    super(scope, id);
    this.from = from;
    this.identity = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(domainOf(from)),
      // News comes by the topic; nobody reads mails to the sender.
      feedbackForwarding: false,
    });
    const terms = new ConfigurationSet(this, 'Terms', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // Beside our own, which is by recipient and tells people: this one is by address and holds for the whole account,
      // should the same address stand in the contact book twice.
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSetName = terms.configurationSetName;
    this.topic = this.#openTopic();
    this.feedbackQueue = new WorkQueue(this, 'FeedbackQueue', { stage, consumerTimeout, triedFor: TRIED_FOR });
    this.topic.addSubscription(
      new SqsSubscription(this.feedbackQueue.queue, {
        rawMessageDelivery: true,
        filterPolicyWithMessageBody: OF_A_MAIL,
        deadLetterQueue: this.feedbackQueue.deadLetterQueue,
      }),
    );
    terms.addEventDestination('News', { destination: EventDestination.snsTopic(this.topic), events: NEWS });
  }

  /** What a mail is sent under: permission is asked for each. */
  get sendingArns(): readonly string[] {
    const terms = { service: 'ses', resource: 'configuration-set', resourceName: this.configurationSetName };
    return [this.identity.emailIdentityArn, Stack.of(this).formatArn(terms)];
  }

  #openTopic(): Topic {
    // The mail service cannot publish to a topic under the AWS-managed key, so this one has a key of its own.
    const key = new Key(this, 'NewsKey', {
      description: 'Encrypts news of mails',
      enableKeyRotation: true,
      // Nothing is kept under it.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    key.grant(
      new ServicePrincipal('ses.amazonaws.com', { conditions: ofThisAccount }),
      'kms:Decrypt',
      'kms:GenerateDataKey*',
    );
    return new Topic(this, 'News', { displayName: 'Tanggap', masterKey: key, enforceSSL: true });
  }
}

const domainOf = (address: string): string => {
  const domain = /^[^\s@<>"]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(address)?.[1];
  if (domain === undefined) throw new Error(`"${address}" is no plain address to send notices from`);
  return domain;
};
