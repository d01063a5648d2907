import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { ChangesListed } from '#shared/contracts/http/accounts';
import type { ContactsListed } from '#shared/contracts/http/contacts';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { isOfAccount, type OfficeChange } from '#shared/domain/office/change';
import { type ContactBook, contactOf, ProposedContact, placeOf } from '#shared/domain/office/contact';
import { contactApproversOf } from '#shared/domain/office/contact-change';
import type { Office } from '#shared/domain/office/office';
import type { Officer } from '#shared/domain/office/officer';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { changesIn, type ListChangesDeps, openProposals, shownChange } from './list-changes.ts';
import type { ContactKeeper } from './ports.ts';

export type ListContactsDeps = ListChangesDeps & {
  readonly policy: { readonly office: Pick<Office, 'people' | 'groups'> };
  readonly contacts: Pick<ContactKeeper, 'read'>;
};

const isOfContact = ({ changed }: OfficeChange): boolean => !isOfAccount(changed);

/** Where each recipient is told, and the proposals that wait for a second person with where they would lead. */
export const listContacts = async (
  deps: ListContactsDeps,
  officer: Officer,
): Promise<Result<ContactsListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readContacts' });
  if (denied !== undefined) return refuse(denied);
  const { calendar, office } = deps.policy;
  const at = deps.now();
  const [book, open] = await Promise.all([deps.contacts.read(), openProposals(deps, isOfContact, at)]);
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
    open: open.map((change) => ({
      ...shownChange(deps.policy, officer, change, at),
      ...placeProposed(book, change),
    })),
  });
};

const placeProposed = (book: ContactBook, { id }: OfficeChange): { readonly place?: string } => {
  const proposed = ProposedContact.safeParse(book.proposed?.[id]).data;
  return proposed === undefined ? {} : { place: placeOf(proposed.contact) };
};

/** What was changed in a month, this one unless it is said, by whom and with whom; no address. */
export const listContactChanges = async (
  deps: ListChangesDeps,
  officer: Officer,
  query: MonthQuery,
): Promise<Result<ChangesListed, Denied>> => {
  const denied = deniedTo(officer, { to: 'readContacts' });
  return denied === undefined ? ok(await changesIn(deps, officer, isOfContact, query)) : refuse(denied);
};
