import { describe, expect, it } from 'vitest';
import type { Policy } from '#shared/domain/policy/policy';
import { nextActionAt } from '#shared/domain/report/agenda';
import { decide } from '#shared/domain/report/decide';
import { Report } from '#shared/domain/report/report';
import { at, informed, passTime, routed } from '#test/support/builders/a-notice';
import {
  ASKED,
  after,
  aProposal,
  type aReport,
  OVERSIGHT,
  PPID,
  person,
  RESOLVED,
  SUSPICION,
  said,
  shownInWib,
  submit,
  wib,
} from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

type Builder = ReturnType<typeof aReport>;
const SILENCE = ['SilenceNoted', 'CloseProposed', 'Closed', 'Archived', 'Resumed'];

/** What silence comes to when the watch looks at a moment; what else is late is told elsewhere. */
const passed = (report: Builder, shown: string, rules: Policy = policy): readonly string[] => {
  const before = report.story();
  const { record } = after(before, passTime, { ...at(shown), policy: rules });
  return record
    .slice(before.record.length)
    .map(({ event }) => event.type)
    .filter((type) => SILENCE.includes(type));
};
const NOTHING: readonly string[] = [];
const reply = (sentAt: string, proposal = aProposal()) =>
  ({ type: 'addReply', content: said('di simpang'), sentAt: wib(sentAt), proposal }) as const;

/** The same report once more, with other words. */
const corrects = (sentAt: string) => submit({ channel: PPID, content: said('di simpang empat'), sentAt: wib(sentAt) });

/*
 * Tuesday, 6 May 2025. Waisak and its joint leave: 12 and 13 May; Ascension: 29 and 30; Iduladha: 6 and 9 June.
 * Five working days later: 7, 8, 9, 14, 15 May. Five more: 16, 19 to 22 May.
 */
const NOTED = '2025-05-15 16:00';
const ENDED = '2025-05-22 16:00';
const request = routed({ channel: PPID }).next({ type: 'recordInformed' });
const asked = informed().next(ASKED);
const requestAsked = request.next(ASKED);

describe('a reporter who does not answer', () => {
  it('is noted after five working days, and not a millisecond earlier', () => {
    expect(passed(asked, '2025-05-15 15:59:59.999')).toEqual(NOTHING);
    expect(passed(asked, NOTED)).toEqual(['SilenceNoted']);
    expect(passed(asked.next(passTime, at(NOTED)), NOTED)).toEqual(NOTHING);
  });

  it('a silent reporter on LAPOR! only has closing proposed, after five more, once', () => {
    const noted = asked.next(passTime, at(NOTED));
    expect(passed(noted, '2025-05-22 15:59:59.999')).toEqual(NOTHING);
    expect(passed(noted, ENDED)).toEqual(['CloseProposed']);
    const proposed = noted.next(passTime, at(ENDED));
    expect(proposed.build()).toMatchObject({ status: 'awaitingReporter', closeProposed: true });
    expect(passed(proposed, '2026-05-22 16:00')).toEqual(NOTHING);
    expect(
      nextActionAt(policy, proposed.next({ type: 'markProcessed', statedAt: wib(ENDED) }).build()),
    ).toBeUndefined();
  });

  it('where the office closes has the report archived, which can be restored', () => {
    const noted = requestAsked.next(passTime, at(NOTED));
    expect(passed(noted, '2025-05-22 15:59:59.999')).toEqual(NOTHING);
    expect(passed(noted, ENDED)).toEqual(['Archived']);
    const archived = noted.next(passTime, at(ENDED));
    expect(archived.build()).toMatchObject({ status: 'archived', reason: 'silence' });
    expect(archived.next({ type: 'restore' }).build().status).toBe('triaging');
  });

  it('is given the second five days from when somebody was told, however late that was', () => {
    const late = requestAsked.next(passTime, at('2025-05-20 09:00'));
    // 21, 22, 23, 26, 27 May.
    expect(passed(late, '2025-05-27 15:59:59.999')).toEqual(NOTHING);
    expect(passed(late, '2025-05-27 16:00')).toEqual(['Archived']);
  });

  it('is noted before anything ends, after whatever outage', () => {
    expect(passed(requestAsked, '2025-08-01 10:00')).toEqual(['SilenceNoted']);
  });

  it.each([
    ['suspected', routed({ channel: PPID, proposal: SUSPICION }).next(ASKED), ENDED],
    ['confirmed', routed({ channel: PPID, proposal: SUSPICION }).next(OVERSIGHT).next(ASKED), ENDED],
  ] as const)('is not silenced out of an accusation: oversight %s', (oversight, accusation, ended) => {
    const noted = accusation.next(passTime, at(NOTED));
    expect(noted.build()).toMatchObject({ oversight });
    expect(passed(noted, ended)).toEqual(['CloseProposed']);
  });

  it('a reporter who says something is silent no more', () => {
    const noted = asked.next(passTime, at(NOTED));
    const replied = noted.next(reply('2025-05-20 10:00'), { now: wib('2025-05-20 10:00') });
    expect(replied.build()).toMatchObject({ status: 'routed' });
    expect(replied.build().silenceNotedAt).toBeUndefined();
    expect(passed(replied, '2025-12-01 10:00')).toEqual(NOTHING);
  });

  it('a reporter who corrects the report has answered: what waited goes on', () => {
    const corrected = requestAsked.next(corrects('2025-05-07 10:00'), { now: wib('2025-05-07 10:00') });
    expect(corrected.build().status).toBe('routed');
    expect(passed(corrected, '2025-12-01 10:00')).toEqual(NOTHING);
    const noted = requestAsked.next(passTime, at(NOTED));
    const late = noted.next(corrects('2025-05-20 10:00'), { now: wib('2025-05-20 10:00') });
    expect(late.build().silenceNotedAt).toBeUndefined();
    expect(passed(late, '2025-12-01 10:00')).toEqual(NOTHING);
  });

  it('a reporter who is asked anew has the whole time again', () => {
    const again = asked
      .next(passTime, at(NOTED))
      .next({ type: 'resume' }, { now: wib('2025-05-19 09:00') })
      .next(ASKED, { now: wib('2025-05-19 10:00') });
    // 20 to 23, 26 May.
    expect(passed(again, '2025-05-26 15:59:59.999')).toEqual(NOTHING);
    expect(passed(again, '2025-05-26 16:00')).toEqual(['SilenceNoted']);
  });
});

