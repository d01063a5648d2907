import { describe, expect, it } from 'vitest';
import { Audience } from '#shared/domain/office/audience';
import { AUDIENCE_NAMES } from '#shared/domain/office/audience-names';
import { policy } from '#test/support/policy';
import { LADDERS, LIMITS, TOPICS, VERSION, YEARS } from '#web/made/rules.ts';

describe('the rules as the pages tell them', () => {
  it('are those that decide', () => {
    expect(VERSION).toBe(policy.version);
  });

  it('have each limit of each version once, with its own source and reminder, those of nobody too', () => {
    expect(LIMITS.map(({ validFrom }) => validFrom)).toEqual(policy.clocks.clocks.map(({ validFrom }) => validFrom));
    for (const [at, { rules }] of policy.clocks.clocks.entries()) {
      const told = LIMITS[at]?.rules ?? [];
      expect(
        told.map(({ clock, limit, unit, source, warnBefore }) => ({ clock, limit, unit, source, warnBefore })),
      ).toEqual(
        rules.map(({ clock, limit, unit, source, warnBefore }) => ({ clock, limit, unit, source, warnBefore })),
      );
      // What the office has not set is called a proposal.
      expect(told.filter(({ proposed }) => proposed)).toHaveLength(rules.filter(({ grade }) => grade === 'U').length);
    }
  });

  it('have each day that does not count, and which decree says so where a year has several', () => {
    expect(YEARS.map(({ year, verified, days }) => [year, verified, days.length])).toEqual(
      policy.calendar.years.map(({ year, verified, days }) => [year, verified, days.length]),
    );
    const [of2025] = YEARS;
    // 18 August 2025 was made joint leave by the decree that changed the first.
    expect(of2025?.days.find(({ date }) => date === '2025-08-18')).toMatchObject({
      kind: 'jointLeave',
      decree: expect.stringContaining('perubahan'),
    });
  });

  it('have each topic once, with its unit or with none', () => {
    const told = TOPICS.flatMap(({ topics }) => topics);
    expect(told.toSorted()).toEqual(policy.topics.topics.map(({ id }) => id).toSorted());
    expect(TOPICS.find(({ unit }) => unit === undefined)?.topics).toContain('sim-tilang');
    expect(TOPICS.find(({ unit }) => unit === 'llaj')?.topics).toContain('pju');
  });

  it('name whoever a step of escalation may name', () => {
    const all = Audience.options.flatMap((part) => [...part.options]);
    expect(Object.keys(AUDIENCE_NAMES)).toEqual(expect.arrayContaining(all));
    expect(LADDERS.map(({ steps }) => steps.length)).toEqual(policy.watch.ladders.map(({ steps }) => steps.length));
  });
});
