import { describe, expect, it } from 'vitest';
import { dayMinutes, lasting } from '#shared/domain/calendar/ordinary-day';
import { policy } from '#test/support/policy';

const { hours } = policy.calendar;

describe('an ordinary day', () => {
  it('is that of most weekdays: four and a half hours, and three after the meal', () => {
    expect(dayMinutes(hours)).toBe(450);
  });
});

describe('so much working time', () => {
  it.each([
    [0, 0, 'workingMinutes'],
    [59.9, 59, 'workingMinutes'],
    [449.5, 449, 'workingMinutes'],
    [450, 1, 'workingDays'],
    // 1050 / 450 = 2.33…
    [1050, 2.3, 'workingDays'],
    [4499, 10, 'workingDays'],
    // 4800 / 450 = 10.67: in whole days from ten on.
    [4800, 11, 'workingDays'],
  ])('%d minutes are said as %d %s', (minutes, n, unit) => {
    expect(lasting(hours, minutes)).toEqual({ n, unit });
  });
});
