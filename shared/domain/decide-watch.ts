import type { Command } from './command.ts';
import type { Context, Decision } from './decision.ts';
import type { Assessed } from './report.ts';
import { ok, refuse } from './result.ts';

type Watch = Extract<Command, { type: 'recordInformed' | 'recordMiss' | 'moveDeadline' }>;

/** Facts about clocks, each recorded once. A clock that has stopped is never missed and never moved. */
export const decideWatch = (report: Assessed, command: Watch, { now }: Context): Decision => {
  switch (command.type) {
    case 'recordInformed': {
      const inform = report.deadlines.inform;
      if (inform === undefined) return refuse({ kind: 'NotNow', status: report.status, command: 'recordInformed' });
      return inform.stoppedAt === undefined ? ok([{ type: 'Informed' }]) : ok([]);
    }
    case 'recordMiss': {
      const deadline = report.deadlines[command.clock];
      if (deadline === undefined || deadline.stoppedAt !== undefined || deadline.missedAt !== undefined) return ok([]);
      // Looked at before, decided now: the deadline may have been moved in between.
      if (now <= deadline.dueAt) return ok([]);
      return ok([{ type: 'DeadlineMissed', clock: command.clock }]);
    }
    case 'moveDeadline': {
      const { clock, dueAt, provisional, why } = command;
      const deadline = report.deadlines[clock];
      if (deadline === undefined || deadline.stoppedAt !== undefined) return ok([]);
      const same = deadline.dueAt === dueAt && deadline.provisional === provisional;
      return same ? ok([]) : ok([{ type: 'DeadlineMoved', clock, dueAt, provisional, why }]);
    }
  }
};
