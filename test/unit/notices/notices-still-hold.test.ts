import { describe, expect, it } from 'vitest';
import { ReportNoticeKind } from '#shared/domain/notices/kind';
import { isStillGone, stillHolds } from '#shared/domain/notices/still-holds';
import { type Recipient, recipientOf } from '#shared/domain/office/recipient';
import type { Assessed } from '#shared/domain/report/report';
import { at, informed, passTime, routed, TELLINGS } from '#test/support/builders/a-notice';
import { recipientId } from '#test/support/builders/a-recipient';
import { AS_SERVICE, ASKED, aProposal, aReport, EVERYWHERE, said, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const known = (id: string) => {
  const recipient = recipientOf(policy, recipientId(id));
  if (recipient === undefined) throw new Error(`the office does not know ${id}`);
  return recipient;
};
const UNIT = known('grup-llaj');
const ANOTHER_UNIT = known('grup-asdp');
const ADMIN = known('admin-lapor');

const PLACES = Object.entries(EVERYWHERE).map(([name, report]) => ({ name, report: report.build() }));
/** The places of a report in which a notice of this kind still calls the recipient to something. */
const heldIn = (kind: ReportNoticeKind, recipient: ReturnType<typeof known>): readonly string[] =>
  PLACES.filter(({ report }) => stillHolds(kind, report, recipient)).map(({ name }) => name);

/** Where LLAJ has it to work on, now or when the reporter has answered. */
const WITH_LLAJ = ['routed', 'inProgress', 'asked while routed', 'asked while in progress'];
/** The same, and where it has just ended it. */
const HELD_BY_LLAJ = [...WITH_LLAJ, 'asked while resolved', 'resolved'];
const EVERY_PLACE = PLACES.map(({ name }) => name);
const WAITING = ['triaging', 'suspected', 'open in a sheet'];

describe('before a notice is sent it still holds', () => {
  it.each([
    // A confirmed report is with the Secretary's desk: not in LLAJ's hands, and not in triage.
    ['newReport', UNIT, WITH_LLAJ],
    ['newReport', ANOTHER_UNIT, []],
    ['newReport', ADMIN, []],
    ['danger', UNIT, WITH_LLAJ],
    ['danger', ANOTHER_UNIT, []],
    ['danger', ADMIN, [...WAITING, 'asked while triaging', ...WITH_LLAJ, 'oversight routed']],
    ['needsPerson', ADMIN, WAITING],
    ['handedBack', ADMIN, WAITING],
    ['suspectedOversight', ADMIN, ['suspected']],
    ['confirmedOversight', ADMIN, ['oversight routed']],
    // A withdrawn report is archived, and whoever had it is to know why it is gone.
    ['reporterUpdated', UNIT, [...HELD_BY_LLAJ, 'archived']],
    ['withdrawn', UNIT, [...HELD_BY_LLAJ, 'archived']],
    ['amended', UNIT, [...HELD_BY_LLAJ, 'archived']],
    ['reporterUpdated', ANOTHER_UNIT, ['archived']],
    ['reporterUpdated', ADMIN, EVERY_PLACE],
    ['withdrawn', ADMIN, EVERY_PLACE],
    ['amended', ADMIN, EVERY_PLACE],
    ['conflict', ADMIN, EVERY_PLACE],
  ] as const)('a notice of kind %s still holds in these places alone', (kind, recipient, places) => {
    const order = (names: readonly string[]) => EVERY_PLACE.filter((name) => names.includes(name));
    expect(heldIn(kind, recipient)).toEqual(order(places));
  });

  it('a notice of a new report holds for the unit that has taken over, and no more for the one that had it', () => {
    const moved: Assessed = EVERYWHERE.inProgress.next({ type: 'route', assignee: 'asdp' }).build();
    expect(stillHolds('newReport', moved, UNIT)).toBe(false);
    expect(stillHolds('newReport', moved, ANOTHER_UNIT)).toBe(true);
  });

  it('a notice of oversight holds no more where the suspicion was cleared before it was told', () => {
    const cleared = aReport().suspected().agreed(AS_SERVICE).build();
    expect(stillHolds('suspectedOversight', cleared, ADMIN)).toBe(false);
    expect(stillHolds('confirmedOversight', cleared, ADMIN)).toBe(false);
  });

  it('a report is still gone wherever it is, unless the group has it again', () => {
    const gone = (group: Recipient) =>
      PLACES.filter(({ report }) => isStillGone(report, group)).map(({ name }) => name);
    const hasAgain = [...HELD_BY_LLAJ, 'closed'];
    expect(gone(UNIT)).toEqual(EVERY_PLACE.filter((name) => !hasAgain.includes(name)));
    expect(gone(ANOTHER_UNIT)).toEqual(EVERY_PLACE);
    // Oversight lies with the Secretary's desk, and is told to no group.
    expect(gone(known('meja-sekretaris'))).toEqual(EVERY_PLACE);
    // It is told to groups alone.
    expect(gone(ADMIN)).toEqual([]);
  });

  it('every kind of notice of a report holds somewhere, or its rule would be in vain', () => {
    const dead = ReportNoticeKind.options.filter((kind) =>
      [UNIT, ADMIN].every((one) => heldIn(kind, one).length === 0),
    );
    // Of these only time brings about something to tell.
    expect(dead).toEqual([
      'atRisk',
      'overdue',
      'escalated',
      'reporterSilent',
      'closeProposed',
      'channelDiffers',
      // It waits for a person who is in none of these places.
      'secondPerson',
    ]);
    expect(stillHolds('secondPerson', TELLINGS.secondPerson.report, ADMIN)).toBe(true);
    const watched = ReportNoticeKind.extract([
      'atRisk',
      'overdue',
      'escalated',
      'reporterSilent',
      'closeProposed',
      'channelDiffers',
    ]);
    for (const kind of watched.options) expect([kind, holds(kind)]).toEqual([kind, true]);
  });
});

type Watched = 'atRisk' | 'overdue' | 'escalated' | 'reporterSilent' | 'closeProposed' | 'channelDiffers';
const holds = (kind: Watched, report: Assessed = TELLINGS[kind].report, recipient = ADMIN): boolean =>
  stillHolds(kind, report, recipient);
const MARKED = { type: 'markProcessed', statedAt: wib('2025-05-06 14:30') } as const;
const REPLY = {
  type: 'addReply',
  content: said('di depan pasar contoh'),
  sentAt: wib('2025-05-16 08:00'),
  proposal: aProposal(),
} as const;
const HEAD = known('kepala-llaj');
const ANOTHER_HEAD = known('kepala-asdp');

describe('what time has brought about, before it is told', () => {
  // Routed to LLAJ on the 6th at 10:00, told there, not marked as processed: at risk at 14:00, missed after 15:00.
  const atRisk = informed().next(passTime, at('2025-05-06 14:00'));
  const missed = informed().next(passTime, at('2025-05-06 15:00:00.001'));

  it('a deadline at risk or missed is told no more once somebody has done what was due', () => {
    expect(holds('atRisk', atRisk.build())).toBe(true);
    expect(holds('atRisk', atRisk.next(MARKED).build())).toBe(false);
    expect(holds('overdue', missed.build())).toBe(true);
    expect(holds('overdue', missed.next(MARKED).build())).toBe(false);
    expect(holds('escalated', missed.next(MARKED).build())).toBe(false);
  });

  it('a deadline is told no more as at risk once it is missed', () => {
    expect(holds('atRisk', atRisk.next(passTime, at('2025-05-06 15:00:00.001')).build())).toBe(false);
  });

  it('a missed deadline is still told after the reporter is asked', () => {
    // The first answer is missed after Thursday, 15 May, 16:00.
    const late = informed().next(MARKED).next(passTime, at('2025-05-15 16:00:00.001'));
    expect(holds('overdue', late.build())).toBe(true);
    expect(holds('overdue', late.next(ASKED).build())).toBe(true);
    expect(holds('overdue', late.next(ASKED).next({ type: 'resume' }).build())).toBe(true);
  });

  it('a missed deadline is told no more to a unit and its head that no longer have the report', () => {
    // The first answer is missed after Thursday, 15 May, 16:00, and as late as it was whoever has to give it now.
    const late = informed().next(MARKED).next(passTime, at('2025-05-15 16:00:00.001'));
    const moved = late.next({ type: 'startWork' }).next({ type: 'route', assignee: 'asdp' }).build();
    expect([UNIT, HEAD].map((one) => holds('overdue', late.build(), one))).toEqual([true, true]);
    expect([ANOTHER_UNIT, ANOTHER_HEAD].map((one) => holds('overdue', late.build(), one))).toEqual([false, false]);
    expect([UNIT, HEAD].map((one) => holds('overdue', moved, one))).toEqual([false, false]);
    expect([ANOTHER_UNIT, ANOTHER_HEAD].map((one) => holds('overdue', moved, one))).toEqual([true, true]);
  });

  it('silence is told no more once the reporter has said something or somebody has gone on', () => {
    const silent = informed().next(ASKED).next(passTime, at('2025-05-15 16:00'));
    expect(holds('reporterSilent', silent.build())).toBe(true);
    expect(holds('reporterSilent', silent.next(REPLY).build())).toBe(false);
    expect(holds('reporterSilent', silent.next({ type: 'resume' }).build())).toBe(false);
    expect(holds('reporterSilent', silent.next({ type: 'archive', reason: 'incomplete' }).build())).toBe(false);
  });

  it('a proposal to close is told no more once the reporter has said something or it is done', () => {
    const proposed = informed()
      .next(ASKED)
      .next(passTime, at('2025-05-15 16:00'))
      .next(passTime, at('2025-05-22 16:00'));
    expect(holds('closeProposed', proposed.build())).toBe(true);
    expect(holds('closeProposed', proposed.next(REPLY).build())).toBe(false);
    expect(holds('closeProposed', proposed.next({ type: 'archive', reason: 'silence' }).build())).toBe(false);
  });

  it('a difference with the channel is told no more once it says what the office says', () => {
    const differs = routed({ channelStatus: 'notFollowedUp' }).next(MARKED).next(passTime, at('2025-05-07 16:00'));
    expect(holds('channelDiffers', differs.build())).toBe(true);
    const agreed = differs.next({
      type: 'noteChannelStatus',
      status: 'inProcess',
      observedAt: wib('2025-05-08 08:00'),
    });
    expect(holds('channelDiffers', agreed.build())).toBe(false);
  });
});
