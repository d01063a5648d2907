import { describe, expect, it } from 'vitest';
import { openQueue } from '#shared/app/notices/duty';
import { daySubject, reportSubject } from '#shared/domain/notices/subject';
import type { ReportEvent } from '#shared/domain/report/event';
import { PersonId } from '#shared/domain/report/report';
import type { ReportId } from '#shared/domain/words/words';
import { isoDate } from '#test/support/builders/a-calendar';
import { ASKED, OVERSIGHT, RESOLVED, said, shownInWib, wib } from '#test/support/builders/a-report';
import { ACCUSATION, arrives, DOUBTFUL } from '#test/support/builders/notice-stories';
import { aNoticeWorld, DAY, HOUR, type NoticeWorld } from '#test/support/fakes/notice-world';
import { brokenLaws } from '#test/support/laws/notice-laws';

/*
 * Tuesday, 6 May 2025. Waisak and its joint leave: 12 and 13 May; Ascension: 29 and 30 May. The office is open from
 * 7:30 to 12:00 and from 13:00 to 16:00, on Fridays to 16:30. The watch runs every five minutes.
 */
const aWatchedWorld = (): NoticeWorld => aNoticeWorld({ start: wib('2025-05-06 08:00'), timeTells: true });

const BY_TIME: readonly ReportEvent['type'][] = [
  'DeadlineAtRisk',
  'DeadlineMissed',
  'Escalated',
  'SilenceNoted',
  'CloseProposed',
  'ChannelDiffers',
];
/** What time brought about: `2025-05-06 12:05 DeadlineMissed processed`. */
const brought = (world: NoticeWorld, id: ReportId): readonly string[] =>
  world.recorded().flatMap(({ reportId, recordedAt, event }) => {
    if (reportId !== id || !BY_TIME.includes(event.type)) return [];
    const what = 'clock' in event ? ` ${event.clock}` : '';
    const step = event.type === 'Escalated' ? ` ${event.step}` : '';
    return [`${shownInWib(recordedAt)} ${event.type}${what}${step}`];
  });

/** When notices of a kind reached whom: `2025-05-06 12:05 grup-llaj`. */
const toldOf = async (world: NoticeWorld, subject: Parameters<NoticeWorld['deliveries']['of']>[0], kind: string) =>
  (await world.deliveries.of(subject))
    .filter((delivery) => delivery.kind === kind)
    .map(({ recipient, state, sentAt }) => `${sentAt === undefined ? state : shownInWib(sentAt)} ${recipient}`)
    .sort();
const everybodyTold = async (world: NoticeWorld, id: ReportId) =>
  [...new Set((await world.deliveries.of(reportSubject(id))).map(({ recipient }) => String(recipient)))].sort();

