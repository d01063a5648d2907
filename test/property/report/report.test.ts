import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { RecordedEvent, ReportEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { Status } from '#shared/domain/report/lifecycle';
import { firstBroken, record } from '#shared/domain/report/record';
import { type Assessed, Report } from '#shared/domain/report/report';
import { Unit } from '#shared/domain/words/words';
import { aHistory, live, recordOf, type Step, type Taken } from '#test/support/builders/a-history';
import { ASKED, PPID, submit } from '#test/support/builders/a-report';
import { ACTORS } from '#test/support/builders/every-command';
import { corpusOf, holdsFor, once } from '#test/support/laws/corpus';
import { isAllowed, wayOf } from '#test/support/laws/way';

const [admin] = ACTORS;
const DAY = 86_400_000;
const then = (command: Command, waited: number): Step => ({ command, actor: admin, waited });

/** What few histories come to by chance: a request of PPID that is given more time, and a reporter who keeps silent. */
const WATCHED: readonly (readonly Step[])[] = [
  [then({ type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' }, DAY)],
  [then(ASKED, 60_000), then({ type: 'passTime' }, 12 * DAY), then({ type: 'passTime' }, 12 * DAY)],
];
const aWatchedHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(aHistory, fc.constantFrom(...WATCHED), fc.nat(3), fc.boolean())
  .map(([[first, ...others], watched, place, isRequest]) => {
    if (first === undefined) return others;
    // What a sheet brings has no clock that could be given more time.
    if (first.command.type !== 'submit') return [first, ...others];
    const asked = isRequest ? { ...first, command: { ...first.command, channel: PPID } } : first;
    return [asked, ...others.slice(0, place), ...watched, ...others.slice(place)];
  });

/** What happens to a report, and the way that each step of it went. */
const HISTORIES = corpusOf(
  fc.oneof({ weight: 3, arbitrary: aHistory }, { weight: 1, arbitrary: aWatchedHistory }),
  600,
  (steps) => {
    const taken = live(steps);
    return { taken, ways: once(() => taken.map(wayTaken)) };
  },
  { whole: true },
);
const wayTaken = ({ before, recorded, context }: Taken) =>
  wayOf(
    submit().id,
    before,
    recorded.map(({ event }) => event),
    context,
  );

const law = (check: (taken: readonly Taken[]) => void): void => holdsFor(HISTORIES, ({ taken }) => check(taken));

const afterwards = (taken: readonly Taken[]): readonly Assessed[] =>
  taken.flatMap(({ after }) => (after === undefined || after.status === 'received' ? [] : [after]));

const kindOf = (option: (typeof ReportEvent.options)[number]) => option.unwrap().shape.type.value;

describe('whatever is asked of a report, in whatever order', () => {
  it('it comes to every status and through every kind of event, or these laws would say little', () => {
    const statuses = new Set<Status>();
    const kinds = new Set<string>();
    law((taken) => {
      for (const { status } of afterwards(taken)) statuses.add(status);
      for (const { event } of recordOf(taken)) kinds.add(event.type);
    });
    expect(Status.options.filter((status) => !statuses.has(status))).toEqual(['received']);
    // Histories live under one calendar, in which nothing moves; and files have a decider of their own.
    expect(ReportEvent.options.map(kindOf).filter((kind) => !kinds.has(kind))).toEqual([
      'DeadlineMoved',
      'EvidenceKept',
      'EvidenceLookedAt',
      'EvidenceWithdrawn',
    ]);
  });

  it('its version is the number of its events, and the chain holds to its tip', () => {
    law((taken) => {
      const events = recordOf(taken);
      const report = taken.at(-1)?.after;
      expect(report?.version).toBe(events.length);
      expect(report?.tip).toBe(events.at(-1)?.hash);
      expect(firstBroken(events)).toBeUndefined();
    });
  });

  it('it moves only along the table', () => {
    holdsFor(HISTORIES, ({ ways }) => {
      for (const { moves } of ways()) {
        expect(moves.filter((move) => !isAllowed(move))).toEqual([]);
      }
    });
  });

  it('the same question has the same answer, and asking changes nothing that was given', () => {
    law((taken) => {
      for (const { before, command, context, decision } of taken) {
        const given = JSON.stringify([before, command]);
        expect(decide(before, command, context)).toEqual(decision);
        expect(JSON.stringify([before, command])).toBe(given);
      }
    });
  });

  it('its record, written down and read again, tells the same story', () => {
    law((taken) => {
      let report: Report | undefined;
      for (const written of recordOf(taken)) {
        const read = RecordedEvent.parse(JSON.parse(JSON.stringify(written)));
        expect(read).toEqual(written);
        report = evolve(report, read);
      }
      expect(report).toEqual(taken.at(-1)?.after);
    });
  });

  it('it has exactly the shape of its status, at every event', () => {
    holdsFor(HISTORIES, ({ ways }) => {
      for (const { stops } of ways()) {
        for (const stop of stops) expect(Report.parse(JSON.parse(JSON.stringify(stop)))).toEqual(stop);
      }
    });
  });

  it('its confidentiality falls only where two people agreed, and no further than the first of them said', () => {
    law((taken) => {
      for (const { before, after, recorded, context } of taken) {
        if (before === undefined || after === undefined) continue;
        const fell = (before.anonymous && !after.anonymous) || (before.secret && !after.secret);
        if (!fell) continue;
        expect(recorded.map(({ event }) => event.type)).toEqual(['ConfidentialityLowered']);
        const { loweringProposed } = before;
        expect(context.actor).toMatchObject({ by: 'person' });
        expect(context.actor).not.toMatchObject({ person: loweringProposed?.by });
        expect(after).toMatchObject({ anonymous: loweringProposed?.anonymous, secret: loweringProposed?.secret });
      }
    });
  });

  it('it is with no unit while oversight is suspected or confirmed in it', () => {
    holdsFor(HISTORIES, ({ ways }) => {
      for (const { stops } of ways()) {
        for (const stop of stops) {
          if (stop.status === 'received' || stop.oversight === 'none') continue;
          const assignee = 'assignee' in stop ? stop.assignee : undefined;
          expect(Unit.safeParse(assignee).success).toBe(false);
        }
      }
    });
  });

  it('its clock of resolution runs while there is something to do, and closure only after the end', () => {
    law((taken) => {
      for (const report of afterwards(taken)) {
        // What a sheet of history brought has no clock of its end.
        if (report.imported !== undefined) {
          expect(report.deadlines.resolution).toBeUndefined();
          continue;
        }
        const { resolution, closure } = report.deadlines;
        const ended = ['resolved', 'closed', 'referred', 'archived'].includes(report.status);
        const waitsAfterEnd = report.status === 'awaitingReporter' && report.cameFrom === 'resolved';
        expect([report.status, resolution?.stoppedAt !== undefined]).toEqual([report.status, ended || waitsAfterEnd]);
        if (['triaging', 'routed', 'inProgress'].includes(report.status)) expect(closure).toBeUndefined();
        if (report.status === 'resolved') expect(closure?.stoppedAt).toBeUndefined();
      }
    });
  });

  it('nothing is missed before it was due, or twice', () => {
    law((taken) => {
      for (const { before, recorded, context } of taken) {
        for (const { event } of recorded) {
          if (event.type !== 'DeadlineMissed') continue;
          const deadline = before?.deadlines[event.clock];
          expect(deadline?.missedAt).toBeUndefined();
          expect(deadline?.dueAt).toBeLessThan(context.now);
        }
      }
    });
  });

  it('what a person decided, no machine changes but to suspect oversight', () => {
    law((taken) => {
      for (const { before, after, context } of taken) {
        if (before === undefined || before.status === 'received' || after === undefined || after.status === 'received')
          continue;
        if (before.decidedBy !== 'person' || context.actor.by === 'person' || after.decidedBy === 'person') continue;
        expect([before.oversight, after.oversight]).toEqual(['none', 'suspected']);
      }
    });
  });

  it('the same command at once again does nothing, but for what is a new fact each time it is said', () => {
    /** Each of these is a word of its own; a repeated request is told apart by its key before it gets here. */
    const NEW_EACH_TIME: readonly Command['type'][] = ['postAnswer', 'addNote', 'revealIdentity'];
    law((taken) => {
      for (const [index, { after, command, context }] of taken.entries()) {
        if (NEW_EACH_TIME.includes(command.type)) continue;
        const again = decide(after, command, { ...context, before: recordOf(taken.slice(0, index + 1)) });
        const { report } = record(submit().id, after, again.ok ? again.value : [], context);
        expect([command.type, report]).toEqual([command.type, after]);
      }
    });
  });
});
