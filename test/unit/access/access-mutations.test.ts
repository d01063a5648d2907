import { describe, expect, it } from 'vitest';
import { mayDoBy } from '#shared/domain/access/access';
import { ACCESS, type Access } from '#shared/domain/access/all-rows';
import type { Matter, ReportAction, ReportScope } from '#shared/domain/access/report-rows';
import { READERS } from '#shared/domain/office/may-be-told';
import { OfficerRole } from '#shared/domain/office/officer';
import {
  asking,
  HELD,
  holding,
  markOf,
  officeQuestion,
  REPORT_ACTIONS,
  reportsFor,
  SITUATIONS,
} from '#test/support/builders/access-cases';
import { expectedMark, OFFICE_GRID } from '#test/support/laws/expected-access';

/**
 * What is written down by hand notices any cell of the table that says something else; what it cannot notice opens
 * nothing.
 */

type Cell = ReportScope | undefined;
const CELLS: readonly Cell[] = ['all', 'own', 'notSecret', 'notAnonymous', undefined];
const MATTERS = ['none', 'suspected', 'confirmed'] as const satisfies readonly Matter[];

const heldBy = (role: OfficerRole) => {
  const held = HELD.find((one) => one.role === role);
  if (held === undefined) throw new Error(`nobody is ${role}`);
  return held;
};
const hasUnit = (role: OfficerRole): boolean => heldBy(role).of !== undefined;

const isReader = (matter: Matter, role: OfficerRole): boolean =>
  matter === 'none' || READERS[matter].some((reader) => reader === role);

/** What a cell comes to: nothing where its function knows of no such report, and no more than what it knows of. */
const comesTo = (role: OfficerRole, matter: Matter, action: ReportAction, cell: Cell): Cell => {
  const known = action === 'readHead' ? cell : ACCESS.report.rows.readHead[matter][role];
  if (!isReader(matter, role) || known === undefined) return undefined;
  if (cell === 'own' && !hasUnit(role)) return undefined;
  return known === 'own' && (cell === 'all' || cell === 'notSecret') ? 'own' : cell;
};

const withCell = (action: ReportAction, matter: Matter, role: OfficerRole, cell: Cell): Access => {
  const row = ACCESS.report.rows[action];
  const { [role]: _, ...others } = row[matter];
  const cells = cell === undefined ? others : { ...others, [role]: cell };
  const rows = { ...ACCESS.report.rows, [action]: { ...row, [matter]: cells } };
  return { ...ACCESS, report: { ...ACCESS.report, rows } };
};

/** Whether some report shows that a table says something else of an action than what is written down. */
const isNoticed = (table: Access, role: OfficerRole, matter: Matter, action: ReportAction): boolean => {
  const mayDo = mayDoBy(table);
  const held = heldBy(role);
  return SITUATIONS.filter((situation) => (situation.matter === 'unjudged' ? 'suspected' : situation.matter) === matter)
    .flatMap((situation) => reportsFor(held, situation).map((report) => ({ situation, report })))
    .some(
      ({ situation, report }) =>
        markOf(mayDo(holding(held), asking(action, report))) !== expectedMark(role, situation, action),
    );
};

const mutants = REPORT_ACTIONS.flatMap((action) =>
  MATTERS.flatMap((matter) =>
    OfficerRole.options.flatMap((role) => {
      const stands: Cell = ACCESS.report.rows[action][matter][role];
      return CELLS.filter((cell) => cell !== stands).map((cell) => ({ action, matter, role, stands, cell }));
    }),
  ),
);

describe('a changed cell', () => {
  it('is noticed wherever it changes anything', () => {
    const wrong = mutants.flatMap(({ action, matter, role, stands, cell }) => {
      const changes = comesTo(role, matter, action, stands) !== comesTo(role, matter, action, cell);
      const noticed = isNoticed(withCell(action, matter, role, cell), role, matter, action);
      return noticed === changes ? [] : [`${action} ${matter} ${role}: ${stands} to ${cell}, noticed ${noticed}`];
    });
    expect(wrong).toEqual([]);
    expect(mutants).toHaveLength(REPORT_ACTIONS.length * MATTERS.length * OfficerRole.options.length * 4);
  });

  it('changes something for each function in each row that it knows of', () => {
    const cells = new Set(mutants.map(({ action, matter, role }) => `${action} ${matter} ${role}`));
    const live = new Set(
      mutants
        .filter(
          ({ action, matter, role, stands, cell }) =>
            comesTo(role, matter, action, stands) !== comesTo(role, matter, action, cell),
        )
        .map(({ action, matter, role }) => `${action} ${matter} ${role}`),
    );
    const dead = [...cells].filter((cell) => !live.has(cell));
    // Functions that know of no such report: whatever else their cells say, they open nothing.
    const blind = { none: 3, suspected: 12 - 2, confirmed: 12 - 3 };
    const others = REPORT_ACTIONS.length - 1;
    // The row of the head itself is dead only where somebody is no reader.
    expect(dead).toHaveLength(
      others * (blind.none + blind.suspected + blind.confirmed) + blind.suspected + blind.confirmed,
    );
  });
});

