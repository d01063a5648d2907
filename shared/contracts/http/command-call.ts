import * as z from 'zod';
import {
  type CommandRequest,
  commandRow,
  PERSON_COMMANDS,
  type PersonCommand,
} from '#shared/domain/report/command-table';

export type { CommandRequest, PersonCommand } from '#shared/domain/report/command-table';

import { Status } from '#shared/domain/report/lifecycle';
import { Reporter } from '#shared/domain/report/submission';
import { ok, type Result, refuse } from '#shared/domain/words/result';
import { ReportId } from '#shared/domain/words/words';
import { type InvalidField, invalidFields } from './invalid-fields.ts';

const isCommand = (name: string): name is PersonCommand => name in PERSON_COMMANDS;
/** Everything that a person may do to a report: `POST /v1/admin/reports/{report}/{name}`. */
export const COMMAND_NAMES: readonly PersonCommand[] = Object.keys(PERSON_COMMANDS).filter(isCommand);

/** The name of a command, as in its address. */
export const CommandName = z.enum(COMMAND_NAMES);

/** What the body under a command's address holds: the address says which command it is. */
export const bodyOf = <Name extends PersonCommand>(name: Name): (typeof PERSON_COMMANDS)[Name]['body'] =>
  PERSON_COMMANDS[name].body;

/** The request that a body is under a command's address; otherwise which of its fields do not fit. */
export const requestIn = <Name extends PersonCommand>(
  type: Name,
  body: unknown,
): Result<CommandRequest<Name>, readonly InvalidField[]> => {
  const asked = commandRow(type).body.safeParse(body);
  return asked.success ? ok({ type, ...asked.data }) : refuse(invalidFields(asked.error));
};

/** What a command did: by codes only, so that it can be kept and given again to whoever repeats the request. */
export const Acted = z.strictObject({
  report: ReportId,
  /** The version to go on from. */
  version: z.int().min(1),
  /** Left out where the report is nobody's business of theirs any more, now that it is with somebody else. */
  status: Status.optional(),
  /** The events that were recorded; none where everything was so already. */
  recorded: z.array(z.string()).readonly(),
  /** `clockGoesOn`: the reporter was asked, and the clocks go on all the same: they have stood still too often. */
  warnings: z.exactOptional(z.array(z.enum(['clockGoesOn'])).readonly()),
});
export type Acted = Readonly<z.infer<typeof Acted>>;

/** The same of a look at who reported: with that, where the channel has told it. */
export const Revealed = Acted.extend({ reporter: Reporter.optional() });
export type Revealed = Readonly<z.infer<typeof Revealed>>;
