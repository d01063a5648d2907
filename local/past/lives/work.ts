import { habitsOf, headOf, PPID_ADMIN, staffOf } from '#local/past/people';
import { pick, pickWeighted } from '#local/past/random';
import { ANSWERS, HANDED_BACK, NOTES } from '#local/past/texts/words';
import type { Assessed } from '#shared/domain/report/report';
import type { Assignee, Unit } from '#shared/domain/words/words';
import { showInChannel, tellGroup } from './coming-in.ts';
import type { Life } from './life.ts';
import { askAndWait } from './question.ts';
import type { Story } from './story.ts';
import { judgeSuspicion } from './suspicion.ts';
import { classifyByHand } from './triage.ts';

/** By the unit that has it, up to the answer; whether that was given. */
export function* workOn(life: Life, routed: Assessed): Story<boolean> {
  const seen = yield* changeHands(life, routed);
  if (seen.status !== 'routed' || seen.oversight !== 'none') return false;
  yield* takeUp(life, seen.assignee);
  if (seen.assignee === 'ppid' && life.happens(0.3)) yield* takeMoreTime(life);
  if (life.happens(seen.assignee === 'ppid' ? 0.35 : 0.11) && !(yield* askAndWait(life, staffOf(seen.assignee))))
    return false;
  // Forgotten, until somebody above asks for it; very few for good.
  if (life.happens(0.03)) yield* life.passes(5_000, seen.assignee);
  if (life.happens(0.015)) return false;
  return yield* answerInChannel(life, seen.assignee);
}

/** Whom a unit's work is mistaken for, or passed on to. */
const NEIGHBOURS: Readonly<Partial<Record<Assignee, Unit>>> = {
  llaj: 'asdp',
  asdp: 'llaj',
  keuangan: 'umum',
  umum: 'keuangan',
};

/** Now and then it lies with the wrong unit: that unit hands it back, or the admin sees it. */
function* changeHands(life: Life, routed: Assessed): Story<Assessed> {
  if (routed.status !== 'routed') return routed;
  const { assignee } = routed;
  const other = NEIGHBOURS[assignee] ?? 'umum';
  const change = pickWeighted(life.random, {
    none: 880,
    notThisUnit: 35,
    needsDecision: 15,
    oversightFound: 16,
    route: 30,
    classify: 30,
  });
  if (change === 'none' || assignee === 'ppid') return routed;
  yield* life.passes(100, assignee, habitsOf(assignee).tempo);
  if (change === 'classify') return yield* classifyByHand(life, other);
  if (change === 'route') {
    return yield* tellGroup(life, yield* life.does(life.admin(), { type: 'route', assignee: other }));
  }
  const request = { type: 'handBack', reason: change, text: HANDED_BACK } as const;
  yield* life.does(staffOf(assignee), request);
  if (change === 'oversightFound') return yield* judgeSuspicion(life, life.happens(0.6));
  yield* life.passes(80, 'admin');
  return yield* classifyByHand(life, change === 'notThisUnit' ? other : assignee);
}

/** A person is named for it, it is stated to be in hand, and work begins: one or the other is left out. */
function* takeUp(life: Life, part: Assignee): Story {
  const { tempo, marks, assigns } = habitsOf(part);
  const [head, staff] = [headOf(part), staffOf(part)];
  if (life.happens(assigns)) {
    yield* life.passes(25, part, tempo);
    yield* life.does(head, { type: 'assign', person: life.happens(0.8) ? staff.id : head.id });
  }
  yield* life.passes(50, part, tempo);
  if (life.happens(marks)) yield* life.does(life.happens(0.7) ? staff : life.admin(), { type: 'markProcessed' });
  yield* life.passes(60, part, tempo);
  yield* life.does(staff, { type: 'startWork' });
  yield* showInChannel(life, 'Dalam Proses', 0.8);
  if (life.happens(0.1)) yield* life.does(staff, { type: 'addNote', text: pick(life.random, NOTES) });
}

/** Who asks for information waits longer where the office does not have it yet. */
function* takeMoreTime(life: Life): Story {
  yield* life.passes(1_800, 'ppid');
  const ground = pick(life.random, ['notYetHeld', 'exclusionUndecided'] as const);
  yield* life.does(PPID_ADMIN, { type: 'extendDeadline', clock: 'resolution', ground });
  yield* life.passes(2_000, 'ppid');
}

/** Given in the channel, and at times written down here only later; later still where the admin is ill. */
export function* answerInChannel(life: Life, part: Assignee): Story<boolean> {
  yield* life.passes(750, part, habitsOf(part).tempo);
  const postedAt = life.iso(life.now());
  if (life.happens(life.isAdminIll() ? 0.6 : 0.12)) yield* life.passes(700, 'admin');
  const by = part === 'ppid' ? PPID_ADMIN : life.admin();
  const { answeredAt } = yield* life.does(by, { type: 'postAnswer', text: pick(life.random, ANSWERS), postedAt });
  yield* showInChannel(life, 'Dalam Proses', 0.95);
  return answeredAt !== undefined;
}
