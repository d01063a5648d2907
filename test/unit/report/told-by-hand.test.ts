import { describe, expect, it } from 'vitest';
import { standingAt } from '#shared/domain/figures/standing';
import { decide } from '#shared/domain/report/decide';
import { tellEvent } from '#shared/domain/report/event-words';
import { PersonId } from '#shared/domain/report/report';
import { Instant } from '#shared/domain/words/words';
import { routed } from '#test/support/builders/a-notice';
import { ASKED, type aReport, EVERYWHERE, MACHINE, OVERSIGHT, person, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

type Builder = ReturnType<typeof aReport>;

/* Routed to LLAJ on Tuesday, 6 May 2025, 10:00, which is to be told within sixty minutes. */
const tells = (shown: string, group?: string) =>
  ({
    type: 'recordTold',
    toldAt: wib(shown),
    ...(group === undefined ? {} : { group: PersonId.parse(group) }),
  }) as const;
const decided = (report: Builder, command: ReturnType<typeof tells>, now = '2025-05-06 12:00') =>
  decide(report.build(), command, { now: wib(now), actor: person('admin'), policy });
const refusal = (report: Builder, command: ReturnType<typeof tells>) => {
  const decision = decided(report, command);
  return decision.ok ? decision.value.map(({ type }) => type) : decision.refusal;
};

describe('a group that was told by hand', () => {
  it('is recorded with who said so, when, and which group, and stops the clock at the moment that was stated', () => {
    const told = routed().next(tells('2025-05-06 10:20'), { now: wib('2025-05-06 12:00') });
    expect(told.story().record.at(-1)).toMatchObject({
      actor: person('admin'),
      recordedAt: wib('2025-05-06 12:00'),
      event: { type: 'Informed', byHand: { group: 'grup-llaj', toldAt: wib('2025-05-06 10:20') } },
    });
    expect(told.build().deadlines.inform?.stoppedAt).toBe(wib('2025-05-06 10:20'));
  });

  it('is recorded once, and the notice that is delivered afterwards records nothing', () => {
    const told = routed().next(tells('2025-05-06 10:20'));
    expect(refusal(told, tells('2025-05-06 10:30'))).toEqual([]);
    expect(told.next({ type: 'recordInformed' }, { actor: MACHINE }).story().record).toHaveLength(
      told.story().record.length,
    );
  });

  it('is not recorded where the first notice has told it', () => {
    expect(refusal(routed().next({ type: 'recordInformed' }), tells('2025-05-06 10:30'))).toEqual([]);
  });

  it('is recorded once more where the report went to another unit', () => {
    const moved = routed()
      .next(tells('2025-05-06 10:20'))
      .next({ type: 'route', assignee: 'asdp' }, { now: wib('2025-05-06 11:00') })
      .next(tells('2025-05-06 11:10'));
    expect(moved.story().record.flatMap(({ event }) => (event.type === 'Informed' ? event.byHand?.group : []))).toEqual(
      ['grup-llaj', 'grup-asdp'],
    );
  });

  it('is counted from when it was told, not from when that was written down', () => {
    const { record } = routed()
      .next(tells('2025-05-06 10:20'), { now: wib('2025-05-06 15:00') })
      .story();
    expect(standingAt(policy.calendar, record, wib('2025-05-07 10:00'))?.first.informed).toBe(wib('2025-05-06 10:20'));
  });

  it('is told in other words than what the machine told', () => {
    const words = (command: Parameters<Builder['next']>[0]) => {
      const event = routed().next(command).story().record.at(-1)?.event ?? expect.fail('nothing recorded');
      return tellEvent(policy, event);
    };
    expect(words({ type: 'recordInformed' })).toEqual({
      id: 'Unit diberi tahu: pemberitahuan dikirim mesin.',
      en: 'The unit was told: the machine sent it a notice.',
    });
    expect(words(tells('2025-05-06 10:20'))).toEqual({
      id: 'Unit diberi tahu oleh petugas di grupnya, Selasa, 6 Mei 2025 pukul 10.20 WIB.',
      en: 'The unit was told by an officer in its group, Tuesday, 6 May 2025 at 10:20 WIB.',
    });
  });
});

describe('the moment of it', () => {
  it.each(['1970-01-02 10:00', '2025-05-06 09:54:59.999', '2025-05-06 12:05:00.001', '2100-01-01 10:00'])(
    'is refused before the unit had the report, and after now: %s',
    (shown) => {
      expect(refusal(routed(), tells(shown))).toEqual({ kind: 'MomentImpossible' });
    },
  );

  it('is that of the routing where only the minute was written down', () => {
    const late = routed()
      .next({ type: 'route', assignee: 'asdp' }, { now: Instant.parse(wib('2025-05-06 10:30') + 40_000) })
      .next(tells('2025-05-06 10:30'), { now: wib('2025-05-06 10:45') });
    expect(late.build().deadlines.inform?.stoppedAt).toBe(wib('2025-05-06 10:30') + 40_000);
  });

  it('is not one from when another unit had the report', () => {
    const moved = routed().next({ type: 'route', assignee: 'asdp' }, { now: wib('2025-05-06 11:30') });
    expect(refusal(moved, tells('2025-05-06 10:20'))).toEqual({ kind: 'MomentImpossible' });
  });
});

describe('the group of it', () => {
  it('is one of the unit that has the report, and no other', () => {
    expect(refusal(routed(), tells('2025-05-06 10:20', 'grup-llaj'))).toEqual(['Informed']);
    expect(refusal(routed(), tells('2025-05-06 10:20', 'grup-asdp'))).toEqual({
      kind: 'UnknownGroup',
      names: ['grup-asdp'],
      nearest: ['grup-llaj'],
    });
  });

  it.each(['triaging', 'resolved', 'closed', 'referred', 'archived'] as const)(
    'is nobody’s while the report is %s',
    (on) => {
      expect(refusal(EVERYWHERE[on], tells('2025-05-06 10:20'))).toEqual({
        kind: 'NotNow',
        status: on,
        command: 'recordTold',
      });
    },
  );

  it('is told while the unit waits for the reporter', () => {
    expect(refusal(routed().next(ASKED), tells('2025-05-06 10:20'))).toEqual(['Informed']);
  });

  it('is never told of what is about oversight', () => {
    expect(refusal(routed().next(OVERSIGHT), tells('2025-05-06 10:20'))).toMatchObject({ kind: 'NotNow' });
  });
});
