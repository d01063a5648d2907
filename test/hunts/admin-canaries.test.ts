import '#test/support/captured-output';
import { expect } from 'vitest';
import { leaks } from '#test/support/builders/canary';
import { NAMES } from '#test/support/builders/planted-reports';
import { takeLines } from '#test/support/captured-output';
import { hunt } from '#test/support/hunt';
import {
  actsOnEverything,
  anOffice,
  FIRST,
  OFFICERS,
  outsideOf,
  readsEverything,
  searched,
  standing,
  wronglySeen,
} from '#test/support/laws/admin-canaries';
import { leakedBy } from '#test/support/laws/notice-laws';

const searches = async (officer: string) => {
  takeLines();
  const before = { ...searched };
  const office = await anOffice();
  const seen = await readsEverything(office, officer);
  const broken = [...wronglySeen(officer, seen, await standing(office))];
  const { words = [], identity = [] } = FIRST[officer] ?? {};
  expect(NAMES.filter((name) => seen.some((one) => one.kind === 'words' && one.name === name))).toEqual(words);
  const { revealed, wrong } = await actsOnEverything(office, officer);
  expect([revealed, wrong]).toEqual([identity, []]);
  broken.push(...wronglySeen(officer, await readsEverything(office, officer), await standing(office)));
  await office.world.settleDown();
  const [lines, outside] = [takeLines(), await outsideOf(office)];
  broken.push(...leaks(lines), ...leaks(outside), ...(await leakedBy(office.world)));
  const answers = searched.answers - before.answers;
  const decisions = searched.decisions - before.decisions;
  return { broken, seen: { answers, decisions, lines: lines.length, 'heads, events and keys': outside.length } };
};

hunt({
  name: 'canaries, admin API',
  law: 'a citizen’s words and identity are shown to each as far as the rules of access say, whatever is asked and done, and are nowhere else',
  cases: () => OFFICERS.map((officer) => ({ name: officer, run: () => searches(officer) })),
  least: 15,
  meets: ['answers', 'decisions', 'lines', 'heads, events and keys'],
});