describe('a reporter who does not react to an end', () => {
  const resolved = informed().next({ type: 'startWork' }).next(RESOLVED);
  const requestResolved = request.next({ type: 'startWork' }).next(RESOLVED);
  /** Closure is due ten working days after the 6th, on the 22nd too; it is over a millisecond later. */
  const OVER = '2025-05-22 16:00:00.001';

  it('is noted after five working days', () => {
    expect(passed(resolved, '2025-05-15 15:59:59.999')).toEqual(NOTHING);
    expect(passed(resolved, NOTED)).toEqual(['SilenceNoted']);
  });

  it('a silent reporter on LAPOR! only has closing proposed, and may still reopen', () => {
    const noted = resolved.next(passTime, at(NOTED));
    expect(passed(noted, ENDED)).toEqual(NOTHING);
    expect(passed(noted, OVER)).toEqual(['CloseProposed']);
    const proposed = noted.next(passTime, at(OVER));
    expect(proposed.build().status).toBe('resolved');
    const reopened = proposed
      .next({ type: 'reopen', reason: 'notSatisfied' }, { now: wib('2025-07-01 10:00') })
      .build();
    expect(reopened.status).toBe('inProgress');
    expect(reopened.closeProposed).toBeUndefined();
    expect(reopened.silenceNotedAt).toBeUndefined();
  });

  it('where the office closes has it closed by silence, and may reopen in ten working days', () => {
    const noted = requestResolved.next(passTime, at(NOTED));
    expect(passed(noted, ENDED)).toEqual(NOTHING);
    expect(passed(noted, OVER)).toEqual(['Closed']);
    const closed = noted.next(passTime, at(OVER)).build();
    expect(closed).toMatchObject({ status: 'closed', closedBy: 'silence' });
    const reopened = (shown: string) =>
      decide(closed, { type: 'reopen', reason: 'notSatisfied' }, { now: wib(shown), actor: person('admin'), policy })
        .ok;
    // 23, 26 to 28 May (4), 2 to 5 (8), 10, 11 June (10).
    expect([reopened('2025-06-11 16:00'), reopened('2025-06-11 16:00:00.001')]).toEqual([true, false]);
  });

  it('is not closed before closure is due, whatever the rules of silence say', () => {
    const now = { limit: 0, unit: 'workingMinutes' } as const;
    const silence = { ...policy.watch.silence, resolved: { noteAfter: now, endAfter: now } };
    const hasty = { ...policy, watch: { ...policy.watch, silence } };
    const noted = requestResolved.next(passTime, { ...at('2025-05-06 11:00'), policy: hasty });
    expect(passed(noted, ENDED, hasty)).toEqual(NOTHING);
    expect(passed(noted, OVER, hasty)).toEqual(['Closed']);
  });

  it('is not closed out of an accusation', () => {
    const accusation = routed({ channel: PPID, proposal: SUSPICION })
      .next(OVERSIGHT)
      .next({ type: 'startWork' })
      .next({ type: 'resolve', result: 'planned' });
    const noted = accusation.next(passTime, at(NOTED));
    expect(noted.build()).toMatchObject({ oversight: 'confirmed', status: 'resolved' });
    expect(passed(noted, OVER)).toEqual(['CloseProposed']);
  });

  it('a report whose reporter says something about its end waits for a person, and not for the end of silence', () => {
    const replied = requestResolved.next(reply('2025-05-14 09:00'), { now: wib('2025-05-14 09:00') });
    expect(replied.build().status).toBe('resolved');
    expect(passed(replied, '2025-12-01 10:00')).toEqual(NOTHING);
    const later = requestResolved.next(passTime, at(NOTED)).next(reply('2025-05-16 09:00'));
    expect(passed(later, '2025-12-01 10:00')).toEqual(NOTHING);
  });

  it('a report whose reporter answers a question about its end waits for a person, and is never closed for silence', () => {
    const asked = requestResolved.next(ASKED, { now: wib('2025-05-07 10:00') });
    const replied = asked.next(reply('2025-05-08 10:00'), { now: wib('2025-05-08 10:00') });
    expect(replied.build()).toMatchObject({ status: 'resolved', reporterReplied: true });
    expect(passed(replied, '2025-12-01 10:00')).toEqual(NOTHING);
  });

  it('a report whose reporter does not answer a question about its end either is back where it had ended', () => {
    // Asked on Wednesday, the 7th. Five: 8, 9, 14, 15, 16. Five more: 19 to 23, a Friday.
    const asked = requestResolved.next(ASKED, { now: wib('2025-05-07 10:00') });
    const noted = asked.next(passTime, at('2025-05-16 16:30'));
    expect(passed(asked, '2025-05-16 16:29:59.999')).toEqual(NOTHING);
    expect(passed(noted, '2025-05-23 16:29:59.999')).toEqual(NOTHING);
    const back = noted.next(passTime, at('2025-05-23 16:30')).build();
    expect(back).toMatchObject({ status: 'resolved', result: 'fixed', resolvedAt: wib('2025-05-06 10:03') });
    // Closure stood still from the 7th until the office shut on the 23rd, which counts: 23, 26 to 28 (4), 2 to 5 (8),
    // 10, 11 June.
    expect(shownInWib(back.deadlines.closure?.dueAt ?? 0)).toBe('2025-06-11 16:00');
    // From then on the end has a silence of its own: 26 to 28 May, 2 and 3 June.
    const again = noted.next(passTime, at('2025-05-23 16:30'));
    expect(passed(again, '2025-06-03 15:59:59.999')).toEqual(NOTHING);
    expect(passed(again, '2025-06-03 16:00')).toEqual(['SilenceNoted']);
  });
});

