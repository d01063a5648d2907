import { describe, expect, it } from 'vitest';
import type { Over, StandstillReason } from '#shared/domain/calendar/standstill';
import { type Clock, Clocks, counted, ruleFor, startClock } from '#shared/domain/report/clock-rules';
import { calendar, clocksWith, isoDate } from '#test/support/builders/a-calendar';
import { aReport, CLASSIFIED, LAPOR, PPID, shownInWib, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

describe('the limit of a report', () => {
  const on = isoDate('2025-05-06');
  const limit = (subject: Parameters<typeof ruleFor>[2]) => ruleFor(policy.clocks, 'resolution', subject, on)?.limit;

  it('is 14 working days for a service and 60 for oversight', () => {
    expect(limit({ class: 'service', channel: LAPOR })).toBe(14);
    expect(limit({ class: 'service', channel: LAPOR, channelClass: 'complaint' })).toBe(14);
    expect(limit({ class: 'oversight', channel: LAPOR })).toBe(60);
  });

  it('is 5 for what the channel calls a request or an aspiration, unless the office calls it oversight', () => {
    expect(limit({ class: 'service', channel: LAPOR, channelClass: 'informationRequest' })).toBe(5);
    expect(limit({ class: 'service', channel: LAPOR, channelClass: 'aspiration' })).toBe(5);
    expect(limit({ class: 'oversight', channel: LAPOR, channelClass: 'aspiration' })).toBe(60);
  });

  it("is the channel's own before that of the channel's class", () => {
    expect(limit({ class: 'service', channel: PPID, channelClass: 'informationRequest' })).toBe(10);
  });

  it('is the most specific one, in whatever order the rules stand', () => {
    const rules = [
      { start: 'received', limit: 1 },
      { start: 'received', limit: 2, class: 'service' },
      { start: 'received', limit: 3, channelClass: 'complaint' },
      { start: 'received', limit: 4, channel: 'lapor' },
    ];
    for (const ordered of [rules, rules.toReversed()]) {
      const clocks = clocksWith('resolution', ordered);
      const found = (subject: Parameters<typeof ruleFor>[2]) => ruleFor(clocks, 'resolution', subject, on)?.limit;
      expect(found({ class: 'oversight', channel: PPID })).toBe(1);
      expect(found({ class: 'service', channel: PPID })).toBe(2);
      expect(found({ class: 'service', channel: PPID, channelClass: 'complaint' })).toBe(3);
      expect(found({ class: 'service', channel: LAPOR, channelClass: 'complaint' })).toBe(4);
    }
  });

  it('changes from the day on which a new version holds, and stays what it was for what was received before', () => {
    const clocks = clocksWith('resolution', [{ start: 'received', limit: 7 }], '2026-01-01');
    const found = (date: string) => ruleFor(clocks, 'resolution', { class: 'service' }, isoDate(date))?.limit;
    expect(found('2025-12-31')).toBe(14);
    expect(found('2026-01-01')).toBe(7);
    expect(found('2016-05-06')).toBe(14); // before the first version, the first one
  });

  it("changes at midnight in the office's zone", () => {
    const clocks = clocksWith('resolution', [{ start: 'received', limit: 1 }], '2026-01-05');
    const started = (received: string) =>
      startClock({ calendar, clocks }, 'resolution', { class: 'service' }, { received: wib(received) })?.dueAt;
    // 00:30 on Monday the 5th is still Sunday in UTC.
    expect(shownInWib(started('2026-01-05 00:30') ?? 0)).toBe('2026-01-06 16:00');
    expect(shownInWib(started('2026-01-04 23:30') ?? 0)).toBe('2026-01-23 16:30'); // 14: 5 to 9, 12 to 15 (16: Isra Mikraj), 19 to 23
  });
});

describe('the start of a clock', () => {
  const subject = { class: 'service', channel: LAPOR } as const;
  const received = wib('2025-05-06 10:00');
  const started = (moments: object) =>
    shownInWib(startClock(policy, 'resolution', subject, { received, ...moments })?.startedAt ?? 0);

  it('is when the channel handed over, where it says so', () => {
    expect(started({ disposed: wib('2025-05-05 08:00') })).toBe('2025-05-05 08:00');
  });

  it('is receipt where the channel does not say', () => {
    expect(started({})).toBe('2025-05-06 10:00');
    expect(started({ disposed: undefined, submitted: wib('2025-05-01 08:00') })).toBe('2025-05-06 10:00');
  });

  it('is receipt where the channel says a later time: nobody gains time by a clock that runs ahead', () => {
    expect(started({ disposed: wib('2025-05-06 10:01') })).toBe('2025-05-06 10:00');
  });

  it('may be submission, if the office so decides', () => {
    const clocks = clocksWith('resolution', [{ start: 'submitted', limit: 14 }]);
    const deadline = startClock({ calendar, clocks }, 'resolution', subject, {
      received,
      submitted: wib('2025-05-02 08:00'),
    });
    expect(shownInWib(deadline?.startedAt ?? 0)).toBe('2025-05-02 08:00');
  });

  it('the clocks of a unit start at the routing, which is later than receipt', () => {
    const deadline = startClock(policy, 'processed', subject, { received, routed: wib('2025-05-06 15:00') });
    expect(shownInWib(deadline?.dueAt ?? 0)).toBe('2025-05-07 10:30'); // 60 minutes of 240 on Tuesday; 07:30 and 180 on Wednesday
  });

  it('measures the due instant from receipt even when routing is late', () => {
    const report = aReport({ receivedAt: wib('2025-03-20 10:00') })
      .doubtful()
      .next(CLASSIFIED, { now: wib('2025-04-08 09:00') })
      .build();
    // 21, 24 to 27 March (5); Idulfitri until 7 April; 8 to 11 (9), 14 to 17 (13); 18 Good Friday; 21 (14)
    expect(shownInWib(report.deadlines.resolution?.dueAt ?? 0)).toBe('2025-04-21 16:00');
  });
});

describe('what a clock stands still for', () => {
  const stood = (why: StandstillReason): Over => ({
    from: wib('2025-05-07 10:00'),
    until: wib('2025-05-08 09:00'),
    why,
  });
  /** Three working days from 6 May: the 9th, or the 14th (after Waisak) where the 7th did not count. */
  const due = (clock: Clock, pauses: boolean, why: StandstillReason) =>
    shownInWib(
      counted(calendar, { startedAt: wib('2025-05-06 10:00'), limit: 3, unit: 'workingDays', pauses }, clock, [
        stood(why),
      ]).dueAt,
    );
  const [RAN, STOOD] = ['2025-05-09 16:30', '2025-05-14 16:00'];

  it('is an answer that the reporter owes, where its rule says so', () => {
    expect(due('resolution', true, 'awaitingReporter')).toBe(STOOD);
    expect(due('resolution', false, 'awaitingReporter')).toBe(RAN);
    expect(due('closure', true, 'awaitingReporter')).toBe(STOOD);
  });

  it.each(['resolved', 'referred', 'archived'] as const)(
    'is that the report was %s, but closure runs just then',
    (why) => {
      expect(due('resolution', true, why)).toBe(STOOD);
      expect(due('resolution', false, why)).toBe(STOOD);
      expect(due('closure', true, why)).toBe(RAN);
    },
  );
});

describe('the file of clocks', () => {
  const complaints = (clocks: unknown): readonly string[] =>
    (Clocks.safeParse({ clocks }).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const [version] = policy.clocks.clocks;
  const rules = version?.rules ?? [];
  const of = (given: readonly object[]) => complaints([{ validFrom: '2018-01-01', rules: given }]);
  const closure = rules.findIndex(({ clock }) => clock === 'closure');
  /** The rule of closure (ten working days) with something changed. */
  const withClosure = (change: object) =>
    of(rules.map((rule, index) => (index === closure ? { ...rule, ...change } : rule)));
  const at = `clocks.0.rules.${closure}`;

  it('is taken as it is deployed', () => {
    expect(closure).toBeGreaterThan(0);
    expect(of(rules)).toEqual([]);
    expect(withClosure({})).toEqual([]);
  });

  it('is refused when its versions do not follow one another', () => {
    const message = 'clocks.1.validFrom: versions must follow one another';
    expect(complaints([version, { validFrom: version?.validFrom, rules }])).toEqual([message]);
    expect(complaints([version, { validFrom: '2017-12-31', rules }])).toEqual([message]);
    expect(complaints([version, { validFrom: '2018-01-02', rules }])).toEqual([]);
  });

  it('is refused when a version begins on no date', () => {
    expect(complaints([{ validFrom: '2025-02-30', rules }]).join()).toMatch(/^clocks\.0\.validFrom: /);
  });

  it('is refused when a clock has no rule', () => {
    expect(of(rules.filter((rule) => rule.clock !== 'closure'))).toEqual([
      'clocks.0.rules: no general rule for closure of oversight',
      'clocks.0.rules: no general rule for closure of service',
    ]);
  });

  it('is refused when a clock has a rule for one class only: oversight would have no limit, and nobody would see it', () => {
    expect(of(rules.filter((rule) => rule.clock !== 'resolution' || rule.class !== 'oversight'))).toEqual([
      'clocks.0.rules: no general rule for resolution of oversight',
    ]);
  });

  it('is refused for a second rule for the same subject, and names the second', () => {
    const first = rules[closure];
    expect(of([...rules, { ...first, limit: 7 }])).toEqual([
      `clocks.0.rules.${rules.length}: a second rule for closure * * *`,
    ]);
    const ppid = rules.find(({ clock, channel }) => clock === 'resolution' && channel !== undefined);
    expect(of([...rules, { ...ppid, limit: 7 }])).toEqual([
      `clocks.0.rules.${rules.length}: a second rule for resolution service * ppid`,
    ]);
  });

  it.each([
    ['a limit longer than a person could mean', { limit: 401 }, `${at}: more than 400 working days is not a limit`],
    ['more minutes than a person could mean', { limit: 20_001, unit: 'workingMinutes' }, `${at}.limit: `],
    ['a limit below nothing', { limit: -1 }, `${at}.limit: `],
    ['half a day', { limit: 2.5 }, `${at}.limit: `],
    ['a limit in words', { limit: '10' }, `${at}.limit: `],
    ['a unit that nobody counts in', { unit: 'hours' }, `${at}.unit: `],
    ['a clock that nobody knows', { clock: 'penutupan' }, `${at}.clock: `],
    ['a start that nobody knows', { start: 'opened' }, `${at}.start: `],
    [
      'a reminder longer than the limit',
      { warnBefore: { limit: 11, unit: 'workingDays' } },
      `${at}: a reminder before the clock even starts`,
    ],
    [
      'a reminder as long as the limit',
      { warnBefore: { limit: 10, unit: 'workingDays' } },
      `${at}: a reminder before the clock even starts`,
    ],
    [
      'a reminder longer than a limit in minutes',
      { limit: 60, unit: 'workingMinutes', warnBefore: { limit: 90, unit: 'workingMinutes' } },
      `${at}: a reminder before the clock even starts`,
    ],
    [
      'a reminder in minutes that no calendar could make shorter than the limit in days',
      // Ten days of 24 hours are 14,400 minutes.
      { warnBefore: { limit: 14_400, unit: 'workingMinutes' } },
      `${at}: a reminder before the clock even starts`,
    ],
    [
      'a reminder in days for a limit in minutes',
      { limit: 240, unit: 'workingMinutes', warnBefore: { limit: 1, unit: 'workingDays' } },
      `${at}: a reminder before the clock even starts`,
    ],
    ['a reminder below nothing', { warnBefore: { limit: -1, unit: 'workingDays' } }, `${at}.warnBefore.limit: `],
    [
      'an extension of no limit',
      { limit: null, extension: { limit: 7, grounds: ['notYetHeld'] } },
      `${at}: no limit, so nothing to extend`,
    ],
    ['an extension without a ground', { extension: { limit: 7, grounds: [] } }, `${at}.extension.grounds: `],
    ['an extension of nothing', { extension: { limit: 0, grounds: ['notYetHeld'] } }, `${at}.extension.limit: `],
    [
      'a start that has not happened when it is to run',
      { start: 'received' },
      `${at}: a clock that would never start so`,
    ],
    ['no source', { source: '' }, `${at}.source: `],
    ['no word on whether it pauses', { pauses: undefined }, `${at}.pauses: `],
    ['a field that nobody knows', { warnBefor: { limit: 1, unit: 'workingDays' } }, `${at}: `],
  ])('is refused for %s, and says where', (_, change, message) => {
    expect(withClosure(change).filter((complaint) => complaint.startsWith(message))).toHaveLength(1);
  });

  it.each([
    ['no limit at all', { limit: null }],
    ['a limit of nothing', { limit: 0 }],
    ['the longest one', { limit: 400 }],
    ['the longest one in minutes', { limit: 20_000, unit: 'workingMinutes' }],
    ['a reminder a day after the start', { warnBefore: { limit: 9, unit: 'workingDays' } }],
    ['a reminder in minutes for a limit in days', { warnBefore: { limit: 60, unit: 'workingMinutes' } }],
  ])('is taken with %s', (_, change) => {
    expect(withClosure(change)).toEqual([]);
  });
});
