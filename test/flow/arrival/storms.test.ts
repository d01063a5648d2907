import { expect, it } from 'vitest';
import { noticeStorm } from '#test/support/faults/notice-swarm';
import { storm } from '#test/support/faults/swarm';

it.each([
  ['three reports', storm],
  ['notices of two reports', noticeStorm],
] as const)('a storm over %s goes the same way for the same seed', async (_, over) => {
  const [once, again, other] = [await over(20_261_103), await over(20_261_103), await over(20_261_104)];
  expect(again.trace).toBe(once.trace);
  expect(other.trace).not.toBe(once.trace);
});
