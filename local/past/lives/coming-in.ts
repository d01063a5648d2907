import { habitsOf } from '#local/past/people';
import { pick } from '#local/past/random';
import { WITHDRAWALS } from '#local/past/texts/words';
import type { Actor } from '#shared/domain/report/event';
import type { Assessed } from '#shared/domain/report/report';
import type { Life } from './life.ts';
import type { Story } from './story.ts';

const MACHINE: Actor = { by: 'machine' };
const HOUR_MS = 3_600_000;

/** The report comes in, some time after it was written, and whoever gets it at once is told. */
export function* comeIn(life: Life): Story<Assessed> {
  const { random, receivedAt, written, iso } = life;
  const disposedAt = receivedAt - random() * HOUR_MS;
  const seen = yield* life.posts('report.submitted', {
    ...written.data,
    submittedAt: iso(disposedAt - random() * 24 * HOUR_MS),
    disposedAt: iso(disposedAt),
    ...(life.isLapor ? { status: 'Belum Ditindaklanjuti' } : {}),
  });
  return yield* tellGroup(life, seen);
}

/** The group of whoever has just got it: by the machine a minute later, or by hand, which somebody writes down. */
export function* tellGroup(life: Life, seen: Assessed): Story<Assessed> {
  const { inform } = seen.deadlines;
  if (!('assignee' in seen) || seen.assignee === undefined) return seen;
  if (inform === undefined || inform.stoppedAt !== undefined) return seen;
  if (seen.oversight !== 'none' || !life.happens(habitsOf(seen.assignee).byHand)) {
    yield* life.soon();
    return yield* life.records(MACHINE, { type: 'recordInformed' });
  }
  yield* life.passes(30, 'admin');
  const toldAt = life.iso(life.now());
  yield* life.passes(40, 'admin');
  return yield* life.does(life.admin(), { type: 'recordTold', toldAt });
}

/** The office keeps its channel up to date, most often. */
export function* showInChannel(life: Life, status: string, part: number): Story {
  if (life.isShown(status) || !life.happens(part)) return;
  yield* life.passes(30, 'admin');
  yield* life.posts('channel.statusChanged', { status, changedAt: life.iso(life.now()) });
}

export function* takeBack(life: Life): Story<Assessed> {
  yield* life.passes(300, 'reporter');
  const seen = yield* life.posts('report.withdrawn', { text: pick(life.random, WITHDRAWALS) });
  yield* showInChannel(life, 'Diarsipkan oleh Pelapor', seen.status === 'archived' ? 0.95 : 0);
  return seen;
}
