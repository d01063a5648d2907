import { type InformalContact, knownOfContact } from '#shared/domain/informal/contact';
import type { Officer } from '#shared/domain/office/officer';
import { ADMINS } from './functions.ts';
import { mayKnowOf } from './report-access.ts';

type Outline = Pick<InformalContact, 'oversight' | 'recused' | 'standIns'>;

/**
 * Whether an informal contact exists for an officer who may read such contacts: an ordinary one for the admins, and
 * what may be an accusation for whoever may read a suspicion and is not named in it.
 */
export const mayReadContact = (officer: Officer, contact: Outline): boolean =>
  contact.oversight === 'none'
    ? officer.roles.some(({ role }) => role in ADMINS)
    : mayKnowOf(officer, knownOfContact(contact));

/** Whether it is in the number that an officer sees of what leaks: of what they may not know, nothing follows. */
export const isInLeakFor = (officer: Officer, contact: Outline): boolean =>
  contact.oversight === 'none' || mayKnowOf(officer, knownOfContact(contact));
