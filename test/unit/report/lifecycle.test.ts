import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { mayMove, NEXT, STATUS_NAMES, Status } from '#shared/domain/report/lifecycle';
import { ANSWER, EVERYWHERE, IMPORT, person, submit, wib } from '#test/support/builders/a-report';
import { ALL_COMMANDS } from '#test/support/builders/every-command';
import { isAllowed, type Move, wayOf } from '#test/support/laws/way';
import { policy } from '#test/support/policy';

const context = { now: wib('2025-05-07 10:00'), actor: person('kabid'), policy };

/** Who may ask for it: what a sheet of history asks for, an import alone. */
const asked = (command: Command) =>
  command.type === 'takeIn' || command.type === 'takeBack' ? { ...context, actor: IMPORT } : context;
/** Its sheet was taken back. */
const TAKEN_BACK = EVERYWHERE.history.next({ type: 'takeBack' }, { actor: IMPORT });

const moves: readonly Move[] = [
  ...[
    undefined,
    ...[...Object.values(EVERYWHERE), EVERYWHERE.routed.next(ANSWER), TAKEN_BACK].map((place) => place.build()),
  ].flatMap((report) =>
    ALL_COMMANDS.flatMap((command) => {
      const decision = decide(report, command, asked(command));
      return decision.ok ? wayOf(submit().id, report, decision.value, asked(command)).moves : [];
    }),
  ),
];

describe('the table of statuses', () => {
  it('has a line for every status, with a name for people', () => {
    expect(Object.keys(NEXT).sort()).toEqual([...Status.options].sort());
    expect(Object.keys(STATUS_NAMES).sort()).toEqual([...Status.options].sort());
  });

  it('leads only to statuses, never to the same one, never back to receipt', () => {
    for (const from of Status.options) {
      for (const to of NEXT[from]) {
        expect(Status.options).toContain(to);
        expect(to).not.toBe(from);
        expect(to).not.toBe('received');
      }
    }
  });

  it('leaves no status from which a report cannot come back to work', () => {
    for (const start of Status.options) {
      const reached = new Set<Status>([start]);
      for (const from of reached) for (const to of NEXT[from]) reached.add(to);
      expect(reached).toContain('inProgress');
    }
  });

  it('lets nobody skip triage or close what is not resolved', () => {
    // The machine's triage leads to a unit in the same decision.
    expect(Status.options.filter((to) => mayMove('received', to))).toEqual(['triaging', 'routed', 'history']);
    expect(Status.options.filter((from) => mayMove(from, 'closed'))).toEqual(['resolved']);
  });
});

describe('the rulebook', () => {
  it.each(Object.entries(EVERYWHERE))('moves what is %s only along the table, whatever is asked', (_, place) => {
    const report = place.build();
    for (const command of ALL_COMMANDS) {
      const decision = decide(report, command, asked(command));
      if (!decision.ok) continue;
      const off = wayOf(report.id, report, decision.value, asked(command)).moves.filter((move) => !isAllowed(move));
      expect([command.type, off]).toEqual([command.type, []]);
    }
  });

  it('takes every way that the table shows; to routed a new report goes through triage in the same decision', () => {
    const taken = new Set(moves.map((move) => move.join(' → ')));
    const shown = Status.options.flatMap((from) => NEXT[from].map((to) => `${from} → ${to}`));
    expect(shown.filter((move) => !taken.has(move))).toEqual(['received → routed', 'received → history']);
  });

  it('knows nothing of a report that has not come, except that it may come', () => {
    for (const command of ALL_COMMANDS) {
      const decision = decide(undefined, command, asked(command));
      if (command.type === 'submit' || command.type === 'takeIn') expect(decision.ok).toBe(true);
      else expect(decision).toEqual({ ok: false, refusal: { kind: 'UnknownReport' } });
    }
  });
});
