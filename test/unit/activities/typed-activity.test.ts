import { describe, expect, it } from 'vitest';
import { ActivityAsked, ActivityShown } from '#shared/contracts/http/activities';
import { policy } from '#test/support/policy';
import {
  askedIn,
  factsIn,
  kindFor,
  kindsFor,
  recurringOn,
  typedOfActivity,
  typedOfRecurring,
  typedOfReport,
  unitsOf,
} from '#web/console/activities/typed-activity.ts';

const REPORT = `rep_${'a'.repeat(26)}`;
const TYPED = {
  ...{ unit: 'llaj', kind: 'patroli-perlengkapan-jalan', what: ' Patroli ', date: '2026-11-24', regularity: 'routine' },
  ...{ place: 'Jalan Contoh', subDistrict: '', from: '08:00', until: '', who: '', why: '  ', how: 'Aman.' },
  ...{ 'indikator-perlengkapan-jalan': 'on', reports: ` ${REPORT}, ` },
};

describe('what is typed of an activity', () => {
  it('is sent as the contract has it, without what stands empty', () => {
    const asked = askedIn(TYPED);
    expect(ActivityAsked.safeParse(asked).error).toBeUndefined();
    expect(asked).toEqual({
      ...{ unit: 'llaj', kind: 'patroli-perlengkapan-jalan', regularity: 'routine', date: '2026-11-24', from: '08:00' },
      ...{ indicators: ['perlengkapan-jalan'], reports: [REPORT] },
      words: { what: 'Patroli', place: 'Jalan Contoh', how: 'Aman.' },
    });
  });

  it('is not sent for what is no unit or desk', () => {
    for (const unit of ['', 'bukan-unit', 'toString']) expect(askedIn({ ...TYPED, unit })).toBeUndefined();
  });

  it('comes back into the form to be amended, and is the same when nothing is changed', () => {
    const shown = ActivityShown.parse({
      ...{ activity: `act_${'a'.repeat(26)}`, unit: 'llaj', kind: 'patroli-perlengkapan-jalan', regularity: 'routine' },
      ...{ date: '2026-11-24', from: '08:00', state: 'done', pictures: 0, documents: 0, version: 1, what: 'Patroli' },
      words: { what: 'Patroli', place: 'Jalan Contoh', how: 'Aman.' },
      ...{ indicators: ['perlengkapan-jalan'], reports: [REPORT], recordedAt: '2026-11-24T16:00:00+07:00' },
      ...{ by: 'rina-contoh', files: [], room: 20, mostBytes: 1, steps: [], open: [] },
    });
    expect(factsIn(typedOfActivity(shown))).toEqual(factsIn(TYPED));
  });
});

describe('what is known beforehand', () => {
  it('all that must be said of a recurring activity is known', () => {
    for (const { id } of policy.activities.recurring) {
      const asked = askedIn(typedOfRecurring(id, '2026-11-24') ?? {});
      expect(asked).toMatchObject({ recurring: id, date: '2026-11-24', regularity: 'routine' });
      expect(ActivityAsked.safeParse(asked).error).toBeUndefined();
    }
    expect(askedIn(typedOfRecurring('piket-dermaga-putussibau', '2026-11-24') ?? {})).toMatchObject({
      ...{ unit: 'asdp', from: '07:30', until: '16:00', subDistrict: 'putussibau-utara' },
      ...{ indicators: ['keselamatan-angkutan'], words: { place: 'Dermaga Putussibau' } },
    });
    expect(typedOfRecurring('tidak-ada', '2026-11-24')).toBeUndefined();
  });

  it('a report gives its unit, kind, what that kind is called, sub-district and id, and never a word of it', () => {
    const report = { id: REPORT, topic: 'pju', assignee: 'llaj', subDistrict: 'badau', title: 'Lampu padam' };
    expect(typedOfReport(report, '2026-11-23')).toEqual({
      ...{ unit: 'llaj', kind: 'patroli-perlengkapan-jalan', subDistrict: 'badau', reports: REPORT },
      ...{ date: '2026-11-23', regularity: 'incidental', what: 'Patroli perlengkapan jalan' },
    });
  });

  it('a report whose kind names nothing leaves it to whoever records it to say what was done', () => {
    const typed = typedOfReport({ id: REPORT, topic: 'situs-web', assignee: 'umum' }, '2026-11-23');
    expect([typed['kind'], typed['what']]).toEqual(['lainnya', undefined]);
  });

  it('there is a kind for every topic: the unit’s own, another’s, or that of whatever has none', () => {
    expect(kindFor('kapal-keselamatan', 'asdp')).toBe('piket-dermaga');
    expect(kindFor('angkutan-umum', 'asdp')).toBe('pengawasan-angkutan');
    expect(kindFor('pju', 'asdp')).toBe('patroli-perlengkapan-jalan');
    expect(kindFor(undefined, 'umum')).toBe('lainnya');
  });

  it('somebody’s unit, its kinds first, and what recurs on that weekday are known', () => {
    expect(unitsOf([{ of: 'asdp' }, { of: undefined }, { of: 'asdp' }, { of: 'inspectorate' }])).toEqual(['asdp']);
    expect(kindsFor('asdp')[0]).toEqual({ id: 'piket-dermaga', isOwn: true });
    // A Monday, and a Sunday.
    expect(recurringOn('2026-11-23', ['llaj', 'asdp']).map(({ id }) => id)).toEqual([
      'piket-dermaga-putussibau',
      'patroli-perlengkapan-jalan',
    ]);
    expect(recurringOn('2026-11-22', ['llaj', 'asdp']).map(({ id }) => id)).toEqual(['piket-dermaga-putussibau']);
  });
});
