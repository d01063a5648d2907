import { describe, expect, it } from 'vitest';
import { periodNamed } from '#shared/domain/calendar/period';
import { EvaluatedMonth, evaluatedAfresh } from '#shared/domain/figures/evaluated-month';
import type { Figure } from '#shared/domain/figures/figure';
import { figuresOfPeriod } from '#shared/domain/figures/figures-of-period';
import { seenIn } from '#shared/domain/figures/scope';
import { type Standing, standingAt } from '#shared/domain/figures/standing';
import { cohortFigures } from '#shared/domain/figures/tally';
import type { Instant } from '#shared/domain/words/words';
import { retold } from '#test/contract/stories';
import {
  ASKED,
  aReport,
  CLASSIFIED,
  CLOSED,
  MACHINE,
  OVERSIGHT,
  person,
  RESOLVED,
  said,
  shownInWib,
  wib,
} from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const { calendar } = policy;
const END = wib('2025-06-10 16:00');
type Builder = ReturnType<typeof aReport>;

const standing = (builder: Builder, asOf: Instant = END): Standing =>
  standingAt(calendar, retold(builder.story()).record, asOf) ?? expect.fail('not received yet');
const figures = (builders: readonly Builder[], scope: 'full' | 'general' = 'full', asOf: Instant = END) =>
  new Map(
    cohortFigures(
      seenIn(
        builders.map((builder) => standing(builder, asOf)),
        scope,
      ),
      { asOf, calendar },
    ).map((figure) => [figure.name, figure]),
  );
const shareOf = (all: ReadonlyMap<string, Figure>, name: string): string => {
  const figure = all.get(name) ?? expect.fail(`no figure ${name}`);
  if (figure.kind === 'count') return `${figure.numerator}/${figure.denominator}`;
  return figure.kind === 'minutes' || figure.kind === 'days'
    ? `${figure.median}, ${figure.p90}, n ${figure.n}`
    : String(figure.n);
};
const on = (shown: string, by = 'admin') => ({ now: wib(shown), actor: person(by) });

/*
 * Tuesday, 6 May 2025, 10:00; the office is open from 7:30 to 12:00 and from 13:00 to 16:00. First answer by the 15th,
 * resolution by the 28th, 16:00.
 */
