import { describe, expect, it } from 'vitest';
import { agendaOf, type Coming, closesItself, isOpenWork, nextActionAt } from '#shared/domain/report/agenda';
import { evolve } from '#shared/domain/report/evolve';
import type { Report } from '#shared/domain/report/report';
import { ChannelId } from '#shared/domain/words/words';
import { at, informed, passTime, routed } from '#test/support/builders/a-notice';
import {
  ASKED,
  aReport,
  CLOSED,
  DOUBT,
  EVERYWHERE,
  RESOLVED,
  said,
  shownInWib,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const described = (coming: Coming): string =>
  [
    shownInWib(coming.at),
    coming.what,
    ...('clock' in coming ? [coming.clock] : []),
    ...('step' in coming ? [coming.step] : []),
  ].join(' ');
const agenda = (report: Report | undefined): readonly string[] =>
  report === undefined ? [] : agendaOf(policy, report).map(described).toSorted();
const next = (report: Report): string => shownInWib(nextActionAt(policy, report) ?? 0);
const NOTHING: readonly string[] = [];
const MARKED = { type: 'markProcessed', statedAt: wib('2025-05-06 10:30') } as const;
const ANSWERED = { type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-06 11:00') } as const;

/*
 * Tuesday, 6 May 2025, 10:00. First answer on Thursday, 15 May; resolution on Wednesday, 28 May. Each is over a
 * millisecond after it is due.
 */
describe('what is coming up for a report', () => {
  it('a report routed by the machine has all of its clocks coming up, and a reminder before each that has one', () => {
    expect(agenda(routed().build())).toEqual([
      '2025-05-06 11:00:00.001 missed inform',
      '2025-05-06 14:00 atRisk processed',
      '2025-05-06 15:00:00.001 missed processed',
      '2025-05-14 07:30 atRisk firstResponse',
      '2025-05-15 16:00:00.001 missed firstResponse',
      '2025-05-23 07:30 atRisk resolution',
      '2025-05-28 16:00:00.001 missed resolution',
    ]);
  });

  it('begins with triage where a report waits for a person', () => {
    expect(agenda(aReport({ proposal: DOUBT }).build()).slice(0, 2)).toEqual([
      '2025-05-06 14:00 atRisk triage',
      '2025-05-06 15:00:00.001 missed triage',
    ]);
  });

  it('after a miss, each step that is left comes up, counted from when the report was due', () => {
    const missed = informed().next(ANSWERED).next(passTime, at('2025-05-06 15:30'));
    expect(agenda(missed.build()).filter((line) => line.includes('processed'))).toEqual([
      '2025-05-07 16:00 escalated processed 1',
      '2025-05-09 16:30 escalated processed 2',
    ]);
    const further = missed.next(passTime, at('2025-05-07 16:00'));
    expect(agenda(further.build()).filter((line) => line.includes('processed'))).toEqual([
      '2025-05-09 16:30 escalated processed 2',
    ]);
    const told = further.next(passTime, at('2025-05-09 16:30'));
    expect(agenda(told.build()).filter((line) => line.includes('processed'))).toEqual(NOTHING);
  });

  it('has silence and the clocks that do not stand still where a report waits for the reporter', () => {
    // Five working days after the 6th.
    expect(agenda(informed().next(ASKED).build())).toEqual([
      '2025-05-06 14:00 atRisk processed',
      '2025-05-06 15:00:00.001 missed processed',
      '2025-05-15 16:00 silenceNoted',
    ]);
  });

  it('a resolved report comes up for silence alone', () => {
    const resolved = informed().next({ type: 'startWork' }).next(RESOLVED);
    expect(agenda(resolved.build())).toEqual(['2025-05-15 16:00 silenceNoted']);
    // Closure is due on the 22nd, as is the end of silence.
    const noted = resolved.next(passTime, at('2025-05-15 16:00'));
    expect(agenda(noted.build())).toEqual(['2025-05-22 16:00:00.001 silenceEnds']);
  });

  it.each(['closed', 'referred', 'archived'] as const)('a report that is %s has no agenda', (place) => {
    const report = EVERYWHERE[place].build();
    expect(agenda(report)).toEqual(NOTHING);
    expect(nextActionAt(policy, report)).toBeUndefined();
  });

  it('a received report has no agenda', () => {
    const [receipt] = aReport().story().record;
    expect(agenda(receipt === undefined ? undefined : evolve(undefined, receipt))).toEqual(NOTHING);
  });

  it('a channel that differs from the office comes up once, one working day later', () => {
    const behind = routed({ channelStatus: 'notFollowedUp' }).next({ type: 'recordInformed' }).next(MARKED);
    // Since it was stated, on Tuesday; one working day later.
    expect(agenda(behind.build())).toContain('2025-05-07 16:00 channelDiffers');
    expect(agenda(behind.next(passTime, at('2025-05-07 16:00')).build()).join()).not.toContain('channelDiffers');
  });
});

describe('the moment to look again', () => {
  it('is that of the first that comes', () => {
    expect(next(routed().build())).toBe('2025-05-06 11:00:00.001');
    expect(next(informed().build())).toBe('2025-05-06 14:00');
    expect(next(informed().next(MARKED).build())).toBe('2025-05-14 07:30');
    expect(next(informed().next(MARKED).next(ANSWERED).build())).toBe('2025-05-23 07:30');
  });

  it('moves on with whatever was found', () => {
    const atRisk = informed().next(passTime, at('2025-05-06 14:00'));
    expect(next(atRisk.build())).toBe('2025-05-06 15:00:00.001');
    expect(next(atRisk.next(passTime, at('2025-05-06 15:00:00.001')).build())).toBe('2025-05-07 16:00');
  });

  it('the moment to look again may be over already', () => {
    // A start that the channel gave lies days back: the first answer was due on 9 April.
    const late = aReport({ disposedAt: wib('2025-03-27 10:00') }).build();
    // 8, 9, 10, 11, 14 April: Idulfitri and its joint leave last until the 7th. At risk on the 11th.
    expect(next(late)).toBe('2025-04-11 07:30');
  });
});

describe('a report stands in a list of open work', () => {
  it.each(Object.entries(EVERYWHERE).map(([place, report]) => ({ place, report: report.build() })))(
    'a report stays in the list of open work until it is closed, referred, archived or history: $place',
    ({ place, report }) => {
      expect(isOpenWork(report)).toBe(!['closed', 'referred', 'archived', 'history'].includes(place));
    },
  );

  it('a closed report stays in the list of open work until the channel says that it is done', () => {
    const closed = informed().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED);
    const seen = (status: 'inProcess' | 'done') =>
      closed.next({ type: 'noteChannelStatus', status, observedAt: wib('2025-05-07 10:00') }).build();
    expect([isOpenWork(seen('inProcess')), isOpenWork(seen('done'))]).toEqual([true, false]);
  });
});

describe('who ends what the reporter keeps silent about', () => {
  it('is the office for PPID, and the channel for LAPOR! and for one that the rules do not name', () => {
    const ends = (channel: string) => closesItself(policy, { channel: ChannelId.parse(channel) });
    expect(['lapor', 'ppid', 'pos'].map(ends)).toEqual([false, true, false]);
  });
});
