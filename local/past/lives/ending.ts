import type { InventedPerson } from '#local/aws/invented-people';
import { habitsOf, headOf, PPID_ADMIN } from '#local/past/people';
import { pick, pickWeighted } from '#local/past/random';
import { COMPLAINTS } from '#local/past/texts/words';
import type { Assessed } from '#shared/domain/report/report';
import type { Assignee } from '#shared/domain/words/words';
import { showInChannel } from './coming-in.ts';
import type { Life } from './life.ts';
import type { Story } from './story.ts';
import { answerInChannel } from './work.ts';

/** Resolved and closed, and at times opened again before it is. */
export function* endLife(life: Life, part: Assignee): Story {
  let seen = yield* resolveByUnit(life, part);
  if (seen.status !== 'resolved') return;
  const again = pickWeighted(life.random, { none: 900, notSatisfied: 45, notDone: 30, newFacts: 18, mistake: 15 });
  const isClosedFirst = life.happens(0.3);
  if (again === 'none' || isClosedFirst) seen = yield* closeSomehow(life, part);
  if (again === 'none' || (seen.status !== 'resolved' && seen.status !== 'closed')) return;
  yield* openAgain(life, part, again);
  yield* resolveByUnit(life, part);
  yield* closeSomehow(life, part);
}

/** What can be repaired is repaired most often; what was asked is answered. */
const REPAIRED = { fixed: 50, answered: 20, planned: 20, notFixed: 10 } as const;
const ASKED = { answered: 86, planned: 9, notFixed: 5 } as const;
const REPAIRING: readonly Assignee[] = ['llaj', 'asdp'];

function* resolveByUnit(life: Life, part: Assignee): Story<Assessed> {
  const seen = yield* life.passes(1_200, part, habitsOf(part).tempo);
  if (seen.status !== 'inProgress' && seen.status !== 'routed') return seen;
  const result = REPAIRING.includes(part) ? pickWeighted(life.random, REPAIRED) : pickWeighted(life.random, ASKED);
  const by = life.happens(0.75) ? headOf(part) : life.admin();
  // Whoever asks for this one must have sent a file, which an invented past has none of.
  if (result === 'fixed') return yield* life.records({ by: 'person', person: by.id }, { type: 'resolve', result });
  return yield* life.does(by, { type: 'resolve', result });
}

function* openAgain(life: Life, part: Assignee, reason: 'notSatisfied' | 'notDone' | 'newFacts' | 'mistake'): Story {
  yield* life.passes(600, 'reporter');
  if (reason === 'notSatisfied') {
    const heard = yield* life.posts('report.updated', { text: pick(life.random, COMPLAINTS) });
    // What sounds like an accusation goes to whoever judges that, and is taken up from there.
    if (heard.oversight !== 'none') return;
  }
  yield* life.passes(150, 'admin');
  yield* life.does(life.happens(0.6) ? life.admin() : headOf(part), { type: 'reopen', reason });
  if (life.happens(0.5)) yield* answerInChannel(life, part);
}

const closerOf = (life: Life, part: Assignee): InventedPerson => (part === 'ppid' ? PPID_ADMIN : life.admin());

/** By the reporter's word, by LAPOR!, by an officer after a proposal, or by nobody but silence. */
function* closeSomehow(life: Life, part: Assignee): Story<Assessed> {
  const how = pickWeighted(
    life.random,
    life.isLapor
      ? { reporter: 32, channel: 30, officer: 14, silence: 24 }
      : { reporter: 30, channel: 0, officer: 20, silence: 50 },
  );
  if (how === 'reporter') yield* life.passes(1_100, 'reporter');
  else yield* life.passes(how === 'silence' ? 6_500 : 2_600, 'reporter');
  if (how === 'channel') yield* life.records(life.channel, { type: 'close', closedBy: 'channel' });
  else if (how !== 'silence') yield* life.does(closerOf(life, part), { type: 'close', closedBy: how });
  else if (life.isLapor && life.happens(0.8)) {
    yield* life.does(closerOf(life, part), { type: 'close', closedBy: 'officer' });
  }
  const seen = yield* life.passes(20, 'admin');
  yield* showInChannel(life, 'Selesai', seen.status === 'closed' ? 0.96 : 0);
  return seen;
}
