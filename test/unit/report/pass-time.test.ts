import { describe, expect, it } from 'vitest';
import { limitsMissed } from '#shared/domain/notices/limits';
import type { Policy } from '#shared/domain/policy/policy';
import type { ReportEvent } from '#shared/domain/report/event';
import { at, informed, passTime, routed } from '#test/support/builders/a-notice';
import { recipientId } from '#test/support/builders/a-recipient';
import {
  ASKED,
  after,
  type aReport,
  OVERSIGHT,
  PPID,
  RESOLVED,
  said,
  shownInWib,
  wib,
} from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';
import { policy } from '#test/support/policy';

type Builder = ReturnType<typeof aReport>;

const described = (event: ReportEvent): string =>
  [event.type, ...('clock' in event ? [event.clock] : []), ...('step' in event ? [event.step] : [])].join(' ');

/** What the watch records when it looks at a moment. */
const passed = (report: Builder, shown: string, rules: Policy = policy): readonly string[] => {
  const before = report.story();
  const { record } = after(before, passTime, { ...at(shown), policy: rules });
  return record.slice(before.record.length).map(({ event }) => described(event));
};
/** The same for one moment after another, each looked at with what the ones before have left. */
const passedBy = (report: Builder, moments: readonly string[]): readonly (readonly string[])[] =>
  moments.map((shown, index) =>
    passed(
      moments.slice(0, index).reduce((story, earlier) => story.next(passTime, at(earlier)), report),
      shown,
    ),
  );
const MARKED = { type: 'markProcessed', statedAt: wib('2025-05-06 10:30') } as const;
const NOTHING: readonly string[] = [];

/*
 * Received and routed to LLAJ on Tuesday, 6 May 2025, 10:00. Waisak and its joint leave: 12 and 13 May; Ascension: 29
 * and 30 May. To be told: 60 working minutes, 11:00. Marked as processed: 240, less noon, 15:00. First answer: 7, 8, 9,
 * 14, 15 May. Resolution: 7, 8, 9 (3), 14, 15, 16 (6), 19 to 23 (11), 26 to 28 May (14).
 */
const marked = informed().next(MARKED);
const answered = marked.next({
  type: 'postAnswer',
  content: said('sudah diperiksa'),
  postedAt: wib('2025-05-06 11:00'),
});

describe('a clock that is about to be late', () => {
  it.each([
    // 60 working minutes before 15:00.
    ['of the mark', informed(), '2025-05-06 13:59:59.999', '2025-05-06 14:00', 'DeadlineAtRisk processed'],
    ['of triage', routed().doubtful(), '2025-05-06 13:59:59.999', '2025-05-06 14:00', 'DeadlineAtRisk triage'],
    // As the office opens on the working day before Thursday, 15 May.
    ['of the first answer', marked, '2025-05-14 07:29:59.999', '2025-05-14 07:30', 'DeadlineAtRisk firstResponse'],
    // Three working days before Wednesday, 28 May: 27, 26, 23.
    ['of resolution', answered, '2025-05-23 07:29:59.999', '2025-05-23 07:30', 'DeadlineAtRisk resolution'],
  ])('the clock %s is at risk as long before as its rule says, and not earlier', (_, report, before, on, event) => {
    expect(passed(report, before)).toEqual(NOTHING);
    expect(passed(report, on)).toEqual([event]);
  });

  it('a clock is at risk once and missed once, however often the watch looks', () => {
    expect(
      passedBy(informed(), [
        '2025-05-06 14:00',
        '2025-05-06 14:30',
        '2025-05-06 15:00',
        '2025-05-06 15:00:00.001',
        '2025-05-06 15:00:00.001',
        '2025-05-07 15:59:59.999',
      ]),
    ).toEqual([['DeadlineAtRisk processed'], [], [], ['DeadlineMissed processed'], [], []]);
  });

  it('is missed without a word before, where its rule has no reminder', () => {
    expect(passedBy(routed(), ['2025-05-06 10:59', '2025-05-06 11:00', '2025-05-06 11:00:00.001'])).toEqual([
      [],
      [],
      ['DeadlineMissed inform'],
    ]);
  });

  it('is at risk at its start, where it starts after the moment of the reminder', () => {
    // Twelve working hours before 15:00 lie on Monday, before it was there.
    const [version] = policy.clocks.clocks;
    if (version === undefined) throw new Error('no clocks');
    const rules = version.rules.map((rule) =>
      rule.clock === 'processed' ? { ...rule, warnBefore: { limit: 720, unit: 'workingMinutes' as const } } : rule,
    );
    const eager = { ...policy, clocks: { clocks: [{ ...version, rules }] } };
    expect(passed(informed(), '2025-05-06 10:00', eager)).toEqual(['DeadlineAtRisk processed']);
  });
});

