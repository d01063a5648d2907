import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { ReportId } from '#shared/domain/words/words';
import { type DismissedWhy, type InformalContact, type InformalId, MOST_REJECTED } from './contact.ts';
import type { ContactEvent, ContactRecorded } from './contact-event.ts';

/** What somebody does to a contact. Nothing is done by time or by the machine. */
export type ContactCommand =
  | ({ readonly type: 'record' } & Omit<ContactRecorded, 'type'>)
  | { readonly type: 'confirmMatch'; readonly report: ReportId }
  | { readonly type: 'rejectMatch'; readonly report: ReportId }
  | { readonly type: 'unmatch' }
  | { readonly type: 'dismiss'; readonly why: Extract<DismissedWhy, 'mistake'> }
  | { readonly type: 'dismiss'; readonly why: Extract<DismissedWhy, 'twice'>; readonly of: InformalContact };
export type ContactAct = Exclude<ContactCommand, { readonly type: 'record' }>;

export type ContactRefusal =
  /** It is there already, asked for otherwise. */
  | 'ContactExists'
  /** Another report is from this contact; a person takes that back first. */
  | 'MatchedAlready'
  /** It was set aside, or is matched where it must not be. */
  | 'ContactNotWaiting'
  | 'NotMatched'
  | 'TooManyRejected'
  /** A contact is not twice itself, nor twice what was set aside. */
  | 'NotTheOther';

type Decision = Result<readonly ContactEvent[], ContactRefusal>;
const NOTHING: Decision = ok([]);

/** What a command does to a contact. A step already taken is answered with nothing more to do. */
export const decideContact = (contact: InformalContact | undefined, command: ContactCommand): Decision => {
  if (command.type === 'record') {
    const { type: _, ...said } = command;
    if (contact === undefined) return ok([{ type: 'ContactRecorded', ...said }]);
    return contact.asked === command.asked ? NOTHING : refuse('ContactExists');
  }
  if (contact === undefined) throw new Error(`${command.type} of a contact that is not there`);
  switch (command.type) {
    case 'confirmMatch':
      return confirm(contact, command.report);
    case 'rejectMatch':
      return reject(contact, command.report);
    case 'unmatch':
      return contact.state === 'matched' ? ok([{ type: 'MatchUndone', report: contact.report }]) : refuse('NotMatched');
    case 'dismiss':
      return dismiss(contact, command);
  }
};

const confirm = (contact: InformalContact, report: ReportId): Decision => {
  if (contact.state === 'dismissed') return refuse('ContactNotWaiting');
  if (contact.state === 'matched') return contact.report === report ? NOTHING : refuse('MatchedAlready');
  // Whoever changes their mind confirms what was rejected: the last word of a person holds.
  return ok([{ type: 'MatchConfirmed', report }]);
};

const reject = (contact: InformalContact, report: ReportId): Decision => {
  if (contact.rejected.includes(report)) return NOTHING;
  if (contact.state !== 'waiting') return refuse('ContactNotWaiting');
  return contact.rejected.length >= MOST_REJECTED ? refuse('TooManyRejected') : ok([{ type: 'MatchRejected', report }]);
};

const dismiss = (contact: InformalContact, command: Extract<ContactCommand, { type: 'dismiss' }>): Decision => {
  const of = command.why === 'twice' ? command.of : undefined;
  if (contact.state === 'dismissed')
    return contact.why === command.why && contact.of === of?.id ? NOTHING : refuse('ContactNotWaiting');
  if (contact.state === 'matched') return refuse('ContactNotWaiting');
  if (of !== undefined && (of.id === contact.id || of.state === 'dismissed')) return refuse('NotTheOther');
  return ok([{ type: 'ContactDismissed', why: command.why, ...linked(of?.id) }]);
};

const linked = (of: InformalId | undefined): { readonly of?: InformalId } => (of === undefined ? {} : { of });
