import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/domain/report/command-table';
import { decide } from '#shared/domain/report/decide';
import { ASKED, aReport, CLOSED, OVERSIGHT, person, RESOLVED, WORKERS, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const TO_RINA = { type: 'assign', person: 'rina-contoh' } as const satisfies Command;
const given = aReport().next(TO_RINA);
const handlerOf = (story: ReturnType<typeof aReport>): unknown => {
  const report = story.build();
  return 'handler' in report ? report.handler : undefined;
};
const asked = (story: ReturnType<typeof aReport>, command: Command) =>
  decide(story.build(), command, {
    now: wib('2025-05-06 12:00'),
    actor: person('kepala'),
    policy,
    accounts: WORKERS,
  });

describe('who handles a report in its unit', () => {
  it('is whom the head gave it to, the last one, or nobody any more', () => {
    expect(handlerOf(aReport())).toBeUndefined();
    expect(handlerOf(given)).toBe('rina-contoh');
    expect(handlerOf(given.next({ type: 'assign', person: 'tono-contoh' }))).toBe('tono-contoh');
    expect(handlerOf(given.next({ type: 'assign' }))).toBeUndefined();
  });

  it('stays so while the unit works on it, asks the reporter, resolves it and closes it', () => {
    const working = given.next({ type: 'startWork' });
    expect(handlerOf(working.next(ASKED))).toBe('rina-contoh');
    expect(handlerOf(working.next(ASKED).next({ type: 'resume' }))).toBe('rina-contoh');
    expect(handlerOf(working.next(RESOLVED))).toBe('rina-contoh');
    expect(handlerOf(working.next(RESOLVED).next(CLOSED))).toBe('rina-contoh');
    expect(handlerOf(working.next(RESOLVED).next(CLOSED).next({ type: 'reopen', reason: 'notSatisfied' }))).toBe(
      'rina-contoh',
    );
  });

  it.each([
    ['it goes to another unit', given.next({ type: 'route', assignee: 'asdp' })],
    ['its unit gives it back', given.next({ type: 'handBack', reason: 'notThisUnit' })],
    ['it is put away', given.next({ type: 'archive', reason: 'tooGeneral' })],
    ['it is another agency’s', given.next({ type: 'refer', authority: 'polres' })],
    ['oversight is found in it', given.next(OVERSIGHT)],
    [
      'its unit gives it back and gets it again',
      given.next({ type: 'handBack', reason: 'needsDecision' }).next({ type: 'route', assignee: 'llaj' }),
    ],
  ])('is nobody where %s', (_, story) => {
    expect(handlerOf(story)).toBeUndefined();
  });

  it('is recorded by id, and not again where it is so already', () => {
    expect(given.story().record.at(-1)?.event).toEqual({ type: 'Assigned', person: 'rina-contoh' });
    expect(asked(given, TO_RINA)).toEqual({ ok: true, value: [] });
    expect(asked(aReport(), { type: 'assign' })).toEqual({ ok: true, value: [] });
  });

  it('is nobody of another unit, and the nearest that are told are of the own one', () => {
    expect(asked(aReport(), { type: 'assign', person: 'yudi-contoh' })).toEqual({
      ok: false,
      refusal: { kind: 'UnknownPerson', names: ['yudi-contoh'], nearest: ['rina-contoh', 'tono-contoh'] },
    });
  });

  it.each([
    ['triaging', aReport().doubtful()],
    ['closed', aReport().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED)],
    ['archived', aReport().next({ type: 'archive', reason: 'tooGeneral' })],
  ])('is not settled while the report is %s', (status, story) => {
    expect(asked(story, TO_RINA)).toEqual({ ok: false, refusal: { kind: 'NotNow', status, command: 'assign' } });
  });
});