describe('what is done in the very last millisecond', () => {
  it('is done in time', () => {
    const inTime = informed().next(MARKED, { now: wib('2025-05-06 15:00') });
    expect(passed(inTime, '2025-05-06 15:00:00.001')).toEqual(NOTHING);
    expect(passed(informed(), '2025-05-06 15:00')).toEqual(['DeadlineAtRisk processed']);
  });

  it('what is done one millisecond after its date was missed, though nobody had looked', () => {
    const late = informed().next(MARKED, { now: wib('2025-05-06 15:00:00.001') });
    const { processed } = late.build().deadlines;
    expect(processed?.stoppedAt).toBe((processed?.dueAt ?? 0) + 1);
    // What has stopped is measured by its two moments, and its miss is in the record; nobody is called to it any more.
    expect(passed(late, '2025-05-06 16:00')).toEqual(['DeadlineMissed processed']);
    const { report } = after(late.story(), passTime, at('2025-05-06 16:00'));
    expect(passed(late.next(passTime, at('2025-05-06 16:00')), '2025-05-06 17:00')).toEqual(NOTHING);
    expect(report?.status !== 'received' && report !== undefined && limitsMissed(report)).toEqual([]);
  });
});

describe('a clock that stands still', () => {
  it('is neither at risk nor missed, however long the reporter keeps silent', () => {
    const asked = marked.next(ASKED, { now: wib('2025-05-09 10:00') });
    const seen = passed(asked, '2025-07-01 10:00');
    expect(seen.filter((event) => event.startsWith('Deadline') || event.startsWith('Escalated'))).toEqual(NOTHING);
  });

  it('goes on where it does not pause for that', () => {
    expect(passed(informed().next(ASKED), '2025-05-06 15:00:00.001')).toEqual(['DeadlineMissed processed']);
  });

  it('a missed clock that stands still goes up no further step until it goes on', () => {
    // Missed after Thursday, 15 May, 16:00; the next step would be on Friday, the 16th, 16:30.
    const late = marked.next(passTime, at('2025-05-15 16:00:00.001'));
    const asked = late.next(ASKED, { now: wib('2025-05-16 08:00') });
    expect(passed(late, '2025-05-16 16:30')).toEqual(['Escalated firstResponse 1']);
    expect(passed(asked, '2025-05-16 16:30')).toEqual(NOTHING);
    expect(passed(asked.next({ type: 'resume' }, { now: wib('2025-05-16 17:00') }), '2025-05-16 17:00')).toEqual([
      'Escalated firstResponse 1',
    ]);
  });
});

describe('what nobody waits for', () => {
  it.each([
    ['referred', routed().doubtful().next({ type: 'refer', authority: 'polres' })],
    ['archived', routed().next({ type: 'archive', reason: 'tooGeneral' })],
    ['closed', informed().next({ type: 'startWork' }).next(RESOLVED).next({ type: 'close', closedBy: 'reporter' })],
  ] as const)('comes to nothing by time alone: %s', (_, report) => {
    expect(passed(report, '2026-12-01 10:00')).toEqual(NOTHING);
  });

  it('is the reaction to an end: closure is never missed', () => {
    const resolved = informed().next({ type: 'startWork' }).next(RESOLVED);
    expect(passed(resolved, '2025-12-01 10:00').join()).not.toMatch(/Deadline|Escalated/);
  });
});

