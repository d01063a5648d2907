import { pickWeighted } from '#local/past/random';
import { REFERRED } from '#local/past/texts/words';
import { authorityOf, isAccusation } from '#local/past/texts/written-report';
import { assigneeOf } from '#shared/domain/classify/assignee';
import type { CommandRequest } from '#shared/domain/report/command-table';
import { type Assessed, isDone } from '#shared/domain/report/report';
import type { Assignee } from '#shared/domain/words/words';
import { showInChannel, tellGroup } from './coming-in.ts';
import type { Life } from './life.ts';
import { askAndWait } from './question.ts';
import type { Story } from './story.ts';
import { judgeSuspicion } from './suspicion.ts';

/** Somebody answers for class, topic and unit, and corrects the machine where it is wrong. */
export function* passTriage(life: Life): Story<Assessed> {
  let seen = yield* life.passes(45, 'admin');
  // Overlooked, until the ladder calls.
  if (life.happens(0.02)) seen = yield* life.passes(1_500, 'admin');
  if (seen.oversight === 'suspected') seen = yield* judgeSuspicion(life);
  if (seen.oversight !== 'none' || isDone(seen)) return seen;
  return yield* decideOn(life, seen);
}

type Reason = 'tooGeneral' | 'wrongFormat' | 'notAComplaint';
type Fate = 'work' | 'ask' | Reason;

/** What says too little, or wants nothing, is put away more often than not; most is worked on. */
const SAYS_LITTLE: Readonly<Record<Fate, number>> = {
  tooGeneral: 35,
  wrongFormat: 25,
  ask: 40,
  notAComplaint: 0,
  work: 0,
};
const WANTS_NOTHING: Readonly<Record<Fate, number>> = {
  notAComplaint: 75,
  work: 25,
  ask: 0,
  tooGeneral: 0,
  wrongFormat: 0,
};
const USUALLY: Readonly<Record<Fate, number>> = {
  work: 955,
  ask: 25,
  tooGeneral: 10,
  wrongFormat: 5,
  notAComplaint: 5,
};

function* decideOn(life: Life, seen: Assessed): Story<Assessed> {
  const { matter } = life.written;
  if (isAccusation(matter)) {
    const request = { type: 'classify', class: 'oversight', topic: matter.topic, urgency: seen.urgency } as const;
    return yield* life.does(life.admin(), request);
  }
  const fate = fateOf(life);
  if (fate === 'ask') {
    if (!(yield* askAndWait(life, life.admin()))) return yield* life.passes(30, 'admin');
  } else if (fate !== 'work') {
    return yield* putAway(life, fate);
  }
  const authority = authorityOf(life.policy, matter);
  if (authority !== undefined && life.happens(0.88)) return yield* referElsewhere(life, authority);
  return yield* confirmOrCorrect(life, yield* life.passes(10, 'admin'));
}

const fateOf = ({ random, written }: Life): Fate => {
  const topic: string = written.matter.topic;
  if (topic === 'belum-jelas') return pickWeighted(random, SAYS_LITTLE);
  return pickWeighted(random, topic === 'apresiasi' ? WANTS_NOTHING : USUALLY);
};

/** The machine's decision is confirmed where it is right, and most often corrected where it is not. */
function* confirmOrCorrect(life: Life, seen: Assessed): Story<Assessed> {
  if (seen.status === 'routed' && seen.decidedBy === 'person') return seen;
  const { topic } = life.written.matter;
  const assignee = belongsTo(life);
  const isRouted = seen.status === 'routed' && seen.assignee === assignee;
  if (isRouted && (seen.topic === topic || assignee === 'ppid' || life.happens(0.4))) {
    return life.happens(0.95) ? yield* life.does(life.admin(), { type: 'confirm' }) : seen;
  }
  return yield* classifyByHand(life, assignee);
}

/** Where it belongs; what is for nobody of the office goes to the general affairs. */
const belongsTo = ({ policy, written }: Life): Assignee =>
  written.channel === 'ppid' ? 'ppid' : (assigneeOf(policy, written.matter.topic) ?? 'umum');

/** As service, by a person, to whoever it is said to belong to. */
export function* classifyByHand(life: Life, assignee: Assignee = belongsTo(life)): Story<Assessed> {
  const { urgency } = yield* life.passes(5, 'admin');
  const { topic } = life.written.matter;
  const request: CommandRequest = { type: 'classify', class: 'service', topic, urgency, assignee };
  return yield* tellGroup(life, yield* life.does(life.admin(), request));
}

/** Another agency's work; some of it comes back, and is answered by the general affairs. */
function* referElsewhere(life: Life, authority: string): Story<Assessed> {
  const text = authority === 'dinasLain' ? { text: REFERRED } : {};
  const referred = yield* life.does(life.admin(), { type: 'refer', authority, ...text });
  if (referred.status !== 'referred') return referred;
  yield* showInChannel(life, 'Bukan Wewenang', 0.92);
  if (!life.happens(0.14)) return yield* life.passes(30, 'admin');
  yield* life.passes(3_500, 'admin');
  yield* life.does(life.admin(), { type: 'comeBack' });
  yield* life.passes(90, 'admin');
  return yield* classifyByHand(life, 'umum');
}

/** Put away; now and then that was wrong, and somebody takes it out again. */
function* putAway(life: Life, reason: Reason): Story<Assessed> {
  const archived = yield* life.does(life.admin(), { type: 'archive', reason });
  if (archived.status !== 'archived') return yield* classifyByHand(life);
  yield* showInChannel(life, 'Diarsipkan', 0.92);
  if (!life.happens(0.15)) return yield* life.passes(30, 'admin');
  yield* life.passes(1_500, 'admin');
  yield* life.does(life.admin(), { type: 'restore' });
  yield* life.passes(60, 'admin');
  return yield* classifyByHand(life);
}
