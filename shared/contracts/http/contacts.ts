import * as z from 'zod';
import { Trouble, Way } from '#shared/domain/office/contact';
import { OfficerRole } from '#shared/domain/office/officer';
import { RecipientId } from '#shared/domain/office/recipient';
import { Bilingual } from '#shared/domain/words/words';
import { ChangeShown } from './accounts.ts';

/** What stands in an address for a contact: its recipient. */
export const ContactPath = z.object({
  recipient: RecipientId.meta({ description: 'penerima pemberitahuan · the recipient of notices' }),
});
export type ContactPath = z.infer<typeof ContactPath>;

/** A proposal, and where it would lead. */
export const ContactChangeShown = ChangeShown.extend({ place: z.string().optional() });
export type ContactChangeShown = Readonly<z.infer<typeof ContactChangeShown>>;

/** `GET /v1/admin/contacts`: where each recipient is told, without what is secret of it. */
export const ContactsListed = z.strictObject({
  asOf: z.string(),
  contacts: z
    .array(
      z.strictObject({
        recipient: RecipientId,
        name: Bilingual,
        by: Way.optional(),
        place: z.string().optional(),
        /** What is wrong with the entry itself. */
        wrong: Trouble.extract(['noContact', 'contactInvalid']).optional(),
        /** Why nothing is sent there any more, and since when; of those whom trouble may be told of. */
        trouble: z.strictObject({ why: Trouble, since: z.string() }).optional(),
        /** Since when it fails again and again, and is still tried. */
        failingSince: z.string().optional(),
        approvers: z.array(OfficerRole).readonly().optional(),
      }),
    )
    .readonly(),
  open: z.array(ContactChangeShown).readonly(),
});
export type ContactsListed = Readonly<z.infer<typeof ContactsListed>>;

export { ContactWritten } from '#shared/domain/office/contact';
export { mayLeadTo, type PlainWebhooks } from '#shared/domain/office/webhook-place';