describe('the ladder', () => {
  const pass = (report: Builder, moments: readonly string[]): Builder =>
    moments.reduce((story, shown) => story.next(passTime, at(shown)), report);
  /** Whom the watch has told at each of these moments. */
  const climbed = (report: Builder, moments: readonly string[]): readonly (readonly string[])[] =>
    moments.map((shown, index) => toldBy(pass(report, moments.slice(0, index)), passTime, at(shown)));

  it('a missed mark goes from the unit to its head and to the Secretary', () => {
    expect(
      climbed(informed(), [
        '2025-05-06 15:00:00.001',
        // One working day after Tuesday, as the office shuts.
        '2025-05-07 15:59:59.999',
        '2025-05-07 16:00',
        // Three: Friday, when it shuts at 16:30.
        '2025-05-09 16:29:59.999',
        '2025-05-09 16:30',
      ]),
    ).toEqual([['overdue → grup-llaj'], [], ['escalated → kepala-llaj'], [], ['escalated → sekretaris']]);
  });

  it('the steps after a missed resolution count no holiday', () => {
    expect(
      climbed(answered, [
        '2025-05-23 07:30',
        '2025-05-28 16:00:00.001',
        // Thursday and Friday are none; Monday, 2 June, and Wednesday, 4 June.
        '2025-06-02 15:59:59.999',
        '2025-06-02 16:00',
        '2025-06-04 15:59:59.999',
        '2025-06-04 16:00',
      ]),
    ).toEqual([
      ['atRisk → grup-llaj'],
      ['overdue → grup-llaj'],
      [],
      ['escalated → kepala-llaj'],
      [],
      ['escalated → sekretaris'],
    ]);
  });

  it('both steps of a desk without a head go to the Secretary', () => {
    const request = routed({ channel: PPID }).next({ type: 'recordInformed' });
    expect(climbed(request, ['2025-05-06 15:00:00.001', '2025-05-07 16:00', '2025-05-09 16:30'])).toEqual([
      ['overdue → meja-ppid'],
      ['escalated → sekretaris'],
      ['escalated → sekretaris'],
    ]);
  });

  it.each([
    ['triage', routed().doubtful(), '2025-05-06 15:00:00.001', '2025-05-07 08:30'],
    ['telling the unit', routed().next(MARKED), '2025-05-06 11:00:00.001', '2025-05-06 14:00'],
  ])('a miss of %s goes from the Lapor admin to the stand-in and to the Secretary', (_, report, missed, standIn) => {
    // 120 working minutes: from 15:00 to 16:00 and from 07:30 to 08:30; from 11:00 to 12:00 and from 13:00 to 14:00.
    expect(climbed(report, [missed, standIn, '2025-05-07 16:00'])).toEqual([
      ['overdue → admin-lapor'],
      ['escalated → pengganti-admin-lapor'],
      ['escalated → sekretaris'],
    ]);
    expect(climbed(report, [missed, shownInWib(wib(standIn) - 1)])[1]).toEqual(NOTHING);
  });

  it('ends where somebody acts', () => {
    const missed = informed().next(passTime, at('2025-05-06 15:00:00.001'));
    expect(passed(missed.next(MARKED, { now: wib('2025-05-07 15:59') }), '2025-05-09 16:30')).toEqual(NOTHING);
  });

  it('a miss in a suspicion goes to its readers alone', () => {
    // One working day after Tuesday.
    expect(climbed(routed().suspected(), ['2025-05-06 14:00', '2025-05-06 15:00:00.001', '2025-05-07 16:00'])).toEqual([
      ['atRisk → admin-lapor'],
      ['overdue → admin-lapor'],
      ['escalated → pembaca-pengawasan'],
    ]);
  });

  const confirmed = routed()
    .suspected()
    .next(OVERSIGHT, { now: wib('2025-05-06 11:00') })
    .next({ type: 'recordInformed' })
    .next(MARKED);
  // The first answer is due on Thursday, 15 May. Three days later: 16, 19, 20; five: 21, 22.
  const STEPS = ['2025-05-14 07:30', '2025-05-15 16:00:00.001', '2025-05-20 16:00', '2025-05-22 16:00'];

  it('a miss in confirmed oversight goes from the Secretary to the inspector and to the reader', () => {
    expect(climbed(confirmed, STEPS)).toEqual([
      ['atRisk → sekretaris'],
      ['overdue → sekretaris'],
      ['escalated → inspektur'],
      ['escalated → pembaca-pengawasan'],
    ]);
  });

  it('passes by whoever is named in it, and does not end there', () => {
    const accused = (...names: readonly string[]) =>
      routed()
        .suspected()
        .next({ ...OVERSIGHT, recused: names.map(recipientId) }, { now: wib('2025-05-06 11:00') })
        .next({ type: 'recordInformed' })
        .next(MARKED);
    expect(climbed(accused('sekretaris'), STEPS)).toEqual([
      ['atRisk → inspektur'],
      ['overdue → inspektur'],
      ['escalated → inspektur'],
      ['escalated → pembaca-pengawasan'],
    ]);
    // By the office's data the inspectorate above hears in place of the inspector, and the inspector in place of the
    // reader.
    expect(climbed(accused('inspektur'), STEPS)[2]).toEqual(['escalated → inspektorat-provinsi']);
    expect(climbed(accused('pembaca-pengawasan'), STEPS)[3]).toEqual(['escalated → inspektur']);
    expect(climbed(accused('sekretaris', 'inspektur'), STEPS)[1]).toEqual(['overdue → inspektorat-provinsi']);
  });
});