type Row = { readonly of: 'queue' | 'office'; readonly row: string };
const OFFICE_ROWS: readonly Row[] = [
  ...Object.keys(ACCESS.queue.rows).map((row) => ({ of: 'queue', row }) as const),
  ...Object.keys(ACCESS.office.rows).map((row) => ({ of: 'office', row }) as const),
];

const officeCell = ({ of, row }: Row, role: OfficerRole): Cell =>
  Object.entries(ACCESS[of].rows).find(([name]) => name === row)?.[1].who[role];

const withOfficeCell = ({ of, row }: Row, role: OfficerRole, cell: Cell): Access => ({
  ...ACCESS,
  [of]: {
    ...ACCESS[of],
    rows: Object.fromEntries(
      Object.entries(ACCESS[of].rows).map(([name, one]) => {
        if (name !== row) return [name, one];
        const { [role]: _, ...others } = one.who;
        return [name, { ...one, who: cell === undefined ? others : { ...others, [role]: cell } }];
      }),
    ),
  },
});

/**
 * Own means something for the list of a unit, what was once with one, what leaks of its work, what it did and says of
 * that, and a digest; elsewhere it is what is the whole office’s, or nothing.
 */
const OF_A_UNIT: readonly string[] = [
  'readFormer',
  'showLeak',
  'assignee',
  'recordActivity',
  'writeNews',
  'approveNews',
];
const officeComesTo = ({ of, row }: Row, role: OfficerRole, cell: Cell): Cell => {
  if (cell !== 'own' || row === 'readDigest') return cell;
  if (OF_A_UNIT.includes(row)) return hasUnit(role) ? 'own' : undefined;
  return of === 'office' ? 'all' : undefined;
};

const isOfficeNoticed = (table: Access, role: OfficerRole): boolean => {
  const mayDo = mayDoBy(table);
  const held = heldBy(role);
  return Object.entries(OFFICE_GRID).some(([row, marks]) => {
    const question = officeQuestion(row, held);
    return question === undefined || markOf(mayDo(holding(held), question)) !== marks[role];
  });
};

describe("a changed cell of the office's rows", () => {
  it('is noticed wherever it changes anything', () => {
    const wrong = OFFICE_ROWS.flatMap((row) =>
      OfficerRole.options.flatMap((role) => {
        const stands = officeCell(row, role);
        return (['all', 'own', undefined] as const)
          .filter((cell) => cell !== stands)
          .flatMap((cell) => {
            const changes = officeComesTo(row, role, stands) !== officeComesTo(row, role, cell);
            const noticed = isOfficeNoticed(withOfficeCell(row, role, cell), role);
            return noticed === changes ? [] : [`${row.row} ${role}: ${stands} to ${cell}, noticed ${noticed}`];
          });
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is noticed where it no longer hides', () => {
    const open = OFFICE_ROWS.filter(({ of, row }) =>
      Object.entries(ACCESS[of].rows).some(([name, one]) => name === row && one.hidden === true),
    );
    expect(open.map(({ row }) => row)).toEqual(['oversight', 'readFullEvaluation', 'readDigest', 'readFormer']);
    for (const { of, row } of open) {
      const rows = Object.entries(ACCESS[of].rows).map(([name, { hidden, ...one }]) => [
        name,
        name === row || hidden === undefined ? one : { ...one, hidden },
      ]);
      expect(isOfficeNoticed({ ...ACCESS, [of]: { ...ACCESS[of], rows: Object.fromEntries(rows) } }, 'staff')).toBe(
        true,
      );
    }
  });
});
