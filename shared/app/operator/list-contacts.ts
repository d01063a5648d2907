import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { DeliveryStore } from '#shared/app/notices/ports';
import type { ChangesListed } from '#shared/contracts/http/accounts';
import type { ContactsListed } from '#shared/contracts/http/contacts';
import type { MonthQuery } from '#shared/contracts/http/month-query';
import { isoWithOffset } from '#shared/domain/calendar/calendar';
import { staysUntold } from '#shared/domain/notices/tellers-of-trouble';
import { isOfAccount, type OfficeChange } from '#shared/domain/office/change';
import {
  type ContactBook,
  contactOf,
  type FoundContact,
  ProposedContact,
  placeOf,
  stateOf,
} from '#shared/domain/office/contact';
import { contactApproversOf } from '#shared/domain/office/contact-change';
import type { Office } from '#shared/domain/office/office';
import type { Officer } from '#shared/domain/office/officer';
import type { Recipient } from '#shared/domain/office/recipient';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { changesIn, type ListChangesDeps, openProposals, shownChange } from './list-changes.ts';
import type { ContactKeeper } from './ports.ts';

export type ListContactsDeps = ListChangesDeps & {
  readonly policy: { readonly office: Pick<Office, 'people' | 'groups'> };
  readonly contacts: Pick<ContactKeeper, 'read'>;
  readonly deliveries: Pick<DeliveryStore, 'health'>;
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
  const everybody: readonly Recipient[] = [...office.people, ...office.groups];
  return ok({
    asOf: isoWithOffset(calendar, at),
    contacts: await Promise.all(everybody.map((recipient) => contactShown(deps, book, recipient))),
    open: open.map((change) => ({
      ...shownChange(deps.policy, officer, change, at),
      ...placeProposed(book, change),
    })),
  });
};

type Shown = ContactsListed['contacts'][number];

const contactShown = async (deps: ListContactsDeps, book: ContactBook, recipient: Recipient): Promise<Shown> => {
  const found = contactOf(book, recipient.id);
  const approvers = contactApproversOf(recipient);
  return {
    recipient: recipient.id,
    name: recipient.name,
    ...(found.ok
      ? { by: found.contact.by, place: placeOf(found.contact), ...(await troubleShown(deps, recipient, found)) }
      : { wrong: found.why }),
    ...(approvers === undefined ? {} : { approvers }),
  };
};

/** That one does not reach its recipient is shown where trouble shows it, by the contact that holds now. */
const troubleShown = async (
  { policy: { calendar }, deliveries }: ListContactsDeps,
  recipient: Recipient,
  { hash }: Pick<FoundContact, 'hash'>,
): Promise<Pick<Shown, 'trouble' | 'failingSince'>> => {
  if (staysUntold(recipient)) return {};
  const { trouble, failingSince } = stateOf(await deliveries.health(recipient.id), hash);
  return {
    ...(trouble === undefined ? {} : { trouble: { why: trouble.why, since: isoWithOffset(calendar, trouble.at) } }),
    ...(failingSince === undefined ? {} : { failingSince: isoWithOffset(calendar, failingSince) }),
  };
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
