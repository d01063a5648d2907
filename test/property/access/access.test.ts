import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayDo, mayDoBy } from '#shared/domain/access/access';
import { ACCESS, type Access } from '#shared/domain/access/all-rows';
import type { ReportScope } from '#shared/domain/access/report-rows';
import type { Answer, Cells } from '#shared/domain/access/row';
import { mayBeTold, READERS } from '#shared/domain/office/may-be-told';
import { type HeldRole, type Officer, OfficerRole } from '#shared/domain/office/officer';
import { Person, Role } from '#shared/domain/office/recipient';
import { PersonId, type Report } from '#shared/domain/report/report';
import {
  asking,
  HELD,
  markOf,
  REPORT_ACTIONS,
  reportsFor,
  SITUATIONS,
  SOMEBODY,
} from '#test/support/builders/access-cases';
import { holds } from '#test/support/laws/law';

const OTHER = PersonId.parse('orang-lain');

const roles = fc.subarray([...HELD]);
const officer = roles.map((held): Officer => ({ person: SOMEBODY, roles: held }));
const action = fc.constantFrom(...REPORT_ACTIONS);
const situation = fc.constantFrom(...SITUATIONS);
/** Any report in any situation, with anybody recused, or somebody else, or nobody. */
const report = fc
  .record({
    situation,
    of: fc.constantFrom(...HELD),
    at: fc.nat(),
    recused: fc.constantFrom([], [OTHER], [SOMEBODY], [OTHER, SOMEBODY]),
  })
  .map(({ situation: where, of, at, recused }): Report => {
    const reports = reportsFor(of, where);
    const found = reports[at % reports.length];
    if (found === undefined) throw new Error('a situation without a report');
    // Also where no command names anybody: whatever stands in the table, who is named is kept away.
    return found.status === 'received' || recused.length === 0 ? found : { ...found, recused };
  });

const isNamed = (found: Report): boolean => found.status !== 'received' && found.recused?.includes(SOMEBODY) === true;
const isAboutOversight = (found: Report): boolean => found.status === 'received' || found.oversight !== 'none';
const readersOf = (found: Report): readonly string[] =>
  found.status !== 'received' && found.oversight === 'confirmed' ? READERS.confirmed : READERS.suspected;

const RANK = { '.': 0, x: 1, '+': 2 } as const;
const rankOf = (answer: Answer<string>): number => RANK[markOf(answer)];
const fieldsOf = (answer: Answer<string>): readonly string[] => (answer.ok ? answer.fields : []);

/** A table in which anybody may be given anything. */
const cells: fc.Arbitrary<Cells<ReportScope>> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...OfficerRole.options),
      fc.constantFrom('all' as const, 'own' as const, 'notSecret' as const, 'notAnonymous' as const),
    ),
    { selector: ([role]) => role },
  )
  .map((given): Cells<ReportScope> => Object.fromEntries(given));
const anyTable: fc.Arbitrary<Access> = fc.infiniteStream(cells).map((stream): Access => {
  const next = (): Cells<ReportScope> => stream.next().value ?? {};
  const rows = { ...ACCESS.report.rows };
  for (const name of REPORT_ACTIONS) rows[name] = { ...rows[name], none: next(), suspected: next(), confirmed: next() };
  return { ...ACCESS, report: { ...ACCESS.report, rows } };
});

describe('whatever groups somebody is in', () => {
  it('whoever is named in a report knows nothing of it, by any table', () => {
    holds(
      fc.property(anyTable, officer, action, report, (table, who, to, found) => {
        fc.pre(isNamed(found) && isAboutOversight(found));
        expect(mayDoBy(table)(who, asking(to, found))).toEqual({ ok: false, as: 'absent' });
      }),
    );
  });

  it('what is or may be about oversight is there for its readers only, by any table', () => {
    holds(
      fc.property(anyTable, roles, action, report, (table, held, to, found) => {
        fc.pre(isAboutOversight(found));
        const strangers = { person: OTHER, roles: held.filter(({ role }) => !readersOf(found).includes(role)) };
        expect(mayDoBy(table)(strangers, asking(to, found))).toEqual({ ok: false, as: 'absent' });
      }),
    );
  });

  it('whoever may be told of oversight may read it, and nobody else', () => {
    const told = fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1 });
    holds(
      fc.property(told, report, (functions, found) => {
        fc.pre(isAboutOversight(found));
        // Before anybody has judged it, nobody is told of it either.
        if (found.status === 'received') return;
        const heads = functions.includes('headOfUnit') ? { heads: ['llaj'] } : {};
        const person = Person.parse({ id: SOMEBODY, name: { id: 'x', en: 'x' }, roles: functions, ...heads });
        const held = HELD.filter(({ role }) => functions.some((one) => one === role));
        const answer = mayDo({ person: SOMEBODY, roles: held }, { to: 'readHead', report: found });
        expect(answer.ok).toBe(mayBeTold(found, person));
      }),
    );
  });

  it('more of them take nothing away, and give what one of them gives', () => {
    holds(
      fc.property(roles, roles, action, report, (some, more, to, found) => {
        const answerTo = (held: readonly HeldRole[]) => mayDo({ person: SOMEBODY, roles: held }, asking(to, found));
        const [first, second, both] = [answerTo(some), answerTo(more), answerTo([...some, ...more])];
        expect(rankOf(both)).toBe(Math.max(rankOf(first), rankOf(second)));
        // Fields add up too, in one order and each once.
        const single = [...some, ...more].flatMap((held) =>
          fieldsOf(mayDo({ person: SOMEBODY, roles: [held] }, asking('readHead', found))),
        );
        const shown = fieldsOf(mayDo({ person: SOMEBODY, roles: [...some, ...more] }, asking('readHead', found)));
        expect(new Set(shown)).toEqual(new Set(single));
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('whoever runs the system reads nothing by it', () => {
    holds(
      fc.property(roles, action, report, (held, to, found) => {
        const others = held.filter(({ role }) => role !== 'operator');
        const without = mayDo({ person: SOMEBODY, roles: others }, asking(to, found));
        expect(mayDo({ person: SOMEBODY, roles: [{ role: 'operator' }, ...others] }, asking(to, found))).toEqual(
          without,
        );
        const alone = mayDo({ person: SOMEBODY, roles: [{ role: 'operator' }] }, asking(to, found));
        expect(alone).toEqual({ ok: false, as: 'absent' });
      }),
    );
  });

  it('a report is there for all that is asked of it, or for nothing', () => {
    holds(
      fc.property(officer, report, (who, found) => {
        const head = mayDo(who, { to: 'readHead', report: found });
        const answers = REPORT_ACTIONS.map((to) => mayDo(who, asking(to, found)));
        expect(answers.some((answer) => markOf(answer) === '.')).toBe(!head.ok);
        expect(answers.every((answer) => markOf(answer) === '.')).toBe(!head.ok);
        if (head.ok) expect(head.fields).toContain('head');
      }),
    );
  });

  it('who reported is shown to whoever asks for it, and in an export no words are', () => {
    holds(
      fc.property(officer, action, report, (who, to, found) => {
        const shown = fieldsOf(mayDo(who, asking(to, found)));
        if (to !== 'revealIdentity') expect(shown).not.toContain('identity');
        if (to === 'exportReport') expect(shown.filter((group) => !['head', 'timeline'].includes(group))).toEqual([]);
      }),
    );
  });
});
