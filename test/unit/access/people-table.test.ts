import { describe, expect, it } from 'vitest';
import { inventedPeople } from '#local/aws/invented-people';
import { peopleTable } from '#local/pages/people-table';
import { policy } from '#test/support/policy';

describe('the people of a local system, as a table', () => {
  const lines = peopleTable(policy, inventedPeople()).split('\n');
  const lineOf = (id: string) =>
    lines
      .find((line) => line.trim().startsWith(id))
      ?.trim()
      .split(/ {2,}/);

  it('has one line for each of them, with what they are in both languages', () => {
    expect(lines).toHaveLength(inventedPeople().length);
    expect(lineOf('siti-contoh')).toEqual(['siti-contoh', 'admin LAPOR!', 'LAPOR! admin']);
    expect(lineOf('wati-contoh')).toEqual([
      'wati-contoh',
      'kepala unit: Bidang Lalu Lintas dan Angkutan Jalan',
      'head of unit: llaj',
    ]);
    expect(lineOf('tamu-contoh')).toEqual(['tamu-contoh', 'belum diberi peran', 'without a role yet']);
  });

  it('fits into a terminal', () => {
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  });
});
