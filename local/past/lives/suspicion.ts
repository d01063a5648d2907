import type { InventedPerson } from '#local/aws/invented-people';
import { ADMIN, INSPECTOR, OVERSIGHT_READER, SECRETARY } from '#local/past/people';
import { pick } from '#local/past/random';
import { ANSWERS, ASKED_AGAIN, NO_OVERSIGHT, NOT_OUR_PEOPLE, NOTES } from '#local/past/texts/words';
import { authorityOf, isAccusation } from '#local/past/texts/written-report';
import { assigneeOf } from '#shared/domain/classify/assignee';
import type { Assessed } from '#shared/domain/report/report';
import type { StepAsked } from '#shared/domain/report/second-step';
import { tellGroup } from './coming-in.ts';
import type { Life } from './life.ts';
import { askAndWait } from './question.ts';
import type { Story } from './story.ts';

/** A suspicion is confirmed by one person, or set aside by two; `isTrue` where there is something in it. */
export function* judgeSuspicion(life: Life, isTrue = isAccusation(life.written.matter)): Story<Assessed> {
  const isForReader = life.isAdminIll() || life.happens(0.15);
  const seen = yield* life.passes(isForReader ? 700 : 90, 'admin');
  if (seen.oversight !== 'suspected') return seen;
  const [judge, second] = isForReader ? [OVERSIGHT_READER, ADMIN] : [ADMIN, OVERSIGHT_READER];
  const { topic } = life.written.matter;
  if (!isTrue) return yield* setSuspicionAside(life, seen, judge, second);
  const known = isAccusation(life.written.matter) ? topic : seen.topic;
  return yield* life.does(judge, { type: 'classify', class: 'oversight', topic: known, urgency: seen.urgency });
}

/** Proposed and approved; at times declined first, or left until the proposal lapses. */
function* setSuspicionAside(
  life: Life,
  seen: Assessed,
  judge: InventedPerson,
  second: InventedPerson,
): Story<Assessed> {
  const step = stepOf(life, seen);
  const isAgency = step.type === 'refer';
  yield* life.does(judge, { type: 'proposeStep', step, text: isAgency ? NOT_OUR_PEOPLE : NO_OVERSIGHT });
  const doubt = life.random();
  if (doubt < 0.16) {
    yield* life.passes(300, 'admin');
    yield* life.does(second, { type: 'declineStep' });
  } else if (doubt < 0.26) {
    yield* letLapse(life);
  }
  if (doubt < 0.26) {
    yield* life.passes(240, 'admin');
    yield* life.does(judge, { type: 'proposeStep', step, text: ASKED_AGAIN });
  }
  yield* life.passes(260, 'admin');
  const after = yield* life.does(second, { type: 'approveStep' });
  return yield* tellGroup(life, after);
}

function* letLapse(life: Life): Story {
  for (;;) {
    const { proposed } = yield* life.passes(1_200, 'admin');
    if (proposed === undefined) return;
  }
}

const stepOf = ({ policy, written }: Life, { topic, urgency }: Assessed): StepAsked => {
  const authority = authorityOf(policy, written.matter);
  if (authority !== undefined) return { type: 'refer', authority };
  const known = isAccusation(written.matter) ? topic : written.matter.topic;
  const assignee = written.channel === 'ppid' ? 'ppid' : (assigneeOf(policy, known) ?? 'umum');
  return { type: 'classify', topic: known, urgency, assignee };
};

/** What is confirmed lies with the Secretary, or with the inspector, who takes their time over it. */
export function* workOnOversight(life: Life, confirmed: Assessed): Story {
  yield* tellGroup(life, confirmed);
  const isOfOffice = (confirmed.recused ?? []).length === 0 && life.happens(0.35);
  const overseer = isOfOffice ? SECRETARY : INSPECTOR;
  yield* life.passes(160, 'secretary');
  yield* life.does(overseer, { type: 'markProcessed' });
  yield* life.passes(300, 'secretary');
  yield* life.does(overseer, { type: 'startWork' });
  if (life.happens(0.3)) yield* life.does(overseer, { type: 'addNote', text: pick(life.random, NOTES) });
  if (life.happens(0.2) && !(yield* askAndWait(life, overseer))) return;
  yield* life.passes(700, 'secretary');
  yield* life.does(overseer, { type: 'postAnswer', text: pick(life.random, ANSWERS) });
  yield* life.passes(9_000, 'secretary');
  if (life.happens(0.12)) return;
  yield* life.does(overseer, { type: 'resolve', result: pick(life.random, ['answered', 'planned', 'notFixed']) });
  yield* life.passes(4_000, 'secretary');
  yield* life.does(overseer, { type: 'close', closedBy: 'officer' });
}
