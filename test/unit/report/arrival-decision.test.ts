import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import type { Actor } from '#shared/domain/report/event';
import type { Assessed } from '#shared/domain/report/report';
import {
  ASKED,
  aProposal,
  aReport,
  CLASSIFIED,
  CLOSED,
  DOUBT,
  EVERYWHERE,
  LAPOR,
  PPID,
  person,
  RESOLVED,
  SUSPICION,
  said,
  shownInWib,
  submit,
  topic,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const reply = (words: string, proposal = aProposal()): Command => ({
  type: 'addReply',
  content: said(words),
  sentAt: wib('2025-05-06 12:00'),
  proposal,
});
const misconduct = reply('petugas meminta uang', SUSPICION);

describe('a new report', () => {
  it('a new report for one of our units, without doubt, is routed at once and marked as decided by machine', () => {
    expect(aReport().build()).toMatchObject({
      status: 'routed',
      assignee: 'llaj',
      decidedBy: 'machine',
      confirmed: false,
      oversight: 'none',
    });
  });

  it.each([
    ['of suspected oversight', SUSPICION],
    ['of doubt', DOUBT],
    ['that is not ours', aProposal({ unit: 'notOurs', topic: topic('jalan-rusak') })],
  ])('a new report %s waits for a person', (_, proposal) => {
    const report = aReport({ proposal }).build();
    expect(report.status).toBe('triaging');
    expect(report).not.toHaveProperty('assignee');
  });

  it('has its clocks from receipt: triage in 240 minutes, the unit in 60, an end in 14 days', () => {
    const due = Object.entries(aReport().build().deadlines).map(([clock, { dueAt }]) => [clock, shownInWib(dueAt)]);
    // Tuesday 10:00: 120 minutes to lunch and 120 after it; Waisak and its joint leave on the 12th and 13th.
    expect(Object.fromEntries(due)).toEqual({
      triage: '2025-05-06 15:00',
      inform: '2025-05-06 11:00',
      processed: '2025-05-06 15:00',
      firstResponse: '2025-05-15 16:00',
      resolution: '2025-05-28 16:00',
    });
  });

  it('a new report of suspected oversight has the longer limit from the start', () => {
    expect(shownInWib(EVERYWHERE.suspected.build().deadlines.resolution?.dueAt ?? 0)).toBe('2025-08-07 16:00');
  });
});

describe('a repeated submission', () => {
  it('does nothing, also after its report was resolved', () => {
    const story = aReport().next({ type: 'startWork' }).next(RESOLVED);
    expect(story.next(submit()).build()).toEqual(story.build());
  });

  it('a repeated submission with other content is an amendment; the newest by the time it was sent stands', () => {
    const second = submit({ content: said('ralat kedua'), sentAt: wib('2025-05-06 13:00') });
    const first = submit({ content: said('ralat pertama'), sentAt: wib('2025-05-06 11:00') });
    const late = aReport().next(second).next(first).build();
    expect(late.amended).toEqual({ content: said('ralat kedua'), sentAt: wib('2025-05-06 13:00') });
    expect(late.messages).toBe(2);
  });

  it('a late repetition of the first content does nothing', () => {
    const amended = aReport().next(submit({ content: said('ralat'), sentAt: wib('2025-05-06 13:00') }));
    expect(amended.next(submit()).build()).toEqual(amended.build());
  });

  it('the first content, sent again after an amendment, takes the amendment back', () => {
    const amended = aReport().next(submit({ content: said('ralat'), sentAt: wib('2025-05-06 13:00') }));
    const again = amended.next(submit({ sentAt: wib('2025-05-06 14:00') })).build();
    expect(again.amended?.content).toBe(submit().content);
  });

  it('a submission that was sent earlier than the recorded one is noted and does not replace it', () => {
    const late = aReport().next(submit({ content: said('mula-mula'), sentAt: wib('2025-05-06 08:00') }));
    expect(late.build()).toMatchObject({ messages: 1, content: submit().content });
    expect(late.build().amended).toBeUndefined();
  });

  it('raises confidentiality and never lowers it', () => {
    const raised = aReport().next(submit({ anonymous: true }));
    expect(raised.build()).toMatchObject({ anonymous: true, secret: false });
    expect(raised.next(submit({ secret: true })).build()).toMatchObject({ anonymous: true, secret: true });
  });

  it("an older word on the channel's status changes nothing, however often it comes", () => {
    const known = aReport().next({
      type: 'noteChannelStatus',
      status: 'done',
      observedAt: wib('2025-05-08 10:00'),
    });
    const older = submit({ channelStatus: 'inProcess', sentAt: wib('2025-05-07 10:00') });
    expect(known.next(older).build()).toEqual(known.build());
  });
});

describe('a suspicion', () => {
  const faint = aProposal({ pOversight: 0.3, abstain: true });

  it('a faint suspicion becomes plain when a reply accuses plainly, and a plain one never becomes faint', () => {
    const before = aReport({ proposal: faint });
    expect(before.build()).toMatchObject({ status: 'triaging', class: 'service', oversight: 'suspected' });
    const plain = before.next(misconduct);
    // 60 working days from 6 May 2025, not 14.
    expect(plain.build()).toMatchObject({ status: 'triaging', class: 'oversight', oversight: 'suspected' });
    expect(shownInWib(plain.build().deadlines.resolution?.dueAt ?? 0)).toBe('2025-08-07 16:00');
    expect(plain.next(reply('entahlah', faint)).build()).toMatchObject({ class: 'oversight', oversight: 'suspected' });
  });
});

describe('a reply', () => {
  it('a reply with a value that nobody can read flags the report, as a submission or an amendment does', () => {
    const odd = { flags: ['attachmentsUnreadable'] } as const;
    const replied = aReport().next({ ...reply('lihat foto'), ...odd });
    const amended = aReport().next(submit({ content: said('ralat'), ...odd }));
    expect([aReport(odd), replied, amended].map((report) => report.build().flagged)).toEqual([true, true, true]);
    expect(aReport().next(reply('lihat foto')).build().flagged).toBe(false);
  });

  it.each([
    ['asked while triaging', 'triaging'],
    ['asked while routed', 'routed'],
    ['asked while in progress', 'inProgress'],
    ['asked while resolved', 'resolved'],
  ] as const)('a reply to what was %s takes it back there', (place, status) => {
    expect(EVERYWHERE[place].next(reply('di simpang')).build().status).toBe(status);
  });

  it('after the end is for a person to judge and reopens nothing', () => {
    for (const place of [EVERYWHERE.resolved, EVERYWHERE.closed]) {
      const before = place.build();
      expect(place.next(reply('masih padam')).build()).toMatchObject({ status: before.status, reporterReplied: true });
    }
  });

  it('a reply that was judged by reopening is not pending any more', () => {
    const reopened = EVERYWHERE.closed.next(reply('masih padam')).next({ type: 'reopen', reason: 'notSatisfied' });
    expect(reopened.build().reporterReplied).toBeUndefined();
    expect(reopened.next(RESOLVED).build().reporterReplied).toBeUndefined();
  });

  it.each(Object.entries(EVERYWHERE))(
    'a reply that alleges misconduct takes what is %s to a person and from its unit',
    (_, place) => {
      const report = place.next(misconduct).build();
      expect(report.oversight).not.toBe('none');
      if ('assignee' in report) expect(report.assignee).toBe('secretary');
      else expect(report.status).toBe('triaging');
    },
  );

  it('a reply that alleges misconduct is never given to the unit first', () => {
    const { record } = EVERYWHERE['asked while routed'].next(misconduct).story();
    expect(record.slice(-2).map(({ event }) => event.type)).toEqual(['ReporterReplied', 'OversightSuspected']);
  });

  it('a reply that alleges misconduct makes the case no less urgent', () => {
    const urgent = aReport({ proposal: aProposal({ urgency: 'danger' }) });
    expect(urgent.next(misconduct).build().urgency).toBe('danger');
    expect(
      aReport()
        .next(reply('x', { ...SUSPICION, urgency: 'high' }))
        .build().urgency,
    ).toBe('high');
  });

  it('a reply that alleges misconduct leaves confirmed oversight as it was', () => {
    const confirmed = EVERYWHERE['oversight routed'].next(misconduct).build();
    expect(confirmed).toMatchObject({ status: 'routed', assignee: 'secretary', oversight: 'confirmed' });
  });
});

describe('a withdrawal', () => {
  const withdrawn = (report: Assessed) => [report.status, report.withdrawn];

  it('can be made again after the report was restored', () => {
    const restored = aReport().next({ type: 'withdraw' }).next({ type: 'restore' });
    expect(restored.build().withdrawn).toBeUndefined();
    expect(restored.next({ type: 'withdraw' }).build().status).toBe('archived');
  });

  it('archives a service report with that reason', () => {
    const report = aReport().next({ type: 'withdraw' }).build();
    expect(report).toMatchObject({ status: 'archived', reason: 'withdrawn', withdrawn: true });
  });

  it('a withdrawal of an oversight report is only noted, and a person judges', () => {
    expect(withdrawn(EVERYWHERE.suspected.next({ type: 'withdraw' }).build())).toEqual(['triaging', true]);
    expect(withdrawn(EVERYWHERE['oversight routed'].next({ type: 'withdraw' }).build())).toEqual(['routed', true]);
  });

  it('after the end is only noted', () => {
    expect(withdrawn(EVERYWHERE.closed.next({ type: 'withdraw' }).build())).toEqual(['closed', true]);
  });
});

describe("the channel's status", () => {
  const seen = (status: 'inProcess' | 'done', at: string): Command => ({
    type: 'noteChannelStatus',
    status,
    observedAt: wib(at),
  });

  it("is a fact beside the office's, and moves nothing", () => {
    const report = aReport().next(seen('done', '2025-05-07 10:00')).build();
    expect(report).toMatchObject({ status: 'routed', channelStatus: { status: 'done' } });
  });

  it('may come late: the newest observation stands', () => {
    const report = aReport().next(seen('done', '2025-05-08 10:00')).next(seen('inProcess', '2025-05-07 10:00'));
    expect(report.build().channelStatus?.status).toBe('done');
  });

  it('seen twice at one time is what was said last', () => {
    const report = aReport().next(seen('done', '2025-05-07 10:00')).next(seen('inProcess', '2025-05-07 10:00'));
    expect(report.build().channelStatus?.status).toBe('inProcess');
  });

  it('may move backwards, if that is what was seen last', () => {
    const report = aReport().next(seen('done', '2025-05-07 10:00')).next(seen('inProcess', '2025-05-08 10:00'));
    expect(report.build().channelStatus?.status).toBe('inProcess');
  });

  it('may be noted by a person who saw it there, at a time when that can have been', () => {
    const now = wib('2025-05-08 10:00');
    const noted = (at: string, actor: Actor) => decide(aReport().build(), seen('done', at), { now, actor, policy });
    expect(noted('2025-05-08 10:00', person('admin'))).toMatchObject({
      ok: true,
      value: [{ type: 'ChannelStatusChanged' }],
    });
    for (const at of ['2025-05-01 10:00', '2025-05-08 10:06']) {
      expect(noted(at, person('admin'))).toEqual({ ok: false, refusal: { kind: 'MomentImpossible' } });
      // A channel's clock may be wrong; what it says is kept.
      expect(noted(at, { by: 'channel', channel: LAPOR })).toMatchObject({ ok: true });
    }
  });
});

describe('a conflict', () => {
  it('flags the report and changes nothing else of it', () => {
    const before = aReport().build();
    const after = aReport()
      .next({ type: 'setConflictAside', webhook: before.tip, body: said('lain') })
      .build();
    expect(after).toEqual({ ...before, flagged: true, version: before.version + 1, tip: after.tip });
  });
});

describe('silence', () => {
  const silence: Command = { type: 'close', closedBy: 'silence' };
  const byChannel = aReport({ channel: PPID }).next({ type: 'startWork' }).next(RESOLVED);

  it('silence on LAPOR! only proposes the end: the channel closes', () => {
    expect(EVERYWHERE.resolved.next(silence).build()).toMatchObject({ status: 'resolved', closeProposed: true });
  });

  it('elsewhere closes', () => {
    expect(byChannel.next(silence).build()).toMatchObject({ status: 'closed', closedBy: 'silence' });
  });

  it('is proposed anew after the report was worked on again', () => {
    const again = EVERYWHERE.resolved
      .next(silence)
      .next({ type: 'reopen', reason: 'notSatisfied' })
      .next({ type: 'handBack', reason: 'needsDecision' })
      .next(CLASSIFIED)
      .next({ type: 'startWork' })
      .next(RESOLVED);
    expect(again.build().closeProposed).toBeUndefined();
    expect(again.next(silence).build().closeProposed).toBe(true);
  });

  it('does not close twice', () => {
    const closed = byChannel.next(silence);
    expect(closed.next(CLOSED).build()).toEqual(closed.build());
  });
});

describe('a question', () => {
  it('keeps what was known where it was asked', () => {
    const { status: _, version: __, tip: ___, stood: stoodBefore = [], ...before } = EVERYWHERE.resolved.build();
    const { status, version, tip, messages, stood, ...after } = EVERYWHERE.resolved
      .next(ASKED)
      .next({ type: 'resume' })
      .build();
    expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([field]) => field !== 'messages')));
    expect([status, messages]).toEqual(['resolved', 1]);
    // That the clocks stood still meanwhile is added, and ends with the question.
    expect(stood?.slice(0, -1)).toEqual(stoodBefore);
    expect(stood?.at(-1)).toMatchObject({ why: 'awaitingReporter', until: expect.any(Number) });
    expect(version).toBe(EVERYWHERE.resolved.build().version + 2);
    expect(tip).not.toBe(EVERYWHERE.resolved.build().tip);
  });
});
