import { CHAIN_START, type HashedEvent } from '#shared/domain/report/record';
import type { PolicyVersion } from '#shared/domain/report/report';
import type { Actor } from '#shared/domain/words/actor';
import { canonicalJson, sha256 } from '#shared/domain/words/hash';
import type { PersonId } from '#shared/domain/words/person-id';
import type { Instant } from '#shared/domain/words/words';
import { InformalContact, type InformalId } from './contact.ts';
import type { ContactEvent, RecordedContactEvent } from './contact-event.ts';

type Context = {
  readonly now: Instant;
  readonly by: PersonId;
  readonly policy: { readonly version: PolicyVersion };
};

/**
 * Turns decided events into the record, as of a report: numbered on, each holding the hash of the one before it; and
 * the contact as it stands after the last.
 */
export const recordContact = (
  id: InformalId,
  contact: InformalContact | undefined,
  events: readonly ContactEvent[],
  { now, by, policy }: Context,
): { readonly contact: InformalContact | undefined; readonly recorded: readonly RecordedContactEvent[] } => {
  const recorded: RecordedContactEvent[] = [];
  let next = contact;
  const actor: Actor = { by: 'person', person: by };
  for (const event of events) {
    const body = {
      contact: id,
      version: (next?.version ?? 0) + 1,
      recordedAt: now,
      actor,
      policy: policy.version,
      event,
      prev: next?.tip ?? CHAIN_START,
    };
    const entry: RecordedContactEvent = { ...body, hash: sha256(canonicalJson(body)) };
    next = evolveContact(next, entry);
    recorded.push(entry);
  }
  return { contact: next, recorded };
};

/** An event as it is kept: the very text that was hashed, and its hash. */
export const hashedContactEvent = ({ hash, ...body }: RecordedContactEvent): HashedEvent => ({
  body: canonicalJson(body),
  hash,
});

/** A contact as it stands after one more event. Throws where the event cannot follow. */
export const evolveContact = (
  contact: InformalContact | undefined,
  { contact: id, version, recordedAt, actor, event, hash }: RecordedContactEvent,
): InformalContact => {
  if (event.type === 'ContactRecorded') {
    if (contact !== undefined || actor.by !== 'person') throw new Error('a contact that cannot begin so');
    const { type: _, said: __, ...facts } = event;
    return InformalContact.parse({
      ...facts,
      ...{ id, version, tip: hash, state: 'waiting', recordedAt, by: actor.person, rejected: [] },
    });
  }
  if (contact === undefined) throw new Error(`${event.type} before ContactRecorded`);
  const next = { ...contact, version, tip: hash };
  switch (event.type) {
    case 'MatchConfirmed': {
      const rejected = contact.rejected.filter((one) => one !== event.report);
      return { ...next, state: 'matched', report: event.report, matchedAt: recordedAt, rejected };
    }
    case 'MatchRejected':
      return { ...next, rejected: [...contact.rejected, event.report] };
    case 'MatchUndone':
      return InformalContact.parse({ ...next, state: 'waiting' });
    case 'ContactDismissed': {
      const of = event.of === undefined ? {} : { of: event.of };
      return { ...next, state: 'dismissed', why: event.why, ...of, dismissedAt: recordedAt };
    }
  }
};
