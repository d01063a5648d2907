import { type Assessed, isDone } from '#shared/domain/report/report';
import { comeIn, takeBack } from './coming-in.ts';
import { endLife } from './ending.ts';
import type { Life } from './life.ts';
import type { Story } from './story.ts';
import { workOnOversight } from './suspicion.ts';
import { passTriage } from './triage.ts';
import { workOn } from './work.ts';

/** It may come back to whoever triages; not for ever. */
const ROUNDS = 3;

/** Triaged, worked on, answered and closed, soon, late or never; the reporter is asked and answers or keeps silent. */
export function* liveThrough(life: Life): Story {
  yield* comeIn(life);
  if (life.happens(0.02)) yield* takeBack(life);
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = yield* passTriage(life);
    if (round === 0) yield* linkToOriginal(life, seen);
    if (seen.oversight === 'confirmed') return yield* workOnOversight(life, seen);
    if (isDone(seen)) return;
    if (round === 0 && life.happens(0.015)) return void (yield* takeBack(life));
    if (yield* workOn(life, seen)) yield* endWork(life);
    const left = yield* life.passes(5, 'admin');
    if (left.status !== 'triaging' && left.oversight === 'none') return;
  }
}

function* endWork(life: Life): Story {
  const answered = yield* life.passes(30, 'admin');
  if ('assignee' in answered && answered.assignee !== undefined) yield* endLife(life, answered.assignee);
}

/** Somebody sees that another has reported the same; a few of such links were wrong. */
function* linkToOriginal(life: Life, seen: Assessed): Story {
  if (life.original === undefined || isDone(seen)) return;
  yield* life.passes(60, 'admin');
  const linked = yield* life.does(life.admin(), { type: 'linkDuplicate', of: life.original });
  if (linked.duplicateOf === undefined || !life.happens(0.15)) return;
  yield* life.passes(900, 'admin');
  yield* life.does(life.admin(), { type: 'unlinkDuplicate' });
}
