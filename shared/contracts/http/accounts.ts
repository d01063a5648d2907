import * as z from 'zod';
import { MonthName } from '#shared/domain/calendar/period';
import { ChangeId, ChangeState, GroupName } from '#shared/domain/office/change';
import { MailAddress, Way } from '#shared/domain/office/contact';
import { OfficerRole } from '#shared/domain/office/officer';
import { PersonId } from '#shared/domain/words/person-id';
import { Bilingual } from '#shared/domain/words/words';

/** What stands in an address for an account: its user name. */
export const AccountPath = z.object({
  person: PersonId.meta({ description: 'nama pengguna akun itu · the user name of the account' }),
});
export type AccountPath = z.infer<typeof AccountPath>;

export const ChangePath = z.object({
  change: ChangeId.meta({ description: 'nama perubahan · the name of the change' }),
});
export type ChangePath = z.infer<typeof ChangePath>;

/** A change as people read it; `expired` is a proposal whose time is over. */
export const ChangeShown = z.strictObject({
  change: ChangeId,
  what: z.string(),
  person: PersonId,
  group: GroupName.optional(),
  way: Way.optional(),
  words: Bilingual,
  by: PersonId,
  at: z.string(),
  state: z.enum([...ChangeState.options, 'expired']),
  /** The functions of which one must approve it, and until when. */
  approvers: z.array(OfficerRole).readonly().optional(),
  until: z.string().optional(),
  second: z.strictObject({ by: PersonId, at: z.string() }).optional(),
  doneAt: z.string().optional(),
  /** Whether whoever asks may decide it now. */
  yours: z.boolean(),
});
export type ChangeShown = Readonly<z.infer<typeof ChangeShown>>;

/** `GET /v1/admin/accounts`: everybody who can sign in, or could, and what waits for a second person. */
export const AccountsListed = z.strictObject({
  asOf: z.string(),
  accounts: z
    .array(
      z.strictObject({
        person: z.string(),
        /** Where the invitation went, and what the person may sign in by. */
        address: z.string().optional(),
        state: z.enum(['invited', 'confirmed', 'other']),
        enabled: z.boolean(),
        secondFactor: z.boolean(),
        groups: z.array(z.string()).readonly(),
        /** Whoever asks never changes their own. */
        own: z.boolean(),
      }),
    )
    .readonly(),
  open: z.array(ChangeShown).readonly(),
  /** Every group that gives a function, and who must approve to put somebody into it or take them out. */
  groups: z
    .array(
      z.strictObject({
        group: GroupName,
        name: Bilingual,
        approvers: z.array(OfficerRole).readonly().optional(),
      }),
    )
    .readonly(),
});
export type AccountsListed = Readonly<z.infer<typeof AccountsListed>>;

/** `GET /v1/admin/accounts/changes`: all changes that were asked for in the month, the latest first. */
export const ChangesListed = z.strictObject({ month: MonthName, changes: z.array(ChangeShown).readonly() });
export type ChangesListed = Readonly<z.infer<typeof ChangesListed>>;

export const Invite = z.strictObject({ person: PersonId, address: MailAddress });
export type Invite = z.infer<typeof Invite>;

/** What can be done with an account that is there. */
export const AccountChange = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['addGroup', 'removeGroup']), groupName: GroupName }),
  z.strictObject({ what: z.enum(['disable', 'enable', 'signOut']) }),
]);
export type AccountChange = z.infer<typeof AccountChange>;

export const Decide = z.strictObject({});
