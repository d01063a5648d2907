import * as z from 'zod';
import { RecipientId } from '#shared/domain/office/recipient';
import { Bilingual, ReportId } from '#shared/domain/words/words';

/** `GET …/reports/{report}/group-text`: the notice as somebody may write it into the group of the unit. */
export const GroupTextShown = z.strictObject({
  report: ReportId,
  /** Which groups are told of it. */
  groups: z.array(RecipientId).readonly(),
  /** Ready to be pasted. */
  text: Bilingual,
  /** Opens WhatsApp with the text; where that is too long for an address, with its subject and its link. */
  share: Bilingual,
});
export type GroupTextShown = Readonly<z.infer<typeof GroupTextShown>>;
