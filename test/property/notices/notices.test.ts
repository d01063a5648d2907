import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeRule } from '#shared/domain/notices/rules';
import { Audience } from '#shared/domain/office/audience';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import { recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { RecordedEvent } from '#shared/domain/report/event';
import { type KeyedHash, PersonId } from '#shared/domain/report/report';
import { aHistory, live, recordOf, type Step } from '#test/support/builders/a-history';
import { ASKED, OVERSIGHT } from '#test/support/builders/a-report';
import { corpusOf, holdsFor, once } from '#test/support/laws/corpus';
import { type Owed, owedIn, shown } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

/** Who reads what, by hand and by their ids: nothing here asks the code under test who may. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  suspected: ['admin-lapor', 'pembaca-pengawasan'],
  confirmed: ['sekretaris', 'inspektur', 'pembaca-pengawasan'],
};
/** Who stands in for whom where they are named. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  'admin-lapor': 'pembaca-pengawasan',
  'pembaca-pengawasan': 'inspektur',
  sekretaris: 'inspektur',
  inspektur: 'inspektorat-provinsi',
};
const inPlaceOf = (who: string | undefined, recused: readonly string[]): string | undefined =>
  who !== undefined && recused.includes(who) ? inPlaceOf(SUBSTITUTES[who], recused) : who;
/** By right, in place of who is named, or as the second person that a step waits for. */
const mayRead = ({ oversight, recused = [], proposed }: Owed['report'], recipient: string): boolean =>
  oversight === 'none' ||
  (READERS[oversight] ?? []).some((who) => inPlaceOf(who, recused) === recipient) ||
  proposed?.approvers.some((who) => who === recipient) === true;
const EVERYBODY = new Set([...policy.office.people, ...policy.office.groups].map(({ id }) => id));

/** People who may be named in a report, those who would otherwise hear of it first. */
const named = fc.subarray(
  ['sekretaris', 'admin-lapor', 'inspektur', 'pembaca-pengawasan', 'kepala-llaj'].map((id) => PersonId.parse(id)),
  { minLength: 1, maxLength: 4 },
);

/** A history in which oversight is confirmed against somebody now and then. */
const aNamingHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(aHistory, fc.array(named, { minLength: 1, maxLength: 3 }), fc.nat())
  .map(([steps, names, at]) => {
    const [first] = steps;
    if (first === undefined) return steps;
    const accused = names.map((recused): Step => ({ ...first, command: { ...OVERSIGHT, recused }, actor: ADMIN }));
    const place = 1 + (at % steps.length);
    return [...steps.slice(0, place), ...accused, ...steps.slice(place)];
  });
const ADMIN: Step['actor'] = { by: 'person', person: PersonId.parse('admin') };

/**
 * A history in which nobody does anything until it is late, and the reporter is asked early and keeps silent for twelve
 * days, and again.
 */
const QUIET: readonly Step[] = [
  { command: { type: 'passTime' }, actor: { by: 'machine' }, waited: 4 * 3_600_000 },
  { command: ASKED, actor: ADMIN, waited: 60_000 },
  { command: { type: 'passTime' }, actor: { by: 'machine' }, waited: 12 * 86_400_000 },
  { command: { type: 'passTime' }, actor: { by: 'machine' }, waited: 12 * 86_400_000 },
];
const aQuietHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(aHistory, fc.nat(3))
  .map(([steps, place]) => [...steps.slice(0, 1 + place), ...QUIET, ...steps.slice(1 + place)]);

/** Tellings that must not be: to somebody who may not know, who is named, whom nobody knows, or twice. */
const faultsOf = ({ report, notices }: Owed): readonly string[] =>
  notices.flatMap((notice, index) => {
    const { recipient } = notice;
    const allowed = mayRead(report, recipient);
    const twice = notices.findIndex((other) => other.recipient === recipient) !== index;
    return [
      ...(allowed ? [] : [`${shown(notice)} may not know of ${report.oversight} oversight`]),
      // Who was named in what was found to be none hears of it like anybody else.
      ...(report.oversight !== 'none' && report.recused?.includes(recipient) === true
        ? [`${shown(notice)} is named in it`]
        : []),
      ...(EVERYBODY.has(recipient) ? [] : [`${shown(notice)} is nobody`]),
      ...(twice ? [`${shown(notice)} is told twice of one event`] : []),
    ];
  });

const audiences = Audience.options.flatMap((part): readonly Audience[] => part.options);
const anyAudience = fc.array(fc.constantFrom(...audiences), { minLength: 1, maxLength: 6 });

/** The office's rules as nobody would let them pass: told to whomever, and of every state of oversight. */
const brokenRules: fc.Arbitrary<Policy> = fc
  .tuple(
    fc.array(fc.tuple(anyAudience, fc.constantFrom('none', 'suspected', 'confirmed')), {
      minLength: policy.notices.rules.length,
      maxLength: policy.notices.rules.length,
    }),
    anyAudience,
    anyAudience,
  )
  .map(([changes, onMiss, upwards]) => {
    const rules = policy.notices.rules.flatMap((rule, index): readonly NoticeRule[] => {
      const [to, oversight] = changes[index] ?? [rule.to, rule.oversight];
      return [{ ...rule, to, oversight }];
    });
    const ladders = policy.watch.ladders.map((ladder) => ({
      ...ladder,
      onMiss,
      steps: ladder.steps.map((step) => ({ ...step, to: upwards })),
    }));
    return { ...policy, notices: { ...policy.notices, rules }, watch: { ...policy.watch, ladders } };
  });

/** A record with what it owes, by the office's rules and by the worst ones. */
const RECORDS = corpusOf(
  fc.record({
    steps: fc.oneof(
      { weight: 3, arbitrary: aHistory },
      { weight: 3, arbitrary: aNamingHistory },
      { weight: 1, arbitrary: aQuietHistory },
    ),
    rules: brokenRules,
  }),
  500,
  ({ steps, rules }) => {
    const record = recordOf(live(steps));
    return { record, rules, owed: once(() => owedIn(record)) };
  },
);

describe('whatever happens to a report', () => {
  it('every kind of notice is owed now and then, and every recipient with a part is told, or these laws would say little', () => {
    const kinds = new Set<string>();
    const recipients = new Set<string>();
    const states = new Set<string>();
    holdsFor(RECORDS, ({ owed }) => {
      for (const { report, notices } of owed()) {
        for (const notice of notices) {
          kinds.add(notice.kind);
          recipients.add(notice.recipient);
          states.add(`${report.oversight}${report.recused === undefined ? '' : ', named'}`);
        }
      }
    });
    expect(kinds).toEqual(new Set([...policy.notices.rules.map(({ kind }) => kind), 'overdue', 'escalated']));
    for (const told of ['admin-lapor', 'grup-asdp', 'grup-llaj', 'inspektur', 'pembaca-pengawasan', 'sekretaris']) {
      expect(recipients).toContain(told);
    }
    expect(states).toEqual(
      new Set(['none', 'none, named', 'suspected', 'suspected, named', 'confirmed', 'confirmed, named']),
    );
  });

  it('nobody is told who may not know, who is named in it, whom the office does not know, or twice', () => {
    holdsFor(RECORDS, ({ owed }) => {
      expect(owed().flatMap(faultsOf)).toEqual([]);
    });
  });

  it('the inspector hears of it only where somebody of oversight is named, a step waits, or nobody has acted on a miss', () => {
    holdsFor(RECORDS, ({ owed }) => {
      for (const { report, notices } of owed()) {
        const names: readonly string[] = report.recused ?? [];
        const isCalledFor = ['sekretaris', 'admin-lapor', 'pembaca-pengawasan'].some((who) => names.includes(who));
        if (isCalledFor) continue;
        const told = notices
          .filter(({ kind }) => !['escalated', 'secondPerson'].includes(kind))
          .map(({ recipient }) => String(recipient));
        expect(told).not.toContain('inspektur');
      }
    });
  });

  it('nobody is told who may not know, not even by the worst of rules', () => {
    holdsFor(RECORDS, ({ record, rules }) => {
      expect(owedIn(record, rules).flatMap(faultsOf)).toEqual([]);
    });
  });

  it('the same event owes the same, worked out again and from a longer record', () => {
    holdsFor(RECORDS, ({ record, owed }) => {
      const whole = owed();
      expect(owedIn(record)).toEqual(whole);
      for (let length = 0; length <= record.length; length += 1) {
        const shorter = owedIn(record.slice(0, length));
        expect(whole.slice(0, shorter.length)).toEqual(shorter);
      }
    });
  });

  it('a record that was written down and read again owes the same', () => {
    holdsFor(RECORDS, ({ record, owed }) => {
      const read: readonly RecordedEvent[] = record.map((event) => structuredClone(event));
      expect(owedIn(read)).toEqual(owed());
    });
  });

  it('each notice is about its report and its event, and is urgent in danger whoever is told', () => {
    holdsFor(RECORDS, ({ owed }) => {
      for (const { event, report, notices } of owed()) {
        for (const notice of notices) {
          expect(notice).toMatchObject({ report: event.reportId, version: event.version });
          expect(notice.urgent).toBe(report.urgency === 'danger');
        }
      }
    });
  });

  it('whoever is told may be told at that moment by the rule that is asked again before it is sent', () => {
    holdsFor(RECORDS, ({ owed }) => {
      for (const { report, notices } of owed()) {
        for (const { recipient } of notices) {
          const known = recipientOf(policy, recipient);
          expect(known !== undefined && mayBeTold(report, known)).toBe(true);
        }
      }
    });
  });

  it('nobody owes anybody a word of what was said: a notice holds ids, a kind and a number', () => {
    holdsFor(RECORDS, ({ record, owed }) => {
      const hashes: readonly KeyedHash[] = record.flatMap(({ event }) =>
        'content' in event && event.content !== undefined ? [event.content] : [],
      );
      const told = JSON.stringify(owed().flatMap(({ notices }) => notices));
      expect(hashes.filter((hash) => told.includes(hash))).toEqual([]);
    });
  });
});
