import { describe, expect, it } from 'vitest';
import { asksRecord } from '#shared/domain/report/said-before';
import { aProposal, aReport, DANGER, said, submit, wib } from '#test/support/builders/a-report';

const LATER = wib('2025-05-07 09:00');
const content = said('di simpang');
const reply = { type: 'addReply', content, sentAt: LATER, proposal: aProposal() } as const;
const seen = { type: 'noteChannelStatus', status: 'inProcess', observedAt: LATER } as const;
const early = submit({ content: said('mula-mula'), sentAt: wib('2025-05-06 08:00') });

describe('what a channel says again', () => {
  it('does nothing, though something else was said in between', () => {
    const told = aReport().next(reply).next(seen);
    const since = told
      .next({ ...reply, content: said('lain') })
      .next({ ...seen, status: 'done', observedAt: wib('2025-05-08 09:00') });
    for (const again of [reply, seen]) expect(since.next(again).build()).toEqual(since.build());
  });

  it('what is said in a status is kept with the change, and not heard a second time', () => {
    const told = aReport().next(reply);
    const status = { ...seen, status: 'unknown', said: { content, proposal: DANGER } } as const;
    expect(told.next(status).build()).toMatchObject({ urgency: 'normal', messages: 2 });
    expect(aReport().next(status).build()).toMatchObject({ urgency: 'danger', messages: 1 });
  });

  it('late is an amendment once, and a copy of it does nothing', () => {
    const late = aReport().next(early);
    expect(late.story().record.at(-1)?.event).toMatchObject({ type: 'Amended', late: true });
    expect(late.next({ ...early, sentAt: wib('2025-05-06 08:30') }).build()).toEqual(late.build());
  });

  it('after what it repeats, and sent after it, stands in its place', () => {
    const amended = aReport()
      .next(early)
      .next(submit({ content: said('ralat'), sentAt: wib('2025-05-06 13:00') }));
    const again = amended.next({ ...early, sentAt: wib('2025-05-06 14:00') });
    expect(again.build().amended?.content).toBe(early.content);
  });
});

describe('the record', () => {
  const fresh = aReport().build();
  const told = aReport().next(reply).build();
  const shown = aReport().next(seen).build();
  const withWords = { ...seen, said: { content, proposal: aProposal() } };

  it('is not read where the head alone tells that nothing is repeated', () => {
    expect(asksRecord(fresh, submit())).toBe(false);
    expect(asksRecord(fresh, reply)).toBe(false);
    expect(asksRecord(fresh, seen)).toBe(false);
    expect(asksRecord(fresh, withWords)).toBe(false);
    expect(asksRecord(told, { type: 'withdraw' })).toBe(false);
    expect(asksRecord(told, seen)).toBe(false);
  });

  it('is read where something may have been said before', () => {
    expect(asksRecord(fresh, early)).toBe(true);
    expect(asksRecord(told, reply)).toBe(true);
    expect(asksRecord(told, { type: 'withdraw', reason: { content, proposal: aProposal() } })).toBe(true);
    expect(asksRecord(told, withWords)).toBe(true);
    expect(asksRecord(shown, seen)).toBe(true);
  });
});