const informed = aReport().next({ type: 'recordInformed' }, { now: wib('2025-05-06 10:05'), actor: MACHINE });
/** Answered on the 8th, resolved on the 20th, closed by the reporter on the 21st. */
const good = informed
  .next({ type: 'confirm' }, on('2025-05-06 10:30'))
  .next({ type: 'markProcessed', statedAt: wib('2025-05-06 11:00') }, on('2025-05-06 11:00'))
  .next({ type: 'startWork' }, on('2025-05-07 08:00'))
  .next({ type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-08 10:00') }, on('2025-05-08 10:00'))
  .next(RESOLVED, on('2025-05-20 10:00'))
  .next(CLOSED, on('2025-05-21 10:00'));
/** Answered too late, on the 16th, and not resolved at all. */
const late = informed
  .next({ type: 'startWork' }, on('2025-05-07 08:00'))
  .next({ type: 'postAnswer', content: said('maaf'), postedAt: wib('2025-05-16 10:00') }, on('2025-05-16 10:00'));
/** Waits for the reporter since the 7th. */
const waiting = informed.next(ASKED, on('2025-05-07 10:00'));
const archived = aReport().doubtful().next({ type: 'archive', reason: 'tooGeneral' }, on('2025-05-06 11:00'));
const oversight = aReport().suspected().next(OVERSIGHT, on('2025-05-06 12:00'));
const ALL = [good, late, waiting, archived, oversight];

describe('the figures of a cohort', () => {
  it.each([
    ['received', '5/5'],
    ['classified', '5/5'],
    // Good, late and waiting by the machine, oversight by a person; what is archived never was.
    ['routed', '4/5'],
    ['closed', '1/5'],
    ['archived', '1/5'],
    ['result.fixed', '1/1'],
    ['result.answered', '0/1'],
    ['closed.reporter', '1/1'],
    ['closed.silence', '0/1'],
    ['archived.tooGeneral', '1/1'],
    ['archived.withdrawn', '0/1'],
    ['awaiting', '1/5'],
    // Late, waiting and oversight.
    ['open', '3/5'],
    ['inProcess', '1/5'],
    // Selesai and proses: good and late; without what is archived, of four.
    ['followedUp.panrb.gross', '2/5'],
    ['followedUp.panrb.net', '2/4'],
    ['followedUp.kemendagri.gross', '1/5'],
    ['followedUp.kemendagri.net', '1/4'],
    // Nobody owes an answer or an end to what was archived before it was due.
    ['firstResponse.met', '1/4'],
    ['resolution.met', '1/4'],
    // What is archived while it waits for a person was not triaged.
    ['triage.met', '4/4'],
    ['received.class.oversight', '1/5'],
    ['received.class.service', '4/5'],
    ['received.unit.llaj', '3/5'],
    ['handedBack', '0/4'],
    ['rerouted', '0/4'],
    ['escalated', '0/5'],
    // Late, waiting and oversight were received on 6 May and are open on 10 June.
    ['age.open', '35, 35, n 3'],
  ])('say of %s: %s', (name, expected) => {
    expect(shareOf(figures(ALL), name)).toBe(expected);
  });

  it('know a missed limit by its two moments, and one that stands still as pending', () => {
    const found = figures([good, late, waiting]);
    // Late: answered after the 15th, and not resolved by the 28th. Waiting: stood still all the time since.
    expect(['met', 'missed', 'pending'].map((outcome) => shareOf(found, `firstResponse.${outcome}`))).toEqual([
      '1/3',
      '1/3',
      '1/3',
    ]);
    expect(['met', 'missed', 'pending'].map((outcome) => shareOf(found, `resolution.${outcome}`))).toEqual([
      '1/3',
      '1/3',
      '1/3',
    ]);
    expect(shareOf(found, 'overdue')).toBe('2/3'); // the mark of both is missing, too
  });

  it('measure in working minutes, without the time in which the clock stood still', () => {
    const found = figures([good]);
    // Received and classified at once; confirmed after half an hour; informed after five minutes; marked after an hour.
    expect(shareOf(found, 'time.triage.machine')).toBe('0, 0, n 1');
    expect(shareOf(found, 'time.triage.person')).toBe('30, 30, n 1');
    expect(shareOf(found, 'time.inform')).toBe('5, 5, n 1');
    expect(shareOf(found, 'time.processed')).toBe('60, 60, n 1');
    // The 6th from 10:00: 120 and 180; the 7th: 450; the 8th from 7:30 to 10:00: 150.
    expect(shareOf(found, 'time.firstResponse')).toBe('900, 900, n 1');
    // 300 on the 6th; 450 on the 7th and 8th, on Friday, the 9th, 4 hours and 3.5: 450; 450 on the 14th and 15th, on
    // the 16th, a Friday, and on the 19th; 150 on the 20th.
    expect(shareOf(found, 'time.resolution')).toBe(`${300 + 7 * 450 + 150}, ${300 + 7 * 450 + 150}, n 1`);
  });

  it('leave out what stood still also where the report has lost that clock since', () => {
    // Referred from 10:10 to 10:40, so told after 65 minutes less 30; the second unit gives it back before it is told.
    const twice = aReport()
      .next({ type: 'refer', authority: 'polres' }, on('2025-05-06 10:10'))
      .next({ type: 'comeBack' }, on('2025-05-06 10:40'))
      .next({ type: 'route', assignee: 'llaj' }, on('2025-05-06 11:00'))
      .next({ type: 'recordInformed' }, { now: wib('2025-05-06 11:05'), actor: MACHINE })
      .next({ type: 'handBack', reason: 'notThisUnit' }, on('2025-05-06 11:10'))
      .next({ type: 'route', assignee: 'asdp' }, on('2025-05-06 11:20'))
      .next({ type: 'handBack', reason: 'notThisUnit' }, on('2025-05-06 11:30'));
    expect(shareOf(figures([twice]), 'time.inform')).toBe('35, 35, n 1');
  });

  it('take the value at the rank, and never one between two', () => {
    const after = (minutes: number) =>
      aReport().next({ type: 'confirm' }, { now: wib(`2025-05-06 10:${String(minutes).padStart(2, '0')}`) });
    const found = figures([10, 20, 30, 40].map(after));
    // Half of four is the second; nine tenths are 3.6, so the fourth.
    expect(shareOf(found, 'time.triage.person')).toBe('20, 40, n 4');
  });

  it('say "no data" where there is none, and not nothing', () => {
    const empty = figures([]);
    expect(empty.get('received')).toMatchObject({ numerator: 0, denominator: 0, ratio: null, ids: [] });
    expect(empty.get('time.resolution')).toMatchObject({ n: 0, median: null, p90: null });
  });

  it('know nothing of what was recorded later', () => {
    const before = wib('2025-05-08 09:59');
    expect(shareOf(figures([good], 'full', before), 'closed')).toBe('0/1');
    expect(shareOf(figures([good], 'full', before), 'firstResponse.pending')).toBe('1/1');
    expect(standingAt(calendar, good.story().record, wib('2025-05-06 09:59'))).toBeUndefined();
  });

  it('name the reports behind them', () => {
    const [one, other] = [standing(good), standing(late)];
    const found = cohortFigures([one, other], { asOf: END, calendar });
    expect(found.find(({ name }) => name === 'closed')?.ids).toEqual([one.report.id]);
    expect(found.find(({ name }) => name === 'firstResponse.missed')?.ids).toEqual([other.report.id]);
    expect(shownInWib(found[0]?.asOf ?? 0)).toBe('2025-06-10 16:00');
  });

  it('tell machine and person apart, and how often they agreed', () => {
    const otherwise = aReport()
      .next({ type: 'handBack', reason: 'notThisUnit' }, on('2025-05-06 11:00'))
      .next({ ...CLASSIFIED, topic: oversight.build().topic, assignee: 'umum' }, on('2025-05-06 11:30'));
    const found = figures([good, otherwise, waiting]);
    // Good was confirmed, the other decided otherwise, and nobody has looked at the third.
    expect(shareOf(found, 'machine.agreed')).toBe('1/2');
    expect(shareOf(found, 'machine.unconfirmed')).toBe('1/2');
    expect(shareOf(found, 'machine.abstained')).toBe('0/3');
  });

  it('count among what waits for a confirmation nothing that has ended or is to be decided anew', () => {
    const soon = on('2025-05-06 11:00');
    const ended = informed.next({ type: 'archive', reason: 'withdrawn' }, soon);
    const back = informed.next({ type: 'handBack', reason: 'notThisUnit' }, soon);
    expect(shareOf(figures([waiting, ended, back]), 'machine.unconfirmed')).toBe('1/3');
  });

  it('keep the unit of what has ended', () => {
    const soon = on('2025-05-06 11:00');
    const ends = [
      informed.next({ type: 'archive', reason: 'withdrawn' }, soon),
      informed.next({ type: 'refer', authority: 'polres' }, soon),
      good,
    ];
    expect(shareOf(figures(ends), 'received.unit.llaj')).toBe('3/3');
    expect(shareOf(figures([archived]), 'received.unit.?')).toBe('1/1');
  });

  it('count an answer that came too late on record as missed, and show that it was stated as given in time', () => {
    const stated = informed.next(
      { type: 'postAnswer', content: said('sudah'), postedAt: wib('2025-05-15 15:00') },
      on('2025-05-16 08:00'),
    );
    const found = figures([stated, good, late]);
    expect(shareOf(found, 'firstResponse.missed')).toBe('2/3');
    expect(shareOf(found, 'answeredLater')).toBe('1/2');
  });

  it('count a reporter who is not satisfied among those whose report was resolved', () => {
    const again = good.next({ type: 'reopen', reason: 'notSatisfied' }, on('2025-05-22 10:00'));
    expect(shareOf(figures([again, good, late]), 'notSatisfied')).toBe('1/2');
  });
});

describe('the general figures', () => {
  it('are those of an office in which oversight does not exist', () => {
    const without = figures([good, late, waiting, archived]);
    const general = figures(ALL, 'general');
    expect([...general.keys()]).toEqual([...without.keys()]);
    for (const name of general.keys()) expect([name, shareOf(general, name)]).toEqual([name, shareOf(without, name)]);
  });
});

describe('a month that was counted when there was another unit', () => {
  it('is read until it is counted anew, without that unit', () => {
    const month = evaluatedAfresh([standing(aReport())], calendar);
    const kept = JSON.stringify(month).replaceAll('"llaj"', '"terminal"');
    const before = EvaluatedMonth.parse(JSON.parse(kept));
    const period = periodNamed('2025-05') ?? expect.fail();
    const look = { asOf: END, calendar, hidden: new Map() };
    const all = figuresOfPeriod([before], period, look);
    expect(all.find(({ name }) => name === 'received')).toMatchObject({ n: 1 });
    expect(all.filter(({ name }) => name.startsWith('received.unit.'))).toEqual([]);
  });
});
