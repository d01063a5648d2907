import * as z from 'zod';
import { NoticeKind } from '#shared/domain/notices/kind';
import { RecipientId } from '#shared/domain/office/recipient';
import { Clock } from '#shared/domain/report/clock-rules';
import { ClockChange } from '#shared/domain/report/foreseen-deadlines';
import { Status } from '#shared/domain/report/lifecycle';
import { PublicStage } from '#shared/domain/report/public-stage';
import { Bilingual, ReportId } from '#shared/domain/words/words';
import { Acted, bodyOf, COMMAND_NAMES, CommandName } from './command-call.ts';

/** `POST /v1/admin/reports/{report}/preview`: a command, and the body that it would be given with. */
export const PreviewAsked = z.union(
  COMMAND_NAMES.map((command) => z.strictObject({ command: z.literal(command), body: bodyOf(command) })),
);

/** The same before it is known which command it is: the body is then read as that of the command. */
export const PreviewFrame = z.strictObject({ command: CommandName, body: z.unknown() });

const Moment = z.string();

/**
 * What a command would do to the report as it is now. Nothing is recorded, sent or kept. It says no more than the
 * command itself would to the same person; what the caller could no longer read afterwards is left out.
 */
export const Previewed = z.strictObject({
  report: ReportId,
  /** The version that it was tried on. */
  version: z.int().min(1),
  /** What would be recorded, a sentence each; nothing where all of it is so already. */
  says: z.array(Bilingual).readonly(),
  /** Whether the caller could still read the report afterwards. */
  staysReadable: z.boolean(),
  status: z.strictObject({ from: Status, to: Status.optional() }),
  /** What whoever follows the report by its code sees, for whoever may read the machine's proposal. */
  stage: z.strictObject({ from: PublicStage, to: PublicStage }).optional(),
  deadlines: z
    .array(
      z.strictObject({
        clock: Clock,
        change: ClockChange,
        before: Moment.optional(),
        after: Moment.optional(),
        /** Its limit is a proposal, which the office has not set. */
        proposed: z.exactOptional(z.literal(true)),
        words: Bilingual,
      }),
    )
    .readonly(),
  /** Who would be told of it, by the rules of notices, and in which words. */
  notices: z
    .array(
      z.strictObject({
        kind: NoticeKind,
        urgent: z.boolean(),
        to: z.array(z.strictObject({ id: RecipientId, name: Bilingual })).readonly(),
        subject: Bilingual,
        text: Bilingual,
      }),
    )
    .readonly(),
  /** What the reporter reads in the channel, where somebody posts it there: an answer, or a question. */
  posted: z.string().optional(),
  warnings: Acted.shape.warnings,
});
export type Previewed = Readonly<z.infer<typeof Previewed>>;
