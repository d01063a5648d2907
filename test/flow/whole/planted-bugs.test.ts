import { describe, expect, it } from 'vitest';
import { firstSaid, NOTICE_PROBES, SINGLE_PROBES } from '#test/support/faults/notice-probes';
import { PLANTED_BUGS } from '#test/support/faults/planted-bugs';
import { PLANTED_NOTICE_BUGS } from '#test/support/faults/planted-notice-bugs';
import { firstDifference, REPORT_PROBES } from '#test/support/faults/report-probes';

/**
 * Every planted bug is looked for at every change: where nobody finds one, tests can no longer fail. The hunts look
 * everywhere; here only where each of these bugs shows soonest, as the hunts of planted bugs tell it.
 */

const REPORT_PLACES: readonly string[] = [
  'forwards, fail at call 1',
  'forwards, killBefore at call 13',
  'forwards, killAfter at call 19',
  'forwards, loseAnswer at call 20',
  'backwards, fail at call 3',
  'backwards, fail at call 7',
  'backwards, falseConflict at call 21',
  'backwards, loseAnswer at call 31',
  'forwards, race at call 2',
  'two additions, race at call 2',
];
const NOTICE_PLACES: readonly string[] = [
  'two workers on one message, overtaken at call 3',
  'by webhook, loseAnswer at call 9',
];

const reportProbes = REPORT_PROBES.filter(({ name }) => REPORT_PLACES.includes(name));
const noticeProbes = [...SINGLE_PROBES, ...NOTICE_PROBES.filter(([name]) => NOTICE_PLACES.includes(name))];

describe('faults and races', () => {
  it('are looked for in every place that is named', () => {
    expect(reportProbes).toHaveLength(REPORT_PLACES.length);
    expect(noticeProbes).toHaveLength(SINGLE_PROBES.length + NOTICE_PLACES.length);
  });

  it.each(Object.entries(PLANTED_BUGS))('find a system that %s', async (_, rules) => {
    expect((await firstDifference(reportProbes, rules)).found).toBeDefined();
  });

  it('find nothing in the system as it is', async () => {
    expect((await firstDifference(reportProbes, {})).found).toBeUndefined();
  });
});

describe('the laws of notices', () => {
  it.each(Object.entries(PLANTED_NOTICE_BUGS))('find a system that %s', async (_, { broken, law }) => {
    expect((await firstSaid(noticeProbes, broken)).laws).toContainEqual(expect.stringMatching(law));
  });

  it('find nothing in the system as it is', async () => {
    expect((await firstSaid(noticeProbes, {})).laws).toEqual([]);
  });
});
