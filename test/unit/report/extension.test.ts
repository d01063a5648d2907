import { describe, expect, it } from 'vitest';
import { nextActionAt } from '#shared/domain/report/agenda';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import { at, passTime } from '#test/support/builders/a-notice';
import {
  aReport,
  CLASSIFIED,
  MACHINE,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  said,
  shownInWib,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

const EXTEND = { type: 'extendDeadline', clock: 'resolution', ground: 'notYetHeld' } as const satisfies Command;
type Builder = ReturnType<typeof aReport>;

/*
 * A request of information, received on Tuesday, 6 May 2025, 10:00. Ten working days: 7, 8, 9, 14, 15, 16, 19 to 22
 * May. Seven more: 23, 26, 27, 28 (14), 2, 3, 4 June (17). Ascension falls on the 29th and 30th, Waisak on the 12th and
 * 13th.
 */
const request = aReport({ channel: PPID }).next({ type: 'recordInformed' });
const due = (report: Builder) => shownInWib(report.build().deadlines.resolution?.dueAt ?? 0);
const asked = (report: Builder, command: Command = EXTEND, given: Partial<Context> = {}) => {
  const decision = decide(report.build(), command, {
    now: wib('2025-05-07 10:00'),
    actor: person('admin'),
    policy,
    ...given,
  });
  return decision.ok ? decision.value.length : decision.refusal;
};

describe('a request of information', () => {
  it('is due after ten working days, and after seventeen where more time was taken', () => {
    expect(due(request)).toBe('2025-05-22 16:00');
    expect(due(request.next(EXTEND))).toBe('2025-06-04 16:00');
    expect(due(request.next({ ...EXTEND, ground: 'exclusionUndecided' }))).toBe('2025-06-04 16:00');
  });

  it('keeps in its record what it was before, what it is now, and why', () => {
    const { event } = request.next(EXTEND).story().record.at(-1) ?? {};
    expect(event).toMatchObject({
      type: 'DeadlineExtended',
      clock: 'resolution',
      ground: 'notYetHeld',
      from: wib('2025-05-22 16:00'),
      deadline: {
        limit: 17,
        extended: 'notYetHeld',
        dueAt: wib('2025-06-04 16:00'),
        startedAt: wib('2025-05-06 10:00'),
      },
    });
  });

  it('is given more time once: on the same ground again nothing changes, on another one it is refused', () => {
    const extended = request.next(EXTEND);
    expect(asked(extended)).toBe(0);
    expect(asked(extended, { ...EXTEND, ground: 'exclusionUndecided' })).toEqual({ kind: 'AlreadyExtended' });
    expect(asked(extended, EXTEND, { now: wib('2025-05-30 10:00') })).toBe(0);
    expect(due(extended.next(EXTEND))).toBe('2025-06-04 16:00');
  });

  it.each([
    ['in the last millisecond', '2025-05-22 16:00', 1],
    ['not after it', '2025-05-22 16:00:00.001', { kind: 'NotNow', status: 'routed', command: 'extendDeadline' }],
  ] as const)('is given it while there is time: %s', (_, now, expected) => {
    expect(asked(request, EXTEND, { now: wib(now) })).toEqual(expected);
  });

  it('is not mended by it once it is missed', () => {
    const missed = request.next(passTime, at('2025-05-22 16:00:00.001'));
    expect(asked(missed, EXTEND, { now: wib('2025-05-23 08:00') })).toMatchObject({ kind: 'NotNow' });
  });

  it('needs none once it is done', () => {
    const done = request.next({ type: 'startWork' }).next(RESOLVED);
    expect(asked(done)).toEqual({ kind: 'NotNow', status: 'resolved', command: 'extendDeadline' });
  });

  it('is given it by a person who answers for it, and by nobody else', () => {
    expect(asked(request, EXTEND, { actor: person('admin') })).toBe(1);
    expect(asked(request, EXTEND, { actor: MACHINE })).toEqual({ kind: 'PersonRequired', command: 'extendDeadline' });
    expect(asked(request, EXTEND, { actor: { by: 'channel', channel: PPID } })).toMatchObject({
      kind: 'PersonRequired',
    });
  });
});

describe('no more time is given', () => {
  it.each([
    ['for a complaint on LAPOR!', aReport(), EXTEND],
    ['for what is about oversight', aReport({ channel: PPID }).next(OVERSIGHT), EXTEND],
    ['for the first answer', request, { ...EXTEND, clock: 'firstResponse' }],
    ['for the mark', request, { ...EXTEND, clock: 'processed' }],
    ['for a clock that does not run', request, { ...EXTEND, clock: 'closure' }],
  ] as const)('%s', (_, report, command) => {
    expect(asked(report, command)).toEqual({ kind: 'NoExtension' });
  });

  it('no more time is given on a ground that the rule does not name', () => {
    const [version] = policy.clocks.clocks;
    if (version === undefined) throw new Error('no clocks');
    const grounds = ['exclusionUndecided'] as const;
    const rules = version.rules.map((rule) =>
      rule.extension === undefined ? rule : { ...rule, extension: { ...rule.extension, grounds } },
    );
    const strict = { ...policy, clocks: { clocks: [{ ...version, rules }] } };
    expect(asked(request, EXTEND, { policy: strict })).toEqual({ kind: 'NoExtension' });
    expect(asked(request, { ...EXTEND, ground: 'exclusionUndecided' }, { policy: strict })).toBe(1);
  });
});

describe('more time', () => {
  it('is at risk anew, three working days before its new end', () => {
    // Before the 22nd: 21, 20, 19. Before 4 June: 3, 2, 28 May.
    const atRisk = request
      .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') })
      .next(passTime, at('2025-05-19 07:30'));
    expect(atRisk.build().deadlines.resolution?.warned).toBe(true);
    const extended = atRisk.next(EXTEND, { now: wib('2025-05-19 09:00') });
    expect(extended.build().deadlines.resolution?.warned).toBeUndefined();
    expect(toldBy(extended, passTime, at('2025-05-28 07:29:59.999')).filter((one) => one.startsWith('atRisk'))).toEqual(
      [],
    );
    expect(toldBy(extended, passTime, at('2025-05-28 07:30')).filter((one) => one.startsWith('atRisk'))).toEqual([
      'atRisk → meja-ppid',
    ]);
  });

  it('is missed at its new end alone', () => {
    const done = request.next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') }).next(EXTEND);
    const missed = (now: string) => done.next(passTime, at(now)).build().deadlines.resolution?.missedAt;
    expect([missed('2025-05-22 16:00:00.001'), missed('2025-06-04 16:00')]).toEqual([undefined, undefined]);
    expect(missed('2025-06-04 16:00:00.001')).toBe(wib('2025-06-04 16:00:00.001'));
  });

  it('is not taken from the time that it stood still, but counted with it', () => {
    // Referred for the 7th, the 8th and the 9th: 14, 15, 16, 19 to 23, 26, 27 (10), 28, 2 to 5 June (15), 10, 11 (17).
    const back = aReport({ channel: PPID })
      .doubtful()
      .next({ type: 'refer', authority: 'polres' }, { now: wib('2025-05-07 09:00') })
      .next({ type: 'comeBack' }, { now: wib('2025-05-14 09:00') });
    expect(due(back)).toBe('2025-05-27 16:00');
    expect(due(back.next(EXTEND))).toBe('2025-06-11 16:00');
  });

  it('is kept when the unit hands it back, or it is reopened', () => {
    const extended = request.next(EXTEND);
    expect(due(extended.next({ type: 'handBack', reason: 'notThisUnit' }))).toBe('2025-06-04 16:00');
    const reopened = extended
      .next({ type: 'startWork' })
      .next(RESOLVED)
      .next({ type: 'reopen', reason: 'notSatisfied' });
    expect(reopened.build().deadlines.resolution).toMatchObject({
      limit: 17,
      extended: 'notYetHeld',
      dueAt: wib('2025-06-04 16:00'),
    });
  });

  it('is kept when its topic or urgency is decided anew, for the same class', () => {
    const again = request.next(EXTEND).next({ ...CLASSIFIED, topic: topic('parkir-liar') });
    expect(again.build().deadlines.resolution).toMatchObject({ limit: 17, extended: 'notYetHeld' });
    expect(due(again)).toBe('2025-06-04 16:00');
  });

  it('is over where it turns out to be oversight, which has sixty days anyway', () => {
    const oversight = request.next(EXTEND).next(OVERSIGHT);
    expect(oversight.build().deadlines.resolution).toMatchObject({ limit: 60 });
    expect(oversight.build().deadlines.resolution?.extended).toBeUndefined();
  });

  it('is looked at next when it is due next', () => {
    const quiet = request
      .next({ type: 'markProcessed', statedAt: wib('2025-05-06 10:30') })
      .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') });
    expect(shownInWib(nextActionAt(policy, quiet.build()) ?? 0)).toBe('2025-05-19 07:30');
    expect(shownInWib(nextActionAt(policy, quiet.next(EXTEND).build()) ?? 0)).toBe('2025-05-28 07:30');
  });
});
