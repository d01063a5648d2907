import { describe, expect, it } from 'vitest';
import { openNameOf } from '#shared/domain/report/event';
import { AS_SERVICE, aReport, DANGER, EVERYWHERE, person, shownInWib } from '#test/support/builders/a-report';

const FOUND = { type: 'handBack', reason: 'oversightFound' } as const;
const UNIT = { actor: person('staf-llaj') };

/** Where a unit has it, or had it to the end. */
const HELD = {
  routed: EVERYWHERE.routed,
  'being worked on': EVERYWHERE.inProgress,
  'asked about': EVERYWHERE['asked while in progress'],
  resolved: EVERYWHERE.resolved,
  closed: EVERYWHERE.closed,
};

describe('a unit that finds oversight in a report', () => {
  it.each(Object.entries(HELD))('a unit that finds oversight hands back what is %s as suspected', (_, place) => {
    const { record } = place.next(FOUND, UNIT).story();
    const report = place.next(FOUND, UNIT).build();
    expect(record.slice(-2).map(({ event, actor }) => [event.type, actor])).toEqual([
      ['HandedBack', UNIT.actor],
      ['OversightSuspected', UNIT.actor],
    ]);
    expect(report).toMatchObject({ status: 'triaging', class: 'oversight', oversight: 'suspected' });
    expect(report).not.toHaveProperty('assignee');
  });

  it('gives it the limits of a suspicion, and nobody who is to be told of it in a unit', () => {
    const { deadlines } = EVERYWHERE.routed.next(FOUND, UNIT).build();
    // 60 working days from 6 May 2025, as for a report that was suspected from the start.
    expect(shownInWib(deadlines.resolution?.dueAt ?? 0)).toBe('2025-08-07 16:00');
    expect(Object.keys(deadlines)).toEqual(['triage', 'firstResponse', 'resolution']);
  });

  it('says nothing of its topic or its urgency', () => {
    const danger = aReport({ proposal: DANGER });
    expect(danger.next(FOUND, UNIT).build()).toMatchObject({
      urgency: 'danger',
      topic: 'dermaga',
      decidedBy: 'person',
    });
  });

  it('leaves what is confirmed already as it is', () => {
    const { record } = EVERYWHERE['oversight routed'].next(FOUND, UNIT).story();
    expect(record.at(-1)?.event.type).toBe('HandedBack');
    expect(EVERYWHERE['oversight routed'].next(FOUND, UNIT).build().oversight).toBe('confirmed');
  });

  it('is not followed where whoever triages had it before', () => {
    expect(EVERYWHERE.triaging.next(FOUND).build()).toEqual(EVERYWHERE.triaging.build());
  });

  it('is judged by a person like any suspicion', () => {
    const judged = EVERYWHERE.routed.next(FOUND, UNIT).agreed(AS_SERVICE);
    expect(judged.build()).toMatchObject({ status: 'routed', class: 'service', oversight: 'none', assignee: 'llaj' });
  });

  it('keeps out at once whoever was named when it was suspected before', () => {
    const cleared = EVERYWHERE.suspected
      .next({ type: 'recuse', recused: ['kepala-llaj'] })
      .agreed({ ...AS_SERVICE, assignee: 'llaj' });
    expect(cleared.next(FOUND, UNIT).build()).toMatchObject({
      oversight: 'suspected',
      recused: expect.arrayContaining(['kepala-llaj']),
    });
  });

  it('is told in a log as somebody who noted something', () => {
    const { record } = EVERYWHERE.routed.next(FOUND, UNIT).story();
    expect(record.slice(-2).map(({ event }) => openNameOf(event))).toEqual(['HandedBack', 'NoteAdded']);
  });
});
