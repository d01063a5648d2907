import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { Now } from '#shared/app/ports';
import type { ContactChangesListed, ContactsListed } from '#shared/contracts/http/contacts';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { type Calendar, isoWithOffset } from '#shared/domain/calendar/calendar';
import { monthAt } from '#shared/domain/figures/evaluated-month';
import {
  isOfAccount,
  isOpen,
  type OfficeChange,
  type OfficeNames,
  PROPOSAL_LASTS_MS,
} from '#shared/domain/office/change';
import { type ContactBook, contactOf, ProposedContact, placeOf } from '#shared/domain/office/contact';
import { contactApproversOf } from '#shared/domain/office/contact-change';
import type { Office } from '#shared/domain/office/office';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { Instant } from '#shared/domain/words/words';
import { shownChange } from './list-accounts.ts';
import type { ChangeBook, ContactKeeper } from './ports.ts';

export type ListContactsDeps = {
  readonly policy: Pick<OfficeNames, 'units'> & {
    readonly calendar: Pick<Calendar, 'zone'>;
    readonly office: Pick<Office, 'people' | 'groups'>;
  };
  readonly contacts: Pick<ContactKeeper, 'read'>;
  readonly changes: Pick<ChangeBook, 'month'>;
  readonly now: Now;
};

/** Where each recipient is told, and the proposals that wait for a second person with where they would lead. */
export const listContacts = async (
  { policy, contacts, changes, now }: ListContactsDeps,
  officer: Officer,
): Promise<Result<ContactsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readContacts' });
  if (denied !== undefined) return refuse(denied);
  const { calendar, office } = policy;
  const at = now();
  const months = new Set([at, Math.max(0, at - PROPOSAL_LASTS_MS)].map((one) => monthAt(calendar, Instant.parse(one))));
  const [book, ...asked] = await Promise.all([contacts.read(), ...[...months].map((month) => changes.month(month))]);
  return ok({
    asOf: isoWithOffset(calendar, at),
    contacts: [...office.people, ...office.groups].map((recipient) => {
      const found = contactOf(book, recipient.id);
      const approvers = contactApproversOf(recipient);
      return {
        recipient: recipient.id,
        name: recipient.name,
        ...(found.ok ? { by: found.contact.by, place: placeOf(found.contact) } : { wrong: found.why }),
        ...(approvers === undefined ? {} : { approvers }),
      };
    }),
    open: asked
      .flat()
      .filter((change) => !isOfAccount(change.changed) && isOpen(change, at))
      .toSorted((a, b) => a.at - b.at)
      .map((change) => ({ ...shownChange(policy, officer, change, at), ...placeProposed(book, change) })),
  });
};

const placeProposed = (book: ContactBook, { id }: OfficeChange): { readonly place?: string } => {
  const proposed = ProposedContact.safeParse(book.proposed?.[id]).data;
  return proposed === undefined ? {} : { place: placeOf(proposed.contact) };
};

/** What was changed in a month, this one unless it is said, by whom and with whom; no address. */
export const listContactChanges = async (
  { policy, changes, now }: ListContactsDeps,
  officer: Officer,
  { month = monthAt(policy.calendar, now()) }: MonthQuery,
): Promise<Result<ContactChangesListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readContacts' });
  if (denied !== undefined) return refuse(denied);
  const asked = await changes.month(month);
  const at = now();
  return ok({
    month,
    changes: asked
      .filter(({ changed }) => !isOfAccount(changed))
      .toSorted((a, b) => b.at - a.at)
      .map((change) => shownChange(policy, officer, change, at)),
  });
};
