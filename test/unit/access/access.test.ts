import { describe, expect, it } from 'vitest';
import { mayDo } from '#shared/domain/access/access';
import { ACCESS, THINGS } from '#shared/domain/access/all-rows';
import type { OfficeScope } from '#shared/domain/access/office-rows';
import type { QueueScope } from '#shared/domain/access/queue-rows';
import type { ReportAction, ReportRow } from '#shared/domain/access/report-rows';
import type { Answer, PlainRow } from '#shared/domain/access/row';
import { GROUPS, type HeldRole, OfficerRole, officerOf } from '#shared/domain/office/officer';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { PersonId, QUEUES } from '#shared/domain/report/report';
import { aReport, EVERYWHERE, MACHINE, OVERSIGHT, wib } from '#test/support/builders/a-report';
import {
  ASSIGNEES,
  asking,
  HELD,
  holding,
  isReportAction,
  markOf,
  officeQuestion,
  REPORT_ACTIONS,
  reportsFor,
  SITUATIONS,
  SOMEBODY,
} from '#test/support/builders/access-cases';
import { ALL_COMMANDS } from '#test/support/builders/every-command';
import {
  COLUMNS,
  EXPECTED_ACTIONS,
  expectedMark,
  NEEDS_REASON,
  OFFICE_GRID,
  SHOWS,
  type Situation,
} from '#test/support/laws/expected-access';
import { policy } from '#test/support/policy';

const nameOf = ({ role, of }: HeldRole): string => (of === undefined ? role : `${role} of ${of}`);
const namesOf = ({ matter, place, secret, anonymous }: Situation): string =>
  [matter, place, ...(secret ? ['secret'] : []), ...(anonymous ? ['anonymous'] : [])].join(' ');

const fieldsOf = (answer: Answer<string>): readonly string[] => (answer.ok ? answer.fields : []);

/** What may be shown, by what the rules say of each way of reading; who reported only to whoever asks for that. */
const expectedFields = (role: OfficerRole, situation: Situation, action: ReportAction): readonly string[] => {
  if (expectedMark(role, situation, action) !== '+') return [];
  const groups = Object.entries(SHOWS).flatMap(([read, group]) =>
    isReportAction(read) && expectedMark(role, situation, read) === '+' ? [group] : [],
  );
  if (action === 'exportReport') return groups.filter((group) => group === 'head' || group === 'timeline');
  return action === 'revealIdentity' ? [...groups, 'identity'] : groups;
};

