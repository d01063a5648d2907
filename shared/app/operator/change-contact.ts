import { type Denied, deniedTo } from '#shared/app/access/denied-to';
import type { DeliveryStore } from '#shared/app/notices/ports';
import { untilSaved } from '#shared/app/report/until-saved';
import type { ChangeShown } from '#shared/contracts/http/accounts';
import { isoDateOf } from '#shared/domain/calendar/calendar';
import { type ChangeId, isOpen, type OfficeChange } from '#shared/domain/office/change';
import {
  type Contact,
  type ContactBook,
  type ContactWritten,
  contactChanged,
  contactOf,
  ProposedContact,
} from '#shared/domain/office/contact';
import { contactApproversOf } from '#shared/domain/office/contact-change';
import type { Officer } from '#shared/domain/office/officer';
import { type RecipientId, recipientOf } from '#shared/domain/office/recipient';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import type { Instant } from '#shared/domain/words/words';
import { shownChange } from './list-changes.ts';
import type { ContactKeeper } from './ports.ts';
import {
  askedUnder,
  begunChange,
  contentOf,
  type DecideRefusal,
  decide,
  ended,
  resumed,
  type SecondPersonDeps,
  type TooManyChanges,
  toldAgain,
} from './second-person.ts';

export type ChangeContactDeps = SecondPersonDeps & {
  readonly contacts: ContactKeeper;
  readonly deliveries: Pick<DeliveryStore, 'health' | 'saveHealth'>;
};

export type ContactRefusal = { readonly kind: Denied | 'KeyReused' } | TooManyChanges;

export type ContactChangeAsked = {
  readonly recipient: RecipientId;
  readonly contact: ContactWritten;
  readonly key: string;
};

const proposedIn = (book: ContactBook, id: ChangeId): ProposedContact | undefined =>
  ProposedContact.safeParse(book.proposed?.[id]).data;

/** Without one, and without those whose time is over. */
const withoutProposed = (book: ContactBook, id: ChangeId | undefined, now: Instant): ContactBook => {
  const left = Object.entries(book.proposed ?? {}).filter(([one, proposed]) => {
    const until = ProposedContact.safeParse(proposed).data?.until ?? 0;
    return one !== id && until > now;
  });
  const { proposed: _, ...rest } = book;
  return left.length === 0 ? rest : { ...rest, proposed: Object.fromEntries(left) };
};

const withContact = (book: ContactBook, recipient: RecipientId, contact: Contact): ContactBook => ({
  ...book,
  contacts: { ...book.contacts, [recipient]: contact },
});

/** What was wrong with the contact before is not said of the one that holds now. */
const startAnew = async ({ contacts, deliveries, now }: ChangeContactDeps, recipient: RecipientId): Promise<void> => {
  const { hash } = contactOf(await contacts.read(), recipient);
  await untilSaved(async () => {
    const before = await deliveries.health(recipient);
    const anew = contactChanged(before, recipient, hash, now());
    return anew.rev === before?.rev ? 'saved' : deliveries.saveHealth(anew);
  });
};

/**
 * Leads a recipient's notices elsewhere, or proposes to, where a second person must approve. What is recorded and told
 * is that it was changed, by whom and by which way, never the address.
 */
export const changeContact = async (
  deps: ChangeContactDeps,
  officer: Officer,
  asked: ContactChangeAsked,
): Promise<Result<ChangeShown, ContactRefusal>> => {
  const denied = deniedTo(officer, { to: 'changeContacts' });
  if (denied !== undefined) return refuse({ kind: denied });
  const { id, before } = await askedUnder(deps, officer, asked.key);
  if (before !== undefined) return goOn(deps, officer, before, asked);
  const recipient = recipientOf(deps.policy, asked.recipient);
  if (recipient === undefined) return refuse({ kind: 'Absent' });
  const changed = { what: 'contact', person: recipient.id, way: asked.contact.by } as const;
  const content = contentOfAsked(asked);
  const begun = await begunChange(deps, officer, { id, changed, content, approvers: contactApproversOf(recipient) });
  return begun.ok ? goOn(deps, officer, begun.value, asked) : begun;
};

const contentOfAsked = ({ key, recipient, contact }: ContactChangeAsked) => contentOf(key, { recipient, contact });

/** By the functions that the recipient has in the office's data now. */
const approversNow = ({ policy }: Pick<ChangeContactDeps, 'policy'>, id: RecipientId) => {
  const recipient = recipientOf(policy, id);
  return recipient === undefined ? undefined : contactApproversOf(recipient);
};

const goOn = async (
  deps: ChangeContactDeps,
  officer: Officer,
  before: OfficeChange,
  asked: ContactChangeAsked,
): Promise<Result<ChangeShown, ContactRefusal>> => {
  if (before.content !== contentOfAsked(asked)) return refuse({ kind: 'KeyReused' });
  const { recipient, contact: given } = asked;
  const change = await resumed(deps, before, approversNow(deps, recipient));
  const { calendar } = deps.policy;
  const now = deps.now();
  const shown = (one: OfficeChange): ChangeShown => shownChange(deps.policy, officer, one, now);
  // A contact that was in trouble starts anew, also where it is the same one.
  const contact: Contact = { ...given, since: isoDateOf(calendar, change.at) };
  const { until } = change;
  if (isOpen(change, now) && until !== undefined) {
    await deps.contacts.change((book) => ({
      ...withoutProposed(book, change.id, now),
      proposed: { ...withoutProposed(book, change.id, now).proposed, [change.id]: { recipient, contact, until } },
    }));
  }
  if (change.state !== 'begun') return ok(shown(await toldAgain(deps, change)));
  await deps.contacts.change((book) => withContact(book, recipient, contact));
  await startAnew(deps, recipient);
  return ok(shown(await ended(deps, change)));
};

/** Approves a change of a contact, which holds within a minute, or declines it. */
export const decideContactChange = (
  deps: ChangeContactDeps,
  officer: Officer,
  id: ChangeId,
  decision: 'approved' | 'declined',
): Promise<Result<ChangeShown, DecideRefusal>> =>
  decide(deps, officer, {
    ...{ id, decision, to: 'approveContactChange' },
    isOurs: ({ changed }) => changed.what === 'contact',
    approversNow: async ({ changed }) => approversNow(deps, changed.person),
    // Whoever proposed it met a fault before the address was written: nobody has seen it, and it is proposed again.
    isReady: async () => proposedIn(await deps.contacts.read(), id) !== undefined,
    carryOut: async ({ changed }) => {
      await deps.contacts.change((book) => {
        const proposed = proposedIn(book, id);
        // Asked once more, it is in the book already.
        if (proposed === undefined) return book;
        return withContact(withoutProposed(book, id, deps.now()), proposed.recipient, proposed.contact);
      });
      await startAnew(deps, changed.person);
    },
    dropped: () => deps.contacts.change((book) => withoutProposed(book, id, deps.now())),
  });
