import { describe, expect, it } from 'vitest';
import { type DeadlineQuestion, explainDeadline } from '#shared/domain/explain-deadline';
import { Instant } from '#shared/domain/words';
import { PPID, shownInWib, wib } from '#test/support/a-report';
import { policy } from '#test/support/policy';

const RECEIVED = wib('2025-05-06 10:00');
const due = (question: Partial<DeadlineQuestion>): string => {
  const explained = explainDeadline(policy, { receivedAt: RECEIVED, ...question });
  return explained.ok ? shownInWib(explained.value.dueAt) : explained.refusal.kind;
};

describe('a deadline that anybody asks for', () => {
  it.each([
    // 6 May 2025 is a Tuesday; Waisak and its joint leave fall on the 12th and 13th, Ascension on the 29th and 30th.
    [{ days: 3 }, '2025-05-09 16:30'],
    [{ days: 14 }, '2025-05-28 16:00'],
    [{ clock: 'resolution', class: 'service' }, '2025-05-28 16:00'],
    [{ clock: 'resolution', class: 'oversight' }, '2025-08-07 16:00'],
    [{ clock: 'resolution', class: 'service', channel: PPID }, '2025-05-22 16:00'],
    [{ clock: 'resolution', class: 'service', channelClass: 'informationRequest' }, '2025-05-15 16:00'],
    [{ clock: 'firstResponse' }, '2025-05-15 16:00'],
    [{ clock: 'closure' }, '2025-05-22 16:00'],
    [{ clock: 'inform' }, '2025-05-06 11:00'],
  ] as const)('%j is due %s', (question, expected) => {
    expect(due(question)).toBe(expected);
  });

  it.each([
    [{}, 'clockOrDays'],
    [{ days: 3, clock: 'triage' }, 'clockOrDays'],
    [{ days: 0 }, 'daysOutOfRange'],
    [{ days: -1 }, 'daysOutOfRange'],
    [{ days: 2.5 }, 'daysOutOfRange'],
    [{ days: 401 }, 'daysOutOfRange'],
    [{ days: Number.NaN }, 'daysOutOfRange'],
    [{ clock: 'penyelesaian' }, 'clockUnknown'],
    [{ clock: 'resolution' }, 'noRule'],
    [{ days: 3, receivedAt: wib('1970-01-02 10:00') }, 'receivedOutOfRange'],
    [{ days: 3, receivedAt: Instant.parse(Date.UTC(2100, 0, 1)) }, 'receivedOutOfRange'],
  ] as const)('%j makes no sense: %s', (question, refusal) => {
    expect(due(question)).toBe(refusal);
  });

  it('in a year without a decree is provisional, never a silent guess', () => {
    const explained = explainDeadline(policy, { receivedAt: wib('2027-12-20 10:00'), days: 14 });
    expect(explained.ok && explained.value.provisional).toBe(true);
  });
});
