import * as z from 'zod';
import { ReportId } from '#shared/domain/words/words';
import { Acted, bodyOf, COMMAND_NAMES, type PersonCommand } from './command-call.ts';
import { problemsOf } from './problem-body.ts';
import { PROBLEM_OF, type ProblemCode } from './problem-codes.ts';

/** So many reports take one command at a time. */
export const MOST_AT_ONCE = 25;

/** Who reported is looked at one by one, each with a reason of its own. */
const isForSeveral = (name: PersonCommand): boolean => name !== 'revealIdentity';

const reports = z
  .array(z.strictObject({ report: ReportId, version: z.int().min(1).max(999_999_999) }))
  .min(1)
  .max(MOST_AT_ONCE)
  .readonly();

/**
 * `POST /v1/admin/commands`: the same command, with the same body, to several reports, each at the version at which it
 * was seen.
 */
export const SeveralAsked = z.union(
  COMMAND_NAMES.filter(isForSeveral).map((command) =>
    z.strictObject({ command: z.literal(command), reports, body: bodyOf(command) }),
  ),
);
export type SeveralAsked = Readonly<z.infer<typeof SeveralAsked>>;

const CODES: readonly ProblemCode[] = [...new Set<ProblemCode>([...Object.values(PROBLEM_OF), 'unexpected'])];

/** What became of each report, in the order in which they were named: what it would have been answered by itself. */
export const SeveralDone = z.strictObject({
  outcomes: z
    .array(
      z.union([
        z.strictObject({ report: ReportId, status: z.literal(200), acted: Acted }),
        z.strictObject({ report: ReportId, status: z.int().min(400).max(599), problem: problemsOf(CODES) }),
      ]),
    )
    .readonly(),
});
export type SeveralDone = Readonly<z.infer<typeof SeveralDone>>;
