import type { InventedPerson } from '#local/aws/invented-people';
import { pick } from '#local/past/random';
import { QUESTIONS, REPLIES } from '#local/past/texts/words';
import type { Assessed } from '#shared/domain/report/report';
import { showInChannel } from './coming-in.ts';
import type { Life } from './life.ts';
import type { Story } from './story.ts';

/**
 * The reporter is asked, and answers in the channel or by telephone, or keeps silent; whether there is anything to go
 * on with.
 */
export function* askAndWait(life: Life, asker: InventedPerson): Story<boolean> {
  const asked = yield* life.does(asker, { type: 'askReporter', text: pick(life.random, QUESTIONS) });
  if (asked.status !== 'awaitingReporter') return true;
  const how = life.random();
  const text = pick(life.random, REPLIES);
  if (how < 0.5) {
    yield* life.passes(900, 'reporter');
    return isWith(yield* life.posts('report.updated', { text }));
  }
  yield* life.passes(how < 0.66 ? 600 : 1_500, 'reporter');
  if (how < 0.74) {
    // By telephone, or they go on with what they have.
    return isWith(yield* life.does(asker, how < 0.66 ? { type: 'resume', text } : { type: 'resume' }));
  }
  return yield* endSilence(life, asker);
}

/** Whether it is with whoever asked, and not taken back for what was said. */
const isWith = ({ status, oversight }: Assessed): boolean =>
  oversight === 'none' ? status !== 'awaitingReporter' : oversight === 'confirmed';

/** Until silence has ended it, or the end was proposed; nobody waits for ever. */
function* waitInVain(life: Life): Story<Assessed> {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const seen = yield* life.passes(1_200, 'reporter');
    if (seen.status !== 'awaitingReporter' || seen.closeProposed === true) return seen;
  }
  return yield* life.passes(1, 'reporter');
}
const MOST_ROUNDS = 15;

/** Silence: noted, then ended by the office or by itself; now and then somebody goes on all the same. */
function* endSilence(life: Life, asker: InventedPerson): Story<boolean> {
  const silent = yield* waitInVain(life);
  if (silent.status !== 'awaitingReporter') return silent.status !== 'archived';
  const put = yield* life.does(life.admin(), { type: 'archive', reason: 'incomplete' });
  if (put.status === 'archived') {
    yield* showInChannel(life, 'Diarsipkan', 0.92);
    return false;
  }
  // What may be an accusation is put away by nobody alone.
  yield* life.does(asker, { type: 'resume' });
  return true;
}
