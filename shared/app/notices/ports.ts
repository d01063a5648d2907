import type { DeliveriesOf, FailedDeliveries } from '#shared/app/report/ports';
import type { NoticeMessage } from '#shared/contracts/messages/notice-message';
import type { Parked } from '#shared/domain/arrival/parked';
import type { IsoDate } from '#shared/domain/calendar/calendar';
import type { InformalContact } from '#shared/domain/informal/contact';
import type { Delivery, DeliveryId, DeliveryReason, MailId } from '#shared/domain/notices/delivery';
import type { DutyDay } from '#shared/domain/notices/duty';
import type { NoticeText } from '#shared/domain/notices/text';
import type { Contact, ContactBook, ContactHealth } from '#shared/domain/office/contact';
import type { RecipientId } from '#shared/domain/office/recipient';
import type { KeyedHash, Report } from '#shared/domain/report/report';
import type { Instant } from '#shared/domain/words/words';

/** A mail that was handed over, or was about to be: by it the service's news finds the deliveries that were in it. */
export type Mail = {
  readonly id: MailId;
  readonly recipient: RecipientId;
  /** The contact that it went to, by its keyed name. */
  readonly contact: KeyedHash;
  readonly deliveries: readonly DeliveryId[];
  readonly at: Instant;
};

/** Everything that a worker must know before it sends: read consistently, at one moment. */
export type Sight = {
  readonly deliveries: readonly Delivery[];
  readonly reports: readonly Report[];
  /** Arrivals that still wait for their report. */
  readonly parked: readonly Parked[];
  readonly informal: readonly InformalContact[];
  readonly health: ContactHealth | undefined;
};

/** One change of a delivery: what was seen, and what it becomes. */
export type DeliveryChange = { readonly from: Delivery; readonly to: Delivery };

/** What became of notices. `conflict` means that somebody else changed one of them first: look again. */
export type DeliveryStore = DeliveriesOf &
  FailedDeliveries & {
    /** Begins deliveries, each unless it has begun before; gives all of them as they stand. */
    readonly begin: (deliveries: readonly Delivery[]) => Promise<readonly Delivery[]>;
    readonly look: (recipient: RecipientId, ids: readonly DeliveryId[]) => Promise<Sight>;
    /**
     * Writes all changes or none, and with them the mail that is about to go, or the name that the service gave to one
     * that went.
     */
    readonly change: (
      changes: readonly DeliveryChange[],
      beside?: { readonly mail?: Mail; readonly named?: { readonly serviceId: string; readonly mail: MailId } },
    ) => Promise<'saved' | 'conflict'>;
    /** Deliveries that somebody should look after by then, longest waiting first; the urgent and the others apart. */
    readonly due: (urgent: boolean, until: Instant) => AsyncIterable<Delivery>;
    readonly mail: (id: MailId) => Promise<Mail | undefined>;
    readonly mailNamed: (serviceId: string) => Promise<MailId | undefined>;
    readonly health: (recipient: RecipientId) => Promise<ContactHealth | undefined>;
    readonly saveHealth: (health: ContactHealth) => Promise<'saved' | 'conflict'>;
  };

/** The contact book of the stage. */
export type ReadContacts = () => Promise<ContactBook>;

/**
 * Tells the queue whom to tell: in each message batches, each of which goes out as one mail. Resolves when all are
 * durably queued.
 */
export type EnqueueNotices = (
  urgent: boolean,
  messages: readonly NoticeMessage['batches'][],
  delaySeconds?: number,
) => Promise<void>;

/** Puts messages into a queue, each as it is. Resolves when all are durably queued. */
export type PutMessages = (urgent: boolean, bodies: readonly string[], delaySeconds?: number) => Promise<void>;

/** The stage's key of notices: what waits is sealed under it, and mails are named by it. */
export type ReadNoticeKey = () => Promise<string>;

/**
 * What a service said of something handed to it. `later` and `refused` were not sent, for sure; a fault is thrown: who
 * knows.
 */
export type Handover =
  | { readonly kind: 'accepted'; readonly serviceId?: string }
  /** Not before so many milliseconds have passed, where the service says so. */
  | { readonly kind: 'later'; readonly reason: DeliveryReason; readonly after?: number }
  | { readonly kind: 'refused'; readonly reason: DeliveryReason };

/** A file that goes along with a mail. */
export type MailAttachment = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Hands one mail over, once: it must not try again by itself. */
export type SendMail = (mail: {
  readonly id: MailId;
  readonly to: string;
  readonly text: NoticeText;
  readonly attachments?: readonly MailAttachment[];
}) => Promise<Handover>;

/** Posts one signed webhook. The same id may be posted again: the receiver tells them apart by it. */
export type PostWebhook = (webhook: {
  readonly id: MailId;
  readonly to: Extract<Contact, { by: 'webhook' }>;
  readonly at: Instant;
  readonly body: string;
}) => Promise<Handover>;

/** Hands a message to a chat's bot, once: no id tells its service a copy from another, so it must not try again. */
export type PostToChat = (message: {
  /** By which the delivery knows it, and the chat does not. */
  readonly id: MailId;
  readonly to: Extract<Contact, { by: 'telegram' }>;
  readonly text: string;
}) => Promise<Handover>;

/**
 * Takes one from the quota of a time, such as a day's mails; `false` when so many have been taken already. With -1 it
 * is given back, because the service did not take the mail.
 */
export type TakeFromQuota = (time: string, most: number, more?: 1 | -1) => Promise<boolean>;

/** Who opened the queue on which day. */
export type DutyBook = {
  readonly day: (date: IsoDate) => Promise<DutyDay | undefined>;
  /** Those of these days that something is known of, in any order. */
  readonly days: (dates: readonly IsoDate[]) => Promise<readonly DutyDay[]>;
  /** `conflict` when somebody else changed the day first. */
  readonly save: (day: DutyDay) => Promise<'saved' | 'conflict'>;
};

/** A number in [0, 1). */
export type Chance = () => number;

/** So many bytes that nobody can guess. */
export type RandomBytes = (size: number) => Uint8Array;