describe('who is told that the reporter is silent', () => {
  it.each([
    ['the unit', asked, ['reporterSilent → grup-llaj']],
    ['the desk', requestAsked, ['reporterSilent → meja-ppid']],
    ['the Lapor admin where nobody has it', routed().doubtful().next(ASKED), ['reporterSilent → admin-lapor']],
    ['the Lapor admin of a suspicion', routed().suspected().next(ASKED), ['reporterSilent → admin-lapor']],
    [
      'the Secretary of what is confirmed',
      routed().suspected().next(OVERSIGHT).next({ type: 'recordInformed' }).next(ASKED),
      ['reporterSilent → sekretaris'],
    ],
  ] as const)('the reporter’s silence is told to %s', (_, report, told) => {
    const silent = toldBy(report, passTime, at(NOTED)).filter((one) => one.startsWith('reporterSilent'));
    expect(silent).toEqual(told);
  });

  it('the proposal to close for silence is told to the Lapor admin, and of confirmed oversight to the Secretary', () => {
    const proposed = (report: Builder) =>
      toldBy(report.next(passTime, at(NOTED)), passTime, at(ENDED)).filter((one) => one.startsWith('closeProposed'));
    expect(proposed(asked)).toEqual(['closeProposed → admin-lapor']);
    expect(proposed(routed().suspected().next(ASKED))).toEqual(['closeProposed → admin-lapor']);
    expect(proposed(routed().suspected().next(OVERSIGHT).next(ASKED))).toEqual(['closeProposed → sekretaris']);
  });
});

describe('a question about what a unit gave back', () => {
  it('leaves it known who gave it back and why, until somebody decides', () => {
    const returned = informed().next({ type: 'handBack', reason: 'notThisUnit' }, { actor: person('llaj') });
    const question = returned.next(ASKED);
    const kept = { returned: { from: 'llaj', reason: 'notThisUnit' } };
    expect(Report.parse(question.build())).toMatchObject({ status: 'awaitingReporter', ...kept });
    expect(Report.parse(question.next(reply('2025-05-07 08:00')).build())).toMatchObject({
      status: 'triaging',
      ...kept,
    });
  });
});
