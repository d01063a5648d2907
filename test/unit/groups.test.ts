import { describe, expect, it } from 'vitest';
import { inventedPeople } from '#local/people';
import { loadGroups } from '#shared/adapters/bundled-groups';
import { officeGroups } from '#shared/contracts/groups';

const named = { id: 'x', en: 'x' };

describe('the groups of an office', () => {
  it('follow from its units and desks', () => {
    const small = officeGroups({ units: [{ id: 'asdp', name: named }], desks: [{ id: 'ppid', name: named }] });
    expect(small.get('head-asdp')).toEqual({ role: 'headOfUnit', of: 'asdp' });
    expect(small.get('staff-ppid')).toEqual({ role: 'staffOfUnit', of: 'ppid' });
    expect(small.get('secretary')).toEqual({ role: 'secretary' });
    expect(small.has('head-llaj')).toBe(false);
    // Nine of the whole office, and two for each of the two.
    expect(small.size).toBe(13);
  });

  it('are none for a unit that the office does not know', () => {
    expect(() => officeGroups({ units: [{ id: 'terminal' }], desks: [] })).toThrow();
  });

  it('have somebody invented each on a local system, and somebody is in none', () => {
    const people = inventedPeople();
    expect(people.flatMap(({ groups }) => groups)).toEqual([...loadGroups().keys()]);
    expect(people.filter(({ groups }) => groups.length === 0)).toHaveLength(1);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    for (const { id } of people) expect(id).toMatch(/-contoh$/);
  });
});