describe('after an outage of the watch', () => {
  it('a miss and its steps come together, and that it had been at risk is no news', () => {
    expect(passed(informed(), '2025-05-08 08:00')).toEqual(['DeadlineMissed processed', 'Escalated processed 1']);
    expect(passed(informed(), '2025-05-12 08:00')).toEqual([
      'DeadlineMissed processed',
      'Escalated processed 1',
      'Escalated processed 2',
    ]);
  });

  it('after an outage of the watch each clock comes to the step where it would have been', () => {
    // The mark two steps up, the first answer too (16 and 20 May); resolution at risk since the 23rd.
    expect(passed(informed(), '2025-05-23 08:00').toSorted()).toEqual([
      'DeadlineAtRisk resolution',
      'DeadlineMissed firstResponse',
      'DeadlineMissed processed',
      'Escalated firstResponse 1',
      'Escalated firstResponse 2',
      'Escalated processed 1',
      'Escalated processed 2',
    ]);
  });

  it('the same has happened as if the watch had looked all the time', () => {
    const MOMENTS = ['06 14:00', '06 15:00:00.001', '07 16:00', '09 16:30', '14 07:30', '15 16:00:00.001', '16 16:30'];
    const step = MOMENTS.map((moment) => `2025-05-${moment}`);
    const often = [...passedBy(informed(), step), ...passedBy(informed(), [...step, '2025-05-20 16:00']).slice(-1)];
    const once = passed(informed(), '2025-05-20 16:00');
    expect(often.flat().filter((event) => !event.startsWith('DeadlineAtRisk'))).toHaveLength(once.length);
    expect(new Set(once)).toEqual(new Set(often.flat().filter((event) => !event.startsWith('DeadlineAtRisk'))));
  });

  it('is told once to everybody whom its steps name', () => {
    expect(toldBy(informed(), passTime, at('2025-05-12 08:00'))).toEqual([
      'overdue → grup-llaj',
      'escalated → kepala-llaj',
      'escalated → sekretaris',
    ]);
  });

  it('whatever was done meanwhile counts', () => {
    const done = marked.next({ type: 'startWork' }).next(RESOLVED, { now: wib('2025-05-07 10:00') });
    expect(passed(done, '2025-05-14 10:00')).toEqual(NOTHING);
  });
});
