import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorsLeft } from '#shared/domain/office/stand-in';
import type { Command } from '#shared/domain/report/command-table';
import type { RecordedEvent } from '#shared/domain/report/event';
import { isDone, type Report } from '#shared/domain/report/report';
import { aHistory, live, type Step } from '#test/support/builders/a-history';
import { CLASSIFIED, functionsOf, OVERSIGHT, person, SUSPICION, said, wib } from '#test/support/builders/a-report';
import { EVERY_COMMAND } from '#test/support/builders/every-command';
import { corpusOf, holdsFor } from '#test/support/laws/corpus';
import { policy } from '#test/support/policy';

const ACCUSES: Step = {
  command: {
    type: 'addReply',
    content: said('petugas meminta uang'),
    sentAt: wib('2025-05-06 12:00'),
    proposal: SUSPICION,
  },
  actor: { by: 'machine' },
  waited: 60_000,
};
const somebody = fc.constantFrom(person('admin'), person('kabid'), person('lain'));
const asked = fc.constantFrom<Command>(
  ...EVERY_COMMAND.proposeStep,
  ...EVERY_COMMAND.proposeStep,
  ...EVERY_COMMAND.recuse,
  { type: 'approveStep' },
  { type: 'approveStep' },
  { type: 'declineStep' },
  CLASSIFIED,
  OVERSIGHT,
  { type: 'archive', reason: 'notAComplaint' },
  { type: 'refer', authority: 'polres' },
);
const attempt = fc.record({ command: asked, actor: somebody, waited: fc.constantFrom(0, 60_000, 3 * 86_400_000) });

/**
 * Whatever anybody may ask of a report, one after another; and of some that accuse, what would bury them, asked by two
 * and a third.
 */
const TAKEN = corpusOf(
  fc.oneof(
    aHistory,
    fc
      .tuple(aHistory, fc.array(attempt, { minLength: 4, maxLength: 16 }))
      .map(([steps, attempts]) => [...steps.slice(0, 3), ACCUSES, ...attempts]),
  ),
  600,
  (steps) => live(steps),
);

const isOversight = (report: Report | undefined): boolean =>
  report !== undefined && report.status !== 'received' && report.oversight !== 'none';

/** Put away, or found to be none: nobody who is not told looks at it as an accusation any more. */
const isBuried = (before: Report | undefined, after: Report | undefined): boolean =>
  isOversight(before) &&
  after !== undefined &&
  (!isOversight(after) || (isDone(after) && after.status !== 'closed' && before?.status !== after.status));

describe('an accusation', () => {
  it('always has somebody left who can judge it, and who can decide once it is confirmed', () => {
    holdsFor(TAKEN, (taken) => {
      for (const { after } of taken) {
        if (after === undefined || after.status === 'received' || after.oversight === 'none') continue;
        for (const matter of [after.oversight, 'confirmed'] as const)
          expect(actorsLeft(policy.office, matter, after.recused ?? []), matter).not.toEqual([]);
      }
    });
  });

  it('is buried by two people of different functions only, both on record', () => {
    let buried = 0;
    holdsFor(TAKEN, (taken) => {
      const record: RecordedEvent[] = [];
      for (const { before, after, recorded } of taken) {
        record.push(...recorded);
        if (!isBuried(before, after)) continue;
        buried += 1;
        const approved = record.findLast(({ event }) => event.type === 'StepApproved')?.actor;
        const proposed = record.findLast(({ event }) => event.type === 'StepProposed')?.actor;
        if (approved?.by !== 'person' || proposed?.by !== 'person') expect.fail('nobody proposed or approved it');
        expect(approved.person).not.toBe(proposed.person);
        expect(functionsOf(approved).filter((id) => functionsOf(proposed).includes(id))).toEqual([]);
      }
    });
    expect(buried).toBeGreaterThan(10);
  });

  it('names fewer only where two people corrected it', () => {
    holdsFor(TAKEN, (taken) => {
      for (const { before, after, recorded } of taken) {
        if (before === undefined || before.status === 'received' || !isOversight(after)) continue;
        if (after === undefined || after.status === 'received') continue;
        const lost = (before.recused ?? []).filter((id) => after.recused?.includes(id) !== true);
        if (lost.length > 0) expect(recorded.map(({ event }) => event.type)).toContain('StepApproved');
      }
    });
  });
});
