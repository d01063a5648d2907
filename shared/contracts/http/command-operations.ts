import { ACCESS } from '#shared/domain/access/all-rows';
import { commandRow, type PersonCommand, type RefusalOf } from '#shared/domain/report/command-table';
import { REPORT, ReportPath } from './admin-report.ts';
import { Acted, bodyOf, COMMAND_NAMES, Revealed } from './command-call.ts';
import { OF_A_BODY, OF_AN_OFFICER, type Operation, operation } from './operation.ts';
import { Preconditions } from './precondition.ts';
import { PROBLEM_OF, type ProblemCode } from './problem-codes.ts';

const OF_A_COMMAND = [
  ...OF_AN_OFFICER,
  ...OF_A_BODY,
  'versionMissing',
  'versionUnreadable',
  'keyMissing',
  'notFound',
  'notAllowed',
  'versionStale',
  'keyReused',
  // Nothing is asked of a report that nobody has judged, not even by a machine.
  'notNow',
] as const satisfies readonly ProblemCode[];

const codesOf = <Kind extends keyof typeof PROBLEM_OF>(kinds: readonly Kind[]): (typeof PROBLEM_OF)[Kind][] =>
  kinds.map((kind) => PROBLEM_OF[kind]);

/** An operation that changes a report, as the row of its command has it. */
const commandOperation = <const Name extends PersonCommand>(name: Name) =>
  operation({
    id: name,
    method: 'POST',
    path: `${REPORT}/${name}`,
    function: 'adminApi',
    summary: ACCESS.report.rows[name].name,
    who: { report: name },
    parameters: ReportPath,
    headers: Preconditions,
    body: bodyOf(name),
    answers: { 200: { name: { id: 'Apa yang terjadi', en: 'What it did' }, json: Acted, etag: true } },
    problems: [...OF_A_COMMAND, ...codesOf<RefusalOf<Name>>(commandRow(name).refusals)],
  });

/** The one command that has a function of its own. */
export const REVEAL_IDENTITY = {
  ...commandOperation('revealIdentity'),
  function: 'revealIdentity',
  answers: { 200: { name: { id: 'Siapa pelapornya', en: 'Who reported' }, json: Revealed, etag: true } },
} as const satisfies Operation;

/** Everything that a person may do to a report, as the compiler knows it and as it is looped over. */
export type CommandOperation<Name extends PersonCommand> = Name extends 'revealIdentity'
  ? typeof REVEAL_IDENTITY
  : ReturnType<typeof commandOperation<Name>>;
export const COMMAND_OPERATIONS: readonly Operation<PersonCommand>[] = COMMAND_NAMES.map((name) =>
  name === 'revealIdentity' ? REVEAL_IDENTITY : commandOperation(name),
);
