import * as z from 'zod';
import type { SealedSaid } from '#shared/app/informal/ports';
import type { MonthName } from '#shared/domain/calendar/period';
import { InformalContact, type InformalId } from '#shared/domain/informal/contact';
import { RecordedContactEvent } from '#shared/domain/informal/contact-event';
import { hashedContactEvent } from '#shared/domain/informal/record-contact';
import type { HashedEvent } from '#shared/domain/report/record';
import { Instant } from '#shared/domain/words/words';
import { HashBytes } from './head.ts';
import { contactEventKey, contactHeadKey, contactMonthEntry, contactSaidKey, waitingEntry } from './keys.ts';

/** Informal contacts as they lie in the table, and back. Nothing of them looks like a report's to the stream. */

export const contactItem = (contact: InformalContact, month: MonthName) => ({
  ...contactHeadKey(contact.id),
  ...waitingEntry(contact),
  ...contactMonthEntry(contact, month),
  version: contact.version,
  contact,
});
const ContactItem = z.object({ contact: InformalContact });
export const contactOf = (item: unknown): InformalContact => ContactItem.parse(item).contact;

export const contactEventItem = (recorded: RecordedContactEvent) => {
  const { body, hash } = hashedContactEvent(recorded);
  return { ...contactEventKey(recorded.contact, recorded.version), body, hash: HashBytes.encode(hash) };
};
const EventItem = z.object({ body: z.string(), hash: HashBytes });
const EventBody = RecordedContactEvent.unwrap().omit({ hash: true });
export const contactEventOf = (item: unknown): RecordedContactEvent => {
  const { body, hash } = EventItem.parse(item);
  return { ...EventBody.parse(JSON.parse(body)), hash };
};
export const hashedContactOf = (item: unknown): HashedEvent => EventItem.parse(item);

export const saidItem = (id: InformalId, { bytes, wrapped, until }: SealedSaid) => ({
  ...contactSaidKey(id),
  ...{ bytes, wrapped, until },
  ttl: Math.ceil(until / 1000),
});
const SaidItem = z.object({ bytes: z.instanceof(Uint8Array), wrapped: z.instanceof(Uint8Array), until: Instant });
export const sealedSaidOf = (item: unknown): SealedSaid => SaidItem.parse(item);
