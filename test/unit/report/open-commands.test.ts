import { describe, expect, it } from 'vitest';
import { openCommands } from '#shared/app/report/open-commands';
import { COMMAND_NAMES } from '#shared/contracts/http/command-call';
import { mayDo } from '#shared/domain/access/access';
import type { PersonCommand } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { AS_SERVICE, ASKED, aReport, CLASSIFIED, EVERYWHERE, TO_SERVICE, wib } from '#test/support/builders/a-report';
import { HELD, holding } from '#test/support/builders/access-cases';
import { EVERY_COMMAND } from '#test/support/builders/every-command';
import { policy } from '#test/support/policy';

const OFFICERS = HELD.map((held) => holding(held));
const NOW = wib('2025-05-07 10:00');
const REPORTS = [
  ...Object.values(EVERYWHERE),
  aReport().next(ASKED),
  aReport().suspected(),
  aReport().suspected().next(TO_SERVICE),
].map((story) => story.build());

/** What is done with something of a report by somebody, tried with every value that the tests know. */
const taken = (name: PersonCommand, officer: (typeof OFFICERS)[number], report: (typeof REPORTS)[number]): boolean =>
  mayDo(officer, name === 'linkDuplicate' ? { to: name, report, other: report } : { to: name, report }).ok &&
  EVERY_COMMAND[name].some((command) => {
    const actor = { by: 'person', person: officer.person } as const;
    const decision = decide(report, command, { now: NOW, actor, policy, functions: officer.functions ?? [] });
    return decision.ok && decision.value.length > 0;
  });

describe('the commands that are open to somebody', () => {
  it('are those that they may give and that the rulebook takes, with any value', () => {
    for (const report of REPORTS)
      for (const officer of OFFICERS) {
        const open = openCommands(policy, officer, report, NOW).map(({ command }) => command);
        const missed = COMMAND_NAMES.filter((name) => taken(name, officer, report) && !open.includes(name));
        expect([officer.roles, report.status, missed]).toEqual([officer.roles, report.status, []]);
      }
  });

  it('tell nobody who may not read the record that a report was suspected once', () => {
    const [cleared, never] = [aReport().suspected().agreed(AS_SERVICE), aReport().doubtful().next(CLASSIFIED)].map(
      (story) => story.build(),
    );
    for (const officer of OFFICERS) {
      if (cleared === undefined || never === undefined) expect.fail('no report');
      if (mayDo(officer, { to: 'readRecord', report: cleared }).ok) continue;
      expect(openCommands(policy, officer, cleared, NOW)).toEqual(openCommands(policy, officer, never, NOW));
    }
  });

  it('do not say of a closed report that it is in hand: that is said again once it is reopened', () => {
    const { closed } = EVERYWHERE;
    const reopened = closed.next({ type: 'reopen', reason: 'notSatisfied' });
    const officer = holding({ role: 'laporAdmin' });
    const isOffered = [closed, reopened].map((story) =>
      openCommands(policy, officer, story.build(), NOW).some(({ command }) => command === 'markProcessed'),
    );
    expect(isOffered).toEqual([false, true]);
    const [mark] = EVERY_COMMAND.markProcessed;
    const context = { now: NOW, actor: { by: 'person', person: officer.person } as const, policy };
    expect(decide(closed.build(), mark, context)).toEqual({
      ok: false,
      refusal: { kind: 'NotNow', status: 'closed', command: 'markProcessed' },
    });
  });
});