describe('a report that nobody touches', () => {
  it('is reminded of, missed, and told up the ladder at the hours of the rule', async () => {
    const world = aWatchedWorld();
    const id = await arrives(world, '9501');
    await world.passes(25 * DAY);
    expect(brought(world, id)).toEqual([
      // 240 working minutes: until noon. Reminded of an hour before; missed when the watch looks next.
      '2025-05-06 11:00 DeadlineAtRisk processed',
      '2025-05-06 12:05 DeadlineMissed processed',
      // One working day later, and three: 7, 8, 9.
      '2025-05-07 16:00 Escalated processed 1',
      '2025-05-09 16:30 Escalated processed 2',
      // First answer: 7, 8, 9, 14, 15 May. A day before: when the office opens on the 14th.
      '2025-05-14 07:30 DeadlineAtRisk firstResponse',
      '2025-05-15 16:05 DeadlineMissed firstResponse',
      '2025-05-16 16:30 Escalated firstResponse 1',
      '2025-05-20 16:00 Escalated firstResponse 2',
      // 14 working days: 7, 8, 9, 14 to 16, 19 to 23, 26 to 28. Three before: 23.
      '2025-05-23 07:30 DeadlineAtRisk resolution',
      '2025-05-28 16:05 DeadlineMissed resolution',
    ]);
    expect(await toldOf(world, reportSubject(id), 'overdue')).toEqual([
      // In the break at noon: when the office is open again. Missed as it shut: the next morning, after Ascension the
      // next month.
      '2025-05-06 13:00 grup-llaj',
      '2025-05-16 07:30 grup-llaj',
      'queued grup-llaj',
    ]);
    expect(await toldOf(world, reportSubject(id), 'escalated')).toEqual([
      '2025-05-08 07:30 kepala-llaj',
      '2025-05-14 07:30 sekretaris',
      '2025-05-19 07:30 kepala-llaj',
      '2025-05-21 07:30 sekretaris',
    ]);
    await world.settleDown(7 * DAY);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('a report that nobody has classified is escalated to the stand-in within the day, and to the Secretary on the next', async () => {
    const world = aWatchedWorld();
    const id = await arrives(world, '9502', DOUBTFUL);
    await world.passes(2 * DAY);
    expect(brought(world, id)).toEqual([
      '2025-05-06 11:00 DeadlineAtRisk triage',
      '2025-05-06 12:05 DeadlineMissed triage',
      // 120 minutes after noon: 13:00 to 15:00.
      '2025-05-06 15:00 Escalated triage 1',
      '2025-05-07 16:00 Escalated triage 2',
    ]);
    expect(await toldOf(world, reportSubject(id), 'escalated')).toEqual([
      '2025-05-06 15:00 pengganti-admin-lapor',
      '2025-05-08 07:30 sekretaris',
    ]);
    expect(await everybodyTold(world, id)).toEqual(['admin-lapor', 'pengganti-admin-lapor', 'sekretaris']);
  });

  it('where it may be oversight is told to those who may know that it is there, and to nobody else ever', async () => {
    const world = aWatchedWorld();
    const suspected = await arrives(world, '9503', ACCUSATION);
    const confirmed = await arrives(world, '9504', ACCUSATION);
    await world.rest();
    await world.act(confirmed, OVERSIGHT);
    await world.passes(100 * DAY);
    await world.settleDown(7 * DAY);
    expect(brought(world, suspected).filter((what) => what.includes('Missed'))).toHaveLength(3);
    expect(brought(world, confirmed).filter((what) => what.includes('Escalated resolution'))).toHaveLength(2);
    expect(await everybodyTold(world, suspected)).toEqual(['admin-lapor', 'pembaca-pengawasan']);
    // The Lapor admin had it while it was only suspected.
    expect(await everybodyTold(world, confirmed)).toEqual([
      'admin-lapor',
      'inspektur',
      'pembaca-pengawasan',
      'sekretaris',
    ]);
    const later = (await world.deliveries.of(reportSubject(confirmed))).filter(
      ({ kind }) => kind === 'overdue' || kind === 'escalated',
    );
    expect(later.map(({ recipient }) => String(recipient))).not.toContain('admin-lapor');
    expect(await brokenLaws(world)).toEqual([]);
  });
});

describe('a report that is handled in time', () => {
  it('is never at risk, late or told of', async () => {
    const world = aWatchedWorld();
    const id = await arrives(world, '9505');
    await world.passes(HOUR);
    const postedAt = world.clock.now();
    await world.act(id, { type: 'markProcessed', statedAt: postedAt });
    await world.act(id, { type: 'startWork' });
    await world.act(id, { type: 'postAnswer', content: said('sudah kami periksa'), postedAt });
    await world.act(id, RESOLVED);
    await world.act(id, { type: 'close', closedBy: 'reporter' });
    await world.passes(40 * DAY);
    expect(brought(world, id)).toEqual([]);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('a report that waits for its reporter stands still, and closing is proposed where the channel closes', async () => {
    const world = aWatchedWorld();
    const id = await arrives(world, '9506');
    await world.passes(HOUR);
    await world.act(id, { type: 'markProcessed', statedAt: world.clock.now() });
    await world.act(id, { type: 'startWork' });
    await world.act(id, ASKED);
    await world.passes(30 * DAY);
    expect(brought(world, id)).toEqual([
      // Asked on the 6th. Five working days: 7, 8, 9, 14, 15; five more: 16, 19 to 22.
      '2025-05-15 16:00 SilenceNoted',
      '2025-05-22 16:00 CloseProposed',
    ]);
    expect(await toldOf(world, reportSubject(id), 'reporterSilent')).toEqual(['2025-05-16 07:30 grup-llaj']);
    expect(await toldOf(world, reportSubject(id), 'closeProposed')).toEqual(['2025-05-23 07:30 admin-lapor']);
    await world.settleDown(7 * DAY);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('while the channel says that nothing is done is flagged after a working day', async () => {
    const world = aWatchedWorld();
    const id = await arrives(world, '9507', { channelStatus: 'notFollowedUp' });
    await world.passes(HOUR);
    await world.act(id, { type: 'markProcessed', statedAt: world.clock.now() });
    await world.passes(3 * DAY);
    expect(brought(world, id)).toEqual(['2025-05-07 16:00 ChannelDiffers']);
    expect(await toldOf(world, reportSubject(id), 'channelDiffers')).toEqual(['2025-05-08 07:30 admin-lapor']);
  });
});

describe('the queue of reports', () => {
  const opens = (world: NoticeWorld) =>
    openQueue(
      { policy: world.policy, dutyBook: world.dutyBook, now: world.clock.now, log: () => {} },
      PersonId.parse('admin-lapor'),
    );
  const missedDays = async (world: NoticeWorld, dates: readonly string[]) =>
    (await Promise.all(dates.map((date) => world.dutyBook.day(isoDate(date))))).flatMap((day) =>
      day?.missedAt === undefined ? [] : [`${day.date} ${shownInWib(day.missedAt).slice(11)} ${day.step}`],
    );
  const DATES = Array.from({ length: 9 }, (_, n) => `2025-05-${String(n + 6).padStart(2, '0')}`);

  it('each working day on which nobody opens the queue is missed, and the stand-in and the Secretary are told', async () => {
    const world = aWatchedWorld();
    // The watch has been at work before.
    await world.functions.watch(undefined);
    await world.passes(9 * DAY);
    // 10 and 11 are a weekend, 12 and 13 Waisak.
    expect(await missedDays(world, DATES)).toEqual(
      ['06', '07', '08', '09', '14'].map((day) => `2025-05-${day} 09:00 2`),
    );
    expect(await toldOf(world, daySubject(isoDate('2025-05-07')), 'queueUnopened')).toEqual([
      '2025-05-07 09:00 pengganti-admin-lapor',
      '2025-05-07 10:30 sekretaris',
    ]);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('a day on which the queue is opened by nine is not missed, and one on which it is opened late goes no further', async () => {
    const world = aWatchedWorld();
    await world.functions.watch(undefined);
    await opens(world); // 8:00
    await world.passes(DAY + HOUR + 600_000); // 9:10 of the next day
    await opens(world);
    await world.passes(6 * HOUR);
    expect(await missedDays(world, DATES)).toEqual(['2025-05-07 09:00 1']);
    expect(await toldOf(world, daySubject(isoDate('2025-05-07')), 'queueUnopened')).toEqual([
      '2025-05-07 09:00 pengganti-admin-lapor',
    ]);
    expect(await brokenLaws(world)).toEqual([]);
  });

  it('days missed while the watch was down are recorded, and only that of today is told', async () => {
    const world = aWatchedWorld();
    await world.functions.watch(undefined);
    world.turnOff('watch');
    await world.passes(2 * DAY + 3 * HOUR); // Thursday, 11:00
    world.turnOn('watch');
    await world.functions.watch(undefined);
    await world.passes(HOUR);
    expect(await missedDays(world, DATES)).toEqual(['06', '07', '08'].map((day) => `2025-05-${day} 11:00 2`));
    expect(await toldOf(world, daySubject(isoDate('2025-05-07')), 'queueUnopened')).toEqual([]);
    expect(await toldOf(world, daySubject(isoDate('2025-05-08')), 'queueUnopened')).toEqual([
      '2025-05-08 11:00 pengganti-admin-lapor',
      '2025-05-08 11:00 sekretaris',
    ]);
  });

  it('no day is missed whose hours had passed before the watch first ran', async () => {
    const world = aWatchedWorld();
    world.turnOff('watch');
    await world.passes(5 * HOUR); // 13:00, and the watch has not run yet
    world.turnOn('watch');
    await world.functions.watch(undefined);
    await world.passes(HOUR);
    expect(await missedDays(world, DATES)).toEqual([]);
  });
});
