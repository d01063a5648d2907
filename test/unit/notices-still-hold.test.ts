import { describe, expect, it } from 'vitest';
import { NoticeKind, stillHolds } from '#shared/domain/notice';
import { recipientOf } from '#shared/domain/recipient';
import type { Assessed } from '#shared/domain/report';
import { recipientId } from '#test/support/a-recipient';
import { aReport, CLASSIFIED, EVERYWHERE } from '#test/support/a-report';
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
const heldIn = (kind: NoticeKind, recipient: ReturnType<typeof known>): readonly string[] =>
  PLACES.filter(({ report }) => stillHolds(policy, kind, report, recipient)).map(({ name }) => name);

/** Where LLAJ has it to work on, now or when the reporter has answered. */
const WITH_LLAJ = ['routed', 'inProgress', 'asked while routed', 'asked while in progress'];
/** The same, and where it has just ended it. */
const HELD_BY_LLAJ = [...WITH_LLAJ, 'asked while resolved', 'resolved'];
const EVERY_PLACE = PLACES.map(({ name }) => name);
const TRIAGED = ['triaging', 'suspected'];

describe('before a notice is sent it still holds', () => {
  it.each([
    // A confirmed report is with the Secretary's desk: not in LLAJ's hands, and not in triage.
    ['newReport', UNIT, WITH_LLAJ],
    ['newReport', ANOTHER_UNIT, []],
    ['newReport', ADMIN, []],
    ['danger', UNIT, WITH_LLAJ],
    ['danger', ANOTHER_UNIT, []],
    ['danger', ADMIN, [...TRIAGED, 'asked while triaging', ...WITH_LLAJ, 'oversight routed']],
    ['needsPerson', ADMIN, TRIAGED],
    ['handedBack', ADMIN, TRIAGED],
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
    ['undeliverable', ADMIN, EVERY_PLACE],
  ] as const)('as %s for $id', (kind, recipient, places) => {
    const order = (names: readonly string[]) => EVERY_PLACE.filter((name) => names.includes(name));
    expect(heldIn(kind, recipient)).toEqual(order(places));
  });

  it('for the unit that has taken over, and no more for the one that had it', () => {
    const moved: Assessed = EVERYWHERE.inProgress.next({ type: 'route', assignee: 'asdp' }).build();
    expect(stillHolds(policy, 'newReport', moved, UNIT)).toBe(false);
    expect(stillHolds(policy, 'newReport', moved, ANOTHER_UNIT)).toBe(true);
  });

  it('not where a suspicion was cleared before it was told', () => {
    const cleared = aReport().suspected().next(CLASSIFIED).build();
    expect(stillHolds(policy, 'suspectedOversight', cleared, ADMIN)).toBe(false);
    expect(stillHolds(policy, 'confirmedOversight', cleared, ADMIN)).toBe(false);
  });

  it('in some place for every kind, or its rule would be in vain', () => {
    const dead = NoticeKind.options.filter((kind) => [UNIT, ADMIN].every((one) => heldIn(kind, one).length === 0));
    expect(dead).toEqual([]);
  });
});
