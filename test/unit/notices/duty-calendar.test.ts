import { describe, expect, it } from 'vitest';
import { IsoDate } from '#shared/domain/calendar/calendar';
import { PersonId } from '#shared/domain/words/person-id';
import { type DutyOfDay, dayCounts, dayState, weeksOf } from '#web/console/duty/day-state.ts';

const TODAY = '2025-05-07';
const SITI = { by: PersonId.parse('siti-contoh'), at: '2025-05-07T08:10:00+07:00' };

const aDay = (date: string, more: Partial<DutyOfDay> = {}): DutyOfDay => ({
  date: IsoDate.parse(date),
  kind: 'working',
  opened: [],
  ...more,
});
const missedAt = '2025-05-06T09:00:00+07:00';

describe('a day of duty', () => {
  it.each([
    ['opened', aDay('2025-05-06', { opened: [SITI] })],
    ['late', aDay('2025-05-06', { opened: [SITI], missedAt })],
    ['missed', aDay('2025-05-06', { missedAt })],
    ['waiting', aDay(TODAY)],
    ['ahead', aDay('2025-05-08')],
    // Before the watch began, or beyond what it looks back: nobody knows.
    ['unknown', aDay('2025-05-06')],
    ['off', aDay('2025-05-03', { kind: 'weekend' })],
    // Whoever opens the queue on a day off is not judged by it.
    ['off', aDay('2025-05-01', { kind: 'holiday', opened: [SITI] })],
  ] as const)('is %s by what was recorded', (state, day) => {
    expect(dayState(day, TODAY)).toBe(state);
  });

  it('is counted once', () => {
    const days = [aDay('2025-05-05'), aDay('2025-05-06', { missedAt }), aDay(TODAY, { opened: [SITI] })];
    expect(dayCounts(days, TODAY)).toMatchObject({ opened: 1, missed: 1, unknown: 1, late: 0 });
  });
});

describe('the weeks of a month', () => {
  const month = (first: string, length: number): readonly DutyOfDay[] =>
    Array.from({ length }, (_, day) => aDay(`${first.slice(0, 8)}${String(day + 1).padStart(2, '0')}`));

  it('begin on Mondays, and hold every day once', () => {
    // 1 May 2025 is a Thursday: three days of April come before it, and 31 May is the Saturday of the fifth week.
    const weeks = weeksOf(month('2025-05-01', 31));
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0]?.map((day) => day?.date)).toEqual([
      undefined,
      undefined,
      undefined,
      '2025-05-01',
      '2025-05-02',
      '2025-05-03',
      '2025-05-04',
    ]);
    expect(weeks.flat().filter((day) => day !== undefined)).toHaveLength(31);
    expect(weeks[4]?.map((day) => day?.date.slice(8))).toEqual(['26', '27', '28', '29', '30', '31', undefined]);
  });

  it('are four where a February fills them', () => {
    // 1 February 2027 is a Monday.
    expect(weeksOf(month('2027-02-01', 28))).toHaveLength(4);
  });
});
