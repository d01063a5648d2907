import { describe, expect, it } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { GROUPS } from '#shared/contracts/http/groups';
import { policy } from '#test/support/policy';

describe('the groups of the office', () => {
  it('are ten for the office as a whole, and two for each unit and desk that it has', () => {
    const { units, desks } = policy.units;
    for (const { id } of [...units, ...desks]) {
      expect(GROUPS.get(`head-${id}`)).toEqual({ role: 'headOfUnit', of: id });
      expect(GROUPS.get(`staff-${id}`)).toEqual({ role: 'staff', of: id });
    }
    expect(GROUPS.size).toBe(10 + 2 * (units.length + desks.length));
  });

  it('have somebody invented each on a local system, and somebody is in none', () => {
    const people = inventedPeople();
    expect(people.flatMap(({ groups }) => groups)).toEqual([...GROUPS.keys()]);
    expect(people.filter(({ groups }) => groups.length === 0)).toHaveLength(1);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    for (const { id } of people) expect(id).toMatch(/-contoh$/);
  });
});
