import { describe, expect, it } from 'vitest';
import { activityIdOf, occurrenceIdOf, RecurringId } from '#shared/domain/activities/activity';
import { ActivityRules } from '#shared/domain/activities/activity-rules';
import { occurrencesIn } from '#shared/domain/activities/occurrences';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { PersonId } from '#shared/domain/words/person-id';
import { policy } from '#test/support/policy';

const daysOf = (recurring: string, from: string, until: string): readonly string[] =>
  occurrencesIn(policy.calendar, policy.activities, { from: IsoDate.parse(from), until: IsoDate.parse(until) })
    .filter((one) => one.recurring === recurring)
    .map(({ date }) => date);

describe('recurring activities', () => {
  it('propose themselves on their weekdays', () => {
    expect(daysOf('hari-kir', '2026-11-23', '2026-11-30')).toEqual(['2026-11-24', '2026-11-26']);
    expect(daysOf('patroli-perlengkapan-jalan', '2026-11-23', '2026-12-08')).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
    ]);
  });

  it('propose themselves on a holiday only where they say so', () => {
    // Christmas 2026 is a Friday, joint leave the Thursday before it.
    expect(daysOf('hari-kir', '2026-12-21', '2026-12-28')).toEqual(['2026-12-22']);
    expect(daysOf('piket-dermaga-putussibau', '2026-12-24', '2026-12-28')).toHaveLength(4);
  });

  it('are one activity a day, whoever sends it, and another one the next day', () => {
    const [one, next] = ['2026-11-24', '2026-11-25'].map((date) =>
      occurrenceIdOf({ recurring: RecurringId.parse('hari-kir'), date: IsoDate.parse(date) }),
    );
    expect(one).toMatch(/^act_[0-9a-z]{26}$/);
    expect(one).not.toBe(next);
    expect(activityIdOf(PersonId.parse('dedi-contoh'), 'kunci-satu')).not.toBe(
      activityIdOf(PersonId.parse('rina-contoh'), 'kunci-satu'),
    );
  });

  it.each([
    ['a kind that there is not', { kind: 'tidak-ada' }],
    ['an indicator that there is not', { indicators: ['tidak-ada'] }],
    ['a weekday that there is not', { weekdays: [8] }],
  ])('stop the build with %s', (_, wrong) => {
    const [first, ...others] = policy.activities.recurring;
    const rules = { ...policy.activities, recurring: [{ ...first, ...wrong }, ...others] };
    expect(ActivityRules.safeParse(rules).success).toBe(false);
    expect(ActivityRules.safeParse(policy.activities).success).toBe(true);
  });
});