describe('every cell of the table', () => {
  it.each(HELD.map((held) => [nameOf(held), held] as const))('stands as the rules say: %s', (_, held) => {
    const lines = (mark: (situation: Situation, action: ReportAction) => string): readonly string[] =>
      SITUATIONS.map(
        (situation) =>
          `${namesOf(situation)}: ${REPORT_ACTIONS.map((action) => `${action} ${mark(situation, action)}`).join(', ')}`,
      );
    const said = lines((situation, action) => {
      const answers = reportsFor(held, situation).map((report) => mayDo(holding(held), asking(action, report)));
      return [...new Set(answers.map((answer) => `${markOf(answer)} ${fieldsOf(answer).join(' ')}`))].join(' or ');
    });
    const expected = lines((situation, action) => {
      const mark = expectedMark(held.role, situation, action);
      return `${mark} ${expectedFields(held.role, situation, action).join(' ')}`;
    });
    expect(said).toEqual(expected);
  });

  it.each(HELD.map((held) => [nameOf(held), held] as const))('also for what is the whole office: %s', (_, held) => {
    const said = Object.keys(OFFICE_GRID).map((row) => {
      const question = officeQuestion(row, held);
      return `${row} ${question === undefined ? '?' : markOf(mayDo(holding(held), question))}`;
    });
    const expected = Object.entries(OFFICE_GRID).map(([row, marks]) => `${row} ${marks[held.role]}`);
    expect(said).toEqual(expected);
  });

  it('is written down: each action, each function, each queue', () => {
    for (const actions of EXPECTED_ACTIONS) expect(new Set(actions)).toEqual(new Set(REPORT_ACTIONS));
    expect(new Set(Object.values(COLUMNS))).toEqual(new Set(OfficerRole.options));
    const rows = new Set(Object.keys(OFFICE_GRID).map((row) => row.split(':')[0]));
    expect(rows).toEqual(new Set([...Object.keys(ACCESS.office.rows), 'listQueue']));
    const common = QUEUES.filter((queue) => !ASSIGNEES.some((assignee) => assignee === queue));
    expect(new Set([...common, 'assignee'])).toEqual(new Set(Object.keys(ACCESS.queue.rows)));
  });

  it('asks one table alone about each action', () => {
    const actions = [...REPORT_ACTIONS, ...Object.keys(ACCESS.office.rows), 'listQueue'];
    for (const to of actions) expect(THINGS.filter((name) => ACCESS[name].isAsked({ to }))).toHaveLength(1);
    expect(THINGS.filter((name) => ACCESS[name].isAsked({ to: 'listActivities' }))).toEqual([]);
  });

  it('takes no scope of reports in the rows of another thing', () => {
    // @ts-expect-error a list is not secret
    const ofQueue: PlainRow<QueueScope>['who'] = { secretary: 'notSecret' };
    // @ts-expect-error what is the office's has no reporter
    const ofOffice: PlainRow<OfficeScope>['who'] = { secretary: 'notAnonymous' };
    const ofReport: ReportRow['none'] = { ...ofQueue, ...ofOffice };
    expect(ofReport).toEqual({ secretary: 'notAnonymous' });
  });

  it('gives each function something to do', () => {
    const rows = [
      ...Object.values(ACCESS.report.rows).flatMap(({ none, suspected, confirmed }) => [none, suspected, confirmed]),
    ];
    const office = [...Object.values(ACCESS.office.rows), ...Object.values(ACCESS.queue.rows)].map(({ who }) => who);
    const named = new Set([...rows, ...office].flatMap((cells) => Object.keys(cells)));
    expect(named).toEqual(new Set(OfficerRole.options));
  });
});

describe('the commands of the rulebook', () => {
  /** What the rulebook refuses to the machine, because only a person may do it, wherever the report is. */
  const forPeople = new Set(
    Object.values(EVERYWHERE).flatMap((report) =>
      ALL_COMMANDS.flatMap((command): readonly Command['type'][] => {
        const decision = decide(report.build(), command, { now: wib('2025-05-08 09:00'), actor: MACHINE, policy });
        return !decision.ok && decision.refusal.kind === 'PersonRequired' ? [command.type] : [];
      }),
    ),
  );

  it('are in the table exactly where a person may issue them', () => {
    const commands = new Set(ALL_COMMANDS.map(({ type }) => type));
    const inTable = REPORT_ACTIONS.filter((action) => [...commands].some((type) => type === action));
    // A channel says what it shows, and so may whoever looks there.
    expect(new Set(inTable)).toEqual(new Set([...forPeople, 'noteChannelStatus']));
    expect(forPeople.size).toBe(30);
  });
});

describe('whoever is named in a report', () => {
  it.each(HELD.map((held) => [nameOf(held), held] as const))('knows nothing of it: %s', (_, held) => {
    const situations = SITUATIONS.filter(({ matter }) => matter === 'confirmed');
    const reports = situations.flatMap((situation) => reportsFor(held, situation, [SOMEBODY]));
    const answers = reports.flatMap((report) =>
      REPORT_ACTIONS.map((action) => mayDo(holding(held), asking(action, report))),
    );
    expect(answers).toHaveLength(8 * REPORT_ACTIONS.length);
    expect(new Set(answers.map(markOf))).toEqual(new Set(['.']));
  });

  it('whoever is named in a report knows nothing of it with all functions at once, and others with the same functions read on', () => {
    const report = aReport()
      .suspected()
      .next({ ...OVERSIGHT, recused: [SOMEBODY] })
      .build();
    const ask = { to: 'readHead', report } as const;
    expect(mayDo(holding(...HELD), ask)).toEqual({ ok: false, as: 'absent' });
    const other = { person: PersonId.parse('orang-lain'), roles: HELD };
    expect(mayDo(other, ask)).toMatchObject({ ok: true });
  });
});

