import type { ReportId } from '#shared/domain/words/words';
import { wib } from '#test/support/builders/a-report';
import { aNoticeWorld, type Broken, type NoticeWorld } from './notice-world.ts';

/** A working morning in which time itself brings things about. */
export const aWatchedWorld = (broken: Broken = {}): NoticeWorld =>
  aNoticeWorld({ start: wib('2025-05-06 08:00'), timeTells: true, broken });

/** What was recorded of a report because time passed, whenever that was: `DeadlineMissed processed`. */
export const recordedByTime = (world: NoticeWorld, id: ReportId): readonly string[] =>
  world
    .recorded()
    .filter(({ reportId, actor }) => reportId === id && actor.by === 'machine')
    .flatMap(({ event }) => {
      if (event.type === 'Escalated') return [`${event.type} ${event.clock} ${event.step}`];
      return event.type === 'DeadlineMissed' || event.type === 'DeadlineAtRisk' ? [`${event.type} ${event.clock}`] : [];
    });
