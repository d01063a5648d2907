import * as z from 'zod';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { ReportId } from '#shared/domain/words/words';
import { Acted, bodyOf, COMMAND_NAMES, type CommandRequest, type PersonCommand, requestIn } from './command-call.ts';
import { type InvalidField, invalidFields } from './invalid-fields.ts';
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

const FOR_SEVERAL = COMMAND_NAMES.filter(isForSeveral);
const FORMS = FOR_SEVERAL.map((command) =>
  z.strictObject({ command: z.literal(command), reports, body: bodyOf(command) }),
);

/**
 * `POST /v1/admin/commands`: the same command, with the same body, to several reports, each at the version at which it
 * was seen.
 */
export const SeveralAsked = z.union(FORMS);

const Named = z.object({ command: z.enum(FOR_SEVERAL) });

type Several = {
  readonly reports: Readonly<z.infer<typeof reports>>;
  readonly request: CommandRequest<PersonCommand>;
};

/**
 * What is asked for several reports; otherwise which fields do not fit. It is read by the form of its command alone:
 * each of them all would go through whatever was sent.
 */
export const severalIn = (given: unknown): Result<Several, readonly InvalidField[]> => {
  const named = Named.safeParse(given);
  if (!named.success) return refuse(invalidFields(named.error));
  const { command } = named.data;
  const asked = FORMS[FOR_SEVERAL.indexOf(command)]?.safeParse(given);
  if (asked?.success !== true) return refuse(asked === undefined ? [] : invalidFields(asked.error));
  const request = requestIn(command, asked.data.body);
  return request.ok ? ok({ reports: asked.data.reports, request: request.value }) : request;
};

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
