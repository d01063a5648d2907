import * as z from 'zod';
import type { Mail } from '#shared/app/notices/ports';
import { Delivery, DeliveryId, MailId } from '#shared/domain/notices/delivery';
import { ContactHealth } from '#shared/domain/office/contact';
import { RecipientId } from '#shared/domain/office/recipient';
import { KeyedHash } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { deliveryKey, failedEntry, healthKey, lookEntry, mailKey, mailNameKey, markKey } from './keys.ts';

/** What became of notices as it lies in the table, and back. Addresses are in none of it. */

const SECONDS_PER_DAY = 86_400;
/** News of a mail comes within hours or days, a complaint within weeks; later than this nobody asks for it. */
const MAIL_DAYS = 120;
const mailTtl = (at: Instant): number => Math.ceil(at / 1000) + MAIL_DAYS * SECONDS_PER_DAY;

/** Its fields stand as they are: `rev` is what every change is conditioned on. */
export const deliveryItem = (delivery: Delivery) => ({
  ...deliveryKey(delivery),
  ...lookEntry(delivery),
  ...failedEntry(delivery),
  ...delivery,
});
export const deliveryOf = (item: unknown): Delivery => Delivery.parse(item);

export const healthItem = (health: ContactHealth) => ({ ...healthKey(health.recipient), ...health });
export const healthOf = (item: unknown): ContactHealth => ContactHealth.parse(item);

export const mailItem = (mail: Mail) => ({ ...mailKey(mail.id), mail, ttl: mailTtl(mail.at) });
const MailItem = z.object({
  mail: z.object({
    id: MailId,
    recipient: RecipientId,
    contact: KeyedHash,
    deliveries: z.array(DeliveryId).readonly(),
    at: Instant,
  }),
});
export const mailOf = (item: unknown): Mail => MailItem.parse(item).mail;

export const mailNameItem = (named: { readonly serviceId: string; readonly mail: MailId }, now: Instant) => ({
  ...mailNameKey(named.serviceId),
  mail: named.mail,
  ttl: mailTtl(now),
});
const MailNameItem = z.object({ mail: MailId });
export const mailNamedIn = (item: unknown): MailId => MailNameItem.parse(item).mail;

export const markItem = (reader: string, readUntil: Instant) => ({ ...markKey(reader), readUntil });
const MarkItem = z.object({ readUntil: Instant });
export const markOf = (item: unknown): Instant => MarkItem.parse(item).readUntil;
