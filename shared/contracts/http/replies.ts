import * as z from 'zod';
import { Bilingual, ReportId } from '#shared/domain/words/words';
import { CommandName } from './command-call.ts';

/**
 * `GET …/reports/{report}/replies`: ready texts that fit the report as it stands and the caller, filled in. They are
 * beginnings: whoever uses one reads it, changes it, and answers for it.
 */
export const RepliesShown = z.strictObject({
  report: ReportId,
  replies: z
    .array(
      z.strictObject({
        id: z.string(),
        name: Bilingual,
        /** Beside which command it is said; that command is open to the caller. */
        command: CommandName,
        text: Bilingual,
        /** Something in it, in square brackets, is still to be written. */
        hasBlanks: z.boolean(),
      }),
    )
    .readonly(),
});
export type RepliesShown = Readonly<z.infer<typeof RepliesShown>>;
