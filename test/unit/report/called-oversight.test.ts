import { describe, expect, it } from 'vitest';
import { toldOf } from '#shared/domain/report/public-stage';
import {
  ASKED,
  aReport,
  CLASSIFIED,
  CLOSED,
  DANGER,
  RESOLVED,
  said,
  submit,
  wib,
} from '#test/support/builders/a-report';
import { toldBy } from '#test/support/laws/told';

const CALLED = { channelClass: 'oversightComplaint' } as const;
const LATER = wib('2025-05-07 09:00');
/** The channel corrects its class. */
const corrected = (given: Parameters<typeof submit>[0] = {}) =>
  submit({ ...CALLED, content: said('kelas dibetulkan'), sentAt: LATER, ...given });

const called = aReport(CALLED);

describe('a report that the channel calls oversight', () => {
  it('waits for a person and is decided by nothing: its class and oversight are what its words say', () => {
    expect(called.build()).toMatchObject({ status: 'triaging', class: 'service', oversight: 'none', topic: 'pju' });
  });

  it('is suspected where the reporter wants it secret too, and keeps its class until somebody judges', () => {
    expect(aReport({ ...CALLED, secret: true }).build()).toMatchObject({
      status: 'triaging',
      class: 'service',
      oversight: 'suspected',
    });
    expect(aReport({ secret: true }).build()).toMatchObject({ status: 'triaging', oversight: 'none' });
  });

  it('is not archived by a withdrawal before a person has judged it, and the tracking code tells of nothing else', () => {
    const withdrawn = called.next({ type: 'withdraw' });
    expect(withdrawn.build()).toMatchObject({ status: 'triaging', withdrawn: true });
    expect(toldOf(withdrawn.build()).stage).toBe('archived');
    expect(toldOf(called.build()).stage).toBe('inReview');
    expect(toldOf(called.next(ASKED).build()).stage).toBe('awaitingReporter');
  });

  it('is archived by a withdrawal once a person has judged it', () => {
    expect(called.next(CLASSIFIED).next({ type: 'withdraw' }).build().status).toBe('archived');
  });
});

/** Where a unit has what the machine gave it, to the end. */
const HELD = {
  routed: aReport(),
  'in progress': aReport().next({ type: 'startWork' }),
  'asked about': aReport().next(ASKED),
  resolved: aReport().next({ type: 'startWork' }).next(RESOLVED),
  closed: aReport().next({ type: 'startWork' }).next(RESOLVED).next(CLOSED),
};

