import { describe, expect, it } from 'vitest';
import { findingsIn, type PolicyText, readPolicyTexts } from '#infra/parts/check-policy';
import { POLICY_FILES } from '#shared/adapters/policy/policy-files';

const texts = readPolicyTexts();
const edited = (name: string, from: string, to: string): readonly PolicyText[] =>
  texts.map((file) => {
    if (file.name !== name) return file;
    expect(file.text, `${name} holds what is edited`).toContain(from);
    return { name, text: file.text.replace(from, to) };
  });
const lineOf = (name: string, part: string): number =>
  (texts
    .find((file) => file.name === name)
    ?.text.split('\n')
    .findIndex((line) => line.includes(part)) ?? -2) + 1;

describe('the office’s rules are checked before every deploy', () => {
  it('finds nothing in the rules as they are', () => {
    expect(findingsIn(texts)).toEqual([]);
  });

  it('deploys every file that lies in the folder', () => {
    expect(Object.keys(POLICY_FILES).sort((a, b) => a.localeCompare(b))).toEqual(
      texts.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
    );
  });

  it('names file and line of a holiday with the wrong weekday', () => {
    const [finding = ''] = findingsIn(edited('calendar-2025', '"weekday": "Rabu"', '"weekday": "Kamis"'));
    expect(finding).toContain('2025-01-01 is a Rabu, not a Kamis');
    const line = Number(/calendar-2025\.json:(\d+):/.exec(finding)?.[1]);
    expect(Math.abs(line - lineOf('calendar-2025', '"2025-01-01"'))).toBeLessThanOrEqual(1);
  });

  it('names the line of a year that lies in another year’s file', () => {
    const [finding = ''] = findingsIn(edited('calendar-2026', '"year": 2026', '"year": 2028'));
    expect(finding).toMatch(/calendar-2026\.json:\d+: /);
  });

  it('names the line of a limit that is no limit', () => {
    const [finding = ''] = findingsIn(edited('clocks', '"limit": 60', '"limit": -60'));
    expect(finding).toMatch(new RegExp(`clocks\\.json:${lineOf('clocks', '"limit": 60')}: `));
  });

  it.each(['Asia/Pontianok', 'WIB', '+07:00', 'asia/pontianak', ' Asia/Pontianak'])(
    'names the line of the zone %j, which nobody has',
    (zone) => {
      const findings = findingsIn(edited('office', '"zone": "Asia/Pontianak"', `"zone": "${zone}"`));
      expect(findings).toEqual([
        `shared/policy/office.json:${lineOf('office', '"zone":')}: no time zone is called so; one like Asia/Pontianak (zone)`,
      ]);
    },
  );

  it('names the line of a field that stands twice, of which a parser would keep the last', () => {
    const findings = findingsIn(
      edited('office', '"zone": "Asia/Pontianak",', '"zone": "Asia/Tokyo",\n"zone": "Asia/Pontianak",'),
    );
    expect(findings).toEqual([`shared/policy/office.json:${lineOf('office', '"zone":') + 1}: "zone" stands twice`]);
  });

  it('names the line of a comma that is missing', () => {
    const [finding = ''] = findingsIn(edited('office', '"zone": "Asia/Pontianak",', '"zone": "Asia/Pontianak"'));
    expect(finding).toMatch(/office\.json:\d+: CommaExpected/);
  });

  it('names the line of a call of somebody whom the office does not have', () => {
    const [finding = ''] = findingsIn(edited('named', '"id": "kepala-llaj"', '"id": "kepala-laut"'));
    expect(finding).toContain(`named.json:${lineOf('named', '"kepala-llaj"')}: nobody of the office is kepala-laut`);
  });

  it('refuses a topic of a unit that the office does not have', () => {
    const [finding = ''] = findingsIn(edited('topics', '"unit": "llaj"', '"unit": "terminal"'));
    expect(finding).toMatch(/topics\.json:\d+: .*topics\.\d+\.unit/s);
  });
});
