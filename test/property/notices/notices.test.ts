import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '#shared/domain/classify/proposal';
import type { NoticeRule } from '#shared/domain/notices/rules';
import { isStillGone, stillHolds } from '#shared/domain/notices/still-holds';
import { Audience } from '#shared/domain/office/audience';
import { mayBeTold } from '#shared/domain/office/may-be-told';
import { groupsOf, recipientOf } from '#shared/domain/office/recipient';
import type { Policy } from '#shared/domain/policy/policy';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { RecordedEvent } from '#shared/domain/report/event';
import { evolve } from '#shared/domain/report/evolve';
import { record } from '#shared/domain/report/record';
import { type KeyedHash, PersonId, type Report } from '#shared/domain/report/report';
import { aHistory, live, recordOf, type Step } from '#test/support/builders/a-history';
import {
  ASKED,
  aProposal,
  CLASSIFIED,
  functionsOf,
  OVERSIGHT,
  SUSPICION,
  said,
  submit,
  topic,
  WORKERS,
  wib,
} from '#test/support/builders/a-report';
import { corpusOf, holdsFor, once } from '#test/support/laws/corpus';
import { GROUPS } from '#test/support/laws/notice-oracle';
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

/** The group that has a report openly. */
const groupWith = (report: Owed['before']): string | undefined =>
  report !== undefined && report.status !== 'received' && report.oversight === 'none' && 'assignee' in report
    ? GROUPS[report.assignee ?? '']
    : undefined;
/** Whether somebody had it openly until now, and has it no more: they may be told that, and nothing else. */
const hasLost = ({ before, report }: Owed, recipient: string): boolean =>
  groupWith(before) === recipient && groupWith(report) !== recipient;

/** Tellings that must not be: to somebody who may not know, who is named, whom nobody knows, or twice. */
const faultsOf = (one: Owed): readonly string[] =>
  one.notices.flatMap((notice, index, notices) => {
    const { report } = one;
    const { recipient } = notice;
    const isGone = notice.kind === 'takenAway';
    const allowed = isGone ? hasLost(one, recipient) : mayRead(report, recipient);
    const twice = notices.findIndex((other) => other.recipient === recipient) !== index;
    return [
      ...(allowed ? [] : [`${shown(notice)} may not know of ${report.oversight} oversight`]),
      // Who was named in what was found to be none hears of it like anybody else.
      ...(!isGone && report.oversight !== 'none' && report.recused?.includes(recipient) === true
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
  220,
  ({ steps, rules }) => {
    const record = recordOf(live(steps));
    return { record, rules, owed: once(() => owedIn(record)) };
  },
  { whole: true },
);

const adds = (proposal: Proposal): Command => ({
  type: 'addReply',
  content: said('kata-kata yang belum pernah'),
  sentAt: wib('2027-01-04 09:00'),
  proposal,
});
/** Every way in which a report is taken from its unit, openly and otherwise. */
const TAKINGS: readonly (readonly [way: string, command: Command])[] = [
  ['routed to another unit', { type: 'route', assignee: 'keuangan' }],
  ['decided for another unit', { ...CLASSIFIED, assignee: 'keuangan' }],
  ['put back', { ...CLASSIFIED, topic: topic('jalan-rusak') }],
  ['held, as another unit’s', adds(aProposal({ unit: 'umum', topic: topic('website-medsos') }))],
  ['found', OVERSIGHT],
  ['found against its own', { ...OVERSIGHT, recused: ['kepala-llaj', 'grup-llaj'].map((id) => PersonId.parse(id)) }],
  ['found, in danger', { ...OVERSIGHT, urgency: 'danger' }],
  ['suspected', adds(SUSPICION)],
  ['suspected of its own', adds({ ...SUSPICION, accused: [PersonId.parse('grup-llaj')] })],
  ['suspected, in danger', adds({ ...SUSPICION, urgency: 'danger' })],
];

/** A record up to a moment at which a unit or desk has the report openly and still has to do something about it. */
const TAKEABLE = corpusOf(fc.tuple(aHistory, fc.nat()), 180, ([steps, at]) => {
  const lived = live(steps);
  const held = lived.flatMap(({ after }, index) =>
    groupWith(after) !== undefined && after?.status !== 'closed' ? [index] : [],
  );
  const end = held[at % Math.max(1, held.length)];
  const taken = end === undefined ? [] : lived.slice(0, end + 1);
  const after = taken.at(-1)?.after;
  const unit = after !== undefined && 'assignee' in after ? after.assignee : undefined;
  return { story: recordOf(taken), now: wib('2027-01-04 10:00'), unit };
});

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
    expect(kinds).toEqual(
      new Set([...policy.notices.rules.map(({ kind }) => kind), 'overdue', 'escalated', 'takenAway']),
    );
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

  it('each notice is about its report and its event, and is urgent in danger but where it says that a report is gone', () => {
    holdsFor(RECORDS, ({ owed }) => {
      for (const { event, report, notices } of owed()) {
        for (const notice of notices) {
          expect(notice).toMatchObject({ report: event.reportId, version: event.version });
          expect(notice.urgent).toBe(report.urgency === 'danger' && notice.kind !== 'takenAway');
        }
      }
    });
  });

  it('whoever is told may be told at that moment by the rule that is asked again before it is sent', () => {
    holdsFor(RECORDS, ({ owed }) => {
      for (const { report, notices } of owed()) {
        for (const { kind, recipient } of notices) {
          const known = recipientOf(policy, recipient) ?? expect.fail(recipient);
          expect(kind === 'takenAway' ? isStillGone(report, known) : mayBeTold(report, known)).toBe(true);
        }
      }
    });
  });

  it('a unit is told the same wherever its report is taken, once, and nothing else of that step', () => {
    const ways = new Set<string>();
    holdsFor(TAKEABLE, ({ story, now, unit }) => {
      if (unit === undefined) return;
      const [group] = groupsOf(policy, unit);
      if (group === undefined) expect.fail(unit);
      for (const [way, command] of TAKINGS) {
        const context = {
          now,
          actor: ADMIN,
          policy,
          accounts: WORKERS,
          functions: functionsOf(ADMIN),
          before: story,
          proof: 1,
        };
        const report = story.reduce<Report | undefined>(evolve, undefined);
        const decision = decide(report, command, context);
        const { report: taken, recorded } = record(submit().id, report, decision.ok ? decision.value : [], context);
        if (taken === undefined || taken.status === 'received' || groupWith(taken) === group.id) continue;
        ways.add(way);
        const sent = owedIn([...story, ...recorded])
          .filter(({ event }) => event.version > story.length)
          .flatMap(({ notices }) => notices.filter(({ recipient }) => recipient === group.id))
          .filter(({ kind }) =>
            kind === 'takenAway'
              ? isStillGone(taken, group)
              : mayBeTold(taken, group) && stillHolds(kind, taken, group),
          );
        expect([way, sent.map(shown)]).toEqual([way, [`takenAway → ${group.id}`]]);
      }
    });
    expect(ways).toEqual(new Set(TAKINGS.map(([way]) => way)));
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
