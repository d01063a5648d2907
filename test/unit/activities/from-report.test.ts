import { describe, expect, it } from 'vitest';
import { activityFromReport, mayBecomeNews } from '#shared/domain/activities/from-report';
import type { Report } from '#shared/domain/report/report';
import { Instant, SubDistrictId, TopicId } from '#shared/domain/words/words';
import { aReport, CLOSED, EVERYWHERE, OVERSIGHT, RESOLVED, wib } from '#test/support/builders/a-report';
import { policy } from '#test/support/policy';

const resolved = aReport().next({ type: 'startWork' }).next(RESOLVED);
const closed = resolved.next(CLOSED).build();
const activityOf = (report: Report) => activityFromReport(report, policy.activities, policy.calendar);
/** As it stands, but for what is told. */
const but = (given: object): Report => ({ ...closed, ...given });

describe('an activity from a report', () => {
  it('is of the day on which the report was resolved, by the unit that did it, and of the kind that its topic has', () => {
    const report = but({
      subDistrict: SubDistrictId.parse('kalis'),
      resolvedAt: wib('2025-05-08 23:30'),
      closedAt: wib('2025-05-20 09:00'),
    });
    // 23.30 WIB of the 8th is already the 8th in UTC too; half past midnight of the 9th is not.
    expect(activityOf(report)).toEqual({
      unit: 'llaj',
      kind: 'patroli-perlengkapan-jalan',
      regularity: 'incidental',
      date: '2025-05-08',
      subDistrict: 'kalis',
      indicators: [],
      reports: [closed.id],
    });
    expect(activityOf(but({ resolvedAt: wib('2025-05-09 00:30') }))?.date).toBe('2025-05-09');
  });

  it('is there as soon as the report is resolved', () => {
    expect(activityOf(resolved.build())?.reports).toEqual([closed.id]);
  });

  it('names no place where the report names none', () => {
    expect(activityOf(closed)).not.toHaveProperty('subDistrict');
  });

  it.each([
    ['dermaga', 'asdp', 'piket-dermaga'],
    ['kir', 'llaj', 'uji-kir'],
    ['kemacetan', 'llaj', 'pengaturan-lalu-lintas'],
    ['tarif-angkutan', 'asdp', 'pengawasan-angkutan'],
    // another unit did it all the same
    ['dermaga', 'llaj', 'piket-dermaga'],
    // no kind is for it
    ['terminal', 'llaj', 'lainnya'],
  ])('on %s by %s is %s', (topic, assignee, kind) => {
    expect(activityOf(but({ topic: TopicId.parse(topic), assignee }))?.kind).toBe(kind);
  });

  it('needs a kind that is open to everything where none is for the topic', () => {
    const kinds = policy.activities.kinds.filter(({ id }) => id !== 'lainnya');
    expect(activityFromReport(but({ topic: TopicId.parse('terminal') }), { kinds }, policy.calendar)).toBeUndefined();
  });

  it.each(Object.entries(EVERYWHERE).filter(([place]) => !['resolved', 'closed'].includes(place)))(
    'is not made of one that is %s',
    (_, report) => {
      expect(activityOf(report.build())).toBeUndefined();
    },
  );

  it.each(['answered', 'planned', 'notFixed'])('is not made where nothing was put right (%s)', (result) => {
    expect(activityOf(but({ result }))).toBeUndefined();
  });

  it('is not made of a duplicate: the other one has it', () => {
    expect(activityOf(but({ duplicateOf: closed.id }))).toBeUndefined();
  });
});

describe('reports that nothing may be told of', () => {
  it.each<readonly [string, object]>([
    ['suspected to be about oversight', { oversight: 'suspected' }],
    ['confirmed as oversight', { oversight: 'confirmed' }],
    ['of the class of oversight', { class: 'oversight' }],
    ['called oversight by the channel', { channelClass: 'oversightComplaint' }],
    ['called so and not judged since', { labelUnjudged: true }],
    ['cleared of a suspicion', { seenUntil: Instant.parse(1) }],
    ['with somebody who is named in it', { recused: ['kabid'] }],
    ['secret', { secret: true }],
  ])('one that is %s becomes no activity', (_, given) => {
    expect(mayBecomeNews(but(given))).toBe(false);
    expect(activityOf(but(given))).toBeUndefined();
  });

  it('one that was confirmed as oversight, worked on and resolved becomes none', () => {
    const report = aReport().suspected().next(OVERSIGHT).build();
    expect(mayBecomeNews(report)).toBe(false);
  });

  it('one that nobody has looked at may not be told of either', () => {
    const {
      id,
      channel,
      version,
      tip,
      policy: rules,
      receivedAt,
      anonymous,
      secret,
      flagged,
      content,
      messages,
    } = closed;
    const head = {
      id,
      channel,
      version,
      tip,
      policy: rules,
      receivedAt,
      anonymous,
      secret,
      flagged,
      content,
      messages,
    };
    expect(mayBecomeNews({ ...head, deadlines: {}, status: 'received' })).toBe(false);
  });

  it('an anonymous one may: who it was from is not told anyhow', () => {
    expect(activityOf(but({ anonymous: true }))).toBeDefined();
  });
});
