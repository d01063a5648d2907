import { describe, expect, it } from 'vitest';
import { outcomeIn } from '#shared/domain/figures/standing';
import {
  ASKED,
  aReport,
  CLASSIFIED,
  EVERYWHERE,
  MACHINE,
  person,
  RESOLVED,
  said,
  wib,
} from '#test/support/builders/a-report';
import { withoutWaisak } from '#test/support/policy';

/*
 * Received on Tuesday, 6 May 2025, 10:00, and routed at once. First answer by Thursday, the 15th, 16:00; resolution by
 * the 28th, 16:00.
 */
const LATE = wib('2025-05-16 09:00');
const END = wib('2025-06-20 10:00');
const admin = (now: typeof LATE) => ({ now, actor: person('admin') });
const outcome = (report: ReturnType<typeof aReport>, clock: 'firstResponse' | 'resolution' | 'processed' | 'triage') =>
  outcomeIn(report.build(), clock, END);
const answered = (at: string) => ({ type: 'postAnswer', content: said('sudah'), postedAt: wib(at) }) as const;

describe('a clock over every unit that had the report', () => {
  it.each([
    ['archiving it', { type: 'archive', reason: 'tooGeneral' }],
    ['referring it', { type: 'refer', authority: 'polres' }],
    ['handing it back', { type: 'handBack', reason: 'needsDecision' }],
    ['routing it to another unit', { type: 'route', assignee: 'asdp' }],
    ['classifying it anew', CLASSIFIED],
    ['asking the reporter', ASKED],
    ['an answer that is said to have been given in time', answered('2025-05-15 15:00')],
  ] as const)('stays missed after %s', (_, command) => {
    const report = aReport().next(command, admin(LATE));
    expect(outcome(report, 'firstResponse')).toBe('missed');
    // Nobody had marked it either.
    expect(outcome(report, 'processed')).toBe('missed');
  });

  it('is met, cut short or running as its last deadline is, where none was missed', () => {
    const soon = admin(wib('2025-05-06 11:00'));
    const archived = aReport().next({ type: 'archive', reason: 'tooGeneral' }, soon);
    expect([outcome(archived, 'triage'), outcome(archived, 'firstResponse'), outcome(archived, 'resolution')]).toEqual([
      'met',
      'cut',
      'cut',
    ]);
    expect(outcome(EVERYWHERE.triaging.next({ type: 'archive', reason: 'tooGeneral' }, soon), 'triage')).toBe('cut');
    expect(outcome(aReport().next(answered('2025-05-06 11:00'), soon), 'firstResponse')).toBe('met');
    expect(outcome(aReport().next(ASKED, soon), 'firstResponse')).toBe('pending');
    const resolved = aReport().next({ type: 'startWork' }, soon).next(RESOLVED, soon);
    expect([outcome(resolved, 'firstResponse'), outcome(resolved, 'resolution')]).toEqual(['cut', 'met']);
  });

  it('is running again where a new calendar moves the very date that was missed', () => {
    // Without Waisak the resolution was due on the 26th; with it, on the 28th.
    const early = aReport().next({ type: 'recountDeadlines' }, { policy: withoutWaisak, now: wib('2025-05-06 11:00') });
    const missed = early.next(
      { type: 'passTime' },
      { actor: MACHINE, now: wib('2025-05-27 08:00'), policy: withoutWaisak },
    );
    expect(missed.build().misses?.resolution).toBe(wib('2025-05-26 16:00'));
    const moved = missed.next({ type: 'recountDeadlines' }, { now: wib('2025-05-27 09:00') });
    expect(moved.build().misses?.resolution).toBeUndefined();
    expect(outcomeIn(moved.build(), 'resolution', wib('2025-05-28 16:00'))).toBe('pending');
  });

  it('is none where the record goes on before the date: a clock had been ahead', () => {
    const ahead = aReport().next({ type: 'passTime' }, { actor: MACHINE, now: wib('2025-06-06 10:00') });
    expect(outcome(ahead, 'resolution')).toBe('missed');
    const back = ahead.next({ type: 'startWork' }, admin(wib('2025-05-08 09:00')));
    expect(outcomeIn(back.build(), 'resolution', wib('2025-05-08 10:00'))).toBe('pending');
  });
});
