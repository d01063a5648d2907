import { describe, expect, it } from 'vitest';
import { channelDiffersSince } from '#shared/domain/report/channel-difference';
import { ChannelStatus } from '#shared/domain/report/lifecycle';
import { queueOf } from '#shared/domain/report/report';
import { at, passTime, routed } from '#test/support/builders/a-notice';
import {
  ASKED,
  type aReport,
  CLOSED,
  DOUBT,
  OVERSIGHT,
  RESOLVED,
  said,
  shownInWib,
  wib,
} from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';

type Builder = ReturnType<typeof aReport>;
const seen = (status: ChannelStatus, observedAt: string) =>
  ({ type: 'noteChannelStatus', status, observedAt: wib(observedAt) }) as const;
const since = (report: Builder): string | undefined => {
  const from = channelDiffersSince(report.build());
  return from === undefined ? undefined : shownInWib(from);
};
/** What the channel may say of a report in which the two differ. */
const differing = (report: Builder): readonly ChannelStatus[] =>
  ChannelStatus.options.filter((status) => since(report.next(seen(status, '2025-05-08 10:00'))) !== undefined);

const MARKED = { type: 'markProcessed', statedAt: wib('2025-05-06 10:30') } as const;
const ANSWERED = { type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') } as const;

/** Tuesday, 6 May 2025; told at 10:01 and marked as processed. */
const untouched = routed().next({ type: 'recordInformed' });
const marked = untouched.next(MARKED);
const resolved = untouched.next({ type: 'startWork' }).next(RESOLVED);

describe('office and channel differ', () => {
  it.each([
    // Nothing was done here that the channel could show, and it shows that something was.
    ['untouched here', untouched, ['inProcess', 'done', 'notOurs', 'archived']],
    ['in triage', routed({ proposal: DOUBT }), ['inProcess', 'done', 'notOurs', 'archived']],
    // Handled here: not followed up there counts as not followed up.
    ['marked here', marked, ['unverified', 'notFollowedUp', 'done', 'notOurs', 'archived']],
    ['answered here', untouched.next(ANSWERED), ['unverified', 'notFollowedUp', 'done', 'notOurs', 'archived']],
    // Over there while the reporter may still react here.
    ['resolved here', resolved, ['unverified', 'notFollowedUp', 'done', 'notOurs', 'archived']],
    [
      'resolved and answered here',
      resolved.next(ANSWERED),
      ['unverified', 'notFollowedUp', 'done', 'notOurs', 'archived'],
    ],
    [
      'resolved here, while the reporter is asked about that',
      resolved.next(ASKED),
      ['unverified', 'notFollowedUp', 'done', 'notOurs', 'archived'],
    ],
    ['closed here', resolved.next(CLOSED), ['unverified', 'notFollowedUp', 'inProcess']],
    // What is another agency's, or put away, the channel need not end at once.
    ['referred', routed({ proposal: DOUBT }).next({ type: 'refer', authority: 'polres' }), []],
    ['archived', untouched.next({ type: 'archive', reason: 'tooGeneral' }), []],
  ] as const)('exactly these statuses of the channel differ from a report that is %s', (_, report, statuses) => {
    expect(differing(report)).toEqual(statuses);
  });

  it('office and channel never differ where the channel says nothing', () => {
    for (const report of [untouched, marked, resolved, resolved.next(CLOSED)]) expect(since(report)).toBeUndefined();
  });
});

describe('they have differed since', () => {
  it.each([
    [
      'the channel was looked at, where it was behind',
      marked.next(seen('notFollowedUp', '2025-05-07 09:00')),
      '2025-05-07 09:00',
    ],
    [
      'the office went ahead, where that came later',
      routed({ channelStatus: 'notFollowedUp' }).next(MARKED),
      '2025-05-06 10:30',
    ],
    [
      'the first of several steps here',
      routed({ channelStatus: 'notFollowedUp' })
        .next(ANSWERED)
        .next({ ...MARKED, statedAt: wib('2025-05-06 12:00') }),
      '2025-05-06 11:00',
    ],
    ['the channel ended it', untouched.next(seen('done', '2025-05-07 09:00')), '2025-05-07 09:00'],
    [
      'it was closed here',
      resolved.next(seen('inProcess', '2025-05-06 12:00')).next(CLOSED, { now: wib('2025-05-08 14:00') }),
      '2025-05-08 14:00',
    ],
  ])('%s', (_, report, expected) => {
    expect(since(report)).toBe(expected);
  });
});

describe('the same status seen again and again', () => {
  it('leaves its difference as old as it was', () => {
    const first = marked.next(seen('notFollowedUp', '2025-05-06 12:00'));
    const polled = ['2025-05-07 09:00', '2025-05-08 09:00', '2025-05-09 09:00'].reduce(
      (report, shown) => report.next(seen('notFollowedUp', shown)),
      first,
    );
    expect(polled.build().channelStatus).toMatchObject({
      observedAt: wib('2025-05-09 09:00'),
      since: wib('2025-05-06 12:00'),
    });
    expect(since(polled)).toBe('2025-05-06 12:00');
    // After another one it is news again.
    const later = polled.next(seen('inProcess', '2025-05-09 10:00')).next(seen('notFollowedUp', '2025-05-09 11:00'));
    expect(since(later)).toBe('2025-05-09 11:00');
  });
});

describe('a difference', () => {
  const behind = routed({ channelStatus: 'notFollowedUp' }).next({ type: 'recordInformed' }).next(MARKED);
  const told = (report: Builder, shown: string) =>
    toldBy(report, passTime, at(shown)).filter((one) => one.startsWith('channelDiffers'));

  it('is told after one working day, once', () => {
    expect(told(behind, '2025-05-07 15:59:59.999')).toEqual([]);
    expect(told(behind, '2025-05-07 16:00')).toEqual(['channelDiffers → admin-lapor']);
    expect(told(behind.next(passTime, at('2025-05-07 16:00')), '2025-06-07 16:00')).toEqual([]);
  });

  it('is told over no weekend and no holiday', () => {
    // Friday, the 9th; Monday and Tuesday are Waisak and its joint leave.
    const forgotten = untouched.next(seen('done', '2025-05-09 10:00'));
    expect(told(forgotten, '2025-05-14 15:59:59.999')).toEqual([]);
    expect(told(forgotten, '2025-05-14 16:00')).toEqual(['channelDiffers → admin-lapor']);
  });

  it('a difference that is settled before a working day has passed is told to nobody', () => {
    const settled = behind.next(seen('inProcess', '2025-05-07 10:00'));
    expect(told(settled, '2025-06-07 16:00')).toEqual([]);
  });

  it('is over when both say the same, and the next one is a new one', () => {
    const flagged = behind.next(passTime, at('2025-05-07 16:00'));
    expect(flagged.build().channelDiffers).toBe(true);
    const agreed = flagged.next(seen('inProcess', '2025-05-08 10:00'));
    expect(agreed.build().channelDiffers).toBeUndefined();
    const again = agreed.next(seen('done', '2025-05-14 10:00'));
    expect(told(again, '2025-05-15 16:00')).toEqual(['channelDiffers → admin-lapor']);
  });

  it('is over when the office catches up', () => {
    const flagged = untouched.next(seen('inProcess', '2025-05-06 11:00')).next(passTime, at('2025-05-07 16:00'));
    expect(flagged.build().channelDiffers).toBe(true);
    expect(flagged.next(MARKED).build().channelDiffers).toBeUndefined();
  });

  it('stays one where another word of the channel says the same', () => {
    const flagged = behind.next(passTime, at('2025-05-07 16:00')).next(seen('unverified', '2025-05-08 10:00'));
    expect(flagged.build().channelDiffers).toBe(true);
    expect(told(flagged, '2025-06-07 16:00')).toEqual([]);
  });

  it('a difference about a closed report is told too, and waits in the queue of the channel', () => {
    const closed = resolved
      .next(CLOSED, { now: wib('2025-05-06 11:00') })
      .next(seen('notFollowedUp', '2025-05-06 12:00'));
    expect(queueOf(closed.build())).toBe('channel');
    expect(told(closed, '2025-05-07 16:00')).toEqual(['channelDiffers → admin-lapor']);
  });

  it('a difference about an oversight report is told to its readers alone', () => {
    const suspected = routed({ channelStatus: 'inProcess' }).suspected();
    expect(told(suspected, '2025-05-07 16:00')).toEqual(['channelDiffers → admin-lapor']);
    expect(told(suspected.next(OVERSIGHT), '2025-05-07 16:00')).toEqual(['channelDiffers → sekretaris']);
  });
});
