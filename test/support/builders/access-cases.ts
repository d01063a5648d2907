import { ACCESS, type Asked, type RowsOf } from '#shared/domain/access/all-rows';
import type { ReportAction } from '#shared/domain/access/report-rows';
import type { Answer } from '#shared/domain/access/row';
import { type HeldRole, type Officer, OfficerRole } from '#shared/domain/office/officer';
import { evolve } from '#shared/domain/report/evolve';
import { PersonId, type Report } from '#shared/domain/report/report';
import { type Assignee, Desk, Unit } from '#shared/domain/words/words';
import type { Mark, Situation } from '#test/support/laws/expected-access';
import { aReport, CLASSIFIED, OVERSIGHT } from './a-report.ts';

export const SOMEBODY = PersonId.parse('seseorang');
export const ASSIGNEES: readonly Assignee[] = [...Unit.options, ...Desk.options];
export const isReportAction = (action: string): action is ReportAction => action in ACCESS.report.rows;
export const REPORT_ACTIONS: readonly ReportAction[] = Object.keys(ACCESS.report.rows).filter(isReportAction);

const DESKS: Partial<Record<OfficerRole, Assignee>> = {
  ppidAdmin: 'ppid',
  newsAdmin: 'news',
  sikedipAdmin: 'sikedip',
  secretary: 'secretary',
};

/** Every function as it can be held: for each unit and desk where it belongs to one. */
export const HELD: readonly HeldRole[] = OfficerRole.options.flatMap((role): readonly HeldRole[] => {
  if (role === 'headOfUnit' || role === 'staff') return ASSIGNEES.map((of) => ({ role, of }));
  const of = DESKS[role];
  return [of === undefined ? { role } : { role, of }];
});

export const holding = (...roles: readonly HeldRole[]): Officer => ({ person: SOMEBODY, roles });

const BOTH = [false, true] as const;
/** Every situation that a report can be in, as far as access goes. */
export const SITUATIONS: readonly Situation[] = (
  [
    ['none', 'own'],
    ['none', 'other'],
    ['none', 'nowhere'],
    ['suspected', 'nowhere'],
    ['unjudged', 'nowhere'],
    ['confirmed', 'own'],
    ['confirmed', 'nowhere'],
  ] as const
).flatMap(([matter, place]) =>
  BOTH.flatMap((secret) => BOTH.map((anonymous) => ({ matter, place, secret, anonymous }))),
);

type Named = readonly PersonId[];

/**
 * A report in a situation, made by commands that the rulebook accepts. Confirmed oversight is on the Secretary's desk.
 */
const reportIn = ({ matter, place, ...marks }: Situation, assignee: Assignee, recused: Named): Report => {
  const suspected = aReport(marks).suspected();
  const confirmed = suspected.next({ ...OVERSIGHT, recused });
  switch (matter) {
    case 'none':
      return place === 'nowhere'
        ? aReport(marks).doubtful().build()
        : aReport(marks)
            .doubtful()
            .next({ ...CLASSIFIED, assignee })
            .build();
    case 'suspected':
      return suspected.build();
    case 'confirmed':
      return place === 'own'
        ? confirmed.build()
        : confirmed.next({ type: 'handBack', reason: 'needsDecision' }).build();
    case 'unjudged': {
      const [first] = suspected.story().record;
      if (first === undefined) throw new Error('no report came of it');
      return evolve(undefined, first);
    }
  }
};

const kept = new Map<string, Report>();
const memo = (situation: Situation, assignee: Assignee, recused: Named): Report => {
  const key = JSON.stringify([situation, assignee, recused]);
  const report = kept.get(key) ?? reportIn(situation, assignee, recused);
  kept.set(key, report);
  return report;
};

/** The reports of a situation, seen from a function: its own unit's; one of each other unit. */
export const reportsFor = ({ of }: HeldRole, situation: Situation, recused: Named = []): readonly Report[] => {
  if (situation.matter !== 'none' || situation.place === 'nowhere') return [memo(situation, 'secretary', recused)];
  if (situation.place === 'own') return [memo(situation, of ?? 'llaj', recused)];
  return ASSIGNEES.filter((other) => other !== of).map((other) => memo(situation, other, recused));
};

/** Another report that whoever may link duplicates in this situation may read as well. */
export const asking = (action: ReportAction, report: Report | undefined): Asked =>
  action === 'linkDuplicate' ? { to: action, report, other: report } : { to: action, report };

export const markOf = (answer: Answer<string>): Mark => {
  if (answer.ok) return '+';
  return answer.as === 'forbidden' ? 'x' : '.';
};

/** The questions of the grid of the office. */
export const officeQuestion = (row: string, { of }: HeldRole): Asked | undefined => {
  const other = ASSIGNEES.find((assignee) => assignee !== of) ?? 'umum';
  switch (row) {
    case 'listQueue:triage':
      return { to: 'listQueue', queue: 'triage' };
    case 'listQueue:channel':
      return { to: 'listQueue', queue: 'channel' };
    case 'listQueue:oversight':
      return { to: 'listQueue', queue: 'oversight' };
    case 'listQueue:own':
      return { to: 'listQueue', queue: of ?? other };
    case 'listQueue:other':
      return { to: 'listQueue', queue: other };
    case 'readDigest:own':
      return { to: 'readDigest', recipient: SOMEBODY };
    case 'readDigest:other':
      return { to: 'readDigest', recipient: PersonId.parse('orang-lain') };
    case 'showLeak:own':
      return { to: 'showLeak', unit: of ?? other };
    case 'showLeak:other':
      return { to: 'showLeak', unit: other };
    case 'readFormer:own':
      return { to: 'readFormer', unit: of ?? other };
    case 'readFormer:other':
      return { to: 'readFormer', unit: other };
    case 'recordActivity:own':
      return { to: 'recordActivity', unit: of ?? other };
    case 'recordActivity:other':
      return { to: 'recordActivity', unit: other };
    case 'writeNews:own':
      return { to: 'writeNews', unit: of ?? other };
    case 'writeNews:other':
      return { to: 'writeNews', unit: other };
    case 'approveNews:own':
      return { to: 'approveNews', unit: of ?? other };
    case 'approveNews:other':
      return { to: 'approveNews', unit: other };
    default:
      return isOfficeAction(row) ? { to: row } : undefined;
  }
};

const OF_ONES_OWN = ['readDigest', 'readFormer', 'showLeak', 'recordActivity', 'writeNews', 'approveNews'] as const;

const isOfficeAction = (row: string): row is Exclude<keyof RowsOf<'office'>, (typeof OF_ONES_OWN)[number]> =>
  row in ACCESS.office.rows && !OF_ONES_OWN.some((own) => own === row);
