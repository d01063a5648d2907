import { describe, expect, it } from 'vitest';

import { COMMAND_OPERATIONS } from '#shared/contracts/http/command-operations';
import { PROBLEM_OF, PROBLEMS, type ProblemCode } from '#shared/contracts/http/problem-codes';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { PersonId } from '#shared/domain/report/report';
import { reportIdOf } from '#shared/domain/words/report-id';
import {
  AS_SERVICE,
  aReport,
  EVERYWHERE,
  functionsOf,
  LAPOR,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  said,
  TO_SERVICE,
  wib,
} from '#test/support/builders/a-report';
import { EVERY_COMMAND } from '#test/support/builders/every-command';
import { policy } from '#test/support/policy';

const SUSPECTED = aReport().suspected();
const toRecuse = (...ids: readonly string[]): Command => ({
  type: 'proposeStep',
  step: { type: 'recuse', recused: ids.map((id) => PersonId.parse(id)) },
  content: said('keliru disebut'),
});
const CLOSED_OVERSIGHT = SUSPECTED.next(OVERSIGHT)
  .next({ type: 'startWork' })
  .next({ type: 'proposeStep', step: { type: 'archive', reason: 'notAComplaint' }, content: said('selesai') })
  .next(RESOLVED);
/** An office without anybody to stand in. */
const alone: Policy = {
  ...policy,
  office: { ...policy.office, people: policy.office.people.map(({ substitute: _, ...person }) => person) },
};

const REPORTS = [
  ...Object.values(EVERYWHERE),
  aReport({ anonymous: true }).next({ type: 'proposeLowering', anonymous: false, secret: false }),
  aReport({ channel: PPID }),
  aReport({ channel: PPID }).next({ type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' }),
  SUSPECTED.next(TO_SERVICE),
  SUSPECTED.next(toRecuse('admin-lapor', 'pembaca-pengawasan')),
  SUSPECTED.next({ type: 'proposeStep', step: { type: 'refer', authority: 'polres' }, content: said('polisi') }),
  SUSPECTED.agreed(AS_SERVICE),
  CLOSED_OVERSIGHT,
].map((story) => story.build());
/** A report that duplicates another one itself. */
const DUPLICATE = aReport()
  .next({ type: 'linkDuplicate', of: reportIdOf(LAPOR, '2') })
  .build();
/** Soon after each report came in, and when all is long over. */
const TIMES = [wib('2025-05-06 10:30'), wib('2025-05-07 09:00'), wib('2025-09-01 09:00')];
const OFFICERS = [person('admin'), person('kabid'), person('pengawas')];

const WAYS = REPORTS.flatMap((report) =>
  TIMES.flatMap((now) =>
    OFFICERS.flatMap((actor) =>
      [policy, ...(report.oversight === 'none' ? [] : [alone])].flatMap((rules) =>
        ([0, 'onlyFlagged'] as const).map((proof) => ({
          report,
          now,
          actor,
          functions: functionsOf(actor),
          policy: rules,
          other: DUPLICATE,
          proof,
        })),
      ),
    ),
  ),
);

/** What is said before the rulebook is asked: of every command, and of moments that nobody can read. */
const BEFORE: readonly ProblemCode[] = COMMAND_OPERATIONS.map(({ problems }) => new Set(problems))
  .reduce((common, problems) => common.intersection(problems))
  .union(new Set<ProblemCode>(['momentUnreadable']))
  .values()
  .toArray();

describe('the table of operations, for every command', () => {
  it.each(COMMAND_OPERATIONS)('$id declares the refusals of the rulebook, and no others', ({ id, problems }) => {
    const refused = new Set(
      WAYS.flatMap(({ report, ...context }) =>
        EVERY_COMMAND[id].flatMap((command) => {
          const decision = decide(report, command, context);
          return decision.ok ? [] : [PROBLEM_OF[decision.refusal.kind]];
        }),
      ),
    );
    const declared = problems.filter((code) => !BEFORE.includes(code));
    expect(new Set([...refused].filter((code) => !BEFORE.includes(code)))).toEqual(new Set(declared));
  });

  it('declares what a repetition, a look from too long ago and a foreign report are told', () => {
    expect(BEFORE).toEqual(expect.arrayContaining(['keyReused', 'versionStale', 'notAllowed', 'notFound']));
    expect(BEFORE.every((code) => PROBLEMS[code].status < 600)).toBe(true);
  });
});