describe('what is not there', () => {
  it('answers like what may not be known', () => {
    const missing = REPORT_ACTIONS.map((action) => mayDo(holding(...HELD), asking(action, undefined)));
    const stranger = REPORT_ACTIONS.map((action) =>
      mayDo(holding({ role: 'staff', of: 'asdp' }), asking(action, aReport().build())),
    );
    expect(stranger).toEqual(missing);
    expect(new Set(missing.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":false,"as":"absent"}']));
  });
});

describe('a duplicate', () => {
  const admin = holding({ role: 'laporAdmin' });
  const report = aReport().build();

  it('is linked to what may be read as well', () => {
    const other = aReport().suspected().build();
    expect(mayDo(admin, { to: 'linkDuplicate', report, other })).toMatchObject({ ok: true });
  });

  it('is not linked to what must not be known, as little as to what is not there', () => {
    const hidden = aReport().suspected().next(OVERSIGHT).build();
    const toHidden = mayDo(admin, { to: 'linkDuplicate', report, other: hidden });
    expect(toHidden).toEqual({ ok: false, as: 'absent' });
    expect(mayDo(admin, { to: 'linkDuplicate', report, other: undefined })).toEqual(toHidden);
  });

  it('is not linked by whoever may not, whatever the other is', () => {
    const staff = holding({ role: 'staff', of: 'llaj' });
    const answers = [report, undefined].map((other) => mayDo(staff, { to: 'linkDuplicate', report, other }));
    expect(answers).toEqual([
      { ok: false, as: 'forbidden' },
      { ok: false, as: 'forbidden' },
    ]);
  });
});

describe('a reason', () => {
  it('is asked for where the rules say so', () => {
    const everybody = holding(...HELD);
    const asked = [
      ...REPORT_ACTIONS.flatMap((action) =>
        SITUATIONS.flatMap((situation) => reportsFor({ role: 'laporAdmin' }, situation)).map(
          (report) => [action, mayDo(everybody, asking(action, report))] as const,
        ),
      ),
      ...Object.keys(OFFICE_GRID).flatMap((row) => {
        const question = officeQuestion(row, { role: 'operator' });
        return question === undefined ? [] : [[row, mayDo(everybody, question)] as const];
      }),
    ];
    const needing = asked.flatMap(([action, answer]) => (answer.ok && answer.needsReason ? [action] : []));
    expect(new Set(needing)).toEqual(new Set(NEEDS_REASON));
  });
});

describe('a group of the user pool', () => {
  it.each([
    ['lapor-admin', { role: 'laporAdmin' }],
    ['stand-in', { role: 'standIn' }],
    ['ppid-admin', { role: 'ppidAdmin', of: 'ppid' }],
    ['news-admin', { role: 'newsAdmin', of: 'news' }],
    ['sikedip-admin', { role: 'sikedipAdmin', of: 'sikedip' }],
    ['secretary', { role: 'secretary', of: 'secretary' }],
    ['inspector', { role: 'inspector' }],
    ['oversight-reader', { role: 'oversightReader' }],
    ['operator', { role: 'operator' }],
    ['head-llaj', { role: 'headOfUnit', of: 'llaj' }],
    ['staff-keuangan', { role: 'staff', of: 'keuangan' }],
    ['staff-secretary', { role: 'staff', of: 'secretary' }],
  ])('%s gives its function', (group, held) => {
    expect(officerOf(SOMEBODY, [group])).toEqual({ person: SOMEBODY, roles: [held] });
  });

  it.each([
    '',
    'admin',
    'Lapor-Admin',
    ' lapor-admin',
    'laporAdmin',
    'head-',
    'head-polres',
    'staff',
    'constructor',
    '__proto__',
    'toString',
  ])('a group of the user pool that nobody knows gives no function: %j', (group) => {
    expect(officerOf(SOMEBODY, [group]).roles).toEqual([]);
  });

  it('counts once, and several add up', () => {
    const officer = officerOf(SOMEBODY, ['head-llaj', 'staff-asdp', 'nobody', 'head-llaj']);
    expect(officer.roles).toEqual([
      { role: 'headOfUnit', of: 'llaj' },
      { role: 'staff', of: 'asdp' },
    ]);
  });

  it('there is for each function, and for heads and staff of each unit and desk', () => {
    expect([...GROUPS.values()].map(nameOf).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      HELD.map(nameOf).toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });
});
