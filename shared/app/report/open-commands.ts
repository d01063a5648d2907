import type { OpenCommand } from '#shared/contracts/http/admin-report';
import { COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { mayDo } from '#shared/domain/access/access';
import type { Officer } from '#shared/domain/office/officer';
import type { Policy } from '#shared/domain/policy/policy';
import { fieldsOf, type PersonCommand, type Sample, triesOf } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Report } from '#shared/domain/report/report';
import { Desk, type Instant, Unit } from '#shared/domain/words/words';
import { asKnownTo } from './as-known-to.ts';

/**
 * The commands that this person may give to this report as it stands and that would do something, each with what it
 * needs. They are found by asking the rights and the rulebook, so they say what those say. Of a report that is not
 * about oversight they are those of one that never was, unless the person may read the whole record.
 */
export const openCommands = (policy: Policy, officer: Officer, given: Report, now: Instant): readonly OpenCommand[] =>
  COMMAND_NAMES.filter(openTo(policy, officer, given, now)).map((command) => ({ command, ...fieldsOf(command) }));

/** The same, asked of one command after the other: as many as are needed. */
export const openTo = (
  policy: Policy,
  officer: Officer,
  given: Report,
  now: Instant,
): ((command: PersonCommand) => boolean) => {
  if (given.status === 'received') return () => false;
  const report = asKnownTo(officer, given);
  const { recused = [] } = report;
  const sample: Sample = {
    report,
    now,
    person: policy.office.people.find(({ id }) => !recused.includes(id))?.id ?? officer.person,
    authority: Object.keys(policy.topics.authorities)[0] ?? '',
  };
  const context = {
    now,
    actor: { by: 'person', person: officer.person } as const,
    policy,
    functions: officer.functions ?? [],
    // Whoever can be named can be: who has an account is not asked for it.
    accounts: [{ person: sample.person, functions: [], of: [...Unit.options, ...Desk.options] }],
  };
  return (name) =>
    mayDo(officer, name === 'linkDuplicate' ? { to: name, report, other: report } : { to: name, report }).ok &&
    triesOf(name, sample).some((command) => {
      const decision = decide(report, command, context);
      return decision.ok && decision.value.length > 0;
    });
};
