import { describe, expect, it } from 'vitest';
import { mayDo } from '#shared/domain/access/access';
import { noticesFor } from '#shared/domain/notices/notice';
import { knownTo, officerOf } from '#shared/domain/office/officer';
import { isOpenWork, nextActionAt } from '#shared/domain/report/agenda';
import { decide } from '#shared/domain/report/decide';
import type { Context } from '#shared/domain/report/decision';
import { PersonId, type Report } from '#shared/domain/report/report';
import type { Step } from '#shared/domain/report/second-step';
import { Instant } from '#shared/domain/words/words';
import {
  AS_SERVICE,
  aReport,
  functionsOf,
  MACHINE,
  OVERSIGHT,
  PROPOSED,
  person,
  SUSPICION,
  said,
  shownInWib,
  TO_SERVICE,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const suspected = aReport().suspected();
const APPROVE = { type: 'approveStep' } as const;
const READER = person('kabid');
const functions = (...ids: readonly string[]) => ids.map((id) => PersonId.parse(id));
const ask = (report: Report, by: Partial<Context> & Pick<Context, 'actor'>) => {
  const decision = decide(report, APPROVE, {
    now: wib('2025-05-06 11:00'),
    policy,
    functions: functionsOf(by.actor),
    ...by,
  });
  return decision.ok ? decision.value.map(({ type }) => type) : decision.refusal.kind;
};
const officer = (group: string, at = '2025-05-06 11:00') =>
  knownTo(policy.office, officerOf(PersonId.parse('orang-contoh'), [group]), wib(at));
const reads = (report: Report, group: string, at?: string): boolean =>
  mayDo(officer(group, at), { to: 'readHead', report }).ok;

describe('a step that takes two', () => {
  const waiting = suspected.next(TO_SERVICE).build();

  it('changes nothing while it waits', () => {
    const { proposed, version, tip, messages, ...after } = waiting;
    const { version: _, tip: _1, messages: _2, ...before } = suspected.build();
    expect(after).toEqual(before);
    expect(proposed).toMatchObject({ by: 'admin', from: ['admin-lapor'], approvers: ['pembaca-pengawasan'] });
  });

  it.each([
    ['whoever proposed it', { actor: person('admin') }, 'SecondPersonRequired'],
    [
      'whoever proposed it, in another function',
      { actor: person('admin'), functions: functions('pembaca-pengawasan') },
      'SecondPersonRequired',
    ],
    [
      'another of the same function',
      { actor: person('lain'), functions: functions('admin-lapor') },
      'SecondPersonRequired',
    ],
    [
      'another of both functions',
      { actor: person('lain'), functions: functions('admin-lapor', 'pembaca-pengawasan') },
      'SecondPersonRequired',
    ],
    [
      'somebody whom it does not wait for',
      { actor: person('lain'), functions: functions('sekretaris') },
      'SecondPersonRequired',
    ],
    ['nobody in particular', { actor: person('lain'), functions: [] }, 'SecondPersonRequired'],
    ['the machine', { actor: MACHINE }, 'PersonRequired'],
  ] as const)('is not approved by %s', (_, by, refusal) => {
    expect(ask(waiting, by)).toBe(refusal);
  });

  it('is done when a second person of another function approves', () => {
    expect(ask(waiting, { actor: READER })).toEqual(['StepApproved', 'Classified', 'Routed']);
  });

  it('lapses after five working days, and is told', () => {
    // From the 6th; Waisak and the day after are none: 7, 8, 9, 14, 15.
    expect(shownInWib(waiting.proposed?.until ?? 0)).toBe('2025-05-15 16:00');
    expect(ask(waiting, { actor: READER, now: wib('2025-05-15 16:00') })).toContain('StepApproved');
    const late = wib('2025-05-15 16:00:00.001');
    expect(ask(waiting, { actor: READER, now: late })).toBe('NotNow');
    expect(nextActionAt(policy, waiting) ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(late);
    const { report, record } = suspected
      .next(TO_SERVICE)
      .next({ type: 'passTime' }, { actor: MACHINE, now: late })
      .story();
    const lapsed = record.find(({ event }) => event.type === 'ProposalExpired') ?? expect.fail('did not lapse');
    expect(report).not.toHaveProperty('proposed');
    if (report === undefined || report.status === 'received') throw new Error('no report');
    expect(
      noticesFor(policy, { before: undefined, after: report }, lapsed).map(
        ({ kind, recipient }) => `${kind} ${recipient}`,
      ),
    ).toEqual(['oversightStep admin-lapor', 'oversightStep pembaca-pengawasan']);
  });

  it('a step that lapsed, was declined or is overtaken by an accusation can be proposed anew', () => {
    const accusing = {
      type: 'addReply',
      content: said('lagi'),
      sentAt: wib('2025-05-06 10:30'),
      proposal: SUSPICION,
    } as const;
    const faint = { ...SUSPICION, class: 'service', pOversight: 0.3 } as const;
    const settled = [
      suspected.next(TO_SERVICE).next({ type: 'declineStep' }),
      suspected.next(TO_SERVICE).next({ type: 'passTime' }, { actor: MACHINE, now: wib('2025-05-16 08:00') }),
      aReport({ proposal: faint }).next(TO_SERVICE).next(accusing, { actor: MACHINE }),
      suspected.next(TO_SERVICE).next(OVERSIGHT),
    ];
    for (const story of settled) {
      expect(story.build()).not.toHaveProperty('proposed');
      expect(story.next(PROPOSED).build()).toHaveProperty('proposed');
    }
  });

  it.each<[string, Step, readonly string[]]>([
    ['is put away', { type: 'archive', reason: 'notAComplaint' }, ['StepApproved', 'Archived']],
    ['goes to another agency', { type: 'refer', authority: 'polres' }, ['StepApproved', 'Referred']],
    ['is found to be none', AS_SERVICE, ['StepApproved', 'Classified', 'Routed']],
    ['names somebody else', { type: 'recuse', recused: functions('kepala-llaj') }, ['StepApproved', 'Recused']],
  ])('%s', (_, step, events) => {
    const { record } = suspected.agreed(step).story();
    expect(record.slice(-events.length).map(({ event }) => event.type)).toEqual(events);
  });

  it.each<[Step, Step]>([
    [
      { type: 'archive', reason: 'notAComplaint' },
      { type: 'archive', reason: 'incomplete' },
    ],
    [
      { type: 'refer', authority: 'polres' },
      { type: 'refer', authority: 'polres' },
    ],
  ])('ends nothing a second time: %j', (end, again) => {
    const ended = suspected.agreed(end).build();
    const command = { type: 'proposeStep', step: again, content: said('sekali lagi') } as const;
    const now = wib('2025-05-06 11:00');
    const decision = decide(ended, command, { now, policy, actor: READER, functions: functionsOf(READER) });
    expect(decision).toMatchObject({
      ok: false,
      refusal: { kind: 'IllegalMove', from: ended.status, to: ended.status },
    });
  });

  it('waits for the inspectorate where everybody else is named or proposes', () => {
    const alone = suspected.next({ type: 'recuse', recused: functions('pembaca-pengawasan') });
    expect(alone.build()).toMatchObject({ standIns: ['inspektur'] });
    expect(alone.next(TO_SERVICE).build().proposed?.approvers).toEqual(['inspektur']);
    expect(reads(alone.build(), 'inspector')).toBe(true);
  });

  it('a proposal to take a name away is no longer open when somebody else is named meanwhile', () => {
    const named = suspected.next({ type: 'recuse', recused: functions('sekretaris') });
    const correcting = named.next({
      type: 'proposeStep',
      step: { type: 'recuse', recused: [] },
      content: said('keliru'),
    });
    const after = correcting.next({ type: 'recuse', recused: functions('kepala-llaj') }).build();
    expect(after.recused).toEqual(['sekretaris', 'kepala-llaj']);
    expect(after).not.toHaveProperty('proposed');
  });

  it('is approved by nobody whom it would name', () => {
    const naming = { type: 'recuse', recused: functions('pembaca-pengawasan') } as const;
    const waits = suspected.next({ type: 'proposeStep', step: naming, content: said('terlibat') });
    expect(waits.build().proposed?.approvers).toEqual(['inspektur']);
  });

  it('is for whoever it waits for to read, as long as it waits', () => {
    const nobodyElse = suspected.next({ type: 'recuse', recused: functions('pembaca-pengawasan', 'inspektur') });
    const waits = nobodyElse.next(TO_SERVICE);
    expect(waits.build().proposed?.approvers).toEqual(['inspektorat-provinsi']);
    expect(reads(waits.build(), 'upper-inspector')).toBe(true);
    expect(reads(waits.build(), 'inspector')).toBe(false);
  });

  it('keeps a report in the lists of open work, though it is done', () => {
    const done = suspected.agreed(AS_SERVICE).agreed({ type: 'archive', reason: 'incomplete' });
    expect(isOpenWork(done.build())).toBe(false);
    const asked = done.next({ type: 'proposeStep', step: { type: 'revealIdentity' }, content: said('perlu') });
    expect(isOpenWork(asked.build())).toBe(true);
  });
});

describe('who is named', () => {
  const ACCUSING = { ...SUSPICION, accused: functions('admin-lapor') };
  const adds = {
    type: 'addReply',
    content: said('dia itu adminnya'),
    sentAt: wib('2025-05-06 10:30'),
    proposal: ACCUSING,
  } as const;

  it('whoever is named by a later reply is kept out before anybody hears of the reply', () => {
    const { record, report } = suspected.next(adds, { actor: MACHINE }).story();
    expect(record.slice(-2).map(({ event }) => event.type)).toEqual(['Recused', 'ReporterReplied']);
    expect(report).toMatchObject({ recused: ['admin-lapor'], standIns: ['pembaca-pengawasan'] });
    expect(suspected.next(OVERSIGHT).next(adds, { actor: MACHINE }).build()).toMatchObject({
      recused: ['admin-lapor'],
    });
  });

  it('always has room, however many are named who read nothing of it', () => {
    const heads = ['kepala-llaj', 'kepala-asdp', 'kepala-umum'];
    const full = suspected.next({ type: 'recuse', recused: functions(...heads, 'kepala-keuangan', 'grup-umum') });
    const more = decide(
      full.build(),
      { type: 'recuse', recused: functions('grup-llaj') },
      {
        now: wib('2025-05-06 11:00'),
        policy,
        actor: person('admin'),
      },
    );
    expect(more).toMatchObject({ ok: false, refusal: { kind: 'TooManyNamed' } });
    const all = full.next({ type: 'recuse', recused: functions('admin-lapor', 'sekretaris', 'inspektur') });
    expect(all.build().recused).toHaveLength(8);
  });

  it('whoever is named by a function is named by account too, as far as there is room beside the readers', () => {
    const [post, ...rest] = functions('sekretaris', 'kepala-llaj', 'kepala-asdp', 'kepala-umum');
    const accounts = ['agus-contoh', 'budi-contoh', 'cici-contoh', 'dedi-contoh'].map((name, at) => ({
      person: PersonId.parse(name),
      functions: [post, ...rest].flatMap((id, other) => (id !== undefined && other === at ? [id] : [])),
    }));
    const naming = (...names: readonly PersonId[]) =>
      suspected.next({ type: 'recuse', recused: names }, { accounts }).build().recused;
    expect(naming(...(post === undefined ? [] : [post]))).toEqual(['sekretaris', 'agus-contoh']);
    // Ten in all, five of whom may have to do with oversight: three beside them leave room for two.
    expect(naming(...rest)).toEqual(['kepala-llaj', 'kepala-asdp', 'kepala-umum', 'budi-contoh', 'cici-contoh']);
  });

  it('cannot be everybody who would decide once it is confirmed, neither by a person nor by the machine', () => {
    const judges = functions('sekretaris', 'inspektur', 'inspektorat-provinsi');
    const naming = {
      now: wib('2025-05-06 11:00'),
      policy,
      actor: person('admin'),
      functions: functions('admin-lapor'),
    };
    const named = decide(suspected.build(), { type: 'recuse', recused: judges }, naming);
    expect(named).toMatchObject({ refusal: { kind: 'SecondPersonRequired' } });
    const step = { type: 'recuse', recused: judges } as const;
    const proposed = decide(suspected.build(), { type: 'proposeStep', step, content: said('semua') }, naming);
    expect(proposed).toMatchObject({ refusal: { kind: 'NobodyLeft' } });
    const accused = { ...adds, proposal: { ...SUSPICION, accused: judges } };
    expect(suspected.next(accused, { actor: MACHINE }).build().recused).toEqual(['sekretaris', 'inspektur']);
  });

  it('before anybody knew the account is named by it at the next decision', () => {
    const accounts = [{ person: PersonId.parse('agus-contoh'), functions: functions('sekretaris') }];
    const byMachine = suspected.next(
      { ...adds, proposal: { ...SUSPICION, accused: functions('sekretaris') } },
      { actor: MACHINE },
    );
    expect(byMachine.build().recused).toEqual(['sekretaris']);
    expect(byMachine.next(OVERSIGHT, { accounts }).build().recused).toEqual(['sekretaris', 'agus-contoh']);
  });

  it('has what they proposed taken away with them', () => {
    const waits = suspected.next(PROPOSED);
    expect(waits.build()).toHaveProperty('proposed');
    const named = waits.next({ type: 'recuse', recused: functions('admin-lapor') }, { actor: READER });
    expect(named.build()).not.toHaveProperty('proposed');
    const other = waits.next({ type: 'recuse', recused: functions('kepala-llaj') }, { actor: READER });
    expect(other.build()).toHaveProperty('proposed');
  });

  it('is told nothing of what comes of it once it was found to be none, but of the report like anybody else', () => {
    const cleared = suspected
      .next({ type: 'recuse', recused: functions('admin-lapor', 'kepala-llaj') })
      .agreed(AS_SERVICE);
    const told = (story: typeof cleared, type: string) => {
      const { record, report } = story.story();
      const recorded = record.findLast(({ event }) => event.type === type) ?? expect.fail(type);
      if (report === undefined || report.status === 'received') throw new Error('no report');
      return noticesFor(policy, { before: undefined, after: report }, recorded).map(
        ({ kind, recipient }) => `${kind} ${recipient}`,
      );
    };
    const ended = cleared.agreed({ type: 'archive', reason: 'incomplete' });
    expect(told(ended, 'Archived')).toEqual(['oversightStep pembaca-pengawasan']);
    const back = cleared.next({ type: 'handBack', reason: 'notThisUnit' });
    expect(told(back, 'HandedBack')).toEqual(['handedBack admin-lapor']);
  });

  it('is kept out at once when a report that was found to be none accuses anew', () => {
    const cleared = suspected.next({ type: 'recuse', recused: functions('admin-lapor') }).agreed(AS_SERVICE);
    expect(reads(cleared.build(), 'lapor-admin')).toBe(true);
    const again = cleared.next({ ...adds, proposal: SUSPICION }, { actor: MACHINE });
    expect(again.build()).toMatchObject({ oversight: 'suspected', recused: ['admin-lapor'] });
    expect(reads(again.build(), 'lapor-admin')).toBe(false);
  });
});

describe('after a suspicion was found to be none', () => {
  const cleared = suspected.agreed(AS_SERVICE);
  const REVEAL = { type: 'revealIdentity', content: said('perlu') } as const;
  const asks = cleared.next({ type: 'proposeStep', step: { type: 'revealIdentity' }, content: said('perlu') });

  it('its readers see it for ninety days, to the millisecond', () => {
    const { seenUntil } = cleared.build();
    // Approved on the 6th of May at 10:02; ninety days later is the 4th of August.
    expect(shownInWib(seenUntil ?? 0)).toBe('2025-08-04 10:02');
    expect(reads(cleared.build(), 'oversight-reader', '2025-08-04 10:01')).toBe(true);
    expect(reads(cleared.build(), 'oversight-reader', '2025-08-04 10:02')).toBe(false);
    expect(reads(aReport().build(), 'oversight-reader')).toBe(false);
  });

  it('who reported is opened only by who asked, once another has agreed, once', () => {
    const refused = (report: Report, by: string) => {
      const decision = decide(report, REVEAL, { now: wib('2025-05-07 09:00'), actor: person(by), policy });
      return decision.ok ? decision.value.map(({ type }) => type) : decision.refusal.kind;
    };
    expect(refused(cleared.build(), 'admin')).toBe('SecondPersonRequired');
    expect(refused(asks.build(), 'admin')).toBe('SecondPersonRequired');
    const agreed = asks.next(APPROVE, { actor: READER });
    expect(refused(agreed.build(), 'kabid')).toBe('SecondPersonRequired');
    expect(refused(agreed.build(), 'admin')).toEqual(['IdentityRevealed']);
    expect(refused(agreed.next(REVEAL).build(), 'admin')).toBe('SecondPersonRequired');
    const decision = decide(agreed.build(), REVEAL, {
      now: Instant.parse((asks.build().proposed?.until ?? 0) + 1),
      actor: person('admin'),
      policy,
    });
    expect(decision).toMatchObject({ ok: false, refusal: { kind: 'SecondPersonRequired' } });
    // A report that nobody ever suspected is as it was.
    expect(refused(aReport().build(), 'admin')).toEqual(['IdentityRevealed']);
  });
});