describe('a report that the channel comes to call oversight', () => {
  it.each(Object.entries(HELD))('while it is %s goes back to a person, with the time that is left', (_, place) => {
    const report = place.next(corrected());
    expect(report.build()).toMatchObject({ status: 'triaging', oversight: 'none', ...CALLED });
    expect(report.build()).not.toHaveProperty('assignee');
    expect(report.build().deadlines.resolution).toMatchObject({ limit: 14 });
    expect(report.build().deadlines.resolution?.stoppedAt).toBeUndefined();
    const types = report.story().record.map(({ event }) => event.type);
    expect(types.slice(-2)).toEqual(['Amended', 'HeldForTriage']);
  });

  it('comes out of the archive where only a withdrawal had taken it there', () => {
    const withdrawn = aReport().next({ type: 'withdraw' });
    expect(withdrawn.next(corrected()).build()).toMatchObject({ status: 'triaging', withdrawn: true, ...CALLED });
    const known = called.next({ type: 'archive', reason: 'notAComplaint' });
    expect(known.next(corrected()).build()).toMatchObject({ status: 'archived', ...CALLED });
  });

  it.each([
    { type: 'archive', reason: 'notAComplaint' },
    { type: 'refer', authority: 'polres' },
  ] as const)('goes back to a person who had put it away before it was called so: $type', (putAway) => {
    const held = aReport().next(putAway).next(corrected());
    expect(held.build()).toMatchObject({ status: 'triaging', ...CALLED });
    expect(
      held
        .next(putAway)
        .next(corrected({ content: said('lagi') }))
        .build().status,
    ).not.toBe('triaging');
  });

  it('is not archived by a withdrawal while the reporter is asked before anybody has judged it', () => {
    const asked = aReport().next({ type: 'confirm' }).next(corrected()).next(ASKED);
    const withdrawn = asked.next({ type: 'withdraw' }).build();
    expect(withdrawn).toMatchObject({ status: 'awaitingReporter', withdrawn: true });
    expect(toldOf(withdrawn).stage).toBe('archived');
  });

  it.each([
    ['called so and then made secret', [corrected(), corrected({ content: said('rahasia'), secret: true })]],
    [
      'made secret and then called so',
      [submit({ content: said('rahasia'), sentAt: LATER, secret: true }), corrected({ content: said('lagi') })],
    ],
    [
      'called so and then made secret by a submission that names no class',
      [corrected(), submit({ content: said('rahasia'), sentAt: wib('2025-05-07 10:00'), secret: true })],
    ],
    [
      'called so, and made secret by an older submission that comes late',
      [corrected(), submit({ content: said('rahasia'), sentAt: wib('2025-05-07 08:00'), secret: true })],
    ],
  ])('is suspected where it is %s, whoever had judged it before', (_, [first, second]) => {
    if (first === undefined || second === undefined) throw new Error('two submissions');
    for (const before of [aReport(), aReport().next({ type: 'confirm' }), aReport().doubtful().next(CLASSIFIED)])
      expect(before.next(first).next(second).build()).toMatchObject({ status: 'triaging', oversight: 'suspected' });
  });

  it('is told to the Lapor admin, and to its unit as gone: as corrected no more when it is sent', () => {
    expect(toldBy(aReport(), corrected())).toEqual([
      'amended → grup-llaj',
      'needsPerson → admin-lapor',
      'takenAway → grup-llaj',
    ]);
  });

  it.each([
    ['confirmed', aReport().next({ type: 'confirm' })],
    ['classified', aReport().doubtful().next(CLASSIFIED)],
  ])(
    'goes back to a person who had %s it before it was called so, and not by a withdrawal into the archive',
    (_, judged) => {
      const held = judged.next(corrected());
      expect(held.build()).toMatchObject({ status: 'triaging', oversight: 'none', ...CALLED });
      expect(held.next({ type: 'withdraw' }).build()).toMatchObject({ status: 'triaging', withdrawn: true });
      expect(judged.next(corrected({ secret: true })).build()).toMatchObject({
        status: 'triaging',
        oversight: 'suspected',
      });
    },
  );

  it('stays where it is once a person has answered for it knowing what it is called', () => {
    const judged = aReport().next(corrected()).next(CLASSIFIED);
    const again = corrected({ content: said('lagi'), secret: true });
    expect(judged.next(again).build()).toMatchObject({ status: 'routed', secret: true, ...CALLED });
    expect(judged.next({ type: 'withdraw' }).build().status).toBe('archived');
  });

  it('is suspected where it is secret as well', () => {
    expect(
      aReport()
        .next(corrected({ secret: true }))
        .build(),
    ).toMatchObject({
      status: 'triaging',
      oversight: 'suspected',
    });
  });

  it('goes back in whatever order its submissions come, and is called so from then on', () => {
    const first = submit({ content: said('mula-mula'), sentAt: wib('2025-05-06 08:00'), ...CALLED });
    expect(aReport().next(first).build()).toMatchObject({ status: 'triaging', ...CALLED });
    const relabelled = submit({ content: said('lain'), sentAt: LATER, channelClass: 'complaint' });
    expect(called.next(relabelled).build()).toMatchObject({ status: 'triaging', ...CALLED });
  });

  it('raises the alarm too where it tells of danger', () => {
    expect(toldBy(aReport(), corrected({ proposal: DANGER })).slice(1)).toEqual([
      'needsPerson → admin-lapor',
      'takenAway → grup-llaj',
      'danger! → admin-lapor',
      'danger! → sekretaris',
    ]);
  });

  it('only becomes more confidential where it is made secret later', () => {
    const secret = submit({ content: said('rahasia'), sentAt: LATER, secret: true });
    expect(aReport().next(secret).build()).toMatchObject({ status: 'routed', secret: true, assignee: 'llaj' });
  });
});
